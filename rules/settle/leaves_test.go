package settle_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/settle"
)

const yearCap = `policy: year_cap
sources: {made: {title: made up}}
benefits:
  - {id: half, covers: total, pays: 0.5 * total}
  - {id: mine, at: year_end, covers: total, leaves: 3000}
`

// What a year's end pays for costs before the file is not taken off the file's bills. By hand: 100,000 were left before, and
// half of 2,000 is left now; 3,000 of the 101,000 stay, so 98,000 are paid, of them 1,000 on the bill.
func TestBurdenIsNeverNegative(t *testing.T) {
	s := made.Settled(t, made.Policy(t, yearCap), `
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
	s := made.Settled(t, made.Policy(t, yearCap+"  - {id: ours, at: year_end, for: household, covers: total, leaves: 4000}\n"), `
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
		text := made.Written(made.Choices(r, 400))
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
		s, turns, err := settle.Explain(p, b, false)
		if err != nil {
			continue // no amount
		}
		for _, x := range turns {
			if x.Paid != 0 {
				payments++
			}
			if benefit := p.Benefits[x.Benefit]; x.Paid < 0 || !benefit.Cash && x.Paid > x.Unpaid {
				broken = fmt.Sprintf("%s pays %s of %s", benefit.ID, x.Paid, x.Unpaid)
			}
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
func heldBefore(r *rand.Rand, p *rules.Policy) *bill.Bills {
	b := &bill.Bills{Year: 2018, Household: bill.Household{Size: 3, Income: 2_000_000}}
	amount := func() model.Fen { return model.Fen(float64(uint64(1)<<r.IntN(25)) * r.Float64()) }
	for _, id := range []string{"a", "b"} {
		x := bill.Person{ID: id, Values: map[string]float64{"age": 40, "sex": 0, "category": float64(r.IntN(5)), "insured": 1}}
		left := func(cost string) rules.Column { return rules.Amount(rules.OOP, cost) }
		x.Before.Year = map[rules.Column]model.Fen{left("eligible"): amount(), left("excluded"): amount()}
		x.Before.Year[left(rules.Total)] = x.Before.Year[left("eligible")] + x.Before.Year[left("excluded")]
		for _, benefit := range p.Benefits {
			x.Before.Year[rules.Amount(rules.Paid, benefit.ID)] = amount()
		}
		b.Persons = append(b.Persons, x)
	}
	for i := range 6 {
		c := bill.Claim{ID: fmt.Sprint("c", i), Person: i % 2, Month: 1 + r.IntN(12), Total: amount(), Values: map[string]float64{"disease": -1}}
		for _, word := range []string{"kind", "level", "place"} {
			c.Values[word] = float64(r.IntN(3))
		}
		first := model.Fen(float64(c.Total) * r.Float64())
		c.Costs = []model.Fen{first, c.Total - first}
		b.Claims = append(b.Claims, c)
	}
	return b
}
