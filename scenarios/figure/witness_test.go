package figure

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/recorder"
)

// witness is a canvas that remembers where everything was drawn.
type witness struct {
	recorder.Canvas
	t     *testing.T
	texts []written
	marks []vg.Rectangle               // of lines and areas
	lines map[vg.Length][]vg.Rectangle // by width
	paths map[vg.Length][]vg.Path      // the same
	areas map[color.Color][]vg.Rectangle
	fills map[color.Color][]vg.Path // the same
	line  vg.Length
	ink   color.Color
}

// written is a text with the box of its letters.
type written struct {
	text string
	size vg.Length
	box  vg.Rectangle
}

func (w *witness) FillString(f font.Face, at vg.Point, text string) {
	size := f.Font.Size
	w.texts = append(w.texts, written{text, size, vg.Rectangle{
		Min: vg.Point{X: at.X, Y: at.Y - 0.12*size}, Max: vg.Point{X: at.X + f.Width(text), Y: at.Y + 0.88*size}, // the font's descent and ascent
	}})
}

func (w *witness) SetLineWidth(x vg.Length) { w.line = x }
func (w *witness) SetColor(c color.Color)   { w.ink = c }
func (w *witness) Rotate(float64)           { w.t.Error("the drawing turns") }
func (w *witness) Translate(vg.Point)       { w.t.Error("the drawing moves") }
func (w *witness) Scale(float64, float64)   { w.t.Error("the drawing stretches") }

func (w *witness) Stroke(p vg.Path) {
	if w.line > 0 {
		w.marks = append(w.marks, extent(p, w.line/2))
		w.lines[w.line] = append(w.lines[w.line], extent(p, 0))
		w.paths[w.line] = append(w.paths[w.line], p)
	}
}

func (w *witness) Fill(p vg.Path) {
	w.marks = append(w.marks, extent(p, 0))
	w.areas[w.ink] = append(w.areas[w.ink], extent(p, 0))
	w.fills[w.ink] = append(w.fills[w.ink], p)
}

// extent is the box of a path.
func extent(p vg.Path, around vg.Length) vg.Rectangle {
	inf := vg.Length(math.Inf(1))
	box := vg.Rectangle{Min: vg.Point{X: inf, Y: inf}, Max: vg.Point{X: -inf, Y: -inf}}
	for _, c := range p {
		if c.Type == vg.CloseComp {
			continue
		}
		r := c.Radius + around
		box.Min = vg.Point{X: min(box.Min.X, c.Pos.X-r), Y: min(box.Min.Y, c.Pos.Y-r)}
		box.Max = vg.Point{X: max(box.Max.X, c.Pos.X+r), Y: max(box.Max.Y, c.Pos.Y+r)}
	}
	return box
}

// seen draws a figure before a witness and returns the height of the sheet.
func seen(t *testing.T, f Figure) (*witness, vg.Length) {
	t.Helper()
	return seenAt(t, f, Half)
}

// seenAt is seen at a width.
func seenAt(t *testing.T, f Figure, width Width) (*witness, vg.Length) {
	t.Helper()
	h, err := newHouse(width)
	if err != nil {
		t.Fatal(err)
	}
	surround := h.frame(f.words())
	height := surround.height() + f.height(h, h.width-2*margin)
	w := &witness{t: t, lines: map[vg.Length][]vg.Rectangle{}, paths: map[vg.Length][]vg.Path{}, areas: map[color.Color][]vg.Rectangle{}, fills: map[color.Color][]vg.Path{}}
	if err := paintOn(h, f, surround, w, height); err != nil {
		t.Fatal(err)
	}
	return w, height
}

// sound checks what every figure promises: nothing off the sheet, no text over another, letters that exist and can be
// read, at half and at full width.
func sound(t *testing.T, f Figure) *witness {
	t.Helper()
	soundAt(t, f, Full)
	return soundAt(t, f, Half)
}

func soundAt(t *testing.T, f Figure, on Width) *witness {
	t.Helper()
	w, height := seenAt(t, f, on)
	width := on.sheet()
	const slack = 0.01
	inside := func(what string, r vg.Rectangle) {
		if r.Min.X < -slack || r.Min.Y < -slack || r.Max.X > width+slack || r.Max.Y > height+slack {
			t.Errorf("%s is off the sheet of %.0f × %.0f: %.1f", what, width, height, r)
		}
	}
	l, err := loadFont()
	if err != nil {
		t.Fatal(err)
	}
	var buffer sfnt.Buffer
	for i, a := range w.texts {
		inside(fmt.Sprintf("%q", a.text), a.box)
		if paper := a.size * vg.Length(on.scale()); paper < 7 {
			t.Errorf("%q has letters of %.1f points at %s width", a.text, paper, on)
		}
		for _, r := range a.text {
			if index, err := l.font.GlyphIndex(&buffer, r); err != nil || index == 0 {
				t.Errorf("%q: no glyph for %c (U+%04X)", a.text, r, r)
			}
		}
		for _, b := range w.texts[:i] {
			if a.box.Min.X < b.box.Max.X-slack && b.box.Min.X < a.box.Max.X-slack && a.box.Min.Y < b.box.Max.Y-slack && b.box.Min.Y < a.box.Max.Y-slack {
				t.Errorf("%q at %.0f lies over %q at %.0f", a.text, a.box, b.text, b.box)
			}
		}
	}
	for _, r := range w.marks {
		inside("a mark", r)
	}
	return w
}
