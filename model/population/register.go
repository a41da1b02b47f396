package population

import (
	"math"

	"doudi/model"
)

// register works out where the households of a register are in a year: the order in which they leave poverty, and what has
// become of their incomes, before the growth that they have in common.
//
// One number of a household's own, its slowness, says how it fares: a slow one leaves poverty late and grows little. The order of
// exits is by it and by the income at the outset together, Φ(ρ·poorness + √(1 − ρ²)·slowness), which is uniform whatever ρ is: so
// as many are still poor as is published, and they are poorer than those who have left. The log of a household's growth differs
// from the others' by −s·slowness − s²/2, a factor with the mean 1, so that mean growth is as stated.
func (own *Living) register(b *Block, y *Year) {
	v, n := &own.block, b.Households()
	v.ExitRank = resize(own.exit, n)
	v.LogIncome = resize(own.log, n)
	own.exit, own.log = v.ExitRank, v.LogIncome
	own.monitored = own.monitored[:0]
	for h := range n {
		v.ExitRank[h] = rank(y.ExitIncome, b.Poorness[h], b.Slowness[h])
		grown := -y.Spread*float64(b.Slowness[h]) - y.Spread*y.Spread/2
		v.LogIncome[h] = b.LogIncome[h] + grown
		if y.Spread > 0 {
			v.Income[h] = model.Fen(math.Round(float64(v.Income[h]) * math.Exp(grown)))
		}
	}
	if y.Monitored > 0 {
		for h := range n {
			own.monitored = append(own.monitored, float64(rank(y.ExitIncome, b.Poorness[h], b.Return[h])) >= 1-y.Monitored)
		}
	}
}

// rank is the place, in (0, 1), of two standard normal numbers of which the first counts by the correlation.
func rank(correlation float64, first, second float32) float32 {
	z := float64(correlation*float64(first)) + float64(math.Sqrt(1-correlation*correlation)*float64(second))
	return min(float32(normal(z)), 1-0x1p-24) // what single precision would round to 1 is below it
}

// Monitored says whether a household of a register that has left poverty is under monitoring again.
func (v View) Monitored(h int) bool { return len(v.monitored) > 0 && v.monitored[h] }
