package wave_test

import (
	"fmt"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/kernel"
	"doudi/rules/read"
	"doudi/rules/wave"
)

// Blocks of no bill, of one, and of one more and one fewer than go through the kernel at a time are settled as the plain
// policy settles them.
func TestBlocksOfAnySize(t *testing.T) {
	p, whole := baise(t, 1200)
	w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	r := w.NewRunner()
	for _, n := range []int{0, 1, 2, kernel.Batch - 1, kernel.Batch, kernel.Batch + 1, 2*kernel.Batch + 1, 0} {
		c := firstBills(whole, n)
		var out model.Settled
		if err := r.Settle(c, &out); err != nil {
			t.Fatalf("%d bills: %v", n, err)
		}
		plain := plainBaise{make([]plainYear, len(c.Patients))}
		for j, b := range plainBills(c) {
			var paid [5]model.Fen
			plain.settle(&b, int(c.Patient[j]), &paid)
			for k := range paid {
				if out.Paid[k][j] != paid[k] {
					t.Fatalf("%d bills, bill %d: %s, by hand %s", n, j, out.Paid[k][j], paid[k])
				}
			}
		}
	}
}

// firstBills are the first bills of so many patients of a block, one each: a single wave.
func firstBills(c *model.Claims, n int) *model.Claims {
	out := *c
	out.Waves = []int32{0, int32(n)}
	out.Patients = c.Patients[:n]
	out.Patient, out.Month, out.Disease = c.Patient[:n], c.Month[:n], c.Disease[:n]
	out.Kind, out.Level, out.Place, out.Referred = c.Kind[:n], c.Level[:n], c.Place[:n], c.Referred[:n]
	out.Total, out.Eligible = c.Total[:n], c.Eligible[:n]
	return &out
}

// After the first block of a size, settling allocates nothing.
func TestSettlingAllocatesNothing(t *testing.T) {
	byPerson, c := baise(t, 300)
	docs, err := document.Parse("family.yaml", []byte(familyPlan))
	if err != nil {
		t.Fatal(err)
	}
	byHousehold, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []*rules.Policy{byPerson, byHousehold} {
		w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
		if err != nil {
			t.Fatal(err)
		}
		r, out := w.NewRunner(), model.Settled{}
		if n := testing.AllocsPerRun(10, func() {
			if err := r.Settle(c, &out); err != nil {
				t.Fatal(err)
			}
		}); n > 0 {
			t.Errorf("%s: %v allocations for a block", p.ID, n)
		}
	}
}

const oddPolicy = `policy: odd
sources: {made: {title: made up}}
from: 2010-01-01
source: {ref: made, status: unverified}
enumerations: {category: [extreme_poor, dibao, registered_poor, marginal, resident]}
parameters:
  huge: {unit: CNY, value: 1000000000000}
  table: {by: [level], value: {township: 1, county: 2, city: none, province: 4}}
benefits:
  - id: only
    pays: '%s'
`

// A formula that overflows, or has no value, is refused by the waves and on the VM alike, and by the check where it can
// be seen there.
func TestFormulasWithoutAValue(t *testing.T) {
	for _, c := range []struct{ pays, atCheck, settling string }{
		{"total / (total - total)", "may be zero or less", ""},
		{"total / eligible", "may be zero or less", ""},
		{"table[level] - table[level]", "has no value where a limit is `none` (level city)", ""},
		{"table[level] * total", "has no value where a limit is `none` (level city)", ""},
		{strings.Repeat("huge * ", 30) + "total", "", "gives no amount"},
		{"nth(table, 1)", "no such table", ""},
	} {
		docs, err := document.Parse("odd.yaml", []byte(fmt.Sprintf(oddPolicy, c.pays+" + 0 * huge * table.county")))
		if err != nil {
			t.Fatal(err)
		}
		p, _, err := read.Policy(docs[0])
		if c.atCheck != "" {
			if err == nil || !strings.Contains(err.Error(), c.atCheck) {
				t.Errorf("%s: %v", c.pays, err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
		if err != nil {
			t.Fatal(err)
		}
		_, claims := baise(t, 50)
		var out model.Settled
		if err := w.NewRunner().Settle(claims, &out); err == nil || !strings.Contains(err.Error(), c.settling) {
			t.Errorf("%s: waves: %v", c.pays, err)
		}
		if _, err := made.OneByOne(p, claims); err == nil {
			t.Errorf("%s: the VM takes it", c.pays)
		}
	}
}

// What an accumulator adds may be no number, one overflow less another, where every payment is an amount; it is refused by person, and by household where policies go
// together.
func TestAccumulatorsWithoutAValue(t *testing.T) {
	_, claims := baise(t, 50)
	for _, of := range []string{"", "household."} {
		text := strings.Replace(oddPolicy, "benefits:", "accumulators: {odd: {for: "+map[string]string{"": "person", "household.": "household"}[of]+", adds: '%s'}}\nbenefits:", 1)
		p := made.Policy(t, fmt.Sprintf(text, strings.Repeat("huge * ", 30)+"total - "+strings.Repeat("huge * ", 30)+"eligible", "if("+of+"ytd.odd > 1, 1, 2) + 0 * table.county"))
		w, err := wave.Compile([]wave.Rules{{Policy: p}, {Policy: p}}, 2018)
		if err != nil {
			t.Fatal(err)
		}
		var out model.Settled
		if err := w.NewRunner().Settle(claims, &out); err == nil || !strings.Contains(err.Error(), "accumulator odd gives no amount") {
			t.Errorf("%q: waves: %v", of, err)
		}
		if _, err := made.OneByOne(p, claims); err == nil {
			t.Errorf("%q: the VM takes it", of)
		}
	}
}
