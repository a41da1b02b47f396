package wave

import (
	"slices"
	"strings"
	"testing"

	"doudi/model"
)

const spellsPolicy = `
policy: spells
title: {zh: 连续参保, en: Spells}
from: 2018-01-01
sources: {doc: {title: made up}}
source: {ref: doc, status: derived}
enumerations: {category: [poor, resident]}
funds: {pool: {title: Pool}}
facts:
  unbroken_years: {of: person, type: number, default: 7}
  missed_years: {of: person, type: number, default: 9}
benefits:
  - {id: basic, fund: pool, pays: "unbroken_years + 0.01 * missed_years"}
  - {id: waits, fund: pool, when: "not (unbroken_years == 1 and missed_years > 0 and month <= 3)", pays: 100}
`

// Two patients with a bill of March each, under two groups of scenarios: what is paid is by hand what the spells of the group are. Where the
// simulation does not know them the policy's defaults are: 7 years and 9.
func TestSpellsOfTheBills(t *testing.T) {
	p := policyOf(t, spellsPolicy)
	c := &model.Claims{Year: 2018, Waves: []int32{0, 2}, Categories: []string{"resident"}, Diseases: []string{"other"}, Households: make([]model.Payer, 2)}
	for i := range 2 {
		c.Patient, c.Month, c.Kind, c.Level, c.Place = append(c.Patient, int32(i)), append(c.Month, 3), append(c.Kind, model.Inpatient), append(c.Level, model.County), append(c.Place, model.InCounty)
		c.Referred, c.Disease, c.Total, c.Eligible = append(c.Referred, false), append(c.Disease, 0), append(c.Total, 1000_00), append(c.Eligible, 1000_00)
		c.Patients = append(c.Patients, model.Patient{Household: int32(i), Insured: true})
	}
	w, err := Compile([]Rules{{Policy: p, Spells: true}, {Policy: p, Spells: true, Enrolled: 1}, {Policy: p}}, 2018)
	if err != nil {
		t.Fatal(err)
	}
	var out model.Settled
	if err := w.NewRunner().Settle(c, &out); err == nil || !strings.Contains(err.Error(), "for how long people have been insured") {
		t.Errorf("bills that do not say it: %v", err)
	}
	c.Spells = [][]model.Spell{{{Unbroken: 5}, {Unbroken: 1, Missed: 2}}, {{Unbroken: 1, Missed: 4}, {Unbroken: 2, Missed: 2}}}
	drawn, err := w.Draw([]model.Values{{}, {}, {}})
	if err != nil {
		t.Fatal(err)
	}
	for what, w := range map[string]*Waves{"as compiled": w, "of a draw": drawn} {
		if err := w.NewRunner().Settle(c, &out); err != nil {
			t.Fatal(err)
		}
		for policy, want := range [][2][2]model.Fen{{{500, 102}, {10000, 0}}, {{104, 202}, {0, 10000}}, {{709, 709}, {10000, 10000}}} {
			for benefit := range want {
				if got := out.Paid[w.Streams()[policy][benefit]][:2]; !slices.Equal(got, want[benefit][:]) {
					t.Errorf("%s, policy %d, %s: %v, want %v", what, policy, p.Benefits[benefit].ID, got, want[benefit])
				}
			}
		}
	}
	bills, err := BillsOf(p, c, 1)
	if err != nil || bills.Persons[0].Values["unbroken_years"] != 1 || bills.Persons[0].Values["missed_years"] != 2 {
		t.Errorf("the bill of the second says %+v, %v", bills.Persons[0].Values, err)
	}
}
