package forecast

import (
	"slices"

	"doudi/model"
	"doudi/model/measure"
)

// Curve is what one fund spends in the study's last year under the baseline, over all simulations: all its benefits
// together.
type Curve struct {
	Fund     string // id; "" for a benefit that names none
	Title    model.Title
	Public   bool     // not an insurer's, provider's, employer's or charity's
	Benefits []string // ids
	Year     int
	// Amounts, CNY, rise from the least simulated to the most, in even steps of probability.
	Amounts []float64
	Enough  []Enough
}

// Enough is the amount, CNY, that a share of the simulations, 0…1, does not pass.
type Enough struct{ Share, Amount float64 }

// mostPoints bounds the length of a curve.
const mostPoints = 201

// curves are those of the funds in the order in which they first pay; own accounts are no funds.
func (p *Plan) curves(r *Results) []Curve {
	year := slices.Index(p.world.Years, p.Study.YearOfBudget())
	var out []Curve
	for _, f := range p.funds[0] {
		by, group := "fund", f.ID
		if f.ID == "" {
			by, group = "benefit", f.Benefits[0]
		}
		k := slices.IndexFunc(r.keys, func(k measure.Key) bool {
			return k.Measure == "fund_spending" && k.By == by && k.Group == group
		})
		c := Curve{Fund: f.ID, Title: f.Title, Public: f.Payer == "public", Benefits: f.Benefits, Year: p.world.Years[year]}
		c.fill(r.series[0][year][k])
		out = append(out, c)
	}
	return out
}

// fill takes the curve from what the fund spends in every simulation.
func (c *Curve) fill(spent measure.Series) {
	n := min(len(spent.Values), mostPoints)
	for i := range n {
		c.Amounts = append(c.Amounts, spent.Quantile(float64(i)/float64(max(n-1, 1))))
	}
	for _, share := range []float64{0.5, 0.8, sufficient} {
		c.Enough = append(c.Enough, Enough{share, spent.Quantile(share)})
	}
}
