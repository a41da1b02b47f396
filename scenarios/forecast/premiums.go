package forecast

import (
	"slices"

	"doudi/model"
	"doudi/model/simulate"
	"doudi/rules/wave"
)

// premiums are what the policies pay at enrolment in a year, by scenario; nil where none has a benefit at enrolment.
func (p *Plan) premiums(all []wave.Rules, year int, words *model.Claims) ([][]simulate.Premium, error) {
	if len(p.world.Layout.Premiums) == 0 {
		return nil, nil
	}
	paid, err := wave.Premiums(all, year, words)
	if err != nil {
		return nil, err
	}
	out := make([][]simulate.Premium, len(all))
	for s, r := range all {
		for k, b := range r.Policy.Enrolments {
			out[s] = append(out[s], simulate.Premium{Column: slices.Index(p.world.Layout.Premiums, b.ID), Paid: paid[s][k]})
		}
	}
	return out, nil
}

// stated are the policies with their parameters as stated.
func (p *Plan) stated() []wave.Rules {
	var out []wave.Rules
	for i, policy := range p.policies {
		r := wave.Rules{Policy: policy}
		for _, t := range p.takeUps[i] {
			r.TakeUp = append(r.TakeUp, t.TakeUp)
		}
		out = append(out, r)
	}
	return out
}

// words are those that bills and persons of the simulation state.
func (p *Plan) words() *model.Claims {
	out := &model.Claims{Waves: []int32{0}, Diseases: p.illness.Diseases()}
	out.Categories, out.Otherwise, _ = p.profile.Words()
	return out
}
