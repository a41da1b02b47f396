package rules

import (
	"math"

	"doudi/model"
)

// snap is the part of a unit by which a product may miss a half or a whole in binary: unsnapped, 1,151 of 400,000
// products of fen and whole percents come out a fen off.
const snap = 1e-6

// Fen rounds an amount in yuan to whole fen, in units of ToFen. What is beyond any bill is held to the largest amount.
func (r Rounding) Fen(yuan float64) model.Fen {
	unit := float64(r.ToFen)
	x := yuan * 100 / unit
	switch r.Mode {
	case "half_even":
		x = halfEven(x)
	case "up":
		x = math.Ceil(x - snap)
	case "down":
		x = math.Floor(x + snap)
	default:
		x = math.Floor(x + 0.5 + snap)
	}
	limit := float64(model.MaxFen)
	return model.Fen(max(min(x*unit, limit), -limit))
}

// halfEven rounds to the nearest whole, and what is within snap of a half to the even one.
func halfEven(x float64) float64 {
	whole := math.Floor(x)
	if math.Abs(x-whole-0.5) <= snap {
		return whole + math.Mod(math.Abs(whole), 2)
	}
	return math.Floor(x + 0.5)
}
