package kernel

import "unsafe"

// Batch is how many rows go through the instructions at a time: their buffers stay in the first cache.
const Batch = 512

// Frame is the working memory of one program for one goroutine.
type Frame struct {
	p            *Program
	instructions []instruction // the program's, with the tables' entries that were given
	slots        [][]float64
	fast         bool // four rows at a time where there is a loop for it
}

// Memory is what the frames of one goroutine have in common: since one of them runs at a time they share buffers, and
// columns of equal constants. The zero Memory is ready.
type Memory struct {
	slab      []float64
	buffers   [][]float64
	constants map[uint64][]float64
	free      [][]float64 // columns of constants that are forgotten
}

// Forget takes back the columns of constants, for frames of other numbers: those made before must not be run again.
func (m *Memory) Forget() {
	for _, x := range m.constants {
		m.free = append(m.free, x)
	}
	clear(m.constants)
}

// NewFrame makes the working memory of one program alone, see Memory.NewFrame.
func (p *Program) NewFrame(given ...float64) *Frame { return new(Memory).NewFrame(p, given...) }

// NewFrame makes the working memory of a program: a buffer for each value that lives at once. given are the numbers of
// Builder.Given.
func (m *Memory) NewFrame(p *Program, given ...float64) *Frame {
	f := &Frame{p: p, instructions: p.with(given), slots: make([][]float64, p.slots), fast: hasVectors}
	scalars := p.work(given)
	for _, c := range p.constants {
		bits := c.bits
		if c.scalar >= 0 {
			bits = scalars[c.scalar]
		}
		f.slots[c.slot] = m.constant(bits)
	}
	used := 0
	for s := p.columns; s < p.slots; s++ {
		if f.slots[s] != nil {
			continue
		}
		if used == len(m.buffers) {
			m.buffers = append(m.buffers, m.column())
		}
		f.slots[s] = m.buffers[used]
		used++
	}
	return f
}

// column is a column that nobody has. Each begins on another set of the cache, since columns a power of two apart would push each
// other out.
func (m *Memory) column() []float64 {
	if last := len(m.free) - 1; last >= 0 {
		out := m.free[last]
		m.free = m.free[:last]
		return out
	}
	const stagger = Batch + 8*5
	if len(m.slab) == 0 {
		m.slab = make([]float64, 16*stagger)
	}
	out := m.slab[:Batch:Batch]
	m.slab = m.slab[stagger:]
	return out
}

// constant is the column of a constant, by its bits.
func (m *Memory) constant(bits uint64) []float64 {
	out := m.constants[bits]
	if out == nil {
		out = m.column()
		for j := range out {
			out[j] = fromBits(bits)
		}
		if m.constants == nil {
			m.constants = map[uint64][]float64{}
		}
		m.constants[bits] = out
	}
	return out
}

// Padding is how many rows a column must have room for beyond those that are run.
const Padding = 3

// Run makes the outputs of rows 0…n−1. Columns are in the order in which they were made; columns and outputs have at least n
// rows, columns room for Padding more. It allocates nothing.
func (f *Frame) Run(n int, columns, outputs [][]float64) {
	for lo := 0; lo < n; lo += Batch {
		hi := min(lo+Batch, n)
		for s, column := range columns {
			f.slots[s] = column[lo:hi:min(hi+Padding, cap(column))]
		}
		f.batch(hi - lo)
		for o, s := range f.p.outputs {
			copy(outputs[o][lo:hi], f.slots[s])
		}
	}
}

func (f *Frame) batch(n int) {
	fast := f.fast && f.padded(n)
	var none []float64
	for k := range f.instructions {
		i := &f.instructions[k]
		b, c := none, none
		if i.b >= 0 {
			b = f.slots[i.b]
		}
		switch {
		case i.c >= 0:
			c = f.slots[i.c]
		case i.numbers != nil:
			c = i.numbers
		}
		if fast && i.fast != nil {
			i.fast(unsafe.SliceData(f.slots[i.d]), unsafe.SliceData(f.slots[i.a]), unsafe.SliceData(b), unsafe.SliceData(c), n)
			continue
		}
		i.run(f.slots[i.d][:n], f.slots[i.a], b, c, i)
	}
}

// padded says whether every column has room for whole fours.
func (f *Frame) padded(n int) bool {
	whole := (n + Padding) &^ Padding
	for _, s := range f.slots[:f.p.columns] {
		if cap(s) < whole {
			return false
		}
	}
	return n > 0
}

// Size is the number of instructions and of buffers, for tests and benchmarks.
func (p *Program) Size() (instructions, buffers int) {
	return len(p.instructions), p.slots - p.columns
}
