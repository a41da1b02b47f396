package settle

import (
	"doudi/model"
	"doudi/rules"
)

// ledger is what one person, or one household, has run up over a period: whole fen by word without its period. Words
// of accumulators stand in it too, since state is whole fen.
type ledger map[string]model.Fen

// account keeps a person's or household's ledgers.
type account struct {
	ytd, mtd, life ledger
	bills          int // inpatient bills of the year so far
	month          int // the month that mtd is about
	active         bool
}

func newAccount(b Before) *account {
	a := &account{ytd: ledger{}, mtd: ledger{}, life: ledger{}, bills: b.Admissions}
	for word, fen := range b.Year {
		a.ytd[word] += fen
		a.life[word] += fen
	}
	for word, fen := range b.Life {
		a.life[word] += fen
	}
	return a
}

// turn begins another month.
func (a *account) turn(month int) {
	if a.month != month {
		a.mtd, a.month = ledger{}, month
	}
}

// add books an amount on every period.
func (a *account) add(word string, fen model.Fen) {
	a.ytd[word] += fen
	a.mtd[word] += fen
	a.life[word] += fen
}

// raise keeps the largest.
func (a *account) raise(word string, fen model.Fen) {
	a.ytd[word] = max(a.ytd[word], fen)
	a.mtd[word] = max(a.mtd[word], fen)
	a.life[word] = max(a.life[word], fen)
}

// show sets the columns of the period words that formulas of the edition read.
func (a *account) show(e *rules.Edition, v *rules.Evaluator, prefix string) {
	for _, period := range []struct {
		name  string
		words ledger
	}{{"ytd.", a.ytd}, {"mtd.", a.mtd}, {"life.", a.life}} {
		start := prefix + period.name
		for _, in := range e.Inputs {
			if len(in.Name) > len(start) && in.Name[:len(start)] == start {
				v.Set(in.Name, period.words.read(in.Name[len(start):]).Yuan())
			}
		}
	}
}

// read is a word's amount. What was unpaid at a benefit's turn is kept by benefit; an amount stated for the time
// before the file counts for all of them.
func (l ledger) read(word string) model.Fen {
	for i := range word {
		if word[i] == '@' {
			return l[word] + l[word[:i]]
		}
	}
	return l[word]
}
