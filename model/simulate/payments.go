package simulate

import (
	"doudi/model"
	"doudi/model/measure"
)

// paid are a cell's payments by one benefit, by kind of bill as in billed.
type paid struct {
	amount, bills [2]int64
	patients      int64 // with a chronic outpatient bill
}

// kind is 0 for a row that is an admission, 1 for a chronic outpatient bill, as in billed.
func (r *row) kind() int {
	kind := 0
	if r.chronic {
		kind = 1
	}
	return kind
}

// paid lists the rows of which a benefit pays anything.
func (l *layout) paid(amounts []model.Fen) []int32 {
	l.some = resize(l.some, len(l.rows))
	n := 0
	for j, amount := range amounts[:len(l.rows)] {
		// Written in any case, and kept where it is paid: no branch to mispredict.
		l.some[n] = int32(j)
		is := 0
		if amount != 0 {
			is = 1
		}
		n += is
	}
	return l.some[:n]
}

// ended are what a benefit pays at period ends, by patient of the claims and by household with bills: both empty where it pays
// nobody then, as most do.
type ended struct{ persons, households []model.Fen }

// ends are those of a stream.
func ends(s *model.Settled, stream int) ended {
	any := model.Fen(0)
	for _, amount := range s.PaidPerson[stream] {
		any |= amount
	}
	for _, amount := range s.PaidHousehold[stream] {
		any |= amount
	}
	if any == 0 {
		return ended{}
	}
	return ended{s.PaidPerson[stream], s.PaidHousehold[stream]}
}

// pay counts one benefit's payments of the rows that it pays and at period ends, and books them.
func (a *burdens) pay(p paying, rows []int32, amounts []model.Fen, ends ended, o *owed, t *measure.Tally) {
	a.sums = emptied(a.sums, len(a.cells.fields), a.present)
	a.care = byCare[int64]{}
	a.unmark()
	off := !p.Own && !p.Cash // taken off the bill
	plain := off && o == &a.shared
	for _, j := range rows {
		r, amount := &a.rows[j], amounts[j]
		sum, kind := &a.sums[r.cell], r.kind()
		sum.amount[kind] += int64(amount)
		sum.bills[kind]++
		a.care[r.care] += int64(amount)
		if kind == 1 && a.marked[r.patient] != a.mark {
			a.marked[r.patient] = a.mark
			sum.patients++
		}
		if plain {
			o.left[r.home] -= amount
		} else {
			a.book(o, r.home, p.Benefit, amount, t)
		}
	}
	a.addPaid(p, off, t)
	if off {
		addPaidCare(a.cells, &a.care, measure.LevelPaid, t)
		if a.cells.layout.CategoryPlaces {
			for _, j := range rows {
				paidOfCategory(a.cells, &a.rows[j], &a.cases.bills[a.rows[j].bill], amounts[j], measure.LevelPaid, t)
			}
		}
	}
	at := a.cells.layout.Benefit(p.Column) + int(measure.BenefitPaid)
	end := func(home int32, amount model.Fen) {
		if amount != 0 {
			a.cells.at(t, a.cases.homes[home].cell)[at] += int64(amount)
			a.book(o, home, p.Benefit, amount, t)
		}
	}
	for i, amount := range ends.persons {
		end(a.rows[i].home, amount) // a patient's first bill is the patient's row in the first wave
	}
	for home, amount := range ends.households {
		end(int32(home), amount)
	}
}

// unmark forgets which patients' chronic outpatient bills were paid.
func (a *burdens) unmark() {
	if short := len(a.cases.patients) - len(a.marked); short > 0 {
		a.marked = append(a.marked, make([]uint32, short)...)
	}
	if a.mark++; a.mark == 0 {
		clear(a.marked)
		a.mark = 1
	}
}

// addPaid brings a benefit's sums into a tally.
func (a *burdens) addPaid(p paying, off bool, t *measure.Tally) {
	first := a.cells.layout.Benefit(p.Column)
	for _, i := range a.present {
		s := &a.sums[i]
		if s.bills == [2]int64{} {
			continue
		}
		f := a.cells.at(t, i)
		f[first+int(measure.BenefitPaid)] += s.amount[0] + s.amount[1]
		f[first+int(measure.BenefitAdmissions)] += s.bills[0]
		f[first+int(measure.BenefitChronic)] += s.bills[1]
		f[first+int(measure.BenefitPatients)] += s.patients
		if off {
			f[measure.InpatientPaid] += s.amount[0]
			f[measure.ChronicPaid] += s.amount[1]
		}
	}
}

// addPaidCare brings sums by kind of care into a field of levels and places.
func addPaidCare(c *cells, x *byCare[int64], field measure.Field, t *measure.Tally) {
	careFields(c, x, t, func(sum *int64, fields []int64) { fields[field] += *sum })
}

// eligible adds what funds paid of the eligible cost of bills, by kind and by level of care.
func (a *burdens) eligible(stream int, s *model.Settled, t *measure.Tally) {
	if stream < 0 {
		return
	}
	a.sums = emptied(a.sums, len(a.cells.fields), a.present)
	a.care = byCare[int64]{}
	for j, amount := range s.PaidEligible[stream][:len(a.rows)] {
		r := &a.rows[j]
		a.sums[r.cell].amount[r.kind()] += int64(amount)
		a.care[r.care] += int64(amount)
	}
	for _, i := range a.present {
		if s := &a.sums[i]; s.amount != [2]int64{} {
			f := a.cells.at(t, i)
			f[measure.InpatientPaidEligible] += s.amount[0]
			f[measure.ChronicPaidEligible] += s.amount[1]
		}
	}
	addPaidCare(a.cells, &a.care, measure.LevelPaidEligible, t)
	if a.cells.layout.CategoryPlaces {
		for j, amount := range s.PaidEligible[stream][:len(a.rows)] {
			paidOfCategory(a.cells, &a.rows[j], &a.cases.bills[a.rows[j].bill], amount, measure.LevelPaidEligible, t)
		}
	}
}

// book takes a payment off what a household owes, or hands it over in cash. One from the patient's own account is
// neither: the patient paid it.
func (a *burdens) book(o *owed, home int32, b Benefit, amount model.Fen, t *measure.Tally) {
	if o == &a.own && !a.isTouched[home] {
		a.isTouched[home] = true
		a.touched = append(a.touched, home)
	}
	switch {
	case b.Own:
		a.cells.at(t, a.cases.homes[home].cell)[measure.OwnAccount] += int64(amount)
	case b.Cash:
		o.cash[home] += amount
	default:
		o.left[home] -= amount
	}
}
