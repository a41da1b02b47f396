package simulate

import (
	"math"

	"doudi/model"
	"doudi/model/measure"
)

// Premium is what a benefit at enrolment pays for each enrolled person of a year.
type Premium struct {
	Column int         // in measure.Layout.Premiums
	Paid   []model.Fen // by category as bills state it, sex and age: at (category·2 + sex)·128 + age
}

const premiumRows = 2 * 128 // of a category

// premiums are what is paid at enrolment for a block's people in a year of a draw: the same in all replicates.
type premiums struct {
	made []*enrolled
	used int
	of   [][]enrolling // by scenario
}

// enrolled are the amounts by cell of a table of premiums, which scenarios share.
type enrolled struct {
	paid  []model.Fen
	group int         // of scenarios at whose contribution the same households enrol
	flat  []model.Fen // by category: what it pays for everybody of it, −1 where that is not the same
	cells []int64
}

type enrolling struct {
	column int
	*enrolled
}

// sum adds the premiums of all scenarios up, whose groups are given; by scenario nil where its policy has no benefits at enrolment.
func (x *premiums) sum(of [][]Premium, groups []int, p *people) {
	x.used, x.of = 0, resize(x.of, len(of))
	for s, list := range of {
		x.of[s], p.group = x.of[s][:0], groups[s]
		for _, premium := range list {
			if premium.Paid != nil {
				x.of[s] = append(x.of[s], enrolling{premium.Column, x.table(premium.Paid, p)})
			}
		}
	}
	p.group = 0
}

// table adds up one table, once for all scenarios that share it and insure the same households.
func (x *premiums) table(paid []model.Fen, p *people) *enrolled {
	for _, known := range x.made[:x.used] {
		if &known.paid[0] == &paid[0] && known.group == p.group {
			return known
		}
	}
	if x.used == len(x.made) {
		x.made = append(x.made, &enrolled{})
	}
	e := x.made[x.used]
	x.used++
	e.paid, e.group, e.flat, e.cells = paid, p.group, e.flat[:0], emptied(e.cells, len(p.cells.fields), p.stand.present)
	for at := 0; at < len(paid); at += premiumRows {
		flat := paid[at]
		for _, amount := range paid[at : at+premiumRows] {
			if amount != flat {
				flat = -1
				break
			}
		}
		e.flat = append(e.flat, flat)
	}
	v := p.view
	for h := range int32(v.Households()) {
		category := p.stand.stated[h]
		flat := e.flat[category]
		if flat == 0 || !p.insured(h) {
			continue
		}
		sum := int64(flat) * int64(v.First[h+1]-v.First[h])
		if flat < 0 {
			sum = 0
			for i := v.First[h]; i < v.First[h+1]; i++ {
				sum += int64(paid[int(category)*premiumRows+int(v.Sex[i])*128+int(v.Age[i])])
			}
		}
		e.cells[p.stand.cell[h]] += sum
	}
	return e
}

// add brings a scenario's premiums into its tally, in the place of what the profile states of subsidies; where the policy states none, what the
// profile states for those who are insured under it.
func (x *premiums) add(scenario int, stated bool, group int, p *people, t *measure.Tally) {
	for _, i := range p.stand.present {
		change := -p.subsidy(0, i)
		if !stated {
			change += p.subsidy(group, i)
		}
		if change != 0 {
			p.cells.at(t, i)[measure.Subsidy] += change
		}
	}
	if !stated {
		return
	}
	for _, e := range x.of[scenario] {
		at := p.cells.layout.Premium(e.column)
		for _, i := range p.stand.present {
			if amount := e.cells[i]; amount != 0 {
				f := p.cells.at(t, i)
				f[at] += amount
				f[measure.Subsidy] += amount
			}
		}
	}
}

// subsidy is what the profile says that government pays towards the contributions of a cell's people, of those who are insured under a group
// of scenarios.
func (p *people) subsidy(group int, cell uint16) int64 {
	if !p.cells.subsidised[cell] {
		return 0
	}
	persons := p.sums[cell].persons
	if p.covered != nil {
		persons = p.covered.groups[group].persons[cell]
	}
	return persons * int64(math.Round(p.year.Premium*p.year.Subsidised*100)) // of a person
}
