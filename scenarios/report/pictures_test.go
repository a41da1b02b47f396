package report

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// stepsBy writes the steps of a waterfall, one a line: what it is, in words, and from where to where its bar goes.
func stepsBy(steps []figure.Step) string {
	var b strings.Builder
	for _, s := range steps {
		fmt.Fprintf(&b, "%s|%s|%s|%v>%v|%d\n", s.Label, s.Amount, s.Share, s.From, s.To, s.Kind)
	}
	return b.String()
}

// The policy by hand: of 1,000 yuan, 900 of them eligible, 630, then half of the 270 left, then 50 from the account leave
// 185; what the account paid is the family's own, and 300 come in cash: 185 + 50 − 300 = −65.
func TestWaterfallByHand(t *testing.T) {
	want := `Total cost|1,000.00||0>1000|0
Basic|630.00|63.0 %|1000>370|1
Assistance|135.00|13.5 %|370>235|1
Account (the family's own account)|50.00|5.0 %|235>185|2
Out of pocket|185.00|18.5 %|0>185|3
plus: from the own account|50.00||185>235|2
less: in cash, Subsidy|−300.00||235>-65|4
What the family bears|−65.00|−6.5 %|0>-65|3
`
	if got := stepsBy(stepsOf(settled(t, layers), "en")); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	// Without account and cash the family bears what is out of pocket, which is said once. A benefit that is not in force
	// is no step.
	plain := strings.Replace(layers, "{id: own,", "{id: own, enabled: false,", 1)
	plain = strings.Replace(plain, "{id: subsidy,", "{id: subsidy, enabled: false,", 1)
	want = `医疗费用总额|1,000.00||0>1000|0
基本医保|630.00|63.0%|1000>370|1
医疗救助|135.00|13.5%|370>235|1
个人负担|235.00|23.5%|0>235|3
`
	if got := stepsBy(stepsOf(settled(t, plain), "zh")); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	// The layers pay 630 + 135; the account's 50 are the family's.
	if got, want := BillFigure([]BillUnder{{"x", settled(t, layers)}}, "en").Title, "Of 1,000.00 yuan the layers pay 765.00, the family bears −65.00 (−6.5 %)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Under three policies the bill's title names who leaves the family least and most, in whatever order they come; under two
// the order of the list; where they are the same it says so.
func TestTitlesOfBillsUnderSeveralPolicies(t *testing.T) {
	bare := settled(t, strings.ReplaceAll(layers, "fund: insurance,", "fund: insurance, enabled: false,")) // 950 and the account's 50
	half := settled(t, strings.Replace(layers, "pays: 0.5 * unpaid.eligible", "enabled: false, pays: 0.5 * unpaid.eligible", 1))
	full := settled(t, layers)
	for _, c := range []struct {
		list []BillUnder
		want string
	}{
		{[]BillUnder{{"half", half}, {"bare", bare}, {"full", full}}, `the family bears −65.00 under "full", 1,000.00 under "bare"`},
		{[]BillUnder{{"bare", bare}, {"full", full}}, `the family bears 1,000.00 under "bare", −65.00 under "full"`},
		{[]BillUnder{{"a", half}, {"b", half}}, "under every policy the family bears 70.00"},
	} {
		if got := BillFigure(c.list, "en").Title; !strings.Contains(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// The case is shown under the alternative that changes most for the family, up or down.
func TestCaseIsShownUnderTheLargestChange(t *testing.T) {
	run := drawn(t)
	full, half := settled(t, layers), settled(t, strings.Replace(layers, "pays: 0.5 * unpaid.eligible", "enabled: false, pays: 0.5 * unpaid.eligible", 1))
	title := func(i int) string { return run.Study.Scenarios[i].Title.In("en", run.Study.Scenarios[i].ID) }
	for i, s := range []*forecast.CaseSheet{{Sheet: half}, {Sheet: half}, {Sheet: full}, {Sheet: half}} { // the third takes 135 off
		run.Case.Sheets[i].Sheet = s.Sheet
	}
	got := caseFigure(run, "en")
	if len(got.Bills) != 2 || got.Bills[0].Title != title(0) || got.Bills[1].Title != title(2) {
		t.Errorf("shown: %+v", got.Bills)
	}
	for i := range run.Case.Sheets {
		run.Case.Sheets[i].Sheet = half
	}
	if got = caseFigure(run, "en"); len(got.Bills) != 1 || !strings.Contains(got.Notes[0], "leave that family the same burden") {
		t.Errorf("shown: %+v, %q", got.Bills, got.Notes)
	}
}

// The county fund of the example: 30, 40 and 60 million are passed with 1, 1/2 and 0; half is enough at 40, 80 % at 52 and
// 95 % at 58 million. Amounts are in the unit of the axis, a year's ten thousand yuan or million.
func TestBudgetCurvesByHand(t *testing.T) {
	run := drawn(t)
	for lang, scale := range map[message.Language]float64{"zh": 1e-4, "en": 1e-6} {
		c := budgetCurves(run, lang).Curves[0]
		for i, want := range []figure.Overrun{{Amount: 30e6, Probability: 1}, {Amount: 40e6, Probability: 0.5}, {Amount: 60e6}} {
			if got := c.Points[i]; math.Abs(got.Amount-want.Amount*scale) > 1e-9 || got.Probability != want.Probability {
				t.Errorf("%s point %d: %+v", lang, i, got)
			}
		}
		for i, want := range []figure.Overrun{{Amount: 40e6, Probability: 0.5}, {Amount: 52e6, Probability: 0.2}, {Amount: 58e6, Probability: 0.05}} {
			if got := c.Marks[i]; math.Abs(got.Amount-want.Amount*scale) > 1e-9 || math.Abs(got.Probability-want.Probability) > 1e-12 {
				t.Errorf("%s mark %d: %+v", lang, i, got)
			}
		}
		if len(c.Points) != 3 || len(c.Marks) != 3 {
			t.Errorf("%d points, %d marks", len(c.Points), len(c.Marks))
		}
	}
	run.Curves[0].Amounts = []float64{4e7} // one simulation: certain below, impossible above
	if c := budgetCurves(run, "en").Curves[0]; len(c.Points) != 2 || c.Points[0].Probability != 1 || c.Points[1].Probability != 0 || c.Points[1].Amount != 40 {
		t.Errorf("%+v", c.Points)
	}
}

// The title is about the public fund whose amount for 95 % is the most above that for 50 %: 58/40 here, before the pool's
// 1.295/1.25. Another's that is more uncertain does not matter as long as there is a public one.
func TestTheFundHardestToForesee(t *testing.T) {
	of := func(title string, public bool, half, most float64) forecast.Curve {
		return forecast.Curve{Title: model.Title{EN: title}, Public: public, Year: 2019, Amounts: []float64{0, 9 * most},
			Enough: []forecast.Enough{{Share: 0.5, Amount: half}, {Share: 0.8, Amount: half}, {Share: 0.95, Amount: most}}}
	}
	for _, c := range []struct {
		curves []forecast.Curve
		want   string
	}{
		{[]forecast.Curve{of("A", true, 10, 11), of("B", true, 1000, 2000), of("C", true, 100, 150)}, "2019: B is the hardest"},
		{[]forecast.Curve{of("A", false, 10, 90), of("B", true, 100, 110), of("C", false, 10, 95)}, "2019: B is the hardest"},
		{[]forecast.Curve{of("A", true, 100, 110), of("B", false, 10, 90)}, "2019: A is the hardest"},
		{[]forecast.Curve{of("A", false, 100, 110), of("B", false, 10, 90)}, "2019: B is the hardest"},
		{[]forecast.Curve{of("A", true, 0, 90)}, "No fund needs a budget in 2019"},
	} {
		run := drawn(t)
		run.Curves = c.curves
		if got := budgetsTitle(run, "en"); !strings.HasPrefix(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A band holds mean and percentiles, each in its place and in the panel's unit.
func TestBandsByHand(t *testing.T) {
	run := drawn(t)
	for i := range run.Rows {
		if r := &run.Rows[i]; r.Measure == "fund_spending" && r.Scenario != run.Study.Baseline().ID {
			r.DiffMean, r.DiffP05, r.DiffP25, r.DiffP75, r.DiffP95, r.Noise = -30e6, -50e6, -40e6, -20e6, 10e6, true
		}
	}
	d := differences(run, "zh")
	want := figure.Band{Mean: -3000, P05: -5000, P25: -4000, P75: -2000, P95: 1000, Noise: true, Label: "~"}
	if got := d.Panels[0].Bands[0]; d.Panels[0].Unit != "万元" || got != want {
		t.Errorf("%s %+v, want %+v", d.Panels[0].Unit, got, want)
	}
	if len(d.Panels) != 3 || d.Panels[2].Title != "因病致贫之差，2017-2019年间各计一次" || d.Panels[1].Title != "患者人均负担之差，2017-2019年平均" || d.Panels[0].Title != "基金支出之差，2017-2019年合计" {
		t.Errorf("%+v", d.Panels)
	}
}

// A figure may speak of billions where a page speaks of millions; what is read together has the decimals that show three
// digits of the largest.
func TestUnitsOfAxes(t *testing.T) {
	for _, c := range []struct {
		lang    message.Language
		amounts []float64
		want    string
	}{
		{"en", []float64{12_300_000_000}, "12.3 billion yuan"}, {"zh", []float64{12_300_000_000}, "123 亿元"}, {"en", []float64{9_990_000_000}, "9,990 million yuan"},
		{"zh", []float64{9_990_000_000}, "999,000 万元"}, {"en", []float64{1_000_000}, "1.00 million yuan"}, {"en", []float64{999_000}, "999 thousand yuan"},
		{"zh", []float64{100_000}, "10.0 万元"}, {"zh", []float64{99_000}, "99,000 元"}, {"en", []float64{10_000}, "10.0 thousand yuan"}, {"en", []float64{9_900}, "9,900 yuan"},
		{"en", []float64{-20_000_000_000, 1}, "-20.0 billion yuan"}, {"zh", []float64{0}, "0 万元"}, {"en", []float64{math.NaN(), 5}, " yuan"},
	} {
		u := axisUnit(c.lang, "CNY", c.amounts...)
		if got := u.of(c.amounts[0]) + " " + u.name; got != c.want {
			t.Errorf("%s %v: %q, want %q", c.lang, c.amounts, got, c.want)
		}
	}
	if u := axisUnit("en", "households", 1e12); u.name != "households" {
		t.Errorf("households are in %s", u.name)
	}
	plainly := unit{factor: 1}
	for _, c := range []struct {
		amounts []float64
		want    int
	}{{[]float64{100}, 0}, {[]float64{99.9}, 1}, {[]float64{10}, 1}, {[]float64{9.99}, 2}, {[]float64{0}, 0}, {[]float64{-100, 3}, 0}, {[]float64{math.NaN(), 3}, 2}} {
		if got := plainly.decimalsFor(c.amounts...); got != c.want {
			t.Errorf("%v: %d decimals, want %d", c.amounts, got, c.want)
		}
	}
}

// What kind of run it is stands on its figures: a sample is one that stands for more than were simulated.
func TestMarksOfRuns(t *testing.T) {
	for _, c := range []struct {
		quick                  bool
		simulated, represented int
		want                   string
	}{{false, 10, 10, ""}, {false, 10, 11, "Sample"}, {true, 10, 10, "Quick trial, not to be relied on"}, {true, 10, 11, "Sample · quick trial, not to be relied on"}} {
		run := drawn(t)
		run.Study.Quick, run.Simulated, run.Represented = c.quick, c.simulated, c.represented
		if got := mark(run, "en"); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
		said := origin(run, "en")
		if want := []string{"10 people simulated;", "10 people simulated for 11;"}[c.represented-10]; !strings.Contains(said, want) ||
			!strings.Contains(said, "100 parameter draws, 2 times each, seed 20190611") || strings.Contains(said, "rough") {
			t.Errorf("%q", said)
		}
		run.Study.Draws = 99
		if said := origin(run, "en"); !strings.HasSuffix(said, "With so few draws their ends are rough.") {
			t.Errorf("%q", said)
		}
		run.Study.Draws = 1
		if said := origin(run, "en"); !strings.Contains(said, "one parameter draw, 2 times each") || !strings.HasSuffix(said, "Intervals leave out what is not known of the inputs.") {
			t.Errorf("%q", said)
		}
	}
}
