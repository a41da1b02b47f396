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
func (p *Plan) curves(r *results) []Curve {
	policy, year := p.policies[0], len(p.world.Years)-1
	var out []Curve
	var sums []measure.Series
	for _, b := range policy.Benefits {
		fund := policy.Fund(b.Fund)
		if fund.Kind == "own" {
			continue
		}
		k := slices.IndexFunc(r.keys, func(k measure.Key) bool {
			return k.Measure == "fund_spending" && k.By == "benefit" && k.Group == b.ID
		})
		at := slices.IndexFunc(out, func(c Curve) bool { return b.Fund != "" && c.Fund == b.Fund })
		if at < 0 {
			at = len(out)
			title := fund.Title
			if b.Fund == "" || title == (model.Title{}) {
				title = b.Title
			}
			out = append(out, Curve{Fund: b.Fund, Title: title, Public: fund.Kind == "public", Year: p.world.Years[year]})
			sums = append(sums, r.newSeries())
		}
		out[at].Benefits = append(out[at].Benefits, b.ID)
		sums[at] = sums[at].Plus(r.series[0][year][k])
	}
	for i := range out {
		out[i].fill(sums[i])
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
