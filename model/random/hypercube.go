package random

import (
	"cmp"
	"slices"
)

// Batch is how many draws a Latin hypercube holds at most. More are so many hypercubes one after another, each with keys of
// its own, so that those that are there do not move when more are drawn.
const Batch = 100

// Stratified is one input's column of Latin hypercubes: a number in (0, 1) for each draw, with exactly one of a batch in
// each of so many equal parts; the last batch is smaller where draws are no multiple of Batch. It depends on the key and the
// input's name alone, so that a further input moves no other (McKay, Beckman and Conover 1979).
func Stratified(key Key, input string, draws int) []float64 {
	own := key.With(Word(input))
	out := make([]float64, draws)
	for first := 0; first < draws; first += Batch {
		of := own
		if first > 0 {
			of = own.With(uint64(first)) // the first batch has taken the numbers below
		}
		of.stratify(out[first:min(first+Batch, draws)])
	}
	return out
}

// stratify fills a batch's part of a column.
func (k Key) stratify(batch []float64) {
	order := make([]int, len(batch))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(k.With(uint64(a)), k.With(uint64(b))), a-b)
	})
	for part, draw := range order {
		batch[draw] = (float64(part) + k.With(uint64(draw)).With(0).Uniform()) / float64(len(batch))
	}
}
