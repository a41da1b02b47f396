package settle

import (
	"errors"
	"os"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
)

// policyOf reads a policy that must pass the check.
func policyOf(t *testing.T, text string) *rules.Policy {
	t.Helper()
	docs, err := document.Parse("made.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := rules.Read(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// billsOf reads bills; the error is the refusal.
func billsOf(t *testing.T, p *rules.Policy, text string) (*Bills, *document.Report, error) {
	t.Helper()
	docs, err := document.Parse("bills.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return ReadBills(docs[0], p)
}

// settled settles bills that must be right.
func settled(t *testing.T, p *rules.Policy, text string) *Sheet {
	t.Helper()
	b, _, err := billsOf(t, p, text)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Year(p, b)
	if err != nil {
		t.Fatal(err)
	}
	if broken := s.Broken(); broken != "" {
		t.Error(broken)
	}
	return s
}

// shown is the policy that the guide shows.
func shown(t *testing.T) *rules.Policy {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "```yaml\npolicy: county_x ")
	policy, _, closed := strings.Cut(rest, "```")
	if !ok || !closed {
		t.Fatal("the guide shows no policy")
	}
	return policyOf(t, "policy: county_x "+policy)
}

// The guide's policy on a year of two bills, by hand. The first admission has 400 of deductible: 0.8 × (12,000 − 400) =
// 9,280, which leaves 2,720, below the 10,000 of critical insurance. The second has 300: 0.8 × (60,000 − 300) = 47,760,
// which leaves 12,240; critical insurance pays 0.5 × (2,720 + 12,240 − 10,000) = 2,480, and 9,760 stay with the family.
// It is the same where the first bill stands in `before`.
func TestBeforeIsWorthItsBills(t *testing.T) {
	p := shown(t)
	whole := settled(t, p, `
year: 2026
claims:
  - {id: c1, month: 2, level: county, total: 12000.00}
  - {id: c2, month: 3, level: county, total: 60000.00}
`)
	for _, before := range []string{
		"{paid: {basic: 9280.00}, oop: {total: 2720.00}, admissions: 1}",
		"{paid: {basic: 9280.00}, oop: {eligible: 2720.00}, admissions: 1}",
		"{paid: {total: 9280.00, basic: 9280.00}, oop: {total: 2720.00}, admissions: 1}",
		"{total: 12000.00, eligible: 12000.00, paid: {basic: 9280.00}, admissions: 1}",
		"{paid: {basic: 9280.00}, oop: {total: 2720.00}, unpaid: {critical: {eligible: 2720.00}}, admissions: 1}",
		"{paid: {basic: 9280.00}, oop: {total: 2720.00}, unpaid: {eligible: 2720.00}, admissions: 1}",
	} {
		part := settled(t, p, "year: 2026\nbefore: "+before+"\nclaims: [{id: c2, month: 3, level: county, total: 60000.00}]\n")
		if oop := part.Claims[0].OOP; oop != 976000 || whole.Claims[1].OOP != 976000 {
			t.Errorf("%s: %s, and %s with the bill itself; want 9760.00", before, oop, whole.Claims[1].OOP)
		}
	}
}

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
	p := policyOf(t, layers)
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
		b, report, err := billsOf(t, p, "year: 2020\nbefore: "+c.before+claims)
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
		for _, a := range b.assumed() {
			key := a.Key
			if a.Derived {
				key += "=" + a.Amount.String()
			}
			said = append(said, key)
		}
		if got := strings.Join(said, " "); got != c.assumed {
			t.Errorf("%s: assumed %s, want %s", c.before, got, c.assumed)
		}
		s, err := Year(p, b)
		if err != nil {
			t.Fatal(err)
		}
		text, err := s.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var sheet strings.Builder
		if err := WriteText(&sheet, p, b, TextOptions{Lang: "en"}); err != nil {
			t.Fatal(err)
		}
		warned := ""
		for _, d := range report.Warnings() {
			warned += d.What.String()
		}
		for _, a := range b.assumed() {
			if !strings.Contains(string(text), `"before":"`+a.Key+`"`) || !strings.Contains(sheet.String(), a.Key) {
				t.Errorf("%s: the result does not name %s", c.before, a.Key)
			}
			if !a.Derived && !strings.Contains(warned, a.Key) {
				t.Errorf("%s: no warning of %s", c.before, a.Key)
			}
		}
	}
}

// Of a figure that keeps the largest, what a life holds is the larger of this year's and of the years before.
func TestLargestOfALife(t *testing.T) {
	p := policyOf(t, strings.Replace(layers, "0 * ytd.most", "0.001 * life.most", 1))
	for year, want := range map[string]model.Fen{"300.00": 160050, "900.00": 160090} { // 0.5 × (4,200 − 1,000) + 0.001 × 500 or 900
		s := settled(t, p, "year: 2020\nbefore: {paid: {basic: 0, critical: 0, floor: 0}, oop: {total: 0}, spent: {inpatient: 0, outpatient: 0, outpatient_chronic: 0}, most: "+
			year+", life: {most: 500.00}}\nclaims: [{id: c1, total: 8400.00}]\n")
		if got := s.Claims[0].Paid[1]; got != want {
			t.Errorf("%s: %s, want %s", year, got, want)
		}
	}
}

// A benefit that covers both parts of a bill paid of the eligible cost alone where the year is stated to have had nothing
// else: 1,000 − 500 − 50 = 450 are left of it, and of all.
func TestBeforeKnowsAPartOfNothing(t *testing.T) {
	p := policyOf(t, layers)
	b, _, err := billsOf(t, p, `
year: 2020
before: {eligible: 1000.00, excluded: 0, paid: {basic: 500.00, critical: 0, floor: 50.00}}
claims: [{id: c1, total: 100.00}]
`)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]model.Fen{"oop.eligible": 450_00, "oop.total": 450_00, "paid.total": 550_00, "total": 1000_00} {
		if got := b.Persons[0].Before.Year[word]; got != want {
			t.Errorf("%s is %s, want %s", word, got, want)
		}
	}
}
