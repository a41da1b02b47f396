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

// By hand, with 40 yuan owed when 2018 begins and 100.10 and 500.05, then 30 and 10, of each year's care settled in the next: in 2018 the first
// draw pays 300.10 − 100.10 + 40 = 240 and the second 2,000.05 − 500.05 + 40 = 1,540; in 2019 100 − 30 + 100.10 = 170.10 and
// 50 − 10 + 500.05 = 540.05. Over both years what is paid is what the care takes, with what was owed at first and without what is owed last. The
// balance is 1,000 + 760 − 240 = 1,520, then with interest of 15.20 1,520 + 865.20 − 170.10 = 2,215.10; and 1,000 + 785 − 1,540 = 245,
// then with 2.45 245 + 877.45 − 540.05 = 582.40.
func TestASettlementByHand(t *testing.T) {
	p, r, in := accounted(t)
	a := &p.Study.Accounts[0]
	a.After, a.Owed = 2, model.Quantity{Path: "funds.pool.settlement.owed", Value: 40, Low: 40, High: 40}
	for range 2 {
		var years []measure.Series
		for _, late := range [][]float64{{100.10, 500.05}, {30, 10}} {
			years = append(years, measure.Series{Values: late, Replicates: 1, Weight: 1})
		}
		r.late = append(r.late[:len(r.late):len(r.late)], [][]measure.Series{years})
	}
	r.late = r.late[len(r.late)-2:]
	out := &Result{Study: p.Study}
	p.keepAccounts(in, r, out)
	want := map[string][]float64{
		"2018 fund_settled": {240, 1540}, "2019 fund_settled": {170.10, 540.05}, "2018 fund_owed": {100.10, 500.05}, "2019 fund_owed": {30, 10},
		"2018 fund_balance": {1520, 245}, "2019 fund_balance": {2215.10, 582.40},
	}
	paid := []float64{0, 0}
	for _, f := range out.Replicated {
		name := fmt.Sprint(f.Year, " ", f.Measure)
		if w, asked := want[name]; asked && f.Scenario == "current" {
			for i := range w {
				near(t, name, f.Values[i], w[i])
				if f.Measure == "fund_settled" {
					paid[i] += f.Values[i]
				}
			}
			delete(want, name)
		}
	}
	if len(want) > 0 {
		t.Errorf("nothing said of %v", want)
	}
	near(t, "what the first pays over both years", paid[0], 300.10+100+40-30)
	near(t, "what the second pays", paid[1], 2000.05+50+40-10)
	near(t, "spending that suffices with 90 %", out.Accounts[0].Years[0].Enough[0].Amount, 240+0.9*1300)
}

// Two funds that pay for interventions, by hand: 100 persons, then 110, of whom a half is reached at 3.33 yuan, are 166.50 and 183.15 more that
// the pool spends, in its account and in what payers spend, and no benefit's.
func TestAFundPaysForAnInterventionByHand(t *testing.T) {
	c := charge{with: "visits", fund: "pool", into: []int{1, 3}, of: []int{0}, share: []float64{0, 0.5}, unit: []float64{3.33, 3.33}}
	for simulation, persons := range []float64{100, 110} {
		figures := []measure.Value{{Num: persons, Den: 1, HalfNum: 10}, {Num: 1000.01, Den: 1}, {Num: 7, Den: 1}, {Num: 2000, Den: 1}}
		c.add(0, simulation, figures)
		near(t, "before it begins", figures[1].X(), 1000.01)
		c.add(1, simulation, figures)
		near(t, "the fund", figures[1].X(), 1000.01+[]float64{166.50, 183.15}[simulation])
		near(t, "its payer", figures[3].X(), 2000+[]float64{166.50, 183.15}[simulation])
		near(t, "what the halves differ by", figures[1].HalfNum, 10*0.5*3.33)
		near(t, "another figure", figures[2].X(), 7)
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

// On people: with a settlement after three months a fund pays over the years what its care takes, but for what is owed at both ends, and
// what is owed is what its benefits pay from October on; an intervention that it pays for is the difference that the
// same scenario without a fund makes, in its account and nowhere else.
func TestSettlementsAndInterventionsOnPeople(t *testing.T) {
	settled := accountOfBaise[:len(accountOfBaise)-len("scenarios:")]
	settled = replaced(t, settled, "    interest:", "    settlement: {after: 3 months, owed: {2016: 40_000_000.55, source: {ref: made up, status: unverified}}, source: {ref: made up, status: unverified}}\n    interest:")
	const with = "scenarios:\n  - {id: current}\n  - {id: outside, with: [{id: family_doctor, coverage: 0.8}]}\n  - {id: inside, with: [{id: family_doctor, coverage: 0.8, fund: resident_insurance}]}\n"
	profile, study := ofBaise(t)
	study = replaced(t, study, "scenarios: [{id: current}]\n", replaced(t, settled[1:], "less: [contribution_paid], ", "")+with)
	study = replaced(t, study, "      - {id: bought, premiums: [contribution_paid]}\n", "")
	study = replaced(t, replaced(t, study, "years: 2018..2019", "years: 2017..2019\ntargets: [{name: N, measure: fund_spending, by: fund, group: resident_insurance, months: 2017-10..2017-12, value: 1, unit: CNY, source: {ref: made up, status: stated}}]"), "\n    settlement", "\n    settlement")
	plan := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(map[string]string{"people": "3000", "draws": "2"}))
	r := simulations(t, plan, 2)
	out := plan.result(plan.inputs(), r)
	values := func(scenario string, year int, name, by, group string) []float64 {
		at := slices.IndexFunc(out.Replicated, func(f Replicated) bool {
			return f.Scenario == scenario && f.Year == year && f.Measure == name && f.By == by && f.Group == group
		})
		if at < 0 {
			t.Fatalf("no %s by %s of %s in %d", name, by, group, year)
		}
		return out.Replicated[at].Values
	}
	const fund = "resident_insurance"
	for i, late := range r.target[0].Values {
		near(t, "what is owed when 2017 ends", values("current", 2017, "fund_owed", "fund", fund)[i], late)
	}
	for _, scenario := range []string{"current", "inside"} {
		for i := range 2 {
			paid, spent := int64(0), int64(0)
			for year := 2017; year <= 2019; year++ {
				settled, care := values(scenario, year, "fund_settled", "fund", fund)[i], values(scenario, year, "payer_spending", "fund", fund)[i]
				paid, spent = paid+fen(settled), spent+fen(care)
				opening, income, balance := values(scenario, year, "fund_opening", "fund", fund)[i], values(scenario, year, "fund_income", "fund", fund)[i], values(scenario, year, "fund_balance", "fund", fund)[i]
				if fen(opening)+fen(income)-fen(settled) != fen(balance) {
					t.Errorf("%s, %d: %v + %v − %v is not %v", scenario, year, opening, income, settled, balance)
				}
			}
			if last := fen(values(scenario, 2019, "fund_owed", "fund", fund)[i]); paid != spent+4_000_000_055-last || last <= 0 {
				t.Errorf("%s: %d fen are paid of %d, with %d owed last", scenario, paid, spent, last)
			}
		}
	}
	for year := 2018; year <= 2019; year++ {
		cost := values("inside", year, "fund_interventions", "fund/intervention", fund+"/family_doctor")
		for i := range cost {
			households := values("outside", year, "persons", "status", "poor")[i] + values("outside", year, "persons", "status", "exited")[i]
			near(t, "the cost of family doctors", cost[i], math.Round(households*0.8*12*100)/100)
			for _, of := range []struct{ name, by, group string }{{"payer_spending", "fund", fund}, {"payer_spending", "payer", "public"}, {"payer_spending", "all", "all"}} {
				more := values("inside", year, of.name, of.by, of.group)[i] - values("outside", year, of.name, of.by, of.group)[i]
				if math.Abs(more-cost[i]) > 0.006 || cost[i] <= 0 {
					t.Errorf("%d: %v more is spent by %s, for %v", year, more, of.group, cost[i])
				}
			}
			if a, b := values("inside", year, "fund_spending", "all", "all")[i], values("outside", year, "fund_spending", "all", "all")[i]; a != b {
				t.Errorf("benefits pay %v and %v", a, b)
			}
		}
	}
	for _, x := range out.Interventions {
		if (x.Fund == fund) != (x.Scenario == "inside") {
			t.Errorf("%+v", x)
		}
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
