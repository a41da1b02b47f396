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

// Plane is what alternatives cost against what they bring, with a cloud of the draws for each. A field holds a few of them, all
// fields have the same axes.
type Plane struct {
	Words
	Fields []Field
	Up     string // what the axis upwards is, with its unit and years
	Right  string // what the axis to the right is
	Empty  string // said where there is nothing to draw
}

// Field is the clouds of a few alternatives.
type Field struct{ Clouds []Cloud }

// MostClouds is how many clouds a field holds: so many glyphs and shades are told apart without colour.
const MostClouds = 4

// Cloud is one alternative.
type Cloud struct {
	Name  string // with what it comes to
	Spots []Spot
	Mean  Spot
}

// Spot is what an alternative costs and brings in one draw.
type Spot struct{ Right, Up float64 }

func (g *Plane) words() Words { return g.Words }

const (
	fieldHeight = vg.Length(230)
	keyWidth    = vg.Length(20) // a glyph before a name
	keyGap      = vg.Length(4)
)

// fieldWidth is the width of one field: two stand side by side on a wide sheet.
func (g *Plane) columns(h *house) int {
	if h.wide && len(g.Fields) > 1 {
		return 2
	}
	return 1
}

// names sets the names of a field's alternatives.
func (f *Field) names(h *house, width vg.Length) (out []paragraph, height vg.Length) {
	for _, c := range f.Clouds {
		p := h.paragraph(h.style(noteSize, ink(), text.XLeft, text.YTop), c.Name, width-keyWidth, mostName)
		out, height = append(out, p), height+p.height()+keyGap
	}
	return out, height
}

func (g *Plane) panels(h *house, width vg.Length) panels {
	columns := g.columns(h)
	each := (width - vg.Length(columns-1)*gap) / vg.Length(columns)
	keys := vg.Length(0)
	for i := range g.Fields {
		_, x := g.Fields[i].names(h, each)
		keys = max(keys, x)
	}
	return h.panels(width, fieldHeight+h.axis(belowZero)+keyGap+keys, columns, len(g.Fields), func(int) (string, string) { return "", "" })
}

func (g *Plane) height(h *house, width vg.Length) vg.Length {
	if len(g.Fields) == 0 {
		return noteSize * lead * 2
	}
	p := g.panels(h, width)
	return h.axisWords(g.Up, width).put(axisGap) + p.height()
}

// extent is the axes that all fields share.
func (g *Plane) extent() (right, up [2]float64) {
	var rights, ups []float64
	for _, f := range g.Fields {
		for _, c := range f.Clouds {
			for _, s := range append([]Spot{c.Mean}, c.Spots...) {
				rights, ups = append(rights, s.Right), append(ups, s.Up)
			}
		}
	}
	right[0], right[1] = spanned(rights...)
	up[0], up[1] = spanned(ups...)
	if right[0] == 0 { // a cloud at the edge would be cut
		right[0] = -0.04 * right[1]
	}
	if right[1] == 0 {
		right[1] = -0.04 * right[0]
	}
	return right, up
}

func (g *Plane) paint(h *house, c draw.Canvas) error {
	width := c.Max.X - c.Min.X
	if len(g.Fields) == 0 {
		h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), g.Empty, width, mostName).write(c, c.Min.X, c.Max.Y)
		return nil
	}
	right, up := g.extent()
	axis, p := h.axisWords(g.Up, width), g.panels(h, width)
	axis.write(c, c.Min.X, c.Max.Y)
	c.Max.Y -= axis.put(axisGap)
	return p.paint(c, func(i int, c draw.Canvas) error {
		names, _ := g.Fields[i].names(h, c.Max.X-c.Min.X)
		field := c
		field.Min.Y = c.Max.Y - fieldHeight - h.axis(belowZero)
		top := field.Min.Y - keyGap
		for k, name := range names {
			glyph := cloudGlyphs()[k%MostClouds]
			glyph.large(c, vg.Point{X: c.Min.X + keyWidth/2 - 2, Y: top - noteSize*lead/2})
			top = name.write(c, c.Min.X+keyWidth, top) - keyGap
		}
		return g.Fields[i].paint(h, field, right, up, g.Right)
	})
}

// paint draws the clouds of a field.
func (f *Field) paint(h *house, c draw.Canvas, right, up [2]float64, axis string) error {
	p := h.upright(up[0], up[1], 6)
	p.X.Min, p.X.Max = right[0], right[1]
	p.X.Label.Text = axis
	p.X.Tick.Marker = plot.ConstantTicks{}
	inner := p.DataCanvas(c)
	p.X.Tick.Marker = h.ticks(right[0], right[1], inner.Max.X-inner.Min.X, inner.Min.X-c.Min.X)
	p.Add(bare{across{low: up[0], high: up[1]}})
	zero, err := plotter.NewLine(plotter.XYs{{X: 0, Y: up[0]}, {X: 0, Y: up[1]}})
	if err != nil {
		return err
	}
	zero.LineStyle = draw.LineStyle{Color: rule(), Width: 1}
	p.Add(bare{zero})
	for k, cloud := range f.Clouds {
		if len(cloud.Spots) == 0 {
			continue
		}
		xys := make(plotter.XYs, len(cloud.Spots))
		for i, s := range cloud.Spots {
			xys[i].X, xys[i].Y = s.Right, s.Up
		}
		spots, err := plotter.NewScatter(xys)
		if err != nil {
			return err
		}
		spots.GlyphStyle = cloudGlyphs()[k%MostClouds].small()
		p.Add(bare{spots})
	}
	p.Draw(c)
	inner = p.DataCanvas(c)
	x, y := p.Transforms(&inner)
	for k, cloud := range f.Clouds { // means lie on all clouds
		if !math.IsNaN(cloud.Mean.Right) && !math.IsNaN(cloud.Mean.Up) {
			cloudGlyphs()[k%MostClouds].large(c, vg.Point{X: x(cloud.Mean.Right), Y: y(cloud.Mean.Up)})
		}
	}
	return nil
}

// cloudGlyph is how an alternative is drawn: a shape and a shade.
type cloudGlyph struct {
	shape draw.GlyphDrawer
	shade color.Color
	size  vg.Length // of a large one, as much ink as the others
}

func cloudGlyphs() [MostClouds]cloudGlyph {
	return [MostClouds]cloudGlyph{
		{draw.CircleGlyph{}, blue(), 6}, {draw.PyramidGlyph{}, orange(), 7}, {draw.BoxGlyph{}, rule(), 5.5}, {diamond{}, sky(), 7.5},
	}
}

// small is of one draw.
func (g cloudGlyph) small() draw.GlyphStyle {
	return draw.GlyphStyle{Color: g.shade, Radius: g.size * 0.38, Shape: g.shape}
}

// large is of the mean: with a light and a dark edge, seen on any cloud.
func (g cloudGlyph) large(c draw.Canvas, at vg.Point) {
	for _, ring := range []draw.GlyphStyle{
		{Color: paper(), Radius: g.size + 3, Shape: g.shape}, {Color: ink(), Radius: g.size + 1.6, Shape: g.shape}, {Color: g.shade, Radius: g.size, Shape: g.shape},
	} {
		c.DrawGlyph(ring, at)
	}
}
