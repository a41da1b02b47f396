package simulate

import (
	"doudi/model"
	"doudi/model/measure"
)

// accounts are what households with bills owe and got, by row: first under what all scenarios share, then, of those
// that a scenario's own benefits touch, under the scenario.
type accounts struct {
	left, cash         []model.Fen
	ownLeft, ownCash   []model.Fen
	touched            []int32 // rows in the order in which they were
	isTouched          []bool  // by row
	touchedFirst       []int32 // the rows that the first scenario touched
	firstLeft          []model.Fen
	firstCash          []model.Fen
	tally              *measure.Tally // that payments are added to
	scenario           bool           // payments are a scenario's own
	patientHasBenefits []bool         // by patient, of the benefit at hand
}

// accountCommon adds up what all scenarios share, and judges the households that had a bill by it.
func (k *Worker) accountCommon(x *sharing) {
	a, n := &k.accounts, len(k.ill.book)
	a.tally, a.scenario = k.common[k.year], false
	a.left, a.cash = resize(a.left, n), resize(a.cash, n)
	clear(a.cash)
	for r := range a.left {
		a.left[r] = k.ill.book[r].settled
	}
	for _, p := range x.common {
		k.payments(p)
	}
	k.eligible(x.commonEligible)
	for r := range k.ill.book {
		k.close(a.tally, r, a.left[r], a.cash[r], 1)
	}
	a.ownLeft, a.ownCash = append(a.ownLeft[:0], a.left...), append(a.ownCash[:0], a.cash...)
	a.isTouched = resize(a.isTouched, n)
	clear(a.isTouched)
}

// account adds what a scenario's own benefits paid, and judges the households anew that they touched.
func (k *Worker) account(x *sharing, scenario int) {
	a := &k.accounts
	a.tally, a.scenario, a.touched = k.partial.Tallies[scenario][k.year], true, a.touched[:0]
	for _, p := range x.own[scenario] {
		k.payments(p)
	}
	if x.ownEligible != nil {
		k.eligible(x.ownEligible[scenario])
	}
	for _, r := range a.touched {
		if a.ownLeft[r] != a.left[r] || a.ownCash[r] != a.cash[r] {
			k.close(a.tally, int(r), a.left[r], a.cash[r], -1)
			k.close(a.tally, int(r), a.ownLeft[r], a.ownCash[r], 1)
		}
	}
	if scenario == 0 {
		a.touchedFirst = append(a.touchedFirst[:0], a.touched...)
		a.firstLeft, a.firstCash = append(a.firstLeft[:0], a.ownLeft...), append(a.firstCash[:0], a.ownCash...)
	} else {
		k.compare()
	}
	for _, r := range a.touched {
		a.ownLeft[r], a.ownCash[r], a.isTouched[r] = a.left[r], a.cash[r], false
	}
}

// payments adds one benefit's payments of bills and at period ends.
func (k *Worker) payments(p paying) {
	x, c, a := &k.bills, &k.claims, &k.accounts
	a.patientHasBenefits = resize(a.patientHasBenefits, len(c.Patients))
	clear(a.patientHasBenefits)
	f := a.tally.Cells[k.world.Layout.Benefit(p.Column):]
	off := !p.Own && !p.Cash
	for j, paid := range k.settled.Paid[p.stream] {
		if paid == 0 {
			continue
		}
		f := f[x.cell[j]:]
		f[measure.BenefitPaid] += int64(paid)
		switch {
		case c.Kind[j] == model.Inpatient:
			f[measure.BenefitAdmissions]++
		case c.Kind[j] == model.OutpatientChronic:
			f[measure.BenefitChronic]++
			if patient := c.Patient[j]; !a.patientHasBenefits[patient] {
				a.patientHasBenefits[patient] = true
				f[measure.BenefitPatients]++
			}
		}
		k.book(x.row[j], p.Benefit, paid)
		if off {
			k.ofBill(j, paid)
		}
	}
	at := k.world.Layout.Benefit(p.Column) + int(measure.BenefitPaid)
	end := func(row int32, paid model.Fen) {
		if paid != 0 {
			a.tally.Cells[int(k.standing.cell[k.ill.list[row]])+at] += int64(paid)
			k.book(row, p.Benefit, paid)
		}
	}
	for i, paid := range k.settled.PaidPerson[p.stream] {
		end(c.Patients[i].Household, paid)
	}
	for row, paid := range k.settled.PaidHousehold[p.stream] {
		end(int32(row), paid)
	}
}

// ofBill adds what was paid of a bill, by kind and by level of care.
func (k *Worker) ofBill(j int, paid model.Fen) {
	t, x := k.accounts.tally, &k.bills
	if level := x.level[j]; level >= 0 {
		t.Cells[int(x.cell[j])+int(measure.InpatientPaid)] += int64(paid)
		t.Levels[int(level)+int(measure.LevelPaid)] += int64(paid)
		return
	}
	t.Cells[int(x.cell[j])+int(measure.ChronicPaid)] += int64(paid)
}

// eligible adds what funds paid of the eligible cost of bills, by kind and by level of care.
func (k *Worker) eligible(stream int) {
	if stream < 0 {
		return
	}
	t, x := k.accounts.tally, &k.bills
	for j, paid := range k.settled.PaidEligible[stream] {
		if level := x.level[j]; level >= 0 {
			t.Cells[int(x.cell[j])+int(measure.InpatientPaidEligible)] += int64(paid)
			t.Levels[int(level)+int(measure.LevelPaidEligible)] += int64(paid)
			continue
		}
		t.Cells[int(x.cell[j])+int(measure.ChronicPaidEligible)] += int64(paid)
	}
}

// book takes a payment off what a household owes, or hands it over in cash. One from the patient's own account is
// neither: the patient paid it.
func (k *Worker) book(row int32, b Benefit, paid model.Fen) {
	a := &k.accounts
	left, cash := a.left, a.cash
	if a.scenario {
		left, cash = a.ownLeft, a.ownCash
		if !a.isTouched[row] {
			a.isTouched[row] = true
			a.touched = append(a.touched, row)
		}
	}
	switch {
	case b.Own:
		a.tally.Cells[int(k.standing.cell[k.ill.list[row]])+int(measure.OwnAccount)] += int64(paid)
	case b.Cash:
		cash[row] += paid
	default:
		left[row] -= paid
	}
}

// close judges a household with bills by what it owes and got; sign −1 takes that back.
func (k *Worker) close(t *measure.Tally, row int, left, cash model.Fen, sign int64) {
	book := &k.ill.book[row]
	f := t.Cells[k.standing.cell[k.ill.list[row]]:][:k.world.Layout.Stride()]
	f[measure.Settled] += sign * int64(left)
	f[measure.Cash] += sign * int64(cash)
	book.budget.judge(f, float64(left+book.unsettled)+book.budget.other, float64(cash), book.lost, sign)
}

// The changes of a household's burden that make a winner or a loser, in fen.
const small, large = 100_00, 1000_00

// compare counts who is better and who is worse off than under the first scenario: of those whom neither touches,
// nobody is.
func (k *Worker) compare() {
	a := &k.accounts
	for _, r := range a.touched {
		k.won(r)
	}
	for _, r := range a.touchedFirst {
		if !a.isTouched[r] {
			k.won(r)
		}
	}
}

func (k *Worker) won(r int32) {
	a := &k.accounts
	f := a.tally.Cells[k.standing.cell[k.ill.list[r]]:][:k.world.Layout.Stride()]
	switch change := (a.ownLeft[r] - a.ownCash[r]) - (a.firstLeft[r] - a.firstCash[r]); {
	case change <= -large:
		f[measure.Winners1000]++
		f[measure.Winners100]++
	case change <= -small:
		f[measure.Winners100]++
	case change >= large:
		f[measure.Losers1000]++
		f[measure.Losers100]++
	case change >= small:
		f[measure.Losers100]++
	}
}

// settleYear takes a block's sampled year through all scenarios.
func (k *Worker) settleYear() error {
	k.bills.of(k)
	k.ill.of(k)
	k.countBills()
	k.fill()
	if err := k.settlers[k.year].Settle(&k.claims, &k.settled); err != nil {
		return err
	}
	x := k.sharings[k.year]
	k.accountCommon(x)
	for s := range k.world.Scenarios {
		k.account(x, s)
	}
	return nil
}
