package forecast

import (
	"slices"

	"doudi/model"
	"doudi/model/message"
)

// enoughDraws is how many draws the 5th and 95th percentile want: five beyond each. enoughHouseholds is how many of each
// stratum a sample wants to be held to a budget: a sum that a few costly households carry has settled by then.
const (
	enoughDraws      = 100
	enoughHouseholds = 1000
)

// unbudgeted says why a run is too small for a budget to be read from it; empty where it is not. A small place that is
// simulated whole is what it is.
func (p *Plan) unbudgeted() model.Title {
	if p.Study.Draws < enoughDraws {
		return model.TitleOf(message.Say("No budget is given: with fewer than %[2]d parameter draws (here %[1]d) the 95th percentile cannot be relied on.", p.Study.Draws, enoughDraws))
	}
	for s := range p.profile.Strata {
		if n := p.people.Households(s); p.people.Weight(s) > 1 && n < enoughHouseholds {
			of := p.profile.Strata[s]
			return model.TitleOf(message.Say("No budget is given: the sample holds %d households of \"%s\", fewer than %d; simulate more people.", n, of.Title.Or(of.ID), enoughHouseholds))
		}
	}
	return model.Title{}
}

// cautions are what a reader must know of the method to read the figures rightly.
func (p *Plan) cautions(in *inputs, r *Results) []model.Title {
	out := []model.Title{model.TitleOf(message.Say("Illness-induced poverty here is impoverishing health expenditure: households that a year of illness takes below the line, and not those whose registered cause of poverty is illness. It is counted three ways (D1 by consumption, D2 by income with lost labour, lost labour alone); levels differ severalfold, differences between policies hardly: read the differences. Who is below the line already cannot fall; see the gap."))}
	out = append(out, p.carriedCaution()...)
	out = append(out, p.absentCautions()...)
	out = append(out, p.placeCautions()...)
	out = append(out, p.unsimulatedCautions(p.unbilled)...)
	out = append(out, p.takeUpCautions()...)
	out = append(out, p.spellCautions()...)
	out = append(out, p.notes...)
	if in.unverified() > 0 {
		out = append(out, model.TitleOf(message.Say("How spending divides among the benefits rests on unverified rules and is not identified by published figures; read the total.")))
	}
	if p.world.Layout.Halves == 2 {
		out = append(out, model.TitleOf(message.Say("The population is a sample: intervals are of the whole population, the chance that a sample magnifies taken off and the error of which households are in it added; what hangs on a few of them is not reported.")))
	}
	switch {
	case p.Study.Draws == 1:
		out = append(out, model.TitleOf(message.Say("Only one parameter draw: the intervals hold chance alone, and nothing of what the ranges of the inputs leave open.")))
	case p.Study.Draws < enoughDraws:
		out = append(out, model.TitleOf(message.Say("Only %d parameter draws, fewer than %d: the ends of the intervals are rough.", p.Study.Draws, enoughDraws)))
	}
	for i, c := range p.Study.Scenarios[1:] {
		if r.same(i + 1) {
			out = append(out, model.TitleOf(message.Say("Scenario \"%s\" gives exactly the results of the first one; see whether its changes take effect.", c.Title.Or(c.ID))))
		}
	}
	return out
}

// same says whether a scenario gives the first one's figures in every simulation.
func (r *Results) same(s int) bool {
	for y := range r.series[s] {
		for k := range r.series[s][y] {
			if !slices.Equal(r.series[s][y][k].Values, r.series[0][y][k].Values) {
				return false
			}
		}
	}
	return true
}
