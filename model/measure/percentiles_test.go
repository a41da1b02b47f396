package measure

import (
	"math"
	"slices"
	"testing"
)

// shown are the percentiles of a row from the 5th to the 95th.
func shown(r *Row) [6]float64 { return [6]float64{r.P05, r.P25, r.P50, r.P75, r.P90, r.P95} }

func nearAll(t *testing.T, what string, got, want [6]float64) {
	t.Helper()
	for i, name := range []string{"P05", "P25", "P50", "P75", "P90", "P95"} {
		near(t, what+", "+name, got[i], want[i], 1e-12)
	}
}

// The quantile q of n sorted values stands at the place q(n − 1), counted from 0: of 0…20 those are whole. Of four it lies
// between: 0.05 · 3 = 0.15 of the way from the first to the second, 0.25 · 3 = 0.75; 0.5 · 3 = 1.5, half way from the second to
// the third; 0.75 · 3 = 2.25, 0.9 · 3 = 2.7 and 0.95 · 3 = 2.85 from the third to the last.
func TestPercentilesByHand(t *testing.T) {
	var twentyOne []float64
	for i := range 21 {
		twentyOne = append(twentyOne, float64(i*8%21)) // in no order
	}
	var r Row
	Series{Values: twentyOne, Replicates: 1}.Summarise(&r)
	nearAll(t, "21 values", shown(&r), [6]float64{1, 5, 10, 15, 18, 19})
	Series{Values: []float64{14, 0, 4, 6}, Replicates: 2}.Summarise(&r)
	nearAll(t, "four values", shown(&r), [6]float64{0.15 * 4, 0.75 * 4, 5, 6 + 0.25*8, 6 + 0.7*8, 6 + 0.85*8})
	near(t, "the only one", Percentile([]float64{3}, 0.95), 3, 0)
	near(t, "the last", Percentile([]float64{3, 5}, 1), 5, 0)
}

// With 1,000 draws the 99th percentile of 0…999 stands at 0.99 · 999 = 989.01; with 999 none is shown, nor with 999 of two
// replicates each.
func TestP99NeedsAThousandDraws(t *testing.T) {
	var values []float64
	for i := range 1998 {
		values = append(values, float64(i))
	}
	var r Row
	Series{Values: values[:1000], Replicates: 1}.Summarise(&r)
	near(t, "P99", r.P99, 989.01, 1e-9)
	for _, s := range []Series{{Values: values[:999], Replicates: 1}, {Values: values, Replicates: 2}} {
		if s.Summarise(&r); !math.IsNaN(r.P99) {
			t.Errorf("%v of %d draws", r.P99, len(s.Values)/s.Replicates)
		}
	}
}

// Two draws of two replicates, one household for four. Within draws the variance is 2, that of the halves 2 as well: all of it
// is households' own, and a quarter, 0.5, is left of it, so deviations from the draw's mean are halved. The means 2 and 7 have
// the variance 12.5, of which 2/2 is chance; with 0.5/2 in its place it is 11.75, and they move to 4.5 ± 2.5·√(11.75/12.5).
// Halves that differ more than the values do say no more than that. The process has the sd √0.5; of the parameters' variance
// 11.75 − 0.5/2 = 11.5 is left. The error of the mean is that of the values as they are, √(12.5/2).
func TestSampleByHand(t *testing.T) {
	d := 2.5 * math.Sqrt(11.75/12.5)
	sorted := [4]float64{4.5 - d - 0.5, 4.5 - d + 0.5, 4.5 + d - 0.5, 4.5 + d + 0.5}
	between := sorted[2] - sorted[1]
	want := [6]float64{sorted[0] + 0.15, sorted[0] + 0.75, sorted[1] + between/2, sorted[2] + 0.25, sorted[2] + 0.7, sorted[2] + 0.85}
	for _, halves := range [][]float64{{1, -1, 1, -1}, {10, -10, 10, -10}, {9, 7, -3, -1}} {
		var r Row
		Series{Values: []float64{1, 3, 8, 6}, Halves: halves, Replicates: 2, Weight: 4}.Summarise(&r)
		nearAll(t, "a sample", shown(&r), want)
		near(t, "mean", r.Mean, 4.5, 1e-12)
		near(t, "process sd", r.ProcessSD, math.Sqrt(0.5), 1e-12)
		near(t, "parameter sd", r.ParameterSD, math.Sqrt(11.5), 1e-12)
		near(t, "error", r.MCError, 2.5, 1e-12)
	}
	// With half of the variance within draws households' own, 1.25 is left of 2, and of that of the means 12.5 − 1 + 1.25/2.
	half := widen([]float64{1, 3, 6, 8}, []float64{1, 1 + math.Sqrt2, 5, 5 - math.Sqrt2}, 2, 4)
	m, w := 2.5*math.Sqrt(12.125/12.5), math.Sqrt(1.25/2)
	for i, x := range []float64{4.5 - m - w, 4.5 - m + w, 4.5 + m - w, 4.5 + m + w} {
		near(t, "half of it", half[i], x, 1e-12)
	}
}

// A single replicate shows nothing within draws. What the halves differ by, here 1 in the square, is then the variance of
// households alone; a quarter of it is left in that of the draws: 2 − 1 + 0.25 of 2.
func TestSampleOfSingleReplicates(t *testing.T) {
	got := widen([]float64{1, 3}, []float64{1, -1}, 1, 4)
	near(t, "low", got[0], 2-math.Sqrt(0.625), 1e-12)
	near(t, "high", got[1], 2+math.Sqrt(0.625), 1e-12)
	// Halves of which nothing is left of the draws' spread but their own quarter: (0 + 4/4) of 2.
	got = widen([]float64{1, 3}, []float64{2, -2}, 1, 4)
	near(t, "all of it chance", got[1], 2+math.Sqrt(0.5), 1e-12)
	// Where the draws show no more than is left, nothing is widened.
	got = widen([]float64{1, 3}, []float64{10, -10}, 1, 4)
	near(t, "never wider", got[1], 3, 1e-12)
}

// Paired: 9, 11, 12 and 13 less 10, 9, 10 and 14 are −1, 2, 2 and −1; sorted −1, −1, 2, 2, the 5th percentile is −1 and the
// 95th 2. The series themselves overlap far more. Halves are subtracted too: those that are equal leave no noise to take off.
func TestPairedDifferencesByHand(t *testing.T) {
	base := Series{Values: []float64{10, 9, 10, 14}, Replicates: 1}
	var r Row
	Series{Values: []float64{9, 11, 12, 13}, Replicates: 1}.Compare(base, &r)
	near(t, "mean", r.DiffMean, 0.5, 1e-12)
	near(t, "P05", r.DiffP05, -1, 1e-12)
	near(t, "P95", r.DiffP95, 2, 1e-12)

	halves := []float64{1, -1, 1, -1}
	base = Series{Values: []float64{5, 5, 5, 5}, Halves: halves, Replicates: 2, Weight: 4}
	Series{Values: []float64{6, 8, 11, 13}, Halves: halves, Replicates: 2, Weight: 4}.Compare(base, &r)
	near(t, "mean with equal halves", r.DiffMean, 4.5, 1e-12)
	near(t, "P05 with equal halves", r.DiffP05, 1.3, 1e-12) // 1 + 0.15 · 2
	near(t, "P95 with equal halves", r.DiffP95, 7.7, 1e-12) // 6 + 0.85 · 2

	base.Halves = []float64{0, 0, 0, 0}
	Series{Values: []float64{6, 8, 11, 13}, Halves: halves, Replicates: 2, Weight: 4}.Compare(base, &r)
	near(t, "P05 of a sample", r.DiffP05, 4.5-2.5*math.Sqrt(11.75/12.5)-0.5+0.15, 1e-12) // as in TestSampleByHand
}

// The interval holds zero at its very ends as well, but a difference that is nothing throughout is no noise.
func TestNoiseAtTheEdges(t *testing.T) {
	none := Series{Values: make([]float64, 3), Replicates: 1}
	for _, c := range []struct {
		values []float64
		noise  bool
	}{{[]float64{0, 0, 0}, false}, {[]float64{0, 0, 1}, true}, {[]float64{-1, 0, 0}, true}, {[]float64{-1, 0, 1}, true}, {[]float64{1, 1, 2}, false}, {[]float64{-2, -1, -1}, false}} {
		var r Row
		if (Series{Values: c.values, Replicates: 1}).Compare(none, &r); r.Noise != c.noise {
			t.Errorf("%v: noise %v, from %v to %v", c.values, r.Noise, r.DiffP05, r.DiffP95)
		}
	}
}

// Of 1, 2 and 4 the medians without each are 3, 2.5 and 1.5; their squares about 7/3 sum to 7/6, and the jackknife's variance
// is 2/3 of that, 7/9. With two replicates whole draws are left out: the least of (1, 2), (3, 4), (5, 6) without each is 3, 1
// and 1, 8/3 about 5/3, of which 2/3 are 16/9. Of 21 draws the first and the last are one of twenty groups: the least of
// 1…21 without it is 2, else 1; 0.95 about 1.05, of which 19/20.
func TestPercentileErrorByHand(t *testing.T) {
	near(t, "three draws", PercentileError([]float64{1, 2, 4}, 1, 0.5), math.Sqrt(7.0/9), 1e-12)
	near(t, "with replicates", PercentileError([]float64{1, 2, 3, 4, 5, 6}, 2, 0), 4.0/3, 1e-12)
	var many []float64
	for i := range 21 {
		many = append(many, float64(i+1))
	}
	near(t, "in groups", PercentileError(many, 1, 0), 0.95, 1e-12)
	if x := PercentileError([]float64{1, 2, 3, 4}, 2, 0.5); !math.IsNaN(x) {
		t.Errorf("of two draws: %v", x)
	}
}

// Draws of the means 2 and 7 about 4.5: halved they are 3.25 and 5.75, one and a half times 0.75 and 8.25, with the chance of
// ± 1 as it was. Without them chance has √(2/1) of its size.
func TestStretchedByHand(t *testing.T) {
	for scale, want := range map[float64][4]float64{
		0.5: {2.25, 4.25, 4.75, 6.75}, 1.5: {-0.25, 1.75, 7.25, 9.25},
		0: {4.5 - math.Sqrt2, 4.5 + math.Sqrt2, 4.5 - math.Sqrt2, 4.5 + math.Sqrt2},
	} {
		for i, x := range Stretched([]float64{1, 3, 6, 8}, 2, scale) {
			near(t, "stretched", x, want[i], 1e-12)
		}
	}
	near(t, "a single replicate", Stretched([]float64{1, 3}, 1, 0.5)[0], 1.5, 1e-12)
	if got := (Series{Values: []float64{1, 3, 6, 8}, Replicates: 2}).DrawMeans(); !slices.Equal(got, []float64{2, 7}) {
		t.Errorf("means %v", got)
	}
}
