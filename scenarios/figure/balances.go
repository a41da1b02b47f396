package figure

import (
	"math"
	"slices"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Balances are what is left of funds by year, a small drawing a scenario, all of a fund on one axis: bands as those of Fans, a
// strong line at zero, and below them how likely each year ends short.
type Balances struct {
	Words
	Funds []Reserve
	Axis  string // what the strips below the years say
	Empty string // said where no account is kept
}

// Reserve is one fund's balance.
type Reserve struct {
	Title string // which fund, with the unit
	Ways  []Balance
}

// Alike takes out the drawings that would look like the first one and returns their titles; none where they are more than most.
func (r *Reserve) Alike(most int) []string {
	var kept []Balance
	var names []string
	for i, w := range r.Ways {
		if i > 0 && w.looksLike(&r.Ways[0]) {
			names = append(names, w.Title)
			continue
		}
		kept = append(kept, w)
	}
	if len(names) == 0 || len(names) > most {
		return nil
	}
	r.Ways = kept
	return names
}

// looksLike says that no line of the drawing would be elsewhere: by less than a thousandth of the axis.
func (b *Balance) looksLike(o *Balance) bool {
	if len(b.Years) != len(o.Years) || !slices.EqualFunc(b.Short, o.Short, func(x, y Chance) bool { return x.Label == y.Label }) {
		return false
	}
	low, high := spanned(o.Holds...)
	for i, s := range b.Years {
		t := o.Years[i]
		for _, pair := range [][2]float64{{s.Mean, t.Mean}, {s.P05, t.P05}, {s.P10, t.P10}, {s.P25, t.P25}, {s.P75, t.P75}, {s.P90, t.P90}, {s.P95, t.P95}} {
			if !(math.Abs(pair[0]-pair[1]) <= (high-low)/1000) {
				return false
			}
		}
	}
	return true
}

// Balance is a fund's balance under one scenario. Its Title need not name fund and unit again.
type Balance struct {
	Fan
	Short []Chance // by year
}

// Chance is a probability 0…1 in a year, with what is said of it. Where it is NaN there is none.
type Chance struct {
	Year        int
	Probability float64
	Label       string
}

func (b *Balances) words() Words { return b.Words }

const (
	certain     = vg.Length(26) // height of a probability of 1
	chanceWidth = 0.5           // of a year
	reserveGap  = vg.Length(6)  // below the title of a fund
)

// strip is the height of the probabilities with their labels.
func strip() vg.Length { return noteSize*lead + certain + 2 }

func (b *Balances) panels(h *house, width vg.Length, f *Reserve) panels {
	body := fanHeight + h.marks(belowZero) + strip()
	return h.panels(width, body, h.columns(len(f.Ways)), len(f.Ways), func(i int) (string, string) { return f.Ways[i].Title, f.Ways[i].Caption })
}

// name is a fund's title above its drawings.
func (b *Balances) name(h *house, f *Reserve, width vg.Length) paragraph {
	return h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), f.Title, width, mostName)
}

func (b *Balances) height(h *house, width vg.Length) vg.Length {
	if len(b.Funds) == 0 {
		return noteSize * lead * 2
	}
	out := h.paragraph(h.style(noteSize, soft(), text.XLeft, text.YTop), b.Axis, width, mostName).height() + axisGap
	for i := range b.Funds {
		p := b.panels(h, width, &b.Funds[i])
		out += b.name(h, &b.Funds[i], width).height() + reserveGap + p.height()
	}
	return out
}

func (b *Balances) paint(h *house, c draw.Canvas) error {
	small, width := h.style(noteSize, soft(), text.XLeft, text.YTop), c.Max.X-c.Min.X
	if len(b.Funds) == 0 {
		h.paragraph(small, b.Empty, width, mostName).write(c, c.Min.X, c.Max.Y)
		return nil
	}
	c.Max.Y = h.paragraph(small, b.Axis, width, mostName).write(c, c.Min.X, c.Max.Y) - axisGap
	for i := range b.Funds {
		f := &b.Funds[i]
		c.Max.Y = b.name(h, f, width).write(c, c.Min.X, c.Max.Y) - reserveGap
		p := b.panels(h, width, f)
		if err := p.paint(c, func(i int, c draw.Canvas) error { return f.Ways[i].paint(h, c) }); err != nil {
			return err
		}
		c.Max.Y -= p.height()
	}
	return nil
}

// paint draws one balance, and below its years how likely it is short.
func (b *Balance) paint(h *house, c draw.Canvas) error {
	upper := c
	upper.Min.Y += strip()
	p, err := b.plot(h, upper, across{threshold: true})
	if p == nil {
		return err
	}
	p.Draw(upper)
	inner := p.DataCanvas(upper)
	x, _ := p.Transforms(&inner)
	each := x(1) - x(0)
	sty := h.style(noteSize, ink(), text.XCenter, text.YBottom)
	c.StrokeLine2(draw.LineStyle{Color: rule(), Width: 0.8}, inner.Min.X, c.Min.Y, inner.Max.X, c.Min.Y)
	taken := vg.Length(math.Inf(1))
	for i := len(b.Short) - 1; i >= 0; i-- { // the last year's label is what is planned by: it comes first where room is scarce
		s := b.Short[i]
		if math.IsNaN(s.Probability) {
			continue
		}
		at, high := x(float64(s.Year)), certain*vg.Length(min(max(s.Probability, 0), 1))
		half := each * chanceWidth / 2
		c.FillPolygon(orange(), []vg.Point{{X: at - half, Y: c.Min.Y}, {X: at + half, Y: c.Min.Y}, {X: at + half, Y: c.Min.Y + high}, {X: at - half, Y: c.Min.Y + high}})
		if wide := sty.Width(s.Label) / 2; at+wide+labelGap <= taken {
			c.FillText(sty, vg.Point{X: at, Y: c.Min.Y + high + 1}, s.Label)
			taken = at - wide
		}
	}
	return nil
}
