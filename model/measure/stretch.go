package measure

import "math"

// Stretched are values (draw by draw, so many replicates each) with the spread between draws scaled and the chance within
// them left: what they would be with the ranges of the inputs scaled, as far as an outcome follows its inputs in a
// straight line. Scale 1 changes nothing. Scale 0 leaves chance alone, brought to its full size, since the means of few
// replicates take a part of it away; that needs two replicates, and is nil otherwise.
func Stretched(values []float64, replicates int, scale float64) []float64 {
	if scale == 0 && replicates < 2 {
		return nil
	}
	means, _ := spread(values, replicates)
	whole := 0.0
	for _, m := range means {
		whole += m / float64(len(means))
	}
	chance := 1.0
	if scale == 0 {
		chance = math.Sqrt(float64(replicates) / float64(replicates-1))
	}
	out := make([]float64, len(values))
	for i, x := range values {
		m := means[i/replicates]
		out[i] = whole + scale*(m-whole) + chance*(x-m)
	}
	return out
}
