package measure

import (
	"cmp"
	"slices"
)

// Gini is the Gini index of groups of people with equal amounts within each, ranked here by the amount a head.
func Gini(people, amount []float64) float64 {
	order := make([]int, 0, len(people))
	for i, n := range people {
		if n > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(amount[a]/people[a], amount[b]/people[b]) })
	p, x := make([]float64, len(order)), make([]float64, len(order))
	for i, o := range order {
		p[i], x[i] = people[o], amount[o]
	}
	return Concentration(p, x)
}

// Concentration is the concentration index of an amount over groups of people who are ranked by income, the poorest
// first: 1 − Σ pᵢ (Lᵢ + Lᵢ₋₁), from −1 (all with the poorest) to 1.
func Concentration(people, amount []float64) float64 {
	var n, all float64
	for i := range people {
		n += people[i]
		all += amount[i]
	}
	if n == 0 || all == 0 {
		return 0
	}
	area, below := 0.0, 0.0
	for i := range people {
		area += people[i] / n * (2*below + amount[i]) / all
		below += amount[i]
	}
	return 1 - area
}
