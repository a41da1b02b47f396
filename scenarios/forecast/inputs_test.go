package forecast

import (
	"math"
	"testing"
)

// The share still poor has a range of its own for every year: 0.70 to 0.85 around 0.78 at the end of 2016, 0.47 to 0.63
// around 0.55 a year later. One place is drawn for all years: where a draw stands at the quantile u of one year's
// triangle, it stands at u of the others', so that a difference between years has no noise of two draws in it.
func TestAShareAtSeveralDatesIsDrawnOnce(t *testing.T) {
	in := read(t, baise, few(map[string]string{"draws": "50"})).inputs()
	// quantile is the distribution function of the triangle on [low, high] with its mode in the middle.
	quantile := func(x, low, mode, high float64) float64 {
		if x < mode {
			return (x - low) * (x - low) / (high - low) / (mode - low)
		}
		return 1 - (high-x)*(high-x)/(high-low)/(high-mode)
	}
	lowest, highest := 1.0, 0.0
	for d := range 50 {
		v := in.values(d, in.shared)
		first, second := quantile(v["profile.remaining.2016"], 0.70, 0.78, 0.85), quantile(v["profile.remaining.2017"], 0.47, 0.55, 0.63)
		if math.Abs(first-second) > 1e-9 {
			t.Fatalf("draw %d: the quantile %v at the end of 2016, %v a year later", d, first, second)
		}
		lowest, highest = min(lowest, first), max(highest, first)
	}
	if lowest > 0.02 || highest < 0.98 { // a Latin hypercube of fifty has one in the first and one in the last fiftieth
		t.Errorf("the places run from %v to %v", lowest, highest)
	}
	n := 0
	for _, path := range in.paths {
		if path == "profile.remaining" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the share is listed %d times among the inputs", n)
	}
}
