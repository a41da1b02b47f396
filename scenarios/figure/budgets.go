package figure

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Budgets say how likely a budget is to be overrun, by its amount: a small curve for each fund.
type Budgets struct {
	Words
	Curves []Curve
	Axis   string // what runs upwards, said above the curves
	Empty  string // said where no fund spends anything
}

// Curve is one fund's: the probability falls from 1 to 0 as the amount grows.
type Curve struct {
	Title  string
	Unit   string // of Amounts, with the year
	Points []Overrun
	Marks  []Mark
}

// Overrun is the probability, 0…1, that spending passes an amount.
type Overrun struct{ Amount, Probability float64 }

// Mark is a point of the curve with its amount in words.
type Mark struct {
	Overrun
	Label string
}

func (b *Budgets) words() Words { return b.Words }

const (
	curveHeight = vg.Length(130) // of the probabilities 0…1
	axisGap     = vg.Length(6)   // below what runs upwards
	belowZero   = vg.Length(6)   // between zero and the axis of amounts, whose labels would meet
)

func (b *Budgets) panels(h *house, width vg.Length) panels {
	return h.panels(width, curveHeight+h.axis(belowZero), h.columns(len(b.Curves)), len(b.Curves), func(i int) (string, string) { return b.Curves[i].Title, "" })
}

func (b *Budgets) height(h *house, width vg.Length) vg.Length {
	if len(b.Curves) == 0 {
		return noteSize * lead * 2
	}
	p := b.panels(h, width)
	return noteSize*lead + axisGap + p.height()
}

func (b *Budgets) paint(h *house, c draw.Canvas) error {
	small := h.style(noteSize, soft(), text.XLeft, text.YTop)
	if len(b.Curves) == 0 {
		h.paragraph(small, b.Empty, c.Max.X-c.Min.X, mostName).write(c, c.Min.X, c.Max.Y)
		return nil
	}
	p := b.panels(h, c.Max.X-c.Min.X)
	c.Max.Y = h.paragraph(small, b.Axis, c.Max.X-c.Min.X, 1).write(c, c.Min.X, c.Max.Y) - axisGap
	return p.paint(c, func(i int, c draw.Canvas) error { return b.Curves[i].paint(h, c) })
}

// span is the axis of the amounts. The labels stand to the right of their marks and must find room there.
func (v *Curve) span(sty text.Style, room vg.Length) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, p := range v.Points {
		low, high = min(low, p.Amount), max(high, p.Amount)
	}
	if !(high-low > 1e-6*max(math.Abs(low), math.Abs(high))) { // a single amount, as far as can be seen, or none
		if math.IsInf(low, 0) {
			low = 0
		}
		half := max(math.Abs(low)/4, 1e-9)
		if low == 0 {
			half = 1
		}
		low, high = low-half, low+half
		if low < 0 && v.Points != nil && v.Points[0].Amount >= 0 {
			low = 0
		}
	}
	for _, m := range v.Marks {
		share := 1 - (sty.Width(m.Label)+markRoom)/room
		if share > 0 && m.Amount > low {
			high = max(high, low+(m.Amount-low)/float64(share))
		}
	}
	return low, high + (high-low)*0.02
}

const markRoom = vg.Length(9) // between a mark's middle and its label

// paint draws one fund's curve.
func (v *Curve) paint(h *house, c draw.Canvas) error {
	p := h.plot()
	p.Y.Min, p.Y.Max = 0, 1
	p.Y.Tick.Marker = plot.ConstantTicks{{Value: 0, Label: "0"}, {Value: 0.5, Label: "50%"}, {Value: 1, Label: "100%"}}
	p.X.Label.Text, p.X.Padding = v.Unit, belowZero
	p.X.Tick.Marker = plot.ConstantTicks{}
	room := c.Max.X - c.Min.X - p.Y.Tick.Label.Width("100%") - 2*noteSize
	sty := h.style(noteSize, ink(), text.XLeft, text.YBottom)
	p.X.Min, p.X.Max = v.span(sty, room)
	p.X.Tick.Marker = h.ticks(p.X.Min, p.X.Max, room, p.Y.Tick.Label.Width("100%"))
	grid := plotter.NewGrid()
	grid.Vertical.Width = 0
	grid.Horizontal = draw.LineStyle{Color: faint(), Width: 0.8}
	p.Add(grid)
	xys := make(plotter.XYs, len(v.Points))
	for i, o := range v.Points {
		xys[i].X, xys[i].Y = o.Amount, o.Probability
	}
	line, err := plotter.NewLine(xys)
	if err != nil {
		return err
	}
	line.LineStyle = draw.LineStyle{Color: blue(), Width: 2.4}
	p.Add(bare{line})
	inner := p.DataCanvas(c)
	x, y := p.Transforms(&inner)
	shapes := []draw.GlyphDrawer{draw.CircleGlyph{}, draw.PyramidGlyph{}, draw.BoxGlyph{}}
	for i, m := range v.Marks {
		drop, err := plotter.NewLine(plotter.XYs{{X: m.Amount, Y: 0}, {X: m.Amount, Y: m.Probability}})
		if err != nil {
			return err
		}
		drop.LineStyle = draw.LineStyle{Color: rule(), Width: 0.8, Dashes: []vg.Length{3, 3}}
		dot, err := plotter.NewScatter(plotter.XYs{{X: m.Amount, Y: m.Probability}})
		if err != nil {
			return err
		}
		dot.GlyphStyle = draw.GlyphStyle{Color: ink(), Radius: 4.5, Shape: shapes[i%len(shapes)]}
		p.Add(bare{drop}, bare{dot})
	}
	p.Draw(c)
	for _, m := range v.Marks { // nothing of a falling curve is above and to the right of one of its points
		left := min(x(m.Amount)+markRoom, c.Max.X-sty.Width(m.Label))
		c.FillText(sty, vg.Point{X: left, Y: y(m.Probability) + 1}, h.shown(m.Label))
	}
	return nil
}
