package rules

import (
	"math"

	"doudi/model"
)

// Drawn is how a draw moves a number: by a factor; a rate stays within [0, 1]. It is comparable: numbers that are stated
// alike and drawn alike are the same in every draw.
type Drawn struct {
	Factor model.Quantity // its path and range; what readers are told of it is left out
	Rate   bool
}

// Of is a number as a draw has it. nil values are as stated.
func (d Drawn) Of(stated float64, values model.Values) float64 {
	factor := values.Of(d.Factor)
	if factor == 1 {
		return stated
	}
	return scaled(stated, factor, d.Rate)
}

// Most is the largest size that draws within the range make of a number.
func (d Drawn) Most(stated float64) float64 {
	return math.Abs(stated) * max(1, d.Factor.High, -d.Factor.Low)
}

// scaled is a number times a factor.
func scaled(x, factor float64, rate bool) float64 {
	if rate {
		return min(max(x*factor, 0), 1)
	}
	if x == Infinite { // no limit has no multiple
		return x
	}
	return x * factor
}
