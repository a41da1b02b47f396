package measure

import "math"

// widen takes from the values of a sample the part of their spread that only the sampling of households puts there.
//
// A sample in which one household stands for w others shows w times the variance from what befalls households
// independently of each other. That part is known from the two halves of the sample: half their difference has the
// same variance as the whole's independent part, and nothing in common with the year's shock or the draw. So deviations
// within draws, and deviations of the draws' means, are shrunk each by the factor that brings the independent variance
// to 1/w; the mean stays. values and halves are by draw and replicate, draws after each other.
func widen(values, halves []float64, replicates int, weight float64) []float64 {
	if weight <= 1 || len(halves) != len(values) {
		return values
	}
	means, within := spread(values, replicates)
	// Within a draw the halves differ by what befalls their households; between draws also by who is in them, which is
	// no noise of the year.
	halfMeans, independent := spread(halves, replicates)
	if replicates > 1 {
		independent = min(independent, within)
	} else {
		// What a single replicate cannot show is left to the draws.
		independent = 0
		for _, h := range halfMeans {
			independent += square(h) / float64(len(halfMeans))
		}
		within = independent
	}
	right := within - float64(independent*(1-1/weight))
	grand, between := mean(means), variance(means)
	// The variance of the means of draws holds 1/replicates of the variance within.
	noise, rightNoise := within/float64(replicates), right/float64(replicates)
	a := ratio(math.Max(0, between-noise)+rightNoise, between)
	b := ratio(right, within)
	out := make([]float64, len(values))
	for i, v := range values {
		m := means[i/replicates]
		out[i] = grand + float64(a*(m-grand)) + float64(b*(v-m))
	}
	return out
}

// spread is the means of the draws and the mean of the variances within them, 0 for a single replicate.
func spread(values []float64, replicates int) (means []float64, within float64) {
	draws := len(values) / replicates
	means = make([]float64, draws)
	for d := range means {
		of := values[d*replicates : (d+1)*replicates]
		means[d] = mean(of)
		within += variance(of) / float64(draws)
	}
	return means, within
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// variance is the sample variance, 0 of a single value.
func variance(x []float64) float64 {
	if len(x) < 2 {
		return 0
	}
	m, sum := mean(x), 0.0
	for _, v := range x {
		sum += square(v - m)
	}
	return sum / float64(len(x)-1)
}

func square(x float64) float64 { return float64(x * x) }

// ratio is the factor on deviations that brings one variance to another; it never widens.
func ratio(to, from float64) float64 {
	if from <= 0 || to >= from {
		return 1
	}
	return math.Sqrt(to / from)
}
