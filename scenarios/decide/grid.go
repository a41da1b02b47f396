package decide

import (
	"math"
	"strconv"
)

// mostTried is how many values are tried in one run.
const mostTried = 16

// grid is round values from low to high, both with them, at most so many.
func grid(low, high float64, most int) []float64 {
	out := []float64{low}
	out = append(out, between(low, high, most-2)...)
	return append(out, high)
}

// between is round values within low and high, without these, at most so many: multiples of the least step of 1, 2, 2.5 or 5 and a power
// of ten that leaves no more. People decide on round numbers.
func between(low, high float64, most int) []float64 {
	if most < 1 || !(low < high) {
		return nil
	}
	scale := math.Pow(10, math.Floor(math.Log10((high-low)/float64(most)))-1)
	for {
		for _, m := range []float64{1, 2, 2.5, 5} {
			step := m * scale
			var out []float64
			for k := math.Floor(low/step) + 1; k*step < high && len(out) <= most; k++ {
				if x := rounded(k * step); x > low && x < high {
					out = append(out, x)
				}
			}
			if len(out) <= most {
				return out
			}
		}
		scale *= 10
	}
}

// rounded takes the last digits of a multiple away, which are of its making: 0.30000000000000004 is 0.3.
func rounded(x float64) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 12, 64), 64)
	if err != nil {
		return x
	}
	return out
}
