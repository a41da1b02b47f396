package settle

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/read"
)

const highCost = `policy: high_cost
currency: JPY
rounding: {to: 1, mode: %s}
sources: {made: {title: made up}}
from: 2010-01-01
source: {ref: made, status: unverified}
parameters: {own: 0.3, fixed: 80100, from_cost: 267000}
benefits:
  - {id: insurance, covers: total, leaves: own * total}
  - {id: high, covers: total, leaves: 'fixed + 0.01 * max(0, total - from_cost)'%s}
`

// Japan's high-cost rule leaves 80,100 yen and a hundredth of the cost above 267,000; what is left is rounded to the yen.
// By hand: 80,100 + 0.01 × 50 = 80,100.5, which is 80,101 rounded half up and 80,100 rounded down; three tenths of the bill
// are 80,115. Columns and the VM agree.
func TestLeavesRoundsWhatIsLeft(t *testing.T) {
	for _, c := range []struct {
		mode, ceiling string
		total, left   model.Fen
	}{
		{"half_up", "", 267050_00, 80101_00},
		{"down", "", 267050_00, 80100_00},
		{"up", "", 267001_00, 80101_00},
		{"half_even", "", 267050_00, 80100_00},
		{"half_even", "", 267150_00, 80102_00},
		{"half_up", ", ceiling: 10.5", 267050_00, 80115_00 - 11_00}, // what it may pay is rounded where that binds
		{"half_up", ", ceiling: none", 267050_00, 80101_00},
	} {
		p := policyOf(t, fmt.Sprintf(highCost, c.mode, c.ceiling))
		s := settled(t, p, fmt.Sprintf("year: 2018\nclaims: [{id: c1, total: %s}]\n", c.total))
		if s.Totals.OOP != c.left {
			t.Errorf("%s%s: %s is left of %s, want %s", c.mode, c.ceiling, s.Totals.OOP, c.total, c.left)
		}
		w, err := Compile([]Rules{{p, nil}}, 2018)
		if err != nil {
			t.Fatal(err)
		}
		b := simulated(rand.New(rand.NewPCG(1, 1)), 1, p.Enumeration("category").Members, 2018)
		one := firstBills(b, 1)
		one.Total, one.Eligible = []model.Fen{c.total}, []model.Fen{c.total}
		var out model.Settled
		if err := w.NewRunner().Settle(one, &out); err != nil {
			t.Fatal(err)
		}
		paid := byBenefit(w, 0, &out)
		if left := c.total - paid.Paid[0][0] - paid.Paid[1][0]; left != c.left {
			t.Errorf("%s%s: %s is left of %s in waves, want %s", c.mode, c.ceiling, left, c.total, c.left)
		}
	}
}

// An amount below zero cannot be left: refused at the check where it is sure, else at the bill, by the VM and in columns.
func TestLeavesBelowZero(t *testing.T) {
	text := "policy: p\nsources: {made: {title: made up}}\nbenefits:\n  - {id: cap, leaves: %s}\n"
	docs, err := document.Parse("p.yaml", []byte(fmt.Sprintf(text, "-3000")))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := read.Policy(docs[0]); err == nil || !strings.Contains(err.Error(), "below zero") {
		t.Errorf("-3000 passes the check: %v", err)
	}
	p := policyOf(t, fmt.Sprintf(text, "eligible - 3000"))
	b, _, err := billsOf(t, p, "year: 2018\nclaims: [{id: c1, total: 2000.00}]\n")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Year(p, b); err == nil || !strings.Contains(err.Error(), "below zero") {
		t.Errorf("the VM: %v", err)
	}
	w, err := Compile([]Rules{{p, nil}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	c := simulated(rand.New(rand.NewPCG(1, 1)), 50, p.Enumeration("category").Members, 2018)
	var out model.Settled
	if err := w.NewRunner().Settle(c, &out); err == nil || !strings.Contains(err.Error(), "below zero") {
		t.Errorf("columns: %v", err)
	}
}

const yearCap = `policy: year_cap
sources: {made: {title: made up}}
benefits:
  - {id: half, covers: total, pays: 0.5 * total}
  - {id: mine, at: year_end, covers: total, leaves: 3000}
`

// What a year's end pays for costs before the file is not taken off the file's bills. By hand: 100,000 were left before, and
// half of 2,000 is left now; 3,000 of the 101,000 stay, so 98,000 are paid, of them 1,000 on the bill.
func TestBurdenIsNeverNegative(t *testing.T) {
	s := settled(t, policyOf(t, yearCap), `
year: 2018
before: {paid: {half: 100000.00, mine: 0}, oop: {total: 100000.00, excluded: 0}}
claims: [{id: c1, total: 2000.00}]
`)
	if p := s.Periods[0]; p.Paid != 98000_00 || p.Earlier != 97000_00 {
		t.Errorf("%s paid, %s of it for costs before; want 98000.00 and 97000.00", p.Paid, p.Earlier)
	}
	for _, of := range []string{"year", "household"} {
		for what, want := range map[string]float64{"oop": 0, "burden": 0, "paid_total": 2000, "mine": 98000, "effective_rate": 1} {
			if got := s.Figure(of, what); got != want {
				t.Errorf("%s of the %s is %v, want %v", what, of, got, want)
			}
		}
	}
}

// A household's figures hold its members' own payments at a period's end. By hand: each has 5,000 left and keeps 3,000; the
// household keeps 4,000 of their 6,000.
func TestHouseholdHoldsItsMembers(t *testing.T) {
	s := settled(t, policyOf(t, yearCap+"  - {id: ours, at: year_end, for: household, covers: total, leaves: 4000}\n"), `
year: 2018
persons: [{id: a}, {id: b}]
claims: [{id: c1, person: a, total: 10000.00}, {id: c2, person: b, total: 10000.00}]
`)
	for what, want := range map[string]float64{"oop": 4000, "paid_total": 16000, "mine": 4000, "ours": 2000, "burden": 4000, "effective_rate": 0.8} {
		if got := s.Figure("household", what); got != want {
			t.Errorf("%s of the household is %v, want %v", what, got, want)
		}
	}
	if got := s.Figure("a", "oop"); got != 3000 {
		t.Errorf("a bears %v, want 3000", got)
	}
}

// On policies that nobody wrote, with a year that holds something before the file, no payment is below zero or above what
// is unpaid, and no burden is below zero.
func TestBurdensOfGeneratedPolicies(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 7))
	payments, earlier, policies := 0, 0, 400
	if testing.Short() {
		policies = 200
	}
	for range policies {
		text := (&author{dice: rolls(r, 400)}).policy()
		docs, err := document.Parse("generated.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := read.Policy(docs[0])
		if err != nil {
			continue
		}
		b := heldBefore(r, p)
		broken := ""
		s, err := newRun(p, b, func(_ *run, t turn) {
			if t.paid != 0 {
				payments++
			}
			if t.paid < 0 || !t.step.Cash && t.paid > t.unpaid {
				broken = fmt.Sprintf("%s pays %s of %s", p.Benefits[t.step.Benefit].ID, t.paid, t.unpaid)
			}
		}).settle()
		if err != nil {
			continue // no amount
		}
		for _, of := range []string{"year", "household", "a", "b"} {
			for _, what := range []string{"oop", "burden"} {
				if x := s.Figure(of, what); x < 0 {
					broken += fmt.Sprintf(" %s of %s is %v", what, of, x)
				}
			}
		}
		if s.Totals.Earlier > 0 {
			earlier++
		}
		if broken += s.Broken(); broken != "" {
			t.Fatalf("%s\n%s", broken, text)
		}
	}
	if payments < policies || earlier < 5 {
		t.Errorf("%d payments, and %d years that pay for costs before the file", payments, earlier)
	}
}

// heldBefore are bills of two persons, each with something before them.
func heldBefore(r *rand.Rand, p *rules.Policy) *Bills {
	b := &Bills{Year: 2018, Household: Household{map[string]float64{"household.size": 3, "household.income": 20000}}}
	amount := func() model.Fen { return model.Fen(float64(uint64(1)<<r.IntN(25)) * r.Float64()) }
	for _, id := range []string{"a", "b"} {
		x := Person{ID: id, Values: map[string]float64{"age": 40, "sex": 0, "category": float64(r.IntN(5)), "insured": 1}}
		x.Before.Year = map[string]model.Fen{"oop.eligible": amount(), "oop.excluded": amount()}
		x.Before.Year["oop.total"] = x.Before.Year["oop.eligible"] + x.Before.Year["oop.excluded"]
		for _, benefit := range p.Benefits {
			x.Before.Year["paid."+benefit.ID] = amount()
		}
		b.Persons = append(b.Persons, x)
	}
	for i := range 6 {
		c := Claim{ID: fmt.Sprint("c", i), Person: i % 2, Month: 1 + r.IntN(12), Total: amount(), Values: map[string]float64{"disease": -1}}
		for _, word := range []string{"kind", "level", "place"} {
			c.Values[word] = float64(r.IntN(3))
		}
		first := model.Fen(float64(c.Total) * r.Float64())
		c.Costs = []model.Fen{first, c.Total - first}
		b.Claims = append(b.Claims, c)
	}
	return b
}
