package simulate

import (
	"doudi/model/household"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/random"
)

// people are a block's households in a year of a draw, before anybody falls ill: the same in all replicates and
// scenarios.
type people struct {
	block     *population.Block
	view      population.View
	year      *population.Year
	scale     *household.Scale
	words     words
	traits    random.Key // of what households keep
	cells     *cells
	stand     standing
	means     household.Means
	healthy   household.Healthy
	covered   *coverage // who is insured, where the profile says at what contribution households enrol; else nil
	remembers bool      // World.Remembers
	group     int       // of scenarios at whose contribution the same households enrol: the one that is looked at

	sums []opened // by cell
}

// opened are a cell's sums over its households, in good health.
type opened struct {
	households, persons, income, other int64
	strain                             strains
	catastrophic, inPersons            household.Catastrophic // inPersons: each household as often as it has members
}

// of finds where the households of the view stand, what their means are, and how they fare in good health.
func (p *people) of(t *household.Traits, x *halves) {
	p.stand.of(p.view, p.year, p.words, p.traits, x, p.cells)
	p.means.Of(p.view, p.scale, t, p.traits)
	p.healthy.Of(p.view, p.scale, &p.means)
}

// open counts every household, and closes its books as if it stayed healthy. For those who fall ill that is taken back
// (cases, verdicts).
func (p *people) open(t *measure.Tally) {
	v := p.view
	p.sums = emptied(p.sums, len(p.cells.fields), p.stand.present)
	for h := range v.Households() {
		if v.First[h] == v.First[h+1] { // nobody lives there any more
			continue
		}
		cell := p.stand.cell[h]
		s := &p.sums[cell]
		s.households++
		s.persons += int64(v.First[h+1] - v.First[h])
		s.income += int64(p.means.Income[h])
		s.other += int64(p.means.Other[h])
		s.catastrophic += p.healthy.Catastrophic[h]
		s.inPersons += p.healthy.Catastrophic[h] * household.Catastrophic(v.First[h+1]-v.First[h])
		t.Burdens[int(p.cells.burdens[cell])+measure.BurdenBin(int64(p.means.Other[h]))]++
		s.strain.add(&p.healthy.Strain[h], int64(v.First[h+1]-v.First[h]), 1)
		if poor := p.healthy.Poor(int32(h)); poor != nil {
			f := p.cells.at(t, cell)
			f[measure.PersonsBelow] += poor.Before.Persons
			f[measure.GapBelow] += poor.Before.Gap
			f[measure.SquaredBelow] += poor.Before.Squared
			f[measure.WattsBelow] += poor.Before.Watts
			addPoverty(f, &poor.After, 1)
		}
	}
	for _, i := range p.stand.present {
		s, f := &p.sums[i], p.cells.at(t, i)
		f[measure.Households] += s.households
		f[measure.Persons] += s.persons
		f[measure.Income] += s.income
		f[measure.OtherSpending] += s.other
		addCatastrophic(f, s.catastrophic, s.inPersons, 1)
		s.strain.into(f)
		f[measure.Subsidy] += p.subsidy(0, i)
	}
}

// there counts the households that were opened and their members alone, for a part of the year.
func (p *people) there(t *measure.Tally) {
	for _, i := range p.stand.present {
		s, f := &p.sums[i], p.cells.at(t, i)
		f[measure.Households] += s.households
		f[measure.Persons] += s.persons
	}
}

// insured says whether a household is enrolled in insurance.
func (p *people) insured(h int32) bool {
	if p.covered != nil {
		return p.covered.groups[p.group].insured[h]
	}
	return p.stand.insured(h, p.view, p.words, p.traits)
}
