package report

import (
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/scenarios/forecast"
)

// accountExample is a run with an account of the county's backstop: 10 million yuan, 45 million a year, spending as the example has it.
func accountExample(t testing.TB) *forecast.Result {
	t.Helper()
	run := example(t)
	keepAccounts(run)
	return run
}

// keepAccounts adds the account to a run.
func keepAccounts(run *forecast.Result) {
	add := func(scenario string, year int, name, by, group, unit string, mean, low, high, diff float64) {
		run.Rows = append(run.Rows, measure.Row{Scenario: scenario, Year: year, Measure: name, By: by, Group: group, Unit: unit, Mean: mean, P05: low, P95: high, DiffMean: diff, DiffP05: diff, DiffP95: diff})
	}
	for _, c := range run.Study.Scenarios {
		a := forecast.Account{Scenario: c.ID, Fund: "county_backstop", Title: model.Title{ZH: "县级财政兜底资金", EN: "County backstop fund"},
			Incomes: []forecast.Member{{ID: "county", Title: model.Title{ZH: "县级财政", EN: "County budget"}}}, Benefits: []string{"backstop"}}
		for year := 2017; year <= 2019; year++ {
			add(c.ID, year, "fund_opening", "fund", "county_backstop", "CNY", 10e6, 10e6, 10e6, 0)
			add(c.ID, year, "fund_income", "fund", "county_backstop", "CNY", 45e6, 45e6, 45e6, 0)
			add(c.ID, year, "fund_income", "fund/income", "county_backstop/county", "CNY", 45e6, 45e6, 45e6, 0)
			add(c.ID, year, "payer_spending", "fund", "county_backstop", "CNY", 60e6, 30e6, 90e6, 0)
			add(c.ID, year, "fund_balance", "fund", "county_backstop", "CNY", -5e6, -35e6, 25e6, 0)
			add(c.ID, year, "fund_reserve_months", "fund", "county_backstop", "months", -1, -4.7, 10, 0)
			nan := math.NaN()
			add(c.ID, year, "fund_short", "fund", "county_backstop", "ratio", 0.55, nan, nan, nan)
			y := forecast.AccountYear{Year: year, Enough: []forecast.Enough{{Share: 0.9, Amount: 80_000_001}, {Share: 0.95, Amount: 90e6}, {Share: 0.99, Amount: nan}},
				Needed: []forecast.Enough{{Share: 0.9, Amount: 0}, {Share: 0.95, Amount: 35e6}, {Share: 0.99, Amount: nan}}}
			if year == 2019 {
				y.Budget = &forecast.Held{Amount: 50e6, Suffices: 120, Shortfall: 20e6, Expected: 8e6}
			}
			a.Years = append(a.Years, y)
		}
		run.Accounts = append(run.Accounts, a)
	}
}

// The page has a part for each account: a negative balance is told as it is, a stated income has no interval, a probability none either;
// an amount that suffices is rounded up, and 99 % is not given with 100 draws.
func TestAccountsAreAPartOfThePage(t *testing.T) {
	text := strings.Join(strings.Fields(textOf(t, accountExample(t), "zh")), " ")
	for _, want := range []string{
		"县级财政兜底资金的账户（基准）", "县级财政 4,500 4,500 4,500 合计", "年末滚存结余 -500 (-3,500至2,500)", "收不抵支的概率，% 55 55 55",
		"县级财政兜底资金：多少才够", "2017 8,001 9,000 - 0 3,500 - - - - -", "2019 8,001 9,000 - 0 3,500 - 5,000 120 2,000 800",
		"各项、各基金分别算的够用金额，相加不等于合计的", "县级财政兜底资金：各方案的年末",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in", want)
		}
	}
	few := accountExample(t)
	few.Unbudgeted = model.Title{ZH: "不报编列金额：抽样太少。"}
	if text := strings.Join(strings.Fields(textOf(t, few, "zh")), " "); !strings.Contains(text, "2019 - - - - - - 5,000 120 2,000 800") || !strings.Contains(text, "不报编列金额：抽样太少。") {
		t.Error("too few simulations say what suffices")
	}
	if text := textOf(t, example(t), "zh"); strings.Contains(text, "的账户") {
		t.Error("a study without accounts has a part for them")
	}
}

// An account that settles two months after care has what it owes and has settled in lines of their own, and the premiums and
// interventions that it pays with its benefits; one by the year of treatment has no line for what is owed, and says so below.
func TestAnAccountHasALineForAllThatItPays(t *testing.T) {
	run := accountExample(t)
	a := run.Accounts[0]
	a.Premiums, a.Interventions = []forecast.Member{{ID: "cover", Title: model.Title{EN: "Cover"}}}, []forecast.Member{{ID: "visits", Title: model.Title{EN: "Visits"}}}
	lines := func(after int) (out []string) {
		a.After = after
		table := accountTable(run, "en", a)
		for _, line := range table.Lines {
			if line.Measure != "" {
				out = append(out, strings.TrimSpace(line.Label)+" "+line.Measure+" "+line.By+" "+line.Group)
			}
		}
		if booked := table.Booked("en"); strings.Contains(booked, "2 months after the care") != (after == 2) || strings.Contains(booked, "in the year of treatment") != (after == 0) {
			t.Errorf("after %d months: %s", after, booked)
		}
		return out
	}
	owed := []string{"owed at year's end fund_owed fund county_backstop", "settled in the year fund_settled fund county_backstop"}
	paid := []string{"Cover premium_subsidy premium cover", "Visits fund_interventions fund/intervention county_backstop/visits", "Sum payer_spending fund county_backstop"}
	for after, want := range map[int]string{0: strings.Join(paid, "; ") + "; Balance", 2: strings.Join(append(paid, owed...), "; ") + "; Balance"} {
		if got := strings.Join(lines(after), "; "); !strings.Contains(got, want) {
			t.Errorf("after %d months: %s, want %s", after, got, want)
		}
	}
}
