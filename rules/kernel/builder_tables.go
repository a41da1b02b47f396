package kernel

import (
	"math"
	"slices"
)

// Pick is a cell of a table by codes.
func (b *Builder) Pick(t *Table, codes ...Ref) Ref { return b.PickOf(t, nil, codes...) }

// PickOf is Pick from a table with entries in place of its cells, see Given.
func (b *Builder) PickOf(t *Table, entries []Ref, codes ...Ref) Ref {
	at, inside := codes[0], b.Truth(true)
	for i, size := range t.Dims {
		inside = b.Make(And, inside, b.Make(And, b.Make(LessEqual, b.Const(0), codes[i]), b.Make(Less, codes[i], b.Const(float64(size)))))
		if i > 0 {
			at = b.Make(Add, b.Make(Mul, at, b.Const(float64(size))), codes[i])
		}
	}
	at = b.Make(Select, inside, at, b.Const(-1))
	of := tableOf[*Table]{table: t}
	if entries != nil {
		of.table = &Table{t.Dims, slices.Clone(t.Cells)}
		of.later = b.fill(of.table.Cells, entries)
	}
	i := slices.IndexFunc(b.tables, func(known tableOf[*Table]) bool {
		return slices.Equal(known.table.Dims, t.Dims) && sameBits(known.table.Cells, of.table.Cells) && slices.Equal(known.later, of.later)
	})
	if i < 0 {
		i = len(b.tables)
		b.tables = append(b.tables, of)
	}
	return b.add(value{op: opPick, a: at, b: -1, c: -1, k: uint64(i)})
}

// sameBits compares cells; an open cell, NaN, is like another.
func sameBits(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) })
}

// Brackets is each slice of an amount at its rate, or at those in place of its rates, see Given.
func (b *Builder) Brackets(x Ref, t Brackets, rates ...Ref) Ref {
	return b.add(value{op: opBrackets, a: x, b: -1, c: -1, k: b.table(t, rates)})
}

// Band is the rate of the slice that an amount falls in.
func (b *Builder) Band(x Ref, t Brackets, rates ...Ref) Ref {
	return b.add(value{op: opBand, a: x, b: -1, c: -1, k: b.table(t, rates)})
}

// Nth is the n-th number of a list. A short one is a chain of choices, which run four rows at a time, where n is surely a
// number. entries stand in place of the list's, see Given.
func (b *Builder) Nth(n Ref, l List, entries ...Ref) Ref {
	if len(l) <= 8 && b.Finite(n) {
		entry := func(i int) Ref {
			if entries != nil {
				return entries[i]
			}
			return b.Const(l[i])
		}
		out := entry(len(l) - 1)
		for i := len(l) - 2; i >= 0; i-- {
			out = b.Make(Select, b.Make(Less, n, b.Const(float64(i+2))), entry(i), out)
		}
		return out
	}
	of := tableOf[List]{table: l}
	if entries != nil {
		of.table = slices.Clone(l)
		of.later = b.fill(of.table, entries)
	}
	i := slices.IndexFunc(b.lists, func(known tableOf[List]) bool {
		return slices.Equal(known.table, of.table) && slices.Equal(known.later, of.later)
	})
	if i < 0 {
		i = len(b.lists)
		b.lists = append(b.lists, of)
	}
	return b.add(value{op: opNth, a: n, b: -1, c: -1, k: uint64(i)})
}

// table is the index of a table of brackets; equal tables are one.
func (b *Builder) table(t Brackets, rates []Ref) uint64 {
	of := tableOf[Brackets]{table: t}
	if rates != nil {
		numbers := make([]float64, len(t))
		of.later = b.fill(numbers, rates)
		of.table = rated(t, numbers)
	}
	i := slices.IndexFunc(b.brackets, func(known tableOf[Brackets]) bool {
		return slices.Equal(known.table, of.table) && slices.Equal(known.later, of.later)
	})
	if i < 0 {
		i = len(b.brackets)
		b.brackets = append(b.brackets, of)
	}
	return uint64(i)
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
