package bill

import (
	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
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
	Size   int                // 0: not stated
	Income model.Fen          // of a year
	Values map[string]float64 // facts
}

// Before is what the year, or a life, already holds when the file begins.
type Before struct {
	Year, Life map[rules.Column]model.Fen // by what of each bill it sums
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

// Default gives the policy's own facts their defaults, in the household, every person and every bill.
func (b *Bills) Default(p *rules.Policy) {
	for _, f := range p.Facts {
		switch f.Owner {
		case rules.OfHousehold:
			b.Household.Values[f.Name] = f.Default
		case rules.OfPerson:
			for i := range b.Persons {
				b.Persons[i].Values[f.Name] = f.Default
			}
		default:
			for i := range b.Claims {
				b.Claims[i].Values[f.Name] = f.Default
			}
		}
	}
}

// Apply states of the household, every person and every bill whether the family applied for benefits, 1 or 0, where the policy asks for it.
func (b *Bills) Apply(p *rules.Policy, applied float64) {
	f := p.Applied()
	if f == nil {
		return
	}
	b.Household.Values[f.Name] = applied
	for i := range b.Persons {
		b.Persons[i].Values[f.Name] = applied
	}
	for i := range b.Claims {
		b.Claims[i].Values[f.Name] = applied
	}
}

// Assumed are the figures of `before` that the file leaves out, of all persons.
func (b *Bills) Assumed() []Assumption {
	var out []Assumption
	for _, p := range b.Persons {
		out = append(out, p.Before.Assumed...)
	}
	return out
}
