package report

import (
	"math"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// tornado is how far what a study answers goes with its uncertain inputs.
func tornado(run *forecast.Result, l message.Language) *figure.Tornado {
	base := run.Study.Baseline()
	out := &figure.Tornado{Empty: l.Say("A hundred draws or more tell inputs that matter from chance; this run has %d.", run.Study.Draws)}
	if run.Uncertain == 0 {
		out.Empty = l.Say("No input is uncertain.")
	}
	out.Title, out.Mark = tornadoTitle(run, l), mark(run, l)
	out.Notes = []string{origin(run, l)}
	if len(run.Swings) == 0 {
		return out
	}
	out.Subtitle = l.Say("Baseline %s, %s: the mean of a measure with one input at the 5th (light) and at the 95th percentile (dark) of its range, by linear regression on the draws, each input by itself. Grey: where the widest of as many inputs that do not matter gets in one run of twenty; a bar within it cannot be told from chance.",
		quoted(l, base.Title.In(l, base.ID)), inYears(run))
	for _, s := range run.Swings {
		out.Storms = append(out.Storms, stormOf(run, l, s))
	}
	return out
}

// stormOf is one measure's.
func stormOf(run *forecast.Result, l message.Language, s forecast.Swings) figure.Storm {
	m, _ := measure.Find(s.Measure)
	u := easyUnit(l, s.Unit, s.Mean)
	out := figure.Storm{
		Title: m.Label(true).In(l, s.Measure), Unit: l.Say("%s, %s¦a unit and years", u.name, inYears(run)), Mean: s.Mean * u.factor, Limit: s.Limit * u.factor,
		Caption: l.Say("Of %[2]d inputs %[1]d pass the limit of chance; together they explain %[3]s %% of the variance between draws (adjusted R²).", s.Told, s.Inputs, grouped(100*s.R2, 0)),
	}
	if s.Told == 0 {
		out.Caption = l.Say("None of %d inputs passes the limit of chance.", s.Inputs)
	}
	for _, w := range s.Widest {
		out.Inputs = append(out.Inputs, figure.Input{
			Label: w.Title.In(l, w.Path), Amount: l.Say("%s … %s", minus(u.of(w.Low)), minus(u.of(w.High))), Low: w.Low * u.factor, High: w.High * u.factor,
		})
	}
	return out
}

// tornadoTitle names the input that spending goes with most.
func tornadoTitle(run *forecast.Result, l message.Language) string {
	if len(run.Swings) == 0 {
		return l.Say("Which inputs matter most cannot be said")
	}
	for _, s := range run.Swings {
		if s.Told == 0 {
			continue
		}
		m, _ := measure.Find(s.Measure)
		w := s.Widest[0]
		u := easyUnit(l, s.Unit, s.Mean)
		return l.Say("%[1]s depends most on %[2]s: %[3]s to %[4]s %[5]s over its range", m.Label(true).In(l, s.Measure), quoted(l, w.Title.In(l, w.Path)),
			u.of(math.Min(w.Low, w.High)), u.of(math.Max(w.Low, w.High)), u.name)
	}
	return l.Say("No input can be told from chance")
}
