package report

import (
	"math"
	"strings"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// povertyFans is how many households are poor by illness by year, under each scenario, and what else is published about poverty.
func povertyFans(run *forecast.Result, l message.Language) *figure.Fans {
	d2 := followed{"", "poverty_d2", "all", "all"}
	out := &figure.Fans{Empty: l.Say("No household is poor by illness in the simulation, or too few are to say."), Fans: perScenario(run, l, d2)}
	drawn := map[followed]bool{}
	for _, c := range run.Study.Scenarios {
		d2.scenario = c.ID
		drawn[d2] = true
	}
	for _, b := range run.Backtests {
		t := b.Target
		f := followed{t.Scenario, t.Measure, t.By, t.Group}
		if _, same := f.published(t); !same || !strings.HasPrefix(t.Measure, "poverty_") || drawn[f] {
			continue
		}
		drawn[f] = true
		amounts, name, any := ends(f.rows(run))
		if any {
			out.Fans = append(out.Fans, f.fan(run, l, t.Name.In(l, t.Measure), easyUnit(l, name, amounts...)))
		}
	}
	out.Title, out.Mark = povertyTitle(run, l), mark(run, l)
	out.Subtitle = bands(l, l.Say("Households that fall below the poverty line by illness within a year (D2: by income, and with lost labour), a drawing a scenario, all on the same axis."), out.Fans)
	if !hasPoints(out.Fans) {
		out.Notes = append(out.Notes, l.Say("The study names no published figure of poverty of a single year."))
	}
	out.Notes = append(out.Notes, origin(run, l))
	return out
}

// povertyTitle says how many households are poor by illness in the last year, and what the alternative that changes most then
// changes.
func povertyTitle(run *forecast.Result, l message.Language) string {
	year := run.Study.Years.To
	base, ok := run.Row(run.Study.Baseline().ID, year, "poverty_d2", "all", "all")
	switch {
	case !ok:
		return l.Say("Illness-induced poverty is not judged for %d", year)
	case base.Rare:
		return l.Say("Too few households are poor by illness in %d to say how many", year)
	case base.Mean == 0:
		return l.Say("No household is poor by illness in %d", year)
	}
	u := easyUnit(l, base.Unit, base.Mean)
	now := l.Say("%[1]d: %[2]s %[3]s are poor by illness (90 %% interval %[4]s)", year, u.of(base.Mean), u.name, u.span(l, base.P05, base.P95))
	var most measure.Row
	title := ""
	for _, c := range run.Study.Scenarios[1:] {
		r, ok := run.Row(c.ID, year, "poverty_d2", "all", "all")
		if ok && !r.Noise && !r.DiffRare && math.Abs(r.DiffMean) > math.Abs(most.DiffMean) {
			most, title = r, c.Title.In(l, c.ID)
		}
	}
	if title == "" {
		return now
	}
	return l.Say("%s; under %s %s %s", now, quoted(l, headlined(title)), minus(u.signed(most.DiffMean)), u.name)
}
