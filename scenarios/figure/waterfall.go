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

// Waterfall is one family's bills on their way through the layers, under one policy or under several above each other.
type Waterfall struct {
	Words
	Axis  string // the unit, with the year
	Bills []Bill
}

// Bill is the way under one policy.
type Bill struct {
	Title string // the policy
	Steps []Step
}

// Step is one line of a waterfall: a bar from one amount to another, and behind it in pale what is left then.
type Step struct {
	Label    string
	Amount   string // in words
	Share    string // of the total, in words; may be empty
	From, To float64
	Kind     Kind
}

// Kind says what a step is.
type Kind uint8

// What a step is: the bill, what a fund pays of it, what comes from the family's own account, what the family bears,
// and what it is handed in cash.
const (
	Total Kind = iota
	Paid
	Own
	Borne
	Cash
)

// fill is the colour of a step's bar.
func (k Kind) fill() color.Color {
	switch k {
	case Total:
		return soft()
	case Own:
		return sky()
	case Borne:
		return orange()
	case Cash:
		return rule()
	}
	return blue()
}

func (w *Waterfall) words() Words { return w.Words }

const (
	barHeight = vg.Length(14)
	stepGap   = vg.Length(7)
	billGap   = vg.Length(16)
	mostLabel = 3 // lines of a layer's name
)

// ways is where the lines of a waterfall stand.
type ways struct {
	titles []paragraph
	labels [][]paragraph
	shares vg.Length // width of the widest share
	axis   vg.Length
}

func (w *Waterfall) ways(h *house, width vg.Length) ways {
	var out ways
	sty := h.style(noteSize, ink(), text.XLeft, text.YTop)
	for _, b := range w.Bills {
		out.titles = append(out.titles, h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), b.Title, width, mostHeading))
		for _, s := range b.Steps {
			out.shares = max(out.shares, sty.Width(h.shown(s.Share))+noteSize/2)
		}
	}
	for _, b := range w.Bills {
		var labels []paragraph
		for _, s := range b.Steps {
			labels = append(labels, h.paragraph(sty, s.Label, width-out.shares-sty.Width(h.shown(s.Amount))-noteSize, mostLabel))
		}
		out.labels = append(out.labels, labels)
	}
	out.axis = h.axis(0)
	return out
}

// bars is the height of a bill's steps.
func (x *ways) bars(bill int) vg.Length {
	out := vg.Length(0)
	for _, l := range x.labels[bill] {
		out += l.height() + barHeight + stepGap
	}
	return out
}

func (w *Waterfall) height(h *house, width vg.Length) vg.Length {
	x := w.ways(h, width)
	out := vg.Length(0)
	for i := range w.Bills {
		out += x.titles[i].height() + 4 + x.bars(i) + x.axis
		if i > 0 {
			out += billGap
		}
	}
	return out
}

// span is the axis that all bills share, so that equal amounts are equally long.
func (w *Waterfall) span() (low, high float64) {
	for _, b := range w.Bills {
		for _, s := range b.Steps {
			low, high = min(low, s.From, s.To), max(high, s.From, s.To)
		}
	}
	if low == high {
		return 0, 1
	}
	if low < 0 {
		low -= (high - low) * 0.02
	}
	return low, high
}

func (w *Waterfall) paint(h *house, c draw.Canvas) error {
	x := w.ways(h, c.Max.X-c.Min.X)
	low, high := w.span()
	top := c.Max.Y
	for i := range w.Bills {
		top = x.titles[i].write(c, c.Min.X, top) - 4
		space := c
		space.Max.Y = top
		space.Min.Y = top - x.bars(i) - x.axis
		if err := w.bill(h, space, i, &x, low, high); err != nil {
			return err
		}
		top = space.Min.Y - billGap
	}
	return nil
}

// bill draws the steps under one policy.
func (w *Waterfall) bill(h *house, c draw.Canvas, i int, x *ways, low, high float64) error {
	p := h.plot()
	p.X.Min, p.X.Max = low, high
	p.Y.Min, p.Y.Max = 0, float64(x.bars(i))
	p.X.Label.Text = w.Axis
	p.HideY()
	p.X.Tick.Marker = h.ticks(low, high, c.Max.X-c.Min.X, margin/2)
	amount := h.style(noteSize, ink(), text.XRight, text.YTop)
	top := c.Max.Y
	for k, s := range w.Bills[i].Steps {
		label := x.labels[i][k]
		c.FillText(amount, vg.Point{X: c.Max.X, Y: top}, h.shown(s.Share))
		c.FillText(amount, vg.Point{X: c.Max.X - x.shares, Y: top}, h.shown(s.Amount))
		top = label.write(c, c.Min.X, top)
		y := float64(top - barHeight/2 - c.Min.Y - x.axis)
		if err := s.add(p, y); err != nil {
			return err
		}
		top -= barHeight + stepGap
	}
	p.Draw(c)
	return nil
}

// add draws a step's bars: in pale what is left after it, then what it is itself.
func (s *Step) add(p *plot.Plot, y float64) error {
	rest := 0.0
	if s.Kind == Paid || s.Kind == Own {
		rest = s.To
	}
	for _, bar := range []struct {
		from, to float64
		fill     color.Color
	}{{0, rest, faint()}, {s.From, s.To, s.Kind.fill()}} {
		if bar.from == bar.to {
			continue
		}
		half := float64(barHeight) / 2
		a, b := math.Min(bar.from, bar.to), math.Max(bar.from, bar.to)
		area, err := plotter.NewPolygon(plotter.XYs{{X: a, Y: y - half}, {X: b, Y: y - half}, {X: b, Y: y + half}, {X: a, Y: y + half}})
		if err != nil {
			return err
		}
		area.Color, area.LineStyle.Width = bar.fill, 0
		p.Add(bare{area})
	}
	return nil
}
