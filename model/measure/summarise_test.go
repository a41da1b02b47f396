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
