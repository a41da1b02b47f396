package wave

import (
	"slices"
	"testing"

	"doudi/model"
)

// Simulated bills here are of admissions and chronic outpatient care, without facts. Of the benefits ordinary outpatient care has none of them,
// emergencies and damaged houses are facts that none states. A rate of
// nothing, a switch and a date say that nothing is paid; that a household applies, and what draws move, the simulation knows; and what is for other care in a part of the year, it has in the rest.
func TestBenefitsWithoutSimulatedBills(t *testing.T) {
	p := policyOf(t, `policy: sample
title: Sample
jurisdiction: CN
currency: CNY
sources: {doc: {title: A}}
from: 2016-01-01
source: {ref: doc, status: stated}
facts:
  emergency: {of: claim, type: bool, default: false}
  loss: {of: household, type: money, default: 0}
  whole: {of: person, type: bool, default: true}
  applied: {of: household, type: bool, default: false}
parameters: {rate: 0.5, none_paid: {unit: rate, values: [{from: 2016-01-01, value: 0}, {from: 2020-01-01, value: 0.1}]}}
sets: {turned: {of: kind, values: [{from: 2016-01-01, value: [outpatient]}, {from: 2018-07-01, value: [inpatient]}]}}
accumulators: {seen: {for: person, by: [kind], adds: eligible}}
benefits:
  - {id: basic, fund: a, pays: "if(kind == \"outpatient\", 0.1, rate) * eligible"}
  - {id: clinic, fund: a, when: "insured and kind == \"outpatient\"", pays: "rate * eligible"}
  - {id: over, fund: a, when: "ytd.seen[kind] >= 0 and kind == \"outpatient\"", pays: eligible}
  - {id: within, fund: a, pays: "if(kind == \"outpatient\", rate * unpaid.eligible, 0)"}
  - {id: emergency_help, fund: a, when: "emergency and not insured", pays: "unpaid.total"}
  - {id: all_whole, fund: a, when: whole, pays: "0.1 * unpaid.eligible"}
  - {id: unwhole, fund: a, when: not whole, pays: "0.1 * unpaid.eligible"}
  - {id: nothing, fund: a, pays: "none_paid * eligible"}
  - {id: past, fund: a, until: 2017-01-01, when: "kind == \"outpatient\"", pays: eligible}
  - {id: off, fund: a, enabled: false, when: "kind == \"outpatient\"", pays: eligible}
  - {id: half_a_year, fund: a, from: 2018-07-01, when: "kind == \"outpatient\"", pays: "0.1 * unpaid.eligible"}
  - {id: turns, fund: a, when: kind in turned, pays: "0.1 * unpaid.eligible"}
  - {id: house, fund: a, at: year_end, for: household, covers: none, pays: "loss"}
  - {id: asked, fund: a, at: year_end, when: applied, pays: "0.1 * ytd.oop.eligible"}
funds: {a: {title: A, kind: public}}
`)
	got, err := Unsimulated(Rules{Policy: p}, 2018, model.Inpatient, model.OutpatientChronic)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, k := range got {
		ids = append(ids, p.Benefits[k].ID)
	}
	if want := []string{"clinic", "over", "within", "emergency_help", "unwhole", "half_a_year", "house"}; !slices.Equal(ids, want) {
		t.Errorf("%v, want %v", ids, want)
	}
	if got, err = Unsimulated(Rules{Policy: p}, 2018, model.Inpatient, model.Outpatient); err != nil || len(got) != 3 {
		t.Errorf("with outpatient bills %v remain, %v", got, err) // the facts: emergencies, not whole, houses
	}
}
