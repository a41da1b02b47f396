package page

// A drawing that is worked with on the page has its own units, in which it is as wide and high as this; the figures that are taken away
// are package figure's.
const (
	plotWide = 720.0
	plotHigh = 260.0
	plotTop  = 15.0
	plotFoot = 40.0
)

// plot is where amounts stand in a drawing: from nothing at the left to the most at the right.
type plot struct {
	left, right float64 // margins
	most        float64
}

func (p plot) x(amount float64) float64 {
	return p.left + (plotWide-p.left-p.right)*amount/p.most
}

// value is the amount at a place, which may be beyond both ends.
func (p plot) value(x float64) float64 {
	return p.most * (x - p.left) / (plotWide - p.left - p.right)
}

// y is where one of so much stands above the foot.
func (p plot) y(one, of float64) float64 {
	if of == 0 {
		return plotHigh - plotFoot
	}
	return plotTop + (plotHigh-plotTop-plotFoot)*(1-one/of)
}

// grid draws quarters of what the height is of, each with its words.
func (p plot) grid(m *markup, of float64, says func(float64) string) {
	for _, quarter := range []float64{0, 0.25, 0.5, 0.75, 1} {
		y := p.y(quarter, 1)
		m.put(`<line class="grid" x1="%v" x2="%v" y1="%v" y2="%v"/><text x="%v" y="%v" text-anchor="end">%s</text>`, p.left, plotWide-p.right, y, y, p.left-6, y+4, says(quarter*of))
	}
}
