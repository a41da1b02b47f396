package figure

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Distances on a sheet, in its own points (see Width).
const (
	margin = vg.Length(14)
	gap    = vg.Length(16) // between panels side by side
)

// Sizes of letters, points of the sheet. On paper the smallest is 7.1 points at half width, 8.5 at full width.
const (
	titleSize = vg.Length(19)
	textSize  = vg.Length(15)
	noteSize  = vg.Length(14.2)
)

// lead is the distance of lines, as a multiple of the size of the letters.
const lead = 1.3

// The greys of words, of secondary words, of lines and of areas; blue and orange are told apart by eyes that do not
// tell red from green (Okabe and Ito), and both from the greys without colour.
func ink() color.Color    { return color.Gray{0x1c} }
func soft() color.Color   { return color.Gray{0x50} }
func rule() color.Color   { return color.Gray{0x90} }
func faint() color.Color  { return color.Gray{0xde} }
func blue() color.Color   { return color.RGBA{0x00, 0x5a, 0x8e, 0xff} }
func sky() color.Color    { return color.RGBA{0x8f, 0xc4, 0xe6, 0xff} }
func orange() color.Color { return color.RGBA{0xe0, 0x82, 0x1e, 0xff} }
func paper() color.Color  { return color.White }

// house is the look of the figures.
type house struct {
	*lettering
	handler text.Handler
	width   vg.Length // of the sheet
	wide    bool      // the sheet has the full width
}

func newHouse(width Width) (*house, error) {
	l, err := loadFont()
	if err != nil {
		return nil, err
	}
	return &house{l, text.Plain{Fonts: l.cache}, width.sheet(), width == Full}, nil
}

// style is letters of a size and colour, their anchor given by the alignments.
func (h *house) style(size vg.Length, c color.Color, x text.XAlignment, y text.YAlignment) text.Style {
	return text.Style{Color: c, Font: font.Font{Typeface: typeface, Size: size}, XAlign: x, YAlign: y, Handler: h.handler}
}

// plot is an empty plot in the house style: no frame, no vertical axis, a thin horizontal one.
func (h *house) plot() *plot.Plot {
	p := plot.New()
	p.TextHandler = h.handler
	p.BackgroundColor = nil
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.Label.TextStyle = h.style(noteSize, soft(), text.XCenter, text.YBottom)
		axis.Label.Padding = 2
		axis.LineStyle = draw.LineStyle{Color: rule(), Width: 0.8}
		axis.Tick.LineStyle = draw.LineStyle{Color: rule(), Width: 0.8}
		axis.Tick.Length = 4
		axis.Padding = 0
	}
	p.X.Tick.Label = h.style(noteSize, ink(), text.XCenter, text.YTop)
	p.Y.Tick.Label = h.style(noteSize, ink(), text.XRight, text.YCenter)
	return p
}

// bare is a plotter that leaves the axes and the room round them alone.
type bare struct{ plot.Plotter }

// axis is the height of a horizontal axis with its labels and unit, so far below the data.
func (h *house) axis(below vg.Length) vg.Length { return h.axisWith("0", below) }

// marks is the height of a horizontal axis with its labels and no unit.
func (h *house) marks(below vg.Length) vg.Length { return h.axisWith("", below) }

func (h *house) axisWith(unit string, below vg.Length) vg.Length {
	p := h.plot()
	p.X.Label.Text, p.X.Padding = unit, below
	p.X.Tick.Marker = plot.ConstantTicks{{Value: 0, Label: "0"}}
	p.HideY()
	return axisHeight(p)
}

// axisHeight is what a plot needs below its data.
func axisHeight(p *plot.Plot) vg.Length {
	trial := draw.Canvas{Rectangle: vg.Rectangle{Max: vg.Point{X: 1000, Y: 1000}}}
	return p.DataCanvas(trial).Min.Y
}
