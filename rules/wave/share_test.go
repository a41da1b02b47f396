package wave_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/wave"
)

// Bills go by household only where a formula or a benefit looks at it: a cover for a house that no simulated bill states does not.
func TestPoliciesThatLookAtHouseholds(t *testing.T) {
	for name, want := range map[string]int{"packs/baise": 0, "packs/chongqing": 0, "packs/national": 0, "../testdata/policies/jp_70plus": 1, "../testdata/policies/jp_nec_addon": 1, "../testdata/policies/us_part_d": 0} {
		p, _, err := made.File("../" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		w, err := wave.Compile([]wave.Rules{{Policy: p}}, 2018)
		if err != nil {
			t.Fatal(err)
		}
		if w.ByHousehold() != want {
			t.Errorf("%s: %d policies look at households, want %d", name, w.ByHousehold(), want)
		}
	}
	for text, want := range map[string]int{
		"benefits: [{id: a, pays: ytd.total}]\n":                                         0,
		"benefits: [{id: a, pays: household.ytd.total}]\n":                               1,
		"benefits: [{id: a, pays: household.size + household.income}]\n":                 0,
		"benefits: [{id: a, pays: 1}, {id: b, at: year_end, pays: 1}]\n":                 0,
		"benefits: [{id: a, pays: 1}, {id: b, at: year_end, for: household, leaves: 0}]": 1,
	} {
		w, err := wave.Compile([]wave.Rules{{Policy: made.Policy(t, made.Head+text)}}, 2018)
		if err != nil {
			t.Fatal(err)
		}
		if w.ByHousehold() != want {
			t.Errorf("%s: %d, want %d", text, w.ByHousehold(), want)
		}
	}
}

// A year's end is the last program: what it leaves nothing reads. Two policies that differ in a benefit of the year's end
// alone share the bills that read what the year has left. By hand: a pays a fifth of a bill once more than 600 is left, which is
// so of A's 1,000 alone; b pays 0.1 or 0.2 of what the year leaves: 2,000, 1,000 and 400.
func TestYearEndsPartNoBills(t *testing.T) {
	text := made.Head + "benefits: [{id: a, when: ytd.oop.total > 600, covers: total, pays: 0.2 * total}, {id: b, at: year_end, covers: total, pays: 0.1 * ytd.oop.total}]\n"
	w, err := wave.Compile([]wave.Rules{{Policy: made.Policy(t, text)}, {Policy: made.Policy(t, strings.Replace(text, "0.1", "0.2", 1))}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	s := w.Streams()
	if s[0][0] != s[1][0] || s[0][1] == s[1][1] {
		t.Errorf("payments %v", s)
	}
	var out model.Settled
	if err := w.NewRunner().Settle(threePatients(), &out); err != nil {
		t.Fatal(err)
	}
	if want := []model.Fen{0, 0, 0, 200_00, 0}; !slices.Equal(out.Paid[s[0][0]], want) {
		t.Errorf("bills: %v, want %v", out.Paid[s[0][0]], want)
	}
	for i, want := range [][]model.Fen{{200_00, 100_00, 40_00}, {400_00, 200_00, 80_00}} {
		if got := out.PaidPerson[s[i][1]]; !slices.Equal(got, want) {
			t.Errorf("policy %d at the year's end: %v, want %v", i, got, want)
		}
	}
}

// What two policies pay alike of the same bills is made once: all but the benefit that was changed, and what counts its
// payments or is held to what it leaves, as a year's end is. A benefit that can pay nothing has no payments at all.
func TestWhatPoliciesShare(t *testing.T) {
	base := made.Policy(t, made.Head+"parameters: {rate: 0.1}\nfacts: {house: {of: household, default: 0}}\nbenefits: [{id: a, pays: 0.5 * total}, {id: b, pays: rate * total}, {id: c, pays: 0.5 * unpaid.total}, {id: d, at: year_end, pays: 0.1 * ytd.paid.a}, {id: e, covers: none, pays: house}]\n")
	same := made.Policy(t, made.Head+"benefits: [{id: a, pays: 0.5 * total}, {id: c, pays: 3}]\n")
	changed, _, err := read.With(base, []read.Patch{patch(t, "parameters.rate", "0.2")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	w, err := wave.Compile([]wave.Rules{{Policy: base}, {Policy: changed}, {Policy: same}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	want := [][]int{{0, 1, 2, 3, -1}, {0, 4, 5, 6, -1}, {0, 7}}
	for i, streams := range w.Streams() {
		if !slices.Equal(streams, want[i]) {
			t.Errorf("policy %d has the payments %v, want %v", i, streams, want[i])
		}
	}
	c := firstBills(made.Claims(rand.New(rand.NewPCG(1, 2)), 3, base.Enumeration("category").Members, 2018), 2)
	c.Total, c.Eligible = []model.Fen{100_00, 300_00}, []model.Fen{100_00, 300_00}
	var out model.Settled
	if err := w.NewRunner().Settle(c, &out); err != nil {
		t.Fatal(err)
	}
	// 50 of 100; a tenth or a fifth; half of 40 or 30; at the year's end a tenth of the 50.
	for stream, want := range map[int][2]model.Fen{0: {50_00, 150_00}, 1: {10_00, 30_00}, 2: {20_00, 60_00}, 4: {20_00, 60_00}, 5: {15_00, 45_00}, 7: {3_00, 3_00}} {
		if out.Paid[stream][0] != want[0] || out.Paid[stream][1] != want[1] {
			t.Errorf("payments %d are %v, want %v", stream, out.Paid[stream], want)
		}
	}
	if out.PaidPerson[3][0] != 5_00 || out.PaidPerson[3][1] != 15_00 {
		t.Errorf("at the year's end %v", out.PaidPerson[3])
	}
}

// What a policy pays by household is not known before, but a benefit that has ended, or has not begun, pays nothing there too.
func TestNoStreamWithoutADateInTheYear(t *testing.T) {
	p := made.Policy(t, made.Head+`benefits:
  - {id: basic, covers: eligible, pays: 0.5 * eligible}
  - {id: ended, covers: eligible, pays: 0.1 * eligible, until: 2018-01-01}
  - {id: later, covers: eligible, pays: 0.1 * eligible, from: 2019-01-01}
  - {id: rest, covers: eligible, pays: 'max(0, household.ytd.unpaid.eligible - 100)', from: 2018-12-01}
`)
	for year, want := range map[int]string{2017: "[0 1 -1 -1]", 2018: "[0 -1 -1 1]", 2019: "[0 -1 1 2]"} {
		w, err := wave.Compile([]wave.Rules{{Policy: p}}, year)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(w.Streams()[0]); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

// Policies that look at households go together where they take the same turns at period ends, and what they pay alike is made once. All but b
// and what it leaves is alike in the first two; the third is the first again; the fourth pays nothing at the year's end and goes
// apart. Together each pays what it pays alone.
func TestWhatPoliciesShareByHousehold(t *testing.T) {
	base := made.Policy(t, made.Head+`parameters: {rate: 0.1}
benefits:
  - {id: a, covers: total, pays: 0.5 * total, ceiling: 'max(0, 5000 - household.ytd.paid.a)'}
  - {id: b, covers: total, pays: rate * unpaid.total}
  - {id: c, covers: total, at: year_end, pays: 0.1 * ytd.oop.total}
  - {id: d, covers: total, at: year_end, for: household, leaves: 'min(unpaid.total, 2000)'}
`)
	change := func(path, value string) *rules.Policy {
		p, _, err := read.With(base, []read.Patch{patch(t, path, value)}, nil)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	policies := []*rules.Policy{base, change("parameters.rate", "0.2"), base, change("benefits.d.enabled", "false")}
	var all []wave.Rules
	for _, p := range policies {
		all = append(all, wave.Rules{Policy: p})
	}
	w, err := wave.Compile(all, 2018)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(w.Streams(), w.ByHousehold()); got != "[[0 1 2 3] [0 4 5 6] [0 1 2 3] [7 8 9 -1]] 2" {
		t.Errorf("payments %s", got)
	}
	together(t, policies, made.Claims(rand.New(rand.NewPCG(7, 8)), 60, base.Enumeration("category").Members, 2018))
}
