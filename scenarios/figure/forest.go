package figure

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Forest holds simulated figures against published ones: a row a figure, all on one logarithmic axis of ratios, on which the
// published figure is 1.
type Forest struct {
	Words
	Groups []Stand
	Axis   string // what runs to the right
	Empty  string // said where there is no figure
}

// Stand is rows under a heading.
type Stand struct {
	Title string
	Trees []Tree
}

// Tree is one figure: what was simulated over what was published. What is NaN is not drawn; what lies beyond the axis
// ends there with an arrow.
type Tree struct {
	Name                     string
	Label                    string // at the right, short
	Mean, P05, P25, P75, P95 float64
	Inside                   bool // the published figure is in the 90 % interval
}

func (f *Forest) words() Words { return f.Words }

const (
	treeHeight  = vg.Length(13)
	treeGap     = vg.Length(6)
	standGap    = vg.Length(8)
	mostTree    = 2  // lines of a figure's name
	farthest    = 32 // the axis ends here at the latest, and at its inverse
	arrowLength = vg.Length(6)
	beyond      = 0.25 // of a doubling, at both ends: room for a label and an arrow
)

// trunk is one row set in lines.
type trunk struct {
	tree *Tree
	name paragraph
}

// stand is a group set in lines.
type stand struct {
	title paragraph
	rows  []trunk
}

func (f *Forest) stands(h *house, width vg.Length) []stand {
	var out []stand
	small := h.style(noteSize, ink(), text.XLeft, text.YTop)
	for i := range f.Groups {
		g := &f.Groups[i]
		s := stand{title: h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), g.Title, width, mostHeading)}
		for j := range g.Trees {
			t := &g.Trees[j]
			s.rows = append(s.rows, trunk{t, h.paragraph(small, t.Name, width-small.Width(h.shown(t.Label))-gap, mostTree)})
		}
		out = append(out, s)
	}
	return out
}

func (s *stand) height() vg.Length {
	out := s.title.height() + standGap
	for _, r := range s.rows {
		out += r.name.height() + treeHeight + treeGap
	}
	return out
}

func (f *Forest) height(h *house, width vg.Length) vg.Length {
	if len(f.Groups) == 0 {
		return noteSize * lead * 2
	}
	out := h.axis(0)
	for _, s := range f.stands(h, width) {
		out += s.height()
	}
	return out
}

// span is the axis in powers of two: 1 and all that is drawn.
func (f *Forest) span() (low, high float64) {
	low, high = -1, 1
	for _, g := range f.Groups {
		for _, t := range g.Trees {
			for _, x := range []float64{t.Mean, t.P05, t.P95} {
				if x > 0 {
					low, high = min(low, math.Log2(x)), max(high, math.Log2(x))
				}
			}
		}
	}
	most := math.Log2(farthest)
	return max(math.Floor(low), -most), min(math.Ceil(high), most)
}

// powers marks the axis at powers of two, as many as have room.
func (h *house) powers(low, high float64, length vg.Length) plot.ConstantTicks {
	sty := h.style(noteSize, ink(), text.XCenter, text.YTop)
	for step := 1.0; ; step++ {
		var out plot.ConstantTicks
		for at := math.Ceil(low/step) * step; at <= high; at += step {
			label := fmt.Sprint(math.Exp2(at))
			if at < 0 {
				label = fmt.Sprintf("1/%v", math.Exp2(-at))
			}
			out = append(out, plot.Tick{Value: at, Label: label})
		}
		_, apart := labelled(out, func(t plot.Tick) (from, to vg.Length) {
			at, half := vg.Length((t.Value-low)/(high-low))*length, sty.Width(t.Label)/2
			return at - half, at + half
		}, -margin)
		if apart {
			return out
		}
	}
}

func (f *Forest) paint(h *house, c draw.Canvas) error {
	if len(f.Groups) == 0 {
		h.paragraph(h.style(textSize, ink(), text.XLeft, text.YTop), f.Empty, c.Max.X-c.Min.X, mostName).write(c, c.Min.X, c.Max.Y)
		return nil
	}
	low, high := f.span()
	width := c.Max.X - c.Min.X
	p := h.plot()
	p.HideY()
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = low-beyond, high+beyond, 0, 1
	p.X.Label.Text = f.Axis
	p.X.Tick.Marker = h.powers(low, high, width*vg.Length((high-low)/(high-low+2*beyond)))
	inner := p.DataCanvas(c)
	x, _ := p.Transforms(&inner)
	p.Draw(c)
	top := c.Max.Y
	for _, s := range f.stands(h, width) {
		top = s.title.write(c, c.Min.X, top-standGap/2) - standGap/2
		for _, r := range s.rows {
			right := h.style(noteSize, soft(), text.XRight, text.YTop)
			c.FillText(right, vg.Point{X: c.Max.X, Y: top}, h.shown(r.tree.Label))
			top = r.name.write(c, c.Min.X, top)
			r.tree.paint(c, func(ratio float64) vg.Length { return x(math.Log2(ratio)) }, low, high, top-treeHeight/2)
			top -= treeHeight + treeGap
		}
	}
	return nil
}

// paint draws a row's interval and mean about a height, and the published figure as a line across.
func (t *Tree) paint(c draw.Canvas, x func(ratio float64) vg.Length, low, high float64, y vg.Length) {
	end := draw.LineStyle{Color: rule(), Width: 0.8}
	c.StrokeLine2(end, x(math.Exp2(low)), y, x(math.Exp2(high)), y)
	c.StrokeLine2(draw.LineStyle{Color: ink(), Width: 1.6}, x(1), y-treeHeight/2, x(1), y+treeHeight/2)
	if math.IsNaN(t.Mean) {
		return
	}
	least, most := math.Exp2(low), math.Exp2(high)
	place := func(ratio float64) vg.Length { return x(min(max(ratio, least), most)) }
	shade := blue()
	if !t.Inside {
		shade = orange()
	}
	for _, bar := range []struct {
		low, high float64
		width     vg.Length
	}{{t.P05, t.P95, 2}, {t.P25, t.P75, 7}} {
		if !math.IsNaN(bar.low) && !math.IsNaN(bar.high) {
			c.StrokeLine2(draw.LineStyle{Color: shade, Width: bar.width}, place(bar.low), y, place(bar.high), y)
		}
	}
	if t.P05 < least {
		arrow(c, place(least), y, -1, shade)
	}
	if t.P95 > most {
		arrow(c, place(most), y, 1, shade)
	}
	if t.Mean >= least && t.Mean <= most {
		at := vg.Point{X: place(t.Mean), Y: y}
		c.DrawGlyph(draw.GlyphStyle{Color: ink(), Radius: 4.4, Shape: draw.CircleGlyph{}}, at)
		if t.Inside { // hollow; a miss is a full dot, which is told apart without colour
			c.DrawGlyph(draw.GlyphStyle{Color: paper(), Radius: 2.9, Shape: draw.CircleGlyph{}}, at)
		}
	}
}

// arrow says that something goes on beyond an end of the axis.
func arrow(c draw.Canvas, x, y, to vg.Length, shade color.Color) {
	c.FillPolygon(shade, []vg.Point{{X: x + to*arrowLength, Y: y}, {X: x, Y: y + arrowLength/2}, {X: x, Y: y - arrowLength/2}})
}
