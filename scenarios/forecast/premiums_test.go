package forecast

import (
	"slices"
	"strings"
	"testing"

	"doudi/model/measure"
	"doudi/rules"
)

// What payers spend, benefits and premiums, adds up: over funds and over payers it is all. Government's cost of Baise's commercial
// cover is the premium, 100 yuan for each enrolled person under the five lines, and the insurer's is what the cover pays.
func TestWhatPayersSpendAddsUp(t *testing.T) {
	plan, r := windowed(t, "years: 2018..2019", "measure: fund_spending")
	mean := func(year int, name, by, group string) float64 {
		row, ok := r.Row("current", year, name, by, group)
		if !ok {
			t.Fatalf("no %s by %s of %s", name, by, group)
		}
		return row.Mean
	}
	for _, year := range []int{2018, 2019, 0} {
		for _, name := range []string{"fund_spending", "payer_spending"} {
			for _, by := range []string{"fund", "payer", "status", "category"} {
				sum := 0.0
				for _, row := range r.Rows {
					if row.Scenario == "current" && row.Year == year && row.Measure == name && row.By == by {
						sum += row.Mean
					}
				}
				near(t, name+" over "+by, sum, mean(year, name, "all", "all"))
			}
		}
		public := mean(year, "payer_spending", "payer", "public")
		near(t, "public", public, mean(year, "fund_spending", "payer", "public")+mean(year, "premium_subsidy", "payer", "public"))
		near(t, "insurer", mean(year, "payer_spending", "fund", "commercial_insurance"), mean(year, "fund_spending", "benefit", "commercial"))
		near(t, "premiums", mean(year, "premium_subsidy", "premium", "commercial_premium_paid")+mean(year, "premium_subsidy", "premium", "contribution_paid"),
			mean(year, "premium_subsidy", "all", "all"))
	}
	if k := slices.IndexFunc(plan.keys(), func(k measure.Key) bool { return k.By == "fund" && k.Group == "premium_support" }); k < 0 {
		t.Error("the fund that pays premiums alone has no rows")
	}
}

// A fund pays premiums for people beside its benefits, each its own; one that pays premiums alone is no fund of benefits, and of a premium
// that no fund pays nobody says whose it is.
func TestAFundHasItsOwnPremiums(t *testing.T) {
	of := func(id, fund string) *rules.Benefit { return &rules.Benefit{ID: id, Fund: fund} }
	policy := &rules.Policy{
		Benefits:   []*rules.Benefit{of("basic", "pool"), of("backstop", "county"), of("free", "")},
		Enrolments: []*rules.Benefit{of("contribution", "county"), of("commercial", "support"), of("gift", "")},
	}
	var got []string
	for _, f := range fundsOf("current", policy) {
		line := f.ID + ":"
		for _, m := range f.Premiums {
			line += " " + m.ID
		}
		got = append(got, line)
	}
	if said := strings.Join(got, "; "); said != "pool:; county: contribution; :" {
		t.Errorf("%s", said)
	}
}
