package bill_test

import (
	"errors"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/settle"
	"doudi/rules/show"
)

const layers = `policy: layers
sources: {made: {title: made up}}
from: 2020-01-01
source: {ref: made, status: unverified}
accumulators: {spent: {for: person, by: [kind], adds: total}, most: {for: person, keeps: max, adds: total}}
benefits:
  - {id: basic, pays: 0.5 * eligible}
  - {id: critical, pays: '0.5 * (ytd.unpaid.eligible + unpaid.eligible - 1000) - ytd.paid.critical + 0 * ytd.spent[kind] + 0 * ytd.most'}
  - {id: floor, covers: total, pays: 0.1 * unpaid.total}
`

// What is left out is 0 and named with the result; what does not follow is refused by name; unknown keys and members are
// refused.
func TestBeforeSaysWhatItLacks(t *testing.T) {
	p := made.Policy(t, layers)
	claims := "\nclaims: [{id: c1, total: 4000.00}]\n"
	for _, c := range []struct{ before, refused, assumed string }{
		{"{paid: {basic: 500.00, floor: 90.00}, oop: {total: 410.00}}", "unpaid.critical.eligible", ""},
		{"{paid: {basic: 500.00, floor: 90.00}, oop: {total: 410.00}, unpaid: {critical: {eligible: 500.00}}}", "",
			"paid.critical spent.inpatient spent.outpatient spent.outpatient_chronic most"},
		{"{eligible: 1000.00, excluded: 0.00, paid: {basic: 500.00, floor: 90.00}, oop: {total: 410.00}, spent: {inpatient: 1000.00}, most: 1000.00}", "",
			"paid.critical unpaid.critical.eligible=500.00 spent.outpatient spent.outpatient_chronic"},
		{"{paid: {basic: 500.00, critical: 0.00}, spent: {inpatient: 1.00, outpatient: 0.00, outpatient_chronic: 0.00}, most: 1.00}", "",
			"oop.total unpaid.critical.eligible=0.00"},
		{"{paid: {total: 600.00}, oop: {total: 100.00}}", "paid.critical", ""},
		{"{paid: {basic: 600.00, critical: 0.00, floor: 0.00, total: 700.00}, oop: {total: 100.00}}", "paid.total", ""},
		{"{total: 900.00, paid: {basic: 600.00}, oop: {total: 100.00}}", "total", ""},
		{"{oop: {total: 100.00, eligible: 150.00}}", "oop.total", ""},
		{"{paid: {basik: 600.00}}", "basik", ""},
		{"{spent: {inpatiant: 600.00}}", "inpatiant", ""},
		{"{spent: 600.00}", "spent", ""},
		{"{most: {inpatient: 600.00}}", "most", ""},
		{"{unpaid: {critical: {eligable: 600.00}}}", "eligable", ""},
		{"{unpaid: {critical: 600.00}}", "unpaid", ""},
		{"{unpaid: {criticle: {eligible: 600.00}}}", "criticle", ""},
		{"{since: 2020}", "since", ""},
	} {
		b, report, err := made.Bills(t, p, "year: 2020\nbefore: "+c.before+claims)
		if c.refused != "" {
			var invalid *document.Invalid
			if !errors.As(err, &invalid) || !strings.Contains(err.Error(), "`"+c.refused) && !strings.Contains(err.Error(), c.refused+" ") {
				t.Errorf("%s: %v; want %s refused", c.before, err, c.refused)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.before, err)
			continue
		}
		var said []string
		for _, a := range b.Assumed() {
			key := a.Key
			if a.Derived {
				key += "=" + a.Amount.String()
			}
			said = append(said, key)
		}
		if got := strings.Join(said, " "); got != c.assumed {
			t.Errorf("%s: assumed %s, want %s", c.before, got, c.assumed)
		}
		s, err := settle.Year(p, b)
		if err != nil {
			t.Fatal(err)
		}
		var record, sheet strings.Builder
		if err := show.WriteSheetJSON(&record, s); err != nil {
			t.Fatal(err)
		}
		if err := show.WriteSheet(&sheet, p, b, show.SheetOptions{Lang: "en"}); err != nil {
			t.Fatal(err)
		}
		warned := ""
		for _, d := range report.Warnings() {
			warned += d.What.String()
		}
		for _, a := range b.Assumed() {
			if !strings.Contains(record.String(), `"before": "`+a.Key+`"`) || !strings.Contains(sheet.String(), a.Key) {
				t.Errorf("%s: the result does not name %s", c.before, a.Key)
			}
			if !a.Derived && !strings.Contains(warned, a.Key) {
				t.Errorf("%s: no warning of %s", c.before, a.Key)
			}
		}
	}
}

// A benefit that covers both parts of a bill paid of the eligible cost alone where the year is stated to have had nothing
// else: 1,000 − 500 − 50 = 450 are left of it, and of all.
func TestBeforeKnowsAPartOfNothing(t *testing.T) {
	p := made.Policy(t, layers)
	b, _, err := made.Bills(t, p, `
year: 2020
before: {eligible: 1000.00, excluded: 0, paid: {basic: 500.00, critical: 0, floor: 50.00}}
claims: [{id: c1, total: 100.00}]
`)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[rules.Column]model.Fen{rules.Amount(rules.OOP, "eligible"): 450_00, rules.Amount(rules.OOP, rules.Total): 450_00, rules.Amount(rules.Paid, rules.Total): 550_00, rules.Amount(rules.Cost, rules.Total): 1000_00} {
		if got := b.Persons[0].Before.Year[word]; got != want {
			t.Errorf("%s is %s, want %s", word, got, want)
		}
	}
}
