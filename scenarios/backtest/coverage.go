package backtest

import (
	"math"
	"slices"
)

// Coverage is how many of some figures lie inside their 90 % intervals.
type Coverage struct {
	Kind      Kind // "" = all but floors
	Kept      Kept // of these
	Figures   int  // compared; those of which too little was counted are not
	Inside    int
	Low, High float64 // of the share inside, 95 %: see binomial
	Error     float64 // median of the relative errors, by which all are off together; NaN without figures
	Off       float64 // median of their sizes
	// Skill is 1 − mean CRPS over the naive's, both relative to the published figures, of those for which there is a naive
	// forecast; NaN without.
	Skill float64
}

// Kept is which figures of all but floors are counted.
type Kept string

// Those that a study keeps back judge what was fitted to the others; these do not.
const (
	Whatever Kept = "" // kept back or not
	Back     Kept = "kept_back"
	NotBack  Kept = "not_kept_back"
)

// CoverageOf counts by kind, and then everything but floors together; where some of it is kept back, that and the rest apart too. Kinds
// without figures are left out.
func CoverageOf(figures []*Figure) []Coverage {
	var out []Coverage
	for _, kind := range append(Kinds(), "") {
		of := slices.DeleteFunc(slices.Clone(figures), func(f *Figure) bool {
			return f.Rare || kind != "" && f.Kind != kind || kind == "" && f.Kind == Floor
		})
		if len(of) > 0 {
			out = append(out, coverage(kind, of))
		}
		if kind == "" && slices.ContainsFunc(of, (*Figure).keptBack) {
			out = append(out, apart(of)...)
		}
	}
	return out
}

func (f *Figure) keptBack() bool { return f.Target.KeptBack }

// apart counts the figures that are kept back, and those that are not.
func apart(figures []*Figure) []Coverage {
	var out []Coverage
	for _, kept := range []Kept{Back, NotBack} {
		of := slices.DeleteFunc(slices.Clone(figures), func(f *Figure) bool { return f.keptBack() != (kept == Back) })
		if len(of) > 0 {
			c := coverage("", of)
			c.Kept = kept
			out = append(out, c)
		}
	}
	return out
}

func coverage(kind Kind, of []*Figure) Coverage {
	c := Coverage{Kind: kind, Figures: len(of)}
	var errors, sizes []float64
	own, naive := 0.0, 0.0
	for _, f := range of {
		if f.Inside {
			c.Inside++
		}
		if e := f.Error(); !math.IsNaN(e) {
			errors, sizes = append(errors, e), append(sizes, math.Abs(e))
			if !math.IsNaN(f.Skill) {
				own, naive = own+f.CRPS/math.Abs(f.Target.Value), naive+f.NaiveCRPS/math.Abs(f.Target.Value)
			}
		}
	}
	c.Low, c.High = binomial(c.Inside, c.Figures)
	c.Error, c.Off, c.Skill = median(errors), median(sizes), skill(own, naive)
	return c
}

// median is the middle of some values, NaN of none.
func median(x []float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	slices.Sort(x)
	return (x[(len(x)-1)/2] + x[len(x)/2]) / 2
}

// binomial is the exact 95 % interval of a share of which k of n were seen (Clopper and Pearson 1934): at its ends as many,
// or as few, come up with a probability of 2.5 %. It takes the n for independent; figures of one place are not, so that what
// is known is less than it says.
func binomial(k, n int) (low, high float64) {
	const tail = 0.025
	low, high = 0, 1
	if k > 0 {
		low = where(func(p float64) bool { return 1-atMost(k-1, n, p) >= tail })
	}
	if k < n {
		high = where(func(p float64) bool { return atMost(k, n, p) <= tail })
	}
	return low, high
}

// where is the least probability at which something holds that holds at every larger one.
func where(holds func(p float64) bool) float64 {
	low, high := 0.0, 1.0
	for range 60 {
		if middle := (low + high) / 2; holds(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// atMost is the probability of k or fewer of n, each of probability p.
func atMost(k, n int, p float64) float64 {
	sum, logs := 0.0, func(m int) float64 { x, _ := math.Lgamma(float64(m) + 1); return x }
	for i := range k + 1 {
		sum += math.Exp(logs(n) - logs(i) - logs(n-i) + float64(i)*math.Log(p) + float64(n-i)*math.Log1p(-p))
	}
	return min(sum, 1)
}
