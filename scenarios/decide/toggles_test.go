package decide

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"doudi/scenarios"
)

// told lists the changes of a scenario, a line each, as its file says them.
func told(c scenarios.Scenario) string {
	var out []string
	for _, x := range c.Set {
		out = append(out, x.Path.Text+" "+x.Value.Text)
	}
	for _, x := range c.Add {
		out = append(out, "added "+x.Benefit.Get("id").Text)
	}
	for _, x := range c.Changes {
		out = append(out, fmt.Sprint(x.Path.Text, " ", x.By))
	}
	for _, x := range c.With {
		out = append(out, fmt.Sprint("with ", x.Name, " ", *x.Coverage))
	}
	if c.AppliedAt != nil {
		out = append(out, "applied "+c.AppliedAt.Get("assistance").Text)
	}
	for _, x := range c.Applied {
		out = append(out, fmt.Sprint("take-up ", x.Values[0].InCounty.Value))
	}
	return strings.Join(slices.Sorted(slices.Values(out)), "\n")
}

// Between two scenarios that differ in a parameter, an added benefit, an input, an intervention and the take-ups each of the 32 sets of
// changes has those of the set as the second scenario has them, the others as the first, and once what both have.
func TestEverySetHasItsChangesAndNoOther(t *testing.T) {
	const other = `  - id: no_backstop
    title: {zh: 取消政府兜底, en: Without the backstop}
    set:
      - {path: benefits.backstop.enabled, value: false}
`
	of := func(id, rate, benefit, growth, coverage, applied string) string {
		return "  - id: " + id + "\n    set: [{path: parameters.assistance_rate, value: 0.5}, {path: parameters.backstop_inpatient_rate, value: " + rate + "}, {path: catalogue.cost_growth, value: " + growth + "}]\n" +
			"    add: [{after: backstop, benefit: {id: " + benefit + ", at: year_end, for: person, fund: county_backstop, covers: total, leaves: 3000}}]\n" +
			"    with: [{id: excluded_5, coverage: " + coverage + "}]\n    applied: {assistance: " + applied + "}\n"
	}
	study := small(t, other, of("a", "0.8", "one", "0.05", "0.25", "0.125")+of("b", "0.9", "two", "0.06", "0.75", "0.375"))
	out := &Attribution{Comparison: Comparison{Study: study, Measures: []string{"oop"}}}
	var err error
	if out.From, err = scenarioOf(study, "--from", "a"); err != nil {
		t.Fatal(err)
	}
	if out.To, err = scenarioOf(study, "--to", "b"); err != nil {
		t.Fatal(err)
	}
	toggles, err := out.find()
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string][2]string{ // by change, as the first and as the second have it
		"applied": {"applied 0.125\ntake-up 0.125", "applied 0.375\ntake-up 0.375"}, "benefits.one": {"added one", ""}, "benefits.two": {"", "added two"}, "catalogue.cost_growth": {"catalogue.cost_growth 0.05", "catalogue.cost_growth 0.06"},
		"parameters.backstop_inpatient_rate": {"parameters.backstop_inpatient_rate 0.8", "parameters.backstop_inpatient_rate 0.9"}, "with.excluded_5": {"with excluded_5 0.25", "with excluded_5 0.75"},
	}
	names := slices.Sorted(maps.Keys(lines))
	for i, g := range toggles.groups {
		if g.Name != names[i] || len(toggles.groups) != len(names) {
			t.Fatalf("groups %+v, want %v", toggles.groups, names)
		}
	}
	for set := range uint(1) << len(names) {
		want := []string{"parameters.assistance_rate 0.5"}
		for i, name := range names {
			if line := lines[name][set>>i&1]; line != "" {
				want = append(want, strings.Split(line, "\n")...)
			}
		}
		slices.Sort(want)
		if got := told(toggles.scenario(set)); got != strings.Join(want, "\n") {
			t.Errorf("set %06b has\n%s\nwant\n%s", set, got, strings.Join(want, "\n"))
		}
	}
}
