package made

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/wave"
)

// Agree settles one block of bills, of some kinds of care only, in waves and one by one, and compares to the fen; false where the
// policy does not settle such bills.
func Agree(t *testing.T, p *rules.Policy, c *model.Claims, kinds []model.Kind) bool {
	w, err := wave.Compile([]wave.Rules{{Policy: p}}, c.Year, kinds...)
	if err != nil {
		if p.Changes()[0] > rules.MonthOf(c.Year, 1) {
			return false // not in force for the whole of that year
		}
		t.Fatal(err)
	}
	for j := range c.Kind {
		if kinds != nil && !slices.Contains(kinds, c.Kind[j]) {
			c.Kind[j] = kinds[1]
		}
	}
	var waves model.Settled
	if err := w.NewRunner().Settle(c, &waves); err != nil {
		if strings.Contains(err.Error(), "which the simulation has") || strings.Contains(err.Error(), "no rule") {
			return false
		}
		t.Fatal(err)
	}
	single, err := OneByOne(p, c)
	if err != nil {
		t.Fatal(err)
	}
	if diff := Differing(p, ByBenefit(w, 0, &waves), single); diff != "" {
		t.Fatalf("%d: %s", c.Year, diff)
	}
	return true
}

// Differing names the first payment that differs.
func Differing(p *rules.Policy, a, b *model.Settled) string {
	for name, pair := range map[string][2][][]model.Fen{"bill": {a.Paid, b.Paid}, "person": {a.PaidPerson, b.PaidPerson}, "household": {a.PaidHousehold, b.PaidHousehold}} {
		for k := range pair[0] {
			for i := range max(len(pair[0][k]), len(pair[1][k])) {
				if x, y := at(pair[0][k], i), at(pair[1][k], i); x != y {
					return fmt.Sprintf("%s of %s %d: %s in waves, %s one by one", p.Benefits[k].ID, name, i, x, y)
				}
			}
		}
	}
	for i := range max(len(a.PaidEligible[0]), len(b.PaidEligible[0])) {
		if x, y := at(a.PaidEligible[0], i), at(b.PaidEligible[0], i); x != y {
			return fmt.Sprintf("of the eligible cost of bill %d: %s in waves, %s one by one", i, x, y)
		}
	}
	return ""
}

// at is a payment, 0 where a benefit has none at all.
func at(x []model.Fen, i int) model.Fen {
	if x == nil {
		return 0
	}
	return x[i]
}

// ByBenefit shows the payments of one of the policies that were compiled together in the order of its benefits.
func ByBenefit(w *wave.Waves, policy int, paid *model.Settled) *model.Settled {
	out := model.Settled{PaidEligible: [][]model.Fen{nil}}
	if stream := w.Eligible()[policy]; stream >= 0 {
		out.PaidEligible[0] = paid.PaidEligible[stream]
	}
	for _, stream := range w.Streams()[policy] {
		if stream < 0 {
			out.Paid, out.PaidPerson, out.PaidHousehold = append(out.Paid, nil), append(out.PaidPerson, nil), append(out.PaidHousehold, nil)
			continue
		}
		out.Paid = append(out.Paid, paid.Paid[stream])
		out.PaidPerson = append(out.PaidPerson, paid.PaidPerson[stream])
		out.PaidHousehold = append(out.PaidHousehold, paid.PaidHousehold[stream])
	}
	return &out
}
