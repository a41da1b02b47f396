package simulate

import (
	"doudi/model"
	"doudi/model/measure"
)

// months count parts of years: the bills of their months, what was paid of these, and the payments at the period ends that they
// hold. The year is settled whole, so that ceilings and deductibles of the year bind where they would; what a year's income,
// consumption or spending decides is not counted of a part.
type months struct {
	care byCare[cared]
	paid byCare[int64]

	// The bills up to a month, settled by themselves, for payments at the ends of months.
	bills  []model.Bill
	cases  cases
	layout layout
	claims model.Claims
	to     model.Settled
	apart  *measure.Tally // counted and not looked at
}

// partly counts the parts of a year that was just settled.
func (k *Worker) partly(s *season, p *people) error {
	for j, part := range k.world.Parts {
		if part.Year != s.year {
			continue
		}
		at := len(k.world.Years) + j
		persons := k.heads.memory[s.replicate].persons
		x := &partSeason{season: s, Part: part, persons: &persons[at], common: k.sums[s.replicate].common[at]}
		x.persons.within(&persons[s.year])
		for _, tallies := range k.sums[s.replicate].partial.Tallies {
			x.own = append(x.own, tallies[at])
		}
		if err := k.part(x, p); err != nil {
			return err
		}
	}
	return nil
}

// partSeason is a part of a season's year, and the tallies that it is counted in.
type partSeason struct {
	*season
	Part
	persons *persons
	common  *measure.Tally
	own     []*measure.Tally
	ends    map[end]model.Fen // what was paid at the ends of its months
}

// end is who was paid at a period's end: a person or, below zero, the household −1 − its number; by stream.
type end struct {
	stream int
	who    int32
}

// holds says whether the part has a month.
func (x *partSeason) holds(month uint8) bool {
	return int(month) >= x.First && int(month) <= x.Last
}

func (k *Worker) part(x *partSeason, p *people) error {
	k.months.count(k.cases.bills, p, x)
	if err := k.monthEnds(x, p); err != nil {
		return err
	}
	for _, b := range x.sharing.common {
		k.partPaid(-1, b, x, p, x.common)
	}
	k.partEligible(x.sharing.commonEligible, x, p, x.common)
	for s, tally := range x.own {
		for _, b := range x.sharing.own[s] {
			k.partPaid(s, b, x, p, tally)
		}
		if x.sharing.ownEligible != nil {
			k.partEligible(x.sharing.ownEligible[s], x, p, tally)
		}
	}
	return nil
}

// count adds up the bills of the months.
func (m *months) count(bills []model.Bill, p *people, x *partSeason) {
	m.care = byCare[cared]{}
	last, person := int32(-1), int32(-1) // who has the bill, and the number of those with bills up to it
	for i := range bills {
		b := &bills[i]
		if b.Person != last {
			last = b.Person
			person++
		}
		if !x.holds(b.Month) {
			continue
		}
		cell := p.stand.cell[b.Household]
		f := p.cells.at(x.common, cell)
		if x.persons.mark(person, isPatient) {
			f[measure.Patients]++
		}
		if b.Kind == model.Inpatient && x.persons.mark(person, isInpatient) {
			f[measure.Inpatients]++
		}
		countBill(b, f)
		settled := int64(0)
		if b.Claimed {
			settled = 1
		}
		m.care[p.cells.care[cell]+careOf(b)].add(int64(b.Total), int64(b.Eligible), settled)
		addByCategory(p, b, x.common)
	}
	addCared(p.cells, &m.care, x.common)
}

// countBill adds a bill to the fields of its household's cell.
func countBill(b *model.Bill, f []int64) {
	total, eligible := int64(b.Total), int64(b.Eligible)
	f[measure.TotalCost] += total
	f[measure.EligibleCost] += eligible
	bills, settledTotal, settledEligible := measure.ChronicBills, measure.ChronicTotal, measure.ChronicEligible
	if b.Kind == model.Inpatient {
		bills, settledTotal, settledEligible = measure.Admissions, measure.InpatientTotal, measure.InpatientEligible
		f[measure.InpatientCost] += total
	}
	f[bills]++
	if !b.Claimed {
		f[measure.Unsettled] += total
		return
	}
	f[settledTotal] += total
	f[settledEligible] += eligible
	f[measure.Settled] += total
}

// partPaid adds what a benefit paid of the bills of the months and at the period ends that they hold; scenario is −1 for one
// that pays alike under all.
func (k *Worker) partPaid(scenario int, b paying, x *partSeason, p *people, t *measure.Tally) {
	bit, first := k.heads.marks.of[scenario+1][b.Column], p.cells.layout.Benefit(b.Column)
	off := !b.Own && !b.Cash
	k.months.paid = byCare[int64]{}
	pays := func(cell uint16, amount model.Fen) []int64 {
		f := p.cells.at(t, cell)
		f[first+int(measure.BenefitPaid)] += int64(amount)
		switch {
		case b.Own:
			f[measure.OwnAccount] += int64(amount)
		case b.Cash:
			f[measure.Cash] += int64(amount)
		default:
			f[measure.Settled] -= int64(amount)
		}
		return f
	}
	helps := func(patient int32, f []int64) {
		if x.persons.mark(k.spread.of[patient], bit) {
			f[first+int(measure.BenefitHelped)]++
		}
	}
	for j := range k.layout.rows {
		r, amount := &k.layout.rows[j], k.paid.Paid[b.stream][j]
		if !x.holds(k.claims.Month[j]) {
			continue
		}
		if x.atEnd(k, b, -1-k.cases.homes[r.home].household) != 0 {
			helps(r.patient, p.cells.at(t, r.cell))
		}
		if amount == 0 {
			continue
		}
		f := pays(r.cell, amount)
		helps(r.patient, f)
		bills, of := measure.BenefitAdmissions, measure.InpatientPaid
		if r.chronic {
			bills, of = measure.BenefitChronic, measure.ChronicPaid
			if x.persons.mark(k.spread.of[r.patient], bit+1) {
				f[first+int(measure.BenefitPatients)]++
			}
		}
		f[first+int(bills)]++
		if off {
			f[of] += int64(amount)
			k.months.paid[r.care] += int64(amount)
			paidOfCategory(p.cells, r, &k.cases.bills[r.bill], amount, measure.LevelPaid, t)
		}
	}
	if off {
		addPaidCare(p.cells, &k.months.paid, measure.LevelPaid, t)
	}
	for i, person := range k.layout.person {
		if amount := x.atEnd(k, b, person); amount != 0 {
			helps(int32(i), pays(k.layout.rows[i].cell, amount)) // a patient's first bill is in the patient's row
		}
	}
	for i := range k.cases.homes {
		if amount := x.atEnd(k, b, -1-k.cases.homes[i].household); amount != 0 {
			pays(k.cases.homes[i].cell, amount)
		}
	}
}

// partEligible adds what funds paid of the eligible cost of the months' bills.
func (k *Worker) partEligible(stream int, x *partSeason, p *people, t *measure.Tally) {
	if stream < 0 {
		return
	}
	k.months.paid = byCare[int64]{}
	for j, amount := range k.paid.PaidEligible[stream][:len(k.layout.rows)] {
		if !x.holds(k.claims.Month[j]) {
			continue
		}
		r, of := &k.layout.rows[j], measure.InpatientPaidEligible
		if r.chronic {
			of = measure.ChronicPaidEligible
		}
		p.cells.at(t, r.cell)[of] += int64(amount)
		k.months.paid[r.care] += int64(amount)
		paidOfCategory(p.cells, r, &k.cases.bills[r.bill], amount, measure.LevelPaidEligible, t)
	}
	addPaidCare(p.cells, &k.months.paid, measure.LevelPaidEligible, t)
}

// atEnd is what a benefit paid at the period ends that a part of a year holds to a person or, below zero, a household.
func (x *partSeason) atEnd(k *Worker, b paying, who int32) model.Fen {
	return x.ends[end{b.stream, who}]
}

// monthEnds finds what was paid at the period ends of the months. Payments at the year's end are there where the part holds
// December. Those of the ends of months are not kept by month: since no month hangs on a later one, they are what the bills
// up to the last month get, less what those before the first do.
func (k *Worker) monthEnds(x *partSeason, p *people) error {
	x.ends = map[end]model.Fen{}
	monthly, yearly := map[int]bool{}, map[int]bool{}
	note := func(of []paying) {
		for _, b := range of {
			if b.Monthly {
				monthly[b.stream] = true
			} else {
				yearly[b.stream] = true
			}
		}
	}
	note(x.sharing.common)
	for _, of := range x.sharing.own {
		note(of)
	}
	if x.Last == 12 {
		x.add(yearly, 1, k.layout, &k.cases, &k.paid)
	}
	if len(monthly) == 0 {
		return nil
	}
	for _, of := range []struct {
		last int
		sign model.Fen
	}{{x.Last, 1}, {x.First - 1, -1}} {
		if err := k.months.until(of.last, x, k, p); err != nil {
			return err
		}
		x.add(monthly, of.sign, &k.months.layout, &k.months.cases, &k.months.to)
	}
	return nil
}

// add adds the payments at period ends of some streams.
func (x *partSeason) add(streams map[int]bool, sign model.Fen, l *layout, c *cases, paid *model.Settled) {
	for stream := range streams {
		for i, person := range l.person {
			if amount := paid.PaidPerson[stream][i]; amount != 0 {
				x.ends[end{stream, person}] += sign * amount
			}
		}
		for i := range c.homes {
			if amount := paid.PaidHousehold[stream][i]; amount != 0 {
				x.ends[end{stream, -1 - c.homes[i].household}] += sign * amount
			}
		}
	}
}

// until settles the bills of a worker's year up to a month by themselves.
func (m *months) until(last int, x *partSeason, k *Worker, p *people) error {
	m.bills = m.bills[:0]
	for i := range k.cases.bills {
		if int(k.cases.bills[i].Month) <= last {
			m.bills = append(m.bills, k.cases.bills[i])
		}
	}
	if m.apart == nil {
		m.apart = k.world.Layout.New()
	}
	m.cases.count(m.bills, p, m.apart)
	m.layout.claims(&m.cases, p, &m.claims)
	m.layout.applications(k.world.Applied, &m.cases, p, x.key, &m.claims)
	m.claims.Categories, m.claims.Otherwise, m.claims.Diseases = k.claims.Categories, k.claims.Otherwise, k.claims.Diseases
	return x.settler.Settle(&m.claims, &m.to)
}
