package forecast

import (
	"math"
	"slices"
)

// want is something that a family shall show.
type want struct {
	family *Family
	under  []int // scenarios, the last the one at hand
	// by is how much of it a household shows, 0 nothing: the family is in the middle by it.
	by     func(x *searcher, s seenOf, local int) float64
	found  []candidate
	looked int
}

// candidate is a household that shows what is wanted.
type candidate struct {
	block     int
	household int32
	by        float64
	weight    float64
	few       bool // of bills
}

// families looks for them: in the last year that each benefit can pay in, and of all else in the last of the study.
func (p *Plan) families() (*Families, error) {
	out, byYear := &Families{}, map[int][]*want{}
	last := len(p.world.Years) - 1
	for _, f := range p.inForce() {
		out.Benefits = append(out.Benefits, f.Family)
	}
	for i, f := range p.inForce() {
		if f.unbilled || i >= MostFamilies {
			continue
		}
		byYear[f.year] = append(byYear[f.year], &want{family: &out.Benefits[i], under: []int{f.scenario}, by: func(x *searcher, s seenOf, local int) float64 {
			return float64(x.paid[s.SeenHousehold.Household][paidBy{local, f.column}])
		}})
	}
	for _, m := range countedMeasures() {
		if !m.societal || p.profile.Societal() {
			out.Measures = append(out.Measures, Family{Of: m.measure, Scenario: p.Study.Baseline().ID, Year: p.world.Years[last]})
		}
	}
	for i := range out.Measures {
		counts := countedMeasure(out.Measures[i].Of).counts
		byYear[last] = append(byYear[last], &want{family: &out.Measures[i], under: []int{0}, by: func(_ *searcher, s seenOf, _ int) float64 {
			if !counts(s) {
				return 0
			}
			return s.OOP
		}})
	}
	for _, c := range p.Study.Scenarios[1:] {
		out.Scenarios = append(out.Scenarios, Family{Of: c.ID, Scenario: c.ID, Year: p.world.Years[last]})
	}
	for i := range out.Scenarios[:min(len(out.Scenarios), MostFamilies)] {
		byYear[last] = append(byYear[last], &want{family: &out.Scenarios[i], under: []int{0, i + 1}, by: changedBurden})
	}
	for y := range p.world.Years {
		if wants := byYear[y]; wants != nil {
			if err := p.search(y, wants); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// changedBurden is by how much an alternative changes what a household pays, less what it gets in cash.
func changedBurden(x *searcher, s seenOf, _ int) float64 {
	before, there := x.base[s.SeenHousehold.Household]
	if !there {
		return 0
	}
	return math.Abs(s.OOP - s.Cash - before)
}

// paying is a benefit that can pay, with the places of the scenario, of the year and in the layout.
type paying struct {
	Family
	scenario, year, column int
	unbilled               bool
}

// inForce are the benefits of every policy of the study that can pay in some scenario, each by the first such scenario and the last year
// in which it does, policy by policy in the order in which they pay.
func (p *Plan) inForce() []paying {
	var out []paying
	known := map[[2]string]bool{}
	for s, c := range p.Study.Scenarios {
		for _, b := range p.policies[s].Benefits {
			of := [2]string{c.Policy, b.ID}
			if known[of] {
				continue
			}
			for y := len(p.world.Years) - 1; y >= 0; y-- {
				if unbilled := slices.Contains(p.unbilled[c.ID], b.ID); unbilled || p.pays(s, y, b.ID) {
					out = append(out, paying{Family{Of: b.ID, Scenario: c.ID, Year: p.world.Years[y]}, s, y, slices.Index(p.world.Layout.Benefits, b.ID), unbilled})
					known[of] = true
					break
				}
			}
		}
	}
	return out
}
