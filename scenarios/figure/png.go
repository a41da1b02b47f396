package figure

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image/png"
	"io"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/vgimg"
)

// raster is a PNG that says how large it is on paper, which the encoder does not.
type raster struct {
	*vgimg.Canvas
	dotsPerInch float64 // on paper
}

// mostDots is how high a PNG file may be: higher ones many programs do not open.
const mostDots = 16_000

// newPNG is a sheet of a size, to be printed at a width. One that is very long, of dozens of scenarios, has fewer dots to the inch.
func newPNG(width, height vg.Length, on Width) raster {
	perInch := on.dotsPerInch()
	for perInch*on.scale()*float64(height/vg.Inch) > mostDots {
		perInch /= 2
	}
	dots := int(math.Round(perInch * on.scale())) // an inch of the sheet
	return raster{vgimg.NewWith(vgimg.UseWH(width, height), vgimg.UseDPI(dots)), perInch}
}

// WriteTo writes the file.
func (r raster) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&b, r.Image()); err != nil {
		return 0, err
	}
	n, err := w.Write(withDensity(b.Bytes(), r.dotsPerInch))
	return int64(n), err
}

// withDensity puts the chunk pHYs behind the header, which is always first and 13 bytes long: pixels a metre in both
// directions and the unit (PNG specification, third edition, 11.3.4.3).
func withDensity(file []byte, dotsPerInch float64) []byte {
	const header = 8 + 12 + 13 // signature, a chunk's length, name and checksum, its data
	perMetre := uint32(math.Round(dotsPerInch / 0.0254))
	chunk := []byte("pHYs")
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = binary.BigEndian.AppendUint32(chunk, perMetre)
	chunk = append(chunk, 1)
	out := append([]byte{}, file[:header]...)
	out = binary.BigEndian.AppendUint32(out, uint32(len(chunk)-4))
	out = append(out, chunk...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
	return append(out, file[header:]...)
}
