package simulate

import (
	"slices"

	"doudi/model"
	"doudi/model/measure"
)

// bills are a block's sampled bills as they are counted and laid out for settlement.
type bills struct {
	home    []int32 // household of each episode
	claimed []int32 // episodes that are settled

	// One entry a row of the claims.
	row   []int32 // in households
	cell  []int32
	level []int32 // where the fields of the level of care begin; −1 for outpatient bills
}

// of finds whose the bills are and which of them are claimed.
func (x *bills) of(k *Worker) {
	e, b := &k.episodes, k.block
	x.home, x.claimed = slices.Grow(x.home[:0], e.Len()), x.claimed[:0]
	h := int32(0)
	for i, person := range e.Person { // in order of person
		for b.First[h+1] <= person {
			h++
		}
		x.home = append(x.home, h)
		if e.Claimed[i] {
			x.claimed = append(x.claimed, int32(i))
		}
	}
}

// households are those of a block that have a bill, in order.
type households struct {
	row  []int32 // by household of the block; −1 without a bill
	list []int32
	book []book
}

// book is the year of a household with bills.
type book struct {
	budget    *budget
	unsettled model.Fen
	settled   model.Fen // total of the bills that are settled
	days      float64   // of lost work
	lost      float64   // income, fen
}

func (x *households) of(k *Worker) {
	n := k.block.Households()
	x.row = slices.Grow(x.row[:0], n)[:n]
	for i := range x.row {
		x.row[i] = -1
	}
	x.list, x.book = x.list[:0], x.book[:0]
	for _, h := range k.bills.home {
		if x.row[h] < 0 {
			x.row[h] = int32(len(x.list))
			x.list = append(x.list, h)
			x.book = append(x.book, book{budget: &k.budgets[h]})
			k.reopen(h)
		}
	}
}

// countBills adds up what all scenarios share: how many bills, of whom, at what cost.
func (k *Worker) countBills() {
	e, t := &k.episodes, k.common[k.year]
	last, admitted := int32(-1), false
	for i, h := range k.bills.home {
		f := k.at(int(h))
		book := &k.ill.book[k.ill.row[h]]
		inpatient := e.Kind[i] == model.Inpatient
		if e.Person[i] != last {
			f[measure.Patients]++
			last, admitted = e.Person[i], false
		}
		if inpatient && !admitted {
			f[measure.Inpatients]++
			admitted = true
		}
		k.countBill(f, i)
		if inpatient {
			k.countLevel(t.Levels[k.levelAt(i, int(h)):], i)
		}
		if e.Claimed[i] {
			book.settled += e.Total[i]
		} else {
			book.unsettled += e.Total[i]
		}
		book.days += float64(e.LostDays[i])
	}
	for r := range k.ill.book {
		book := &k.ill.book[r]
		book.lost = book.budget.labour(book.days)
		f := k.at(int(k.ill.list[r]))
		f[measure.Unsettled] += int64(book.unsettled)
		f[measure.LostLabour] += int64(book.lost)
		book.budget.labourAlone(f, book.lost)
	}
}

func (k *Worker) countBill(f []int64, i int) {
	e := &k.episodes
	total, eligible := int64(e.Total[i]), int64(e.Eligible[i])
	f[measure.TotalCost] += total
	f[measure.EligibleCost] += eligible
	if e.Kind[i] == model.Inpatient {
		f[measure.Admissions]++
		if e.Claimed[i] {
			f[measure.InpatientTotal] += total
			f[measure.InpatientEligible] += eligible
		}
		return
	}
	f[measure.ChronicBills]++
	if e.Claimed[i] {
		f[measure.ChronicTotal] += total
		f[measure.ChronicEligible] += eligible
	}
}

func (k *Worker) countLevel(f []int64, i int) {
	e := &k.episodes
	f[measure.LevelAdmissions]++
	f[measure.LevelTotal] += int64(e.Total[i])
	f[measure.LevelEligible] += int64(e.Eligible[i])
	if e.Claimed[i] {
		f[measure.LevelSettledTotal] += int64(e.Total[i])
		f[measure.LevelSettledEligible] += int64(e.Eligible[i])
	}
}

// levelAt is where the fields of an episode's level of care begin.
func (k *Worker) levelAt(i, h int) int {
	return k.world.Layout.Level(k.halves.of(h), k.block.Stratum, int(k.episodes.Level[i]))
}
