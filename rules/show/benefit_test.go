package show

import (
	"fmt"
	"strings"
	"testing"

	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/read"
)

// A benefit is told with its formulas as the printed policy calls them, the defines that they read, and the numbers behind those: what
// it does not read is left out.
func TestABenefitIsToldByHand(t *testing.T) {
	d := Dated{made.Policy(t, county), rules.MonthOf(2019, 6)}
	told := Tell(d, d.Policy.Benefits[d.Policy.Benefit("basic")], "zh")
	if told.Title != "基本" || told.Fund != "统筹" || told.Covers != "政策范围内费用" || told.Clause.Title != "The rules" || told.Clause.Section != "§ 1" {
		t.Errorf("%+v", told)
	}
	if got, want := fmt.Sprint(told.Formulas), `[[条件 r == "y" and extra > 0] [支付 rate * base] [限额 1000 - ytd.paid.basic] [起付标准 deductible[level]] [extra nth(more.list, 1)] [base eligible - deductible[level]]]`; got != want {
		t.Errorf("formulas\n%s, want\n%s", got, want)
	}
	var numbers []string
	for _, n := range told.Numbers {
		numbers = append(numbers, strings.Join([]string{n.Name, n.Title, n.Since, n.Range, n.Source.Title, n.Source.Status}, "|"))
	}
	if got, want := strings.Join(numbers, "\n"), "rate|比例|2019-01-01|0.9–1.1|A page|未核实\ndeductible||2018-01-01||The rules|文件载明\nmore||2018-01-01||The rules|文件载明\nr|读法||||"; got != want {
		t.Errorf("numbers\n%s, want\n%s", got, want)
	}
	if got := told.Numbers[len(told.Numbers)-1].Value; got != "取 y（可选 x, y）。原文如此。" {
		t.Errorf("the reading is %q", got)
	}
	helped := Tell(d, d.Policy.Benefits[d.Policy.Benefit("helped_only")], "en").Numbers
	if len(helped) != 1 || helped[0].Name != "helped" || helped[0].Value != "poor, resident" || helped[0].Since != "2019-01-01" || helped[0].Source.Title != "A page" {
		t.Errorf("of helped_only: %+v", helped)
	}
}

// What a scenario changes is told once each, with the scenario as its source; a parameter that begins has - before it.
func TestTheChangesOfAScenarioByHand(t *testing.T) {
	base := made.Policy(t, strings.Replace(county, "  more: {unit: CNY,", "  soon: {unit: CNY, allow: it begins in 2020, values: [{from: 2020-01-01, value: 3}]}\n  more: {unit: CNY,", 1))
	var patches []read.Patch
	for _, text := range []string{"{path: parameters.rate, value: 0.9}", "{path: parameters.soon, from: 2019-01-01, value: 5}", "{path: benefits.late.enabled, value: false}", "{path: readings.r, value: x}", "{path: benefits.basic.pays, value: 0.5 * base}"} {
		x := made.Parsed(t, text)
		patches = append(patches, read.Patch{Path: x.Get("path"), From: x.Get("from"), Value: x.Get("value")})
	}
	own, _, err := read.With(base, patches, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range Changes(Dated{base, rules.MonthOf(2019, 6)}, Dated{own, rules.MonthOf(2019, 6)}, "en") {
		got = append(got, strings.Join([]string{x.Name, x.Title, x.Before, x.After, x.Source.Title}, "|"))
	}
	want := `late|late|present|absent|the scenario itself
basic.amount|Basic|rate * base|0.5 * base|the scenario itself
rate|The rate|0.8|0.9|the scenario itself
soon||-|5|the scenario itself
r||y|x|the scenario itself`
	if x := strings.Join(got, "\n"); x != want {
		t.Errorf("told\n%s\nwant\n%s", x, want)
	}
}
