package settle_test

import (
	"os"
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/settle"
)

// A cap leaves 3,000 of the year. Earlier bills of 20,000, all eligible, were half paid; of the file's bill of 5,000, 4,000 are eligible,
// and half of them is paid: 3,000 are left, 2,000 of them eligible. The year's end pays 10,000 + 3,000 − 3,000 = 10,000, eligible cost
// first: 12,000 are left of that, so that all of it is, and the file's 2,000 count with it. Of the file's bill 1,000 are left at
// most, none of them eligible, and of its eligible cost all is paid: never more than the whole.
func TestWhatIsPaidForEarlierCostsIsNotTheFiles(t *testing.T) {
	p := made.Policy(t, made.Head+"benefits:\n  - {id: basic, pays: 0.5 * eligible}\n  - {id: cap, at: year_end, covers: total, leaves: 3000}\n")
	b, _, err := made.Bills(t, p, "year: 2018\nbefore: {total: 20000, paid: {basic: 10000}, oop: {total: 10000}}\nclaims: [{id: c1, total: 5000, eligible: 4000}]\n")
	if err != nil {
		t.Fatal(err)
	}
	s, err := settle.Year(p, b)
	if err != nil {
		t.Fatal(err)
	}
	if broken := s.Broken(); broken != "" {
		t.Error(broken)
	}
	for what, want := range map[string]float64{"basic": 2000, "cap": 10000, "paid_total": 4000, "oop": 1000, "oop.eligible": 0, "oop.excluded": 1000, "eligible_rate": 1} {
		if got := s.Figure("year", what); got != want {
			t.Errorf("%s is %v, want %v", what, got, want)
		}
	}
	if s.Totals.PaidEligible != 4000_00 {
		t.Errorf("%s of the eligible cost are paid", s.Totals.PaidEligible)
	}
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
	return made.Policy(t, "policy: county_x "+policy)
}

// The guide's policy on a year of two bills, by hand. The first admission has 400 of deductible: 0.8 × (12,000 − 400) =
// 9,280, which leaves 2,720, below the 10,000 of critical insurance. The second has 300: 0.8 × (60,000 − 300) = 47,760,
// which leaves 12,240; critical insurance pays 0.5 × (2,720 + 12,240 − 10,000) = 2,480, and 9,760 stay with the family.
// It is the same where the first bill stands in `before`.
func TestBeforeIsWorthItsBills(t *testing.T) {
	p := shown(t)
	whole := made.Settled(t, p, `
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
		part := made.Settled(t, p, "year: 2026\nbefore: "+before+"\nclaims: [{id: c2, month: 3, level: county, total: 60000.00}]\n")
		if oop := part.Claims[0].OOP; oop != 976000 || whole.Claims[1].OOP != 976000 {
			t.Errorf("%s: %s, and %s with the bill itself; want 9760.00", before, oop, whole.Claims[1].OOP)
		}
	}
}

const largest = `policy: layers
sources: {made: {title: made up}}
from: 2020-01-01
source: {ref: made, status: unverified}
accumulators: {spent: {for: person, by: [kind], adds: total}, most: {for: person, keeps: max, adds: total}}
benefits:
  - {id: basic, pays: 0.5 * eligible}
  - {id: critical, pays: '0.5 * (ytd.unpaid.eligible + unpaid.eligible - 1000) - ytd.paid.critical + 0 * ytd.spent[kind] + 0 * ytd.most'}
  - {id: floor, covers: total, pays: 0.1 * unpaid.total}
`

// Of a figure that keeps the largest, what a life holds is the larger of this year's and of the years before.
func TestLargestOfALife(t *testing.T) {
	p := made.Policy(t, strings.Replace(largest, "0 * ytd.most", "0.001 * life.most", 1))
	for year, want := range map[string]model.Fen{"300.00": 160050, "900.00": 160090} { // 0.5 × (4,200 − 1,000) + 0.001 × 500 or 900
		s := made.Settled(t, p, "year: 2020\nbefore: {paid: {basic: 0, critical: 0, floor: 0}, oop: {total: 0}, spent: {inpatient: 0, outpatient: 0, outpatient_chronic: 0}, most: "+
			year+", life: {most: 500.00}}\nclaims: [{id: c1, total: 8400.00}]\n")
		if got := s.Claims[0].Paid[1]; got != want {
			t.Errorf("%s: %s, want %s", year, got, want)
		}
	}
}
