package measure

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Draws with a standard deviation of 12 and chance of 5 within them: 13 in all. At half the ranges √(36 + 25) remains, of
// chance alone 5, at one and a half √(324 + 25).
func TestStretchedSpread(t *testing.T) {
	const draws, replicates = 100_000, 4
	r := rand.New(rand.NewPCG(8, 9))
	s := Series{Replicates: replicates, Weight: 1}
	for range draws {
		mean := 100 + 12*r.NormFloat64()
		for range replicates {
			s.Values = append(s.Values, mean+5*r.NormFloat64())
		}
	}
	for scale, want := range map[float64]float64{0: 5.0 / 13, 0.5: math.Sqrt(61) / 13, 1: 1, 1.5: math.Sqrt(349) / 13} {
		if got := s.Stretch(scale); math.Abs(got-want) > 0.005 { // the sd of n values has a relative error of 1/√(2n)
			t.Errorf("scale %v: %.4f, want %.4f", scale, got, want)
		}
	}
	if got := (Series{Values: s.Values[:4], Replicates: 1}).Stretch(0); !math.IsNaN(got) {
		t.Errorf("chance without replicates: %v", got)
	}
	if got := (Series{Values: []float64{7, 7, 7, 7}, Replicates: 2}).Stretch(0); got != 1 {
		t.Errorf("what does not vary is stretched by %v", got)
	}
}

// Few draws with more chance than parameters in them are where percentiles of rescaled values cross: the amounts stay in
// order all the same.
func TestStretchesAreNested(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 1000 {
		s := Series{Replicates: 2, Weight: 50}
		for range 20 {
			m := math.Exp(0.1 * r.NormFloat64())
			for range 2 {
				s.Values, s.Halves = append(s.Values, m*math.Exp(0.3*r.NormFloat64())), append(s.Halves, 0.2*r.NormFloat64())
			}
		}
		chance, narrower, wider := s.Stretch(0), s.Stretch(0.5), s.Stretch(1.5)
		if !(0 < chance && chance <= narrower && narrower <= 1 && 1 <= wider) {
			t.Fatalf("%v, %v, 1, %v", chance, narrower, wider)
		}
	}
}
