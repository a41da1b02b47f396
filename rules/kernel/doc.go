// Package kernel compiles formulas to operations over columns of float64.
//
// Builder makes one graph of all formulas of a program, value by value from columns and constants: what is made twice is one
// value, and constants are folded. Compile drops what no output needs, gives every remaining value a buffer for as long as it lives and every constant a column that is
// filled once, and Frame.Run goes over the columns in batches that stay in cache. A number may also be given with the frame (given.go):
// what hangs on such numbers and constants alone is worked out once. Of a column it may be known which numbers it can hold: what
// conditions say of them is made as short as it can be (domain.go).
//
// It knows numbers and conditions, not policies. Every operation is defined on scalars in values.go and evaluate, and
// the loops agree with those bit for bit; nothing traps, both sides of a choice are computed, and products are rounded
// before they are added, so that every machine gives the same bits.
package kernel

//go:generate go run ./internal/generate
