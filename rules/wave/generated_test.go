package wave_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/resolve"
	"doudi/rules/wave"
)

// TestGeneratedPoliciesAgree holds the columns to expr's VM on policies that nobody wrote.
func TestGeneratedPoliciesAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(2026, 11))
	want, tries := 300, 0
	if testing.Short() {
		want = 30
	}
	homes, classes := 0, 0
	for accepted := 0; accepted < want; tries++ {
		if tries > 8*want {
			t.Fatalf("only %d of %d generated policies pass the check", accepted, tries)
		}
		text := made.Written(made.Choices(r, 400))
		if w := agreed(t, text, r); w != nil {
			accepted++
			if w.ByHousehold() > 0 {
				homes++
			}
			if w.ByClass() {
				classes++
			}
		}
	}
	if homes < want/10 {
		t.Errorf("only %d of %d policies look at households", homes, want)
	}
	if classes < want/10 {
		t.Errorf("only %d of %d policies go by class", classes, want)
	}
	t.Logf("%d policies of %d pass the check; %d of them look at households, %d go by class", want, tries, homes, classes)
}

// FuzzWavesAgree lets a fuzzer choose the policy, and the bills by a seed.
func FuzzWavesAgree(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		f.Add(made.Choices(r, 200), r.Uint64())
	}
	f.Fuzz(func(t *testing.T, bytes []byte, seed uint64) {
		agreed(t, made.Written(bytes), rand.New(rand.NewPCG(seed, 0)))
	})
}

// agreed settles random bills by a policy in both ways and compares: of 2018, when its numbers change within the year, and of 2019,
// when nothing does, so that it may go by class, often for the kinds of care that are simulated. It gives the waves of 2019, or nil
// if the policy does not pass the check.
func agreed(t *testing.T, text string, r *rand.Rand) *wave.Waves {
	docs, err := document.Parse("generated.yaml", []byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	p, _, err := read.Policy(docs[0])
	if err != nil {
		var invalid *document.Invalid
		if !errors.As(err, &invalid) {
			t.Fatalf("%v\n%s", err, text)
		}
		return nil
	}
	agreedIn(t, text, p, r, 2018)
	kinds := []model.Kind{model.Inpatient, model.OutpatientChronic}
	if r.IntN(3) == 0 {
		kinds = nil
	}
	return agreedIn(t, text, p, r, 2019, kinds...)
}

// agreedIn compares bills of one year.
func agreedIn(t *testing.T, text string, p *rules.Policy, r *rand.Rand, year int, kinds ...model.Kind) *wave.Waves {
	w, err := wave.Compile([]wave.Rules{{Policy: p}}, year, kinds...)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	c := made.Claims(r, 25, p.Enumeration("category").Members, year)
	for j := range c.Kind {
		if kinds != nil && c.Kind[j] == model.Outpatient {
			c.Kind[j] = model.OutpatientChronic
		}
	}
	var waves model.Settled
	refusal := w.NewRunner().Settle(c, &waves)
	single, err := made.OneByOne(p, c)
	if (err == nil) != (refusal == nil) {
		t.Fatalf("waves: %v, one by one: %v\n%s", refusal, err, text)
	}
	if err != nil {
		if !strings.Contains(err.Error(), "`leaves: max(0, …)`") { // the one refusal that depends on the bill
			t.Fatalf("a policy that passes the check does not settle: %v\n%s", err, text)
		}
		return w
	}
	if diff := made.Differing(p, made.ByBenefit(w, 0, &waves), single); diff != "" {
		t.Fatalf("%s\n%s", diff, text)
	}
	if broken := conserved(p, c, made.ByBenefit(w, 0, &waves)); broken != "" {
		t.Fatalf("%s\n%s", broken, text)
	}
	for _, month := range []int{1, 12} {
		e, err := resolve.Edition(p, rules.MonthOf(year, month), nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := bits(p, e, r); diff != "" {
			t.Fatalf("%s\n%s", diff, text)
		}
	}
	return w
}

// conserved says what a settlement must keep and has not: no payment below zero, and no bill or household paid beyond
// what it cost.
func conserved(p *rules.Policy, c *model.Claims, s *model.Settled) string {
	cost := make([]model.Fen, len(c.Households))
	for i, total := range c.Total {
		left := total
		for k, b := range p.Benefits {
			if s.Paid[k] == nil {
				continue
			}
			if s.Paid[k][i] < 0 {
				return fmt.Sprintf("%s pays %s", b.ID, s.Paid[k][i])
			}
			if !b.Cash {
				left -= s.Paid[k][i]
			}
		}
		if left < 0 {
			return fmt.Sprintf("bill %d of %s is paid %s too much", i, total, -left)
		}
		cost[c.Patients[c.Patient[i]].Household] += left
	}
	for k, b := range p.Benefits {
		if b.Cash {
			continue
		}
		for i := range s.PaidPerson[k] {
			cost[c.Patients[i].Household] -= s.PaidPerson[k][i]
		}
		for h := range s.PaidHousehold[k] {
			cost[h] -= s.PaidHousehold[k][h]
		}
	}
	for h, left := range cost {
		if left < 0 {
			return fmt.Sprintf("household %d is paid %s beyond its bills", h, -left)
		}
	}
	return ""
}
