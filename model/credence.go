package model

import "math"

// Law is how the credence of a quantity lies over its range. Every law has bounded support: no draw of a rate leaves [0, 1]
// if its range does not.
type Law uint8

const (
	// Triangle is triangular from Low to High with its mode at Value. Its mean is (Low + Value + High)/3: that of a skewed
	// range is not Value.
	Triangle Law = iota

	// Leaning runs from Low to High and has the mean Mean. It is the two-sided power distribution (van Dorp and Kotz 2002)
	// of the least power, from 2, that has one: the triangle as long as the mean lies in the middle third of the range, its mode solved for
	// it; beyond, the mode is the end of the range that is nearer, and the power rises. So it does not jump between the two, and
	// what is stated as a mean costs no more certainty than it must.
	Leaning

	// Factor is lognormal around Value with the mean Value and Spread as the standard deviation of the log. Shift is
	// normal around Value with the standard deviation Spread. Both are cut off at three standard deviations to either side, and are
	// made wider and moved by as much as that takes from spread and mean.
	Factor
	Shift
)

// MaxPower is the greatest power of a Leaning law. At 5 the mean lies a sixth of the range from its end, and the far half of the
// range is drawn once in 32 draws: a mean beyond that has another range.
const MaxPower = 5

// CanLean says whether a range has a Leaning law of a mean.
func CanLean(low, mean, high float64) bool {
	edge := (high - low) / (MaxPower + 1)
	return low < high && mean >= low+edge && mean <= high-edge
}

// power and mode are those of a Leaning law; the mode counts from Low, in widths of the range. The mean of power n and mode m is, counted so,
// ((n − 1)·m + 1)/(n + 1).
func (q Quantity) power() (power, mode float64) {
	mean := (q.Mean - q.Low) / (q.High - q.Low)
	switch {
	case mean < 1.0/3:
		return (1 - mean) / mean, 0
	case mean > 2.0/3:
		return mean / (1 - mean), 1
	}
	return 2, 3*mean - 1
}

// leaning is the quantile function of a Leaning law.
func (q Quantity) leaning(u float64) float64 {
	width := q.High - q.Low
	n, mode := q.power()
	if u < mode || mode == 1 {
		return q.Low + width*mode*math.Pow(u/mode, 1/n)
	}
	return q.High - width*(1-mode)*math.Pow((1-u)/(1-mode), 1/n)
}

// cut is where a Factor and a Shift end, in standard deviations of the normal that is cut off; within is its mass in between, and
// remains the standard deviation that is left of it: the variance is 1 − 2·cut·φ(cut)/within.
const (
	cut     = 3
	within  = 0.997300203936740
	remains = 0.986578392558109
)

// spread is the quantile function of a Factor and of a Shift.
func (q Quantity) spread(u float64) float64 {
	z := math.Sqrt2 * math.Erfinv(min(max(within*(2*u-1), -within), within))
	sd := q.Spread / remains
	if q.Law == Shift {
		return q.Value + sd*z
	}
	return q.Value * math.Exp(sd*z) / logMean(sd)
}

// logMean is the mean of exp(sd·z) over the normal that is cut off: e^(sd²/2)·(Φ(cut − sd) − Φ(−cut − sd))/within.
func logMean(sd float64) float64 {
	return math.Exp(sd*sd/2) * (math.Erf((cut-sd)/math.Sqrt2) + math.Erf((cut+sd)/math.Sqrt2)) / 2 / within
}

// Ends gives a Factor or a Shift the range that it is cut off to.
func (q Quantity) Ends() Quantity {
	q.Low, q.High = q.spread(0), q.spread(1)
	return q
}

// Expected is the mean of the quantity's credence.
func (q Quantity) Expected() float64 {
	switch {
	case !q.Uncertain() || q.Law == Factor || q.Law == Shift:
		return q.Value
	case q.Law == Leaning:
		return q.Mean
	}
	return (q.Low + q.Value + q.High) / 3
}
