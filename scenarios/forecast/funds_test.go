package forecast

import (
	"math"
	"testing"

	"doudi/model/measure"
)

// What funds and payers spend adds up to what benefits do; the county's fund pays the backstop and the cap.
func TestFundsAddUp(t *testing.T) {
	r := simulated(t, planned(t, baise, few(nil)), 2)
	for _, year := range []int{2017, 0} {
		for _, id := range []string{"current", "no_backstop", "yearly_cap_3000"} {
			all := row(t, r, id, year, "fund_spending", "all", "all")
			for _, by := range []string{"fund", "payer"} {
				sum, diff := 0.0, 0.0
				for _, x := range r.Rows {
					if x.Scenario == id && x.Year == year && x.Measure == "fund_spending" && x.By == by {
						sum, diff = sum+x.Mean, diff+x.DiffMean
					}
				}
				near(t, id+" by "+by, sum, all.Mean)
				near(t, id+" differs by "+by, diff, all.DiffMean)
			}
		}
		near(t, "the county", row(t, r, "yearly_cap_3000", year, "fund_spending", "fund", "county_backstop").Mean,
			row(t, r, "yearly_cap_3000", year, "fund_spending", "benefit", "backstop").Mean+row(t, r, "yearly_cap_3000", year, "fund_spending", "benefit", "yearly_cap").Mean)
		public := 0.0
		for _, id := range []string{"resident_insurance", "medical_assistance", "county_backstop"} {
			public += row(t, r, "current", year, "fund_spending", "fund", id).Mean
		}
		near(t, "public money", row(t, r, "current", year, "fund_spending", "payer", "public").Mean, public)
	}
	var county Fund
	for _, f := range r.Funds {
		if f.Scenario == "yearly_cap_3000" && f.ID == "county_backstop" {
			county = f
		}
	}
	if len(county.Benefits) != 2 || county.Payer != "public" || county.Title.ZH != "县级财政兜底资金" {
		t.Errorf("the county's fund is %+v", county)
	}
}

// A fund of the baseline that another policy does not have pays nothing there, and that is no sample's silence.
func TestFundOfTheBaselineAlone(t *testing.T) {
	r := simulated(t, planned(t, edited(t, "  - id: no_backstop", "  - id: elsewhere\n    policy: national\n  - id: no_backstop"), few(nil)), 2)
	base := row(t, r, "current", 0, "fund_spending", "fund", "county_backstop")
	there := row(t, r, "elsewhere", 0, "fund_spending", "fund", "county_backstop")
	if there.Mean != 0 || there.Rare || base.Mean <= 0 || math.Abs(there.DiffMean+base.Mean) > 1e-9*base.Mean {
		t.Errorf("%+v, under the baseline %+v", there, base)
	}
}

// Budgets are by fund in every scenario, and of public money under the baseline; a benefit that is alone in its fund needs
// what the fund needs.
func TestBudgetsByFund(t *testing.T) {
	plan := planned(t, baise, map[string]string{"people": "15500", "draws": "100", "replicates": "1"})
	plan.firstYear()
	r := simulated(t, plan, 2)
	find := func(b Budget) Budget {
		for _, x := range r.Budgets {
			if x.Scenario == b.Scenario && x.Benefit == b.Benefit && x.Fund == b.Fund && x.Payer == b.Payer {
				return x
			}
		}
		return Budget{}
	}
	fund, benefit := find(Budget{Scenario: "current", Fund: "county_backstop"}), find(Budget{Scenario: "current", Benefit: "backstop"})
	if fund.Amount == 0 || fund.Amount != benefit.Amount {
		t.Errorf("the fund needs %v, its benefit %v", fund.Amount, benefit.Amount)
	}
	if less := find(Budget{Scenario: "backstop_85", Fund: "county_backstop"}); less.Amount == 0 || less.Amount >= fund.Amount {
		t.Errorf("the backstop to 85 %% needs %v", less.Amount)
	}
	if none := find(Budget{Scenario: "no_backstop", Fund: "county_backstop"}); none.Amount != 0 {
		t.Errorf("without the backstop its fund needs %v", none.Amount)
	}
	public, all := find(Budget{Scenario: "current", Payer: "public"}), find(Budget{Scenario: "current"})
	if !(fund.Amount < public.Amount && public.Amount < all.Amount) {
		t.Errorf("the fund needs %v, public money %v, all %v", fund.Amount, public.Amount, all.Amount)
	}
}

// Rows are found as they stand, also after others took their place.
func TestRowsAreFound(t *testing.T) {
	r := &Result{Rows: []measure.Row{{Scenario: "a", Year: 1, Measure: "m", By: "all", Group: "all", Mean: 1}, {Scenario: "b", Measure: "m", By: "all", Group: "all", Mean: math.NaN()}}}
	if x, ok := r.Row("a", 1, "m", "all", "all"); !ok || x.Mean != 1 {
		t.Errorf("%+v, %v", x, ok)
	}
	if _, ok := r.Row("b", 0, "m", "all", "all"); ok {
		t.Error("a row without a mean is given")
	}
	r.Rows = []measure.Row{{Scenario: "c", Measure: "m", By: "all", Group: "all", Mean: 3}, {Scenario: "a", Year: 1, Measure: "m", By: "all", Group: "all", Mean: 2}}
	if x, ok := r.Row("a", 1, "m", "all", "all"); !ok || x.Mean != 2 {
		t.Errorf("%+v, %v", x, ok)
	}
	r.Rows = nil
	if _, ok := r.Row("a", 1, "m", "all", "all"); ok {
		t.Error("a row of nothing is given")
	}
}

// What a budget lacks, by hand: of 1 to 100, 95 % need 95.05; 96 to 100 pass it, by 2.95 on average. An amount that no
// simulation passes lacks nothing that could be said.
func TestWhatABudgetLacks(t *testing.T) {
	s := measure.Series{Replicates: 1, Weight: 1}
	for i := range 100 {
		s.Values = append(s.Values, float64(i+1))
	}
	var b Budget
	b.fill(s)
	if math.Abs(b.Amount-95.05) > 1e-9 || b.Suffices != 95 || math.Abs(b.Shortfall-2.95) > 1e-9 {
		t.Errorf("%v suffices in %d and lacks %v", b.Amount, b.Suffices, b.Shortfall)
	}
	for i := range s.Values {
		s.Values[i] = 7
	}
	b = Budget{}
	b.fill(s)
	if b.Suffices != 100 || !math.IsNaN(b.Shortfall) {
		t.Errorf("what always suffices lacks %v", b.Shortfall)
	}
}

// Where no benefit is in force, that funds spend nothing is known and no sample's silence.
func TestNoBenefitIsKnownToSpendNothing(t *testing.T) {
	none := "  - id: nothing\n    set:\n"
	for _, b := range []string{"basic", "critical", "commercial", "assistance", "backstop"} {
		none += "      - {path: benefits." + b + ".enabled, value: false}\n"
	}
	r := simulated(t, planned(t, edited(t, "  - id: no_backstop", none+"  - id: no_backstop"), few(nil)), 2)
	for _, year := range []int{2017, 0} {
		got := row(t, r, "nothing", year, "fund_spending", "all", "all")
		if base := row(t, r, "current", year, "fund_spending", "all", "all"); got.Mean != 0 || got.Rare || got.P95 != 0 || base.Rare || math.Abs(got.DiffMean+base.Mean) > 1e-9*base.Mean {
			t.Errorf("%d: %+v", year, got)
		}
	}
}
