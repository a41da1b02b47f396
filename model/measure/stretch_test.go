package measure

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// Draws with a standard deviation of 10 and chance of 5 within them, both normal: the 95th percentile lies 1.6449 standard
// deviations above the mean of 100, whatever part of the spread between draws is left.
func TestStretchedSpread(t *testing.T) {
	const draws, replicates = 100_000, 4
	r := rand.New(rand.NewPCG(8, 9))
	var values []float64
	for range draws {
		mean := 100 + 10*r.NormFloat64()
		for range replicates {
			values = append(values, mean+5*r.NormFloat64())
		}
	}
	for scale, sd := range map[float64]float64{0: 5, 0.5: math.Hypot(5, 5), 1: math.Hypot(10, 5), 1.5: math.Hypot(15, 5)} {
		// The mean of four replicates holds a quarter of the variance of chance, which is scaled with it.
		if scale > 0 {
			sd = math.Sqrt(scale*scale*(100+25.0/4) + 25*3/4.0)
		}
		want := 100 + 1.6449*sd
		if got := Percentile(slices.Sorted(slices.Values(Stretched(values, replicates, scale))), 0.95); math.Abs(got-want) > 0.25 {
			t.Errorf("scale %v: %.2f, want %.2f", scale, got, want)
		}
	}
	if got := Stretched(values[:4], 1, 0); got != nil {
		t.Errorf("chance without replicates: %v", got)
	}
	if got := Stretched(values, replicates, 1); math.Abs(got[17]-values[17]) > 1e-9 {
		t.Errorf("scale 1 makes %v of %v", got[17], values[17])
	}
}
