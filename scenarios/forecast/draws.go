package forecast

import (
	"sync"

	"doudi/model"
	"doudi/model/illness"
	"doudi/model/message"
	"doudi/model/simulate"
	"doudi/rules/wave"
)

// World is what the simulations of the plan have in common.
func (p *Plan) World() *simulate.World { return p.world }

// Draws gives the draws of the uncertain inputs by their numbers, 0…Study.Draws−1. It may be called by several goroutines
// at once.
func (p *Plan) Draws() func(draw int) (*simulate.Draw, error) {
	in := p.inputs()
	compiled := sync.OnceValues(p.compile)
	return func(draw int) (*simulate.Draw, error) {
		years, err := compiled()
		if err != nil {
			return nil, err
		}
		return p.prepare(in, draw, years)
	}
}

// compile compiles the rules of all scenarios together, for every year.
func (p *Plan) compile() ([]*wave.Waves, error) {
	all := p.stated()
	var out []*wave.Waves
	for y, year := range p.world.Years {
		for i := range all {
			all[i].Enrolled = p.world.Scenarios[i].Group[y]
		}
		waves, err := wave.Compile(all, year, illness.Kinds()...)
		if err != nil {
			return nil, message.Say("year %d: %s", year, err)
		}
		out = append(out, waves)
	}
	return out, nil
}

// prepare gives the rules of every year the numbers of a draw.
func (p *Plan) prepare(in *inputs, draw int, years []*wave.Waves) (*simulate.Draw, error) {
	var own []model.Values
	for _, of := range in.own {
		own = append(own, in.values(draw, of))
	}
	return p.withValues(draw, in.values(draw, in.shared), own, years)
}

// withValues gives the rules of every year the numbers of profile and catalogue, and of each scenario's policy.
func (p *Plan) withValues(draw int, shared model.Values, own []model.Values, years []*wave.Waves) (*simulate.Draw, error) {
	out := &simulate.Draw{Index: draw, Values: shared}
	drawn := p.stated()
	for i := range drawn {
		drawn[i].Values = own[i]
	}
	words := p.words()
	for i, year := range p.world.Years {
		waves, err := years[i].Draw(own)
		if err != nil {
			return nil, message.Say("year %d, draw %d: %s", year, draw, err)
		}
		premiums, asked, err := p.premiums(drawn, year, words)
		if err != nil {
			return nil, message.Say("year %d, draw %d: %s", year, draw, err)
		}
		if premiums != nil {
			out.Premiums = append(out.Premiums, premiums)
		}
		out.Contributions = append(out.Contributions, asked)
		out.Settlers = append(out.Settlers, func(before simulate.Settler) simulate.Settler {
			last, _ := before.(*wave.Runner)
			return waves.RunnerAfter(last)
		})
	}
	return out, nil
}
