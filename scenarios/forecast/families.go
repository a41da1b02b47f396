package forecast

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/household"
	"doudi/model/simulate"
)

// Families are households of the simulation that show what its figures are made of: one that each benefit pays, one that each measure
// of families' burdens counts, one that each alternative changes. They are found in the first replicate of the first draw, with policies
// and take-ups at their stated values, and are settled anew, bill by bill, from what the keys of the simulation make of them: each
// stands here only where that gives every payment of the simulation to the fen.
type Families struct {
	Benefits  []Family // of every benefit of every policy that some scenario has in force in the study's years
	Measures  []Family // of the baseline, by the measures of Counted
	Scenarios []Family // of the alternatives, each beside the baseline
}

// Family is one household that shows a benefit, measure or alternative.
type Family struct {
	Of       string // id of the benefit, measure or scenario
	Scenario string // id of the one by which it is found: the first with the benefit's policy in which it can pay, the baseline, the alternative
	Year     int
	Found    int // households that show it, among those Looked at until there were enough
	Looked   int // 0 where none is looked for: no bills are simulated that the benefit would pay of, or there are more than MostFamilies
	// Sheets are its bills as a scenario settles them: of a benefit by the first scenario that has it, of a measure by the baseline, of an
	// alternative by the baseline and then by it. They are nil where nobody is found, or none of those tried could be settled from the
	// bills of one year alone.
	Sheets []CaseSheet
	Means  Means
	// Unapplied are the benefits with a take-up for which the household did not apply; a sheet's policy is without them then.
	Unapplied []string
	Burdens   []Burden // by sheet
}

// Means is what a household lives on in the year, the same under all scenarios that share its bills. Money is in fen.
type Means struct {
	ID                           string // <stratum>-<number>, as among the households one by one
	Status, Category             string
	Size, Decile                 int
	Insured                      bool
	Income, Consumption, Outside float64 // Outside: health spending outside bills
	Line, Subsistence, Societal  float64 // of all members; Societal 0 where it is not known
}

// Burden is what a scenario leaves to a household, in fen: the OOP cost of the year is Left + Unclaimed + Means.Outside.
type Burden struct {
	Left      model.Fen // of settled bills
	Unclaimed model.Fen // bills that were never claimed
	Cash      model.Fen // benefits paid in cash
	Lost      float64   // income lost with labour
}

// OOP is the out-of-pocket cost of the year.
func (f *Family) OOP(sheet int) float64 {
	b := f.Burdens[sheet]
	return float64(b.Left+b.Unclaimed) + f.Means.Outside
}

// MostFamilies bounds the benefits, and the alternatives, for which a family is looked for.
const MostFamilies = 60

// seenOf is a household of a year as a scenario leaves it.
type seenOf struct {
	*simulate.SeenHousehold
	*simulate.SeenBurden
}

// budget is what the household is judged by.
func (s seenOf) budget() household.Budget {
	return household.Budget{Size: float64(s.Size), Income: s.Income, Line: s.Line, Consumption: s.Consumption, Subsistence: s.Subsistence, Other: s.Outside, Societal: s.Societal}
}

// counted is a measure of families' burdens that a family can show.
type counted struct {
	measure string
	// counts says that the measure counts the household because of its bills: without them it would not be counted.
	counts   func(s seenOf) bool
	societal bool // it is of the societal poverty line, which not every profile states
}

// countedMeasures are the measures for which a family is looked for. What a person or patient pays on average counts everybody with
// bills; a share is of the same.
func countedMeasures() []counted {
	strain := func(s seenOf, oop float64) bool {
		var x household.Strain
		b := s.budget()
		x.Of(&b, oop)
		return x.SocietalImpoverishing+x.SocietalLarge > 0
	}
	return []counted{
		{measure: "oop_per_patient", counts: func(s seenOf) bool { return s.OOP > s.Outside }},
		{measure: "che10", counts: func(s seenOf) bool { return s.CHE10 && s.Outside <= 0.10*s.Consumption }},
		{measure: "che25", counts: func(s seenOf) bool { return s.CHE25 && s.Outside <= 0.25*s.Consumption }},
		{measure: "che40", counts: func(s seenOf) bool { return s.CHE40 && s.Outside <= 0.40*(s.Consumption-s.Subsistence) }},
		{measure: "sdg382", counts: func(s seenOf) bool { return strain(s, s.OOP) && !strain(s, s.Outside) }, societal: true},
		{measure: "poverty_d1", counts: func(s seenOf) bool { return s.D1 && s.Consumption-s.Outside >= s.Line }},
		{measure: "poverty_d2", counts: func(s seenOf) bool { return s.D2 && !s.Labour && s.Income-s.Outside-s.Lost >= s.Line }},
		{measure: "poverty_labour", counts: func(s seenOf) bool { return s.Labour }},
	}
}

// countedMeasure is one of them.
func countedMeasure(id string) counted {
	list := countedMeasures()
	return list[slices.IndexFunc(list, func(c counted) bool { return c.measure == id })]
}

// meansOf is what a household of a block lives on.
func (p *Plan) meansOf(seen *simulate.Seen, h *simulate.SeenHousehold) Means {
	return Means{
		ID: p.householdID(seen.Block, h.Household), Status: simulate.Statuses()[h.Status], Category: p.profile.Categories[h.Category], Size: int(h.Size), Decile: int(h.Decile),
		Insured: h.Insured, Income: h.Income, Consumption: h.Consumption, Outside: h.Outside, Line: h.Line, Subsistence: h.Subsistence, Societal: h.Societal,
	}
}

// burdenOf is what a scenario leaves to it; left is of its settled bills.
func burdenOf(s seenOf, left model.Fen) Burden {
	return Burden{Left: left, Unclaimed: model.Fen(math.Round(s.OOP-s.Outside)) - left, Cash: model.Fen(math.Round(s.Cash)), Lost: s.Lost}
}
