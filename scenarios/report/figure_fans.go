package report

import (
	"math"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// followed is one measure of one group that is followed over the years under a scenario.
type followed struct{ scenario, measure, by, group string }

// rows are those of the study's years; without one the mean is NaN. A row that is too rare to have an interval has no mean
// either.
func (f followed) rows(run *forecast.Result) []measure.Row {
	var out []measure.Row
	for y := run.Study.Years.From; y <= run.Study.Years.To; y++ {
		r, ok := run.Row(f.scenario, y, f.measure, f.by, f.group)
		if !ok || r.Rare {
			r = measure.Row{Mean: math.NaN()}
		}
		r.Year = y
		out = append(out, r)
	}
	return out
}

// ends are what rows reach, for the unit and the axis, and the name of their unit; any says that they are not all nothing.
func ends(rows []measure.Row) (amounts []float64, name string, any bool) {
	for _, r := range rows {
		if !math.IsNaN(r.Mean) {
			amounts, name = append(amounts, r.P05, r.P95), r.Unit
			any = any || r.Mean != 0 || r.P95 != 0
		}
	}
	return amounts, name, any
}

// fan draws a measure by year in a unit.
func (f followed) fan(run *forecast.Result, l message.Language, title string, u unit) (fan figure.Fan) {
	rows := f.rows(run)
	fan.Title = l.Say("%s, %s¦of a drawing", title, u.name)
	for _, r := range rows {
		fan.Years = append(fan.Years, figure.Spread{
			Year: r.Year, Mean: r.Mean * u.factor, P05: r.P05 * u.factor, P10: r.P10 * u.factor, P25: r.P25 * u.factor, P75: r.P75 * u.factor, P90: r.P90 * u.factor, P95: r.P95 * u.factor,
		})
	}
	if last := rows[len(rows)-1]; !math.IsNaN(last.Mean) {
		fan.Caption = l.Say("%d: %s (%s)¦a year's amount", last.Year, minus(u.of(last.Mean)), minus(u.span(l, last.P05, last.P95)))
	}
	for _, b := range run.Backtests {
		if year, same := f.published(b.Target); same {
			fan.Points = append(fan.Points, figure.Published{Year: year, Amount: b.Target.Value * u.factor})
		}
	}
	return fan
}

// published says whether a published figure is one of these, of a single whole year and of everybody.
func (f followed) published(t scenarios.Target) (year int, same bool) {
	return t.Years.From, t.Scenario == f.scenario && t.Measure == f.measure && t.By == f.by && t.Group == f.group &&
		t.Scope.By == "" && t.Place == "" && t.Years.Count() == 1 && t.Months.Whole()
}

// bands says what is drawn and how to read a fan.
func bands(l message.Language, what string, fans []figure.Fan) string {
	out := l.Say("%s Line and dots: mean; from dark to light 50, 80 and 90 %% uncertainty intervals.", what)
	if hasPoints(fans) {
		out += l.Say(" Diamonds: published.")
	}
	return out
}

// fundFans is what the funds spend by year under the baseline, together and each.
func fundFans(run *forecast.Result, l message.Language) *figure.Fans {
	base := run.Study.Baseline()
	out := &figure.Fans{Empty: l.Say("No fund spends anything.")}
	var idle, unsimulated []string
	add := func(f followed, title string) {
		if run.NotSimulated(f.scenario, f.by, f.group) {
			unsimulated = append(unsimulated, title)
			return
		}
		amounts, name, any := ends(f.rows(run))
		if !any {
			idle = append(idle, title)
			return
		}
		out.Fans = append(out.Fans, f.fan(run, l, title, easyUnit(l, name, amounts...)))
	}
	add(followed{base.ID, "fund_spending", "all", "all"}, l.Say("All funds"))
	for _, f := range run.Funds {
		if f.Scenario == base.ID {
			add(fundFollowed(base.ID, f), fundHeading(l, f.Title.In(l, f.ID), names(run, l, f.Benefits)))
		}
	}
	out.Title, out.Mark = fundsTitle(run, l), mark(run, l)
	out.Subtitle = bands(l, l.Say("What the funds spend by year under the baseline %s; each drawing has its own axis.", quoted(l, base.Title.In(l, base.ID))), out.Fans)
	if len(idle) > 0 {
		out.Notes = append(out.Notes, l.Say("Nothing is spent, or too little to say: %s.", l.List(idle)))
	}
	if len(unsimulated) > 0 {
		out.Notes = append(out.Notes, l.Say("No such bills are simulated: %s.", l.List(unsimulated)))
	}
	out.Notes = append(out.Notes, origin(run, l))
	return out
}

// fundFollowed is a fund's spending under a scenario: a benefit without a fund stands for its own.
func fundFollowed(scenario string, f forecast.Fund) followed {
	if f.ID == "" {
		return followed{scenario, "fund_spending", "benefit", f.Benefits[0]}
	}
	return followed{scenario, "fund_spending", "fund", f.ID}
}

func hasPoints(fans []figure.Fan) bool {
	for _, f := range fans {
		if len(f.Points) > 0 {
			return true
		}
	}
	return false
}

// fundsTitle says what the funds spend in the last year, and since the first.
func fundsTitle(run *forecast.Result, l message.Language) string {
	rows := followed{run.Study.Baseline().ID, "fund_spending", "all", "all"}.rows(run)
	first, last := rows[0], rows[len(rows)-1]
	if math.IsNaN(last.Mean) || last.Mean == 0 {
		return l.Say("No fund spends anything in %d", last.Year)
	}
	u := axisUnit(l, "CNY", last.Mean)
	now := l.Say("%s %s", u.of(last.Mean), u.name)
	if first.Year == last.Year || math.IsNaN(first.Mean) || first.Mean == 0 {
		return l.Say("The funds spend %[2]s in %[1]d (90 %% interval %[3]s)", last.Year, now, u.span(l, last.P05, last.P95))
	}
	growth := math.Pow(last.Mean/first.Mean, 1/float64(last.Year-first.Year)) - 1
	return l.Say("The funds spend %[2]s in %[1]d (90 %% interval %[3]s): since %[4]d %[5]s %% a year", last.Year, now, u.span(l, last.P05, last.P95), first.Year, minus(signed(100*growth, 1)))
}

// signed writes a number with its sign.
func signed(x float64, decimals int) string {
	if x > 0 {
		return "+" + grouped(x, decimals)
	}
	return grouped(x, decimals)
}

// scenarioFans is what all funds spend by year under each scenario, on one axis.
func scenarioFans(run *forecast.Result, l message.Language) *figure.Fans {
	out := &figure.Fans{Empty: l.Say("No fund spends anything.")}
	out.Fans = perScenario(run, l, followed{"", "fund_spending", "all", "all"})
	out.Title, out.Mark = scenariosTitle(run, l), mark(run, l)
	out.Subtitle = bands(l, l.Say("What all funds spend by year, a drawing a scenario, all on the same axis."), out.Fans)
	out.Notes = []string{origin(run, l)}
	return out
}

// perScenario draws a measure under every scenario, all on one axis and in one unit; none where it is nothing in all of them.
func perScenario(run *forecast.Result, l message.Language, f followed) []figure.Fan {
	fans, _, any := sharedAxis(run, l, f)
	if !any {
		return nil
	}
	return fans
}

// sharedAxis draws a measure under every scenario, all on one axis and in one unit; any says that it is not nothing in all of them.
func sharedAxis(run *forecast.Result, l message.Language, f followed) (fans []figure.Fan, u unit, any bool) {
	var rows []measure.Row
	for _, c := range run.Study.Scenarios {
		f.scenario = c.ID
		rows = append(rows, f.rows(run)...)
	}
	amounts, name, any := ends(rows)
	u = easyUnit(l, name, amounts...)
	for i := range amounts {
		amounts[i] *= u.factor
	}
	for _, c := range run.Study.Scenarios {
		f.scenario = c.ID
		fan := f.fan(run, l, c.Title.In(l, c.ID), u)
		fan.Holds = amounts
		fans = append(fans, fan)
	}
	return fans, u, any
}

// scenariosTitle names the scenarios under which the funds spend most and least in the last year.
func scenariosTitle(run *forecast.Result, l message.Language) string {
	year := run.Study.Years.To
	least, most := measure.Row{Mean: math.Inf(1)}, measure.Row{Mean: math.Inf(-1)}
	titles := map[string]model.Title{}
	for _, c := range run.Study.Scenarios {
		titles[c.ID] = c.Title
		if r, ok := run.Row(c.ID, year, "fund_spending", "all", "all"); ok {
			if r.Mean < least.Mean {
				least = r
			}
			if r.Mean > most.Mean {
				most = r
			}
		}
	}
	if !(least.Mean < most.Mean) {
		return fundsTitle(run, l)
	}
	u := axisUnit(l, "CNY", most.Mean)
	return l.Say("In %[1]d the funds spend most under %[2]s, %[3]s, and least under %[4]s, %[5]s", year,
		quoted(l, headlined(titles[most.Scenario].In(l, most.Scenario))), l.Say("%s %s", u.of(most.Mean), u.name), quoted(l, headlined(titles[least.Scenario].In(l, least.Scenario))), l.Say("%s %s", u.of(least.Mean), u.name))
}
