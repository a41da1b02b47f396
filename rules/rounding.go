package rules

import (
	"slices"

	"doudi/model"
	"doudi/rules/kernel"
)

// Rounding is how a payment becomes whole fen.
type Rounding struct {
	ToFen int64 // the unit, in fen: 1 for 0.01 yuan
	Mode  string
}

// modes are the words of policy files for the ways of rounding, by kernel.Mode.
var modes = []string{"half_up", "half_even", "up", "down"}

// RoundingModes are the words of policy files for the ways of rounding.
func RoundingModes() []string { return slices.Clone(modes) }

// Kernel gives the unit, in fen, and the mode as the kernel takes them.
func (r Rounding) Kernel() (unit float64, mode kernel.Mode) {
	return float64(r.ToFen), kernel.Mode(max(slices.Index(modes, r.Mode), 0))
}

// Fen rounds an amount in yuan to whole fen, in units of ToFen. What is beyond any bill is held to the largest amount.
func (r Rounding) Fen(yuan float64) model.Fen {
	unit, mode := r.Kernel()
	return model.Fen(kernel.ToFen(yuan, unit, mode))
}
