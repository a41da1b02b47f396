package figure

import (
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Frontier is how far one number can go while another is moved: the best of the one for each value of the other, or what comes of each
// value, with a level that is not to be passed.
type Frontier struct {
	Words
	Up    string // what the axis upwards is
	Right string // what the axis to the right is
	Line  []Spot // rising to the right; NaN upwards where there is none, which breaks the line
	Tried []Trial
	Level *Level // nil: none
	Best  []Spot // in large: the answer
	Empty string // said where nothing was tried
}

// Trial is a pair that was tried.
type Trial struct {
	Spot
	Within bool // of what it is to keep to
}

// Level is a line across.
type Level struct {
	Amount float64
	Label  string
}

func (f *Frontier) words() Words { return f.Words }

func (f *Frontier) height(h *house, width vg.Length) vg.Length {
	if len(f.Tried) == 0 {
		return noteSize * lead * 2
	}
	return h.axisWords(f.Up, width).put(axisGap) + fieldHeight + h.axis(belowZero)
}

// extent is both axes.
func (f *Frontier) extent() (right, up [2]float64) {
	var rights, ups []float64
	for _, t := range f.Tried {
		rights, ups = append(rights, t.Right), append(ups, t.Up)
	}
	for _, s := range append(append([]Spot{}, f.Line...), f.Best...) {
		rights, ups = append(rights, s.Right), append(ups, s.Up)
	}
	if f.Level != nil {
		ups = append(ups, f.Level.Amount)
	}
	right[0], right[1] = spanned(rights...)
	up[0], up[1] = spanned(ups...)
	if right[0] == 0 { // a glyph at the edge would be cut
		right[0] = -0.03 * right[1]
	}
	if up[0] == 0 {
		up[0] = -0.03 * up[1]
	}
	return right, up
}

func (f *Frontier) paint(h *house, c draw.Canvas) error {
	width := c.Max.X - c.Min.X
	if len(f.Tried) == 0 {
		h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), f.Empty, width, mostName).write(c, c.Min.X, c.Max.Y)
		return nil
	}
	axis := h.axisWords(f.Up, width)
	axis.write(c, c.Min.X, c.Max.Y)
	c.Max.Y -= axis.put(axisGap)
	right, up := f.extent()
	p := h.upright(up[0], up[1], 6)
	p.X.Min, p.X.Max = right[0], right[1]
	p.X.Label.Text = f.Right
	p.X.Tick.Marker = plot.ConstantTicks{}
	inner := p.DataCanvas(c)
	p.X.Tick.Marker = h.ticks(right[0], right[1], inner.Max.X-inner.Min.X, inner.Min.X-c.Min.X)
	p.Add(bare{across{low: up[0], high: up[1]}})
	if err := f.add(p, right); err != nil {
		return err
	}
	p.Draw(c)
	inner = p.DataCanvas(c)
	x, y := p.Transforms(&inner)
	for _, s := range f.Best {
		cloudGlyphs()[1].large(c, vg.Point{X: x(s.Right), Y: y(s.Up)})
	}
	if f.Level != nil {
		sty := h.style(noteSize, ink(), text.XLeft, text.YBottom)
		c.FillText(sty, vg.Point{X: inner.Min.X + 2, Y: y(f.Level.Amount) + 1}, h.shown(f.Level.Label))
	}
	return nil
}

// add draws what was tried, the line and the level.
func (f *Frontier) add(p *plot.Plot, right [2]float64) error {
	for _, part := range broken(f.Line) {
		line, err := plotter.NewLine(part)
		if err != nil {
			return err
		}
		line.LineStyle = draw.LineStyle{Color: blue(), Width: 2.4}
		p.Add(bare{line})
	}
	for _, of := range []struct {
		within bool
		glyph  draw.GlyphStyle
	}{{true, draw.GlyphStyle{Color: blue(), Radius: 2.6, Shape: draw.CircleGlyph{}}}, {false, draw.GlyphStyle{Color: soft(), Radius: 3, Shape: draw.CrossGlyph{}}}} {
		var xys plotter.XYs
		for _, t := range f.Tried {
			if t.Within == of.within {
				xys = append(xys, plotter.XY{X: t.Right, Y: t.Up})
			}
		}
		if xys == nil {
			continue
		}
		spots, err := plotter.NewScatter(xys)
		if err != nil {
			return err
		}
		spots.GlyphStyle = of.glyph
		p.Add(bare{spots})
	}
	if f.Level == nil {
		return nil
	}
	level, err := plotter.NewLine(plotter.XYs{{X: right[0], Y: f.Level.Amount}, {X: right[1], Y: f.Level.Amount}})
	if err != nil {
		return err
	}
	level.LineStyle = draw.LineStyle{Color: ink(), Width: 1, Dashes: []vg.Length{4, 3}}
	p.Add(bare{level})
	return nil
}

// broken are the parts of a line that have an amount everywhere.
func broken(line []Spot) []plotter.XYs {
	var out []plotter.XYs
	var part plotter.XYs
	for _, s := range append(append([]Spot{}, line...), Spot{Up: math.NaN()}) {
		switch {
		case !math.IsNaN(s.Up):
			part = append(part, plotter.XY{X: s.Right, Y: s.Up})
		case len(part) > 1:
			out, part = append(out, part), nil
		default:
			part = nil
		}
	}
	return out
}
