package forecast

import (
	"cmp"
	"math"
	"slices"
)

// Influence is how much an uncertain input matters for a measure.
type Influence struct {
	Path string
	// Rank is Spearman's correlation, over the draws, of the input's value with the measure's mean: −1…1. The sign says
	// which way the measure goes when the input grows.
	Rank float64
	// Noise is the size of correlation that a dummy input exceeds in one of twenty runs, 1.96/√(draws−1); a smaller
	// Rank means nothing.
	Noise float64
}

// Influences are the strongest inputs for one measure of the baseline over all years.
type Influences struct {
	Measure, By, Group string
	Strongest          []Influence
}

// strongest is how many inputs are named.
const strongest = 3

// influences names the inputs that matter most for what a study answers: spending, families' burden, poverty.
func (p *Plan) influences(in *inputs, r *results) []Influences {
	var values [][]float64
	for _, path := range in.paths {
		values = append(values, in.place[path]) // ranks are those of the values: At is monotonic
	}
	var out []Influences
	for k, key := range r.keys {
		if key.By != "all" || key.Measure != "fund_spending" && key.Measure != "oop_per_person" && key.Measure != "poverty_d2" {
			continue
		}
		all := r.series[0][len(p.world.Years)][k]
		found := influences(in.paths, values, all.DrawMeans())
		out = append(out, Influences{key.Measure, key.By, key.Group, found[:min(strongest, len(found))]})
	}
	return out
}

// influences ranks all inputs for one measure, the strongest first. inputs are the values by input and draw, means the
// measure by draw.
func influences(paths []string, inputs [][]float64, means []float64) []Influence {
	if len(means) < 3 {
		return nil // two points are always in order
	}
	noise := 1.96 / math.Sqrt(float64(len(means)-1))
	of := ranks(means)
	out := make([]Influence, len(paths))
	for i, path := range paths {
		out[i] = Influence{Path: path, Rank: correlation(ranks(inputs[i]), of), Noise: noise}
	}
	slices.SortStableFunc(out, func(a, b Influence) int { return cmp.Compare(math.Abs(b.Rank), math.Abs(a.Rank)) })
	return out
}

// ranks numbers the values from the smallest; equal ones share the mean of their ranks.
func ranks(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	out := make([]float64, len(values))
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && values[order[to]] == values[order[from]] {
			to++
		}
		for _, i := range order[from:to] {
			out[i] = float64(from+to-1) / 2
		}
		from = to
	}
	return out
}

// correlation is Pearson's coefficient, 0 where one side does not vary.
func correlation(x, y []float64) float64 {
	mx, my := sum(x)/float64(len(x)), sum(y)/float64(len(y))
	var xx, yy, xy float64
	for i := range x {
		dx, dy := x[i]-mx, y[i]-my
		xx += float64(dx * dx)
		yy += float64(dy * dy)
		xy += float64(dx * dy)
	}
	if xx == 0 || yy == 0 {
		return 0
	}
	return xy / math.Sqrt(float64(xx*yy))
}
