package forecast

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/simulate"
	"doudi/rules/settle"
	"doudi/rules/wave"
)

// Every benefit that can pay has a household to which it pays, every measure one that it counts by hand, every alternative one that it
// changes; and what stands there adds up, bill by bill.
func TestFamiliesShowWhatFiguresAreMadeOf(t *testing.T) {
	plan := planned(t, baise, few(nil))
	f, err := plan.families()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, x := range f.Benefits {
		ids = append(ids, x.Scenario+"."+x.Of)
		if x.Sheets == nil {
			t.Errorf("no household shows %s", x.Of)
			continue
		}
		s := x.Sheets[0].Sheet
		if k := s.Policy.Benefit(x.Of); s.Totals.Paid[k]+s.Totals.Cash[k] <= 0 {
			t.Errorf("%s pays nothing to its household", x.Of)
		}
	}
	if got := fmt.Sprint(ids); got != "[current.basic current.critical current.commercial current.assistance current.backstop yearly_cap_3000.yearly_cap]" {
		t.Errorf("benefits %s", got)
	}
	for _, x := range f.Measures {
		if x.Sheets == nil {
			t.Errorf("no household is counted by %s", x.Of)
			continue
		}
		m, oop := x.Means, x.OOP(0)
		counts := map[string]bool{
			"oop_per_patient": x.Burdens[0].Left+x.Burdens[0].Unclaimed > 0,
			"che10":           oop/m.Consumption > 0.10,
			"che25":           oop/m.Consumption > 0.25,
			"che40":           oop/(m.Consumption-m.Subsistence) > 0.40,
			"poverty_d1":      m.Consumption >= m.Line && m.Consumption-oop < m.Line,
			"poverty_d2":      m.Income >= m.Line && m.Income-oop-x.Burdens[0].Lost+x.Burdens[0].Cash.Yuan()*100 < m.Line,
			"poverty_labour":  m.Income >= m.Line && m.Income-x.Burdens[0].Lost < m.Line,
		}
		if is, known := counts[x.Of]; !is || !known {
			t.Errorf("%s does not count %+v with %+v", x.Of, m, x.Burdens[0])
		}
	}
	for _, x := range f.Scenarios {
		if len(x.Sheets) != 2 || x.Sheets[0].Scenario != "current" || x.Sheets[1].Scenario != x.Of || x.OOP(0) == x.OOP(1) {
			t.Errorf("%s: %d sheets, %v and %v", x.Of, len(x.Sheets), x.OOP(0), x.OOP(1))
		}
	}
	claimed := 0 // households that claim every bill: most do
	for _, list := range [][]Family{f.Benefits, f.Measures, f.Scenarios} {
		for _, x := range list {
			if x.Burdens[0].Unclaimed == 0 {
				claimed++
			}
			for _, s := range x.Sheets {
				if broken := s.Sheet.Broken(); broken != "" {
					t.Errorf("%s: %s", x.Of, broken)
				}
			}
			if x.Found == 0 || x.Found > x.Looked || x.Year != 2019 || x.Means.ID == "" {
				t.Errorf("%s: %d of %d in %d, %q", x.Of, x.Found, x.Looked, x.Year, x.Means.ID)
			}
		}
	}
	if claimed < 5 {
		t.Errorf("%d households claim every bill", claimed)
	}
}

// Where everybody applies, the household of the backstop is found again the plain way: every household of the sample is settled on expr's VM, those with at most six
// bills to which it pays are sorted by how much, and their weights are added up to the middle.
func TestTheFamilyOfABenefitIsInTheMiddle(t *testing.T) {
	plan := planned(t, edited(t, "\nscenarios:", "\napplied: {assistance: 1}\n\nscenarios:"), few(map[string]string{"people": "6000"}))
	f, err := plan.families()
	if err != nil {
		t.Fatal(err)
	}
	policy := plan.policies[0]
	k := policy.Benefit("backstop")
	type one struct {
		paid   model.Fen
		weight float64
	}
	var list []one
	found, total := 0, 0.0
	x := &replayer{plan: plan}
	if err := x.prepare(plan.inputs()); err != nil {
		t.Fatal(err)
	}
	for b := range plan.people.Blocks() {
		weight := plan.people.Weight(plan.people.At(b, &x.own).Stratum)
		if err := x.run(b, func(_ int, c *model.Claims, _ *model.Settled) {
			for h := range c.Households {
				bills, err := wave.BillsOf(policy, c, h)
				if err != nil {
					t.Fatal(err)
				}
				sheet, err := settle.Year(policy, bills)
				if err != nil {
					t.Fatal(err)
				}
				if paid := sheet.Totals.Paid[k]; paid > 0 {
					found++
					if len(bills.Claims) <= 6 {
						list, total = append(list, one{paid, weight}), total+weight
					}
				}
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
	slices.SortFunc(list, func(a, b one) int { return cmp.Compare(a.paid, b.paid) })
	family, seen := f.Benefits[slices.IndexFunc(f.Benefits, func(f Family) bool { return f.Of == "backstop" })], 0.0
	if family.Found != found {
		t.Errorf("%d households, want %d", family.Found, found)
	}
	for _, one := range list {
		if seen += one.weight; 2*seen >= total {
			if got := family.Sheets[0].Sheet.Totals.Paid[k]; got != one.paid {
				t.Errorf("the backstop pays %s, want %s", got, one.paid)
			}
			break
		}
	}
}

// A scenario that changes prices has other bills for the same household; what each leaves is of its own bills.
func TestAFamilyUnderOtherPricesHasOtherBills(t *testing.T) {
	plan := planned(t, "../studies/budget-2027.yaml", few(map[string]string{"draws": "10"})) // of so few people perhaps nobody applies in three
	f, err := plan.families()
	if err != nil {
		t.Fatal(err)
	}
	x := f.Scenarios[slices.IndexFunc(f.Scenarios, func(f Family) bool { return f.Of == "prices_lower" })]
	if len(x.Sheets) != 2 || x.Sheets[1].Sheet.Totals.Total >= x.Sheets[0].Sheet.Totals.Total || len(x.Sheets[0].Bills.Claims) != len(x.Sheets[1].Bills.Claims) {
		t.Errorf("%+v", x)
	}
	// Who applies for a benefit is told by what the simulation paid.
	a := f.Benefits[slices.IndexFunc(f.Benefits, func(f Family) bool { return f.Of == "application" })]
	if a.Sheets == nil || a.Sheets[0].Sheet.Totals.Paid[a.Sheets[0].Policy.Benefit("application")] <= 0 {
		t.Errorf("%+v", a)
	}
}

// A measure's household is counted because of its bills: what is spent outside them, or labour lost alone, would not have it counted. By
// hand, of 10,000 yuan of consumption, 4,000 of subsistence, 12,000 of income and a line of 9,000.
func TestWhomMeasuresCountForTheirBills(t *testing.T) {
	for name, c := range map[string]struct {
		outside, lost float64 // yuan
		of            simulate.SeenBurden
		want          string
	}{
		"nothing":                               {0, 0, simulate.SeenBurden{}, ""},
		"outside bills alone":                   {500, 0, simulate.SeenBurden{OOP: 500_00}, ""},
		"a tenth passed by bills":               {1000, 0, simulate.SeenBurden{OOP: 1001_00, CHE10: true}, "oop_per_patient che10"},
		"a tenth passed without":                {1001, 0, simulate.SeenBurden{OOP: 1002_00, CHE10: true}, "oop_per_patient"},
		"40 % of 6,000 and a tenth":             {900, 0, simulate.SeenBurden{OOP: 2450_00, CHE10: true, CHE40: true}, "oop_per_patient che10 che40"},
		"a quarter, a tenth passed without":     {2400, 0, simulate.SeenBurden{OOP: 2600_00, CHE10: true, CHE25: true, CHE40: true}, "oop_per_patient che25 che40"},
		"a quarter and 40 % passed without":     {2501, 0, simulate.SeenBurden{OOP: 2600_00, CHE10: true, CHE25: true, CHE40: true}, "oop_per_patient"},
		"poor by consumption":                   {1000, 0, simulate.SeenBurden{OOP: 1001_00, D1: true}, "oop_per_patient poverty_d1"},
		"poor by consumption without":           {1001, 0, simulate.SeenBurden{OOP: 1002_00, D1: true}, "oop_per_patient"},
		"poor by income":                        {1000, 2000, simulate.SeenBurden{OOP: 1001_00, D2: true}, "oop_per_patient poverty_d2"},
		"poor by income without bills":          {1001, 2000, simulate.SeenBurden{OOP: 1002_00, D2: true}, "oop_per_patient"},
		"poor by lost labour, whatever it pays": {0, 3001, simulate.SeenBurden{OOP: 1_00, D2: true, Labour: true}, "oop_per_patient poverty_labour"},
	} {
		h := simulate.SeenHousehold{Size: 2, Income: 12_000_00, Consumption: 10_000_00, Subsistence: 4_000_00, Line: 9_000_00, Outside: c.outside * 100, Lost: c.lost * 100}
		var got []string
		for _, m := range countedMeasures() {
			if m.counts(seenOf{&h, &c.of}) {
				got = append(got, m.measure)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
	// The societal line leaves 2,000 free, of which 40 % are 800.
	for outside, want := range map[float64]bool{0: true, 800: true, 801: false} {
		h := simulate.SeenHousehold{Size: 2, Consumption: 10_000_00, Societal: 8_000_00, Outside: outside * 100}
		if got := countedMeasure("sdg382").counts(seenOf{&h, &simulate.SeenBurden{OOP: 1_000_00}}); got != want {
			t.Errorf("%v outside bills: %v", outside, got)
		}
	}
}

// What an alternative changes is what a household pays less what it gets in cash: 700 − 300 before, and 900 − 600 with it, is 100 less.
func TestWhatAnAlternativeChangesForAFamily(t *testing.T) {
	x := &searcher{base: map[int32]float64{4: 400_00}}
	of := func(household int32, oop, cash float64) float64 {
		return changedBurden(x, seenOf{&simulate.SeenHousehold{Household: household}, &simulate.SeenBurden{OOP: oop, Cash: cash}}, 0)
	}
	if a, b, c := of(4, 900_00, 600_00), of(4, 700_00, 300_00), of(5, 900_00, 0); a != 100_00 || b != 0 || c != 0 {
		t.Errorf("%v, %v, and %v of a household that the baseline has not", a, b, c)
	}
}

// Where nobody gets anything from a benefit, nobody is shown.
func TestNobodyShowsABenefitThatPaysNobody(t *testing.T) {
	plan := planned(t, edited(t, "leaves: 3000 ", "leaves: 900_000_000 "), few(nil))
	f, err := plan.families()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []Family{f.Benefits[len(f.Benefits)-1], f.Scenarios[len(f.Scenarios)-1]} {
		if x.Found != 0 || x.Looked == 0 || x.Sheets != nil {
			t.Errorf("%s: %d of %d, %d sheets", x.Of, x.Found, x.Looked, len(x.Sheets))
		}
	}
}

func TestFamiliesAreTheSameForAnyWorkers(t *testing.T) {
	plan := planned(t, baise, few(nil))
	told := func(workers int) (out string) {
		f, err := simulated(t, plan, workers).Families()
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range [][]Family{f.Benefits, f.Measures, f.Scenarios} {
			for _, x := range list {
				out += fmt.Sprint(x.Of, x.Found, x.Means, x.Burdens, "\n")
			}
		}
		return out
	}
	if one, many := told(1), told(3); one != many {
		t.Errorf("%s\nand\n%s", one, many)
	}
}

// Where hardly anybody applies for assistance, the backstop's household is one that did not, and nothing stands under assistance.
func TestAFamilyThatDidNotApplyIsSettledWithout(t *testing.T) {
	plan := planned(t, edited(t, "\nscenarios:", "\napplied: {assistance: 0.001}\n\nscenarios:"), few(map[string]string{"people": "6000"}))
	f, err := plan.families()
	if err != nil {
		t.Fatal(err)
	}
	x := f.Benefits[slices.IndexFunc(f.Benefits, func(f Family) bool { return f.Of == "backstop" })]
	if fmt.Sprint(x.Unapplied) != "[assistance]" || x.Sheets == nil {
		t.Fatalf("not applied for: %v, %d sheets", x.Unapplied, len(x.Sheets))
	}
	s := x.Sheets[0].Sheet
	if k := s.Policy.Benefit("assistance"); s.Totals.Paid[k] != 0 || s.Totals.InForce[k] || s.Totals.Paid[s.Policy.Benefit("backstop")] <= 0 {
		t.Errorf("%+v", s.Totals)
	}
}
