package figure

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Differences are what alternatives change against the baseline: a panel a measure, side by side, a row an alternative.
type Differences struct {
	Words
	Names  []string // of the alternatives
	Panels []Panel
	Empty  string // said where there is no alternative
}

// Panel is one measure's differences.
type Panel struct {
	Title string // with the years
	Unit  string
	Bands []Band // by alternative
}

// Band is a paired difference in the panel's unit. What is NaN is not drawn.
type Band struct {
	Mean, P05, P25, P75, P95 float64
	Noise                    bool // the interval holds zero
	Label                    string
}

func (d *Differences) words() Words { return d.Words }

// Heights within a row.
const (
	stripHeight = vg.Length(17)
	rowGap      = vg.Length(9)
	mostName    = 3 // lines of an alternative's name
	mostHeading = 6 // lines of a panel's title
)

// rows is where everything of the drawing stands.
type rows struct {
	names    []paragraph
	headings []paragraph
	heading  vg.Length // the highest of them
	height   vg.Length // of all rows
	axis     vg.Length
	panel    vg.Length // width
}

func (d *Differences) rows(h *house, width vg.Length) rows {
	var r rows
	if len(d.Names) == 0 || len(d.Panels) == 0 {
		return r
	}
	n := vg.Length(len(d.Panels))
	r.panel = (width - (n-1)*gap) / n
	for _, name := range d.Names {
		p := h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), name, width, mostName)
		r.names = append(r.names, p)
		r.height += r.row(len(r.names) - 1)
	}
	for _, panel := range d.Panels {
		p := h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), panel.Title, r.panel, mostHeading)
		r.headings = append(r.headings, p)
		r.heading = max(r.heading, p.height()+4)
	}
	r.axis = h.axis(0)
	return r
}

// row is the height of an alternative's row.
func (r *rows) row(i int) vg.Length {
	return r.names[i].height() + stripHeight + noteSize*lead + rowGap
}

func (d *Differences) height(h *house, width vg.Length) vg.Length {
	r := d.rows(h, width)
	if len(r.names) == 0 {
		return noteSize * lead * 2
	}
	return r.heading + r.height + r.axis
}

func (d *Differences) paint(h *house, c draw.Canvas) error {
	r := d.rows(h, c.Max.X-c.Min.X)
	if len(r.names) == 0 {
		h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), d.Empty, c.Max.X-c.Min.X, mostName).write(c, c.Min.X, c.Max.Y)
		return nil
	}
	top := c.Max.Y - r.heading
	for i, p := range r.headings {
		p.write(c, c.Min.X+vg.Length(i)*(r.panel+gap), c.Max.Y)
	}
	c.SetLineStyle(draw.LineStyle{Color: rule(), Width: 0.8})
	c.StrokeLine2(draw.LineStyle{Color: rule(), Width: 0.8}, c.Min.X, top, c.Max.X, top)
	strips := make([]vg.Length, len(r.names)) // middle of each, above the axis
	below := r.height
	for i, p := range r.names {
		p.write(c, c.Min.X, c.Min.Y+r.axis+below-rowGap/2)
		strips[i] = below - rowGap/2 - p.height() - stripHeight/2
		below -= r.row(i)
	}
	for i, panel := range d.Panels {
		space := c
		space.Min.X = c.Min.X + vg.Length(i)*(r.panel+gap)
		space.Max.X, space.Max.Y = space.Min.X+r.panel, top
		if err := panel.paint(h, space, strips); err != nil {
			return err
		}
	}
	return nil
}

// span is the axis of a panel: zero and all bands, with a little room.
func (p *Panel) span() (low, high float64) {
	for _, b := range p.Bands {
		for _, x := range []float64{b.Mean, b.P05, b.P95} {
			if !math.IsNaN(x) {
				low, high = min(low, x), max(high, x)
			}
		}
	}
	if low == high {
		return -1, 1
	}
	room := (high - low) * 0.04
	return low - room, high + room
}

// paint draws one measure; the heights of the strips are in points above the axis.
func (p *Panel) paint(h *house, c draw.Canvas, strips []vg.Length) error {
	fresh := h.plot()
	low, high := p.span()
	fresh.X.Min, fresh.X.Max = low, high
	fresh.X.Label.Text = p.Unit
	fresh.HideY()
	fresh.X.Tick.Marker = h.ticks(low, high, c.Max.X-c.Min.X, gap/2-1)
	fresh.Y.Min, fresh.Y.Max = 0, float64(c.Max.Y-c.Min.Y-axisHeight(fresh))
	inner := fresh.DataCanvas(c)
	x, _ := fresh.Transforms(&inner)
	for i, b := range p.Bands {
		y := float64(strips[i])
		zero, err := plotter.NewLine(plotter.XYs{{X: 0, Y: y - float64(stripHeight)/2}, {X: 0, Y: y + float64(stripHeight)/2}})
		if err != nil {
			return err
		}
		zero.LineStyle = draw.LineStyle{Color: soft(), Width: 1.2}
		fresh.Add(bare{zero})
		if math.IsNaN(b.Mean) {
			continue
		}
		if err := b.add(h, fresh, y); err != nil {
			return err
		}
		b.label(h, c, x(b.Mean), c.Min.Y+axisHeight(fresh)+strips[i])
	}
	fresh.Draw(c)
	return nil
}

// add puts the interval and the mean on a panel.
func (b *Band) add(h *house, p *plot.Plot, y float64) error {
	half, line := blue(), blue()
	if b.Noise {
		half, line = rule(), soft()
	}
	for _, x := range []struct {
		low, high float64
		style     draw.LineStyle
	}{
		{b.P05, b.P95, draw.LineStyle{Color: line, Width: 2}},
		{b.P25, b.P75, draw.LineStyle{Color: half, Width: 9}},
	} {
		if math.IsNaN(x.low) || math.IsNaN(x.high) {
			continue
		}
		bars, err := plotter.NewXErrorBars(interval{x.low, x.high, y})
		if err != nil {
			return err
		}
		bars.LineStyle, bars.CapWidth = x.style, 0
		p.Add(bare{bars})
	}
	for _, dot := range []draw.GlyphStyle{
		{Color: ink(), Radius: 5, Shape: draw.CircleGlyph{}}, {Color: paper(), Radius: 3.4, Shape: draw.CircleGlyph{}},
	} {
		mean, err := plotter.NewScatter(plotter.XYs{{X: b.Mean, Y: y}})
		if err != nil {
			return err
		}
		mean.GlyphStyle = dot
		p.Add(bare{mean})
	}
	return nil
}

// label writes the difference below its dot, within the panel.
func (b *Band) label(h *house, c draw.Canvas, x, y vg.Length) {
	sty := h.style(noteSize, ink(), text.XCenter, text.YTop)
	half := sty.Width(b.Label) / 2
	x = max(min(x, c.Max.X-half), c.Min.X+half)
	c.FillText(sty, vg.Point{X: x, Y: y - stripHeight/2 + 2}, h.shown(b.Label))
}

// interval is one error bar from its low end to its high one. A mean may lie outside: of skewed values it does.
type interval struct{ low, high, y float64 }

// Len is one.
func (interval) Len() int { return 1 }

// XY is the low end.
func (i interval) XY(int) (x, y float64) { return i.low, i.y }

// XError is the way to the high end.
func (i interval) XError(int) (low, high float64) { return 0, i.high - i.low }
