package backtest

import (
	"math"
	"slices"

	"doudi/scenarios"
)

// crps is the continuous ranked probability score of a distribution, ∫ (F(x) − 1{x ≥ y})² dx: the mean distance between its
// values and what came out, less half the mean distance between its values (Gneiting and Raftery 2007). It is in the unit
// of the values, 0 at best, and of a single value the absolute error. values are equally likely and sorted.
//
// With x₁ ≤ … ≤ xₙ, Σᵢⱼ |xᵢ − xⱼ| = 2 Σᵢ (2i − n − 1) xᵢ.
func crps(values []float64, y float64) float64 {
	n := float64(len(values))
	off, spread := 0.0, 0.0
	for i, x := range values {
		off += math.Abs(x - y)
		spread += (2*float64(i+1) - n - 1) * x
	}
	return max(off/n-spread/(n*n), 0) // which rounding alone would leave
}

// score is crps of a published figure. Of one that is published as a floor only what lies below it is wrong: values above
// count as the floor itself (threshold-weighted, which is proper too); of a ceiling the other way round.
func score(values []float64, y float64, bound scenarios.Bound) float64 {
	if bound != scenarios.Exactly {
		values = slices.Clone(values)
		for i, x := range values {
			if bound == scenarios.AtLeast {
				values[i] = min(x, y)
			} else {
				values[i] = max(x, y)
			}
		}
	}
	return crps(values, y)
}

// skill is how much better a score is than the naive forecast's: 1 is perfect, 0 as good, negative worse. It is NaN where
// the naive forecast says nothing, or cannot be beaten.
func skill(score, naive float64) float64 {
	if !(naive > 0) {
		return math.NaN()
	}
	return 1 - score/naive
}
