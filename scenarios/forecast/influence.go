package forecast

import (
	"cmp"
	"math"
	"slices"

	"doudi/model"
	"doudi/model/random"
)

// Influence is how much an uncertain input matters for a measure.
type Influence struct {
	Path  string
	Title model.Title // may be empty
	// Rank is Spearman's correlation, over the draws, of the input's value with the measure's mean: −1…1. The sign says
	// which way the measure goes when the input grows.
	Rank float64
	// Noise is the size of correlation that the largest of as many dummy inputs exceeds in one run of twenty (noise); a
	// smaller Rank means nothing.
	Noise float64
}

// Influences are the strongest inputs for one measure of the baseline over all years.
type Influences struct {
	Measure, By, Group string
	Strongest          []Influence
}

// strongest is how many inputs are named.
const strongest = 3

// noise is the size of rank correlation that all of k inputs that do not matter stay below in 19 of 20 runs of n draws:
// each is about normal with sd 1/√(n−1), and below z in absolute value with the probability 0.95^(1/k), so that all are
// with 0.95: z = Φ⁻¹((1 + 0.95^(1/k))/2).
func noise(k, n int) float64 {
	return random.NormInv((1+math.Pow(0.95, 1/float64(k)))/2) / math.Sqrt(float64(n-1))
}

// influences names the inputs that matter most for what a study answers: spending, families' burden, poverty.
func (p *Plan) influences(in *inputs, r *Results) []Influences {
	if p.Study.Draws < enoughDraws {
		return nil // the noise of the largest of ninety is a third there, and hides what matters
	}
	var values [][]float64
	for _, path := range in.paths {
		values = append(values, in.place[path]) // ranks are those of the values: At is monotonic
	}
	var out []Influences
	for k, key := range r.keys {
		if key.By != "all" || key.Measure != "fund_spending" && key.Measure != "oop_per_person" && key.Measure != "poverty_d2" || !p.covers(0, key) {
			continue
		}
		all := r.series[0][len(p.world.Years)][k]
		found := influences(in.paths, values, all.DrawMeans())
		for i := range found {
			found[i].Title = in.titles[found[i].Path]
		}
		out = append(out, Influences{key.Measure, key.By, key.Group, found[:min(strongest, len(found))]})
	}
	return out
}

// influences ranks all inputs for one measure, the strongest first. inputs are the values by input and draw, means the
// measure by draw.
func influences(paths []string, inputs [][]float64, means []float64) []Influence {
	of := ranks(means)
	out := make([]Influence, len(paths))
	for i, path := range paths {
		out[i] = Influence{Path: path, Rank: correlation(ranks(inputs[i]), of), Noise: noise(len(paths), len(means))}
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
