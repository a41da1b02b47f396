package rules

import (
	"math"

	"doudi/model"
)

// Drawn is how a draw moves a number: by a factor; a rate within [0, 1] stays there. It is comparable: numbers that are stated
// alike and drawn alike are the same in every draw.
type Drawn struct {
	Factor model.Quantity // its path and range; what readers are told of it is left out
	Added  float64        // of the number, what a scenario added to it: no draw moves that
	Rate   bool
}

// Of is a number as a draw has it. nil values are as stated.
func (d Drawn) Of(stated float64, values model.Values) float64 {
	factor := values.Of(d.Factor)
	if factor == 1 {
		return stated
	}
	return scaled(stated, factor, d.Added, d.Rate)
}

// Most is the largest size that draws within the range make of a number.
func (d Drawn) Most(stated float64) float64 {
	return math.Abs(stated-d.Added)*max(1, d.Factor.High, -d.Factor.Low) + math.Abs(d.Added)
}

// scaled is a number times a factor, but for what was added to it. Stated outside [0, 1] it is held to nothing: a rate that the policy
// allows there, or the amount of a band.
func scaled(x, factor, added float64, rate bool) float64 {
	if x == Infinite { // no limit has no multiple
		return x
	}
	held := rate && x >= 0 && x <= 1
	x = (x-added)*factor + added
	if held {
		return min(max(x, 0), 1)
	}
	return x
}
