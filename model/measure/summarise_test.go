package measure

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Two draws with two replicates by hand: means 2 and 7, variances within 2 and 2, so process sd √2; variance of the
// means 12.5, less 2/2, so parameter sd √11.5; the error of the mean √(12.5/2).
func TestSummaryByHand(t *testing.T) {
	s := Series{Values: []float64{1, 3, 6, 8}, Replicates: 2}
	var r Row
	s.Summarise(&r)
	near(t, "mean", r.Mean, 4.5, 0)
	near(t, "process sd", r.ProcessSD, math.Sqrt2, 1e-12)
	near(t, "parameter sd", r.ParameterSD, math.Sqrt(11.5), 1e-12)
	near(t, "error", r.MCError, 2.5, 1e-12)
	near(t, "median", r.P50, 4.5, 1e-12)
	near(t, "P25", r.P25, 2.5, 1e-12) // three quarters of the way from 1 to 3
	if !math.IsNaN(r.P99) {
		t.Error("P99 is shown for two draws")
	}
}

func TestEqualSeriesDifferByNothing(t *testing.T) {
	s := Series{Values: []float64{1, 3, 6, 8}, Halves: []float64{0.1, 0.2, -0.3, 0}, Replicates: 2, Weight: 9}
	var r Row
	s.Compare(s, &r)
	if r.DiffMean != 0 || r.DiffP05 != 0 || r.DiffP95 != 0 || r.Noise {
		t.Errorf("a scenario differs from itself: %+v", r)
	}
	// The same in both halves together, and not in each: what another sample would show may differ.
	other := s
	other.Halves = []float64{5, -5, 5, -5}
	if other.Compare(s, &r); r.DiffMean != 0 || !(r.DiffP05 < 0 && 0 < r.DiffP95) || !r.Noise {
		t.Errorf("halves that differ leave no doubt: %+v", r)
	}
}

func TestDifferenceThatMayBeNoise(t *testing.T) {
	base := Series{Values: []float64{10, 10, 10, 10}, Replicates: 1}
	var r Row
	Series{Values: []float64{9, 11, 12, 13}, Replicates: 1}.Compare(base, &r)
	if !r.Noise {
		t.Errorf("from %v to %v is no noise", r.DiffP05, r.DiffP95)
	}
	// The differences are -1, 1, 2, 3: a quarter of the way lies at 0.75 of the first step, three quarters at 0.25 of the last.
	near(t, "diff P25", r.DiffP25, 0.5, 1e-12)
	near(t, "diff P75", r.DiffP75, 2.25, 1e-12)
	Series{Values: []float64{11, 11, 12, 13}, Replicates: 1}.Compare(base, &r)
	if r.Noise || r.DiffMean != 1.75 {
		t.Errorf("all draws are higher, yet noise %v, mean %v", r.Noise, r.DiffMean)
	}
}

// What each person helped gets has no value where nobody is helped: with one such simulation among four neither the figure nor a difference
// to it is told. Of other units 0 is a value, and a benefit that helps nobody in any simulation is no rare one.
func TestNobodyIsHelpedSometimes(t *testing.T) {
	gap, none, whole := []float64{0, 900, 1000, 1100}, []float64{0, 0, 0, 0}, []float64{800, 900, 1000, 1100}
	for _, c := range []struct {
		unit         string
		values, base []float64
		rare, diff   bool
	}{{perHelped, gap, whole, true, true}, {perHelped, whole, gap, false, true}, {perHelped, whole, whole, false, false}, {perHelped, gap, gap, true, true}, {perHelped, none, none, false, false}, {"CNY per household", gap, whole, false, false}} {
		r := Row{Unit: c.unit}
		s := Series{Values: c.values, Replicates: 1}
		s.Summarise(&r)
		s.Compare(Series{Values: c.base, Replicates: 1}, &r)
		if r.Rare != c.rare || r.DiffRare != c.diff {
			t.Errorf("%v of %v against %v: rare %v, %v", c.unit, c.values, c.base, r.Rare, r.DiffRare)
		}
	}
}

// A single replicate and draw has no spread to speak of.
func TestOneSimulation(t *testing.T) {
	var r Row
	Series{Values: []float64{7}, Replicates: 1}.Summarise(&r)
	if r.Mean != 7 || r.P05 != 7 || r.P95 != 7 || !math.IsNaN(r.MCError) || !math.IsNaN(r.ProcessSD) || !math.IsNaN(r.ParameterSD) {
		t.Errorf("%+v", r)
	}
}

// The standard error of the 95th percentile of n normal values is √(q(1−q)/n)/φ(1.645); for 2,000 it is 0.0473. The
// mean of estimates over forty runs should be near it.
func TestPercentileError(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	sum := 0.0
	for range 40 {
		x := make([]float64, 2000)
		for i := range x {
			x[i] = r.NormFloat64()
		}
		sum += PercentileError(x, 1, 0.95)
	}
	near(t, "error", sum/40, 0.0473, 0.01)
}

// Of a hundred normal values it is 0.211. Of a thousand such estimates none is a tenth of that, as one that hangs on the gap
// between two values can be, and nine of ten are between 0.4 and 2 times it.
func TestPercentileErrorOfAHundred(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	near := 0
	for range 1000 {
		x := make([]float64, 100)
		for i := range x {
			x[i] = r.NormFloat64()
		}
		switch e := PercentileError(x, 1, 0.95) / 0.211; {
		case !(e > 0.1):
			t.Errorf("%v of the error", e)
		case e > 0.4 && e < 2:
			near++
		}
	}
	if near < 900 {
		t.Errorf("%d of 1,000 are near", near)
	}
}

// The error of a sample takes no share above one and no count below none.
func TestSharesStayShares(t *testing.T) {
	s := Series{Replicates: 1, Weight: 100}
	for i := range 100 {
		s.Values, s.Halves = append(s.Values, 0.98), append(s.Halves, 0.05*float64(1-i/2%2*2))
	}
	r := Row{Unit: "ratio"}
	if s.Summarise(&r); r.P95 != 1 || r.P05 > 0.9 || r.Rare {
		t.Errorf("%+v", r)
	}
	r.Unit = "CNY"
	if s.Summarise(&r); r.P95 < 1.05 {
		t.Errorf("an amount is held to 1: %+v", r)
	}
}

// In 97 of 100 simulations nothing happens, in three 50: of the mean of 1.5 zero to zero is no interval. One of 20 and the
// others 1 is told: 1.95 lies between 1 and 20 only if P95 does, and P95 of twenty values is above the mean.
func TestRareFigures(t *testing.T) {
	values := make([]float64, 100)
	values[3], values[50], values[90] = 50, 50, 50
	s := Series{Values: values, Replicates: 1, Weight: 1}
	var r Row
	s.Summarise(&r)
	if !r.Rare || r.Mean != 1.5 {
		t.Errorf("%+v", r)
	}
	s.Compare(Series{Values: make([]float64, 100), Replicates: 1, Weight: 1}, &r)
	if !r.DiffRare {
		t.Errorf("the difference of %v is told: %v to %v", r.DiffMean, r.DiffP05, r.DiffP95)
	}
	for i := range values {
		values[i] = float64(i % 10)
	}
	s.Summarise(&r)
	s.Compare(s, &r)
	if r.Rare || r.DiffRare {
		t.Errorf("%+v", r)
	}
	// Equal values whose mean is not exact.
	for i := range values {
		values[i] = 0.1
	}
	if s.Summarise(&r); r.Rare || r.Mean < r.P05 || r.P95 < r.Mean {
		t.Errorf("%+v", r)
	}
}

// A sample that holds three households with something, one of them in each half more than the other by the coins, gives
// too little to say; one with five hundred does not, and one with none says nothing of the whole.
func TestHandfulOfASample(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	for _, c := range []struct {
		households int
		rare       bool
	}{{0, true}, {3, true}, {500, false}} {
		s := Series{Replicates: 1, Weight: 80}
		for range 100 / DrawsAHalving {
			half := 0.0
			for range c.households {
				half += 80 * float64(2*r.IntN(2)-1)
			}
			for range DrawsAHalving {
				s.Values, s.Halves = append(s.Values, 80*float64(c.households)), append(s.Halves, half)
			}
		}
		var row Row
		if s.Summarise(&row); row.Rare != c.rare {
			t.Errorf("%d households: rare %v", c.households, row.Rare)
		}
		if c.rare {
			continue
		}
		// The count of a sample varies by √500 households of 80, and two such errors are allowed for.
		if wide := (row.P95 - row.Mean) / (80 * math.Sqrt(500)); wide < 1.5 || wide > 2.5 {
			t.Errorf("the interval ends %.2f standard errors from the mean", wide)
		}
	}
}

// Rates of special outpatient bills are not told of a tenth of a sample, which may hold none of the few dear patients: of
// everybody they are, and of the sample's whole too.
func TestATenthOfASampleDoesNotKnowItsRareBills(t *testing.T) {
	values, halves := []float64{0.50, 0.52, 0.51, 0.49}, []float64{0.001, -0.001, 0.001, -0.001} // halves that hardly differ
	for _, c := range []struct {
		measure, by string
		weight      float64
		rare        bool
	}{
		{"effective_rate_chronic", "decile", 86, true}, {"eligible_rate_chronic", "decile", 86, true},
		{"effective_rate_chronic", "all", 86, false}, {"effective_rate_chronic", "decile", 1, false}, {"effective_rate_inpatient", "decile", 86, false},
	} {
		row := Row{Measure: c.measure, By: c.by, Unit: "ratio"}
		Series{Values: values, Halves: halves, Replicates: 1, Weight: c.weight}.Summarise(&row)
		if row.Rare != c.rare {
			t.Errorf("%s by %s, a household for %v: rare %v", c.measure, c.by, c.weight, row.Rare)
		}
	}
}

// Two scenarios that come to the same in every simulation, but by other households of the sample, differ by what that sample does not
// know: halves of 1 and -1 against -1 and 1. Of the same households they differ by nothing, surely.
func TestTheSameValuesByOtherHouseholdsAreNotTheSame(t *testing.T) {
	series := func(halves ...float64) Series {
		return Series{Values: []float64{5, 5, 5, 5}, Halves: halves, Replicates: 1, Weight: 10}
	}
	base := series(1, 1, -1, -1)
	var row Row
	series(-1, -1, 1, 1).Compare(base, &row)
	if row.DiffMean != 0 || row.DiffP05 >= 0 || row.DiffP95 <= 0 || !row.Noise {
		t.Errorf("%v (%v to %v), noise %v", row.DiffMean, row.DiffP05, row.DiffP95, row.Noise)
	}
	row = Row{DiffMean: 7, DiffP05: 7, DiffP25: 7, DiffP75: 7, DiffP95: 7, Noise: true, DiffRare: true}
	series(1, 1, -1, -1).Compare(base, &row)
	if row != (Row{}) {
		t.Errorf("%+v", row)
	}
}
