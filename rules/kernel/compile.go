package kernel

import "math"

// Program is a compiled graph: instructions over numbered slots of a batch.
type Program struct {
	columns      int // the first slots are windows on the caller's columns
	slots        int
	constants    []held
	scalars      []scalar // in the order in which they are worked out
	instructions []instruction
	open         []int   // instructions whose tables have entries that are given later
	outputs      []int32 // slot of each output
}

// held is a constant as a column, or a scalar where that is not -1.
type held struct {
	slot   int32
	bits   uint64
	scalar int32
}

// instruction is one pass over a batch.
type instruction struct {
	run     loop
	fast    vector // the same on four rows at a time, nil where there is none
	d, a, b int32
	c       int32
	table   any
	numbers []float64 // the table as a fast loop reads it: the count as a whole number, then the numbers
	later   []later   // entries of the table that are given later
}

// loop makes d from a, b and c, all of one length.
type loop func(d, a, b, c []float64, i *instruction)

// vector makes rows 0…n−1 of d, and up to the next multiple of four, from a, b and c.
type vector func(d, a, b, c *float64, n int)

// compiler turns live values into instructions.
type compiler struct {
	b     *Builder
	p     *Program
	last  []int32 // last value that reads a value, by value; −1 if none does
	slot  []int32 // by value, −1 until it has one
	free  []int32
	fixed map[uint64]int32 // slots of constants

	uniform []bool          // by value: it is the same for every row
	scalars map[Ref]int32   // their places in the program
	columns map[int32]int32 // slots of scalars that stand in columns
}

// Compile makes a program that gives the outputs.
func (b *Builder) Compile(outputs []Ref) (*Program, error) {
	if b.full {
		return nil, ErrTooLarge
	}
	c := &compiler{b: b, p: &Program{columns: b.columns}, fixed: map[uint64]int32{}, uniform: b.uniform(), scalars: map[Ref]int32{}, columns: map[int32]int32{}}
	c.p.slots = b.columns
	c.live(outputs)
	for r := range b.values {
		if c.last[r] >= 0 {
			c.place(Ref(r))
		}
	}
	for _, o := range outputs {
		c.p.outputs = append(c.p.outputs, c.operand(o))
	}
	return c.p, nil
}

// live finds the values that outputs need and the last use of each. Outputs live to the end.
func (c *compiler) live(outputs []Ref) {
	c.last, c.slot = make([]int32, len(c.b.values)), make([]int32, len(c.b.values))
	for i := range c.last {
		c.last[i], c.slot[i] = -1, -1
	}
	end := int32(len(c.b.values))
	for _, o := range outputs {
		c.last[o] = end
	}
	for r := len(c.b.values) - 1; r >= 0; r-- {
		if c.last[r] < 0 {
			continue
		}
		for _, x := range c.b.values[r].args() {
			if c.last[x] < int32(r) {
				c.last[x] = int32(r)
			}
		}
	}
}

// args are the values that a value is made of.
func (v value) args() []Ref {
	switch {
	case v.op == opConst || v.op == opTruth || v.op == opColumn || v.op == opGiven:
		return nil
	case v.b < 0:
		return []Ref{v.a}
	case v.c < 0:
		return []Ref{v.a, v.b}
	}
	return []Ref{v.a, v.b, v.c}
}

// place gives a value its slot and, unless it is a column or the same for every row, its instruction.
func (c *compiler) place(r Ref) {
	v := c.b.values[r]
	if c.uniform[r] {
		return // takes a slot only if an instruction needs it as a column
	}
	if v.op == opColumn {
		c.slot[r] = int32(v.k)
		return
	}
	i := c.instruction(v)
	for _, x := range v.args() { // what is used for the last time gives its buffer to the result
		if c.last[x] == int32(r) && c.slot[x] >= int32(c.p.columns) {
			c.free = append(c.free, c.slot[x])
			c.last[x] = -2 // an argument given twice is freed once
		}
	}
	i.d = c.take()
	c.slot[r] = i.d
	if i.later != nil {
		c.p.open = append(c.p.open, len(c.p.instructions))
	}
	c.p.instructions = append(c.p.instructions, i)
}

func (c *compiler) take() int32 {
	if n := len(c.free); n > 0 {
		s := c.free[n-1]
		c.free = c.free[:n-1]
		return s
	}
	c.p.slots++
	return int32(c.p.slots - 1)
}

// operand is the slot of an argument. A constant gets a column of its own, which a frame fills once: loops that hold a
// constant in a register are no faster, since its column stays in the first cache.
func (c *compiler) operand(r Ref) int32 {
	if r < 0 {
		return -1
	}
	bits, constant := c.b.constant(r)
	switch {
	case constant:
	case c.uniform[r]:
		return c.heldScalar(c.scalar(r))
	default:
		return c.slot[r]
	}
	s, ok := c.fixed[bits]
	if !ok {
		c.p.slots++
		s = int32(c.p.slots - 1)
		c.fixed[bits] = s
		c.p.constants = append(c.p.constants, held{s, bits, -1})
	}
	return s
}

// instruction is the loop for a value, with its arguments and its table.
func (c *compiler) instruction(v value) instruction {
	i := instruction{run: loops[v.op], fast: vectors[v.op], a: c.operand(v.a), b: c.operand(v.b), c: c.operand(v.c)}
	switch v.op {
	case opPick:
		i.later = c.b.tables[v.k].later
		i.holds(c.b.tables[v.k].table.Cells)
	case opBrackets, opBand:
		i.later = c.b.brackets[v.k].later
		i.holds(c.b.brackets[v.k].table)
	case opNth:
		i.later = c.b.lists[v.k].later
		i.holds(c.b.lists[v.k].table)
	case opFen:
		how := c.b.roundings[v.k]
		i.table = how
		if how == (fen{1, HalfUp}) {
			i.run = toFenHalfUp
		} else {
			i.fast = nil
		}
	}
	return i
}

// holds gives an instruction its table.
func (i *instruction) holds(table any) {
	i.table = table
	switch t := table.(type) {
	case []float64:
		i.numbers = append([]float64{fromBits(uint64(len(t)))}, t...)
	case Brackets:
		i.numbers = flat(t)
	}
}

// flat is a table of brackets as numbers: how many, then of each where it begins, where it ends, and its rate.
func flat(b Brackets) []float64 {
	out := []float64{fromBits(uint64(len(b)))}
	for k, s := range b {
		next := math.Inf(1)
		if k+1 < len(b) {
			next = b[k+1].Over
		}
		out = append(out, s.Over, next, s.Rate)
	}
	return out
}
