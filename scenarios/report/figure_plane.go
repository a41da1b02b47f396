package report

import (
	"math"
	"slices"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// mostSpots is how many draws of a cloud are drawn at most, evenly picked.
const mostSpots = 200

// plane is what each alternative costs against the households that it keeps out of poverty, with its draws.
func plane(run *forecast.Result, l message.Language) *figure.Plane {
	base := run.Study.Baseline()
	out := &figure.Plane{Empty: l.Say("The study has the baseline alone: there is nothing to compare.¦drawn")}
	out.Title, out.Mark = planeTitle(run, l), mark(run, l)
	out.Subtitle = l.Say("Against the baseline %s, %s. Small: a parameter draw; large: the mean. To the right more money, upwards fewer households in poverty.", quoted(l, base.Title.In(l, base.ID)), inYears(run))
	out.Notes = []string{origin(run, l)}
	if len(run.Study.Scenarios) > 1 {
		out.Empty = l.Say("Poverty is judged by whole years: there is nothing to compare.")
	}
	var spent []float64
	for _, c := range run.Clouds {
		spent = append(spent, c.Spending...)
	}
	u := axisUnit(l, "CNY", spent...)
	out.Right = l.Say("Fund spending, difference, %s, %s", u.name, inYears(run))
	out.Up = l.Say("Upwards: households kept out of illness-induced poverty (D2), %s, each once", inYears(run))
	var f figure.Field
	for i, c := range run.Clouds {
		if len(f.Clouds) == figure.MostClouds {
			out.Fields, f = append(out.Fields, f), figure.Field{}
		}
		f.Clouds = append(f.Clouds, cloudOf(run, l, c, i+1, u))
	}
	if len(f.Clouds) > 0 {
		out.Fields = append(out.Fields, f)
	}
	return out
}

// cloudOf is one alternative's cloud, with its number.
func cloudOf(run *forecast.Result, l message.Language, c forecast.Cloud, number int, u unit) figure.Cloud {
	at := slices.IndexFunc(run.Study.Scenarios, func(s scenarios.Scenario) bool { return s.ID == c.Scenario })
	s := run.Study.Scenarios[at]
	money, fine := run.Row(c.Scenario, 0, "fund_spending", "all", "all")
	poor, too := run.Row(c.Scenario, 0, "poverty_d2", "all", "all")
	out := figure.Cloud{Mean: figure.Spot{Right: money.DiffMean * u.factor, Up: 0 - poor.DiffMean}}
	if !fine || !too || money.DiffRare || poor.DiffRare {
		out.Name = l.Say("%d %s: %s¦an alternative", number, s.Title.In(l, s.ID), tooFew(l))
		out.Mean = figure.Spot{Right: math.NaN(), Up: math.NaN()}
		return out
	}
	out.Name = l.Say("%d %s: %s, %s¦an alternative", number, s.Title.In(l, s.ID), costs(l, money), poorer(l, poor))
	step := (len(c.Spending) + mostSpots - 1) / mostSpots
	for i := 0; i < len(c.Spending); i += max(step, 1) {
		out.Spots = append(out.Spots, figure.Spot{Right: c.Spending[i] * u.factor, Up: c.Averted[i]})
	}
	return out
}

// planeTitle is about the alternative for which a household kept out of poverty costs least; where there is none, about that which
// changes poverty most.
func planeTitle(run *forecast.Result, l message.Language) string {
	if len(run.Study.Scenarios) == 1 {
		return l.Say("The baseline alone: nothing to compare")
	}
	var most, best measure.Row
	for _, c := range run.Study.Scenarios[1:] {
		poor, ok := run.Row(c.ID, 0, "poverty_d2", "all", "all")
		if !ok || poor.Noise || poor.DiffRare || poor.DiffMean == 0 {
			continue
		}
		if math.Abs(poor.DiffMean) > math.Abs(most.DiffMean) {
			most = poor
		}
		cost, ok := run.Row(c.ID, 0, "cost_per_household_averted", "all", "all")
		if ok && !cost.Rare && poor.DiffMean < 0 && cost.Mean > 0 && (best.Scenario == "" || cost.Mean < best.Mean) {
			best = cost
		}
	}
	title := func(id string) string {
		at := slices.IndexFunc(run.Study.Scenarios, func(s scenarios.Scenario) bool { return s.ID == id })
		return headlined(run.Study.Scenarios[at].Title.In(l, id))
	}
	switch {
	case best.Scenario != "":
		u := unitOf(l, best.Unit)
		return l.Say("%s keeps households out of poverty for least: %s yuan for each household (%s)", title(best.Scenario), u.of(best.Mean), u.span(l, best.P05, best.P95))
	case most.Scenario == "":
		return l.Say("No alternative can be said to keep households out of poverty by illness")
	}
	money, _ := run.Row(most.Scenario, 0, "fund_spending", "all", "all")
	return l.Say("%s: %s, %s¦of an alternative", title(most.Scenario), costs(l, money), poorer(l, most))
}

// costs says what an alternative costs the funds more or less.
func costs(l message.Language, r measure.Row) string {
	if r.Noise || r.DiffRare {
		return l.Say("what the funds pay may not differ")
	}
	if r.DiffMean == 0 {
		return l.Say("what the funds pay does not change")
	}
	verb := message.Say("the funds pay %s more")
	if r.DiffMean < 0 {
		verb = message.Say("the funds pay %s less")
	}
	return verb.With(easy(l, r.Unit, math.Abs(r.DiffMean))).In(l)
}

// poorer says how many households more or fewer are poor by illness.
func poorer(l message.Language, r measure.Row) string {
	if r.Noise || r.DiffRare {
		return l.Say("as many may be poor by illness")
	}
	if r.DiffMean == 0 {
		return l.Say("as many are poor by illness")
	}
	verb := message.Say("%s more are poor by illness")
	if r.DiffMean < 0 {
		verb = message.Say("%s fewer are poor by illness")
	}
	return verb.With(easy(l, r.Unit, math.Abs(r.DiffMean))).In(l)
}
