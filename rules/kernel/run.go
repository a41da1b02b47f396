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

// NewFrame makes the working memory: a buffer for each value that lives at once, each beginning on another set of the
// cache, since columns a power of two apart would push each other out. given are the numbers of Builder.Given.
func (p *Program) NewFrame(given ...float64) *Frame {
	const stagger = Batch + 8*5
	f := &Frame{p: p, instructions: p.with(given), slots: make([][]float64, p.slots), fast: hasVectors}
	slab := make([]float64, stagger*(p.slots-p.columns))
	for s := p.columns; s < p.slots; s++ {
		f.slots[s] = slab[(s-p.columns)*stagger:][:Batch:Batch]
	}
	scalars := p.work(given)
	for _, c := range p.constants {
		bits := c.bits
		if c.scalar >= 0 {
			bits = scalars[c.scalar]
		}
		for j := range f.slots[c.slot] {
			f.slots[c.slot][j] = fromBits(bits)
		}
	}
	return f
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
