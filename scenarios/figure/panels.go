package figure

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// panels are small drawings of one height, each below its heading, side by side in rows.
type panels struct {
	columns  int
	width    vg.Length
	body     vg.Length // height of a drawing
	headings []heading
	rows     []vg.Length // heights of the headings of each row
}

// heading is a title and what stands below it in smaller letters.
type heading struct{ title, caption paragraph }

func (x heading) height() vg.Length { return x.title.height() + x.caption.height() + headingGap }

const (
	panelGap   = vg.Length(14) // between rows
	headingGap = vg.Length(4)  // below a heading
	mostPanel  = 10            // lines of a title, and of a caption
)

// columns is how many drawings stand side by side: few of them have more room each.
func (h *house) columns(n int) int {
	switch {
	case h.wide:
		return min(max(n, 1), 3)
	case n <= fewPanels:
		return 1
	}
	return 2
}

const fewPanels = 2

// panels arranges n drawings of a height.
func (h *house) panels(width, body vg.Length, columns, n int, heads func(i int) (title, caption string)) panels {
	p := panels{columns: columns, body: body}
	p.width = (width - vg.Length(columns-1)*gap) / vg.Length(columns)
	for i := range n {
		title, caption := heads(i)
		x := heading{
			h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), title, p.width, mostPanel),
			h.paragraph(h.style(noteSize, soft(), text.XLeft, text.YTop), caption, p.width, mostPanel),
		}
		p.headings = append(p.headings, x)
		if i%columns == 0 {
			p.rows = append(p.rows, 0)
		}
		p.rows[i/columns] = max(p.rows[i/columns], x.height())
	}
	return p
}

// height is that of all rows, each with the gap below it.
func (p *panels) height() vg.Length {
	out := vg.Length(0)
	for _, heading := range p.rows {
		out += heading + p.body + panelGap
	}
	return out
}

// paint writes the headings, from the top of a space on, and has each drawing painted below its own.
func (p *panels) paint(c draw.Canvas, paint func(i int, c draw.Canvas) error) error {
	top := c.Max.Y
	for i, x := range p.headings {
		row := i / p.columns
		if i > 0 && i%p.columns == 0 {
			top -= p.rows[row-1] + p.body + panelGap
		}
		space := c
		space.Min.X = c.Min.X + vg.Length(i%p.columns)*(p.width+gap)
		space.Max.X = space.Min.X + p.width
		x.caption.write(c, space.Min.X, x.title.write(c, space.Min.X, top))
		space.Max.Y = top - p.rows[row]
		space.Min.Y = space.Max.Y - p.body
		if err := paint(i, space); err != nil {
			return err
		}
	}
	return nil
}

// upright is a plot with amounts upwards between two values, marked in at most so many steps.
func (h *house) upright(low, high float64, steps int) *plot.Plot {
	p := h.plot()
	p.Y.Min, p.Y.Max = low, high
	p.Y.Tick.Marker = round(low, high, steps)
	p.Y.Tick.Length = 0
	p.Y.Width = 0
	p.X.Padding = belowZero
	return p
}

// fewSteps are those of a small drawing.
const fewSteps = 5

// across are lines at the marks of a plot's amounts, the one at zero darker, and darkest where it is a threshold.
type across struct {
	low, high float64
	threshold bool
}

// Plot draws the lines.
func (a across) Plot(c draw.Canvas, p *plot.Plot) {
	_, y := p.Transforms(&c)
	for _, t := range p.Y.Tick.Marker.Ticks(a.low, a.high) {
		line := draw.LineStyle{Color: faint(), Width: 0.8}
		if t.Value == 0 {
			line = draw.LineStyle{Color: rule(), Width: 1}
		}
		if t.Value == 0 && a.threshold {
			line = draw.LineStyle{Color: ink(), Width: 1.4}
		}
		c.StrokeLine2(line, c.Min.X, y(t.Value), c.Max.X, y(t.Value))
	}
}

// spanned is an axis upwards that holds all amounts and zero, with a little room above and below. What is NaN is no amount.
func spanned(amounts ...float64) (low, high float64) {
	for _, x := range amounts {
		low, high = min(low, finite(x)), max(high, finite(x))
	}
	if low == high {
		return 0, 1
	}
	room := (high - low) * 0.06
	if low < 0 {
		low -= room
	}
	if high > 0 {
		high += room
	}
	return low, high
}
