package kernel

import (
	"math"
	"slices"
)

// Pick is a cell of a table by codes.
func (b *Builder) Pick(t *Table, codes ...Ref) Ref {
	at, inside := b.Const(0), b.Truth(true)
	for i, size := range t.Dims {
		inside = b.Make(And, inside, b.Make(And, b.Make(LessEqual, b.Const(0), codes[i]), b.Make(Less, codes[i], b.Const(float64(size)))))
		at = b.Make(Add, b.Make(Mul, at, b.Const(float64(size))), codes[i])
	}
	at = b.Make(Select, inside, at, b.Const(-1))
	for i, known := range b.tables {
		if slices.Equal(known.Dims, t.Dims) && sameBits(known.Cells, t.Cells) {
			return b.add(value{op: opPick, a: at, b: -1, c: -1, k: uint64(i)})
		}
	}
	b.tables = append(b.tables, t)
	return b.add(value{op: opPick, a: at, b: -1, c: -1, k: uint64(len(b.tables) - 1)})
}

// sameBits compares cells; an open cell, NaN, is like another.
func sameBits(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) })
}

// Brackets is each slice of an amount at its rate.
func (b *Builder) Brackets(x Ref, t Brackets) Ref {
	return b.add(value{op: opBrackets, a: x, b: -1, c: -1, k: b.table(t)})
}

// Band is the rate of the slice that an amount falls in.
func (b *Builder) Band(x Ref, t Brackets) Ref {
	return b.add(value{op: opBand, a: x, b: -1, c: -1, k: b.table(t)})
}

// Nth is the n-th number of a list. A short one is a chain of choices, which run four rows at a time, where n is surely a
// number.
func (b *Builder) Nth(n Ref, l List) Ref {
	if len(l) <= 8 && b.Finite(n) {
		out := b.Const(l[len(l)-1])
		for i := len(l) - 2; i >= 0; i-- {
			out = b.Make(Select, b.Make(Less, n, b.Const(float64(i+2))), b.Const(l[i]), out)
		}
		return out
	}
	for i, known := range b.lists {
		if slices.Equal(known, l) {
			return b.add(value{op: opNth, a: n, b: -1, c: -1, k: uint64(i)})
		}
	}
	b.lists = append(b.lists, l)
	return b.add(value{op: opNth, a: n, b: -1, c: -1, k: uint64(len(b.lists) - 1)})
}

// table is the index of a table of brackets; equal tables are one.
func (b *Builder) table(t Brackets) uint64 {
	for i, known := range b.brackets {
		if slices.Equal(known, t) {
			return uint64(i)
		}
	}
	b.brackets = append(b.brackets, t)
	return uint64(len(b.brackets) - 1)
}

// fen says how an opFen rounds.
type fen struct {
	unit float64
	mode Mode
}

// ToFen is an amount in yuan as whole fen.
func (b *Builder) ToFen(x Ref, unit float64, m Mode) Ref {
	how := fen{unit, m}
	if bits, ok := b.constant(x); ok {
		return b.Const(ToFen(fromBits(bits), unit, m))
	}
	i := slices.Index(b.roundings, how)
	if i < 0 {
		i = len(b.roundings)
		b.roundings = append(b.roundings, how)
	}
	return b.add(value{op: opFen, a: x, b: -1, c: -1, k: uint64(i)})
}
