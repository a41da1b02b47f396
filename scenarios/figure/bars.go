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

// Bars are amounts below each other, each with its words above it. Several scales show small ones beside large.
type Bars struct {
	Words
	Scales []Scale
	Empty  string // said where there is nothing to draw
}

// Scale is bars on one axis.
type Scale struct {
	Title string
	Unit  string // of the axis, with the years
	Bars  []Bar
}

// Bar is one amount. Where P05 is NaN it has no interval.
type Bar struct {
	Label, Amount  string // Amount in words, with its interval
	Mean, P05, P95 float64
	Sum            bool // of others on the axis
}

func (b *Bars) words() Words { return b.Words }

// rung is a bar set in lines.
type rung struct {
	label  paragraph
	amount paragraph // at the right of the label's first line, or below the label where it has no room there
	below  bool
}

func (r rung) words() vg.Length {
	if r.below {
		return r.label.height() + r.amount.height()
	}
	return max(r.label.height(), r.amount.height())
}

// rung sets the words of a bar: the amount stands beside the label where that leaves the label the larger part.
func (h *house) rung(label, amount string, width vg.Length) rung {
	left, right := h.style(noteSize, ink(), text.XLeft, text.YTop), h.style(noteSize, ink(), text.XRight, text.YTop)
	wide := right.Width(h.shown(amount))
	if wide > width/2 && left.Width(h.shown(label))+wide+noteSize > width {
		return rung{h.paragraph(left, label, width, mostLabel), h.paragraph(right, amount, width, mostLabel), true}
	}
	return rung{label: h.paragraph(left, label, width-wide-noteSize, mostLabel), amount: h.paragraph(right, amount, width, mostLabel)}
}

// write sets the words below a height and returns the height below them.
func (r rung) write(c draw.Canvas, top vg.Length) vg.Length {
	below := r.label.write(c, c.Min.X, top)
	if r.below {
		return r.amount.write(c, c.Max.X, below)
	}
	return min(below, r.amount.write(c, c.Max.X, top))
}

// ladder is the bars of a scale.
type ladder struct {
	title  paragraph
	rungs  []rung
	height vg.Length // of the bars with their words
	axis   vg.Length
}

func (s *Scale) ladder(h *house, width vg.Length) ladder {
	out := ladder{title: h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), s.Title, width, mostHeading), axis: h.axis(0)}
	for _, b := range s.Bars {
		r := h.rung(b.Label, b.Amount, width)
		out.rungs = append(out.rungs, r)
		out.height += r.words() + barHeight + stepGap
	}
	return out
}

func (b *Bars) height(h *house, width vg.Length) vg.Length {
	out := vg.Length(0)
	for i := range b.Scales {
		l := b.Scales[i].ladder(h, width)
		out += l.title.put(headingGap) + l.height + l.axis + billGap
	}
	return max(out, noteSize*lead*2)
}

func (b *Bars) paint(h *house, c draw.Canvas) error {
	if len(b.Scales) == 0 {
		h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), b.Empty, c.Max.X-c.Min.X, mostName).write(c, c.Min.X, c.Max.Y)
		return nil
	}
	top := c.Max.Y
	for i := range b.Scales {
		l := b.Scales[i].ladder(h, c.Max.X-c.Min.X)
		l.title.write(c, c.Min.X, top)
		space := c
		space.Max.Y = top - l.title.put(headingGap)
		space.Min.Y = space.Max.Y - l.height - l.axis
		if err := b.Scales[i].paint(h, space, &l); err != nil {
			return err
		}
		top = space.Min.Y - billGap
	}
	return nil
}

// paint draws the bars of one scale.
func (s *Scale) paint(h *house, c draw.Canvas, l *ladder) error {
	low, high := 0.0, 0.0
	for _, b := range s.Bars {
		for _, x := range []float64{b.Mean, b.P05, b.P95} {
			low, high = min(low, finite(x)), max(high, finite(x))
		}
	}
	if low == high {
		high = 1
	}
	if low < 0 {
		low -= (high - low) * 0.02
	}
	p := h.plot()
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = low, high, 0, float64(l.height)
	p.X.Label.Text = s.Unit
	p.HideY()
	p.X.Tick.Marker = h.ticks(low, high, c.Max.X-c.Min.X, margin/2)
	top := c.Max.Y
	for i := range s.Bars {
		top = l.rungs[i].write(c, top)
		if err := s.Bars[i].add(p, float64(top-barHeight/2-c.Min.Y-l.axis)); err != nil {
			return err
		}
		top -= barHeight + stepGap
	}
	p.Draw(c)
	return nil
}

// add puts a bar and its interval on a plot. The interval is a line with a light edge, seen on the bar and beside it.
func (b *Bar) add(p *plot.Plot, y float64) error {
	if math.IsNaN(b.Mean) {
		return nil
	}
	half := float64(barHeight) / 2
	area, err := plotter.NewPolygon(box(0, b.Mean, y-half, y+half))
	if err != nil {
		return err
	}
	area.Color, area.LineStyle.Width = blue(), 0
	if b.Sum {
		area.Color = rule()
	}
	p.Add(bare{area})
	if math.IsNaN(b.P05) || math.IsNaN(b.P95) {
		return nil
	}
	for _, style := range []struct {
		color color.Color
		width vg.Length
	}{{paper(), 4.5}, {ink(), 2}} {
		line, err := plotter.NewLine(plotter.XYs{{X: b.P05, Y: y}, {X: b.P95, Y: y}})
		if err != nil {
			return err
		}
		line.LineStyle = draw.LineStyle{Color: style.color, Width: style.width}
		p.Add(bare{line})
	}
	return nil
}
