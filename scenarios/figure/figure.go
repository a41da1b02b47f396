package figure

import (
	"fmt"
	"image/color"
	"io"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// Figure is a picture: *Balances, *Bars, *Budgets, *Columns, *Differences, *Fans, *Forest, *Frontier, *Plane, *Tornado or *Waterfall.
type Figure interface {
	// words stand round the drawing.
	words() Words
	// height is what the drawing needs at a width.
	height(h *house, width vg.Length) vg.Length
	// paint draws into a space of that width and height.
	paint(h *house, c draw.Canvas) error
}

// Formats are the kinds of files that Write makes, which are also their extensions.
func Formats() []string { return []string{"png", "svg", "pdf"} }

// Write draws a figure as a file of a format, to be printed so wide. The same figure gives the same bytes.
func Write(w io.Writer, f Figure, format string, width Width) error {
	if !slices.Contains(Formats(), format) {
		panic("figure: no format " + format)
	}
	h, err := newHouse(width)
	if err != nil {
		return err
	}
	surround := h.frame(f.words())
	height := surround.height() + f.height(h, h.width-2*margin)
	canvas, err := blank(h, f.words(), format, width, height)
	if err != nil {
		return err
	}
	if err := paintOn(h, f, surround, canvas, height); err != nil {
		return err
	}
	_, err = canvas.WriteTo(w)
	return err
}

// paintOn draws the whole sheet.
func paintOn(h *house, f Figure, surround frame, canvas vg.Canvas, height vg.Length) error {
	c := draw.NewCanvas(canvas, h.width, height)
	c.SetColor(color.White)
	c.Fill(c.Rectangle.Path()) // a page of its own, also where the reader's is dark
	if err := f.paint(h, surround.draw(c)); err != nil {
		return fmt.Errorf("the figure %q cannot be drawn: %w", f.words().Title, err)
	}
	return nil
}

// blank is an empty sheet of a format.
func blank(h *house, w Words, format string, width Width, height vg.Length) (vg.CanvasWriterTo, error) {
	switch format {
	case "svg":
		return &svg{Canvas: vgsvg.New(h.width, height), title: h.shown(w.Title), scale: width.scale(), height: height}, nil
	case "pdf":
		return newPDF(h.width, height, width.scale(), h.shown(w.Title))
	}
	return newPNG(h.width, height, width), nil
}
