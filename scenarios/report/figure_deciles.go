package report

import (
	"math"
	"strconv"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

const decileCount = 10

// byDecile are a scenario's figures by decile of income, poorest first; the mean is NaN of one that the run does not have.
func byDecile(run *forecast.Result, scenario string) (rows []measure.Row, any bool) {
	for d := 1; d <= decileCount; d++ {
		r, ok := run.Row(scenario, 0, "oop_per_person", "decile", strconv.Itoa(d))
		if !ok {
			r = measure.Row{Mean: math.NaN(), DiffMean: math.NaN()}
		}
		any = any || ok
		rows = append(rows, r)
	}
	return rows, any
}

// deciles is what families pay a person and year by income, under the baseline, and what each alternative changes.
func deciles(run *forecast.Result, l message.Language) *figure.Columns {
	base := run.Study.Baseline()
	out := &figure.Columns{Empty: l.Say("The run has no figures by income."), Axis: l.Say("People by income before illness, from the poorest tenth (1) to the richest (10)")}
	out.Title, out.Mark = decilesTitle(run, l), mark(run, l)
	out.Subtitle = l.Say("Out-of-pocket cost per person and year, outside bills included, mean of %s: first the baseline %s, then what each alternative changes, all these on one axis. Lines: 90 %% uncertainty intervals; an empty bar may be noise.",
		inYears(run), quoted(l, base.Title.In(l, base.ID)))
	out.Notes = []string{origin(run, l)}
	rows, any := byDecile(run, base.ID)
	if !any {
		return out
	}
	level := figure.Chart{Title: l.Say("%s, %s¦of a drawing", base.Title.In(l, base.ID), l.Say("yuan"))}
	for i, r := range rows {
		b := figure.Column{Label: strconv.Itoa(i + 1), Mean: r.Mean, P05: r.P05, P95: r.P95}
		if r.Rare {
			b.Mean = math.NaN()
		}
		level.Bars = append(level.Bars, b)
	}
	out.Charts = append(out.Charts, level)
	out.Charts = append(out.Charts, decileChanges(run, l, run.Study.Scenarios[1:])...)
	return out
}

// decileChanges are what alternatives change, on one axis.
func decileChanges(run *forecast.Result, l message.Language, list []scenarios.Scenario) []figure.Chart {
	var out []figure.Chart
	var holds []float64
	for i, c := range list {
		chart := figure.Chart{Title: l.Say("%d %s, difference, %s", i+1, c.Title.In(l, c.ID), l.Say("yuan"))}
		rows, _ := byDecile(run, c.ID)
		changed := false
		for k, r := range rows {
			b := figure.Column{Label: strconv.Itoa(k + 1), Mean: r.DiffMean, P05: r.DiffP05, P95: r.DiffP95, Noise: r.Noise}
			if r.DiffRare {
				b.Mean = math.NaN()
			}
			changed = changed || b.Mean != 0
			if !math.IsNaN(b.Mean) {
				holds = append(holds, b.P05, b.P95)
			}
			chart.Bars = append(chart.Bars, b)
		}
		if !changed {
			chart.Caption = l.Say("no change")
		}
		out = append(out, chart)
	}
	for i := range out {
		out[i].Holds = holds
	}
	return out
}

// decilesTitle says what the poorest and the richest tenth pay, and what the alternative that changes most for the poorest changes.
func decilesTitle(run *forecast.Result, l message.Language) string {
	rows, any := byDecile(run, run.Study.Baseline().ID)
	poorest, richest := rows[0], rows[decileCount-1]
	if !any || math.IsNaN(poorest.Mean) || math.IsNaN(richest.Mean) || poorest.Rare || richest.Rare {
		return l.Say("What families pay by income cannot be said")
	}
	u := unitOf(l, poorest.Unit)
	said := l.Say("The poorest tenth pay %s yuan a person and year, the richest %s", u.of(poorest.Mean), u.of(richest.Mean))
	var most measure.Row
	title := ""
	for _, c := range run.Study.Scenarios[1:] {
		rows, _ := byDecile(run, c.ID)
		if r := rows[0]; !r.Noise && !r.DiffRare && math.Abs(r.DiffMean) > math.Abs(most.DiffMean) {
			most, title = r, c.Title.In(l, c.ID)
		}
	}
	if title == "" {
		return said
	}
	return l.Say("%s; under %s the poorest %s", said, quoted(l, headlined(title)), minus(u.signed(most.DiffMean)))
}
