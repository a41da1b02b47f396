package settle

import (
	"doudi/model"
	"doudi/model/document"
)

// Bills is one benefit year of one household as a file states it.
type Bills struct {
	Year      int
	Persons   []Person
	Household Household
	Claims    []Claim
}

// Person is a member of the household who has bills.
type Person struct {
	ID     string
	Values map[string]float64 // words and facts: age, sex, category, insured, …; codes of members, conditions as 0 or 1
	Before Before
}

// Household is what formulas may read of it.
type Household struct {
	Values map[string]float64 // household.size, household.income, facts
}

// Before is what the year, or a life, already holds when the file begins.
type Before struct {
	Year, Life map[string]model.Fen // by word without its period: paid.basic, oop.total, unpaid.eligible@critical, an accumulator
	Admissions int
	Assumed    []Assumption
}

// Claim is one bill.
type Claim struct {
	At     *document.Node // of the file; nil for a bill that comes from none
	ID     string
	Person int // index in Bills.Persons
	Month  int // 1…12, of discharge
	Total  model.Fen
	Costs  []model.Fen        // by the policy's costs; they add up to Total
	Values map[string]float64 // kind, level, place, in_county, referred, disease, facts

	// Spans are the costs that are not known exactly: [low, high] instead of a number. Costs holds the middle.
	Spans []Span
}

// Uncertain warns of the first bill with a part that is not known, for who is shown the result at the middle alone.
func (b *Bills) Uncertain(r *document.Report) {
	for _, c := range b.Claims {
		if len(c.Spans) > 0 {
			r.Warnf(c.At, "part of the bill is not known; it is settled at the middle").
				Because("the sheet as text says between which results out of pocket lies")
			return
		}
	}
}

// Span is a cost that lies somewhere between two amounts.
type Span struct {
	Cost      int
	Low, High model.Fen
}
