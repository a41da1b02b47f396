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

// Fans are amounts by year with their uncertainty: a small drawing each, in which bands of 50, 80 and 90 % lie on each other, the
// narrower the darker, and published figures stand as diamonds.
type Fans struct {
	Words
	Fans  []Fan
	Empty string // said where there is nothing to draw
}

// Fan is one amount by year.
type Fan struct {
	Title   string // what, with the unit
	Caption string
	Years   []Spread
	Points  []Published
	Holds   []float64 // amounts that the axis holds beside its own, so that several can be compared
}

// Spread is an amount in one year. Where Mean is NaN there is none.
type Spread struct {
	Year                               int
	Mean, P05, P10, P25, P75, P90, P95 float64
}

// Reaches is how much of an axis upwards the amounts take, zero among them.
func (f *Fan) Reaches() float64 {
	low, high := 0.0, 0.0
	for _, s := range f.Years {
		for _, x := range []float64{s.Mean, s.P05, s.P95} {
			low, high = min(low, finite(x)), max(high, finite(x))
		}
	}
	return high - low
}

// Published is a published figure of one year.
type Published struct {
	Year   int
	Amount float64
}

func (f *Fans) words() Words { return f.Words }

const (
	fanHeight  = vg.Length(130)
	singleYear = 0.18 // half of the width of a year that stands alone, years
)

func (f *Fans) panels(h *house, width vg.Length) panels {
	return h.panels(width, fanHeight+h.marks(belowZero), h.columns(len(f.Fans)), len(f.Fans), func(i int) (string, string) { return f.Fans[i].Title, f.Fans[i].Caption })
}

func (f *Fans) height(h *house, width vg.Length) vg.Length {
	if len(f.Fans) == 0 {
		return noteSize * lead * 2
	}
	p := f.panels(h, width)
	return p.height()
}

func (f *Fans) paint(h *house, c draw.Canvas) error {
	if len(f.Fans) == 0 {
		h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), f.Empty, c.Max.X-c.Min.X, mostName).write(c, c.Min.X, c.Max.Y)
		return nil
	}
	p := f.panels(h, c.Max.X-c.Min.X)
	return p.paint(c, func(i int, c draw.Canvas) error {
		p, err := f.Fans[i].plot(h, c, across{})
		if p == nil {
			return err
		}
		p.Draw(c)
		return nil
	})
}

// shades are the bands' colours from the widest to the narrowest: three greys where there is no colour.
func shades() [3]color.Color {
	return [3]color.Color{color.RGBA{0xd6, 0xe6, 0xf2, 0xff}, color.RGBA{0xa3, 0xc8, 0xe2, 0xff}, color.RGBA{0x5f, 0x9c, 0xc8, 0xff}}
}

// plot is one amount by year, for a space, over lines across; nil where it has no year.
func (f *Fan) plot(h *house, c draw.Canvas, lines across) (*plot.Plot, error) {
	amounts := append([]float64{}, f.Holds...)
	first, last := math.MaxInt, math.MinInt
	for _, s := range f.Years {
		amounts = append(amounts, s.Mean, s.P05, s.P95)
		first, last = min(first, s.Year), max(last, s.Year)
	}
	for _, x := range f.Points {
		amounts = append(amounts, x.Amount)
	}
	if first > last {
		return nil, nil
	}
	low, high := spanned(amounts...)
	p := h.upright(low, high, fewSteps)
	p.X.LineStyle.Width, p.X.Tick.Length = 0, 0 // the line at zero says as much
	p.X.Min, p.X.Max = float64(first)-0.35, float64(last)+0.35
	p.X.Tick.Marker = plot.ConstantTicks{}
	inner := p.DataCanvas(c)
	p.X.Tick.Marker = h.years(first, last, inner.Max.X-inner.Min.X)
	lines.low, lines.high = low, high
	p.Add(bare{lines})
	for _, run := range f.runs() {
		if err := run.add(p); err != nil {
			return nil, err
		}
	}
	for _, x := range f.Points {
		if err := dot(p, float64(x.Year), x.Amount, draw.GlyphStyle{Color: ink(), Radius: 6.5, Shape: diamond{}}); err != nil {
			return nil, err
		}
		if err := dot(p, float64(x.Year), x.Amount, draw.GlyphStyle{Color: orange(), Radius: 4.6, Shape: diamond{}}); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// spreads are years that follow each other, all with amounts.
type spreads []Spread

// runs parts the years where there is no amount.
func (f *Fan) runs() []spreads {
	var out []spreads
	for i, s := range f.Years {
		switch {
		case math.IsNaN(s.Mean):
		case i > 0 && len(out) > 0 && !math.IsNaN(f.Years[i-1].Mean):
			out[len(out)-1] = append(out[len(out)-1], s)
		default:
			out = append(out, spreads{s})
		}
	}
	return out
}

// add puts the bands and the mean on a plot. A year that stands alone is as wide as a bar.
func (r spreads) add(p *plot.Plot) error {
	for i, of := range []func(s Spread) (low, high float64){
		func(s Spread) (float64, float64) { return s.P05, s.P95 },
		func(s Spread) (float64, float64) { return s.P10, s.P90 },
		func(s Spread) (float64, float64) { return s.P25, s.P75 },
	} {
		var up, down plotter.XYs
		for _, s := range r {
			low, high := of(s)
			if math.IsNaN(low) || math.IsNaN(high) {
				low, high = s.Mean, s.Mean
			}
			for _, x := range r.at(s) {
				up, down = append(up, plotter.XY{X: x, Y: high}), append(down, plotter.XY{X: x, Y: low})
			}
		}
		for k := len(down) - 1; k >= 0; k-- {
			up = append(up, down[k])
		}
		band, err := plotter.NewPolygon(up)
		if err != nil {
			return err
		}
		band.Color, band.LineStyle.Width = shades()[i], 0
		p.Add(bare{band})
	}
	var means plotter.XYs
	for _, s := range r {
		for _, x := range r.at(s) {
			means = append(means, plotter.XY{X: x, Y: s.Mean})
		}
	}
	line, err := plotter.NewLine(means)
	if err != nil {
		return err
	}
	line.LineStyle = draw.LineStyle{Color: ink(), Width: 1.8}
	p.Add(bare{line})
	for _, s := range r {
		if err := dot(p, float64(s.Year), s.Mean, draw.GlyphStyle{Color: ink(), Radius: 3.2, Shape: draw.CircleGlyph{}}); err != nil {
			return err
		}
	}
	return nil
}

// at are the places of a year's amounts to the right.
func (r spreads) at(s Spread) []float64 {
	if len(r) == 1 {
		return []float64{float64(s.Year) - singleYear, float64(s.Year) + singleYear}
	}
	return []float64{float64(s.Year)}
}

// dot puts one glyph on a plot.
func dot(p *plot.Plot, x, y float64, style draw.GlyphStyle) error {
	out, err := plotter.NewScatter(plotter.XYs{{X: x, Y: y}})
	if err != nil {
		return err
	}
	out.GlyphStyle = style
	p.Add(bare{out})
	return nil
}

// diamond is a square on its corner.
type diamond struct{}

// DrawGlyph fills the diamond.
func (diamond) DrawGlyph(c *draw.Canvas, style draw.GlyphStyle, at vg.Point) {
	r := style.Radius
	c.FillPolygon(style.Color, []vg.Point{{X: at.X, Y: at.Y + r}, {X: at.X + r, Y: at.Y}, {X: at.X, Y: at.Y - r}, {X: at.X - r, Y: at.Y}})
}
