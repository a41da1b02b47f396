package report

import (
	"math"
	"slices"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// small is how many times as large the largest bar of a scale is at most: what is smaller has a scale of its own.
const small = 10

// spendingBars is what each benefit and fund spends over all years under the baseline.
func spendingBars(run *forecast.Result, l message.Language) *figure.Bars {
	base := run.Study.Baseline()
	out := &figure.Bars{Empty: l.Say("No fund spends anything.")}
	out.Title, out.Mark = spendingTitle(run, l), mark(run, l)
	out.Subtitle = l.Say("Fund spending under the baseline %s, %s in all: mean, and as a line the 90 %% uncertainty interval. Blue: benefits; grey: funds that pay several of them.",
		quoted(l, base.Title.In(l, base.ID)), inYears(run))
	bars, idle, unsimulated := spendingOf(run, l)
	for len(bars) > 0 {
		largest := 0.0
		for _, b := range bars {
			largest = max(largest, b.Mean)
		}
		u := axisUnit(l, "CNY", largest)
		s := figure.Scale{Unit: l.Say("%s, %s¦a unit and years", u.name, inYears(run))}
		if len(out.Scales) > 0 {
			s.Title = l.Say("The smaller ones, on a scale of their own")
		}
		var next []figure.Bar
		for _, b := range bars {
			if b.Mean < largest/small {
				next = append(next, b)
			}
			b.Mean, b.P05, b.P95 = b.Mean*u.factor, b.P05*u.factor, b.P95*u.factor
			s.Bars = append(s.Bars, b)
		}
		out.Scales = append(out.Scales, s)
		bars = next
	}
	if len(idle) > 0 {
		out.Notes = append(out.Notes, l.Say("Nothing is spent, or too little to say: %s.", l.List(idle)))
	}
	if len(unsimulated) > 0 {
		out.Notes = append(out.Notes, l.Say("No such bills are simulated: %s.", l.List(unsimulated)))
	}
	out.Notes = append(out.Notes, origin(run, l))
	return out
}

// spendingOf are the bars in CNY, each fund's benefits below it, and the names of what spends nothing and of what no bills are simulated for.
func spendingOf(run *forecast.Result, l message.Language) (bars []figure.Bar, idle, unsimulated []string) {
	base := run.Study.Baseline().ID
	add := func(label, by, group string, sum bool) {
		r, ok := run.Row(base, 0, "fund_spending", by, group)
		if run.NotSimulated(base, by, group) {
			unsimulated = append(unsimulated, label)
			return
		}
		if !ok || r.Rare || r.Mean == 0 {
			idle = append(idle, label)
			return
		}
		u := axisUnit(l, "CNY", r.Mean)
		bars = append(bars, figure.Bar{Label: label, Amount: l.Say("%s %s (%s)", u.of(r.Mean), u.name, u.span(l, r.P05, r.P95)), Mean: r.Mean, P05: r.P05, P95: r.P95, Sum: sum})
	}
	for _, f := range run.Funds {
		if f.Scenario != base {
			continue
		}
		if len(f.Benefits) > 1 {
			add(f.Title.In(l, f.ID), "fund", f.ID, true)
		}
		for _, b := range f.Benefits {
			label := run.GroupTitle("benefit", b, l)
			if fund := f.Title.In(l, f.ID); len(f.Benefits) == 1 && f.ID != "" && fund != label {
				label = l.Say("%s (%s)¦a benefit and its fund", label, fund)
			}
			add(label, "benefit", b, false)
		}
	}
	return bars, idle, unsimulated
}

// spendingTitle says what the largest benefits are of all spending.
func spendingTitle(run *forecast.Result, l message.Language) string {
	all, ok := run.Row(run.Study.Baseline().ID, 0, "fund_spending", "all", "all")
	if !ok || all.Mean == 0 {
		return l.Say("No fund spends anything in %s", inYears(run))
	}
	var rows []measure.Row
	for _, f := range run.Funds {
		for _, b := range f.Benefits {
			if r, ok := run.Row(f.Scenario, 0, "fund_spending", "benefit", b); ok && f.Scenario == all.Scenario && r.Mean > 0 && !r.Rare {
				rows = append(rows, r)
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b measure.Row) int {
		if a.Mean > b.Mean {
			return -1
		}
		return 1
	})
	var parts []string
	for _, r := range rows[:min(3, len(rows))] {
		parts = append(parts, l.Say("%s %s %%¦a share", run.GroupTitle("benefit", r.Group, l), grouped(100*r.Mean/all.Mean, 1)))
	}
	return l.Say("Of %[2]s that the funds spend in %[1]s: %[3]s", inYears(run), easy(l, "CNY", all.Mean), l.List(parts))
}

// changes is what the change of fund spending from the baseline to each alternative is made of, benefit by benefit.
func changes(run *forecast.Result, l message.Language) *figure.Waterfall {
	base := run.Study.Baseline()
	out := &figure.Waterfall{}
	out.Title, out.Mark = changesTitle(run, l), mark(run, l)
	if len(run.Study.Scenarios) == 1 {
		out.Notes = []string{origin(run, l)}
		return out
	}
	out.Subtitle = l.Say("Fund spending against the baseline %s, %s in all: from zero by the mean change of each benefit to the change of all (hatched: more; full: less; dark grey: the sum; empty: may be noise), in brackets 90 %% uncertainty intervals. Each alternative has its own axis.",
		quoted(l, base.Title.In(l, base.ID)), inYears(run))
	for i, c := range run.Study.Scenarios[1:] {
		out.Bills = append(out.Bills, changeOf(run, l, c.ID, l.Say("%d %s", i+1, c.Title.In(l, c.ID))))
	}
	out.Notes = []string{l.Say("Benefits that do not change are left out. The steps are what each benefit pays more or less, not what each change of the policy does: one layer's change moves those behind it."), origin(run, l)}
	return out
}

// changedBenefit is what one benefit pays more or less.
type changedBenefit struct {
	label string
	row   measure.Row
}

// changedBenefits are those whose payments an alternative changes, in the order in which they pay. Own accounts are no funds.
func changedBenefits(run *forecast.Result, l message.Language, scenario string) []changedBenefit {
	var out []changedBenefit
	for _, id := range run.Members("benefit") {
		public := slices.ContainsFunc(run.Funds, func(f forecast.Fund) bool { return slices.Contains(f.Benefits, id) })
		r, ok := run.Row(scenario, 0, "fund_spending", "benefit", id)
		if !ok { // the alternative does not have it: what the baseline pays is saved
			if r, ok = run.Row(run.Study.Baseline().ID, 0, "fund_spending", "benefit", id); ok {
				r.DiffMean, r.DiffP05, r.DiffP95, r.Noise, r.DiffRare = -r.Mean, -r.P95, -r.P05, false, r.Rare
			}
		}
		if ok && public && !math.IsNaN(r.DiffMean) && r.DiffMean != 0 {
			out = append(out, changedBenefit{run.GroupTitle("benefit", id, l), r})
		}
	}
	return out
}

// changeOf is one alternative's waterfall.
func changeOf(run *forecast.Result, l message.Language, scenario, title string) figure.Bill {
	out := figure.Bill{Title: title}
	all, ok := run.Row(scenario, 0, "fund_spending", "all", "all")
	parts := changedBenefits(run, l, scenario)
	var ends []float64
	at := 0.0
	for _, p := range parts {
		at += p.row.DiffMean
		ends = append(ends, at, p.row.DiffMean)
	}
	u := axisUnit(l, "CNY", ends...)
	out.Axis = l.Say("%s, %s¦a unit and years", u.name, inYears(run))
	step := func(label string, r measure.Row, from, to float64, kind figure.Kind) {
		s := figure.Step{Label: label, From: from * u.factor, To: to * u.factor, Kind: kind, Noise: r.Noise || r.DiffRare}
		switch {
		case r.DiffRare:
			s.Amount = tooFew(l)
		case r.DiffMean == 0 && r.DiffP05 == 0 && r.DiffP95 == 0:
			s.Amount = "0"
		default:
			s.Amount = minus(u.signed(r.DiffMean))
			s.Share = l.Say("(%s)", minus(u.span(l, r.DiffP05, r.DiffP95)))
			if r.Noise {
				s.Amount = "~"
			}
		}
		out.Steps = append(out.Steps, s)
	}
	at = 0
	for _, p := range parts {
		kind := figure.More
		if p.row.DiffMean < 0 {
			kind = figure.Less
		}
		step(p.label, p.row, at, at+p.row.DiffMean, kind)
		at += p.row.DiffMean
	}
	if !ok {
		all.DiffMean = 0
	}
	step(l.Say("All funds"), all, 0, all.DiffMean, figure.Net)
	return out
}

// changesTitle says what the alternative that changes spending most changes, and by which benefit most.
func changesTitle(run *forecast.Result, l message.Language) string {
	if len(run.Study.Scenarios) == 1 {
		return l.Say("The baseline alone: nothing to compare")
	}
	var most measure.Row
	title, same := "", true
	for _, c := range run.Study.Scenarios[1:] {
		r, ok := run.Row(c.ID, 0, "fund_spending", "all", "all")
		same = same && ok && line(r, "", false).same()
		if ok && !r.Noise && !r.DiffRare && math.Abs(r.DiffMean) > math.Abs(most.DiffMean) {
			most, title = r, c.Title.In(l, c.ID)
		}
	}
	switch {
	case same:
		return l.Say("No alternative changes fund spending")
	case title == "":
		return l.Say("The alternatives' differences in fund spending may be noise")
	}
	verb := message.Say("the funds pay %s more")
	if most.DiffMean < 0 {
		verb = message.Say("the funds pay %s less")
	}
	said := l.Say("%s: %s", headlined(title), verb.With(easy(l, "CNY", math.Abs(most.DiffMean))).In(l))
	var part changedBenefit
	for _, p := range changedBenefits(run, l, most.Scenario) {
		if !p.row.Noise && !p.row.DiffRare && math.Abs(p.row.DiffMean) > math.Abs(part.row.DiffMean) {
			part = p
		}
	}
	if part.label == "" || math.Abs(part.row.DiffMean-most.DiffMean) < 0.005*math.Abs(most.DiffMean) { // it is all of it, as numbers are shown
		return said
	}
	u := axisUnit(l, "CNY", part.row.DiffMean)
	return l.Say("%s, %s %s %s¦a headline and its largest part", said, part.label, minus(u.signed(part.row.DiffMean)), u.name)
}
