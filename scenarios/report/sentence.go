package report

import (
	"math"
	"slices"
	"strings"

	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// say writes the alternative's sentence: what the fund that changes most needs in the last year, and over all years what
// all funds spend, where that is more than this fund's part, what patients pay and how many are poor by illness, and what is paid at
// enrolment for people where that changes, since no fund's spending on care has it; against the baseline.
func (a *Alternative) say(run *forecast.Result, l message.Language) {
	fund, whole := a.ofFund(run, l)
	parts := []string{fund}
	var years []string
	for _, d := range a.Differences {
		said := change(l, d)
		if d.Measure == "fund_spending" && (whole || strings.HasSuffix(fund, said)) {
			continue
		}
		years = append(years, said)
	}
	if r, ok := run.Row(a.ID, 0, "premium_subsidy", "all", "all"); ok && !r.DiffRare && !r.Noise && !line(r, "", false).same() {
		years = append(years, premiums().change(l, line(r, "", false)))
	}
	if years != nil {
		parts = append(parts, l.Say("%s: %s¦in years", inYears(run), strings.Join(years, l.Say(", "))))
	}
	a.Sentence = l.Say("%s: %s.", a.Title, strings.Join(parts, l.Say("; ")))
}

// change says a paired difference in words.
func change(l message.Language, d Line) string {
	at := slices.IndexFunc(comparedMeasures(), func(m compared) bool { return m.measure == d.Measure })
	return comparedMeasures()[at].change(l, d)
}

func (m compared) change(l message.Language, d Line) string {
	name := m.noun.In(l)
	u := easyUnit(l, measure.KeyOf(d.Measure, d.By, d.Group).Unit, float64(d.DiffMean))
	if d.DiffRare || d.Noise || d.same() {
		return unsaid(l, d, name)
	}
	amount := l.Say("%s %s", u.of(math.Abs(float64(d.DiffMean))), u.name)
	low, high, verb := float64(d.DiffP05), float64(d.DiffP95), m.more
	if d.DiffMean < 0 {
		low, high, verb = -high, -low, m.less
	}
	return verb.With(amount).In(l) + l.Say(" (%s)", u.span(l, low, high))
}

// unsaid says why there is no amount of a difference.
func unsaid(l message.Language, d Line, name string) string {
	switch {
	case d.DiffRare:
		return l.Say("too few differ to say by how much (%s)", name)
	case d.same():
		return l.Say("no change in %s", name)
	}
	return l.Say("the difference in %s may be noise", name)
}

// changed is a fund whose spending an alternative changes in the last year.
type changed struct {
	fund   forecast.Fund
	row    measure.Row
	gone   bool // the alternative does not have it
	before bool // the baseline has it
}

// mostChanged is the fund that an alternative changes most in the last year; a public one if there is any, since the
// others' money is not the government's to budget. Without one, why says what is known of them all.
func mostChanged(run *forecast.Result, l message.Language, scenario string) (most changed, why string) {
	name := l.Say("fund spending")
	why = unsaid(l, Line{}, name)
	base := run.Study.Baseline().ID
	found := false
	for _, f := range run.Funds {
		if f.Scenario != scenario && f.Scenario != base {
			continue
		}
		same := func(of string) bool {
			return slices.ContainsFunc(run.Funds, func(g forecast.Fund) bool { return g.Scenario == of && g.ID == f.ID && f.ID != "" })
		}
		if f.Scenario == base && (same(scenario) || f.ID == "") {
			continue // told by the alternative's own
		}
		by, group := "fund", f.ID
		if f.ID == "" {
			by, group = "benefit", f.Benefits[0]
		}
		r, ok := run.Row(scenario, run.Study.YearOfBudget(), "fund_spending", by, group)
		switch {
		case !ok || line(r, "", false).same():
		case r.DiffRare || r.Noise:
			if !found {
				why = unsaid(l, line(r, "", false), name)
			}
		default:
			x := changed{f, r, f.Scenario == base, same(base)}
			public := f.Payer == "public"
			if was := most.fund.Payer == "public"; !found || public && !was || public == was && math.Abs(r.DiffMean) > math.Abs(most.row.DiffMean) {
				most = x
			}
			found, why = true, ""
		}
	}
	return most, why
}

// ofFund says what the fund that changes most needs, and what it needs under the baseline; whole, that no other fund
// spends more or less.
func (a *Alternative) ofFund(run *forecast.Result, l message.Language) (text string, whole bool) {
	x, why := mostChanged(run, l, a.ID)
	when := inYear(l, run)
	all, ok := run.Row(a.ID, run.Study.YearOfBudget(), "fund_spending", "all", "all")
	if why != "" {
		return when.begin(why), ok && line(all, "", false).same()
	}
	whole = ok && math.Abs(all.DiffMean-x.row.DiffMean) <= 1e-9*math.Abs(all.DiffMean)
	return a.needs(run, l, x), whole
}

// needs says what a fund needs, and what under the baseline.
func (a *Alternative) needs(run *forecast.Result, l message.Language, x changed) string {
	when := inYear(l, run)
	base := run.Study.Baseline()
	a.Fund = x.fund.ID
	what, public := articled(l, fundAlone(run, l, x.fund)), x.fund.Payer == "public"
	amount, said := budgetOf(run, a.ID, x.fund.ID)
	before, known := budgetOf(run, base.ID, x.fund.ID)
	idle := x.gone || x.row.Mean == 0 && !x.row.Rare
	if !said && !idle || !known && x.before {
		return when.changes(what, x.row)
	}
	if said {
		a.Amount = number(amount)
	}
	name := quoted(l, base.Title.In(l, base.ID))
	var beside string
	switch {
	case known && idle:
		a.BaselineAmount = number(before)
		beside = l.Say("under %s %s, enough with a probability of 95 %%", name, enough(l, before))
	case known:
		a.BaselineAmount = number(before)
		beside = l.Say("under %s %s; either is enough with a probability of 95 %%", name, enough(l, before))
	default:
		beside = l.Say("enough with a probability of 95 %%; %s has no such fund", name)
	}
	if idle {
		return l.Say("%s (%s)", when.idle(what), beside)
	}
	return l.Say("%s (%s)", when.needs(what, enough(l, amount), public), beside)
}

// budgetOf is what suffices for a scenario's fund in the year of the budget; not ok where that is not said.
func budgetOf(run *forecast.Result, scenario, fund string) (amount float64, ok bool) {
	for _, b := range run.Budgets {
		if b.Scenario == scenario && b.Fund == fund && fund != "" && b.Year == run.Study.YearOfBudget() {
			return b.Amount, !b.Rare
		}
	}
	return 0, false
}
