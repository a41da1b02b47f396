package report

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// mark is one value of a figure with its interval, in the axis's unit, and what is written beside it.
type mark struct {
	at             float64 // place on the other axis
	mean, low, top float64 // low and top NaN: no interval
	label          string
	below          string // a second, softer line of the label
}

// marks draws values with intervals along an axis, as bars from zero or as dots.
type marks struct {
	list    []mark
	colour  func(i int) color.Color
	upright bool      // values run along y instead of x
	bar     vg.Length // thickness of the bars; 0 = dots
	shift   vg.Length // of intervals and dots along the other axis, so that series stand side by side
	label   text.Style
	soft    text.Style
}

// Plot draws the marks.
func (m marks) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for i, k := range m.list {
		colour := m.colour(i)
		place := func(value float64) vg.Point {
			if m.upright {
				return vg.Point{X: x(k.at) + m.shift, Y: y(value)}
			}
			return vg.Point{X: x(value), Y: y(k.at) + m.shift}
		}
		line := draw.LineStyle{Color: colour, Width: 1.2}
		if m.bar > 0 {
			c.FillPolygon(pale(colour), m.rectangle(place(0), place(k.mean)))
		}
		if !math.IsNaN(k.low) && !math.IsNaN(k.top) {
			low, top := place(k.low), place(k.top)
			c.StrokeLine2(line, low.X, low.Y, top.X, top.Y)
		}
		c.DrawGlyphNoClip(draw.GlyphStyle{Color: colour, Radius: 2.6, Shape: draw.CircleGlyph{}}, place(k.mean))
		m.write(c, k, place)
	}
}

// rectangle is a bar between two points of its middle line, which the shift does not move.
func (m marks) rectangle(a, b vg.Point) []vg.Point {
	half := m.bar / 2
	if m.upright {
		a.X, b.X = a.X-m.shift, b.X-m.shift
		return []vg.Point{{X: a.X - half, Y: a.Y}, {X: a.X + half, Y: a.Y}, {X: b.X + half, Y: b.Y}, {X: b.X - half, Y: b.Y}}
	}
	return []vg.Point{{X: a.X, Y: a.Y - half}, {X: a.X, Y: a.Y + half}, {X: b.X, Y: b.Y + half}, {X: b.X, Y: b.Y - half}}
}

// write puts the label behind the end of the interval (bars) or above the dot, the second line below.
func (m marks) write(c draw.Canvas, k mark, place func(float64) vg.Point) {
	if k.label == "" {
		return
	}
	if m.bar > 0 {
		end := place(max(k.top, k.mean))
		c.FillText(m.label, vg.Point{X: end.X + 5, Y: end.Y}, k.label)
		return
	}
	at := place(k.mean)
	c.FillText(m.label, vg.Point{X: at.X, Y: at.Y + 5}, k.label)
	c.FillText(m.soft, vg.Point{X: at.X, Y: at.Y - 5}, k.below)
}

// rules draws thin lines across the plot at the ticks of one axis.
type rules struct{ upright bool } // lines at the ticks of y

// Plot draws the lines.
func (r rules) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	sty := draw.LineStyle{Color: faint(), Width: 0.5}
	if r.upright {
		for _, t := range p.Y.Tick.Marker.Ticks(p.Y.Min, p.Y.Max) {
			c.StrokeLine2(sty, c.Min.X, y(t.Value), c.Max.X, y(t.Value))
		}
		return
	}
	for _, t := range p.X.Tick.Marker.Ticks(p.X.Min, p.X.Max) {
		c.StrokeLine2(sty, x(t.Value), c.Min.Y, x(t.Value), c.Max.Y)
	}
}

// pale is a colour mixed with white, for areas behind an interval.
func pale(c color.Color) color.Color {
	r, g, b, _ := c.RGBA()
	mix := func(v uint32) uint8 { return uint8((v>>8)*2/5 + 153) }
	return color.RGBA{mix(r), mix(g), mix(b), 0xff}
}

// highest is the largest number of a list of marks, at least a little above zero so that an axis has a length.
func highest(list []mark) float64 {
	top := 1e-9
	for _, k := range list {
		top = max(top, k.mean)
		if k.top > top { // not so for NaN
			top = k.top
		}
	}
	return top
}
