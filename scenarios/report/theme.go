package report

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Sizes of a figure: 18 × 11 cm fits the width of an A4 page.
const (
	figureWidth  = 18 * vg.Centimeter
	figureHeight = 11 * vg.Centimeter
	margin       = vg.Length(14)
)

// Sizes of letters, points.
const (
	titleSize = vg.Length(13)
	textSize  = vg.Length(9)
	noteSize  = vg.Length(7.5)
)

// ink, soft and faint are the greys of words, of secondary words and of grid lines.
func ink() color.Color   { return color.Gray{0x22} }
func soft() color.Color  { return color.Gray{0x60} }
func faint() color.Color { return color.Gray{0xdd} }

// palette is colours that are told apart by eyes that do not tell red from green (Okabe and Ito), the baseline's first.
func palette(i int) color.Color {
	colours := []color.RGBA{
		{0x00, 0x72, 0xb2, 0xff}, {0xd5, 0x5e, 0x00, 0xff}, {0x00, 0x9e, 0x73, 0xff}, {0xcc, 0x79, 0xa7, 0xff}, {0xe6, 0x9f, 0x00, 0xff}, {0x56, 0xb4, 0xe9, 0xff},
	}
	return colours[i%len(colours)]
}

// house is the look of the figures in one language.
type house struct {
	l       tongue
	handler text.Handler
}

// style is letters of a size and colour, their anchor given by the alignments.
func (h house) style(size vg.Length, c color.Color, x text.XAlignment, y text.YAlignment) text.Style {
	return text.Style{Color: c, Font: font.Font{Typeface: typeface, Size: size}, XAlign: x, YAlign: y, Handler: h.handler}
}

// plot is an empty plot in the house style: no frame, thin axes, letters of the house font.
func (h house) plot() *plot.Plot {
	p := plot.New()
	p.TextHandler = h.handler
	p.BackgroundColor = color.White
	p.Title.TextStyle = h.style(textSize, ink(), text.XCenter, text.YTop)
	p.Title.Padding = 6
	p.Legend.TextStyle = h.style(textSize, ink(), text.XLeft, text.YCenter)
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.Label.TextStyle = h.style(textSize, soft(), text.XCenter, text.YBottom)
		axis.LineStyle = draw.LineStyle{Color: soft(), Width: 0.5}
		axis.Tick.LineStyle = draw.LineStyle{Color: soft(), Width: 0.5}
		axis.Tick.Length = 3
		axis.Padding = 0
		axis.Label.Padding = 4
	}
	p.X.Tick.Label = h.style(textSize, ink(), text.XCenter, text.YTop)
	p.Y.Tick.Label = h.style(textSize, ink(), text.XRight, text.YCenter)
	return p
}

// frame sets title, subtitle and note around a drawing and returns the space left for it. Everything begins at the
// left margin.
func (h house) frame(c draw.Canvas, title, subtitle, note string) draw.Canvas {
	c = draw.Crop(c, margin, -margin, margin, -margin)
	width := c.Max.X - c.Min.X
	top := c.Max.Y
	put := func(sty text.Style, words string) {
		for _, line := range wrap(sty, words, width) {
			c.FillText(sty, vg.Point{X: c.Min.X, Y: top}, line)
			top -= sty.Font.Size * 1.35
		}
	}
	put(h.style(titleSize, ink(), text.XLeft, text.YTop), title)
	top -= 2
	put(h.style(textSize, soft(), text.XLeft, text.YTop), subtitle)
	bottom := c.Min.Y
	sty := h.style(noteSize, soft(), text.XLeft, text.YBottom)
	lines := wrap(sty, note, width)
	for i := len(lines) - 1; i >= 0; i-- {
		c.FillText(sty, vg.Point{X: c.Min.X, Y: bottom}, lines[i])
		bottom += sty.Font.Size * 1.35
	}
	c.Max.Y, c.Min.Y = top-8, bottom+6
	return c
}

// wrap breaks words into lines that fit a width: at spaces, and between Chinese characters except before punctuation.
func wrap(sty text.Style, words string, width vg.Length) []string {
	var lines []string
	line, candidate := []rune{}, 0 // candidate: where the line may be broken
	for _, r := range words {
		chinese := r >= 0x2e80 && r < 0xff00 && r != '。' && r != '、'
		if chinese && len(line) > 0 {
			candidate = len(line)
		}
		line = append(line, r)
		if r == ' ' {
			candidate = len(line)
		}
		if sty.Width(string(line)) > width && candidate > 0 {
			lines = append(lines, string(line[:candidate]))
			line, candidate = append([]rune{}, line[candidate:]...), 0
		}
	}
	return append(lines, string(line))
}

// ticks marks an axis from zero to its top at round numbers, at most so many above zero, with grouped labels.
func ticks(top float64, most int) plot.ConstantTicks {
	step := math.Pow10(int(math.Floor(math.Log10(top / float64(most)))))
	for _, m := range []float64{1, 2, 5, 10} {
		if top/(step*m) < float64(most)+1 {
			step *= m
			break
		}
	}
	decimals := max(0, -int(math.Floor(math.Log10(step)+1e-9)))
	var out plot.ConstantTicks
	for i := 0.0; i*step <= top*(1+1e-9); i++ {
		out = append(out, plot.Tick{Value: i * step, Label: grouped(i*step, decimals)})
	}
	return out
}

// fitting are ticks whose labels stand apart on an axis so wide: fewer of them where they are long.
func (h house) fitting(top float64, most int, width vg.Length) plot.ConstantTicks {
	sty := h.style(noteSize, ink(), text.XCenter, text.YTop)
	for ; ; most-- {
		out := ticks(top, most)
		taken := vg.Length(0)
		for _, t := range out {
			taken += sty.Width(t.Label) + noteSize
		}
		if taken <= width || most == 1 {
			return out
		}
	}
}
