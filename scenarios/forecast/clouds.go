package forecast

import (
	"slices"

	"doudi/model/measure"
)

// Cloud is what one alternative costs and brings against the baseline in each draw, over all years of the study, its replicates
// on average.
type Cloud struct {
	Scenario string
	Spending []float64 // CNY, what the funds spend more, by draw
	Averted  []float64 // households fewer that are poor by illness (D2), each counted once, by draw
}

// clouds are those of the alternatives, in their order; nil where the study's months are no whole years. Of a sample, values are as if
// everybody had been simulated.
func (p *Plan) clouds(r *Results) []Cloud {
	if !p.covers(0, measure.KeyOf("poverty_d2", "all", "all")) {
		return nil
	}
	all := len(p.world.Years)
	change := func(s int, name string) []float64 {
		k := slices.IndexFunc(r.keys, func(k measure.Key) bool { return k.Measure == name && k.By == "all" })
		d := r.series[s][all][k].Minus(r.series[0][all][k])
		return measure.Series{Values: d.Whole(), Replicates: d.Replicates}.DrawMeans()
	}
	var out []Cloud
	for s := 1; s < len(p.policies); s++ {
		c := Cloud{Scenario: p.Study.Scenarios[s].ID, Spending: change(s, "fund_spending"), Averted: change(s, "poverty_d2")}
		for i := range c.Averted {
			c.Averted[i] = 0 - c.Averted[i] // never -0
		}
		out = append(out, c)
	}
	return out
}
