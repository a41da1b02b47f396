package report

import (
	"math"
	"strings"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// compared is a measure by which alternatives are compared, on the first screen and in the picture of differences.
type compared struct {
	measure    string
	name       message.Message
	head       message.Message // over a column, short
	noun       message.Message // within a sentence
	more, less message.Message // of the amount with its unit
}

func comparedMeasures() []compared {
	return []compared{
		{
			measure: "fund_spending",
			name:    message.Say("Fund spending"), head: message.Say("Funds"), noun: message.Say("fund spending"),
			more: message.Say("the funds pay %s more"), less: message.Say("the funds pay %s less"),
		},
		{
			measure: "oop_per_patient",
			name:    message.Say("Burden per patient"), head: message.Say("Per patient"), noun: message.Say("burden per patient"),
			more: message.Say("a patient pays %s more"), less: message.Say("a patient pays %s less"),
		},
		{
			measure: "poverty_d2",
			name:    message.Say("Poor by illness"), head: message.Say("Poor (D2)"), noun: message.Say("illness-induced poverty"),
			more: message.Say("%s more are poor by illness"), less: message.Say("%s fewer are poor by illness"),
		},
	}
}

// premiums are told where they change; they are no column of the comparison.
func premiums() compared {
	return compared{
		measure: "premium_subsidy", noun: message.Say("premiums paid for people"),
		more: message.Say("premiums paid for people cost %s more, beside fund spending"), less: message.Say("premiums paid for people cost %s less, beside fund spending"),
	}
}

// differences is the picture of the alternatives against the baseline.
func differences(run *forecast.Result, l message.Language) *figure.Differences {
	base := run.Study.Baseline()
	name := quoted(l, base.Title.In(l, base.ID))
	out := &figure.Differences{Empty: l.Say("The study has the baseline alone: there is nothing to compare.¦drawn")}
	out.Title, out.Mark = differencesTitle(run, l), mark(run, l)
	out.Subtitle = l.Say("Differences to the baseline %s, %s. Dot: mean; thick and thin line: 50 %% and 90 %% uncertainty intervals; ~ (grey): may be noise.", name, inYears(run))
	if len(run.Study.Scenarios) > 1 {
		out.Empty = l.Say("There is no measure to compare.")
	}
	var levels []string
	for _, m := range comparedMeasures() {
		row, ok := run.Row(base.ID, 0, m.measure, "all", "all")
		if !ok {
			continue
		}
		levels = append(levels, levelOf(l, m, row))
		out.Panels = append(out.Panels, panelOf(run, l, m, row.Unit))
	}
	for _, c := range run.Study.Scenarios[1:] {
		out.Names = append(out.Names, c.Title.In(l, c.ID))
	}
	if len(levels) > 0 {
		out.Notes = append(out.Notes, l.Say("Levels of the baseline %s (mean, 90 %% interval): %s.", name, strings.Join(levels, l.Say("; "))))
	}
	out.Notes = append(out.Notes, origin(run, l))
	return out
}

// level is the baseline's level of a measure, in words.
func levelOf(l message.Language, m compared, r measure.Row) string {
	u := easyUnit(l, r.Unit, r.Mean)
	return l.Say("%s %s %s (%s)", m.name.In(l), minus(u.of(r.Mean)), u.name, minus(u.span(l, r.P05, r.P95)))
}

// panelOf is one measure's panel. A scenario without the measure has no band there.
func panelOf(run *forecast.Result, l message.Language, m compared, name string) figure.Panel {
	var rows []measure.Row
	var ends []float64
	for _, c := range run.Study.Scenarios[1:] {
		r, ok := run.Row(c.ID, 0, m.measure, "all", "all")
		if !ok {
			r.DiffMean = math.NaN()
		} else {
			ends = append(ends, r.DiffMean, r.DiffP05, r.DiffP95)
		}
		rows = append(rows, r)
	}
	u := easyUnit(l, name, ends...)
	out := figure.Panel{Unit: u.name}
	over := l.Say(", sum")
	switch {
	case run.Study.Years.Count() == 1:
		over = l.Say("¦of one year")
	case measure.IsRatio(name):
		over = l.Say(", mean")
	case name == "households" || name == "persons": // of several years each is counted once
		over = l.Say(", each once")
	}
	out.Title = l.Say("%s, difference, %s%s", m.name.In(l), inYears(run), over)
	for _, r := range rows {
		b := figure.Band{Mean: r.DiffMean * u.factor, P05: r.DiffP05 * u.factor, P25: r.DiffP25 * u.factor, P75: r.DiffP75 * u.factor, P95: r.DiffP95 * u.factor, Noise: r.Noise}
		b.Label = minus(line(r, "", false).difference(l, u))
		switch {
		case r.DiffRare:
			b.Mean = math.NaN()
		case math.IsNaN(r.DiffMean):
			b.Label = l.Say("none")
		}
		out.Bands = append(out.Bands, b)
	}
	return out
}

// differencesTitle says what the alternative with the largest effect on patients changes.
func differencesTitle(run *forecast.Result, l message.Language) string {
	others := run.Study.Scenarios[1:]
	if len(others) == 0 {
		return l.Say("The baseline alone: nothing to compare")
	}
	at, largest, same := -1, 0.0, true
	for i, c := range others {
		for _, m := range comparedMeasures() {
			r, ok := run.Row(c.ID, 0, m.measure, "all", "all")
			same = same && (!ok || line(r, "", false).same())
			if ok && m.measure == "oop_per_patient" && !r.Noise && math.Abs(r.DiffMean) > largest {
				at, largest = i, math.Abs(r.DiffMean)
			}
		}
	}
	switch {
	case same:
		return l.Say("The alternatives differ from the baseline in nothing")
	case at < 0:
		return l.Say("The alternatives' differences in what patients pay may be noise")
	}
	c := others[at]
	var parts []string
	for _, m := range comparedMeasures() {
		r, ok := run.Row(c.ID, 0, m.measure, "all", "all")
		if !ok || r.Noise || r.DiffMean == 0 {
			continue
		}
		verb := m.more
		if r.DiffMean < 0 {
			verb = m.less
		}
		u := easyUnit(l, r.Unit, r.DiffMean)
		parts = append(parts, verb.With(l.Say("%s %s", u.of(math.Abs(r.DiffMean)), u.name)).In(l))
	}
	return l.Say("%s: %s", headlined(c.Title.In(l, c.ID)), strings.Join(parts, l.Say("; ¦of a headline")))
}
