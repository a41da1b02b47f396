package report

import (
	_ "embed"
	"fmt"
	"unicode/utf8"

	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

//go:embed font/DoudiSans-Regular.ttf
var fontFile []byte

// typeface is the name of the house font.
const typeface font.Typeface = "Doudi Sans"

// loadFont parses the house font.
func loadFont() (*opentype.Font, *font.Cache, error) {
	face, err := opentype.Parse(fontFile)
	if err != nil {
		return nil, nil, fmt.Errorf("the font of the figures cannot be read: %w", err)
	}
	return face, font.NewCache(font.Collection{{Font: font.Font{Typeface: typeface}, Face: face}}), nil
}

// outlined is a canvas on which text becomes filled outlines: a figure then shows its Chinese on any machine, whatever
// fonts it has, and PNG and SVG look the same.
type outlined struct {
	vg.CanvasWriterTo
	face   *sfnt.Font
	buffer sfnt.Buffer
	drawn  func(rune) // told of every character; nil = nobody listens
}

// FillString draws the text with its first character's origin at a point.
func (o *outlined) FillString(f font.Face, at vg.Point, text string) {
	em := fixed.Int26_6(o.face.UnitsPerEm()) << 6 // outlines in the font's own units
	scale := float64(f.Font.Size) / float64(o.face.UnitsPerEm()) / 64
	var path vg.Path
	for len(text) > 0 {
		r, size := utf8.DecodeRuneInString(text)
		text = text[size:]
		if o.drawn != nil {
			o.drawn(r)
		}
		index, err := o.face.GlyphIndex(&o.buffer, r)
		if err != nil {
			continue
		}
		if segments, err := o.face.LoadGlyph(&o.buffer, index, em, nil); err == nil {
			path = trace(path, segments, at, scale)
		}
		if advance, err := o.face.GlyphAdvance(&o.buffer, index, em, 0); err == nil {
			at.X += vg.Length(float64(advance) * scale)
		}
	}
	if len(path) > 0 {
		o.Fill(path)
	}
}

// trace adds a glyph's outline to a path. Fonts count y downwards, the canvas upwards.
func trace(path vg.Path, segments sfnt.Segments, at vg.Point, scale float64) vg.Path {
	point := func(p fixed.Point26_6) vg.Point {
		return vg.Point{X: at.X + vg.Length(float64(p.X)*scale), Y: at.Y - vg.Length(float64(p.Y)*scale)}
	}
	open := false
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if open {
				path.Close()
			}
			open = true
			path.Move(point(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			path.Line(point(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			path.QuadTo(point(s.Args[0]), point(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			path.CubeTo(point(s.Args[0]), point(s.Args[1]), point(s.Args[2]))
		}
	}
	if open {
		path.Close()
	}
	return path
}
