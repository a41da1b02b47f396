package kernel

import (
	"math"
	"slices"
)

// Among says that a column holds no numbers but these, so that conditions which they decide are made now. What was said
// first stands.
func (b *Builder) Among(column Ref, numbers []float64) {
	if b.domains == nil {
		b.domains, b.subsets = map[Ref][]float64{}, map[Ref]subset{}
	}
	if b.domains[column] == nil {
		b.domains[column] = numbers
	}
}

// subset says of each number of a column's domain whether a condition holds for it.
type subset struct {
	column Ref
	holds  []bool
}

// condition is the shortest that has a subset: none at all where it holds for all numbers or for none, as `a = 0 or a = 1`
// for 0 and 1, or one comparison, as `not (a = 2 or a = 3)` is `a <= 1` for 0…3; else the value as it was made.
func (b *Builder) condition(v value, s subset) Ref {
	least, most := [2]float64{math.Inf(1), math.Inf(1)}, [2]float64{math.Inf(-1), math.Inf(-1)}
	for i, x := range b.domains[s.column] {
		side := 0
		if s.holds[i] {
			side = 1
		}
		least[side], most[side] = min(least[side], x), max(most[side], x)
	}
	switch {
	case !slices.Contains(s.holds, !s.holds[0]):
		return b.Truth(s.holds[0])
	case v.op >= opLess && v.op <= opNotEqual: // one comparison already
	case least[1] == most[1]:
		v = value{op: opEqual, a: s.column, b: b.Const(least[1]), c: -1}
	case least[0] == most[0]:
		v = value{op: opNotEqual, a: s.column, b: b.Const(least[0]), c: -1}
	case most[1] < least[0]:
		v = value{op: opLessEqual, a: s.column, b: b.Const(most[1]), c: -1}
	case most[0] < least[1]:
		v = value{op: opLessEqual, a: b.Const(least[1]), b: s.column, c: -1}
	}
	r := b.add(v)
	b.subsets[r] = s
	return r
}

// subset is that of a condition made of one column with a domain and of constants: a comparison, or what Not, And and Or
// make of such.
func (b *Builder) subset(v value) (subset, bool) {
	switch v.op {
	case opLess, opLessEqual, opEqual, opNotEqual:
		return b.compared(v)
	case opNot, opAnd, opOr:
	default:
		return subset{}, false
	}
	s, ok := b.subsets[v.a]
	if v.op == opNot {
		return b.holding(s.column, ok, func(i int) bool { return !s.holds[i] })
	}
	t, too := b.subsets[v.b]
	ok = ok && too && s.column == t.column
	return b.holding(s.column, ok, func(i int) bool {
		if v.op == opAnd {
			return s.holds[i] && t.holds[i]
		}
		return s.holds[i] || t.holds[i]
	})
}

// compared is the subset of a comparison of a column with a constant.
func (b *Builder) compared(v value) (subset, bool) {
	if k, ok := b.constant(v.b); ok {
		return b.holding(v.a, true, func(i int) bool { return evaluate(v.op, toBits(b.domains[v.a][i]), k) != 0 })
	}
	k, ok := b.constant(v.a)
	return b.holding(v.b, ok, func(i int) bool { return evaluate(v.op, k, toBits(b.domains[v.b][i])) != 0 })
}

// holding asks a condition of each number of a column's domain.
func (b *Builder) holding(column Ref, known bool, holds func(int) bool) (subset, bool) {
	if !known || len(b.domains[column]) == 0 {
		return subset{}, false
	}
	s := subset{column, make([]bool, len(b.domains[column]))}
	for i := range s.holds {
		s.holds[i] = holds(i)
	}
	return s, true
}

// Unsigned says that a column never holds −0, as one of counted things does not.
func (b *Builder) Unsigned(column Ref) {
	if b.unsigned == nil {
		b.unsigned = map[Ref]bool{}
	}
	b.unsigned[column] = true
}

// neverMinusZero says whether a value is certainly not −0.
func (b *Builder) neverMinusZero(r Ref) bool {
	for int(r) >= len(b.plain) {
		at := Ref(len(b.plain))
		b.plain = append(b.plain, b.unsigned[at] || b.signless(b.values[at]))
	}
	return b.plain[r]
}

// signless says so of one value by those that it is made of, which come before it. A sum is −0 only if both of its parts
// are, a difference only if what it is taken from is; a product of a small number with a negative one may be.
func (b *Builder) signless(v value) bool {
	switch v.op {
	case opConst:
		return v.k != toBits(math.Copysign(0, -1))
	case opAdd:
		return b.plain[v.a] || b.plain[v.b]
	case opSub:
		return b.plain[v.a]
	case opMin, opMax:
		return b.plain[v.a] && b.plain[v.b]
	case opSelect:
		return b.plain[v.b] && b.plain[v.c]
	case opFen: // rounding −0.3 up gives −0
		return b.roundings[v.k].mode != Up
	}
	return false
}
