package rules

import (
	"math"

	"doudi/rules/kernel"
)

// Interval is the values that a part of a formula can take: from Low to High, both included; a condition is 0 or 1.
type Interval struct{ Low, High float64 }

// Anything is every value.
var Anything = Interval{math.Inf(-1), math.Inf(1)}

// Endless says whether a value may be `none`, or the opposite of it.
func (x Interval) Endless() bool { return math.IsInf(x.Low, 0) || math.IsInf(x.High, 0) }

// Nothing says whether a value may be zero.
func (x Interval) Nothing() bool { return x.Low <= 0 && x.High >= 0 }

// hull is the span of some numbers.
func hull(xs ...float64) Interval {
	out := Interval{xs[0], xs[0]}
	for _, x := range xs[1:] {
		out = Interval{min(out.Low, x), max(out.High, x)}
	}
	return out
}

// times is a product in which nothing times no limit is nothing.
func times(a, b float64) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	return a * b
}

// decided is a condition that always holds, never does, or may do either.
func decided(always, never bool) Interval {
	switch {
	case always:
		return Interval{1, 1}
	case never:
		return Interval{0, 0}
	}
	return Interval{0, 1}
}

// equal is whether two values are the same.
func equal(x, y Interval) (always, never bool) {
	return x.Low == x.High && x == y, x.High < y.Low || y.High < x.Low
}

// rates is the span from nothing to the highest rate on the whole amount, and below nothing if a rate is.
func rates(table kernel.Brackets, amount float64) Interval {
	low, high := 0.0, 0.0
	for _, s := range table {
		low, high = min(low, s.Rate), max(high, s.Rate)
	}
	return Interval{times(low, max(amount, 0)), times(high, max(amount, 0))}
}

// cells is the span of the cells that codes within their intervals can choose.
func cells(t *kernel.Table, codes []Interval) Interval {
	out := Interval{math.Inf(1), math.Inf(-1)}
	for i, x := range t.Cells {
		chosen, at := !math.IsNaN(x), i
		for d := len(t.Dims) - 1; d >= 0 && chosen; d-- {
			code := float64(at % t.Dims[d])
			chosen = codes[d].Low <= code && code <= codes[d].High
			at /= t.Dims[d]
		}
		if chosen {
			out = Interval{min(out.Low, x), max(out.High, x)}
		}
	}
	if out.Low > out.High { // a hole: a bill that falls in it is refused, so any value will do
		return Interval{1, 1}
	}
	return out
}
