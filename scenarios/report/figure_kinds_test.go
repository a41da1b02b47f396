package report

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// Under the third alternative the backstop pays 73.8 and the cap 27 million more: steps from 0 to 7,380 to 10,080 ten thousand yuan,
// and the sum from 0. Benefits that pay the same are no steps; the steps of every alternative add up to the change of all.
func TestChangesByHand(t *testing.T) {
	run := drawn(t)
	var got strings.Builder
	for _, s := range changeOf(run, "zh", "yearly_cap_3000", "封顶").Steps {
		fmt.Fprintf(&got, "%s|%s|%s|%.0f>%.0f|%d\n", s.Label, s.Amount, s.Share, s.From, s.To, s.Kind)
	}
	want := "政府兜底保障|+7,380|（3,690至11,070）|0>7380|5\n年负担封顶|+2,700|（1,350至4,050）|7380>10080|5\n各基金合计|+10,080|（5,040至15,120）|0>10080|7\n"
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", &got, want)
	}
	for _, b := range changes(run, "zh").Bills {
		last := b.Steps[len(b.Steps)-1]
		if before := b.Steps[len(b.Steps)-2]; math.Abs(before.To-last.To) > 1e-6 || last.Kind != figure.Net {
			t.Errorf("%s: the steps come to %v, all to %v", b.Title, before.To, last.To)
		}
	}
	for i := range run.Rows { // too few: the sum keeps its part, without an interval
		r := &run.Rows[i]
		if r.Scenario == "no_backstop" && r.Measure == "fund_spending" && r.Group == "backstop" {
			r.DiffRare = true
		}
	}
	s := changeOf(run, "en", "no_backstop", "x").Steps[0]
	if s.Amount != "too few to say" || s.Share != "" || !s.Noise || s.Kind != figure.Less {
		t.Errorf("%+v", s)
	}
}

// A benefit that an alternative's policy does not have is saved with all that the baseline pays.
func TestABenefitThatIsGoneIsSaved(t *testing.T) {
	run := drawn(t)
	kept := run.Rows[:0]
	for _, r := range run.Rows {
		if r.Scenario != "no_backstop" || r.By != "benefit" || r.Group != "backstop" {
			kept = append(kept, r)
		}
	}
	run.Rows = kept
	parts := changedBenefits(run, "en", "no_backstop")
	if len(parts) != 1 || parts[0].row.DiffMean != -123e6 || math.Abs(parts[0].row.DiffP05+1.4*123e6) > 1 || math.Abs(parts[0].row.DiffP95+0.7*123e6) > 1 {
		t.Errorf("%+v", parts)
	}
}

// All funds spend 1,183 million a year, 0.7 to 1.4 times as much in nine runs of ten and 0.8 to 1.25 in eight; a figure that is
// published for a single year stands in it, one of two years or of some people does not.
func TestFansByHand(t *testing.T) {
	run := drawn(t)
	target := func(years scenarios.Years, scope string) forecast.Backtest {
		return forecast.Backtest{Target: scenarios.Target{Scenario: "current", Measure: "fund_spending", By: "all", Group: "all", Years: years, Value: 1.2e9, Scope: scenarios.Scope{By: scope}}}
	}
	run.Backtests = []forecast.Backtest{target(scenarios.Years{From: 2018, To: 2018}, ""), target(scenarios.Years{From: 2017, To: 2018}, ""), target(scenarios.Years{From: 2019, To: 2019}, "status")}
	f := fundFans(run, "en")
	all := f.Fans[0]
	if len(all.Points) != 1 || all.Points[0] != (figure.Published{Year: 2018, Amount: 1200}) || !strings.HasSuffix(f.Subtitle, "Diamonds: published.") {
		t.Errorf("%+v, %q", all.Points, f.Subtitle)
	}
	if len(all.Years) != 3 {
		t.Fatalf("%d years", len(all.Years))
	}
	for i, s := range all.Years {
		for what, x := range map[string][2]float64{"mean": {s.Mean, 1183}, "P05": {s.P05, 828.1}, "P10": {s.P10, 946.4}, "P25": {s.P25, 1064.7}, "P75": {s.P75, 1301.3}, "P90": {s.P90, 1478.75}, "P95": {s.P95, 1656.2}} {
			if math.Abs(x[0]-x[1]) > 1e-6 {
				t.Errorf("%s of %d: %v, want %v", what, s.Year, x[0], x[1])
			}
		}
		if s.Year != 2017+i {
			t.Errorf("year %d", s.Year)
		}
	}
	for _, x := range scenarioFans(run, "en").Fans { // on one axis
		if len(x.Holds) != 4*3*2 {
			t.Errorf("the axis of %s holds %d amounts", x.Title, len(x.Holds))
		}
	}
}

// What is published about poverty beside the households that are drawn anyway has a drawing of its own.
func TestPublishedPovertyIsDrawn(t *testing.T) {
	run := drawn(t)
	run.Backtests = nil
	for _, by := range []string{"status", "all"} {
		group := map[string]string{"status": "poor", "all": "all"}[by]
		run.Backtests = append(run.Backtests, forecast.Backtest{Target: scenarios.Target{Name: model.Title{ZH: "公布的" + group}, Scenario: "current", Measure: "poverty_d2", By: by, Group: group, Years: scenarios.Years{From: 2018, To: 2018}, Value: 5000}})
	}
	row, _ := run.Row("current", 2018, "poverty_d2", "all", "all")
	row.By, row.Group = "status", "poor"
	run.Rows = append(run.Rows, row)
	f := povertyFans(run, "zh")
	if len(f.Fans) != 5 || f.Fans[4].Title != "公布的poor，户" || len(f.Fans[4].Points) != 1 || len(f.Fans[0].Points) != 1 || len(f.Fans[1].Points) != 0 || len(f.Notes) != 1 {
		t.Errorf("%d drawings: %+v", len(f.Fans), f)
	}
}

// Where the run says what a household kept out of poverty costs, the cheapest alternative is the finding.
func TestThePlaneNamesTheCheapest(t *testing.T) {
	run := drawn(t)
	for id, cost := range map[string]float64{"no_backstop": 3000, "yearly_cap_3000": 54_320} { // the first lets more be poor
		r, _ := run.Row(id, 0, "poverty_d2", "all", "all")
		r.Measure, r.Unit, r.Mean, r.P05, r.P95 = "cost_per_household_averted", "CNY per household", cost, cost/2, cost*2
		run.Rows = append(run.Rows, r)
	}
	if got, want := plane(run, "en").Title, "Yearly burden held to 3,000 yuan keeps households out of poverty for least: 54,320 yuan for each household (27,160 to 108,640)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	f := plane(run, "zh").Fields[0]
	if c := f.Clouds[0]; c.Mean != (figure.Spot{Right: -12300, Up: -930}) || len(c.Spots) != 2 || c.Spots[1] != (figure.Spot{Right: -10000, Up: -860}) {
		t.Errorf("%+v", c)
	}
}

// Large clouds are thinned evenly.
func TestCloudsAreThinned(t *testing.T) {
	run := drawn(t)
	c := &run.Clouds[0]
	c.Spending, c.Averted = make([]float64, 1000), make([]float64, 1000)
	for i := range 1000 {
		c.Averted[i] = float64(i)
	}
	spots := plane(run, "en").Fields[0].Clouds[0].Spots
	if len(spots) != 200 || spots[1].Up != 5 || spots[199].Up != 995 {
		t.Errorf("%d spots", len(spots))
	}
}

// Scales of bars: 960 million a year and what is less than a tenth of it, 88, 61, 41 and 33, which are 264 to 99 million in three
// years.
func TestSmallSpendingHasItsOwnScale(t *testing.T) {
	b := spendingBars(drawn(t), "en")
	if len(b.Scales) != 2 || len(b.Scales[0].Bars) != 5 || len(b.Scales[1].Bars) != 4 || b.Scales[0].Unit != "million yuan, 2017-2019" {
		t.Fatalf("%+v", b.Scales)
	}
	if x := b.Scales[1].Bars[0]; math.Abs(x.Mean-183) > 1e-9 || x.Amount != "183 million yuan (128 to 256)" {
		t.Errorf("%+v", x)
	}
}

// However long the names of scenarios are, a headline has room for the finding.
func TestLongNamesLeaveRoomForTheFinding(t *testing.T) {
	run := drawn(t)
	for i := range run.Study.Scenarios {
		run.Study.Scenarios[i].Title.ZH = strings.Repeat("很长的方案名称", 20)
	}
	for _, p := range Pictures() {
		if p.Name == "funds" || p.Name == "spending" || p.Name == "budgets" || p.Name == "tornado" {
			continue // no scenario is named in their headlines
		}
		lines := strings.Split(wordsOn(t, p.of(run, "zh")), "\n")
		headline := strings.Join(lines[:min(5, len(lines))], "")
		if !strings.Contains(headline, "…") || !strings.ContainsAny(headline, "0123456789") {
			t.Errorf("%s: the headline is %q", p.Name, headline)
		}
	}
	if got := headlined("短名称"); got != "短名称" {
		t.Errorf("%q", got)
	}
	if got, want := headlined(strings.Repeat("长", 31)), strings.Repeat("长", 30)+"…"; got != want { // two cells each
		t.Errorf("%q, want %q", got, want)
	}
}

// From the files of a run it is known again what it drew.
func TestWhatARunDrewIsInItsFiles(t *testing.T) {
	for _, drawn := range []Drawn{
		{Names: LeadPictures(false), Languages: []message.Language{"zh"}, Width: figure.Half}, {Names: []string{"funds", "tornado"}, Languages: []message.Language{"zh", "en"}, Width: figure.Full},
		{Names: []string{"bill"}, Languages: []message.Language{"en"}, Width: figure.Half}, {Width: figure.Half},
	} {
		files := map[string]bool{"page.md": true}
		for _, name := range drawn.Names {
			for _, l := range drawn.Languages {
				files["figures/"+drawn.file(name, l)+".png"] = true
			}
		}
		if got := DrawnOf(func(name string) bool { return files[name] }); !reflect.DeepEqual(got, drawn) {
			t.Errorf("%+v, want %+v", got, drawn)
		}
	}
}
