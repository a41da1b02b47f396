package show

import (
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
	"doudi/rules/settle"
)

// A county paid half of what the registered poor were left with to the end of 2020, and gives those who left the register
// a third from 2021. Of a bill of 1,000 the fund pays 600, half of 400 is 200, a third of it 133.33.
const lapsing = `policy: lapsing
title: {zh: 样例, en: A sample}
sources: {made: {title: made up}}
from: 2018-01-01
source: {ref: made, section: 第一条, status: stated}
enumerations: {category: [registered_poor, exited_poor, resident]}
benefits:
  - {id: basic, pays: 0.6 * eligible}
  - {id: relief, when: category == "registered_poor", until: 2021-01-01, pays: 0.5 * unpaid.eligible}
  - {id: kept, when: category == "exited_poor", from: 2021-01-01, pays: unpaid.eligible / 3}
`

func under(t *testing.T, p *rules.Policy, category string, year int) (*settle.Sheet, error) {
	t.Helper()
	docs, err := document.Parse("bills.yaml", []byte("year: 2019\nperson: {category: "+category+"}\nclaims: [{id: c1, total: 1000}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := bill.ReadIn(docs[0], p, year)
	if err != nil {
		return nil, err
	}
	return settle.Year(p, b)
}

func TestComparisonStandsSideBySide(t *testing.T) {
	p := made.Policy(t, lapsing)
	var cases []Case
	for _, x := range []struct {
		name, category string
		year           int
	}{{"a", "registered_poor", 2020}, {"b", "exited_poor", 2021}, {"c", "resident", 2021}, {"d", "resident", 2022}} {
		s, err := under(t, p, x.category, x.year)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, Case{x.name, s})
	}
	var b strings.Builder
	if err := WriteComparison(&b, cases, SheetOptions{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range [][]string{
		{"yuan", "a", "b", "c"}, {"yuan", "d"}, {"basic", "600.00", "600.00", "600.00"}, {"relief", "200.00", "-", "-"}, {"kept", "-", "133.33", "0.00"},
		{"clause", "第一条", "第一条", "第一条"}, {"The family's burden", "200.00", "266.67", "400.00"}, {"against a", "0.00", "+66.67", "+200.00"}, {"against a", "+200.00"},
		strings.Fields("-: not in force then or there; 0.00: in force, and pays nothing of these bills"),
	} {
		found := false
		for _, line := range strings.Split(b.String(), "\n") {
			found = found || strings.Join(strings.Fields(line), " ") == strings.Join(want, " ")
		}
		if !found {
			t.Errorf("no line %v in\n%s", want, b.String())
		}
	}
}

// The sheet ends with the clause of every benefit in force, and of no other.
func TestSheetEndsWithItsClauses(t *testing.T) {
	p := made.Policy(t, lapsing)
	docs, err := document.Parse("bills.yaml", []byte("year: 2020\nclaims: [{id: c1, total: 1000}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := bill.Read(docs[0], p)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := WriteSheet(&out, p, b, SheetOptions{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	if want := "[Clauses]\n  basic: made up 第一条\n  relief: made up 第一条\n"; !strings.HasSuffix(out.String(), want) {
		t.Errorf("the sheet ends with\n%s", out.String()[max(0, out.Len()-200):])
	}
}

// A member of a table that differs is told by its name, and by what the policy calls it where that says more.
func TestDiffNamesMembers(t *testing.T) {
	p := made.Policy(t, `policy: named
from: 2018-01-01
sources: {made: {title: made up}}
source: {ref: made, status: stated}
enumerations: {tier: {one: {zh: 一档, en: tier one}, two: {zh: 二档, en: tier two}}}
facts: {tier: {of: person, type: tier, default: one}}
parameters:
  rate: {unit: rate, by: [tier, level], values: [{from: 2018-01-01, value: {one: {township: 0.8, county: 0.6, city: 0.4, province: 0.4}, two: {township: 0.8, county: 0.6, city: 0.4, province: 0.4}}},
    {from: 2019-01-01, value: {one: {township: 0.8, county: 0.7, city: 0.4, province: 0.4}, two: {township: 0.8, county: 0.6, city: 0.4, province: 0.4}}}]}
  slack: {unit: rate, by: [level], values: [{from: 2018-01-01, value: {township: 0.1, county: 0.1, city: 0.1, province: 0.1}}, {from: 2019-01-01, value: {township: 0.1, county: 0.2, city: 0.1, province: 0.1}}]}
benefits: [{id: basic, pays: 'rate[tier][level] * eligible * (1 - slack[level])'}]
`)
	for lang, want := range map[message.Language][]string{"en": {"one.county (tier one, county)", "  county  "}, "zh": {"one.county (一档、二级)", "county (二级)"}} {
		var b strings.Builder
		if _, err := WriteDiff(&b, Dated{p, rules.MonthOf(2018, 1)}, Dated{p, rules.MonthOf(2019, 1)}, nil, Options{Lang: lang}); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(b.String(), w) {
				t.Errorf("%s: no %q in\n%s", lang, w, b.String())
			}
		}
	}
}
