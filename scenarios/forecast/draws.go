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

// People are how many the simulations hold, and for how many these stand: for themselves where everybody is simulated.
func (p *Plan) People() (simulated, represented int) {
	simulated = p.people.Persons()
	if p.world.Layout.Halves == 1 {
		return simulated, simulated
	}
	return simulated, max(p.profile.Persons(), simulated)
}

// Draws gives the draws of the uncertain inputs by their numbers, 0…Study.Draws−1. It may be called by several goroutines
// at once.
func (p *Plan) Draws() func(draw int) (*simulate.Draw, error) {
	in := p.inputs()
	compiled := sync.OnceValues(p.compile)
	return func(draw int) (*simulate.Draw, error) {
		programs, err := compiled()
		if err != nil {
			return nil, err
		}
		return p.prepare(in, draw, programs)
	}
}

// programs are the policies of the scenarios, compiled for every year.
type programs struct {
	bills     [][]*wave.Waves  // of scenarios that share their bills together: by World.Alike and year
	enrolment []*wave.Premiums // of all scenarios, by year; nil where nothing is paid at enrolment
}

// compile compiles the rules, once for a plan.
func (p *Plan) compile() (*programs, error) {
	if p.programs != nil {
		return p.programs, nil
	}
	out := &programs{}
	var err error
	if out.enrolment, err = p.compilePremiums(); err != nil {
		return nil, err
	}
	all := p.stated()
	for _, places := range p.world.Alike() {
		var years []*wave.Waves
		for y, year := range p.world.Years {
			for i := range all {
				all[i].Enrolled = p.world.Scenarios[i].Group[y]
			}
			waves, err := wave.Compile(picked(all, places), year, illness.Kinds()...)
			if err != nil {
				return nil, message.Say("year %d: %s", year, err)
			}
			years = append(years, waves)
		}
		out.bills = append(out.bills, years)
	}
	return out, nil
}

// compilePremiums compiles what policies pay at enrolment.
func (p *Plan) compilePremiums() ([]*wave.Premiums, error) {
	if len(p.world.Layout.Premiums) == 0 {
		return nil, nil
	}
	var out []*wave.Premiums
	for _, year := range p.world.Years {
		premiums, err := wave.CompilePremiums(p.asking(p.stated()), year, p.words())
		if err != nil {
			return nil, message.Say("year %d: %s", year, err)
		}
		out = append(out, premiums)
	}
	return out, nil
}

// prepare gives the rules of every year the numbers of a draw.
func (p *Plan) prepare(in *inputs, draw int, compiled *programs) (*simulate.Draw, error) {
	var own []model.Values
	for _, of := range in.own {
		own = append(own, in.values(draw, of))
	}
	return p.withValues(draw, in.values(draw, in.shared), own, compiled)
}

// withValues gives the rules of every year the numbers of profile and catalogue, and of each scenario's policy.
func (p *Plan) withValues(draw int, shared model.Values, own []model.Values, compiled *programs) (*simulate.Draw, error) {
	premiums, asked, err := p.premiumsOf(draw, own, compiled.enrolment)
	if err != nil {
		return nil, err
	}
	base := p.stated()[0]
	base.Values = own[0]
	past, err := p.past(base)
	if err != nil {
		return nil, err
	}
	var all []*simulate.Draw
	for i, places := range p.world.Alike() {
		out := &simulate.Draw{Index: draw, Values: shared, Past: past}
		for y, year := range p.world.Years {
			waves, err := compiled.bills[i][y].Draw(picked(own, places))
			if err != nil {
				return nil, message.Say("year %d, draw %d: %s", year, draw, err)
			}
			if premiums[y] != nil {
				out.Premiums = append(out.Premiums, picked(premiums[y], places))
			}
			out.Contributions = append(out.Contributions, picked(asked[y], places))
			out.Settlers = append(out.Settlers, func(before simulate.Settler) simulate.Settler {
				last, _ := before.(*wave.Runner)
				return waves.RunnerAfter(last)
			})
		}
		all = append(all, out)
	}
	all[0].Variants = all[1:]
	return all[0], nil
}

// premiumsOf are what the policies pay at enrolment under the numbers of a draw, and what they ask, by year.
func (p *Plan) premiumsOf(draw int, own []model.Values, compiled []*wave.Premiums) (paid [][][]simulate.Premium, asked [][][]model.Fen, err error) {
	all := p.stated()
	for y, year := range p.world.Years {
		if compiled == nil {
			paid, asked = append(paid, nil), append(asked, make([][]model.Fen, len(all)))
			continue
		}
		tables, err := compiled[y].Draw(own)
		if err != nil {
			return nil, nil, message.Say("year %d, draw %d: %s", year, draw, err)
		}
		premiums, asks := p.atEnrolment(all, tables)
		paid, asked = append(paid, premiums), append(asked, asks)
	}
	return paid, asked, nil
}
