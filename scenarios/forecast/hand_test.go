package forecast

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/simulate"
	"doudi/rules"
	"doudi/rules/read"
	"doudi/scenarios"
)

// handPolicy has two benefits of one fund, one of another, and an own account. rest is none in the alternative.
const handPolicy = `
policy: hand
title: {zh: 手算政策, en: A policy by hand}
from: 2010-01-01
sources: {doc: {title: made up}}
source: {ref: doc, status: derived}
enumerations: {category: [poor, resident]}
funds:
  pool: {title: {zh: 统筹基金, en: Pool}, kind: public}
  account: {title: {zh: 个人账户, en: Account}, kind: own}
  county: {title: {zh: 县级资金, en: County}, kind: public}
  charity: {title: {zh: 慈善, en: Charity}, kind: charity}
benefits:
  - {id: basic, title: {zh: 基本, en: Basic}, fund: pool, pays: 0.5 * eligible}
  - {id: own, title: {zh: 账户, en: Account}, fund: account, covers: total, pays: "50"}
  - {id: rest, title: {zh: 兜底, en: Rest}, fund: county, pays: 0.5 * unpaid.eligible}
  - {id: second, title: {zh: 二次, en: Second}, fund: pool, pays: 0.1 * unpaid.eligible}
  - {id: gift, title: {zh: 赠与, en: Gift}, fund: charity, pays: 0.1 * unpaid.eligible}
`

func policyOf(t *testing.T, text string) *rules.Policy {
	t.Helper()
	docs, err := document.Parse("policy.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// byHand is a plan of two years and two scenarios and the figures of its simulations, all of them zero. Nobody is simulated.
func byHand(t *testing.T, draws, replicates int) (*Plan, *Results) {
	t.Helper()
	policy := policyOf(t, handPolicy)
	p := &Plan{
		Study: &scenarios.Study{ID: "hand", Years: scenarios.Years{From: 2018, To: 2019}, Draws: draws, Replicates: replicates,
			Scenarios: []scenarios.Scenario{{ID: "current"}, {ID: "other", Title: model.Title{ZH: "另案", EN: "The other"}}}},
		policies: []*rules.Policy{policy, policy},
		profile:  &population.Profile{},
	}
	yes := []bool{true, true}
	for range p.policies {
		p.able = append(p.able, map[string][]bool{"basic": yes, "own": yes, "rest": yes, "second": yes, "gift": yes})
	}
	p.world = &simulate.World{Years: []int{2018, 2019}, Layout: &measure.Layout{
		Statuses: simulate.Statuses(), Parts: simulate.Parts(&population.Profile{Strata: []population.Stratum{{Register: true}, {}}}), Categories: []string{"poor", "resident"}, Benefits: []string{"basic", "own", "rest", "second", "gift"}, Own: []bool{false, true, false, false, false}, Halves: 1}}
	p.findWindows(p.world)
	p.findFunds()
	r := p.NewResults()
	r.weight = []float64{1, 1}
	return p, r
}

// firstYear leaves a plan its first year alone, and no targets.
func (p *Plan) firstYear() {
	p.Study.Years.To, p.world.Years, p.world.Windows = p.Study.Years.From, p.world.Years[:1], nil
	p.Study.Targets, p.targets, p.windows = nil, nil, nil
	p.findWindows(p.world)
}

// key is the place of a measure among the figures.
func (r *Results) key(t *testing.T, name, by, group string) int {
	t.Helper()
	k := slices.IndexFunc(r.keys, func(k measure.Key) bool { return k.Measure == name && k.By == by && k.Group == group })
	if k < 0 {
		t.Fatalf("no measure %s by %s of %s", name, by, group)
	}
	return k
}

// put gives a figure its values by simulation. year is its place, 2 for both years together.
func (r *Results) put(t *testing.T, scenario, year int, name, by, group string, values ...float64) {
	t.Helper()
	copy(r.series[scenario][year][r.key(t, name, by, group)].Values, values)
}

// Of twenty-one simulations from 0 to 20 the 95th percentile is the twentieth, 19, which is enough in twenty of them. The
// second year is ten times as dear; the alternative and the sum of the years are not looked at; the own account and what is
// nothing are no budgets; all together comes last.
func TestBudgetsByHand(t *testing.T) {
	p, r := byHand(t, 21, 1)
	rising := func(scale float64) (out []float64) {
		for i := range 21 {
			out = append(out, scale*float64((i*8)%21)) // in no order
		}
		return out
	}
	for y, scale := range []float64{1, 10, 1000} {
		r.put(t, 0, y, "fund_spending", "benefit", "basic", rising(scale)...)
		r.put(t, 0, y, "fund_spending", "benefit", "own", rising(5*scale)...)
		r.put(t, 0, y, "fund_spending", "all", "all", rising(2*scale)...)
		r.put(t, 0, y, "fund_spending", "status", "poor", rising(scale)...)
		r.put(t, 1, y, "fund_spending", "benefit", "basic", rising(77*scale)...)
	}
	var got []string
	for _, b := range p.budgets(r) {
		got = append(got, fmt.Sprintf("%s %q %d %g %d %v", b.Scenario, b.Benefit, b.Year, b.Amount, b.Suffices, b.Rare))
	}
	want := []string{`current "basic" 2018 19 20 false`, `current "" 2018 38 20 false`, `current "basic" 2019 190 20 false`, `current "" 2019 380 20 false`}
	if !slices.Equal(got, want) {
		t.Errorf("budgets %q\nwant %q", got, want)
	}
}

// A benefit that pays in one simulation of twenty-one is too rare to budget for, which is said as long as it can pay.
func TestARareBudgetIsSaidWhereTheBenefitCanPay(t *testing.T) {
	for _, able := range []bool{true, false} {
		p, r := byHand(t, 21, 1)
		p.able[0]["basic"] = []bool{able, true}
		r.put(t, 0, 0, "fund_spending", "benefit", "basic", 0, 0, 500)
		said := slices.ContainsFunc(p.budgets(r), func(b Budget) bool { return b.Benefit == "basic" && b.Year == 2018 && b.Rare && b.Amount == 0 })
		if said != able {
			t.Errorf("the benefit can pay: %v; a rare budget is said: %v", able, said)
		}
	}
}

// Two draws of two replicates: 96, 98 and 102, 104. Within draws the variance is 2, the means of the draws, 97 and 103, have
// 18, so the parameters make V = 18 − 2/2 = 17. The 95th percentile stands at 0.95·3 = 2.85 of the sorted four: 103.7, 3.7
// above the mean. By chance alone that is 3.7·√(2/19), with ranges halved 3.7·√((17/4 + 2)/19), with wider ones
// 3.7·√((2.25·17 + 2)/19).
func TestBudgetWithOtherRangesByHand(t *testing.T) {
	var b Budget
	b.fill(measure.Series{Values: []float64{96, 98, 102, 104}, Replicates: 2, Weight: 1})
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"amount", b.Amount, 103.7}, {"by chance", b.Chance, 100 + 3.7*math.Sqrt(2.0/19)},
		{"with ranges halved", b.Narrower, 100 + 3.7*math.Sqrt(6.25/19)}, {"with wider ranges", b.Wider, 100 + 3.7*math.Sqrt(40.25/19)},
	} {
		near(t, c.what, c.got, c.want)
	}
	if b.Suffices != 3 {
		t.Errorf("enough in %d of 4", b.Suffices)
	}
	var equal Budget // an amount that is spent in every simulation is enough in every one
	equal.fill(measure.Series{Values: []float64{7, 7, 7}, Replicates: 1, Weight: 1})
	if equal.Amount != 7 || equal.Suffices != 3 {
		t.Errorf("%+v", equal)
	}
}

// Three curves of the baseline's last year, in the order of first payment: the pool's of its two benefits together, the
// county's and the charity's. The account is the patient's own.
func TestCurvesByFund(t *testing.T) {
	p, r := byHand(t, 3, 1)
	for y, scale := range []float64{1000, 1, 100_000} {
		r.put(t, 0, y, "fund_spending", "fund", "pool", 31*scale, 22*scale, 13*scale)
		r.put(t, 0, y, "fund_spending", "benefit", "own", 9*scale, 9*scale, 9*scale)
		r.put(t, 0, y, "fund_spending", "fund", "county", 5*scale, 4*scale, 6*scale)
		r.put(t, 1, y, "fund_spending", "fund", "pool", 7*scale, 7*scale, 7*scale)
	}
	var got []string
	for _, c := range p.curves(r) {
		got = append(got, fmt.Sprint(c.Fund, c.Title.EN, c.Public, c.Benefits, c.Year, c.Amounts, c.Enough[0].Amount))
	}
	want := []string{
		fmt.Sprint("pool", "Pool", true, []string{"basic", "second"}, 2019, []float64{13, 22, 31}, 22.0),
		fmt.Sprint("county", "County", true, []string{"rest"}, 2019, []float64{4, 5, 6}, 5.0),
		fmt.Sprint("charity", "Charity", false, []string{"gift"}, 2019, []float64{0, 0, 0}, 0.0),
	}
	if !slices.Equal(got, want) {
		t.Errorf("curves %q\nwant %q", got, want)
	}
}

// A curve has 201 points at most, from the least of the simulations to the most, and is linear where these are.
func TestLongCurvesAreThinned(t *testing.T) {
	s := measure.Series{Replicates: 1, Weight: 1}
	for i := range 1001 {
		s.Values = append(s.Values, float64((i*8)%1001))
	}
	var c Curve
	c.fill(s)
	if len(c.Amounts) != 201 || c.Amounts[0] != 0 || c.Amounts[200] != 1000 || math.Abs(c.Amounts[100]-500) > 1e-9 || math.Abs(c.Amounts[1]-5) > 1e-9 {
		t.Errorf("%d points, from %v over %v to %v", len(c.Amounts), c.Amounts[0], c.Amounts[100], c.Amounts[len(c.Amounts)-1])
	}
}

// Two draws of one replicate. The alternative costs 600 and 1,000 more and lets 2 and 4 households fewer fall below the line:
// 300 and 250 a household by draw, and 1,600/6 in all. Where the second draw has more households, or the alternative
// changes nothing in them, there is no figure; that one costs less and has more households below the line is a figure too.
func TestCostOfAHouseholdKeptOutOfPovertyByHand(t *testing.T) {
	for _, c := range []struct {
		spent, fallen [2]float64
		want          []float64 // mean, P05, P95
	}{
		{[2]float64{600, 1000}, [2]float64{-2, -4}, []float64{1600.0 / 6, 252.5, 297.5}},
		{[2]float64{-600, -1000}, [2]float64{2, 4}, []float64{1600.0 / 6, 252.5, 297.5}},
		{[2]float64{-600, -1000}, [2]float64{-2, -4}, []float64{-1600.0 / 6, -297.5, -252.5}},
		{[2]float64{600, 1000}, [2]float64{-2, 4}, nil},
		{[2]float64{600, 1000}, [2]float64{0, 0}, nil},
		{[2]float64{600, 1000}, [2]float64{-2, 0}, nil},
	} {
		p, r := byHand(t, 2, 1)
		r.put(t, 0, 1, "fund_spending", "all", "all", 5000, 7000)
		r.put(t, 1, 1, "fund_spending", "all", "all", 5000+c.spent[0], 7000+c.spent[1])
		r.put(t, 0, 1, "poverty_d2", "all", "all", 50, 60)
		r.put(t, 1, 1, "poverty_d2", "all", "all", 50+c.fallen[0], 60+c.fallen[1])
		r.put(t, 1, 1, "poverty_d1", "all", "all", 1, 1)
		r.put(t, 1, 1, "poverty_labour", "all", "all", 1, 1)
		got := p.averted(r, 1, 1, 2019)
		if len(got) != 1 || c.want == nil {
			if len(got) > 0 || c.want != nil {
				t.Errorf("spent %v, fallen %v: %+v, want %v", c.spent, c.fallen, got, c.want)
			}
			continue
		}
		row := got[0]
		near(t, "mean", row.Mean, c.want[0])
		near(t, "P05", row.P05, c.want[1])
		near(t, "P95", row.P95, c.want[2])
		if row.Scenario != "other" || row.Year != 2019 || row.Measure != "cost_per_household_averted" || row.Unit != "CNY per household" || row.Rare || !math.IsNaN(row.DiffMean) {
			t.Errorf("%+v", row)
		}
	}
	p, r := byHand(t, 2, 1)
	if got := p.averted(r, 0, 0, 2018); got != nil {
		t.Errorf("the first scenario against itself: %+v", got)
	}
}

// Over both years a household counts once, as in D2 beside it: 900 and 1,500 more for 3 and 5 households fewer are 300 each, though 6 and 10
// household-years are fewer.
func TestCostOfAHouseholdCountsItOnce(t *testing.T) {
	p, r := byHand(t, 2, 1)
	for id, x := range map[string][4]float64{"fund_spending": {5000, 7000, 5900, 8500}, "poverty_d2": {50, 60, 47, 55}, "poverty_d2_years": {90, 100, 84, 90}} {
		r.put(t, 0, 2, id, "all", "all", x[0], x[1])
		r.put(t, 1, 2, id, "all", "all", x[2], x[3])
	}
	got := p.averted(r, 1, 2, 0)
	if len(got) != 1 {
		t.Fatalf("%+v", got)
	}
	near(t, "mean", got[0].Mean, 300)
	near(t, "P95", got[0].P95, 300)
}

// Replicates of a draw are taken together: draws (100, 300 more for 1, 3 fewer) and (500, 300 more for 2, 2 fewer) cost
// 400/4 = 100 and 800/4 = 200 a household, 1,200/8 = 150 in all.
func TestCostOfAHouseholdTakesReplicatesTogether(t *testing.T) {
	p, r := byHand(t, 2, 2)
	r.put(t, 1, 0, "fund_spending", "all", "all", 100, 300, 500, 300)
	r.put(t, 0, 0, "poverty_d2", "all", "all", 10, 10, 10, 10)
	r.put(t, 1, 0, "poverty_d2", "all", "all", 9, 7, 8, 8)
	got := p.averted(r, 1, 0, 2018)
	if len(got) != 1 {
		t.Fatalf("%+v", got)
	}
	near(t, "mean", got[0].Mean, 150)
	near(t, "median", got[0].P50, 150)
	near(t, "P05", got[0].P05, 105)
}

// Differences are between the same simulations of the same year: 10−1, 20−3 in 2018 are 9 and 17, in 2019 they are −1 each.
// The row of both years together has the year 0.
func TestRowsCompareTheSameYear(t *testing.T) {
	p, r := byHand(t, 2, 1)
	for y, values := range [][4]float64{{1, 3, 10, 20}, {100, 200, 99, 199}, {101, 203, 109, 219}} {
		r.put(t, 0, y, "fund_spending", "all", "all", values[0], values[1])
		r.put(t, 1, y, "fund_spending", "all", "all", values[2], values[3])
	}
	out := &Result{Rows: p.rows(r)}
	for year, want := range map[int][3]float64{2018: {15, 13, 9.4}, 2019: {149, -1, -1}, 0: {164, 12, 8.4}} {
		got := row(t, out, "other", year, "fund_spending", "all", "all")
		near(t, fmt.Sprint(year, " mean"), got.Mean, want[0])
		near(t, fmt.Sprint(year, " difference"), got.DiffMean, want[1])
		near(t, fmt.Sprint(year, " its 5th percentile"), got.DiffP05, want[2])
		base := row(t, out, "current", year, "fund_spending", "all", "all")
		if base.DiffMean != 0 || base.DiffP95 != 0 || base.Unit != "CNY" {
			t.Errorf("%d: the first scenario against itself: %+v", year, base)
		}
	}
}

// A benefit has rows in the scenarios whose policy has it. One that cannot pay pays nothing, which is certain; one that
// can and paid nobody in a sample is too rare to say, as are those whom the alternative makes better off; of the scenario's
// own policy there is nobody.
func TestNothingIsToldFromTooLittle(t *testing.T) {
	p, r := byHand(t, 4, 1)
	less := policyOf(t, replaced(t, handPolicy, "  - {id: gift, title: {zh: 赠与, en: Gift}, fund: charity, pays: 0.1 * unpaid.eligible}\n", ""))
	p.policies[1] = less
	p.able[0]["rest"], p.able[1]["rest"] = []bool{false, true}, []bool{false, false}
	p.world.Layout.Halves = 2 // a sample, each household of which stands for a hundred
	r = &Results{plan: p, keys: r.keys, weight: []float64{100, 100}}
	for range 2 {
		years := make([][]measure.Series, 3)
		for y := range years {
			for range r.keys {
				years[y] = append(years[y], r.newSeries())
			}
		}
		r.series = append(r.series, years)
	}
	out := &Result{Rows: p.rows(r)}
	for _, c := range []struct {
		scenario string
		year     int
		group    string
		rare     bool
	}{
		{"current", 2018, "rest", false}, {"current", 2019, "rest", true}, {"current", 0, "rest", true},
		{"other", 2018, "rest", false}, {"other", 2019, "rest", false}, {"other", 0, "rest", false}, {"current", 0, "gift", true},
	} {
		if got := row(t, out, c.scenario, c.year, "fund_spending", "benefit", c.group); got.Rare != c.rare {
			t.Errorf("%s %d %s: too rare %v, want %v", c.scenario, c.year, c.group, got.Rare, c.rare)
		}
	}
	if got, ok := out.Row("other", 2018, "fund_spending", "benefit", "gift"); ok {
		t.Errorf("the other policy has no such benefit: %+v", got)
	}
	for scenario, rare := range map[string]bool{"current": false, "other": true} {
		for _, name := range []string{"winners_100", "losers_1000"} {
			if got := row(t, out, scenario, 2018, name, "all", "all"); got.Rare != rare {
				t.Errorf("%s %s: too rare %v, want %v", scenario, name, got.Rare, rare)
			}
		}
	}
}

// Amounts of two years add, 2 + 3; a rate of them is of all their bills, (1 + 3) of (4 + 12), not the mean of 1/4 and 1/4
// weighted evenly with 0/8.
func TestYearsOfAFigureByHand(t *testing.T) {
	one := plus(measure.Value{Num: 99, Den: 1}, measure.Value{Num: 2, Den: 1}, 0, false) // the first year stands alone
	if sum := plus(one, measure.Value{Num: 3, Den: 1}, 1, false); sum.X() != 5 {
		t.Errorf("2 and 3 yuan are %v", sum.X())
	}
	rate := measure.Value{}
	for n, v := range []measure.Value{{Num: 1, Den: 4}, {Num: 3, Den: 4}, {Num: 0, Den: 8}} {
		rate = plus(rate, v, n, true)
	}
	if rate.X() != 0.25 {
		t.Errorf("1 of 4, 3 of 4 and 0 of 8 are %v", rate.X())
	}
}

// Backtests stand in the order of the targets, with the 90 % interval of what was simulated, and nothing where the study
// does not run. Of 0, 10, …, 100 that is 5 to 95. It hits what it touches, 95 too; what is too rare hits nothing.
func TestBacktestsByHand(t *testing.T) {
	p, r := byHand(t, 11, 1)
	p.Study.Targets = []scenarios.Target{{Value: 95}, {Value: 95.001}, {Value: 1}}
	p.targets = []target{{key: 0}, {key: 0}, {key: -1}}
	for i := range p.targets {
		r.target = append(r.target, r.newSeries())
		for d := range 11 {
			r.target[i].Values[d] = float64(10 * d)
		}
	}
	got := p.backtests(r)
	for i, hit := range []bool{true, false, false} {
		if got[i].Hit() != hit || got[i].Target.Value != p.Study.Targets[i].Value {
			t.Errorf("target %d: %+v hits: %v", i, got[i], got[i].Hit())
		}
	}
	if got[0].P05 != 5 || got[0].Mean != 50 || got[0].P95 != 95 || !math.IsNaN(got[2].Mean) || !math.IsNaN(got[2].P05) || !math.IsNaN(got[2].P95) {
		t.Errorf("%+v", got)
	}
	rare := got[0]
	rare.Rare = true
	if rare.Hit() {
		t.Error("what is too rare to compare hits")
	}
}

// targetsOf looks up targets that a study states for 2018 and 2019.
func targetsOf(t *testing.T, text string) ([]target, []measure.Key, error) {
	t.Helper()
	p, r := byHand(t, 1, 1)
	study, _, err := scenarios.Parse("s.yaml", []byte("study: s\npolicy: p\npopulation: {profile: x}\nillness: y\nyears: 2018..2019\nscenarios: [{id: current}, {id: other}]\ntargets: "+text), scenarios.Given{})
	if err != nil {
		t.Fatal(err)
	}
	p.Study = study
	p.findWindows(p.world)
	got, err := p.findTargets()
	return got, r.keys, err
}

// A target finds its scenario, its measure and its years: the last alone, the first alone, both unless it names any.
func TestTargetsFindTheirYears(t *testing.T) {
	const head = "{name: x, measure: fund_spending, unit: CNY, value: 1, source: {ref: d, status: stated}, "
	for text, want := range map[string]struct {
		scenario, from, to int
		by, group          string
	}{
		"years: 2019}": {0, 1, 1, "all", "all"},
		"years: 2018}": {0, 0, 0, "all", "all"},
		"by: all}":     {0, 0, 1, "all", "all"},
		"by: benefit, group: rest, years: 2018..2019}": {0, 0, 1, "benefit", "rest"},
		"by: status, group: exited, scenario: other}":  {1, 0, 1, "status", "exited"},
	} {
		got, keys, err := targetsOf(t, "["+head+text+"]")
		if err != nil || len(got) != 1 {
			t.Fatalf("%s: %v, %v", text, got, err)
		}
		x := got[0]
		if x.scenario != want.scenario || x.window.pieces[0] != want.from || x.window.pieces[len(x.window.pieces)-1] != want.to || len(x.more) > 0 {
			t.Errorf("%s: %+v", text, x)
		}
		if k := keys[x.key]; k.Measure != "fund_spending" || k.By != want.by || k.Group != want.group {
			t.Errorf("%s: %+v", text, k)
		}
	}
	if _, _, err := targetsOf(t, "["+head+"by: status, group: nobody}]"); err == nil {
		t.Error("a group that is not simulated is found")
	}
}

// influencesOf are those of spending for inputs a, b, c, whose places rise, fall and jump with the draws, and spending that
// rises with them over both years and falls in the first.
func influencesOf(t *testing.T, draws int) []Influences {
	p, r := byHand(t, draws, 1)
	in := &inputs{titles: map[string]model.Title{"b": {EN: "Of b"}}, place: map[string][]float64{}}
	places := map[string]func(d int) float64{
		"flat": func(int) float64 { return 0.5 }, "a": func(d int) float64 { return float64((d * 37) % 100) },
		"b": func(d int) float64 { return -float64(d) }, "c": func(d int) float64 { return float64(d - 60*(d%2)) },
	}
	for _, path := range []string{"flat", "a", "c", "b"} {
		in.paths = append(in.paths, path)
		for d := range draws {
			in.place[path] = append(in.place[path], places[path](d))
		}
	}
	for d := range draws {
		for y, rising := range []float64{-1, 0, 1} {
			r.series[0][y][r.key(t, "fund_spending", "all", "all")].Values[d] = rising * float64(d)
			r.series[0][y][r.key(t, "fund_spending", "benefit", "basic")].Values[d] = 1
		}
	}
	return p.influences(in, r)
}

// Spending over both years rises with every draw: b, which falls, comes first with −1, though c is the largest with its
// sign. There are none below a hundred draws.
func TestInfluencesAreOfAllYearsByStrength(t *testing.T) {
	if got := influencesOf(t, 99); got != nil {
		t.Errorf("99 draws: %+v", got)
	}
	got := influencesOf(t, 100)
	if len(got) != 3 {
		t.Fatalf("%d measures", len(got))
	}
	at := slices.IndexFunc(got, func(x Influences) bool { return x.Measure == "fund_spending" && x.By == "all" && x.Group == "all" })
	if at < 0 || len(got[at].Strongest) != 3 {
		t.Fatalf("%+v", got)
	}
	s := got[at].Strongest
	if s[0].Path != "b" || math.Abs(s[0].Rank+1) > 1e-12 || s[0].Title.EN != "Of b" || s[1].Path != "c" || !(0.3 < s[1].Rank && s[1].Rank < 1) || s[2].Path != "a" {
		t.Errorf("%+v", s)
	}
}

// A scenario that gives the first one's figures in every simulation is named, and it alone.
func TestAScenarioWithoutEffectIsNamed(t *testing.T) {
	p, r := byHand(t, 2, 1)
	p.Study.Scenarios = append(p.Study.Scenarios, scenarios.Scenario{ID: "third", Title: model.Title{ZH: "第三案", EN: "The third"}})
	r.series = append(r.series, byCopy(r.series[0]))
	r.put(t, 1, 1, "fund_spending", "all", "all", 0, 1) // one simulation of one year differs
	said := fmt.Sprint(p.cautions(&inputs{}, r))
	for name, want := range map[string]bool{"The other": false, "The third": true, "第三案": true, "另案": false} {
		if got := strings.Contains(said, name); got != want {
			t.Errorf("%s is named: %v in %s", name, got, said)
		}
	}
}

func byCopy(years [][]measure.Series) (out [][]measure.Series) {
	for _, y := range years {
		out = append(out, slices.Clone(y))
		for k := range y {
			out[len(out)-1][k].Values = slices.Clone(y[k].Values)
		}
	}
	return out
}

// What is said beside the figures, by what the run is: the three ways to count poverty always; unverified inputs, a sample,
// fewer than a hundred draws, inputs carried on, where it is so. Each in both languages.
func TestCautionsByHand(t *testing.T) {
	const unverified, sample, rough, carried = "rests on unverified rules", "The population is a sample", "fewer than 100", "2 inputs are used outside the years"
	for _, c := range []struct {
		draws, halves int
		status        string
		carried       []CarriedOn
		want          []string
	}{
		{100, 1, "stated", nil, nil}, {99, 1, "stated", nil, []string{rough}}, {100, 2, "stated", nil, []string{sample}}, {100, 1, "unverified", nil, []string{unverified}},
		{100, 1, "stated", make([]CarriedOn, 2), []string{carried}}, {1, 2, "unverified", make([]CarriedOn, 2), []string{carried, unverified, sample, "Only one parameter draw"}},
	} {
		p, r := byHand(t, c.draws, 1)
		p.world.Layout.Halves, p.carried = c.halves, c.carried
		r.put(t, 1, 0, "fund_spending", "all", "all", 1)
		got := p.cautions(&inputs{shared: []model.Quantity{{Path: "x", Status: c.status}}}, r)
		if len(got) != 1+len(c.want) || !strings.Contains(got[0].EN, "counted three ways") {
			t.Errorf("%+v: said %v", c, got)
			continue
		}
		for i, want := range c.want {
			if !strings.Contains(got[i+1].EN, want) || got[i+1].ZH == "" {
				t.Errorf("%+v: said %v, want %q", c, got[i+1], want)
			}
		}
	}
}

// Benefits of a policy without funds have a curve each, called as the benefit is; so is that of a fund without a name.
func TestCurvesWithoutAFund(t *testing.T) {
	nameless := replaced(t, handPolicy, "pool: {title: {zh: 统筹基金, en: Pool}, kind: public}", "pool: {kind: public}")
	funds := regexp.MustCompile(`(?s)funds:.*benefits:`).ReplaceAllString(handPolicy, "benefits:")
	for text, want := range map[string]string{
		nameless: `["pool" Basic [basic second] "county" County [rest] "charity" Charity [gift]]`,
		regexp.MustCompile(` fund: \w+,`).ReplaceAllString(funds, ""): `["" Basic [basic] "" Account [own] "" Rest [rest] "" Second [second] "" Gift [gift]]`,
	} {
		p, _ := byHand(t, 2, 1)
		p.policies[0], p.funds, p.sums = policyOf(t, text), nil, nil
		p.findFunds()
		r := p.NewResults()
		var got []string
		for _, c := range p.curves(r) {
			got = append(got, fmt.Sprintf("%q %s %v", c.Fund, c.Title.EN, c.Benefits))
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%v, want %s", got, want)
		}
	}
}

// Where the file says which year budgets are of, alternatives have theirs in it, and the curves are its own.
func TestBudgetsAreOfTheirYear(t *testing.T) {
	p, r := byHand(t, 21, 1)
	p.Study.BudgetYear = 2018
	for y, scale := range []float64{1, 10} {
		for s := range 2 {
			var amounts []float64
			for i := range 21 {
				amounts = append(amounts, scale*float64(s+1)*float64(i))
			}
			r.put(t, s, y, "fund_spending", "fund", "pool", amounts...)
		}
	}
	var got []string
	for _, b := range p.budgets(r) {
		if b.Fund == "pool" {
			got = append(got, fmt.Sprintf("%s %d %g", b.Scenario, b.Year, b.Amount))
		}
	}
	if want := []string{"current 2018 19", "current 2019 190", "other 2018 38"}; !slices.Equal(got, want) {
		t.Errorf("budgets %q\nwant %q", got, want)
	}
}
