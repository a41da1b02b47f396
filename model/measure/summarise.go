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
func (s Series) Whole() []float64 { return widen(s.Values, s.Halves, s.Replicates, s.Weight) }

// DrawMeans are the means of the replicates of each draw.
func (s Series) DrawMeans() []float64 {
	means, _ := spread(s.Values, s.Replicates)
	return means
}

// Minus is the paired difference of two series of the same draws and replicates.
func (s Series) Minus(base Series) Series { return s.combined(base, -1) }

// Plus is the sum of two series of the same draws and replicates.
func (s Series) Plus(more Series) Series { return s.combined(more, 1) }

// combined adds another series, or takes it away with sign −1.
func (s Series) combined(other Series, sign float64) Series {
	out := Series{Values: make([]float64, len(s.Values)), Replicates: s.Replicates, Weight: s.Weight}
	for i := range s.Values {
		out.Values[i] = s.Values[i] + sign*other.Values[i]
	}
	if s.Halves != nil {
		out.Halves = make([]float64, len(s.Halves))
		for i := range s.Halves {
			out.Halves[i] = s.Halves[i] + sign*other.Halves[i]
		}
	}
	return out
}

// Summarise fills a row's figures. The variance of all totals is split into that within draws (process) and the rest
// (parameter): parameter_sd² = max(0, variance of the draws' means − process_sd²/R).
func (s Series) Summarise(row *Row) {
	whole := s.Whole()
	means, within := spread(whole, s.Replicates)
	sorted := slices.Sorted(slices.Values(whole))
	row.Mean = mean(s.Values)
	row.P05, row.P25, row.P50 = Percentile(sorted, 0.05), Percentile(sorted, 0.25), Percentile(sorted, 0.50)
	row.P75, row.P90, row.P95 = Percentile(sorted, 0.75), Percentile(sorted, 0.90), Percentile(sorted, 0.95)
	row.P99, row.MCError, row.ParameterSD, row.ProcessSD = math.NaN(), math.NaN(), math.NaN(), math.NaN()
	if len(means) >= DrawsForP99 {
		row.P99 = Percentile(sorted, 0.99)
	}
	if s.Replicates > 1 {
		row.ProcessSD = math.Sqrt(within)
	}
	if len(means) > 1 {
		// The error is of the mean that was computed, sampling of households included.
		drawn, _ := spread(s.Values, s.Replicates)
		row.MCError = math.Sqrt(variance(drawn) / float64(len(drawn)))
		if s.Replicates > 1 {
			row.ParameterSD = math.Sqrt(max(0, variance(means)-within/float64(s.Replicates)))
		}
	}
}

// Compare fills a row's paired difference to the first scenario.
func (s Series) Compare(base Series, row *Row) {
	d := s.Minus(base)
	sorted := slices.Sorted(slices.Values(d.Whole()))
	row.DiffMean = mean(d.Values)
	row.DiffP05, row.DiffP25 = Percentile(sorted, 0.05), Percentile(sorted, 0.25)
	row.DiffP75, row.DiffP95 = Percentile(sorted, 0.75), Percentile(sorted, 0.95)
	row.Noise = row.DiffP05 <= 0 && 0 <= row.DiffP95 && (row.DiffP05 != 0 || row.DiffP95 != 0)
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

// PercentileError is the Monte Carlo standard error of a percentile. The draws are independent, the replicates of one
// share its parameters, so it is the spread of the percentile when one draw after another is left out (the jackknife by
// groups), which needs no density estimate.
func PercentileError(values []float64, replicates int, q float64) float64 {
	draws := len(values) / replicates
	if draws < 3 {
		return math.NaN()
	}
	groups := min(draws, 20)
	out := make([]float64, groups)
	for g := range out {
		var rest []float64
		for d := range draws {
			if d%groups != g {
				rest = append(rest, values[d*replicates:(d+1)*replicates]...)
			}
		}
		slices.Sort(rest)
		out[g] = Percentile(rest, q)
	}
	n := float64(groups)
	return math.Sqrt((n - 1) * (n - 1) / n * variance(out))
}
