package wave

import (
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/read"
)

func policyOf(t *testing.T, text string) *rules.Policy {
	t.Helper()
	docs, err := document.Parse("p.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	policy, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	return policy
}

const insuredPolicy = `
policy: insured
title: {zh: 参保, en: Insured}
from: 2018-01-01
sources: {doc: {title: made up}}
source: {ref: doc, status: derived}
enumerations: {category: [poor, resident]}
funds: {pool: {title: Pool}, aid: {title: Aid}}
benefits:
  - {id: aid, fund: aid, pays: 0.1 * eligible}
  - {id: basic, fund: pool, when: insured, pays: 0.5 * eligible}
  - {id: cap, fund: pool, at: year_end, when: insured, pays: 0.5 * ytd.oop.total}
`

// Three patients with a bill of 1,000 yuan each; under the first policy the first is insured, under the second the second and third are. By hand
// the basic benefit pays 500 to who is insured, and the cap at the year's end a half of the 400 that aid of 100 leaves; aid alone leaves 900. Aid
// pays alike under both, and is shared.
func TestWhoIsInsuredUnderWhichPolicy(t *testing.T) {
	p := policyOf(t, insuredPolicy)
	c := &model.Claims{Year: 2018, Waves: []int32{0, 3}, Categories: []string{"resident"}, Diseases: []string{"other"}, Households: make([]model.Payer, 3)}
	for i := range 3 {
		c.Patient, c.Month, c.Kind, c.Level, c.Place = append(c.Patient, int32(i)), append(c.Month, 3), append(c.Kind, model.Inpatient), append(c.Level, model.County), append(c.Place, model.InCounty)
		c.Referred, c.Disease, c.Total, c.Eligible = append(c.Referred, false), append(c.Disease, 0), append(c.Total, 1000_00), append(c.Eligible, 1000_00)
		c.Patients = append(c.Patients, model.Patient{Household: int32(i), Insured: i == 0})
	}
	w, err := Compile([]Rules{{Policy: p}, {Policy: p, Enrolled: 1}, {Policy: p}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	var out model.Settled
	if err := w.NewRunner().Settle(c, &out); err == nil || !strings.Contains(err.Error(), "do not say who is insured") {
		t.Errorf("bills that do not say it: %v", err)
	}
	c.Enrolled = [][]bool{{false, true, true}}
	drawn, err := w.Draw([]model.Values{{}, {}, {}})
	if err != nil {
		t.Fatal(err)
	}
	for what, w := range map[string]*Waves{"as compiled": w, "of a draw": drawn} {
		if err := w.NewRunner().Settle(c, &out); err != nil {
			t.Fatal(err)
		}
		s := w.Streams()
		if !slices.Equal(s[0], s[2]) || s[0][0] != s[1][0] || s[0][1] == s[1][1] {
			t.Errorf("%s: streams %v", what, s)
		}
		for policy, insured := range [][]bool{{true, false, false}, {false, true, true}} {
			for i, yes := range insured {
				basic, end := model.Fen(0), model.Fen(0)
				if yes {
					basic, end = 500_00, 200_00
				}
				if got := out.Paid[s[policy][1]][i]; got != basic {
					t.Errorf("%s, policy %d, patient %d: %s of basic, want %s", what, policy, i, got, basic)
				}
				if got := out.Paid[s[policy][0]][i]; got != 100_00 {
					t.Errorf("%s, policy %d, patient %d: %s of aid", what, policy, i, got)
				}
				if got := out.PaidPerson[s[policy][2]][i]; got != end {
					t.Errorf("%s, policy %d, patient %d: %s at the year's end, want %s", what, policy, i, got, end)
				}
			}
		}
	}
}

// Policies pay alike that have the same formulas over the same numbers, whatever is drawn. Another number makes another, also one that is drawn
// otherwise; a benefit of another id does not count, nor what pays of bills, nor a change of a later year.
func TestWhoPaysAlikeAtEnrolment(t *testing.T) {
	uncertain := strings.Replace(premiumPolicy, "by: [category], value:", "by: [category], range: [0.5, 1], value:", 1)
	text := func(pairs ...string) Rules {
		t.Helper()
		if now := strings.NewReplacer(pairs...).Replace(uncertain); now != uncertain || len(pairs) == 0 {
			return Rules{Policy: policyOf(t, now)}
		}
		t.Fatalf("nothing of %q", pairs)
		return Rules{}
	}
	all := []Rules{text(), text(), text("poor: 1,", "poor: 0.9,"), text("range: [0.5, 1]", "range: [0.6, 1]"), text("pays: 0.5 * eligible", "pays: 0.6 * eligible"),
		text("100.005", "120"), text("value: 250", "value: 260"), text("premium * share[category]", "premium * share[category] * 0.5")}
	for _, c := range []struct {
		year int
		ids  []string
		want []int
	}{
		{2018, []string{"contribution"}, []int{0, 0, 1, 2, 0, 0, 0, 3}},
		{2019, []string{"contribution"}, []int{0, 0, 1, 2, 0, 0, 3, 4}},
		{2018, []string{"contribution", "cover"}, []int{0, 0, 1, 2, 0, 3, 0, 4}},
		{2018, nil, []int{0, 0, 0, 0, 0, 0, 0, 0}},
	} {
		got, err := PayAlike(all, c.year, c.ids)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d, %v: %v, want %v", c.year, c.ids, got, c.want)
		}
	}
}
