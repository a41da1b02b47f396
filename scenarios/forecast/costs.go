package forecast

import (
	"math"
	"slices"

	"doudi/model/document"
	"doudi/model/interventions"
	"doudi/model/measure"
)

// costs are those of all scenarios' interventions by year.
func (p *Plan) costs(in *inputs, r *Results) []InterventionCost {
	var out []InterventionCost
	for s, own := range p.with {
		for _, w := range own {
			units := p.unitCosts(in, w)
			for y, year := range p.world.Years {
				one := InterventionCost{Scenario: p.Study.Scenarios[s].ID, Intervention: w.ID, Title: w.Title, PaidBy: w.PaidBy, Fund: w.fund, Year: year,
					Coverage: interventions.In(w.reaches, year), Known: w.Cost != nil, Households: w.Cost != nil && w.Cost.Households}
				amounts := measure.Series{Values: make([]float64, p.Study.Simulations()), Replicates: p.Study.Replicates, Weight: 1}
				for i := range amounts.Values {
					n := 0.0
					for _, k := range r.madeFor(w) {
						n += r.series[s][y][k].Values[i]
					}
					one.Reached += n * one.Coverage / float64(len(amounts.Values))
					amounts.Values[i] = costs(n, one.Coverage, units[i/p.Study.Replicates])
				}
				var row measure.Row
				amounts.Summarise(&row)
				one.Cost, one.P05, one.P95 = row.Mean, row.P05, row.P95
				out = append(out, one)
			}
		}
	}
	return out
}

// costs is what so many cost of whom a share is reached, CNY to the fen.
func costs(n, share, unit float64) float64 { return math.Round(n*share*unit*100) / 100 }

// unitCosts are those of an intervention by draw, CNY; 0 where none is known.
func (p *Plan) unitCosts(in *inputs, w with) []float64 {
	out := make([]float64, p.Study.Draws)
	if w.Cost == nil {
		return out
	}
	drawn := p.uncertainCosts()
	for draw := range out {
		out[draw] = in.values(draw, drawn).Of(w.Cost.Of)
	}
	return out
}

// madeFor are the counts, by their places among the keys, of those whom an intervention is for: persons or households of some statuses.
func (r *Results) madeFor(w with) []int {
	name, by, groups := "persons", "status", w.For
	if w.Cost != nil && w.Cost.Households {
		name = "households"
	}
	if groups == nil {
		by, groups = "all", []string{"all"}
	}
	var out []int
	for _, group := range groups {
		if k := slices.Index(r.keys, measure.KeyOf(name, by, group)); k >= 0 {
			out = append(out, k)
		}
	}
	return out
}

// charge is the cost of an intervention that a fund pays beside its benefits and premiums.
type charge struct {
	with  string    // id
	fund  string    // id
	into  []int     // keys of what the fund, its payer and all payers spend
	of    []int     // keys of those whom it is for
	share []float64 // who is reached, by year
	unit  []float64 // CNY, by draw
}

// charges are those of every scenario.
func (r *Results) charges() [][]charge {
	p := r.plan
	out := make([][]charge, len(p.policies))
	var in *inputs
	for s, own := range p.with {
		for _, w := range own {
			if w.fund == "" {
				continue
			}
			if in == nil {
				in = p.inputs()
			}
			c := charge{with: w.ID, fund: w.fund, of: r.madeFor(w), unit: p.unitCosts(in, w)}
			for _, year := range p.world.Years {
				c.share = append(c.share, interventions.In(w.reaches, year))
			}
			for _, key := range []measure.Key{measure.KeyOf("payer_spending", "all", "all"), measure.KeyOf("payer_spending", "fund", w.fund), measure.KeyOf("payer_spending", "payer", p.policies[s].Fund(w.fund).Kind)} {
				if k := slices.Index(r.keys, key); k >= 0 {
					c.into = append(c.into, k)
				}
			}
			out[s] = append(out[s], c)
		}
	}
	return out
}

// add adds a year's cost, in one simulation, to what the fund spends.
func (c *charge) add(y, draw int, figures []measure.Value) {
	cost := c.value(y, draw, figures)
	for _, k := range c.into {
		figures[k] = figures[k].Plus(cost, false)
	}
}

// value is a year's cost in one simulation, of whose figures the counts are.
func (c *charge) value(y, draw int, figures []measure.Value) measure.Value {
	out := measure.Value{Den: 1}
	for _, k := range c.of {
		out = out.Plus(figures[k], false)
	}
	out.Num, out.HalfNum = costs(out.Num, c.share[y], c.unit[draw]), out.HalfNum*c.share[y]*c.unit[draw]
	return out
}

// checkCharges holds the funds that are to pay for interventions to those of the scenario's policy.
func (p *Plan) checkCharges() error {
	var problems document.Report
	for s, own := range p.with {
		var funds []string
		for _, x := range p.sums {
			if x.by == "fund" && (x.benefits[s] != nil || x.premiums[s] != nil) {
				funds = append(funds, x.group)
			}
		}
		for _, w := range own {
			switch {
			case w.fund == "":
			case !slices.Contains(funds, w.fund):
				problems.Errorf(w.fundAt, "the policy of scenario `%s` has no fund `%s` that pays anything", p.Study.Scenarios[s].ID, w.fund).OneOf(w.fund, funds)
			case w.Cost == nil:
				problems.Errorf(w.fundAt, "`%s` states no cost that the fund `%s` could pay", w.ID, w.fund).
					Because("%s", w.Uncosted.Or("")).Instead("the intervention without `fund`, or a file of your own that states `cost`")
			}
		}
	}
	return problems.Err()
}
