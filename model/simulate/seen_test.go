package simulate

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"doudi/model"
)

// What is seen stands by household; payments of one then by place in it, scenario and benefit, burdens in the order in which they came, year after
// year in the same memory.
func TestWhatIsSeenStandsByHousehold(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	x := witness{home: make([]int32, 40)}
	for _, n := range []int{60, 200, 1, 0, 90} {
		x.seen.Payments, x.seen.Burdens = x.seen.Payments[:0], x.seen.Burdens[:0]
		for i := range n {
			x.seen.Payments = append(x.seen.Payments, SeenPayment{Household: r.Int32N(40), Slot: int8(r.IntN(3) - 1), Scenario: r.IntN(2), Benefit: r.IntN(2), Paid: model.Fen(i)})
			x.seen.Burdens = append(x.seen.Burdens, SeenBurden{Household: r.Int32N(40), OOP: float64(i)})
		}
		payments, burdens := slices.Clone(x.seen.Payments), slices.Clone(x.seen.Burdens)
		slices.SortStableFunc(payments, func(a, b SeenPayment) int {
			return cmp.Or(cmp.Compare(a.Household, b.Household), cmp.Compare(a.Slot, b.Slot), cmp.Compare(a.Scenario, b.Scenario), cmp.Compare(a.Benefit, b.Benefit))
		})
		slices.SortStableFunc(burdens, func(a, b SeenBurden) int { return cmp.Compare(a.Household, b.Household) })
		x.show(func(s *Seen) {
			if !slices.Equal(s.Payments, payments) || !slices.Equal(s.Burdens, burdens) {
				t.Errorf("of %d: %v and %v, want %v and %v", n, s.Payments, s.Burdens, payments, burdens)
			}
		})
	}
}
