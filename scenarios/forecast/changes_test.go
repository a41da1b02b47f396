package forecast

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
)

// changing is a study of 2018 and 2019 over Baise with scenarios beside the first.
func changing(t *testing.T, scenarios ...string) *Plan {
	t.Helper()
	profile, study := ofBaise(t)
	study = replaced(t, study, "scenarios: [{id: current}]", "scenarios:\n  - "+strings.Join(scenarios, "\n  - "))
	return planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(map[string]string{"people": "4000", "draws": "2"}))
}

// alikeIn says whether all figures of two scenarios in a year, by its place, are the same in every simulation.
func (r *Results) alikeIn(a, b, year int) bool {
	for k := range r.keys {
		if !slices.EqualFunc(r.series[a][year][k].Values, r.series[b][year][k].Values, func(x, y float64) bool { return x == y || x != x && y != y }) {
			return false
		}
	}
	return true
}

// What changes nothing is the first scenario, to the last bit, and shares its bills; what changes an input from 2019 on is the first
// scenario in 2018. With a tenth more for each admission, hospitals cost a tenth more, and everybody is as ill as before; scenarios
// that change the same share bills, whatever their policies. The page and the list say what is changed.
func TestScenariosChangeInputs(t *testing.T) {
	plan := changing(t, "{id: current}",
		"{id: idle, set: [{path: catalogue.cost_growth, scale: 1}, {path: profile.line, from: 2019, add: 0}]}",
		"{id: dearer, title: Dearer, set: [{path: catalogue.levels.*.mean_cost, from: 2019, scale: 1.1}, {path: catalogue.cost_growth, from: 2020, value: 0.1}]}",
		"{id: both, set: [{path: catalogue.levels.*.mean_cost, from: 2019, scale: 1.1}, {path: catalogue.cost_growth, from: 2020, value: 0.1}, {path: benefits.backstop.enabled, value: false}]}",
		"{id: poorer, set: [{path: profile.line, from: 2019, value: 9000}]}")
	if v := plan.world.Variants; len(v) != 2 || !slices.Equal(v[0].Scenarios, []int{2, 3}) || !slices.Equal(v[1].Scenarios, []int{4}) || v[0].Population != plan.people || v[1].Catalogue != plan.illness {
		t.Fatalf("variants %+v", v)
	}
	r := simulations(t, plan, 2)
	for year := range 3 {
		if !r.alikeIn(0, 1, year) {
			t.Errorf("the idle scenario differs in year %d", year)
		}
	}
	for _, s := range []int{2, 4} {
		if !r.alikeIn(0, s, 0) {
			t.Errorf("scenario %d differs in 2018", s)
		}
	}
	whole := plan.result(plan.inputs(), r)
	of := func(scenario, name string) float64 { return row(t, whole, scenario, 2019, name, "all", "all").Mean }
	for _, s := range []string{"dearer", "both"} {
		if of(s, "admissions") != of("current", "admissions") || math.Abs(of(s, "inpatient_cost")/of("current", "inpatient_cost")-1.1) > 1e-4 {
			t.Errorf("%s: %v admissions for %v, and %v for %v", s, of(s, "admissions"), of(s, "inpatient_cost"), of("current", "admissions"), of("current", "inpatient_cost"))
		}
	}
	if of("poorer", "poverty_d1_persons") == of("current", "poverty_d1_persons") || of("poorer", "total_cost") != of("current", "total_cost") {
		t.Error("another line moves bills, or nobody's standing")
	}
	var listed []string
	for _, x := range whole.Changed {
		listed = append(listed, x.Scenario+" "+x.Input)
	}
	if len(listed) != 11 || listed[0] != "dearer catalogue.levels.township.mean_cost" || listed[10] != "poorer profile.line" {
		t.Errorf("listed %v", listed)
	}
	var page []string
	for _, w := range whole.Warnings {
		page = append(page, w.In(message.English, ""))
	}
	if says := strings.Join(page, "\n"); !strings.Contains(says, `Scenario "Dearer" changes inputs: mean cost of an admission, township hospitals; mean cost of an admission, county hospitals; mean cost of an admission, city hospitals; mean cost of an admission, provincial hospitals times 1.1 from 2019 on`) || strings.Contains(says, `"idle" changes`) {
		t.Errorf("the page says\n%s", says)
	}
}

// Which of two scenarios stands first changes none of its figures, whichever changes inputs.
func TestTheBaselineMayChangeInputs(t *testing.T) {
	one, other := "{id: current}", "{id: cheaper, set: [{path: catalogue.levels.*.mean_cost, add: -500}, {path: profile.entitled, value: 0.5}]}"
	forth, back := simulations(t, changing(t, one, other), 2), simulations(t, changing(t, other, one), 2)
	compared := 0
	for k, key := range forth.keys {
		if slices.ContainsFunc([]string{"winner", "loser", "change"}, func(word string) bool { return strings.Contains(key.Measure, word) }) {
			continue // against the first
		}
		for y := range forth.series[0] {
			a, b := forth.series[1][y][k].Values, back.series[0][y][k].Values
			if !slices.EqualFunc(a, b, func(x, y float64) bool { return x == y || x != x && y != y }) {
				t.Fatalf("%v: %v, and %v where it stands first", key, a, b)
			}
			compared++
		}
	}
	if compared == 0 || forth.alikeIn(0, 1, 0) {
		t.Error("nothing is compared")
	}
}

// A scenario that changes inputs without end is refused before it costs time.
func TestChangesAreBounded(t *testing.T) {
	profile, study := ofBaise(t)
	var items []string
	for year := 2019; year < 2100; year++ {
		items = append(items, fmt.Sprintf("{path: catalogue.levels.*.*, from: %d, scale: 0.99}", year), fmt.Sprintf("{path: catalogue.chronic.certified.*, from: %d, scale: 0.99}", year))
	}
	study = replaced(t, study, "scenarios: [{id: current}]", "scenarios:\n  - {id: current}\n  - {id: endless, set: ["+strings.Join(items, ", ")+"]}")
	if err := openError(t, "study.yaml", study, "profile.yaml", profile); err == nil || !strings.Contains(err.Error(), "scenario `endless` changes more than 2000 inputs") {
		t.Errorf("said %v", err)
	}
}

// Changes of one input hold until the next of it, in whatever order they stand; another input's have no part in that.
func TestAChangeHoldsUntilTheNext(t *testing.T) {
	of := func(input string, from int) Changed {
		return Changed{Input: input, Change: model.Change{From: from, Share: 1}}
	}
	all := []Changed{of("a", 2021), of("b", 2020), of("a", 0), of("a", 2019)}
	untilTheNext(all)
	for i, want := range []int{0, 0, 2018, 2020} {
		if got := all[i].Change.Until; got != want {
			t.Errorf("change %d holds until %d, want %d", i, got, want)
		}
	}
}

// A factor on policy numbers and what is added to them are paired as all else is: what changes nothing is the first scenario to the last
// bit, what acts from 2019 on is it in 2018, and what comes to the same number by a value, a factor or more is the same where nothing is
// drawn. The backstop's rate is 0.9 and states no range.
func TestScenariosMovePolicyNumbers(t *testing.T) {
	plan := changing(t, "{id: current}",
		"{id: idle, set: [{path: parameters.rate, scale: 1}, {path: parameters.deductible.*, from: 2019-01-01, add: 0}]}",
		"{id: valued, set: [{path: parameters.backstop_inpatient_rate, from: 2019-01-01, value: 0.72}]}",
		"{id: scaled, set: [{path: parameters.backstop_inpatient_rate, from: 2019-01-01, scale: 0.8}]}",
		"{id: added, set: [{path: parameters.backstop_inpatient_rate, from: 2019-01-01, add: -0.18}]}",
		"{id: table, set: [{path: parameters.rate.*, from: 2019-01-01, scale: 0.5}]}",
		"{id: for_a_year, set: [{path: parameters.backstop_inpatient_rate, scale: 0.8}, {path: parameters.backstop_inpatient_rate, from: 2019-01-01, scale: 1}]}")
	r := simulations(t, plan, 2)
	for year := range 3 {
		if !r.alikeIn(0, 1, year) || !r.alikeIn(2, 3, year) || !r.alikeIn(2, 4, year) {
			t.Errorf("scenarios that are the same differ in year %d", year)
		}
	}
	if !r.alikeIn(0, 3, 0) || r.alikeIn(0, 3, 1) || !r.alikeIn(0, 5, 0) || r.alikeIn(0, 5, 1) || r.alikeIn(0, 6, 0) || !r.alikeIn(0, 6, 1) {
		t.Error("a factor acts in another year than it should")
	}
}
