package forecast

import (
	"fmt"
	"math"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules/bill"
	"doudi/rules/settle"
	"doudi/scenarios"
)

// Everybody's average bill is paid as one that is settled alone; so are sums over people. Of Baise's register of 682,000 people
// 83 % are registered poor, 15 % on the allowance, 2 % extremely poor; with 0.2 admissions a year at 6,000 yuan, 5,000 of
// them eligible.
func TestAverageBillsByHand(t *testing.T) {
	plan := planned(t, baise, few(nil))
	a := &Average{
		Admissions: func(register bool) float64 {
			if register {
				return 0.2
			}
			return 0
		},
		Cost: func(kind model.Kind, year int) float64 {
			if kind != model.Inpatient {
				return 0
			}
			return 6000
		},
		Eligible: 5000.0 / 6000,
	}
	spent, at := 0.0, plan.policies[0].Benefit("backstop")
	rates := map[string]float64{}
	for category, share := range map[string]float64{"registered_poor": 0.83, "dibao": 0.15, "extreme_poor": 0.02} {
		paid := alone(t, plan, category, "level: county, total: 6000.00, eligible: 5000.00")
		spent += 682_000 * share * 0.2 * paid.Paid[at].Yuan()
		rates[category] = paid.PaidTotal.Yuan() / 6000
	}
	for _, c := range []struct {
		t    scenarios.Target
		want float64
	}{
		{scenarios.Target{Measure: "fund_spending", By: "benefit", Group: "backstop", Unit: "CNY"}, spent},
		{scenarios.Target{Measure: "paid_admissions", By: "benefit", Group: "backstop", Unit: "admissions"}, 136_400},
		{scenarios.Target{Measure: "admissions", By: "status", Group: "poor", Unit: "admissions"}, 136_400},
		{scenarios.Target{Measure: "inpatients", By: "all", Group: "all", Scope: scenarios.Scope{By: "category", Groups: []string{"dibao"}}, Unit: "persons"}, 20_460},
		{scenarios.Target{Measure: "admissions", By: "status", Group: "never_registered", Unit: "admissions"}, 0},
		{scenarios.Target{Measure: "effective_rate_inpatient", By: "category", Group: "registered_poor", Unit: "ratio"}, rates["registered_poor"]},
		{scenarios.Target{Measure: "effective_rate_inpatient", By: "status", Group: "poor", Unit: "ratio"},
			0.83*rates["registered_poor"] + 0.15*rates["dibao"] + 0.02*rates["extreme_poor"]},
		{scenarios.Target{Measure: "helped_persons", By: "benefit", Group: "backstop", Unit: "persons"}, 136_400},
		{scenarios.Target{Measure: "paid_per_helped", By: "benefit", Group: "backstop", Unit: "CNY per person helped"}, spent / 136_400},
		{scenarios.Target{Measure: "paid_per_helped", By: "benefit", Group: "critical", Unit: "CNY per person helped"}, 0}, // the average bill does not reach it
		{scenarios.Target{Measure: "helped_persons", By: "benefit", Group: "critical", Unit: "persons"}, 0},
		{scenarios.Target{Measure: "paid_admissions", By: "benefit", Group: "backstop", Over: &scenarios.Over{Measure: "admissions", By: "all", Group: "all"}, Unit: "ratio"}, 1},
		{scenarios.Target{Measure: "inpatient_cost", By: "all", Group: "all", Over: &scenarios.Over{Measure: "persons", By: "status", Group: "poor"}, Unit: "CNY per person"}, 0.2 * 6000},
		{scenarios.Target{Measure: "inpatient_settled", By: "all", Group: "all", Unit: "CNY"}, 136_400 * 6000},
		{scenarios.Target{Measure: "cost_per_admission", By: "category", Group: "dibao", Unit: "CNY per admission"}, 6000},
		{scenarios.Target{Measure: "inpatient_paid", By: "category", Group: "registered_poor", Unit: "CNY"}, 136_400 * 0.83 * 6000 * rates["registered_poor"]},
		{scenarios.Target{Measure: "paid_admissions", By: "benefit", Group: "backstop", Unit: "admissions", Months: scenarios.Months{First: 1, Last: 3}}, 34_100},
		{scenarios.Target{Measure: "effective_rate_inpatient", By: "category", Group: "dibao", Place: "in_county", Unit: "ratio"}, rates["dibao"]},
	} {
		c.t.Scenario, c.t.Years = "current", scenarios.Years{From: 2018, To: 2018}
		got, ok, err := plan.OfAverage(&c.t, a)
		if err != nil || !ok || math.Abs(got-c.want) > 1e-9*math.Abs(c.want) {
			t.Errorf("%+v: %v, %v, %v, want %v", c.t, got, ok, err, c.want)
		}
	}
	if spent == 0 || rates["registered_poor"] == 0 {
		t.Errorf("the bill alone is not paid: %v, %v", spent, rates)
	}
	for _, of := range []scenarios.Target{{Measure: "effective_rate_inpatient", Place: "in_area", Unit: "ratio"}, {Measure: "admissions", Place: "in_county", Unit: "admissions"}} {
		of.By, of.Group, of.Scenario, of.Years = "all", "all", "current", scenarios.Years{From: 2018, To: 2018}
		if x, ok, err := plan.OfAverage(&of, a); ok || err != nil {
			t.Errorf("%s in %s: %v, %v", of.Measure, of.Place, x, err)
		}
	}
	for _, measure := range []string{"poverty_d2", "premium_subsidy", "oop"} {
		if _, ok, err := plan.OfAverage(&scenarios.Target{Measure: measure, By: "all", Group: "all", Scenario: "current", Years: scenarios.Years{From: 2018, To: 2018}}, a); ok || err != nil {
			t.Errorf("%s is made of average bills: %v", measure, err)
		}
	}
}

// Every tenth person has a chronic bill of 500 yuan, 400 of them eligible, and nobody is admitted: 102,300 of the 682,000 × 15 % on the
// allowance, a tenth of them with bills, cost 5,115,000 yuan.
func TestAverageChronicBillsByHand(t *testing.T) {
	plan := planned(t, baise, few(nil))
	a := &Average{
		Admissions: func(bool) float64 { return 0 },
		Cost: func(kind model.Kind, _ int) float64 {
			if kind != model.OutpatientChronic {
				return 7000
			}
			return 500
		},
		Eligible: 400.0 / 500,
		Chronic:  0.1,
	}
	paid := alone(t, plan, "dibao", "kind: outpatient_chronic, level: county, total: 500.00, eligible: 400.00").PaidTotal.Yuan()
	for measure, want := range map[string]float64{"chronic_settled": 5_115_000, "chronic_paid": 10_230 * paid, "inpatient_settled": 0, "inpatient_paid": 0} {
		got, ok, err := plan.OfAverage(&scenarios.Target{Measure: measure, By: "category", Group: "dibao", Unit: "CNY", Scenario: "current", Years: scenarios.Years{From: 2018, To: 2018}}, a)
		if err != nil || !ok || math.Abs(got-want) > 1e-9*want {
			t.Errorf("%s: %v, %v, %v, want %v", measure, got, ok, err, want)
		}
	}
	if paid == 0 {
		t.Error("the bill alone is not paid")
	}
}

// alone settles the bill of one person by the first scenario's policy.
func alone(t *testing.T, plan *Plan, category, claim string) settle.Settlement {
	t.Helper()
	text := fmt.Sprintf("year: 2018\nhousehold: {size: 4}\npersons: [{id: p, age: 50, category: %s, insured: true}]\n"+
		"claims: [{person: p, id: c, month: 6, %s}]\n", category, claim)
	docs, err := document.Parse("bills.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	bills, _, err := bill.Read(docs[0], plan.policies[0])
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := settle.Year(plan.policies[0], bills)
	if err != nil {
		t.Fatal(err)
	}
	return sheet.Claims[0]
}
