package random

import (
	"math"
	"testing"
)

// Quantiles from the definition: Φ(z) is checked with the complementary error function, which the standard library has.
func TestNormInvInvertsTheDistribution(t *testing.T) {
	for _, u := range []float64{1e-300, 1e-20, 1e-15, 1.2e-11, 1.5e-11, 1e-5, 0.01, 0.074, 0.076, 0.3, 0.5, 0.7, 0.924, 0.926, 0.99, 1 - 1e-9} {
		z := NormInv(u)
		back := math.Erfc(-z/math.Sqrt2) / 2
		if math.Abs(back/u-1) > 1e-12 {
			t.Errorf("Φ(NormInv(%g)) = %g", u, back)
		}
	}
	if z := NormInv(0.975); math.Abs(z-1.959963984540054) > 1e-14 {
		t.Errorf("NormInv(0.975) = %.16f", z)
	}
}

func TestThreshold(t *testing.T) {
	for _, c := range []struct {
		p    float64
		want uint64
	}{{0, 0}, {-1, 0}, {1, math.MaxUint64}, {0.5, 1 << 63}, {0.25, 1 << 62}, {1.5, math.MaxUint64}, {math.NaN(), 0}, {0x1p-64, 1}, {1 - 0x1p-53, math.MaxUint64 - 2047}} {
		if got := Threshold(c.p); got != c.want {
			t.Errorf("Threshold(%v) = %d, want %d", c.p, got, c.want)
		}
	}
}
