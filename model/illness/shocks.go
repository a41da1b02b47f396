package illness

import (
	"math"

	"doudi/model"
	"doudi/model/random"
)

// Shocks are the factors that a year has in common for everybody, each with mean 1: on who is admitted, on what bills cost, and on how
// many bills special outpatient care has.
type Shocks struct{ Admissions, Prices, Chronic float64 }

// epoch is the year in which every run's shocks begin, so that a study's first year has no part in them.
const epoch = 1990

// Shocks are those of a year: exp(τz − τ²/2). z is a normal that is like that of the year before, z = ρ·z′ + √(1 − ρ²)·ε, with one ε for each
// year from the epoch on; so two years that lie n apart have the correlation ρⁿ. of gives the key of what happens in a year, in
// which nobody is named.
func (c *Catalogue) Shocks(values model.Values, year int, of func(year int) random.Key) Shocks {
	lasting := values.In(c.ShockLasting, year)
	shock := func(size model.Quantity, purpose random.Purpose) float64 {
		tau := values.In(size, year)
		if tau == 0 {
			return 1
		}
		z := random.NormInv(of(min(year, epoch)).For(purpose).Uniform())
		for y := epoch + 1; y <= year; y++ {
			z = lasting*z + math.Sqrt(1-lasting*lasting)*random.NormInv(of(y).For(purpose).Uniform())
		}
		return math.Exp(tau*z - tau*tau/2)
	}
	return Shocks{shock(c.Shock, random.ForShock), shock(c.PriceShock, random.ForPriceShock), shock(c.ChronicShock, random.ForChronicShock)}
}
