package measure

import "strconv"

// Key is one figure of a run: a measure of a group.
type Key struct {
	Measure, By, Group, Unit string
}

// sums are a group's fields, weighted to the whole population; money in CNY.
type sums []float64

// definition says what a measure is: a count or amount (no denominator), or a ratio.
type definition struct {
	id, unit string
	num      func(sums) float64
	den      func(sums) float64 // nil for counts and amounts
}

func count(f Field) func(sums) float64 { return func(s sums) float64 { return s[f] } }

func millionths(f Field) func(sums) float64 { return func(s sums) float64 { return s[f] / 1e6 } }

func total(fields ...Field) func(sums) float64 {
	return func(s sums) float64 {
		out := 0.0
		for _, f := range fields {
			out += s[f]
		}
		return out
	}
}

func unchanged(won, lost Field) func(sums) float64 {
	return func(s sums) float64 { return s[Households] - s[won] - s[lost] }
}

// outOfPocket is what families pay: settled, not claimed, and other spending.
var outOfPocket = total(Settled, Unsettled, OtherSpending)

// definitions are the measures of groups of households. Rates name their scope: inpatient and chronic are of the bills
// that were settled, household of all bills and net of what is paid at a period's end. An effective rate is what all
// funds pay of the whole cost, an eligible rate what they pay of the eligible cost, which is never more than all of it.
func definitions() []definition {
	return []definition{
		{"households", "households", count(Households), nil},
		{"persons", "persons", count(Persons), nil},
		{"admissions", "admissions", count(Admissions), nil},
		{"patients", "persons", count(Patients), nil},
		{"inpatients", "persons", count(Inpatients), nil},
		{"outpatient_chronic_bills", "bills", count(ChronicBills), nil},
		{"total_cost", "CNY", count(TotalCost), nil},
		{"eligible_cost", "CNY", count(EligibleCost), nil},
		{"oop", "CNY", outOfPocket, nil},
		{"oop_settled", "CNY", count(Settled), nil},
		{"oop_unsettled", "CNY", count(Unsettled), nil},
		{"oop_other", "CNY", count(OtherSpending), nil},
		{"cash_benefits", "CNY", count(Cash), nil},
		{"lost_labour", "CNY", count(LostLabour), nil},
		{"premium_subsidy", "CNY", count(Subsidy), nil},
		{"oop_per_person", "CNY per person", outOfPocket, count(Persons)},
		{"oop_bills_per_person", "CNY per person", total(Settled, Unsettled), count(Persons)},
		{"oop_other_per_person", "CNY per person", count(OtherSpending), count(Persons)},
		{"oop_per_patient", "CNY per patient", total(Settled, Unsettled), count(Patients)},
		{"admission_rate", "ratio", count(Admissions), count(Persons)},
		{"effective_rate_inpatient", "ratio", count(InpatientPaid), count(InpatientTotal)},
		{"eligible_rate_inpatient", "ratio", count(InpatientPaidEligible), count(InpatientEligible)},
		{"effective_rate_chronic", "ratio", count(ChronicPaid), count(ChronicTotal)},
		{"eligible_rate_chronic", "ratio", count(ChronicPaidEligible), count(ChronicEligible)},
		{"effective_rate_household", "ratio", func(s sums) float64 { return s[TotalCost] - s[Settled] - s[Unsettled] }, count(TotalCost)},
		{"che10", "households", count(CHE10), nil},
		{"che25", "households", count(CHE25), nil},
		{"che40", "households", count(CHE40), nil},
		{"below_subsistence", "households", count(BelowSubsistence), nil},
		{"che10_share", "ratio", count(CHE10), count(Households)},
		{"che25_share", "ratio", count(CHE25), count(Households)},
		{"che40_share", "ratio", count(CHE40), count(Households)},
		{"poverty_d1", "households", count(D1Households), nil},
		{"poverty_d1_persons", "persons", count(D1Persons), nil},
		{"poverty_d1_gap", "CNY", count(D1Gap), nil},
		{"poverty_d2", "households", count(D2Households), nil},
		{"poverty_d2_persons", "persons", count(D2Persons), nil},
		{"poverty_d2_gap", "CNY", count(D2Gap), nil},
		{"poverty_labour", "households", count(LabourHouseholds), nil},
		{"poverty_labour_persons", "persons", count(LabourPersons), nil},
		{"poverty_labour_gap", "CNY", count(LabourGap), nil},
		{"poverty_headcount_before", "ratio", count(PersonsBelow), count(Persons)},
		{"poverty_gap_index_before", "ratio", millionths(GapBelow), count(Persons)},
		{"poverty_squared_gap_before", "ratio", millionths(SquaredBelow), count(Persons)},
		{"poverty_watts_before", "ratio", millionths(WattsBelow), count(Persons)},
		{"poverty_headcount_after", "ratio", count(PersonsBelowAfter), count(Persons)},
		{"poverty_gap_index_after", "ratio", millionths(GapBelowAfter), count(Persons)},
		{"poverty_squared_gap_after", "ratio", millionths(SquaredBelowAfter), count(Persons)},
		{"poverty_watts_after", "ratio", millionths(WattsBelowAfter), count(Persons)},
		{"winners_100", "households", count(Winners100), nil},
		{"unchanged_100", "households", unchanged(Winners100, Losers100), nil},
		{"losers_100", "households", count(Losers100), nil},
		{"winners_1000", "households", count(Winners1000), nil},
		{"unchanged_1000", "households", unchanged(Winners1000, Losers1000), nil},
		{"losers_1000", "households", count(Losers1000), nil},
	}
}

// levelDefinitions are the measures of levels of care, all of admissions.
func levelDefinitions() []definition {
	left := func(s sums) float64 { return s[LevelSettledTotal] - s[LevelPaid] }
	return []definition{
		{"admissions", "admissions", count(LevelAdmissions), nil},
		{"total_cost", "CNY", count(LevelTotal), nil},
		{"eligible_cost", "CNY", count(LevelEligible), nil},
		{"fund_spending", "CNY", count(LevelPaid), nil},
		{"oop_settled", "CNY", left, nil},
		{"effective_rate_inpatient", "ratio", count(LevelPaid), count(LevelSettledTotal)},
		{"eligible_rate_inpatient", "ratio", count(LevelPaidEligible), count(LevelSettledEligible)},
	}
}

// group is one way to select cells.
type group struct{ by, name string }

func (l *Layout) groups() []group {
	out := []group{{"all", "all"}}
	for _, s := range l.Statuses {
		out = append(out, group{"status", s})
	}
	for _, c := range l.Categories {
		out = append(out, group{"category", c})
	}
	for d := range Deciles {
		out = append(out, group{"decile", strconv.Itoa(d + 1)})
	}
	return out
}

// Keys lists every figure of a run, in the order of Values.
func (l *Layout) Keys() []Key {
	var out []Key
	for _, g := range l.groups() {
		for _, d := range definitions() {
			out = append(out, Key{d.id, g.by, g.name, d.unit})
		}
		out = append(out, Key{"fund_spending", g.by, g.name, "CNY"})
	}
	for _, b := range l.Benefits {
		out = append(out, Key{"fund_spending", "benefit", b, "CNY"}, Key{"paid_admissions", "benefit", b, "admissions"},
			Key{"paid_outpatient_bills", "benefit", b, "bills"}, Key{"paid_outpatients", "benefit", b, "persons"})
	}
	for _, name := range l.Levels {
		for _, d := range levelDefinitions() {
			out = append(out, Key{d.id, "level", name, d.unit})
		}
	}
	for _, id := range []string{"income_gini_before", "income_gini_after", "oop_concentration", "oop_kakwani"} {
		out = append(out, Key{id, "all", "all", "ratio"})
	}
	return out
}
