package measure

import (
	"math"
	"slices"
)

// DrawsForP99 is how many independent draws the 99th percentile needs before it is shown.
const DrawsForP99 = 1000

// Series is a figure over the (draw, replicate) totals of a run, draws after each other. Halves is nil where everybody
// was simulated; Weight is how many households one simulated household stands for.
type Series struct {
	Values, Halves []float64
	Replicates     int
	Weight         float64
}

// Whole is the values with the noise of sampling households taken off, as if everybody had been simulated.
func (s Series) Whole() []float64 {
	if !s.sampled() {
		return s.Values
	}
	process, _ := errors(s.Halves, s.Replicates)
	return widen(s.Values, process, s.Replicates, s.Weight)
}

// sampled says that the simulated households stand for others.
func (s Series) sampled() bool { return s.Weight > 1 && len(s.Halves) == len(s.Values) }

// DrawMeans are the means of the replicates of each draw.
func (s Series) DrawMeans() []float64 {
	means, _ := spread(s.Values, s.Replicates)
	return means
}

// Minus is the paired difference of two series of the same draws and replicates.
func (s Series) Minus(base Series) Series {
	out := Series{Values: make([]float64, len(s.Values)), Replicates: s.Replicates, Weight: s.Weight}
	for i := range s.Values {
		out.Values[i] = s.Values[i] - base.Values[i]
	}
	if s.Halves != nil {
		out.Halves = make([]float64, len(s.Halves))
		for i := range s.Halves {
			out.Halves[i] = s.Halves[i] - base.Halves[i]
		}
	}
	return out
}

// quantiles are the percentiles of the whole's figure as a run knows it.
type quantiles struct {
	whole, sorted []float64 // the whole's values, by draw and replicate and from the least

	// Of a sample, 0 where everybody was simulated: the variance of the mean that its households make, apart from what all
	// have in common; of that, what is over which households they are; and with (1 − 1/w), the error of the sample.
	own, who, error float64

	least, most float64 // what the figure cannot be below or above: a count is not negative, a share not above 1
}

func (s Series) quantiles() quantiles {
	q := quantiles{whole: s.Values, least: math.Inf(-1), most: math.Inf(1)}
	if s.sampled() {
		process, sample := errors(s.Halves, s.Replicates)
		q.whole = widen(s.Values, process, s.Replicates, s.Weight)
		q.own, q.who = sample+process/float64(len(s.Values)), (1-1/s.Weight)*sample
		q.error = (1 - 1/s.Weight) * q.own
	}
	q.sorted = slices.Clone(q.whole)
	slices.Sort(q.sorted)
	return q
}

// leastHouseholds is how many households of a sample a figure must hang on to be reported. With four, two errors of the
// sample reach down to nothing, and another sample may well hold none of them; sums of costs have so heavy a tail that a
// few households do not know their own spread, hence half as many again.
const leastHouseholds = 6

// few says that a sample's figure hangs on a handful of households, or on none. The mean of a sum of n equal parts has a
// variance of n·x², so its square over that is the number of the parts, over all simulations where these draw their own;
// of unequal parts, the number of equal ones that would be as sure. A share or a rate hangs on households as its numerator
// does; an index that may be negative does not.
func (s Series) few(q quantiles) bool {
	if !s.sampled() {
		return false
	}
	least, most := q.sorted[0], q.sorted[len(q.sorted)-1]
	return least == 0 && most == 0 || least >= 0 && square(mean(s.Values)) < leastHouseholds*q.own
}

// sometimes says that the figure is 0 in some simulations and not in others. What each of those whom a benefit helps gets has no
// value where it helps nobody: a mean with such zeros is of nothing, and to leave them out would be of some simulations alone.
func (s Series) sometimes() bool {
	return slices.Contains(s.Values, 0) && slices.ContainsFunc(s.Values, func(x float64) bool { return x != 0 })
}

func (q quantiles) at(p float64) float64 {
	return min(max(compound(Percentile(q.sorted, p), Percentile(q.sorted, 0.5), p, q.error), q.least), q.most)
}

// interval is the 5th and 95th percentile; rare says that they are no interval of the mean, because in nearly all
// simulations there is nothing to count.
func (q quantiles) interval(mean float64) (low, high float64, rare bool) {
	low, high = q.at(0.05), q.at(0.95)
	// The mean of equal values may differ from them in its last digits.
	rounding := 1e-12 * math.Abs(mean)
	rare = mean < low-rounding || high+rounding < mean
	if !rare {
		low, high = min(low, mean), max(high, mean)
	}
	return low, high, rare
}

// Quantile is the value below which the whole's figure stays with probability p, 0…1, the error of the sample included; of
// figures that are never negative it is not negative. At 0 and 1, where such an error has no bound, it is that of half a
// simulation.
func (s Series) Quantile(p float64) float64 {
	q := s.quantiles()
	if q.sorted[0] >= 0 {
		q.least = 0
	}
	if q.error > 0 {
		half := 0.5 / float64(len(s.Values))
		p = min(max(p, half), 1-half)
	}
	return q.at(p)
}

// Summarise fills a row's figures. The variance of all totals is split into that within draws (process) and the rest
// (parameter): parameter_sd² = max(0, variance of the draws' means − process_sd²/R).
func (s Series) Summarise(row *Row) {
	q := s.quantiles()
	means, within := spread(q.whole, s.Replicates)
	if q.sorted[0] >= 0 {
		q.least = 0
	}
	if row.Unit == "ratio" && q.sorted[len(q.sorted)-1] <= 1 {
		q.most = 1
	}
	row.Mean = mean(s.Values)
	row.P05, row.P95, row.Rare = q.interval(row.Mean)
	m, _ := Find(row.Measure)
	row.Rare = row.Rare || s.few(q) || row.Unit == perHelped && s.sometimes() || m.lumpy && row.By == "decile" && s.Weight > 1
	row.P10, row.P25, row.P50, row.P75, row.P90 = q.at(0.10), q.at(0.25), q.at(0.50), q.at(0.75), q.at(0.90)
	row.P99, row.MCError, row.ParameterSD, row.ProcessSD = math.NaN(), math.NaN(), math.NaN(), math.NaN()
	if len(means) >= DrawsForP99 {
		row.P99 = q.at(0.99)
	}
	if s.Replicates > 1 {
		row.ProcessSD = math.Sqrt(within)
	}
	if len(means) > 1 {
		// The error is of the mean that was computed, sampling of households included.
		drawn, _ := spread(s.Values, s.Replicates)
		row.MCError = math.Sqrt(variance(drawn)/float64(len(drawn)) + q.who)
		if s.Replicates > 1 {
			row.ParameterSD = math.Sqrt(max(0, variance(means)-within/float64(s.Replicates)))
		}
	}
}

// Compare fills a row's paired difference to the first scenario.
func (s Series) Compare(base Series, row *Row) {
	if s.Same(base) { // most figures of most alternatives
		row.DiffMean, row.DiffP05, row.DiffP25, row.DiffP75, row.DiffP95, row.Noise = 0, 0, 0, 0, 0, false
		row.DiffRare = row.Unit == perHelped && s.sometimes()
		return
	}
	d := s.Minus(base)
	q := d.quantiles()
	row.DiffMean = mean(d.Values)
	row.DiffP05, row.DiffP95, row.DiffRare = q.interval(row.DiffMean)
	row.DiffRare = row.DiffRare || row.Unit == perHelped && (s.sometimes() || base.sometimes())
	row.DiffP25, row.DiffP75 = q.at(0.25), q.at(0.75)
	row.Noise = row.DiffP05 <= 0 && 0 <= row.DiffP95 && (row.DiffP05 != 0 || row.DiffP95 != 0)
}

// Same says that two series are of the same values, halves and all.
func (s Series) Same(other Series) bool {
	return slices.Equal(s.Values, other.Values) && slices.Equal(s.Halves, other.Halves)
}

// Percentile is the quantile q of sorted values, interpolated between neighbours (Hyndman and Fan's type 7).
func Percentile(sorted []float64, q float64) float64 {
	at := q * float64(len(sorted)-1)
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + float64((at-float64(i))*(sorted[i+1]-sorted[i]))
}

// PercentileError is the Monte Carlo standard error of a percentile, by Woodruff (1952): that of the share of values up to the
// percentile, carried over by the percentiles that far above and below it. The draws are independent, the replicates of
// one share its parameters, so shares are of draws. Leaving groups of draws out (the jackknife) would need less, but jumps
// with the two values between which the percentile lies. NaN where draws are fewer than three or all alike.
func PercentileError(values []float64, replicates int, q float64) float64 {
	draws := len(values) / replicates
	if draws < 3 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(values))
	at := Percentile(sorted, q)
	below := make([]float64, draws) // share of a draw's values
	for i, x := range values {
		if x <= at {
			below[i/replicates] += 1 / float64(replicates)
		}
	}
	ofShare := math.Sqrt(variance(below) / float64(draws))
	if ofShare == 0 {
		return math.NaN()
	}
	low, high := max(q-ofShare, 0), min(q+ofShare, 1) // one that is cut off counts by what is left of it
	return (Percentile(sorted, high) - Percentile(sorted, low)) / (high - low) * ofShare
}
