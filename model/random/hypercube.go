package random

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// Stratified is one input's column of a Latin hypercube: a number in (0, 1) for each draw, with exactly one in each of
// so many equal parts. It depends on the key and the input's name alone, so that a further input moves no other
// (McKay, Beckman and Conover 1979).
func Stratified(key Key, input string, draws int) []float64 {
	name := fnv.New64a()
	name.Write([]byte(input))
	own := key.With(name.Sum64())
	order := make([]int, draws)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(own.With(uint64(a)), own.With(uint64(b))), a-b)
	})
	out := make([]float64, draws)
	for part, draw := range order {
		out[draw] = (float64(part) + own.With(uint64(draw)).With(0).Uniform()) / float64(draws)
	}
	return out
}
