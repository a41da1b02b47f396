package forecast

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/measure"
)

// windowed simulates a study of Baise in a window, with targets that say no more than what they are of.
func windowed(t *testing.T, window string, targets ...string) (*Plan, *Result) {
	t.Helper()
	text := "study: windowed\npolicy: baise\npopulation: {profile: baise, people: 6000}\nillness: china-rural\n" + window + "\ndraws: 2\nreplicates: 2\nseed: 3\n" +
		"scenarios: [{id: current}, {id: less, set: [{path: benefits.backstop.enabled, value: false}]}]\ntargets:\n"
	for _, of := range targets {
		name, _, _ := strings.Cut(strings.TrimPrefix(of, "measure: "), ",")
		m, ok := measure.Find(name)
		if !ok {
			t.Fatalf("no measure %s", name)
		}
		text += fmt.Sprintf("  - {name: x, %s, unit: %s, value: 1, source: {ref: d, status: stated}}\n", of, m.Unit)
	}
	file := filepath.Join(t.TempDir(), "windowed.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	plan := planned(t, file, nil)
	return plan, simulated(t, plan, 2)
}

// The two halves of a year are the year, in every amount; who had a bill in the year had one in either half or in both. A year
// from July to June is the second half of one and the first of the next, of heads the union.
func TestTargetsOfMonths(t *testing.T) {
	money := "measure: fund_spending, by: benefit, group: basic, "
	heads := "measure: patients, "
	rate := "measure: effective_rate_inpatient, by: status, group: poor, "
	_, r := windowed(t, "years: 2017..2018", money+"months: 2018-01..2018-06", money+"months: 2018-07..2018-12", money+"years: 2018",
		heads+"months: 2018-01..2018-06", heads+"months: 2018-07..2018-12", heads+"years: 2018",
		money+"months: 2017-07..2017-12", money+"months: 2017-07..2018-06", rate+"months: 2018-01..2018-06", rate+"years: 2018", heads+"years: 2017..2018",
		"measure: patients_years, years: 2017..2018", heads+"years: 2017")
	mean := func(i int) float64 { return r.Backtests[i].Mean }
	near(t, "both halves", mean(0)+mean(1), mean(2))
	if !(mean(3) < mean(5) && mean(4) < mean(5) && mean(3)+mean(4) > mean(5)) {
		t.Errorf("patients: %v and %v in the halves, %v in the year", mean(3), mean(4), mean(5))
	}
	near(t, "from July to June", mean(6)+mean(0), mean(7))
	if first := mean(8); first <= 0.3 || first >= 1 || first == mean(9) {
		t.Errorf("the rate of half a year is %v, of the year %v", first, mean(9))
	}
	near(t, "person-years", mean(11), mean(5)+mean(12))
	if !(mean(10) > max(mean(5), mean(12)) && mean(10) < mean(11)) {
		t.Errorf("%v persons in two years, %v and %v in each", mean(10), mean(12), mean(5))
	}
	row, ok := r.Row("current", 0, "patients", "all", "all")
	near(t, "row of all years", row.Mean, mean(10))
	if yearly, there := r.Row("current", 2018, "patients_years", "all", "all"); !ok || there {
		t.Errorf("the sum over years stands in a single year: %+v", yearly)
	}
}

// A study of half a year has that half in its rows: of spending what a target of these months has in a study of the whole year, of
// poverty nothing, since it is a year's. What it spends more for each household is not said either.
func TestStudyOfMonths(t *testing.T) {
	_, year := windowed(t, "years: 2018", "measure: fund_spending, months: 2018-01..2018-06")
	plan, half := windowed(t, "months: 2018-01..2018-06", "measure: fund_spending")
	for _, y := range []int{2018, 0} {
		row, ok := half.Row("current", y, "fund_spending", "all", "all")
		if !ok {
			t.Fatal("no spending")
		}
		near(t, "spending of half a year", row.Mean, year.Backtests[0].Mean)
		for _, gone := range []string{"poverty_d2", "che10", "oop", "income_gini_before"} {
			if row, ok := half.Row("current", y, gone, "all", "all"); ok {
				t.Errorf("%d: %s of half a year is %v", y, gone, row.Mean)
			}
		}
		if _, ok := half.Row("less", y, "cost_per_household_averted", "all", "all"); ok {
			t.Error("half a year has a cost for each household")
		}
	}
	near(t, "target", half.Backtests[0].Mean, year.Backtests[0].Mean)
	if len(plan.all.pieces) != 1 || plan.all.whole {
		t.Errorf("%+v", plan.all)
	}
}

// Groups of a scope add up: a benefit within all statuses, or all categories, is the benefit; the care of all places, or of all
// statuses in one, is the care.
func TestScopesAndPlacesAddUp(t *testing.T) {
	basic, all := "measure: fund_spending, by: benefit, group: basic", "measure: admissions"
	_, r := windowed(t, "years: 2018", basic, basic+", scope: {status: [poor, exited, marginal, never_registered]}", basic+", scope: {status: poor}", basic+", scope: {status: [exited, marginal, never_registered]}",
		all, all+", place: in_county", all+", by: place, group: in_area", all+", place: in_province", all+", place: out_of_province",
		all+", place: in_county, scope: {status: [poor, exited, marginal, never_registered]}", all+", by: status, group: poor, place: in_county", all+", by: status, group: poor",
		"measure: effective_rate_inpatient, place: in_county, scope: {status: [poor, exited]}", "measure: helped_persons, by: benefit, group: basic, scope: {status: [poor, exited, marginal, never_registered]}",
		"measure: helped_persons, by: benefit, group: basic", "measure: admissions, scope: {status: poor}",
		all+", place: in_county, scope: {category: [extreme_poor, dibao, registered_poor, marginal, resident]}", all+", by: category, group: dibao, place: in_area", all+", by: category, group: dibao")
	mean := func(i int) float64 { return r.Backtests[i].Mean }
	near(t, "a benefit of all statuses", mean(1), mean(0))
	near(t, "a benefit of some", mean(2)+mean(3), mean(0))
	near(t, "all places", mean(5)+mean(6)+mean(7)+mean(8), mean(4))
	near(t, "all statuses in the county", mean(9), mean(5))
	near(t, "all persons helped", mean(13), mean(14))
	near(t, "a scope of all", mean(15), mean(11))
	near(t, "all categories in the county", mean(16), mean(5))
	if !(mean(17) > 0 && mean(17) < mean(18)) {
		t.Errorf("%v of %v admissions of a category are in the pooling area", mean(17), mean(18))
	}
	if !(mean(10) > 0 && mean(10) < mean(11) && mean(2) > 0 && mean(14) > 0) {
		t.Errorf("of the poor's %v admissions %v are in the county; %v is paid for them; %v are helped", mean(11), mean(10), mean(2), mean(14))
	}
	if rate := mean(12); !(rate > 0.5 && rate < 1) || math.IsNaN(rate) {
		t.Errorf("effective rate in the county %v", rate)
	}
}
