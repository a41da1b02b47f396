package forecast

import (
	"doudi/model"
	"doudi/model/simulate"
)

// AtStated is a figure of the baseline over all years, with every input at its stated value.
type AtStated struct {
	Measure string
	Value   float64 // in the unit of the measure's rows
}

// atStated simulates the baseline once with every input at its stated value, in years without a shock and with the luck of the first
// draw. It stands beside the mean of the draws, which differs where ranges are skewed or what is asked does not grow evenly with
// an input.
func (p *Plan) atStated() ([]AtStated, error) {
	if p.Study.Draws < enoughDraws {
		return nil, nil // one simulation more would be no small part of the run
	}
	alone, study := *p, *p.Study
	study.Draws, study.Replicates, study.Scenarios = 1, 1, p.Study.Scenarios[:1]
	world := *p.world
	world.Scenarios, world.Variants = p.world.Scenarios[:1], nil
	alone.Study, alone.world, alone.policies, alone.programs, alone.targets = &study, &world, p.policies[:1], nil, nil
	sums, err := alone.simulateStated()
	if err != nil {
		return nil, err
	}
	r := alone.NewResults()
	r.keep(0, sums)
	var out []AtStated
	for k, key := range r.keys {
		switch {
		case key.By != "all", !p.covers(0, key):
		case key.Measure == "fund_spending" || key.Measure == "oop_per_person" || key.Measure == "poverty_d2":
			out = append(out, AtStated{key.Measure, r.series[0][len(world.Years)][k].Values[0]})
		}
	}
	return out, nil
}

// simulateStated is one simulation of everybody.
func (p *Plan) simulateStated() (*simulate.Partial, error) {
	years, err := p.compile()
	if err != nil {
		return nil, err
	}
	steady := model.Values{}
	for _, shock := range []model.Quantity{p.illness.Shock, p.illness.PriceShock, p.illness.ChronicShock} {
		if shock.Path != "" { // older catalogues have fewer
			steady[shock.Path] = 0
		}
	}
	draw, err := p.withValues(0, steady, make([]model.Values, len(p.policies)), years)
	if err != nil {
		return nil, err
	}
	sums, err := p.world.NewWorker().Run(simulate.Task{Count: 1}.Over(draw, 0, p.people.Blocks()))
	if err != nil {
		return nil, err
	}
	return sums[0], nil
}
