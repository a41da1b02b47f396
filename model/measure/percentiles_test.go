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
	near(t, "P10 of four", r.P10, 0.3*4, 1e-12) // 0.1 · 3 = 0.3 of the way from the first to the second
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

// outward are the percentiles moved away from a median of m by an error of a sample with the variance given: squares of
// distances add, and the error's is 1.2 standard errors at the probability. The normal quantiles at 0.75, 0.9 and 0.95 are of
// printed tables.
func outward(of [6]float64, m, variance float64) [6]float64 {
	for i, z := range [6]float64{1.6448536269514722, 0.6744897501960817, 0, 0.6744897501960817, 1.2815515655446004, 1.6448536269514722} {
		away := math.Sqrt((of[i]-m)*(of[i]-m) + 1.44*z*z*variance)
		if i < 2 {
			away = -away
		}
		of[i] = m + away
	}
	return of
}

// Two draws of two replicates, one household for four. Within draws the variance is 2, that of the halves 2 as well: all of it
// is households' own, and a quarter, 0.5, is left of it, so deviations from the draw's mean are halved. The means 2 and 7 have
// the variance 12.5, of which 2/2 is chance; with 0.5/2 in its place it is 11.75, and they move to 4.5 ± 2.5·√(11.75/12.5).
// Halves that differ more than the values do say no more than that. The process has the sd √0.5; of the parameters' variance
// 11.75 − 0.5/2 = 11.5 is left.
//
// The two draws are one division of the sample. The variance over samples is the square of the mean of the halves less what
// chance makes of it, P/4, and not below zero; the mean of the four has that and P/4, and three quarters of it are the error.
// The mean's own is 12.5/2 with three quarters of the variance over samples. A mean whose square, 20.25, is below six times
// its households' variance hangs on too few of them.
func TestSampleByHand(t *testing.T) {
	d := 2.5 * math.Sqrt(11.75/12.5)
	sorted := [4]float64{4.5 - d - 0.5, 4.5 - d + 0.5, 4.5 + d - 0.5, 4.5 + d + 0.5}
	between := sorted[2] - sorted[1]
	whole := [6]float64{sorted[0] + 0.15, sorted[0] + 0.75, sorted[1] + between/2, sorted[2] + 0.25, sorted[2] + 0.7, sorted[2] + 0.85}
	for _, c := range []struct {
		halves         []float64
		samples, error float64
		rare           bool
	}{
		{[]float64{1, -1, 1, -1}, 0, 0.375, false},           // 0 − 2/4 is below zero; ¾ · 2/4
		{[]float64{2, 0, 2, 0}, 0.5, 0.75, false},            // 1 − 2/4; ¾ · (½ + ½)
		{[]float64{2.5, 0.5, 3, 1}, 2.5625, 2.296875, false}, // 1.75² − ½; ¾ · 1.75²: six times 3.0625 are 18.375
		{[]float64{9, 7, -3, -1}, 8.5, 6.75, true},           // 3² − ½; ¾ · 9
		{[]float64{10, -10, 10, -10}, 0, 37.5, true},         // 0 − 200/4; ¾ · 200/4
	} {
		var r Row
		Series{Values: []float64{1, 3, 8, 6}, Halves: c.halves, Replicates: 2, Weight: 4}.Summarise(&r)
		want := outward(whole, 4.5, c.error)
		want[0], want[1] = max(0, want[0]), max(0, want[1])
		nearAll(t, "a sample", shown(&r), want)
		near(t, "mean", r.Mean, 4.5, 1e-12)
		near(t, "process sd", r.ProcessSD, math.Sqrt(0.5), 1e-12)
		near(t, "parameter sd", r.ParameterSD, math.Sqrt(11.5), 1e-12)
		near(t, "error", r.MCError, math.Sqrt(6.25+0.75*c.samples), 1e-12)
		if r.Rare != c.rare {
			t.Errorf("halves %v: rare %v", c.halves, r.Rare)
		}
	}
	// With half of the variance within draws households' own, 1.25 is left of 2, and of that of the means 12.5 − 1 + 1.25/2.
	half := Series{[]float64{1, 3, 6, 8}, []float64{1, 1 + math.Sqrt2, 5, 5 - math.Sqrt2}, 2, 4}.Whole()
	m, w := 2.5*math.Sqrt(12.125/12.5), math.Sqrt(1.25/2)
	for i, x := range []float64{4.5 - m - w, 4.5 - m + w, 4.5 + m - w, 4.5 + m + w} {
		near(t, "half of it", half[i], x, 1e-12)
	}
}

// A single replicate shows nothing within draws. What the halves of two draws with the same division differ by, here √2, so that
// the variance is 1, is then that of households alone; a quarter of it is left in that of the draws: 2 − 1 + 0.25 of 2. What
// they have in common is of who is in the sample, and takes no part.
func TestSampleOfSingleReplicates(t *testing.T) {
	for _, halves := range [][]float64{{math.Sqrt(0.5), -math.Sqrt(0.5)}, {7, 7 + math.Sqrt2}} {
		got := Series{[]float64{1, 3}, halves, 1, 4}.Whole()
		near(t, "low", got[0], 2-math.Sqrt(0.625), 1e-12)
		near(t, "high", got[1], 2+math.Sqrt(0.625), 1e-12)
	}
	// Halves of which nothing is left of the draws' spread but their own quarter: (0 + 4/4) of 2.
	got := Series{[]float64{1, 3}, []float64{math.Sqrt2, -math.Sqrt2}, 1, 4}.Whole()
	near(t, "all of it chance", got[1], 2+math.Sqrt(0.5), 1e-12)
	// Where the draws show no more than is left, nothing is widened.
	got = Series{[]float64{1, 3}, []float64{10, -10}, 1, 4}.Whole()
	near(t, "never wider", got[1], 3, 1e-12)
}

// By divisions of two draws. With one replicate, (1, −1), (4, 2) and a 7 alone: the pairs have variances of 2 each. The squares of
// the means, 0, 9 and 49, less 2/2, 2/2 and 2/1, are 54 in all, 18 a division. With two replicates (1, −1), (1, −1) and (3, 1),
// (1, 3): within draws 2; 0 − 2/4 and 4 − 2/4 are 1.5 a division.
func TestErrorsByHand(t *testing.T) {
	for _, c := range []struct {
		halves          []float64
		replicates      int
		process, sample float64
	}{{[]float64{1, -1, 4, 2, 7}, 1, 2, 18}, {[]float64{1, -1, 1, -1, 3, 1, 1, 3}, 2, 2, 1.5}, {[]float64{1, -1, 1, -1}, 2, 2, 0}, {[]float64{3}, 1, 0, 9}} {
		process, sample := errors(c.halves, c.replicates)
		near(t, "process", process, c.process, 1e-12)
		near(t, "sample", sample, c.sample, 1e-12)
	}
}

// Three divisions with halves of 4, 1 and 1 have the variance (16 + 1 + 1)/3 = 6 over samples: a mean of 6 is that of six
// households' worth, which suffice, and one of 5.99 is not. Nothing at all in a sample does not say that there is nothing; of
// everybody it does. What may be negative hangs on more than it shows.
func TestSixHouseholds(t *testing.T) {
	for _, c := range []struct {
		value, weight float64
		rare          bool
	}{{6, 2, false}, {5.99, 2, true}, {0, 2, true}, {-0.5, 2, false}, {5.99, 1, false}, {0, 1, false}} {
		s := Series{Halves: []float64{4, 4, 1, 1, 1, 1}, Replicates: 1, Weight: c.weight}
		for range s.Halves {
			s.Values = append(s.Values, c.value)
		}
		var r Row
		if s.Summarise(&r); r.Rare != c.rare {
			t.Errorf("%+v: rare %v", c, r.Rare)
		}
	}
}

// Two draws of 10 with halves of 2 each, one household for four: the error is ¾ · 2², and at a probability p the figure is
// 10 + 1.2·z(p)·√3. At 0 it is that of 0.5/2, a quarter. Where no value is negative no quantile is.
func TestQuantilesByHand(t *testing.T) {
	s := Series{Values: []float64{10, 10}, Halves: []float64{2, 2}, Replicates: 1, Weight: 4}
	quarter, twentieth := 1.2*0.6744897501960817*math.Sqrt(3), 1.2*1.6448536269514722*math.Sqrt(3)
	near(t, "none below", s.Quantile(0), 10-quarter, 1e-12)
	near(t, "a twentieth", s.Quantile(0.05), 10-quarter, 1e-12) // two simulations tell no more than a quarter
	near(t, "half", s.Quantile(0.5), 10, 1e-12)
	near(t, "all", s.Quantile(1), 10+quarter, 1e-12)
	many := Series{Replicates: 1, Weight: 4}
	for range 20 {
		many.Values, many.Halves = append(many.Values, 10), append(many.Halves, 2)
	}
	near(t, "a twentieth of twenty", many.Quantile(0.05), 10-twentieth, 1e-12)
	near(t, "all but a twentieth", many.Quantile(0.95), 10+twentieth, 1e-12)
	s.Values = []float64{1, 1}
	near(t, "of what is not negative", s.Quantile(0), 0, 0)
	s.Values = []float64{-1, -1}
	near(t, "of what is", s.Quantile(0), -1-quarter, 1e-12)
	s.Halves, s.Values = nil, []float64{4, 1, 2}
	near(t, "the least of everybody", s.Quantile(0), 1, 0)
	near(t, "the largest of everybody", s.Quantile(1), 4, 0)
	near(t, "of everybody", s.Quantile(0.75), 3, 1e-12) // half way from 2 to 4
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
	// As in TestSampleByHand: of the whole alone it would be 4.5 − 2.5·√(11.75/12.5) − 0.5 + 0.15; the error's variance is 0.375.
	away := 2.5*math.Sqrt(11.75/12.5) + 0.5 - 0.15
	near(t, "P05 of a sample", r.DiffP05, 4.5-math.Sqrt(away*away+0.375*1.44*1.6448536269514722*1.6448536269514722), 1e-12)
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

// Up to the median of 1, 2 and 4 are shares of 1, 1 and 0: variance 1/3, of their mean 1/9, so 1/3 about 1/2. The percentiles at 1/6
// and 5/6 are 4/3 and 10/3. With two replicates up to the least of (1, 2), (3, 4), (5, 6) are 1/2, 0 and 0: variance 1/12, of the
// mean 1/36. Below 0 there is nothing, and at 1/6 of the way 1 + 5/6: 5/6 in 1/6.
func TestPercentileErrorByHand(t *testing.T) {
	near(t, "three draws", PercentileError([]float64{1, 2, 4}, 1, 0.5), 1, 1e-12)
	near(t, "with replicates", PercentileError([]float64{1, 2, 3, 4, 5, 6}, 2, 0), 5.0/6, 1e-12)
	if x := PercentileError([]float64{7, 7, 7, 7}, 1, 0.5); !math.IsNaN(x) {
		t.Errorf("of draws that are alike: %v", x)
	}
	if x := PercentileError([]float64{1, 2, 3, 4}, 2, 0.5); !math.IsNaN(x) {
		t.Errorf("of two draws: %v", x)
	}
}

// Draws of the means 2 and 7: of their variance of 12.5 chance within them makes 2/2, the ranges 11.5. At twice the ranges
// 4 · 11.5 + 2 stands in the place of 11.5 + 2. With the sample of TestSampleByHand 11.75 − 0.5/2 = 11.5 are the ranges', 0.5
// chance and 1.44 · 0.75 the error's.
func TestStretchByHand(t *testing.T) {
	s := Series{Values: []float64{1, 3, 6, 8}, Replicates: 2}
	sample := Series{Values: []float64{1, 3, 8, 6}, Halves: []float64{2, 0, 2, 0}, Replicates: 2, Weight: 4}
	for scale, ranges := range map[float64]float64{0: 0, 0.5: 2.875, 1: 11.5, 1.5: 25.875, 2: 46} {
		near(t, "everybody", s.Stretch(scale), math.Sqrt((ranges+2)/13.5), 1e-12)
		near(t, "a sample", sample.Stretch(scale), math.Sqrt((ranges+1.58)/13.08), 1e-12)
	}
	// Chance within draws, 2/2, is more than all that is between the means, 0.5: the ranges make nothing.
	near(t, "chance alone", Series{Values: []float64{1, 3, 2, 4}, Replicates: 2}.Stretch(2), 1, 1e-12)
	if got := s.DrawMeans(); !slices.Equal(got, []float64{2, 7}) {
		t.Errorf("means %v", got)
	}
}
