package settle_test

import (
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
	"doudi/rules/settle"
	"doudi/rules/show"
)

const resulting = `policy: county
title: {zh: 甲县, en: County}
sources: {doc: {title: The rules}}
from: 2018-01-01
source: {ref: doc, section: § 2, status: stated}
funds: {pool: {title: {zh: 统筹, en: The pool}}, own: {kind: own}}
parameters: {deductible: {unit: CNY, value: 100}}
define: {base: eligible - deductible}
benefits:
  - {id: basic, title: {zh: 基本, en: Basic}, fund: pool, pays: 0.5 * base, ceiling: 1000 - ytd.paid.basic, deductible: deductible}
  - {id: account, fund: own, covers: total, when: 'age > 50', pays: 20}
  - {id: gift, fund: pool, covers: none, pays: 7}
  - {id: cap, fund: pool, at: year_end, covers: total, leaves: 300}
  - {id: monthly, fund: own, at: month_end, for: household, covers: total, pays: 0.1 * unpaid.total}
`

const resultingBills = `
year: 2018
persons: [{id: a, age: 60}, {id: b, age: 20}]
claims:
  - {id: c1, person: a, month: 3, level: county, total: 1000.00, eligible: 900.00}
  - {id: c2, person: b, month: 3, level: city, kind: outpatient, total: 200.00}
`

// By hand. c1: 0.5 × (900 − 100) = 400, 20 of the account on the eligible part, 580 are left, of them 480 eligible. c2: 0.5 × 100 =
// 50, 150 left. The household's account pays a tenth of their 730 in March, 73: nobody's own. At the year's end a keeps 300 of 580,
// b has less than 300. That leaves 730 − 73 − 280 = 377 of 1,200; paid are 823, of them 93 from accounts.
// What figures are of: a bill, a person, the household or the year; rates are decimals.
func TestFiguresByHand(t *testing.T) {
	s := made.Settled(t, made.Policy(t, resulting), resultingBills)
	for key, want := range map[string]float64{
		"c1 total": 1000, "c1 eligible": 900, "c1 paid_total": 420, "c1 oop": 580, "c1 burden": 600, "c1 effective_rate": 0.4, "c1 eligible_rate": 400.0 / 900, "c1 oop.eligible": 480, "c1 oop.excluded": 100, "c1 gift": 7, "c1 monthly": 0,
		"a total": 1000, "a cap": 280, "a oop": 300, "a paid_total": 700, "a burden": 320, "a monthly": 0, "a effective_rate": 0.68, "b cap": 0, "b oop": 150,
		"year cap": 280, "year monthly": 73, "year oop": 377, "year burden": 470, "year gift": 14, "household gift": 14, "household monthly": 73, "year effective_rate": 730.0 / 1200, "year eligible_rate": 730.0 / 1100, "year oop.excluded": 100, "c1 nothing": 0,
	} {
		of, what, _ := strings.Cut(key, " ")
		if got := s.Figure(of, what); got != want {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
	for name, spoil := range map[string]func(s *settle.Sheet){
		"has a payment below zero": func(s *settle.Sheet) {
			s.Claims[0].Paid[0], s.Claims[0].Paid[1] = -100, s.Claims[0].Paid[1]+s.Claims[0].Paid[0]+100
		},
		"is paid beyond a part of it": func(s *settle.Sheet) {
			s.Claims[0].Left[0], s.Claims[0].Left[1] = -100, s.Claims[0].Left[1]+s.Claims[0].Left[0]+100
		},
		"paid and 580.01 left of 1000.00":  func(s *settle.Sheet) { s.Claims[0].Left[0]++ },
		"421.00 paid":                      func(s *settle.Sheet) { s.Claims[0].Paid[0] += 100 },
		"bill c1: 420.00 paid and":         func(s *settle.Sheet) { s.Claims[0].PaidTotal++ },
		"bill c2: 50.00 paid and":          func(s *settle.Sheet) { s.Claims[1].OOP-- },
		"left, below zero":                 func(s *settle.Sheet) { s.Totals.OOP = -1 },
		"the year: 823.01 paid and 377.00": func(s *settle.Sheet) { s.Totals.PaidTotal++ },
	} {
		s := made.Settled(t, made.Policy(t, resulting), resultingBills)
		spoil(s)
		if got := s.Broken(); !strings.Contains(got, name) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A stated figure is met within half a fen or its tolerance, a rate within half of a hundredth of a percent; of a bill with an
// unknown part a figure must be possible, a bound must hold all over it.
func TestExpectationsByHand(t *testing.T) {
	for _, c := range []struct {
		expect    string
		tolerance string
		met       bool
	}{
		{"c1: {basic: 400.00}", "0", true}, {"c1: {basic: 400.01}", "0", false}, {"c1: {basic: 399.99}", "0", false}, {"c1: {basic: 399.99}", "0.01", true}, {"c1: {basic: 399.98}", "0.01", false}, {"c1: {basic: 401.00}", "1", true}, {"c1: {basic: 401.01}", "1", false},
		{"c1: {basic: [399, 401]}", "0", true}, {"c1: {basic: [400, 401]}", "0", true}, {"c1: {basic: [400.01, 401]}", "0", false}, {"c1: {basic: [300, 399.99]}", "0", false}, {"c1: {basic: {at_least: 400}}", "0", true}, {"c1: {basic: {at_least: 400.01}}", "0", false},
		{"c1: {basic: {at_most: 400}}", "0", true}, {"c1: {basic: {at_most: 399.99}}", "0", false}, {"c1: {basic: {at_least: 399, at_most: 401}}", "0", true}, {"c1: {effective_rate: 0.4}", "0", true}, {"c1: {effective_rate: 0.40004}", "0", true}, {"c1: {effective_rate: 0.40006}", "0", false},
		{"c1: {eligible_rate: 0.4444}", "0", true}, {"c1: {eligible_rate: 0.4445}", "0", false}, {"year: {oop: 377}", "0", true}, {"household: {burden: 470}", "0", true}, {"a: {oop: 300, cap: 280}", "0", true}, {"a: {oop: 300, cap: 281}", "0", false},
		// c1 with 800 to 1,000 within the scope: basic pays 350 to 450.
		{"spanned: {basic: 400}", "0", true}, {"spanned: {basic: 350}", "0", true}, {"spanned: {basic: 450}", "0", true}, {"spanned: {basic: 349}", "0", false}, {"spanned: {basic: 451}", "0", false}, {"spanned: {basic: {at_least: 350}}", "0", true},
		{"spanned: {basic: {at_least: 351}}", "0", false}, {"spanned: {basic: {at_most: 450}}", "0", true}, {"spanned: {basic: {at_most: 449}}", "0", false}, {"spanned: {basic: [440, 500]}", "0", true}, {"spanned: {total: 1000, oop.excluded: [0, 200]}", "0", true},
	} {
		bills, expect := resultingBills, c.expect
		if strings.HasPrefix(expect, "spanned") {
			bills, expect = strings.Replace(bills, "eligible: 900.00", "eligible: [800.00, 1000.00]", 1), strings.Replace(expect, "spanned", "c1", 1)
		}
		p := made.Policy(t, resulting)
		text := "examples:\n  - name: one\n    tolerance: " + c.tolerance + "\n" + strings.ReplaceAll(strings.TrimPrefix(bills, "\n"), "\n", "\n    ")
		text = strings.Replace(text, "year: 2018", "    year: 2018", 1) + "expect: {" + expect + "}\n"
		docs, err := document.Parse("made.examples.yaml", []byte(text))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		examples, _, err := bill.ReadExamples(docs[0], p)
		if err != nil || len(examples) != 1 {
			t.Fatalf("%v\n%s", err, text)
		}
		misses, err := settle.RunExample(p, examples[0])
		if err != nil || (len(misses) == 0) != c.met {
			t.Errorf("%s within %s: %v, %v", c.expect, c.tolerance, misses, err)
		}
	}
	p := made.Policy(t, resulting)
	b, _, err := made.Bills(t, p, strings.Replace(resultingBills, "eligible: 900.00", "eligible: [800.00, 1000.00]", 1))
	if err != nil {
		t.Fatal(err)
	}
	all := b.Variants()
	if len(all) != 33 || all[0].Claims[0].Costs[0] != 80000 || all[32].Claims[0].Costs[0] != 100000 || all[16].Claims[0].Costs[0] != 90000 || all[0].Claims[0].Costs[1] != 20000 || b.Claims[0].Costs[0] != 90000 {
		t.Errorf("%d points, from %v to %v", len(all), all[0].Claims[0].Costs, all[len(all)-1].Claims[0].Costs)
	}
	var out strings.Builder
	if err := show.WriteSheet(&out, p, b, show.SheetOptions{Lang: "en"}); err != nil || !strings.Contains(out.String(), "out of pocket lies between 372.00 and 382.00") { // 300 of a and 150 of b, less a tenth of 780 to 680
		t.Errorf("%v: %s", err, &out)
	}
}

// A benefit that asks for more than is left, by hand: 80 of 100, then 50 of the 20 that are left; 21 fen of 20 are one too few to say.
func TestExcessesByHand(t *testing.T) {
	for _, c := range []struct {
		benefits string
		want     []settle.Excess
	}{
		{"[{id: one, pays: 80}, {id: two, pays: 50}]", []settle.Excess{{1, 50_00, 20_00}}},
		{"[{id: one, pays: 80}, {id: two, pays: 50, ceiling: 20}]", nil},
		{"[{id: one, pays: 80}, {id: two, pays: 20.01}]", nil},
		{"[{id: one, pays: 80}, {id: two, pays: 20.02}]", []settle.Excess{{1, 20_02, 20_00}}},
		{"[{id: one, pays: 80}, {id: two, covers: none, pays: 50}]", nil},
		{"[{id: one, pays: 80}, {id: two, when: age > 50, pays: 50}]", nil},
		{"[{id: one, pays: 120}, {id: two, leaves: 0}]", []settle.Excess{{0, 120_00, 100_00}}},
	} {
		p := made.Policy(t, made.Head+"benefits: "+c.benefits+"\n")
		b, _, err := made.Bills(t, p, "year: 2018\nperson: {age: 40}\nclaims: [{total: 100}]\n")
		if err != nil {
			t.Fatal(err)
		}
		got, err := settle.NewYears(p).Excesses(b)
		if err != nil || len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("%s: %v, %v; want %v", c.benefits, got, err, c.want)
		}
	}
}
