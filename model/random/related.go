package random

import (
	"cmp"
	"math"
	"slices"
)

// Related is Stratified for an input that has a share of the variance of its place in common with others, those of the same
// family: z = √share·z(family) + √(1 − share)·z(input), of which the batch's ranks are taken. So each batch of the column is a Latin
// hypercube still, and two inputs of shares s and t have normal scores that correlate by √(s·t); no input outside the family moves,
// nor does one of it when another joins. A share of 0 is Stratified; one of 1 gives
// all of the family the same part.
func Related(key Key, input, family string, share float64, draws int) []float64 {
	own := Stratified(key, input, draws)
	if family == "" || share == 0 {
		return own
	}
	common := Stratified(key, family, draws)
	out := make([]float64, draws)
	for first := 0; first < draws; first += Batch {
		end := min(first+Batch, draws)
		relate(out[first:end], own[first:end], common[first:end], share)
	}
	return out
}

// relate fills a batch: the n-th smallest z stands in the n-th part, as far into it as the input's own number is into its part.
func relate(out, own, common []float64, share float64) {
	n := float64(len(out))
	z, order := make([]float64, len(out)), make([]int, len(out))
	for i := range out {
		z[i], order[i] = float64(math.Sqrt(share)*NormInv(common[i]))+float64(math.Sqrt(1-share)*NormInv(own[i])), i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Or(cmp.Compare(z[a], z[b]), a-b) })
	for part, i := range order {
		_, into := math.Modf(own[i] * n)
		out[i] = (float64(part) + into) / n
	}
}
