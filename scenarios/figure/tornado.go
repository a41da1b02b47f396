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

// Tornado is how far outcomes go with their uncertain inputs, the strongest first: for each outcome a bar an input, from the
// outcome at a low value of the input to that at a high one, about the mean. Behind the bars lies what inputs that do not
// matter reach by chance.
type Tornado struct {
	Words
	Storms []Storm
	Empty  string // said where there is nothing to draw
}

// Storm is one outcome.
type Storm struct {
	Title, Caption string
	Unit           string // of the axis, with the years
	Mean           float64
	Limit          float64 // how far from the mean inputs that do not matter reach by chance
	Inputs         []Input
}

// Input is one uncertain input: the outcome at its low and at its high values. A light half of the bar is of low values, a dark
// one of high.
type Input struct {
	Label, Amount string
	Low, High     float64
}

func (g *Tornado) words() Words { return g.Words }

func (s *Storm) ladder(h *house, width vg.Length) ladder {
	out := ladder{title: h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), s.Title, width, mostHeading), axis: h.axis(0)}
	for _, x := range s.Inputs {
		r := h.rung(x.Label, x.Amount, width)
		out.rungs = append(out.rungs, r)
		out.height += r.words() + barHeight + stepGap
	}
	return out
}

func (s *Storm) caption(h *house, width vg.Length) paragraph { return h.axisWords(s.Caption, width) }

func (g *Tornado) height(h *house, width vg.Length) vg.Length {
	out := vg.Length(0)
	for i := range g.Storms {
		s := &g.Storms[i]
		l := s.ladder(h, width)
		out += l.title.put(headingGap) + s.caption(h, width).put(axisGap) + l.height + l.axis + billGap
	}
	return max(out, noteSize*lead*2)
}

func (g *Tornado) paint(h *house, c draw.Canvas) error {
	width := c.Max.X - c.Min.X
	if len(g.Storms) == 0 {
		h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), g.Empty, width, mostName).write(c, c.Min.X, c.Max.Y)
		return nil
	}
	top := c.Max.Y
	for i := range g.Storms {
		s := &g.Storms[i]
		l, caption := s.ladder(h, width), s.caption(h, width)
		l.title.write(c, c.Min.X, top)
		top -= l.title.put(headingGap)
		caption.write(c, c.Min.X, top)
		space := c
		space.Max.Y = top - caption.put(axisGap)
		space.Min.Y = space.Max.Y - l.height - l.axis
		if err := s.paint(h, space, &l); err != nil {
			return err
		}
		top = space.Min.Y - billGap
	}
	return nil
}

// span is the axis of an outcome: all bars and the limits, with a little room.
func (s *Storm) span() (low, high float64) {
	low, high = s.Mean-s.Limit, s.Mean+s.Limit
	for _, x := range s.Inputs {
		low, high = min(low, x.Low, x.High), max(high, x.Low, x.High)
	}
	if !(high-low > 1e-9*math.Abs(s.Mean)) {
		low, high = low-1, high+1
	}
	room := (high - low) * 0.03
	return low - room, high + room
}

// paint draws the bars of one outcome.
func (s *Storm) paint(h *house, c draw.Canvas, l *ladder) error {
	low, high := s.span()
	p := h.plot()
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = low, high, 0, float64(l.height)
	p.X.Label.Text = s.Unit
	p.HideY()
	p.X.Tick.Marker = h.ticks(low, high, c.Max.X-c.Min.X, margin/2)
	top := c.Max.Y
	for i := range s.Inputs {
		top = l.rungs[i].write(c, top)
		if err := s.add(p, &s.Inputs[i], float64(top-barHeight/2-c.Min.Y-l.axis)); err != nil {
			return err
		}
		top -= barHeight + stepGap
	}
	p.Draw(c)
	return nil
}

// add puts the reach of chance, an input's bar and the mean on a plot. The words between the bars stay free.
func (s *Storm) add(p *plot.Plot, in *Input, y float64) error {
	half := float64(barHeight) / 2
	for _, x := range []struct {
		from, to, half float64
		fill           color.Color
		edge           vg.Length
	}{
		{s.Mean - s.Limit, s.Mean + s.Limit, half + 2, faint(), 0},
		{s.Mean, in.Low, half - 2, sky(), 1},
		{s.Mean, in.High, half - 2, blue(), 1},
	} {
		if x.from == x.to {
			continue
		}
		area, err := plotter.NewPolygon(box(x.from, x.to, y-x.half, y+x.half))
		if err != nil {
			return err
		}
		area.Color, area.LineStyle = x.fill, draw.LineStyle{Color: blue(), Width: x.edge}
		p.Add(bare{area})
	}
	line, err := plotter.NewLine(plotter.XYs{{X: s.Mean, Y: y - half - 2}, {X: s.Mean, Y: y + half + 2}})
	if err != nil {
		return err
	}
	line.LineStyle = draw.LineStyle{Color: ink(), Width: 1.4}
	p.Add(bare{line})
	return nil
}
