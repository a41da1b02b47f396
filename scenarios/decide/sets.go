package decide

import (
	"slices"

	"doudi/model/random"
)

// setsOf are the sets of changes that are simulated, none of them first: all of them, or those that the orders make, and each group alone
// and missing alone.
func setsOf(n int, orders [][]int) []uint {
	all := uint(1)<<n - 1
	out := []uint{0}
	add := func(set uint) {
		if !slices.Contains(out, set) {
			out = append(out, set)
		}
	}
	if orders == nil {
		for set := range all + 1 {
			add(set)
		}
		return out
	}
	for i := range n {
		add(1 << i)
		add(all &^ (1 << i))
	}
	for _, order := range orders {
		set := uint(0)
		for _, g := range order {
			set |= 1 << g
			add(set)
		}
	}
	return out
}

// ordersOf are orders of n groups by the seed of a study, each followed by its reverse, in which what came early comes late.
func ordersOf(n int, seed uint64) [][]int {
	key := random.Root(seed).With(random.Word("attribution"))
	var out [][]int
	for pair := range uint64(orderPairs) {
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		for i := n - 1; i > 0; i-- {
			j := int(key.With(pair).With(uint64(i)).Uniform() * float64(i+1))
			order[i], order[j] = order[j], order[i]
		}
		reverse := slices.Clone(order)
		slices.Reverse(reverse)
		out = append(out, order, reverse)
	}
	return out
}
