package population

import (
	"maps"
	"slices"

	"doudi/model"
)

// Inputs are the numbers that a scenario may change. What the people are made from (strata, ages, sizes, conditions) is none of them: one
// population stands for all scenarios.
func (p *Profile) Inputs() []model.Input { return p.changeable().All }

// Under is the profile with changes to its inputs, by path.
func (p *Profile) Under(changes map[string]*model.Changes) *Profile {
	own := *p
	own.remaining, own.monitored = maps.Clone(p.remaining), maps.Clone(p.monitored)
	if p.societal != nil {
		line := *p.societal
		own.societal = &line
	}
	if p.enrolment != nil {
		by := *p.enrolment
		own.enrolment = &by
	}
	own.Strata = slices.Clone(p.Strata)
	for i := range own.Strata {
		own.Strata[i].circles = copied(own.Strata[i].circles)
	}
	for _, in := range own.changeable().All {
		if of := changes[in.Path]; of != nil {
			in.Put(of)
		}
	}
	return &own
}

func (p *Profile) changeable() *model.Inputs {
	x := &model.Inputs{First: p.BaseYear, Bounds: p.bounds}
	for _, q := range []*model.Quantity{&p.incomeLevel, &p.growthSpread, &p.exitIncome, &p.entitled, &p.ratio, &p.elasticity, &p.food, &p.meanSize,
		&p.otherPerHead, &p.otherTotal, &p.otherOwn, &p.otherPoor, &p.subsidised, &p.enrolled, &p.lives.fertility} {
		x.Add(q)
	}
	x.AddAlways(&p.lives.mortality) // of a risk that adds up from the outset
	for _, t := range []*model.Trend{&p.incomeGrowth, &p.registerGrowth} {
		x.AddTrend(t, p.BaseYear)
	}
	x.AddTrend(&p.otherGrowth, OtherYear)
	x.AddYearly("profile.line", &p.line)
	x.AddYearly("profile.premium.personal", &p.premium)
	x.AddYearly("profile.births.rate", &p.lives.births)
	if p.societal != nil {
		x.Add(&p.societal.yuan)
		x.AddYearly("profile.societal_line.median", &p.societal.median)
		x.AddYearly("profile.societal_line.prices", &p.societal.prices)
	}
	for _, shares := range []map[int]model.Quantity{p.remaining, p.monitored} {
		for _, year := range slices.Sorted(maps.Keys(shares)) {
			model.AddOf(x, shares, year, x.AddAlways)
		}
	}
	for _, level := range []*Level{&p.Locality.Admissions, &p.Locality.InCounty, &p.Locality.MeanCost, &p.Locality.Excluded, &p.Locality.Chronic} {
		if level.Stated() {
			x.Add(&level.Of)
		}
	}
	if e := p.enrolment; e != nil {
		for _, q := range []*model.Quantity{&e.share, &e.spread, &e.age, &e.frailty, &e.growth} {
			x.Add(q)
		}
	}
	for _, s := range p.Strata {
		for _, c := range s.circles {
			for i := range c.of {
				x.Add(&c.of[i].share)
				x.Add(&c.of[i].removed)
			}
		}
	}
	return x
}

// Under is the same people with another profile of theirs, of Profile.Under: their means and lives may differ, and who they are does not.
func (p *Population) Under(profile *Profile) *Population {
	own := *p
	own.Profile = profile
	return &own
}
