package figure

import (
	"testing"

	"gonum.org/v1/plot/vg"
)

// A picture of a usual size has the dots that are promised; one of 50 inches, at half width drawn on 100, is no file that no program
// opens: 50 · 400 = 20,000 dots become 10,000, and it says so.
func TestLongPicturesHaveFewerDots(t *testing.T) {
	for height, want := range map[vg.Length]struct {
		dots int
		per  float64
	}{8 * vg.Inch: {1600, 400}, 100 * vg.Inch: {10_000, 200}} {
		r := newPNG(4*vg.Inch, height, Half)
		if got := r.Image().Bounds().Dy(); got != want.dots || r.dotsPerInch != want.per {
			t.Errorf("%v inches: %d dots, %v to the inch", height/vg.Inch, got, r.dotsPerInch)
		}
	}
}
