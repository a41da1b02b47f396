package kernel

import (
	"math"
	"unsafe"
)

func fromBits(b uint64) float64 { return math.Float64frombits(b) }

func toBits(x float64) uint64 { return math.Float64bits(x) }

// mask is all ones where a condition holds. It compiles to a set and a negation, no branch.
func mask(yes bool) uint64 {
	var x uint64
	if yes {
		x = 1
	}
	return -x
}

// words are the bits of a column. What a loop only moves, it moves as words: Go makes a conditional move of an `if` that
// assigns one whole number, and a jump of one that assigns a float, which money mispredicts half of the time. Loading the
// same number once as a float, to compare, and once as a word costs less than carrying it from one register to another.
// The bits stay as they are, those of NaN and −0 too.
func words(x []float64) []uint64 {
	return unsafe.Slice((*uint64)(unsafe.Pointer(unsafe.SliceData(x))), len(x))
}

// loops make a column from columns, by operation. Each reslices its arguments to the length of the result, so that the
// compiler drops the checks of bounds inside. A row is read before it is written, since the result may lie in the buffer
// of an argument.
var loops = [...]loop{
	opAdd: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = a[j] + b[j]
		}
	},
	opSub: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = a[j] - b[j]
		}
	},
	opMul: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = a[j] * b[j]
		}
	},
	opDiv: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = a[j] / b[j]
		}
	},
	opNeg: func(d, a, _, _ []float64, _ *instruction) {
		a = a[:len(d)]
		for j := range d {
			d[j] = -a[j]
		}
	},
	opAbs: func(d, a, _, _ []float64, _ *instruction) {
		a = a[:len(d)]
		for j := range d {
			d[j] = math.Abs(a[j])
		}
	},
	opMin: func(d, a, b, _ []float64, _ *instruction) {
		w := words(d)
		a, b = a[:len(w)], b[:len(w)]
		u, v := words(a)[:len(w)], words(b)[:len(w)]
		for j := range w {
			x, y := u[j], v[j]
			if a[j] > b[j] {
				x = y
			}
			w[j] = x
		}
	},
	opMax: func(d, a, b, _ []float64, _ *instruction) {
		w := words(d)
		a, b = a[:len(w)], b[:len(w)]
		u, v := words(a)[:len(w)], words(b)[:len(w)]
		for j := range w {
			x, y := u[j], v[j]
			if a[j] < b[j] {
				x = y
			}
			w[j] = x
		}
	},
	opLess: func(d, a, b, _ []float64, _ *instruction) {
		w := words(d)
		a, b = a[:len(w)], b[:len(w)]
		for j := range w {
			w[j] = mask(a[j] < b[j])
		}
	},
	opLessEqual: func(d, a, b, _ []float64, _ *instruction) {
		w := words(d)
		a, b = a[:len(w)], b[:len(w)]
		for j := range w {
			w[j] = mask(a[j] <= b[j])
		}
	},
	opEqual: func(d, a, b, _ []float64, _ *instruction) {
		w := words(d)
		a, b = a[:len(w)], b[:len(w)]
		for j := range w {
			w[j] = mask(a[j] == b[j])
		}
	},
	opNotEqual: func(d, a, b, _ []float64, _ *instruction) {
		w := words(d)
		a, b = a[:len(w)], b[:len(w)]
		for j := range w {
			w[j] = mask(a[j] != b[j])
		}
	},
	opAnd: func(d, a, b, _ []float64, _ *instruction) {
		w := words(d)
		u, v := words(a)[:len(w)], words(b)[:len(w)]
		for j := range w {
			w[j] = u[j] & v[j]
		}
	},
	opOr: func(d, a, b, _ []float64, _ *instruction) {
		w := words(d)
		u, v := words(a)[:len(w)], words(b)[:len(w)]
		for j := range w {
			w[j] = u[j] | v[j]
		}
	},
	opNot: func(d, a, _, _ []float64, _ *instruction) {
		w := words(d)
		u := words(a)[:len(w)]
		for j := range w {
			w[j] = ^u[j]
		}
	},
	opSelect: func(d, a, b, c []float64, _ *instruction) {
		w := words(d)
		m, u, v := words(a)[:len(w)], words(b)[:len(w)], words(c)[:len(w)]
		for j := range w {
			x, y := v[j], u[j]
			if m[j] != 0 {
				x = y
			}
			w[j] = x
		}
	},
	opRound: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = Round(a[j], b[j])
		}
	},
	opRoundDown: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = RoundDown(a[j], b[j])
		}
	},
	opRoundUp: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = RoundUp(a[j], b[j])
		}
	},
	opPick: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		cells := i.table.([]float64)
		for j := range d {
			x := math.NaN()
			if code := a[j]; code >= 0 && code < float64(len(cells)) {
				x = cells[int(code)]
			}
			d[j] = x
		}
	},
	opBrackets: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		table := i.table.(Brackets)
		for j := range d {
			x := a[j]
			if x <= table[0].Over { // most amounts stay below the first bracket
				x = 0
			} else {
				x = BracketsOf(x, table)
			}
			d[j] = x
		}
	},
	opBand: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		table := i.table.(Brackets)
		for j := range d {
			d[j] = BandOf(a[j], table)
		}
	},
	opFen: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		how := i.table.(fen)
		for j := range d {
			d[j] = ToFen(a[j], how.unit, how.mode)
		}
	},
	opNth: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		list := i.table.(List)
		for j := range d {
			d[j] = Nth(list, a[j])
		}
	},
}

// toFenHalfUp is ToFen in the usual way: to the fen, halves up.
func toFenHalfUp(d, a, _, _ []float64, _ *instruction) {
	w := words(d)
	a = a[:len(w)]
	most, least := math.Float64bits(MaxFen), math.Float64bits(-MaxFen)
	for j := range w {
		x := math.Floor(float64(a[j]*100) + 0.5 + snap)
		y := math.Float64bits(x)
		if x > MaxFen {
			y = most
		}
		if x < -MaxFen {
			y = least
		}
		w[j] = y
	}
}
