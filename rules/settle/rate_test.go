package settle_test

import (
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules/bill"
	"doudi/rules/read"
	"doudi/rules/settle"
)

const ratePolicy = `policy: rate
title: {zh: 比例, en: Rates}
from: 2018-01-01
enumerations: {kind: [inpatient]}
sources: {doc: {title: 文件}}
source: {ref: doc, status: stated}
funds: {basic_fund: {title: 基金, kind: public}, account: {title: 个人账户, kind: own}}
benefits:
  - {id: basic, fund: basic_fund, covers: eligible, pays: 0.6 * eligible}
  - {id: account, fund: account, covers: total, pays: 500}
  - {id: backstop, fund: basic_fund, covers: total, leaves: 1000}
`

// By hand: of 10,000, of which 8,000 are eligible, basic pays 4,800; the patient's account 500 of the eligible 3,200 left;
// the backstop 3,700 of the 4,700 left, first what is left of the eligible cost, 2,700, then 1,000 of the 2,000 outside.
// Funds paid 4,800 + 2,700 of the eligible 8,000: 93.75 %, not the 106.25 % that all 8,500 of theirs would make.
func TestEligibleRateIsOfTheEligibleCost(t *testing.T) {
	docs, err := document.Parse("rate.yaml", []byte(ratePolicy))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	b := &bill.Bills{Year: 2018, Persons: []bill.Person{{Values: map[string]float64{}}}, Claims: []bill.Claim{{
		ID: "a", Month: 3, Total: 1_000_000, Costs: []model.Fen{800_000, 200_000}, Values: map[string]float64{"kind": 0},
	}}}
	s, err := settle.Year(p, b)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Claims[0].PaidEligible; got != 750_000 {
		t.Errorf("funds paid %s of the eligible cost, want 7500.00", got)
	}
	for _, of := range []string{"a", "year"} {
		if got := s.Figure(of, "eligible_rate"); got != 0.9375 {
			t.Errorf("%s: eligible rate %v, want 0.9375", of, got)
		}
		if got := s.Figure(of, "effective_rate"); got != 0.85 {
			t.Errorf("%s: effective rate %v, want 0.85", of, got)
		}
	}
	if s.Totals.PaidEligible != 750_000 {
		t.Errorf("the year: %s", s.Totals.PaidEligible)
	}
}
