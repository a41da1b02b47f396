package random

import (
	"math"
	"slices"
	"testing"
)

func TestEveryPartIsHitOnce(t *testing.T) {
	for _, draws := range []int{1, 2, 100} {
		hit := make([]bool, draws)
		for _, u := range Stratified(Root(1), "catalogue.level", draws) {
			part := int(u * float64(draws))
			if u <= 0 || u >= 1 || hit[part] {
				t.Errorf("%d draws: %v falls outside or where another is", draws, u)
			}
			hit[part] = true
		}
	}
}

// Each batch of a hundred has one in each hundredth, in an order of its own; more draws leave those before them where they
// are.
func TestMoreDrawsMoveNone(t *testing.T) {
	column := Stratified(Root(1), "catalogue.level", 300)
	for _, fewer := range []int{100, 200} {
		if !slices.Equal(Stratified(Root(1), "catalogue.level", fewer), column[:fewer]) {
			t.Errorf("%d draws have other places than the first of 300", fewer)
		}
	}
	for first := 0; first < 300; first += Batch {
		hit, together := [100]bool{}, 0
		for i, u := range column[first : first+Batch] {
			part := int(u * 100)
			if hit[part] {
				t.Errorf("two draws from %d on are in part %d", first, part)
			}
			hit[part] = true
			if first > 0 && part == int(column[i]*100) {
				together++
			}
		}
		if together > 10 { // of two orders of a hundred one place in a hundred is the same: one, with a variance of one
			t.Errorf("the batch from %d on has %d places of the first one's", first, together)
		}
	}
}

// Columns of different inputs are unrelated: over 2,000 draws the correlation of independent columns has a standard
// error of 1/√2000 = 0.022; five of them are allowed.
func TestColumnsAreUnrelated(t *testing.T) {
	a, b := Stratified(Root(1), "a", 2000), Stratified(Root(1), "b", 2000)
	sum := 0.0
	for i := range a {
		sum += (a[i] - 0.5) * (b[i] - 0.5)
	}
	if r := sum / 2000 * 12; math.Abs(r) > 0.11 {
		t.Errorf("correlation %v", r)
	}
}

// A column is the key's and the input's: the same again for both, another for another key; and draws are in no order, so that
// their places are unrelated to their numbers (again 1/√2000 and five of them).
func TestAColumnIsItsInputs(t *testing.T) {
	a, again, other := Stratified(Root(1), "a", 2000), Stratified(Root(1), "a", 2000), Stratified(Root(2), "a", 2000)
	order, between := 0.0, 0.0
	for i, u := range a {
		if u != again[i] {
			t.Fatalf("draw %d: %v, then %v", i, u, again[i])
		}
		order += (u - 0.5) * (float64(i)/2000 - 0.5) / 2000 * 12
		between += (u - 0.5) * (other[i] - 0.5) / 2000 * 12
	}
	if math.Abs(order) > 0.11 || math.Abs(between) > 0.11 {
		t.Errorf("correlation %v with the draw's number, %v with another key", order, between)
	}
}
