package kernel

import "slices"

// Given is a number that is the same for every row and not known when the graph is made: the n-th of those that NewFrame
// is told, finite and no larger than most. What hangs on such numbers and constants alone is worked out once for a frame,
// by the operations that fold constants, so that a program for numbers to come gives the bits of one for numbers that
// are known. An entry of a table may be given too, or a constant.
func (b *Builder) Given(n int, most float64) Ref {
	if b.most == nil {
		b.most = map[int]float64{}
	}
	b.most[n] = most
	return b.add(value{op: opGiven, a: -1, b: -1, c: -1, k: uint64(n)})
}

// tableOf is a table with the entries that are given later; until then these are as large as they may be.
type tableOf[T any] struct {
	table T
	later []later
}

// later is an entry of a table and the number that is to stand there.
type later struct {
	entry int
	given int
}

// fill puts entries that are constants into numbers and returns those that are not.
func (b *Builder) fill(numbers []float64, entries []Ref) []later {
	var out []later
	for i, r := range entries {
		if bits, constant := b.constant(r); constant {
			numbers[i] = fromBits(bits)
			continue
		}
		n := int(b.values[r].k)
		numbers[i], out = b.most[n], append(out, later{i, n})
	}
	return out
}

// rated is a table of brackets with other rates.
func rated(t Brackets, rates []float64) Brackets {
	out := slices.Clone(t)
	for i, x := range rates {
		out[i].Rate = x
	}
	return out
}

// uniform says of every value whether it is the same for every row.
func (b *Builder) uniform() []bool {
	out := make([]bool, len(b.values))
	for r, v := range b.values {
		switch v.op {
		case opColumn, opPick, opBrackets, opBand, opNth: // what is looked up has loops alone
			continue
		}
		out[r] = !slices.ContainsFunc(v.args(), func(x Ref) bool { return !out[x] })
	}
	return out
}

// scalar is a value that is the same for every row. Its arguments are scalars before it.
type scalar struct {
	value
	how fen // of an opFen
}

// scalar is the place of a uniform value among the program's scalars.
func (c *compiler) scalar(r Ref) int32 {
	if at, known := c.scalars[r]; known {
		return at
	}
	s := scalar{value: c.b.values[r]}
	if s.op == opFen {
		s.how = c.b.roundings[s.k]
	}
	for _, x := range []*Ref{&s.a, &s.b, &s.c} {
		if len(s.args()) > 0 && *x >= 0 {
			*x = Ref(c.scalar(*x))
		}
	}
	at := int32(len(c.p.scalars))
	c.p.scalars, c.scalars[r] = append(c.p.scalars, s), at
	return at
}

// heldScalar is the slot of a scalar as a column.
func (c *compiler) heldScalar(at int32) int32 {
	s, ok := c.columns[at]
	if !ok {
		c.p.slots++
		s = int32(c.p.slots - 1)
		c.columns[at] = s
		c.p.constants = append(c.p.constants, held{slot: s, scalar: at})
	}
	return s
}

// work makes the scalars of the numbers that are given.
func (p *Program) work(given []float64) []uint64 {
	out := make([]uint64, len(p.scalars))
	for i, s := range p.scalars {
		arg := func(r Ref) uint64 {
			if r < 0 {
				return 0
			}
			return out[r]
		}
		switch s.op {
		case opConst, opTruth:
			out[i] = s.k
		case opGiven:
			out[i] = toBits(given[s.k])
		case opSelect:
			out[i] = out[s.c]
			if out[s.a] != 0 {
				out[i] = out[s.b]
			}
		case opFen:
			out[i] = toBits(ToFen(fromBits(out[s.a]), s.how.unit, s.how.mode))
		default:
			out[i] = evaluate(s.op, arg(s.a), arg(s.b))
		}
	}
	return out
}

// with are the instructions with the entries of tables that are given.
func (p *Program) with(given []float64) []instruction {
	if len(p.open) == 0 {
		return p.instructions
	}
	out := slices.Clone(p.instructions)
	for _, k := range p.open {
		i := &out[k]
		switch t := i.table.(type) {
		case []float64:
			i.holds(replaced(t, i.later, given))
		case List:
			i.holds(List(replaced(t, i.later, given)))
		case Brackets:
			rates := make([]float64, len(t))
			for j, s := range t {
				rates[j] = s.Rate
			}
			i.holds(rated(t, replaced(rates, i.later, given)))
		}
	}
	return out
}

func replaced(numbers []float64, entries []later, given []float64) []float64 {
	out := slices.Clone(numbers)
	for _, x := range entries {
		out[x.entry] = given[x.given]
	}
	return out
}
