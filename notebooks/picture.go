package notebooks

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"slices"

	"github.com/janpfeifer/gonb/gonbui"
	"golang.org/x/image/draw"
)

// ShowPicture shows one of the run's pictures below the cell: differences, budgets or bill, in a language.
func (k *Kept) ShowPicture(name, lang string) error {
	file := "figures/" + name + "_" + lang + ".png"
	picture, err := png.Decode(bytes.NewReader(k.Files[file]))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	small, err := forScreen(picture)
	if err != nil {
		return err
	}
	return show(func() { gonbui.DisplayPng(small) })
}

// forScreen is a picture for print made half as wide and packed: those of a run have 1,260 dots in a line, more than a
// notebook shows, and a notebook with its pictures is kept with the code.
func forScreen(picture image.Image) ([]byte, error) {
	size := picture.Bounds().Size().Div(2)
	half := image.NewRGBA(image.Rectangle{Max: size})
	draw.CatmullRom.Scale(half, half.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err := encoder.Encode(&b, fewColours(half))
	return b.Bytes(), err
}

// fewColours draws a picture in at most 256 colours, a third of its size on disk: every channel in sixteen steps, and of
// what is left the commonest, which stand for the shades between them.
func fewColours(picture *image.RGBA) *image.Paletted {
	size := picture.Bounds().Size()
	count := map[color.RGBA]int{}
	for y := range size.Y {
		for x := range size.X {
			count[stepped(picture.RGBAAt(x, y))]++
		}
	}
	// Equal counts are parted by value: the same bytes each time.
	colours := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(value(a), value(b)))
	})
	var palette color.Palette
	for _, c := range colours[:min(len(colours), 256)] {
		palette = append(palette, c)
	}
	nearest := map[color.RGBA]uint8{}
	for c := range count {
		nearest[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(picture.Bounds(), palette)
	for y := range size.Y {
		for x := range size.X {
			out.SetColorIndex(x, y, nearest[stepped(picture.RGBAAt(x, y))])
		}
	}
	return out
}

// stepped is the nearest colour whose channels are multiples of 17: black and white are themselves.
func stepped(c color.RGBA) color.RGBA {
	to := func(x uint8) uint8 { return uint8((int(x) + 8) / 17 * 17) }
	return color.RGBA{to(c.R), to(c.G), to(c.B), 255}
}

func value(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }
