package random

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// NormInv is the quantile function of the standard normal distribution, u in (0, 1), accurate to about 1e-16 relative
// (Wichura 1988, algorithm AS 241, PPND16).
func NormInv(u float64) float64 { return mathext.NormalQuantile(u) }

// Threshold is the number that a key's bits stay below with probability p.
func Threshold(p float64) uint64 {
	switch {
	case !(p > 0):
		return 0
	case p >= 1:
		return math.MaxUint64
	}
	return uint64(p * 0x1p63 * 2)
}
