package kernel

import (
	"errors"
	"math"
)

// Ref is a value in a graph: a column, a constant, or the result of an operation.
type Ref int32

// MaxValues bounds a graph.
const MaxValues = 1_000_000

// value is one node of the graph. Two values that are made alike are the same value (hash-consing), which is how
// shared subexpressions are found.
type value struct {
	op      op
	a, b, c Ref
	k       uint64 // bits of a constant, or the index of a column, given number or table
}

// Builder makes a graph of values from the bottom up; constants are folded on the way.
type Builder struct {
	values     []value
	known      map[value]Ref
	columns    int
	most       map[int]float64 // of the numbers that are given later
	tables     []tableOf[*Table]
	brackets   []tableOf[Brackets]
	lists      []tableOf[List]
	roundings  []fen
	domains    map[Ref][]float64 // the only numbers that a column holds, where that is known
	subsets    map[Ref]subset    // of conditions on such a column
	unsigned   map[Ref]bool      // columns that hold no −0
	plain      []bool            // of the values so far: they are never −0, see neverMinusZero
	magnitudes []float64         // of the values so far, see Finite
	full       bool
}

// NewBuilder begins an empty graph.
func NewBuilder() *Builder { return &Builder{known: map[value]Ref{}} }

// ErrTooLarge is the error of a graph with more than MaxValues values.
var ErrTooLarge = errors.New("kernel: the formulas expand to more than a million values")

func (b *Builder) add(v value) Ref {
	if r, ok := b.known[v]; ok {
		return r
	}
	if len(b.values) >= MaxValues {
		b.full = true
		return 0
	}
	r := Ref(len(b.values))
	b.values = append(b.values, v)
	b.known[v] = r
	return r
}

// Err is ErrTooLarge once the graph would have more values than it may have, else nil.
func (b *Builder) Err() error {
	if b.full {
		return ErrTooLarge
	}
	return nil
}

// Column is a further column of numbers that the caller gives. Run takes the columns in the order in which they were made.
func (b *Builder) Column() Ref {
	b.columns++
	return b.add(value{op: opColumn, k: uint64(b.columns - 1)})
}

// Condition is a column of 0 and 1 as a condition.
func (b *Builder) Condition(column Ref) Ref { return b.Make(NotEqual, column, b.Const(0)) }

// Compared are the constants that a column is compared with for equality.
func (b *Builder) Compared(column Ref) []float64 {
	var out []float64
	for _, v := range b.values {
		if v.op != opEqual && v.op != opNotEqual || v.a != column && v.b != column {
			continue
		}
		for _, side := range []Ref{v.a, v.b} {
			if x, known := b.Known(side); known {
				out = append(out, x)
			}
		}
	}
	return out
}

// Reads are the columns that values are made of, at any depth: 0 is the first that was made.
func (b *Builder) Reads(values ...Ref) []int {
	seen := make([]bool, len(b.values))
	var out []int
	for len(values) > 0 {
		r := values[len(values)-1]
		values = values[:len(values)-1]
		if seen[r] {
			continue
		}
		seen[r] = true
		v := b.values[r]
		if v.op == opColumn {
			out = append(out, int(v.k))
		}
		values = append(values, v.args()...)
	}
	return out
}

// Const is a constant.
func (b *Builder) Const(x float64) Ref { return b.add(value{op: opConst, k: math.Float64bits(x)}) }

// Truth is a constant condition.
func (b *Builder) Truth(yes bool) Ref {
	if yes {
		return b.add(value{op: opTruth, k: allOnes})
	}
	return b.add(value{op: opTruth})
}

// IsCondition says whether a value is a condition and not a number.
func (b *Builder) IsCondition(r Ref) bool {
	switch v := b.values[r]; v.op {
	case opTruth, opLess, opLessEqual, opEqual, opNotEqual, opAnd, opOr, opNot:
		return true
	case opSelect:
		return b.IsCondition(v.b)
	}
	return false
}

// allOnes is the mask of a condition that holds; 0 is one that does not. Masks travel in the same columns as numbers.
const allOnes = ^uint64(0)

func (b *Builder) constant(r Ref) (bits uint64, ok bool) {
	v := b.values[r]
	return v.k, v.op == opConst || v.op == opTruth
}

// Known is the number of a value that folded to a constant.
func (b *Builder) Known(r Ref) (x float64, ok bool) {
	bits, ok := b.constant(r)
	return fromBits(bits), ok && !b.IsCondition(r)
}

func (b *Builder) is(r Ref, x float64) bool {
	bits, ok := b.constant(r)
	return ok && bits == math.Float64bits(x)
}

// Make is the result of an operation on numbers or conditions.
func (b *Builder) Make(o Operation, args ...Ref) Ref {
	v := value{op: op(o), a: args[0], b: -1, c: -1}
	if len(args) > 1 {
		v.b = args[1]
	}
	if len(args) > 2 {
		v.c = args[2]
	}
	if folded, ok := b.fold(v); ok {
		return folded
	}
	if s, known := b.subset(v); known {
		return b.condition(v, s)
	}
	return b.add(v)
}

// fold evaluates an operation on constants, and drops those that change nothing. Only identities that hold bit for bit
// are used: x + 0 would turn −0 into 0, so it is one only where x is never −0.
func (b *Builder) fold(v value) (Ref, bool) {
	a, aOK := b.constant(v.a)
	if v.op == opSelect {
		switch {
		case aOK && a == allOnes:
			return v.b, true
		case aOK:
			return v.c, true
		case v.b == v.c:
			return v.b, true
		}
		return 0, false
	}
	var c uint64
	cOK := v.b < 0
	if !cOK {
		c, cOK = b.constant(v.b)
	}
	switch {
	case aOK && cOK && v.c < 0:
		kind := opConst
		if v.op >= opLess && v.op <= opNot {
			kind = opTruth
		}
		return b.add(value{op: kind, k: evaluate(v.op, a, c)}), true
	case v.op == opAnd && (aOK && a == allOnes || cOK && v.b >= 0 && c == 0):
		return v.b, true
	case v.op == opAnd && (cOK && v.b >= 0 && c == allOnes || aOK && a == 0):
		return v.a, true
	case v.op == opOr && (aOK && a == 0 || cOK && v.b >= 0 && c == allOnes):
		return v.b, true
	case v.op == opOr && (cOK && v.b >= 0 && c == 0 || aOK && a == allOnes):
		return v.a, true
	case v.op == opSub && b.is(v.b, 0), v.op == opAdd && b.is(v.b, 0) && b.neverMinusZero(v.a):
		return v.a, true
	case v.op == opAdd && b.is(v.a, 0) && b.neverMinusZero(v.b):
		return v.b, true
	case v.op == opMul && v.b >= 0 && b.is(v.b, 1):
		return v.a, true
	case v.op == opMul && b.is(v.a, 1):
		return v.b, true
	}
	return 0, false
}
