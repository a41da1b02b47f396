package forecast

import (
	"math"
	"math/rand/v2"
	"testing"

	"doudi/model/random"
)

// Four draws by hand. One input stands at 1/8, 3/8, 5/8, 7/8 and the outcome is 100, 102, 104, 106: it goes in a straight line with
// 8 for the whole range, from 103 − 0.45·8 = 99.4 at the 5th percentile to 106.6 at the 95th. The other, 3/8, 7/8, 1/8, 5/8, has a
// covariance of (−1/8·−3 + 3/8·−1 − 3/8·1 + 1/8·3)/4 = 0 with it.
func TestSwingsAreRegressions(t *testing.T) {
	got := swingsOf([]string{"other", "line"}, [][]float64{{3. / 8, 7. / 8, 1. / 8, 5. / 8}, {1. / 8, 3. / 8, 5. / 8, 7. / 8}}, []float64{100, 102, 104, 106})
	first, second := got.Widest[0], got.Widest[1]
	if got.Mean != 103 || first.Path != "line" || math.Abs(first.Low-99.4) > 1e-9 || math.Abs(first.High-106.6) > 1e-9 || second.Path != "other" || second.Low != 103 || second.High != 103 {
		t.Errorf("%+v", got)
	}
	// The outcome's standard deviation is √5; of uniform places 1/√12; the limit of the larger of two, of four draws, is
	// z/√3 with Φ(z) = (1 + √0.95)/2 = 0.98734, z = 2.2365.
	if want := 2.2365 / math.Sqrt(3) * math.Sqrt(5) * math.Sqrt(12) * 0.45; math.Abs(got.Limit-want) > 1e-3 || got.Inputs != 2 {
		t.Errorf("limit %v, want %v", got.Limit, want)
	}
	if got.Told != 0 || got.R2 != 0 { // a correlation of 1 does not pass 1.29: four draws say nothing
		t.Errorf("%d told, R² %v", got.Told, got.R2)
	}
}

// By hand: y = x + e with x = −1, −1, 1, 1 and e = −1, 1, −1, 1 leaves half of the variance to e: R² = 1/2, adjusted
// 1 − (1/2)·3/2 = 1/4; with e nothing is left; the same input twice says no more than once; nothing explains what does not vary.
func TestExplainedByHand(t *testing.T) {
	x, e, y := []float64{-1, -1, 1, 1}, []float64{-1, 1, -1, 1}, []float64{3, 5, 5, 7}
	for _, c := range []struct {
		inputs [][]float64
		of     []float64
		want   float64
	}{{[][]float64{x}, y, 0.25}, {[][]float64{x, e}, y, 1}, {[][]float64{x, x}, y, 0.25}, {nil, y, 0}, {[][]float64{x}, []float64{4, 4, 4, 4}, 0}, {[][]float64{e}, x, 0}} {
		if got := explained(c.inputs, c.of); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v on %v: %v, want %v", c.of, c.inputs, got, c.want)
		}
	}
}

// An outcome of forty inputs in a Latin hypercube of 200 draws, of which two matter: 10·u₀ − 6·u₁ and noise of standard deviation 1.
// Of its variance of 136/12 + 1 those two explain 0.919. Ninety-five runs in a hundred tell no third input.
func TestSwingsFindWhatMatters(t *testing.T) {
	const k, n = 40, 200
	r := rand.New(rand.NewPCG(3, 4))
	var paths []string
	var places [][]float64
	for i := range k {
		paths = append(paths, string(rune('a'+i)))
		places = append(places, random.Stratified(random.Root(7).For(random.ForInputs), paths[i], n))
	}
	outcome := make([]float64, n)
	for d := range n {
		outcome[d] = 50 + 10*places[0][d] - 6*places[1][d] + r.NormFloat64()
	}
	s := swingsOf(paths, places, outcome)
	if s.Told < 2 || s.Told > 3 || s.Widest[0].Path != paths[0] || s.Widest[1].Path != paths[1] || len(s.Widest) != fewSwings {
		t.Fatalf("%d told: %+v", s.Told, s.Widest)
	}
	// A slope's error is about √((136/12 + 1 − slope²/12)/n)·√12, less than 1; half of the range's nine tenths 0.45 of it.
	for i, slope := range []float64{10, -6} {
		if got := s.Widest[i].High - s.Widest[i].Low; math.Abs(got-0.9*slope) > 2*0.9 {
			t.Errorf("%s swings by %v, want %v", s.Widest[i].Path, got, 0.9*slope)
		}
	}
	if math.Abs(s.R2-0.919) > 0.03 {
		t.Errorf("R² %v", s.R2)
	}
}
