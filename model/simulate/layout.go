package simulate

import (
	"slices"

	"doudi/model"
)

// layout gives settled bills their rows in the waves of model.Claims: patients are numbered by falling count of bills,
// and wave k holds everybody's k-th bill in order of month. Its memory is reused from block to block.
type layout struct {
	next  []int32 // by count of bills: the number of the next patient with as many
	waves []int32
	rows  []row
	some  []int32 // rows that a benefit pays

	person []int32 // by patient of the claims: the place (View.Place), which is the same in all years
	rank   []int32 // by patient of the cases: the patient of the claims
}

// row is whose a row of the claims is, and the bill in it.
type row struct {
	bill          int32 // in cases.bills
	home, patient int32
	cell          uint16
	care          uint8 // of byCare
	chronic       bool  // it is no admission
}

// claims lays the cases of a view out.
func (l *layout) claims(x *cases, p *people, c *model.Claims) {
	l.number(x.byCount)
	l.rows = resize(l.rows, len(x.claimed))
	c.Patients, l.person = resize(c.Patients, len(x.patients)), resize(l.person, len(x.patients))
	l.rank = resize(l.rank, len(x.patients))
	v := p.view
	c.Enrolled = resize(c.Enrolled, p.covered.others())
	for g := range c.Enrolled {
		c.Enrolled[g] = resize(c.Enrolled[g], len(x.patients))
	}
	c.Spells = c.Spells[:0]
	if p.remembers {
		c.Spells = resize(c.Spells, len(p.covered.groups))
		for g := range c.Spells {
			c.Spells[g] = resize(c.Spells[g], len(x.patients))
		}
	}
	for i := range x.patients {
		at := &x.patients[i]
		rank := l.next[at.bills]
		l.next[at.bills]++
		h, person := &x.homes[at.home], x.ill[at.ill].person
		who := &c.Patients[rank] // in its place, as a row below: a copy of what was just written field by field waits for all of it
		who.Household, who.Age, who.Sex, who.Category, who.Insured = at.home, v.Age[person], v.Sex[person], p.stand.stated[h.household], p.insured(h.household)
		l.covered(c, p, rank, h.household)
		l.spells(c, p, rank, h.household, v.Age[person])
		l.person[rank], l.rank[i] = int32(v.Place[person]), rank
		care := p.cells.care[h.cell]
		bills := x.claimed[at.first : at.first+at.bills]
		byMonth(bills, x.bills)
		for wave, bill := range bills {
			b := &x.bills[bill]
			r := &l.rows[l.waves[wave]+rank]
			r.bill, r.home, r.patient, r.cell, r.care, r.chronic = bill, at.home, rank, h.cell, care+careOf(b), b.Kind != model.Inpatient
		}
	}
	c.Households = resize(c.Households, len(x.homes))
	for r := range x.homes {
		h := &x.homes[r]
		c.Households[r] = model.Payer{Size: uint8(v.First[h.household+1] - v.First[h.household]), Income: model.Fen(h.budget.Income)}
	}
	c.Year, c.Waves = v.Year, l.waves
	l.columns(x.bills, c)
}

// number finds, from how many patients have how many bills, the first number of those with as many, and where each wave
// begins: wave k is as long as there are patients with more than k bills.
func (l *layout) number(byCount []int32) {
	l.next = append(l.next[:0], byCount...)
	l.waves = append(slices.Grow(l.waves[:0], len(byCount)+1), 0)
	above := int32(0)
	for n := len(byCount) - 1; n > 0; n-- {
		above, l.next[n] = above+byCount[n], above
	}
	for k := range max(len(byCount)-1, 0) { // next[k] is the number of patients with more than k bills; all have more than none
		size := above
		if k > 0 {
			size = l.next[k]
		}
		l.waves = append(l.waves, l.waves[k]+size)
	}
}

// byMonth sorts a patient's bills by month; those of one month stay in their order. They are few.
func byMonth(list []int32, bills []model.Bill) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && bills[list[j]].Month < bills[list[j-1]].Month; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// columns makes the columns of the claims from the records, row by row.
func (l *layout) columns(bills []model.Bill, c *model.Claims) {
	n := len(l.rows)
	c.Patient, c.Month, c.Disease = resize(c.Patient, n), resize(c.Month, n), resize(c.Disease, n)
	c.Kind, c.Level, c.Place, c.Referred = resize(c.Kind, n), resize(c.Level, n), resize(c.Place, n), resize(c.Referred, n)
	c.Total, c.Eligible = resize(c.Total, n), resize(c.Eligible, n)
	for j := range l.rows {
		b := &bills[l.rows[j].bill]
		c.Patient[j], c.Month[j], c.Disease[j] = l.rows[j].patient, b.Month, b.Disease
		c.Kind[j], c.Level[j], c.Place[j], c.Referred[j] = b.Kind, b.Level, b.Place, b.Referred
		c.Total[j], c.Eligible[j] = b.Total, b.Eligible
	}
}

func resize[T any](x []T, n int) []T { return slices.Grow(x[:0], n)[:n] }
