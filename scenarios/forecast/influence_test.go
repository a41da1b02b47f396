package forecast

import (
	"math"
	"testing"
)

// Spearman's correlation by hand: ranks of y against 0, 1, 2, 3, 4 are 1, 0, 2, 4, 3; the squared differences sum to
// 1+1+0+1+1 = 4, so 1 − 6·4/(5·24) = 0.8.
func TestInfluencesAreRankCorrelations(t *testing.T) {
	means := []float64{20, 10, 30, 900, 40}
	inputs := [][]float64{
		{5, 5, 5, 5, 5},           // does not vary
		{1, 2, 3, 4, 5},           // 0.8
		{-20, -10, -30, -99, -40}, // exactly the other way
	}
	got := influences([]string{"flat", "near", "against"}, inputs, means)
	want := []Influence{{"against", -1, 0.98}, {"near", 0.8, 0.98}, {"flat", 0, 0.98}} // 1.96/√4
	for i, w := range want {
		if g := got[i]; g.Path != w.Path || math.Abs(g.Rank-w.Rank) > 1e-12 || math.Abs(g.Noise-w.Noise) > 1e-12 {
			t.Errorf("place %d is %+v, want %+v", i, g, w)
		}
	}
}

func TestEqualValuesShareTheirRank(t *testing.T) {
	for i, want := range []float64{0, 2, 2, 4, 2} {
		if got := ranks([]float64{1, 7, 7, 9, 7})[i]; got != want {
			t.Errorf("rank %d is %v, want %v", i, got, want)
		}
	}
}
