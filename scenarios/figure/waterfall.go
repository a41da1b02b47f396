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

// Waterfall is an amount on its way through steps, from one to the next: one family's bills through the layers, under one policy
// or under several above each other; or what the parts of a change add to it.
type Waterfall struct {
	Words
	Axis  string // the unit, with the year
	Bills []Bill
}

// Bill is the way under one policy, or to one alternative.
type Bill struct {
	Title string // the policy
	Axis  string // of an axis of its own, where it does not share that of all; its unit, with the years
	Steps []Step
}

// Step is one line of a waterfall: a bar from one amount to another, and behind it in pale what is left then.
type Step struct {
	Label    string
	Amount   string // in words
	Share    string // of the total, in words; may be empty
	From, To float64
	Kind     Kind
	Noise    bool // a change that may be noise: an empty bar
}

// Kind says what a step is.
type Kind uint8

// What a step is: the bill, what a fund pays of it, what comes from the family's own account, what the family bears,
// and what it is handed in cash; of a change, what becomes more (hatched, which tells it from less without colour), what becomes
// less, and the sum of all.
const (
	Total Kind = iota
	Paid
	Own
	Borne
	Cash
	More
	Less
	Net
)

// fill is the colour of a step's bar.
func (k Kind) fill() color.Color {
	switch k {
	case Total, Net:
		return soft()
	case Own:
		return sky()
	case Borne, More:
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

// span is the axis that all bills without one of their own share, so that equal amounts are equally long.
func (w *Waterfall) span() (low, high float64) {
	var shared []Bill
	for _, b := range w.Bills {
		if b.Axis == "" {
			shared = append(shared, b)
		}
	}
	return span(shared...)
}

// span is an axis that bills share.
func span(bills ...Bill) (low, high float64) {
	for _, b := range bills {
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
	p.X.Label.Text = w.Axis
	if own := w.Bills[i].Axis; own != "" {
		p.X.Label.Text = own
		low, high = span(w.Bills[i])
	}
	p.X.Min, p.X.Max = low, high
	p.Y.Min, p.Y.Max = 0, float64(x.bars(i))
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
		if s.Noise {
			area.Color, area.LineStyle = paper(), draw.LineStyle{Color: rule(), Width: 1}
		}
		p.Add(bare{area})
	}
	if s.Kind == More && !s.Noise {
		p.Add(bare{hatch{s.From, s.To, y}})
	}
	if s.Kind < More {
		return nil
	}
	zero, err := plotter.NewLine(plotter.XYs{{X: 0, Y: y - float64(barHeight)/2 - 2}, {X: 0, Y: y + float64(barHeight)/2 + 2}})
	if err != nil {
		return err
	}
	zero.LineStyle = draw.LineStyle{Color: soft(), Width: 1.2}
	p.Add(bare{zero})
	return nil
}

// hatch is light lines aslant over a step's bar.
type hatch struct{ from, to, y float64 }

const hatchStep = vg.Length(5)

// Plot draws the lines.
func (x hatch) Plot(c draw.Canvas, p *plot.Plot) {
	right, up := p.Transforms(&c)
	left, end := right(min(x.from, x.to)), right(max(x.from, x.to))
	low := up(x.y) - barHeight/2
	for at := left - barHeight + hatchStep; at < end; at += hatchStep {
		from, to := max(at, left), min(at+barHeight, end) // each rises by as much as it goes to the right
		c.StrokeLine2(draw.LineStyle{Color: paper(), Width: 1}, from, low+(from-at), to, low+(to-at))
	}
}
