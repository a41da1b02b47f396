package wave_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/settle"
	"doudi/rules/wave"
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
		p := made.Policy(t, fmt.Sprintf(highCost, c.mode, c.ceiling))
		s := made.Settled(t, p, fmt.Sprintf("year: 2018\nclaims: [{id: c1, total: %s}]\n", c.total))
		if s.Totals.OOP != c.left {
			t.Errorf("%s%s: %s is left of %s, want %s", c.mode, c.ceiling, s.Totals.OOP, c.total, c.left)
		}
		w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
		if err != nil {
			t.Fatal(err)
		}
		b := made.Claims(rand.New(rand.NewPCG(1, 1)), 1, p.Enumeration("category").Members, 2018)
		one := firstBills(b, 1)
		one.Total, one.Eligible = []model.Fen{c.total}, []model.Fen{c.total}
		var out model.Settled
		if err := w.NewRunner().Settle(one, &out); err != nil {
			t.Fatal(err)
		}
		paid := made.ByBenefit(w, 0, &out)
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
	p := made.Policy(t, fmt.Sprintf(text, "eligible - 3000"))
	b, _, err := made.Bills(t, p, "year: 2018\nclaims: [{id: c1, total: 2000.00}]\n")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := settle.Year(p, b); err == nil || !strings.Contains(err.Error(), "below zero") {
		t.Errorf("the VM: %v", err)
	}
	w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	c := made.Claims(rand.New(rand.NewPCG(1, 1)), 50, p.Enumeration("category").Members, 2018)
	var out model.Settled
	if err := w.NewRunner().Settle(c, &out); err == nil || !strings.Contains(err.Error(), "below zero") {
		t.Errorf("columns: %v", err)
	}
}
