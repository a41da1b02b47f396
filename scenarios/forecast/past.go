package forecast

import (
	"slices"

	"doudi/model"
	"doudi/model/message"
	"doudi/model/simulate"
	"doudi/rules"
	"doudi/rules/resolve"
	"doudi/rules/wave"
)

// readsSpells says whether some policy reads in the study's years for how long people have been insured.
func (p *Plan) readsSpells() bool {
	return slices.ContainsFunc(p.policies, func(policy *rules.Policy) bool {
		read := resolve.Columns(policy, rules.MonthOf(p.Study.Years.From, 1), rules.MonthOf(p.Study.Years.To, 12)+1)
		unbroken, missed := policy.Insured()
		return unbroken != nil && read[unbroken.Column()] || missed != nil && read[missed.Column()]
	})
}

// findPast finds the years before the study's first of which it is known who was insured: as far back as the profile states what was asked, and
// the first scenario's policy what was paid of it.
func (p *Plan) findPast() {
	if !p.world.Remembers {
		return
	}
	words := p.words()
	for year := p.Study.Years.From - 1; year >= p.profile.FirstEnrolled(); year-- {
		words.Year = year
		if _, _, err := p.premiums(p.stated()[:1], year, words); err != nil {
			break
		}
		p.world.Past = slices.Insert(p.world.Past, 0, year)
	}
}

// past is what the first scenario left to pay in the years before the study's first.
func (p *Plan) past(drawn wave.Rules) ([]simulate.Dues, error) {
	var out []simulate.Dues
	for _, year := range p.world.Past {
		dues, err := p.duesIn(drawn, year)
		if err != nil {
			return nil, err
		}
		out = append(out, *dues)
	}
	return out, nil
}

// duesIn is what the first scenario leaves to pay in a year.
func (p *Plan) duesIn(drawn wave.Rules, year int) (*simulate.Dues, error) {
	if !enrols(p.policies[0], year) || len(p.profile.Subsidies()) == 0 {
		return &simulate.Dues{}, nil
	}
	premiums, asked, err := p.premiums([]wave.Rules{drawn}, year, p.words())
	if err != nil {
		return nil, message.Say("year %d: %s", year, err)
	}
	return p.world.DuesOf(premiums[0], asked[0]), nil
}

// spellCautions say from when years insured are counted, and what of them is not simulated.
func (p *Plan) spellCautions() []model.Title {
	if !p.world.Remembers {
		return nil
	}
	from := p.Study.Years.From
	if len(p.world.Past) > 0 {
		from = p.world.Past[0]
	}
	return []model.Title{model.TitleOf(message.Say("Years insured and missed count from %d on: who was insured before is not known, and nobody is taken to have missed a year then. Years without a claim are not counted, and what adds to a ceiling for them is left out.", from))}
}
