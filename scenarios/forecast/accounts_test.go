package forecast

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/scenarios"
)

// accounted is the plan by hand with an account of the pool: 1,000 yuan when 2018 begins, 1 % interest, 500 and 600 yuan from the county,
// and 2.50 yuan for each insured, of whom there are 100 in the first draw and 110 in the second.
func accounted(t *testing.T) (*Plan, *Results, *inputs) {
	t.Helper()
	p, _ := byHand(t, 2, 1)
	at := func(path string, x float64) model.Quantity {
		return model.Quantity{Path: "funds.pool." + path, Value: x, Low: x, High: x}
	}
	county := at("county", 500)
	county.Dated = &model.Dated{Years: []int{2018, 2019}, Of: []model.Quantity{county, at("county.2019", 600)}, Most: 1e9}
	p.Study.Accounts = []scenarios.Account{{
		Fund: "pool", Balance: at("balance", 1000), Interest: at("interest", 0.01), Budget: map[int]float64{2018: 1000},
		Income: []scenarios.Income{{ID: "county", Amount: county}, {ID: "personal", Per: scenarios.PerEnrolled, Amount: at("personal", 2.5)}},
	}}
	p.countEnrolled(p.world)
	r := p.NewResults()
	r.weight = []float64{1, 1}
	for y, spent := range [][]float64{{300.10, 2000.05}, {100, 50}} {
		r.put(t, 0, y, "payer_spending", "fund", "pool", spent...)
		r.put(t, 1, y, "payer_spending", "fund", "pool", spent[0], 0)
		for s := range 2 {
			r.put(t, s, y, enrolledID, "all", "all", 100, 110)
		}
	}
	in := &inputs{titles: map[string]model.Title{}, place: map[string][]float64{}}
	return p, r, in
}

// By hand, in the first draw: 1,000 + (500 + 250 + 10 of interest) − 300.10 = 1,459.90; then interest of 14.599, which is 14.60 to the
// fen, and 1,459.90 + (600 + 250 + 14.60) − 100 = 2,224.50. In the second 1,000 + (500 + 275 + 10) − 2,000.05 = −215.05, which is no
// error and earns no interest; then −215.05 + (600 + 275) − 50 = 609.95. One of the two is short at the end of 2018 and none at the end of
// 2019. What is left of the first would pay for 1,459.90 ÷ 300.10 · 12 months.
func TestAccountsByHand(t *testing.T) {
	p, r, in := accounted(t)
	out := &Result{Study: p.Study}
	p.keepAccounts(in, r, out)
	want := map[string][]float64{
		"2018 fund_opening pool": {1000, 1000}, "2018 fund_income pool": {760, 785}, "2018 fund_balance pool": {1459.90, -215.05},
		"2018 fund_income pool/county": {500, 500}, "2018 fund_income pool/personal": {250, 275}, "2018 fund_income pool/interest": {10, 10},
		"2019 fund_opening pool": {1459.90, -215.05}, "2019 fund_income pool": {864.60, 875}, "2019 fund_balance pool": {2224.50, 609.95},
		"2019 fund_income pool/interest": {14.60, 0},
		"2018 fund_reserve_months pool":  {1459.90 / 300.10 * 12, -215.05 / 2000.05 * 12},
	}
	for _, f := range out.Replicated {
		name := fmt.Sprint(f.Year, " ", f.Measure, " ", f.Group)
		if w, asked := want[name]; asked && f.Scenario == "current" {
			for i := range w {
				near(t, name, f.Values[i], w[i])
			}
			delete(want, name)
		}
	}
	if len(want) > 0 {
		t.Errorf("nothing said of %v", want)
	}
	for year, share := range map[int]float64{2018: 0.5, 2019: 0} {
		row, _ := out.Row("current", year, "fund_short", "fund", "pool")
		if row.Mean != share || !math.IsNaN(row.P05) || row.Rare {
			t.Errorf("in %d it is short with probability %v of %v", year, row.Mean, share)
		}
	}
	// The other spends nothing in one simulation, so that its balance pays for no number of months; it ends −(0 − 2,000.05 − 50) higher there,
	// and the interest on 1,785 instead of none: 17.85 more.
	other, ok := out.Row("other", 2019, "fund_reserve_months", "fund", "pool")
	if ok {
		t.Errorf("months where nothing is spent: %+v", other)
	}
	balance, _ := out.Row("other", 2019, "fund_balance", "fund", "pool")
	near(t, "the other's balance against the first", balance.DiffMean, (0+2000.05+50+17.85)/2)
}

// Of spending of 300.10 and 2,000.05 a budget of 1,000 is enough in one of two, lacks 1,000.05 in the other and 500.025 on average. What 90 %
// need more is the percentile of what is lacking: −1,459.90 and 215.05, nine tenths of the way.
func TestWhatAnAccountAsksForByHand(t *testing.T) {
	p, r, in := accounted(t)
	out := &Result{Study: p.Study}
	p.keepAccounts(in, r, out)
	first, second := out.Accounts[0].Years[0], out.Accounts[0].Years[1]
	if b := first.Budget; b == nil || b.Suffices != 1 || math.Abs(b.Shortfall-1000.05) > 1e-9 || math.Abs(b.Expected-500.025) > 1e-9 {
		t.Errorf("the budget: %+v", b)
	}
	near(t, "enough with 90 %", first.Enough[0].Amount, 300.10+0.9*(2000.05-300.10))
	near(t, "more with 90 %", first.Needed[0].Amount, -1459.90+0.9*(1459.90+215.05))
	if second.Budget != nil || second.Needed[0].Amount != 0 || !math.IsNaN(first.Needed[2].Amount) {
		t.Errorf("%+v", second)
	}
}

// A budget of 100 is enough for a spending of just that.
func TestABudgetThatIsJustEnough(t *testing.T) {
	if b := fares(100, measure.Series{Values: []float64{100, 150}, Replicates: 1, Weight: 1}); b.Suffices != 1 || b.Shortfall != 50 || b.Expected != 25 {
		t.Errorf("%+v", b)
	}
}

const accountOfBaise = `
funds:
  resident_insurance:
    balance: {2016: {value: 1_000_000_000, range: [900_000_000, 1_100_000_000]}, source: {ref: made up, status: unverified}}
    interest: {value: 0.0153, source: {ref: made up, status: unverified}}
    income:
      - {id: personal, per: enrolled, less: [contribution_paid], amount: {2017: 150.37, after: {grow: 0.1, range: [0, 0.2], source: {ref: made up, status: unverified}}, source: {ref: made up, status: unverified}}}
      - {id: bought, premiums: [contribution_paid]}
      - {id: subsidy, per: person, amount: {2017: 450, 2018: {value: 490.55, range: [480, 500]}, 2019: 520, source: {ref: made up, status: unverified}}}
scenarios:`

// In every simulation an account adds up to the fen, its items to its income, and what is bought for people is a part of what
// the insured pay: their part and it are 150.37 yuan for each of them in the first year.
func TestAccountsAddUpToTheFen(t *testing.T) {
	plan := planned(t, edited(t, "\nscenarios:", accountOfBaise), map[string]string{"people": "2000", "draws": "3", "replicates": "2"})
	r := simulated(t, plan, 2)
	values := func(year int, name, by, group string) []float64 {
		at := slices.IndexFunc(r.Replicated, func(f Replicated) bool {
			return f.Scenario == "no_backstop" && f.Year == year && f.Key == (measure.Key{Measure: name, By: by, Group: group, Unit: f.Unit})
		})
		if at < 0 {
			t.Fatalf("no %s by %s of %s in %d", name, by, group, year)
		}
		return r.Replicated[at].Values
	}
	const fund = "resident_insurance"
	before := []float64(nil)
	for year := 2017; year <= 2019; year++ {
		opening, income, balance := values(year, "fund_opening", "fund", fund), values(year, "fund_income", "fund", fund), values(year, "fund_balance", "fund", fund)
		spent := values(year, "payer_spending", "fund", fund)
		for i := range balance {
			items := int64(0)
			for _, id := range []string{"personal", "bought", "subsidy", "interest"} {
				items += fen(values(year, "fund_income", "fund/income", fund+"/"+id)[i])
			}
			if fen(opening[i])+fen(income[i])-fen(spent[i]) != fen(balance[i]) || items != fen(income[i]) {
				t.Errorf("%d: %v + %v − %v is not %v; its items are %v", year, opening[i], income[i], spent[i], balance[i], float64(items)/100)
			}
			if before != nil && opening[i] != before[i] {
				t.Errorf("%d begins with %v, and the year before ended with %v", year, opening[i], before[i])
			}
		}
		before = balance
	}
	for i, enrolled := range values(2017, enrolledID, "all", "all") {
		near(t, "what is paid for the insured", values(2017, "fund_income", "fund/income", fund+"/personal")[i]+values(2017, "fund_income", "fund/income", fund+"/bought")[i], 150.37*enrolled)
	}
	if !slices.ContainsFunc(r.Drawn, func(d Drawn) bool { return d.Path == "funds."+fund+".subsidy.amount.2018" }) {
		t.Error("the subsidy's range is not among the inputs that are drawn")
	}
}

// Without accounts nobody is counted for them, and nothing is said.
func TestWithoutAccountsNothingIsCounted(t *testing.T) {
	p, r := byHand(t, 2, 1)
	p.countEnrolled(p.world)
	out := &Result{Study: p.Study}
	p.keepAccounts(nil, r, out)
	if len(p.world.Layout.Gauges)+len(out.Accounts)+len(out.Rows)+len(out.Replicated) > 0 {
		t.Errorf("%+v", out)
	}
}
