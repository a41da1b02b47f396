package simulate

import (
	"doudi/model"
	"doudi/model/measure"
)

// account adds what a scenario paid to its tally, and judges the households that had a bill.
func (k *Worker) account() {
	t := k.partial.Tallies[k.scenario][k.year]
	k.left = resize(k.left, len(k.ill.book))
	k.cash = resize(k.cash, len(k.ill.book))
	clear(k.cash)
	for r := range k.left {
		k.left[r] = k.ill.book[r].settled
	}
	clear(k.bills.paid)
	for i, b := range k.world.Scenarios[k.scenario].Benefits {
		k.payments(t.Cells[k.world.Layout.Benefit(b.Column):], i, b)
		k.periodEnds(t.Cells, i, b)
	}
	k.levels(t)
	k.close(t)
}

// payments adds one benefit's payments of bills; f begins with the benefit's fields of the first cell.
func (k *Worker) payments(f []int64, i int, b Benefit) {
	x, c := &k.bills, &k.claims
	k.seen = resize(k.seen, len(c.Patients))
	clear(k.seen)
	for j, paid := range k.settled.Paid[i] {
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
			if patient := c.Patient[j]; !k.seen[patient] {
				k.seen[patient] = true
				f[measure.BenefitPatients]++
			}
		}
		k.book(x.row[j], b, paid)
		if !b.Own && !b.Cash {
			x.paid[j] += paid
		}
	}
}

// periodEnds adds one benefit's payments at the ends of months and of the year.
func (k *Worker) periodEnds(cells []int64, i int, b Benefit) {
	at := k.world.Layout.Benefit(b.Column) + int(measure.BenefitPaid)
	for p, paid := range k.settled.PaidPerson[i] {
		if paid != 0 {
			row := k.claims.Patients[p].Household
			cells[int(k.standing.cell[k.ill.list[row]])+at] += int64(paid)
			k.book(row, b, paid)
		}
	}
	for row, paid := range k.settled.PaidHousehold[i] {
		if paid != 0 {
			cells[int(k.standing.cell[k.ill.list[row]])+at] += int64(paid)
			k.book(int32(row), b, paid)
		}
	}
}

// book takes a payment off what a household owes, or hands it over in cash. One from the patient's own account is
// neither: the patient paid it.
func (k *Worker) book(row int32, b Benefit, paid model.Fen) {
	switch {
	case b.Own:
		k.partial.Tallies[k.scenario][k.year].Cells[int(k.standing.cell[k.ill.list[row]])+int(measure.OwnAccount)] += int64(paid)
	case b.Cash:
		k.cash[row] += paid
	default:
		k.left[row] -= paid
	}
}

// levels adds what was paid of bills, by kind and by level of care.
func (k *Worker) levels(t *measure.Tally) {
	x := &k.bills
	for j, paid := range x.paid {
		if level := x.level[j]; level >= 0 {
			t.Cells[int(x.cell[j])+int(measure.InpatientPaid)] += int64(paid)
			t.Levels[int(level)+int(measure.LevelPaid)] += int64(paid)
			continue
		}
		t.Cells[int(x.cell[j])+int(measure.ChronicPaid)] += int64(paid)
	}
}

// The changes of a household's burden that make a winner or a loser, in fen.
const small, large = 100_00, 1000_00

// close judges the households with bills.
func (k *Worker) close(t *measure.Tally) {
	for r := range k.ill.book {
		book := &k.ill.book[r]
		f := t.Cells[k.standing.cell[k.ill.list[r]]:][:k.world.Layout.Stride()]
		left, cash := float64(k.left[r]), float64(k.cash[r])
		f[measure.Settled] += int64(k.left[r])
		f[measure.Cash] += int64(k.cash[r])
		book.budget.judge(f, left+float64(book.unsettled)+book.budget.other, cash, book.lost, 1)
		if k.scenario == 0 {
			book.first = left - cash
			continue
		}
		change := left - cash - book.first
		switch {
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
}
