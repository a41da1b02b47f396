package measure

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doudi/model"
)

// small is a layout of two statuses, one of each stratum, with an insurance and an own account.
func small(halves int) *Layout {
	return &Layout{Statuses: []string{"poor", "never_registered"}, Parts: []Part{{0, 0}, {1, 1}}, Categories: []string{"resident", "registered_poor"}, Levels: []string{"county", "city", "province"}, Places: []string{"in_county", "elsewhere"},
		Benefits: []string{"insurance", "account"}, Premiums: []string{"cover"}, Societal: true, Own: []bool{false, true}, Halves: halves, CategoryPlaces: true}
}

// counted are the sums of two cells: poor households of the registered and the first decile, which stand for 2 each, and never
// registered ones of residents and the last decile, which stand for 3. Money is in yuan.
var counted = []struct {
	field       Field
	poor, never int64
	yuan        bool
}{
	{Households, 10, 20, false}, {Persons, 40, 70, false}, {Income, 100_000, 900_000, true},
	{Patients, 8, 5, false}, {Inpatients, 6, 4, false}, {Admissions, 9, 7, false}, {ChronicBills, 5, 3, false},
	{TotalCost, 50_000, 40_000, true}, {EligibleCost, 41_000, 31_000, true},
	{InpatientCost, 36_000, 28_000, true},
	{InpatientTotal, 30_000, 20_000, true}, {InpatientEligible, 25_000, 15_000, true}, {InpatientPaid, 12_000, 9_000, true}, {InpatientPaidEligible, 11_000, 8_000, true},
	{ChronicTotal, 3_000, 2_000, true}, {ChronicEligible, 2_000, 1_000, true}, {ChronicPaid, 600, 400, true}, {ChronicPaidEligible, 500, 300, true},
	{Settled, 19_000, 13_000, true}, {Unsettled, 7_000, 1_000, true}, {OtherSpending, 2_100, 1_700, true}, {OwnAccount, 310, 110, true},
	{Cash, 700, 300, true}, {LostLabour, 1_100, 900, true}, {Subsidy, 1_300, 170, true},
	{CHE10, 4, 3, false}, {CHE25, 3, 1, false}, {CHE40, 2, 5, false}, {BelowSubsistence, 1, 6, false},
	{Overshoot10, 2e6, 3e6, false}, {Overshoot25, 1e6, 5e5, false}, {DiscretionaryImpoverished, 12, 5, false}, {DiscretionaryLarge, 8, 7, false},
	{Overshoot40, 15e5, 1e6, false}, {SocietalImpoverished, 16, 6, false}, {SocietalLarge, 4, 9, false},
	{CHE10Persons, 15, 9, false}, {CHE25Persons, 12, 4, false}, {CHE40Persons, 7, 18, false},
	{D1Households, 5, 2, false}, {D1Persons, 21, 8, false}, {D1Gap, 900, 800, true},
	{D2Households, 6, 3, false}, {D2Persons, 23, 11, false}, {D2Gap, 1_500, 1_400, true},
	{LabourHouseholds, 7, 4, false}, {LabourPersons, 24, 13, false}, {LabourGap, 350, 250, true},
	{PersonsBelow, 30, 10, false}, {GapBelow, 12e6, 4e6, false}, {SquaredBelow, 6e6, 1e6, false}, {WattsBelow, 16e6, 5e6, false},
	{PersonsBelowAfter, 32, 14, false}, {GapBelowAfter, 14e6, 6e6, false}, {SquaredBelowAfter, 7e6, 2e6, false}, {WattsBelowAfter, 18e6, 7e6, false},
	{Winners100, 3, 4, false}, {Losers100, 2, 1, false}, {Winners1000, 1, 2, false}, {Losers1000, 1, 1, false},
	{Changed100, 5, 5, false}, {Changed1000, 2, 3, false},
}

// smallTally fills the two cells, the second in the last half, and the levels of care of either stratum.
func smallTally(l *Layout) *Tally {
	t := l.New()
	poor, never := t.Cells[l.Cell(0, 0, 1, 0):], t.Cells[l.Cell(l.Halves-1, 1, 0, 9):]
	for _, c := range counted {
		unit := int64(1)
		if c.yuan {
			unit = 100
		}
		poor[c.field], never[c.field] = c.poor*unit, c.never*unit
	}
	copy(poor[l.Benefit(0):], []int64{13_000_00, 5, 3, 2, 6})
	copy(poor[l.Benefit(1):], []int64{310_00, 1, 0, 0, 1})
	copy(never[l.Benefit(0):], []int64{9_500_00, 4, 2, 1, 4})
	copy(never[l.Benefit(1):], []int64{110_00, 0, 1, 1, 1})
	// Households and patients at 10 yuan, in the bin from 992 to 1,024 fen, and at 1,000, in that from 98,304 to 102,400.
	for kind := range burdenKinds {
		t.Burdens[l.Burdens(0, 0, kind)+BurdenBin(10_00)], t.Burdens[l.Burdens(l.Halves-1, 1, kind)+BurdenBin(1_000_00)] = 10, 20
	}
	poor[l.Premium(0)], never[l.Premium(0)] = 500_00, 100_00
	copy(t.Levels[l.Level(0, 0, 0):], []int64{4, 8_000_00, 6_000_00, 7_000_00, 5_000_00, 3_500_00, 3_000_00})
	copy(t.Levels[l.Level(l.Halves-1, 1, 0):], []int64{3, 6_000_00, 5_000_00, 4_000_00, 3_000_00, 1_500_00, 1_200_00})
	copy(t.Levels[l.Level(l.Halves-1, 1, 1):], []int64{2, 9_000_00, 7_000_00, 8_000_00, 6_000_00, 2_400_00, 2_100_00})
	copy(t.Places[l.Place(0, 0, 0):], []int64{3, 5_000_00, 4_000_00, 4_500_00, 3_500_00, 2_500_00, 2_000_00})
	copy(t.Places[l.Place(l.Halves-1, 1, 0):], []int64{2, 1_000_00, 900_00, 800_00, 700_00, 400_00, 350_00})
	copy(t.Places[l.Place(l.Halves-1, 1, 1):], []int64{1, 2_000_00, 1_500_00, 2_000_00, 1_500_00, 500_00, 450_00})
	// The poor are the registered, the others are residents.
	copy(t.CategoryPlaces[l.CategoryPlace(0, 0, 1, 0):], t.Places[l.Place(0, 0, 0):][:levelFields])
	for place := range l.Places {
		copy(t.CategoryPlaces[l.CategoryPlace(l.Halves-1, 1, 0, place):], t.Places[l.Place(l.Halves-1, 1, place):][:levelFields])
	}
	return t
}

func valuesOf(l *Layout) map[Key]Value {
	out := map[Key]Value{}
	values := l.Figures().NewValuer().Values(nil, smallTally(l), []float64{2, 3})
	for i, k := range l.Figures().Keys() {
		out[k] = values[i]
	}
	return out
}

// groupMeasures are the measures of groups, by hand: of all, twice the first cell and three times the second, and of the
// poor, twice the first alone.
var groupMeasures = map[string]struct {
	unit      string
	all, poor float64
}{
	"households": {"households", 80, 20}, "persons": {"persons", 290, 80},
	"admissions": {"admissions", 39, 18}, "patients": {"persons", 31, 16}, "inpatients": {"persons", 24, 12},
	"outpatient_chronic_bills": {"bills", 19, 10},
	"total_cost":               {"CNY", 220_000, 100_000}, "eligible_cost": {"CNY", 175_000, 82_000},
	"oop":         {"CNY", 103_300, 56_200}, // 77,000 settled, 17,000 not claimed, 9,300 other; 38,000, 14,000, 4,200
	"oop_settled": {"CNY", 77_000, 38_000}, "oop_unsettled": {"CNY", 17_000, 14_000}, "oop_other": {"CNY", 9_300, 4_200},
	"cash_benefits": {"CNY", 2_300, 1_400}, "lost_labour": {"CNY", 4_900, 2_200}, "premium_subsidy": {"CNY", 3_110, 2_600},
	"oop_per_person":       {"CNY per person", 103_300.0 / 290, 56_200.0 / 80},
	"oop_bills_per_person": {"CNY per person", 94_000.0 / 290, 52_000.0 / 80}, "oop_other_per_person": {"CNY per person", 9_300.0 / 290, 4_200.0 / 80},
	"oop_per_patient":          {"CNY per patient", 94_000.0 / 31, 52_000.0 / 16}, // without other spending, which the healthy have too
	"admission_rate":           {"ratio", 39.0 / 290, 18.0 / 80},
	"effective_rate_inpatient": {"ratio", 51_000.0 / 120_000, 24_000.0 / 60_000}, "eligible_rate_inpatient": {"ratio", 46_000.0 / 95_000, 22_000.0 / 50_000}, // 22,000 and 24,000 were paid of the eligible cost
	"inpatient_settled": {"CNY", 120_000, 60_000},
	"inpatient_cost":    {"CNY", 156_000, 72_000}, "inpatient_paid": {"CNY", 51_000, 24_000}, "cost_per_admission": {"CNY per admission", 4_000, 4_000},
	"che10_persons": {"persons", 57, 30}, "che25_persons": {"persons", 36, 24}, "che40_persons": {"persons", 68, 14},
	"che10_persons_share": {"ratio", 57.0 / 290, 30.0 / 80}, "che25_persons_share": {"ratio", 36.0 / 290, 24.0 / 80}, "che40_persons_share": {"ratio", 68.0 / 290, 14.0 / 80},
	"che10_overshoot": {"ratio", 13.0 / 80, 4.0 / 20}, "che25_overshoot": {"ratio", 3.5 / 80, 2.0 / 20},
	"che10_positive_overshoot": {"ratio", 13.0 / 17, 4.0 / 8}, "che25_positive_overshoot": {"ratio", 3.5 / 9, 2.0 / 6},
	"che40_overshoot": {"ratio", 6.0 / 80, 3.0 / 20}, "che40_positive_overshoot": {"ratio", 6.0 / 19, 3.0 / 4},
	"sdg382": {"ratio", 85.0 / 290, 40.0 / 80}, "sdg382_impoverishing": {"ratio", 50.0 / 290, 32.0 / 80}, "sdg382_large": {"ratio", 35.0 / 290, 8.0 / 80},
	"sdg382_local": {"ratio", 76.0 / 290, 40.0 / 80}, "sdg382_local_impoverishing": {"ratio", 39.0 / 290, 24.0 / 80}, "sdg382_local_large": {"ratio", 37.0 / 290, 16.0 / 80},
	"sdg382_local_persons":   {"persons", 76, 40},
	"chronic_settled":        {"CNY", 12_000, 6_000},
	"chronic_paid":           {"CNY", 2_400, 1_200},
	"effective_rate_chronic": {"ratio", 2_400.0 / 12_000, 1_200.0 / 6_000}, "eligible_rate_chronic": {"ratio", 1_900.0 / 7_000, 1_000.0 / 4_000},
	"effective_rate_household": {"ratio", (220_000 - 77_000 - 17_000) / 220_000.0, (100_000 - 38_000 - 14_000) / 100_000.0},
	"che10":                    {"households", 17, 8}, "che25": {"households", 9, 6}, "che40": {"households", 19, 4}, "below_subsistence": {"households", 20, 2},
	"che10_share": {"ratio", 17.0 / 80, 8.0 / 20}, "che25_share": {"ratio", 9.0 / 80, 6.0 / 20}, "che40_share": {"ratio", 19.0 / 80, 4.0 / 20},
	"poverty_d1": {"households", 16, 10}, "poverty_d1_persons": {"persons", 66, 42}, "poverty_d1_gap": {"CNY", 4_200, 1_800},
	"poverty_d2": {"households", 21, 12}, "poverty_d2_persons": {"persons", 79, 46}, "poverty_d2_gap": {"CNY", 7_200, 3_000},
	"poverty_labour": {"households", 26, 14}, "poverty_labour_persons": {"persons", 87, 48}, "poverty_labour_gap": {"CNY", 1_450, 700},
	"poverty_headcount_before": {"ratio", 90.0 / 290, 60.0 / 80}, "poverty_gap_index_before": {"ratio", 36.0 / 290, 24.0 / 80},
	"poverty_squared_gap_before": {"ratio", 15.0 / 290, 12.0 / 80}, "poverty_watts_before": {"ratio", 47.0 / 290, 32.0 / 80},
	"poverty_headcount_after": {"ratio", 106.0 / 290, 64.0 / 80}, "poverty_gap_index_after": {"ratio", 46.0 / 290, 28.0 / 80},
	"poverty_squared_gap_after": {"ratio", 20.0 / 290, 14.0 / 80}, "poverty_watts_after": {"ratio", 57.0 / 290, 36.0 / 80},
	"winners_100": {"households", 18, 6}, "unchanged_100": {"households", 80 - 18 - 7, 20 - 6 - 4}, "losers_100": {"households", 7, 4},
	"winners_1000": {"households", 8, 2}, "unchanged_1000": {"households", 80 - 8 - 5, 20 - 2 - 2}, "losers_1000": {"households", 5, 2},
	"payer_spending": {"CNY", 54_500 + 1_300, 26_000 + 1_000}, // with the premium
	"fund_spending":  {"CNY", 54_500, 26_000},                 // the account is the patient's own money
}

// singleFigures are those of benefits, levels of care and the whole distribution.
//
// Two groups of 80 and 210 people, 8/29 and 21/29 of all: where the poorer have the share L of an amount, its index is
// 1 − 8/29·L − 21/29·(L + 1) = 8/29 − L. Of the income of 2,900,000 they have 200,000, of the out-of-pocket cost of 103,300
// 56,200, and of what is left after that and lost labour 141,600 of 2,791,800.
var singleFigures = map[Key]float64{
	{"fund_spending", "benefit", "insurance", "CNY"}: 54_500, {"paid_admissions", "benefit", "insurance", "admissions"}: 22,
	{"paid_outpatient_bills", "benefit", "insurance", "bills"}: 12, {"paid_outpatients", "benefit", "insurance", "persons"}: 7,
	{"fund_spending", "benefit", "account", "CNY"}: 950, {"paid_admissions", "benefit", "account", "admissions"}: 2,
	{"paid_outpatient_bills", "benefit", "account", "bills"}: 3, {"paid_outpatients", "benefit", "account", "persons"}: 3,

	{"premium_subsidy", "premium", "cover", "CNY"}: 1_300, {"payer_spending", "premium", "cover", "CNY"}: 1_300,
	{"helped_persons", "benefit", "insurance", "persons"}: 24, {"helped_persons", "benefit", "account", "persons"}: 5,
	{"paid_per_helped", "benefit", "insurance", "CNY per person helped"}: 54_500.0 / 24, {"paid_per_helped", "benefit", "account", "CNY per person helped"}: 950.0 / 5,
	{"in_county_share", "all", "all", "ratio"}: 12.0 / 15, {"in_county_share", "status", "poor", "ratio"}: 1, {"in_county_share", "status", "never_registered", "ratio"}: 6.0 / 9,
	{"in_area_share", "all", "all", "ratio"}: 12.0 / 15, {"in_area_share", "status", "poor", "ratio"}: 1, {"in_area_share", "status", "never_registered", "ratio"}: 6.0 / 9,
	{"helped_persons_years", "benefit", "insurance", "person-years"}: 24, {"helped_persons_years", "benefit", "account", "person-years"}: 5,
	{"paid_outpatients_years", "benefit", "insurance", "person-years"}: 7, {"paid_outpatients_years", "benefit", "account", "person-years"}: 3,
	{"cost_per_admission", "level", "county", "CNY per admission"}: 2_000, {"cost_per_admission", "level", "city", "CNY per admission"}: 4_500,

	{"admissions", "level", "county", "admissions"}: 17, {"total_cost", "level", "county", "CNY"}: 34_000, {"eligible_cost", "level", "county", "CNY"}: 27_000,
	{"fund_spending", "level", "county", "CNY"}: 11_500, {"oop_settled", "level", "county", "CNY"}: 26_000 - 11_500,
	{"effective_rate_inpatient", "level", "county", "ratio"}: 11_500.0 / 26_000, {"eligible_rate_inpatient", "level", "county", "ratio"}: 9_600.0 / 19_000,
	{"admissions", "level", "city", "admissions"}: 6, {"total_cost", "level", "city", "CNY"}: 27_000, {"eligible_cost", "level", "city", "CNY"}: 21_000,
	{"fund_spending", "level", "city", "CNY"}: 7_200, {"oop_settled", "level", "city", "CNY"}: 24_000 - 7_200,
	{"effective_rate_inpatient", "level", "city", "ratio"}: 0.3, {"eligible_rate_inpatient", "level", "city", "ratio"}: 0.35,

	{"income_gini_before", "all", "all", "ratio"}: 6.0 / 29, {"income_gini_after", "all", "all", "ratio"}: 8.0/29 - 141_600.0/2_791_800,
	{"oop_concentration", "all", "all", "ratio"}: 8.0/29 - 562.0/1_033, {"oop_kakwani", "all", "all", "ratio"}: 2.0/29 - 562.0/1_033,
}

// careByPlace are the measures of admissions by place, and by place within a status: admissions, cost, eligible cost, paid, left,
// the two rates, and the cost of one.
var careByPlace = map[string][8]float64{
	"in_county": {12, 13_000, 10_700, 6_200, 11_400 - 6_200, 6_200.0 / 11_400, 5_050.0 / 9_100, 13_000.0 / 12},
	"elsewhere": {3, 6_000, 4_500, 1_500, 4_500, 0.25, 0.3, 2_000},

	"in_county/poor": {6, 10_000, 8_000, 5_000, 4_000, 5.0 / 9, 4.0 / 7, 10_000.0 / 6}, "in_county/never_registered": {6, 3_000, 2_700, 1_200, 1_200, 0.5, 0.5, 500},
	"elsewhere/poor": {}, "elsewhere/never_registered": {3, 6_000, 4_500, 1_500, 4_500, 0.25, 0.3, 2_000},
}

// benefitWithin is what the benefits paid to the poor, who are the registered, and to the others, who are the residents: amount,
// admissions, persons.
var benefitWithin = map[[2]string][3]float64{
	{"insurance/poor", "insurance/registered_poor"}: {26_000, 10, 12}, {"insurance/never_registered", "insurance/resident"}: {28_500, 12, 12},
	{"account/poor", "account/registered_poor"}: {620, 2, 2}, {"account/never_registered", "account/resident"}: {330, 0, 3},
}

func TestEveryMeasureByHand(t *testing.T) {
	if len(counted) != int(fixedFields) {
		t.Errorf("%d of %d fields are given a sum", len(counted), fixedFields)
	}
	got, asked := valuesOf(small(1)), 0
	want := func(k Key, x float64) {
		v, ok := got[k]
		if !ok {
			t.Errorf("there is no %v", k)
		}
		near(t, k.Measure+" of "+k.By+" "+k.Group, v.X(), x, 1e-9*max(1, x))
		asked++
	}
	measures := maps.Clone(groupMeasures)
	for id, m := range groupMeasures { // of one year those that add up over years are those that count once
		if of, _ := Find(id); of.Heads() {
			m.unit = map[string]string{"households": "household-years", "persons": "person-years"}[m.unit]
			measures[Years(id)] = m
		}
	}
	for id, m := range measures {
		want(Key{id, "all", "all", m.unit}, m.all)
		for _, g := range []group{{"status", "poor"}, {"category", "registered_poor"}, {"decile", "1"}} {
			want(Key{id, g.by, g.name, m.unit}, m.poor)
		}
		for _, g := range []group{{"status", "never_registered"}, {"category", "resident"}, {"decile", "10"}} {
			k := Key{id, g.by, g.name, m.unit}
			if !IsRatio(m.unit) {
				want(k, m.all-m.poor)
			} else if v := got[k]; v.Den == 0 || v.X() != (got[Key{id, "all", "all", m.unit}].Num-got[Key{id, "status", "poor", m.unit}].Num)/v.Den {
				t.Errorf("%v is %+v", k, v)
			} else {
				asked++
			}
		}
		for _, d := range []string{"2", "3", "4", "5", "6", "7", "8", "9"} { // nobody
			want(Key{id, "decile", d, m.unit}, 0)
		}
	}
	for k, x := range singleFigures {
		want(k, x)
		if k.By == "level" && k.Group == "city" { // nobody was in a provincial hospital
			want(Key{k.Measure, "level", "province", k.Unit}, 0)
		}
	}
	for q, share := range map[string]float64{"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99} {
		for id, unit := range map[string]string{"burden_household_": "CNY per household", "burden_patient_": "CNY per patient"} {
			poor, never := 9.92+share*0.32, 983.04+share*40.96
			all := 983.04 + (share*80-20)/60*40.96 // 20 stand at 10 yuan, 60 at 1,000
			want(Key{id + q, "all", "all", unit}, all)
			want(Key{id + q, "status", "poor", unit}, poor)
			want(Key{id + q, "status", "never_registered", unit}, never)
		}
	}
	for of, x := range careByPlace {
		by := "place"
		if strings.Contains(of, "/") {
			by = "place/status"
		}
		for i, k := range []Key{{"admissions", by, of, "admissions"}, {"total_cost", by, of, "CNY"}, {"eligible_cost", by, of, "CNY"}, {"fund_spending", by, of, "CNY"}, {"oop_settled", by, of, "CNY"},
			{"effective_rate_inpatient", by, of, "ratio"}, {"eligible_rate_inpatient", by, of, "ratio"}, {"cost_per_admission", by, of, "CNY per admission"}} {
			want(k, x[i])
			if by == "place/status" {
				want(Key{k.Measure, "place/category", strings.NewReplacer("poor", "registered_poor", "never_registered", "resident").Replace(of), k.Unit}, x[i])
			}
		}
	}
	for benefit, of := range map[string][2]string{"insurance": {"insurance/poor", "insurance/never_registered"}, "account": {"account/poor", "account/never_registered"}} {
		for d := range Deciles {
			x := 0.0
			for i, at := range []int{0, 9} {
				for within, sums := range benefitWithin {
					if d == at && within[0] == of[i] {
						x = sums[0]
					}
				}
			}
			want(Key{"fund_spending", "benefit/decile", benefit + "/" + strconv.Itoa(d+1), "CNY"}, x)
		}
	}
	for of, x := range benefitWithin {
		for i, id := range []string{"fund_spending", "paid_admissions", "helped_persons", "helped_persons_years"} {
			unit := []string{"CNY", "admissions", "persons", "person-years"}[i]
			want(Key{id, "benefit/status", of[0], unit}, x[min(i, 2)])
			want(Key{id, "benefit/category", of[1], unit}, x[min(i, 2)])
		}
	}
	if asked != len(got) || len(got) != len(small(1).Figures().Keys()) {
		t.Errorf("%d figures were asked for, %d are reported", asked, len(got))
	}
}

// Of eight admissions two are in the county and four elsewhere in the pooling area; the other two are of people who stand for three
// times as many, one in the county and one out of the province: 2·2 + 3 and 2·6 + 3 of 2·6 + 3·2. The halves are the two kinds of people:
// 4 − 3 in the county and 12 − 6 of all, so that those of 7/18 differ by (1 − 7/18·6)/18.
func TestSharesOfPlaces(t *testing.T) {
	l := small(2)
	l.Places = model.PlaceNames()
	tally := l.New()
	for _, x := range []struct {
		half, part int
		place      model.Place
		admissions int64
	}{{0, 0, model.InCounty, 2}, {0, 0, model.InArea, 4}, {1, 1, model.InCounty, 1}, {1, 1, model.OutOfProvince, 1}} {
		tally.Places[l.Place(x.half, x.part, int(x.place))+int(LevelAdmissions)] = x.admissions
	}
	got := map[Key]Value{}
	for i, v := range l.Figures().NewValuer().Values(nil, tally, []float64{2, 3}) {
		got[l.Figures().Keys()[i]] = v
	}
	for k, want := range map[Key]float64{
		{"in_county_share", "all", "all", "ratio"}: 7.0 / 18, {"in_area_share", "all", "all", "ratio"}: 15.0 / 18,
		{"in_county_share", "status", "poor", "ratio"}: 1.0 / 3, {"in_area_share", "status", "poor", "ratio"}: 1, {"in_area_share", "status", "never_registered", "ratio"}: 0.5,
	} {
		near(t, k.Measure+" of "+k.Group, got[k].X(), want, 1e-12)
	}
	near(t, "halves", got[Key{"in_county_share", "all", "all", "ratio"}].Half(), (1-7.0/18*6)/18, 1e-12)
}

// With the first cell in one half and the second in the other, an amount's halves differ by twice the first less three
// times the second: 18 − 21 = −3 admissions, 80 − 210 = −130 persons. Those of the rate of 39/290 differ by
// (−3 + 39/290 · 130) / 290. The figures themselves are as without halves.
func TestHalvesByHand(t *testing.T) {
	whole, halved := valuesOf(small(1)), valuesOf(small(2))
	for k, v := range halved {
		near(t, k.Measure, v.X(), whole[k].X(), 1e-9*max(1, v.X()))
		if w := whole[k]; w.HalfNum != 0 || w.HalfDen != 0 || w.Half() != 0 {
			t.Errorf("%v has halves of everybody: %+v", k, w)
		}
	}
	for k, want := range map[Key]float64{
		{"admissions", "all", "all", "admissions"}:                -3,
		{"oop", "all", "all", "CNY"}:                              56_200 - 47_100,
		{"admission_rate", "all", "all", "ratio"}:                 (-3 + 39.0/290*130) / 290,
		{"admission_rate", "status", "poor", "ratio"}:             0, // all of them in one half: its own rate
		{"oop", "status", "never_registered", "CNY"}:              -47_100,
		{"fund_spending", "level", "county", "CNY"}:               7_000 - 4_500,
		{"eligible_rate_inpatient", "level", "city", "ratio"}:     0,
		{"paid_admissions", "benefit", "insurance", "admissions"}: 10 - 12,
		{"effective_rate_inpatient", "level", "county", "ratio"}:  (2_500 - 11_500.0/26_000*(14_000-12_000)) / 26_000,
	} {
		near(t, k.Measure+" of "+k.Group, halved[k].Half(), want, 1e-9)
	}
}

// In either half one person of the first decile has 10 yuan and pays 1 out of pocket, one of the last has the same; but in the
// first half the former pays 3 and the latter has 30 and loses 2. A half's index is ½ less the share of the poorer: of income
// ½ − 10/40 and 0, of the cost ½ − ¾ and 0, of what is left ½ − 7/34 and 0. Half of their difference is the halves' of the whole,
// whose own indices are ½ − 20/60, ½ − 4/6 and ½ − 16/52.
func TestHalvesOfIndices(t *testing.T) {
	l := small(2)
	tally := l.New()
	for _, x := range []struct {
		half, decile       int
		income, paid, lost int64
	}{{0, 0, 10, 3, 0}, {0, 9, 30, 1, 2}, {1, 0, 10, 1, 0}, {1, 9, 10, 1, 0}} {
		f := tally.Cells[l.Cell(x.half, 0, 0, x.decile):]
		f[Persons], f[Income], f[Settled], f[LostLabour] = 1, x.income*100, x.paid*100, x.lost*100
	}
	values := l.Figures().NewValuer().Values(nil, tally, []float64{50, 1})
	asked := 0
	for i, k := range l.Figures().Keys() {
		want, ok := map[string][2]float64{"income_gini_before": {1.0 / 6, 0.125}, "income_gini_after": {5.0 / 26, 5.0 / 34},
			"oop_concentration": {-1.0 / 6, -0.125}, "oop_kakwani": {-1.0 / 3, -0.25}}[k.Measure]
		if !ok {
			continue
		}
		near(t, k.Measure, values[i].X(), want[0], 1e-12)
		near(t, "halves of "+k.Measure, values[i].Half(), want[1], 1e-12)
		asked++
	}
	if asked != 4 {
		t.Errorf("%d indices", asked)
	}
}

func TestNothingToDivideBy(t *testing.T) {
	if v := (Value{Num: 3, HalfNum: 2, HalfDen: 1}); v.X() != 0 || v.Half() != 0 {
		t.Errorf("%v, %v", v.X(), v.Half())
	}
}

// Two years: amounts add; a ratio is that of the sums.
func TestYearsAddUp(t *testing.T) {
	if got := (Value{3, 1, 0.5, 0}).Plus(Value{4, 1, 0.25, 0}, false); got != (Value{7, 1, 0.75, 0}) {
		t.Errorf("amounts: %+v", got)
	}
	if got := (Value{3, 10, 1, 2}).Plus(Value{1, 20, 4, 8}, true); got != (Value{4, 30, 5, 10}) {
		t.Errorf("ratios: %+v", got)
	}
	ratios := map[string]bool{"ratio": true, "CNY per person": true, "CNY per patient": true, "CNY per household": true, "CNY per admission": true, "CNY per person helped": true}
	for _, unit := range []string{"CNY", "households", "persons", "admissions", "bills", "household-years", "person-years"} {
		ratios[unit] = false
	}
	for unit, want := range ratios {
		if IsRatio(unit) != want {
			t.Errorf("%s: %v", unit, !want)
		}
	}
}

// Money is per person, household or admission; two of a kind make a ratio; a ratio is divided by nothing, nor anything by it.
func TestUnitsOfRatios(t *testing.T) {
	for _, c := range [][3]string{
		{"CNY", "persons", "CNY per person"}, {"CNY", "households", "CNY per household"}, {"CNY", "admissions", "CNY per admission"}, {"CNY", "person-years", "CNY per person"},
		{"CNY", "household-years", "CNY per household"}, {"CNY", "CNY", "ratio"}, {"persons", "persons", "ratio"}, {"person-years", "person-years", "ratio"},
		{"CNY", "bills", ""}, {"persons", "households", ""}, {"ratio", "persons", ""}, {"CNY", "ratio", ""}, {"ratio", "ratio", ""}, {"CNY per person", "CNY per person", ""},
	} {
		if got, ok := UnitOver(c[0], c[1]); got != c[2] || ok != (c[2] != "") {
			t.Errorf("%s over %s: %q, %v", c[0], c[1], got, ok)
		}
	}
	if got := (Value{6, 1, 0.5, 0}).Over(Value{3, 1, 0.25, 0}); got != (Value{6, 3, 0.5, 0.25}) {
		t.Errorf("an amount over another: %+v", got)
	}
}

// Every cell, benefit and level of care has numbers of its own, and all have one.
func TestFieldsDoNotOverlap(t *testing.T) {
	l := small(2)
	cells, levels := map[int]int{}, map[int]int{}
	for half := range 2 {
		for part := range l.Parts {
			for category := range l.Categories {
				for decile := range Deciles {
					at := l.Cell(half, part, category, decile)
					for f := range fixedFields {
						cells[at+int(f)]++
					}
					for b := range l.Benefits {
						for f := range benefitFields {
							cells[at+l.Benefit(b)+int(f)]++
						}
					}
					for p := range l.Premiums {
						cells[at+l.Premium(p)]++
					}
				}
			}
		}
		for stratum := range l.Strata() {
			for level := range l.Levels {
				for f := range levelFields {
					levels[l.Level(half, stratum, level)+int(f)]++
				}
			}
		}
	}
	tally := l.New()
	for what, x := range map[string]struct {
		given map[int]int
		room  int
	}{"cells": {cells, len(tally.Cells)}, "levels": {levels, len(tally.Levels)}} {
		places := slices.Sorted(maps.Keys(x.given))
		if len(places) != x.room || places[0] != 0 || places[len(places)-1] != x.room-1 {
			t.Errorf("%s: %d of %d places, from %d to %d", what, len(places), x.room, places[0], places[len(places)-1])
		}
		for at, n := range x.given {
			if n != 1 {
				t.Errorf("%s: place %d stands for %d things", what, at, n)
			}
		}
	}
}

func TestTalliesAddAndEmpty(t *testing.T) {
	l := small(1)
	a, b := smallTally(l), smallTally(l)
	a.Merge(b)
	for i := range a.Cells {
		if a.Cells[i] != 2*b.Cells[i] {
			t.Fatalf("cell %d: %d, twice %d", i, a.Cells[i], b.Cells[i])
		}
	}
	for i := range a.Levels {
		if a.Levels[i] != 2*b.Levels[i] {
			t.Fatalf("level %d: %d, twice %d", i, a.Levels[i], b.Levels[i])
		}
	}
	a.Clear()
	if slices.ContainsFunc(append(a.Cells, a.Levels...), func(x int64) bool { return x != 0 }) {
		t.Error("something is left of a cleared tally")
	}
}

// Two strata whose households may be never registered, of the weights 3 and 5: figures by status are of both, each household with the
// weight of its stratum; and so are levels of care.
func TestOneStatusOfTwoStrata(t *testing.T) {
	l := &Layout{Statuses: []string{"poor", "never_registered"}, Parts: []Part{{0, 0}, {1, 1}, {2, 1}}, Categories: []string{"resident"}, Levels: []string{"county"}, Halves: 1}
	tally := l.New()
	for part, n := range []int64{7, 11, 13} {
		tally.Cells[l.Cell(0, part, 0, part)+int(Households)] = n
		tally.Levels[l.Level(0, part, 0)+int(LevelAdmissions)] = 10 * n
	}
	got := map[Key]float64{}
	for i, v := range l.Figures().NewValuer().Values(nil, tally, []float64{2, 3, 5}) {
		got[l.Figures().Keys()[i]] = v.X()
	}
	for k, want := range map[Key]float64{
		{"households", "all", "all", "households"}:                 2*7 + 3*11 + 5*13,
		{"households", "status", "poor", "households"}:             2 * 7,
		{"households", "status", "never_registered", "households"}: 3*11 + 5*13,
		{"households", "category", "resident", "households"}:       2*7 + 3*11 + 5*13,
		{"households", "decile", "3", "households"}:                5 * 13,
		{"admissions", "level", "county", "admissions"}:            10 * (2*7 + 3*11 + 5*13),
	} {
		if x, ok := got[k]; !ok || x != want {
			t.Errorf("%v: %v, want %v", k, x, want)
		}
	}
}

// A Valuer that has made the figures of one tally makes those of the next as one that has made none.
func TestAValuerForgetsTheTallyBefore(t *testing.T) {
	l, weight := small(1), []float64{2, 3}
	l.Halves = 2
	twice := smallTally(l)
	twice.Merge(smallTally(l))
	twice.Burdens[l.Burdens(0, 0, PatientBurden)+BurdenBin(5_00)] += 100
	heads := l.NewHeads()
	for i := range heads.Groups {
		heads.Groups[i] = int64(1 + i%7)
	}
	v, fresh := l.Figures().NewValuer(), func() *Valuer { return l.Figures().NewValuer() }
	v.Values(nil, smallTally(l), weight)
	v.HeadValues(nil, heads, []*Tally{smallTally(l)}, weight)
	for range 2 {
		if got, want := v.HeadValues(nil, heads, []*Tally{twice}, weight), fresh().HeadValues(nil, heads, []*Tally{twice}, weight); !slices.Equal(got, want) {
			t.Error("heads are others behind another tally")
		}
		if got, want := v.Values(nil, twice, weight), fresh().Values(nil, twice, weight); !slices.Equal(got, want) {
			t.Error("figures are others behind another tally")
		}
	}
}
