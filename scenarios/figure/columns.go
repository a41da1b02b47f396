package figure

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Columns are amounts by group, as upright bars with their 90 % interval: a small drawing each.
type Columns struct {
	Words
	Charts []Chart
	Axis   string // what the groups are, said above the drawings
	Empty  string // said where there is nothing to draw
}

// Chart is one measure by group.
type Chart struct {
	Title   string // what, with the unit
	Caption string
	Bars    []Column
	Holds   []float64 // amounts that the axis holds beside its own, so that several can be compared
}

// Column is one group's amount. Where Mean is NaN there is none; where P05 is, there is no interval.
type Column struct {
	Label          string // short
	Mean, P05, P95 float64
	Noise          bool // a difference that may be noise: an empty bar
}

func (g *Columns) words() Words { return g.Words }

const (
	chartHeight = vg.Length(120)
	barShare    = 0.34 // half of a bar's width, of the distance of bars
)

func (g *Columns) panels(h *house, width vg.Length) panels {
	return h.panels(width, chartHeight+h.marks(belowZero), h.columns(len(g.Charts)), len(g.Charts), func(i int) (string, string) { return g.Charts[i].Title, g.Charts[i].Caption })
}

func (g *Columns) height(h *house, width vg.Length) vg.Length {
	if len(g.Charts) == 0 {
		return noteSize * lead * 2
	}
	p := g.panels(h, width)
	return h.axisWords(g.Axis, width).put(axisGap) + p.height()
}

// axisWords say above drawings what their axes are.
func (h *house) axisWords(words string, width vg.Length) paragraph {
	return h.paragraph(h.style(noteSize, soft(), text.XLeft, text.YTop), words, width, mostName)
}

func (g *Columns) paint(h *house, c draw.Canvas) error {
	width := c.Max.X - c.Min.X
	if len(g.Charts) == 0 {
		h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), g.Empty, width, mostName).write(c, c.Min.X, c.Max.Y)
		return nil
	}
	axis, p := h.axisWords(g.Axis, width), g.panels(h, width)
	axis.write(c, c.Min.X, c.Max.Y)
	c.Max.Y -= axis.put(axisGap)
	return p.paint(c, func(i int, c draw.Canvas) error { return g.Charts[i].paint(h, c) })
}

// paint draws one measure by group.
func (g *Chart) paint(h *house, c draw.Canvas) error {
	amounts := append([]float64{}, g.Holds...)
	var names plot.ConstantTicks
	for i, b := range g.Bars {
		amounts = append(amounts, b.Mean, b.P05, b.P95)
		names = append(names, plot.Tick{Value: float64(i), Label: h.shown(b.Label)})
	}
	low, high := spanned(amounts...)
	p := h.upright(low, high, fewSteps)
	p.X.Min, p.X.Max = -0.5, float64(len(g.Bars))-0.5
	p.X.LineStyle.Width, p.X.Tick.Length = 0, 0 // the line at zero says as much
	p.X.Tick.Marker = plot.ConstantTicks{}
	inner := p.DataCanvas(c)
	p.X.Tick.Marker = h.named(names, inner.Max.X-inner.Min.X)
	p.Add(bare{across{low: low, high: high}})
	for i, b := range g.Bars {
		if err := b.add(p, float64(i)); err != nil {
			return err
		}
	}
	p.Draw(c)
	return nil
}

// named leaves as many labels at equal steps, both ends among them, as have room on a length.
func (h *house) named(list plot.ConstantTicks, length vg.Length) plot.ConstantTicks {
	sty := h.style(noteSize, ink(), text.XCenter, text.YTop)
	widest := vg.Length(0)
	for _, t := range list {
		widest = max(widest, sty.Width(t.Label))
	}
	step := 1
	for step < len(list)-1 && ((len(list)-1)%step != 0 || length*vg.Length(step)/vg.Length(len(list)) < widest+labelGap) {
		step++
	}
	for i := range list {
		if i%step != 0 {
			list[i].Label = ""
		}
	}
	return list
}

// add puts a bar and its interval on a plot.
func (b *Column) add(p *plot.Plot, x float64) error {
	if math.IsNaN(b.Mean) {
		return nil
	}
	area, err := plotter.NewPolygon(box(x-barShare, x+barShare, 0, b.Mean))
	if err != nil {
		return err
	}
	area.Color, area.LineStyle = color.Color(sky()), draw.LineStyle{Color: blue(), Width: 1}
	if b.Noise {
		area.Color, area.LineStyle.Color = paper(), rule()
	}
	p.Add(bare{area})
	if math.IsNaN(b.P05) || math.IsNaN(b.P95) {
		return nil
	}
	line, err := plotter.NewLine(plotter.XYs{{X: x, Y: b.P05}, {X: x, Y: b.P95}})
	if err != nil {
		return err
	}
	line.LineStyle = draw.LineStyle{Color: ink(), Width: 1.6}
	p.Add(bare{line})
	return nil
}

// box is the corners of a rectangle.
func box(left, right, low, high float64) plotter.XYs {
	return plotter.XYs{{X: left, Y: low}, {X: right, Y: low}, {X: right, Y: high}, {X: left, Y: high}}
}
