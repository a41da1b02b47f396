package random

import (
	"math"
	"slices"
	"testing"
)

// scores are the normal scores of a column.
func scores(column []float64) []float64 {
	var out []float64
	for _, u := range column {
		out = append(out, NormInv(u))
	}
	return out
}

func product(x, y []float64) float64 {
	sum := 0.0
	for i := range x {
		sum += float64(x[i] * y[i])
	}
	return sum / float64(len(x))
}

// Two of a family whose shares are s and t have normal scores with the correlation √(s·t); one outside has none with either. Of n draws the
// standard error is 1/√n, and five of them are allowed, with 0.005 for the ranks that are taken by the hundred.
func TestAFamilyCorrelates(t *testing.T) {
	const n = 40_000
	key := Root(5)
	for _, c := range []struct{ s, t, want float64 }{{0.7, 0.7, 0.7}, {0.5, 0.5, 0.5}, {0.9, 0.4, 0.6}, {1, 1, 1}, {0.7, 0, 0}} {
		a, b := scores(Related(key, "a", "f", c.s, n)), scores(Related(key, "b", "f", c.t, n))
		if got := product(a, b) / math.Sqrt(product(a, a)*product(b, b)); math.Abs(got-c.want) > 5/math.Sqrt(n)+0.005 {
			t.Errorf("shares %v and %v: correlation %v, want %v", c.s, c.t, got, c.want)
		}
		if got := product(a, scores(Stratified(key, "c", n))); math.Abs(got) > 5/math.Sqrt(n) {
			t.Errorf("one outside the family: %v", got)
		}
	}
}

// A column of a family is a Latin hypercube in each batch, and depends on nobody but the family. Without a share it is the input's own.
func TestAFamilyKeepsTheHypercube(t *testing.T) {
	column := Related(Root(6), "a", "f", 0.6, 250)
	for first := 0; first < 250; first += Batch {
		batch := slices.Clone(column[first:min(first+Batch, 250)])
		slices.Sort(batch)
		for part, u := range batch {
			if int(u*float64(len(batch))) != part {
				t.Errorf("batch from %d: %v stands in part %d", first, u, part)
			}
		}
	}
	if !slices.Equal(Related(Root(6), "a", "f", 0, 250), Stratified(Root(6), "a", 250)) || !slices.Equal(Related(Root(6), "a", "", 0.5, 250), Stratified(Root(6), "a", 250)) {
		t.Error("without a share it is another's")
	}
	if slices.Equal(column, Related(Root(6), "a", "g", 0.6, 250)) {
		t.Error("two families give the same")
	}
	if !slices.Equal(column[:200], Related(Root(6), "a", "f", 0.6, 200)) {
		t.Error("more draws move those before")
	}
}
