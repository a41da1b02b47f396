package show

import (
	"strings"
	"testing"

	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/resolve"
	"doudi/rules/trace"
)

const explained = `
enumerations: {tier: [one, two]}
sets: {poor: {of: category, value: [dibao, orphan]}}
readings: {r: {options: [points, factor], default: factor, why: made up}}
facts: {tier: {of: person, type: tier}, flag: false}
parameters:
  rate: {unit: rate, by: [level], value: {township: 0.9, county: 0.75, city: 0.6, province: 0.5}}
  limits: {unit: CNY, value: {poor: none, other: 1000}}
  slices: {unit: rate, value: [{over: 0, rate: 0.5}, {over: 1000, rate: 0.6}]}
  steps: {unit: rate, by: [tier], value: {one: [{over: 0, rate: 0.1}], two: [{over: 0, rate: 0.2}]}}
  list: {unit: CNY, by: [tier], value: {one: [400, 300], two: 50}}
  from: {unit: CNY, value: 300}
define: {base: 'eligible - from'}
benefits:
  - {id: first, pays: 'rate[level] + limits.other + brackets(total, slices) + band(total, steps[tier]) + nth(list[tier], admission_no) + if(flag and category in poor and r == "factor", base, 0)'}
  - {id: last, pays: '%s'}
`

// A formula with its numbers filled in, by hand: brackets where the order of the operations needs them, defines below.
func TestExplanationsByHand(t *testing.T) {
	for formula, want := range map[string]string{
		"rate[level] * (eligible - from)": "0.75 * (1500 - 300) = 900", "4 - (3 - 1)": "4 - (3 - 1) = 2", "2 - 3 - 1 + 5": "2 - 3 - 1 + 5 = 3", "2 * 3 + 4": "2 * 3 + 4 = 10", "2 * (3 + 4)": "2 * (3 + 4) = 14", "12 / (2 * 3)": "12 / (2 * 3) = 2",
		"if(level == \"county\", total, 0)": "if(\"county\" == \"county\", 2000, 0) = 2000", "brackets(total, slices)": "brackets(2000, slices) = 1100", "nth(list.one, admission_no)": "nth(list.one, 2) = 300", "min(total, limits.poor)": "min(2000, none) = 2000",
		"if(category in poor, 1, 2)": "if(\"dibao\" in poor, 1, 2) = 1", "if(level in [\"city\"], 1, 2)": "if(\"county\" in [\"city\"], 1, 2) = 2", "if(not flag and age > 60 or flag, 1, 2)": "if(not false and 70 > 60 or false, 1, 2) = 1", "if(r == \"factor\", 1, 2)": "if(\"factor\" == \"factor\", 1, 2) = 1",
		"base * 0.5": "1200 * 0.5 = 600; base: eligible - from = 1500 - 300 = 1200", "if((flag or age > 60) and true, 1, 2)": "if((false or 70 > 60) and true, 1, 2) = 1", "total / 3": "2000 / 3 = 666.666667", "if(disease == \"gout\", 1, 2)": "if(none == \"gout\", 1, 2) = 2",
		"-(total - 1) + 5000": "-(2000 - 1) + 5000 = 3001", "band(total, steps[tier])": "band(2000, steps.tier) = 0.2",
	} {
		p := made.Policy(t, made.Head+strings.Replace(explained, "%s", formula, 1))
		e, err := resolve.Traced(p, rules.MonthOf(2018, 3))
		if err != nil {
			t.Fatal(err)
		}
		v := trace.NewEvaluator(e)
		columns := map[string]float64{"total": 2000, "eligible": 1500, "level": 1, "tier": 1, "category": 2, "age": 70, "admission_no": 2, "disease": -1}
		for _, in := range e.Inputs {
			v.Set(in.Column, columns[in.Column.String()])
		}
		b := p.Benefits[1]
		x := trace.Explain(e, b, "pays", b.Pays, v)
		got := filled(x.Of[0], 0) + " = " + cameTo(x)
		for _, d := range formulasIn(x) {
			got += "; " + d.Name + ": " + d.Text + " = " + filled(d.Of[0], 0) + " = " + cameTo(d)
		}
		if got != want {
			t.Errorf("%s: %s, want %s", formula, got, want)
		}
	}
}
