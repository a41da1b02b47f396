package measure

import (
	"math"
	"slices"

	"doudi/model/random"
)

// A sample of n households shows the whole's figures with two errors that the whole does not have. With x the weighted
// part of a household in a figure, the sum over the sample has
//
//	variance over years in which the same n fall ill anew          P = Σ Var(x | household)
//	variance over which n households the sample holds              C = n · Var(E(x | household))
//
// while of the whole, of which each household stands for w, the first is P/w and the second nothing. So (1) values are
// brought to the spread of the whole: P is shrunk to P/w (widen); and (2) the error of the sample, which its values
// cannot show since all of them are of the same households, is added to the percentiles:
//
//	E = (1 − 1/w) · (C + P/k)
//
// for k simulations, whose mean still holds P/k (compound). P and C come of the differences between the two halves of
// the sample: with a coin s for each pair of neighbours, D = Σ s·(x₁ − x₂) has mean 0 and variance P + C. The coins are
// the same for DrawsAHalving draws, so products of two D of the same coins have mean C, and what they differ by is P.

// DrawsAHalving is how many draws in a row part a sample into the same halves.
const DrawsAHalving = 2

// errors are the variances P (process) and C (sample) of a sample's figure, from the differences between its halves by
// draw and replicate. C is taken from all divisions, of which there are half as many as draws.
func errors(halves []float64, replicates int) (process, sample float64) {
	_, process = spread(halves, replicates)
	per := replicates * DrawsAHalving
	if replicates == 1 && len(halves) >= per { // the draws of a division stand in for replicates
		_, process = spread(halves[:len(halves)/per*per], per)
	}
	n := 0.0
	for at := 0; at < len(halves); at += per {
		of := halves[at:min(at+per, len(halves))]
		sample += square(mean(of)) - process/float64(len(of))
		n++
	}
	return process, max(0, sample/n)
}

// widen takes from the values of a sample the part of their spread that only the sampling of households puts there: (1)
// above, which process is the variance of. Deviations within draws, and deviations of the draws' means, are shrunk each by the
// factor that brings the households' own variance to 1/w; the mean stays. values are by draw and replicate, draws after each other.
func widen(values []float64, process float64, replicates int, weight float64) []float64 {
	means, within := spread(values, replicates)
	independent := process
	if replicates > 1 {
		independent = min(independent, within)
	} else {
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

// caution is on the error of the sample: two standard errors instead of 1.645 at the 5th and 95th percentile, since the
// error is known from fifty divisions of one sample and small sums are skewed. Where a figure hangs on nothing else, as a
// count of households does, the interval still holds the whole's value in nine of ten samples.
const caution = 1.2

// compound moves a percentile of the whole's values outward by the error of the sample, whose variance is given: (2)
// above. Both are taken to be of the normal shape about the median, where the squares of distances at one probability
// add; without such an error nothing moves, and where values do not vary the error alone remains.
func compound(percentile, median, q, variance float64) float64 {
	if variance == 0 {
		return percentile
	}
	away := math.Sqrt(square(percentile-median) + square(caution*random.NormInv(q))*variance)
	if q < 0.5 {
		return median - away
	}
	return median + away
}

// spread is the means of the draws and the mean of the variances within them, 0 for a single replicate.
func spread(values []float64, replicates int) (means []float64, within float64) {
	if replicates == 1 {
		return slices.Clone(values), 0
	}
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
