package kernel

import "math"

func fromBits(b uint64) float64 { return math.Float64frombits(b) }

// mask is all ones where a condition holds. It compiles to a set and a negation, no branch.
func mask(yes bool) uint64 {
	var x uint64
	if yes {
		x = 1
	}
	return -x
}

// choose is a where the mask is set, else b, on bits.
func choose(m uint64, a, b float64) float64 {
	return fromBits(math.Float64bits(a)&m | math.Float64bits(b)&^m)
}

// loops make a column from columns, by operation. Each reslices its arguments to the length of the result, so that the
// compiler drops the checks of bounds inside.
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
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			x, y := a[j], b[j]
			d[j] = choose(mask(x > y), y, x)
		}
	},
	opMax: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			x, y := a[j], b[j]
			d[j] = choose(mask(x < y), y, x)
		}
	},
	opLess: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = fromBits(mask(a[j] < b[j]))
		}
	},
	opLessEqual: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = fromBits(mask(a[j] <= b[j]))
		}
	},
	opEqual: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = fromBits(mask(a[j] == b[j]))
		}
	},
	opNotEqual: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = fromBits(mask(a[j] != b[j]))
		}
	},
	opAnd: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = fromBits(math.Float64bits(a[j]) & math.Float64bits(b[j]))
		}
	},
	opOr: func(d, a, b, _ []float64, _ *instruction) {
		a, b = a[:len(d)], b[:len(d)]
		for j := range d {
			d[j] = fromBits(math.Float64bits(a[j]) | math.Float64bits(b[j]))
		}
	},
	opNot: func(d, a, _, _ []float64, _ *instruction) {
		a = a[:len(d)]
		for j := range d {
			d[j] = fromBits(^math.Float64bits(a[j]))
		}
	},
	opSelect: func(d, a, b, c []float64, _ *instruction) {
		a, b, c = a[:len(d)], b[:len(d)], c[:len(d)]
		for j := range d {
			d[j] = choose(math.Float64bits(a[j]), b[j], c[j])
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
	a = a[:len(d)]
	for j := range d {
		x := math.Floor(float64(a[j]*100) + 0.5 + snap)
		d[j] = Clamp(x, -MaxFen, MaxFen)
	}
}
