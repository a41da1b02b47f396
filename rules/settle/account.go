package settle

import (
	"slices"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/trace"
)

// ledger is what one person, or one household, has run up over a period: whole fen by what of each bill
// it sums. Accumulators stand in it too, since state is whole fen.
type ledger map[rules.Column]model.Fen

// account keeps a person's or household's ledgers.
type account struct {
	ytd, mtd, life ledger
	admissions     int         // inpatient bills of the year so far
	unpaid         []model.Fen // by cost: what no benefit has paid of the file's own bills, those of before apart
	month          int         // the month that mtd is about
	active         bool
}

func newAccount(p *rules.Policy, b bill.Before) *account {
	a := &account{ytd: ledger{}, mtd: ledger{}, life: ledger{}, admissions: b.Admissions, unpaid: make([]model.Fen, len(p.Costs))}
	a.ytd.hold(p, b.Year)
	a.life.hold(p, b.Year)
	a.life.hold(p, b.Life)
	return a
}

// hold takes in what stood before: sums are added, and of a figure that keeps the largest the larger stays.
func (l ledger) hold(p *rules.Policy, before map[rules.Column]model.Fen) {
	for word, fen := range before {
		largest := func(a *rules.Accumulator) bool { return a.Max && a.Name == word.Name }
		if word.Kind == rules.OfAccumulator && slices.ContainsFunc(p.Accumulators, largest) {
			l[word] = max(l[word], fen)
		} else {
			l[word] += fen
		}
	}
}

// turn begins another month.
func (a *account) turn(month int) {
	if a.month != month {
		a.mtd, a.month = ledger{}, month
	}
}

// add books an amount on every period.
func (a *account) add(word rules.Column, fen model.Fen) {
	a.ytd[word] += fen
	a.mtd[word] += fen
	a.life[word] += fen
}

// raise keeps the largest.
func (a *account) raise(word rules.Column, fen model.Fen) {
	a.ytd[word] = max(a.ytd[word], fen)
	a.mtd[word] = max(a.mtd[word], fen)
	a.life[word] = max(a.life[word], fen)
}

// show sets the columns of the period words that formulas of the edition read; of says whose the account is.
func (a *account) show(e *rules.Edition, v *trace.Evaluator, of rules.Owner) {
	for _, in := range e.Inputs {
		if c := in.Column; c.Of == of && c.Period != rules.Now {
			v.Set(c, a.over(c.Period)[c.OfBill()].Yuan())
		}
	}
}

// over is the ledger of a period.
func (a *account) over(p rules.Period) ledger {
	switch p {
	case rules.OfMonth:
		return a.mtd
	case rules.OfLife:
		return a.life
	}
	return a.ytd
}
