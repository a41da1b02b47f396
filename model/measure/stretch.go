package measure

import "math"

// Stretch is the factor on a percentile's distance from the mean if the ranges of the inputs were so many times as wide,
// as far as an outcome follows its inputs in a straight line and keeps its shape: with V the variance between draws that
// the parameters make, P the process's within them and E the sample's error, which do not hang on the ranges,
//
//	√((scale²·V + P + E) / (V + P + E))
//
// Scale 1 is 1, scale 0 chance alone, and what is further out at one scale is so at every larger one. It is NaN with one
// replicate, which does not tell V from P.
func (s Series) Stretch(scale float64) float64 {
	if s.Replicates < 2 {
		return math.NaN()
	}
	means, process := spread(s.Whole(), s.Replicates)
	parameter := max(0, variance(means)-process/float64(s.Replicates))
	fixed := process + square(caution)*s.quantiles().error
	if parameter+fixed == 0 {
		return 1
	}
	return math.Sqrt((square(scale)*parameter + fixed) / (parameter + fixed))
}
