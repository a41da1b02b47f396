package forecast

import (
	"cmp"
	"math"
	"slices"

	"doudi/model"
	"doudi/model/measure"
)

// Swing is how far a measure goes with one uncertain input, by regression on the draws: where the input stands at the 5th
// percentile of its range, and where at the 95th, all else on average.
type Swing struct {
	Path  string
	Title model.Title // may be empty
	// Low and High are the measure, in its unit, at the low and the high values of the input.
	Low, High float64
}

// Swings are those of the baseline for one measure over all years, the widest first.
type Swings struct {
	Measure, Unit string
	Mean          float64
	// Limit is how far from Mean the widest of as many inputs that do not matter gets in one run of twenty: see noise.
	Limit  float64
	Inputs int // uncertain inputs in all
	Told   int // of them, those that pass the limit
	// R2 is the share of the variance between draws that those which pass the limit explain together in a straight line, less
	// what as many dummies would (adjusted R²); 0 where none does.
	R2     float64
	Widest []Swing
}

const (
	fewSwings  = 5    // inputs that are named for a measure, whether they can be told from chance or not
	mostSwings = 10   // and at most, of those that can
	mostJoint  = 30   // inputs that are fitted together, at most
	swingAt    = 0.95 // where in its range an input is called high; low is as far from the other end
)

// swung are the measures that a study answers.
func swung() []string { return []string{"fund_spending", "oop_per_person", "poverty_d2"} }

// swings regresses what a study answers on where each draw's inputs stand in their ranges; nil below a hundred draws: see
// influences.
func (p *Plan) swings(in *inputs, r *Results) []Swings {
	if p.Study.Draws < enoughDraws || len(in.paths) == 0 {
		return nil
	}
	var places [][]float64
	for _, path := range in.paths {
		places = append(places, in.place[path])
	}
	var out []Swings
	for _, name := range swung() {
		key := measure.KeyOf(name, "all", "all")
		k := slices.Index(r.keys, key)
		if k < 0 || !p.covers(0, key) {
			continue
		}
		s := swingsOf(in.paths, places, r.series[0][len(p.world.Years)][k].DrawMeans())
		s.Measure, s.Unit = name, key.Unit
		for i := range s.Widest {
			s.Widest[i].Title = in.titles[s.Widest[i].Path]
		}
		out = append(out, s)
	}
	return out
}

// swingsOf regresses an outcome by draw on each input by itself: the draws are a Latin hypercube, whose inputs hang together by
// chance alone. places are 0…1, by input and draw. An input whose place is u goes with
//
//	mean + slope·(u − 1/2),  slope = correlation · sd of the outcome / sd of the places
//
// The limit is that of the noise of the largest correlation, turned into an outcome in the same way.
func swingsOf(paths []string, places [][]float64, outcome []float64) Swings {
	n := len(outcome)
	s := Swings{Mean: sum(outcome) / float64(n), Inputs: len(paths)}
	sd := deviation(outcome)
	limit := noise(len(paths), n)
	type input struct {
		at   int
		rate float64 // correlation
	}
	var all []input
	for i := range paths {
		all = append(all, input{i, correlation(places[i], outcome)})
	}
	slices.SortStableFunc(all, func(a, b input) int { return cmp.Compare(math.Abs(b.rate), math.Abs(a.rate)) })
	var told [][]float64
	for rank, x := range all {
		if math.Abs(x.rate) > limit {
			s.Told++
			if len(told) < mostJoint {
				told = append(told, places[x.at])
			}
		}
		if rank < fewSwings || rank < mostSwings && math.Abs(x.rate) > limit {
			half := 0.0
			if x.rate != 0 {
				half = x.rate * sd / deviation(places[x.at]) * (swingAt - 0.5)
			}
			s.Widest = append(s.Widest, Swing{Path: paths[x.at], Low: s.Mean - half, High: s.Mean + half})
		}
	}
	s.Limit = limit * sd * math.Sqrt(12) * (swingAt - 0.5) // places are uniform
	s.R2 = explained(told, outcome)
	return s
}

// explained is the adjusted R² of a linear fit of an outcome on several inputs: 1 − (1 − R²)·(n − 1)/(n − k − 1), no less than 0.
func explained(inputs [][]float64, outcome []float64) float64 {
	n, k := float64(len(outcome)), float64(len(inputs))
	left := centred(outcome)
	whole := dot(left, left)
	if whole == 0 || k == 0 || n-k-1 <= 0 {
		return 0
	}
	var basis [][]float64 // orthogonal, spanning the inputs so far (Gram and Schmidt)
	for _, x := range inputs {
		x = centred(x)
		before := dot(x, x)
		for _, b := range basis {
			take(x, b)
		}
		if dot(x, x) <= 1e-12*before {
			continue // it says nothing that the others do not
		}
		take(left, x)
		basis = append(basis, x)
	}
	unexplained := dot(left, left) / whole
	return max(0, 1-unexplained*(n-1)/(n-float64(len(basis))-1))
}

// take removes from x what lies along b.
func take(x, b []float64) {
	f := dot(x, b) / dot(b, b)
	for i := range x {
		x[i] -= float64(f * b[i])
	}
}

func centred(x []float64) []float64 {
	mean := sum(x) / float64(len(x))
	out := make([]float64, len(x))
	for i, v := range x {
		out[i] = v - mean
	}
	return out
}

func dot(x, y []float64) float64 {
	out := 0.0
	for i := range x {
		out += float64(x[i] * y[i])
	}
	return out
}

// deviation is the standard deviation of values, all of those there are.
func deviation(x []float64) float64 {
	c := centred(x)
	return math.Sqrt(dot(c, c) / float64(len(x)))
}
