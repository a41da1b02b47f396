package forecast

import (
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
	return func(draw int) (*simulate.Draw, error) { return p.prepare(in, draw) }
}

// prepare compiles the rules of every scenario and year with the numbers of a draw.
func (p *Plan) prepare(in *inputs, draw int) (*simulate.Draw, error) {
	out := &simulate.Draw{Index: draw, Values: in.values(draw, in.shared)}
	var all []wave.Rules
	for i, policy := range p.policies {
		all = append(all, wave.Rules{Policy: policy, Values: in.values(draw, in.own[i])})
	}
	words := p.words()
	for _, year := range p.world.Years {
		waves, err := wave.Compile(all, year, illness.Kinds()...)
		if err != nil {
			return nil, message.Say("year %d, draw %d: %s", year, draw, err)
		}
		premiums, err := p.premiums(all, year, words)
		if err != nil {
			return nil, message.Say("year %d, draw %d: %s", year, draw, err)
		}
		if premiums != nil {
			out.Premiums = append(out.Premiums, premiums)
		}
		out.Settlers = append(out.Settlers, func() simulate.Settler { return waves.NewRunner() })
	}
	return out, nil
}
