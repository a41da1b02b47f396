package report

import (
	"math"

	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// balances is what is left of each fund that the study keeps an account of, by year, under every scenario.
func balances(run *forecast.Result, l message.Language) *figure.Balances {
	out := &figure.Balances{
		Axis:  l.Say("Bars: probability that the year ends short."),
		Empty: l.Say("The study keeps no account of a fund (`funds`)."),
	}
	var alike []string
	apart := false
	for _, a := range accountsOf(run) {
		fund, own := reserveOf(run, l, a)
		apart = apart || own
		if names := fund.Alike(mostAlike); names != nil {
			alike = append(alike, l.Say("Not drawn again, since no different from the baseline's: %s under %s.", a.Title.In(l, a.Fund), l.List(names)))
		}
		out.Funds = append(out.Funds, fund)
	}
	out.Title, out.Mark = balancesTitle(run, l), mark(run, l)
	if out.Funds != nil {
		said := l.Say("Balance at each year's end, a drawing a scenario, all of a fund on the same axis; below the line at zero the fund is short.")
		if apart {
			said = l.Say("Balance at each year's end, a drawing a scenario, all of a fund on the same axis but those marked, which have one of their own; below the line at zero the fund is short.")
		}
		out.Subtitle = bands(l, said, nil)
	}
	out.Notes = append(alike, origin(run, l))
	return out
}

// mostAlike is how many drawings may be left out and named instead: a note holds no more names.
const mostAlike = 6

// accountsOf are the baseline's accounts, one a fund.
func accountsOf(run *forecast.Result) []forecast.Account {
	var out []forecast.Account
	for _, a := range run.Accounts {
		if a.Scenario == run.Study.Baseline().ID {
			out = append(out, a)
		}
	}
	return out
}

// reserveOf is one fund's balance under every scenario; apart says that some have an axis of their own.
func reserveOf(run *forecast.Result, l message.Language, a forecast.Account) (out figure.Reserve, apart bool) {
	fans, u, _ := sharedAxis(run, l, followed{"", "fund_balance", "fund", a.Fund})
	apart = setApart(fans, l.Say("axis of its own"), l)
	out = figure.Reserve{Title: l.Say("%s, %s¦of a drawing", a.Title.In(l, a.Fund), u.name)}
	for i, c := range run.Study.Scenarios {
		b := figure.Balance{Fan: fans[i]}
		b.Title = c.Title.In(l, c.ID)
		for y := run.Study.Years.From; y <= run.Study.Years.To; y++ {
			x := shortOf(run, c.ID, a.Fund, y)
			b.Short = append(b.Short, figure.Chance{Year: y, Probability: x, Label: grouped(100*x, 0) + "%"})
		}
		out.Ways = append(out.Ways, b)
	}
	return out, apart
}

// dwarfs is how many times as high as the baseline's a drawing is, or the other way round, that would leave nothing to be seen of the
// smaller on an axis that both share.
const dwarfs = 2.5

// setApart takes drawings off the axis that all share which dwarf the first or are dwarfed by it, and says so above each; any says whether
// there are such.
func setApart(fans []figure.Fan, said string, l message.Language) (any bool) {
	own := make([]bool, len(fans))
	var shared []float64
	for i, f := range fans {
		high := f.Reaches()
		if own[i] = i > 0 && high > 0 && (high > dwarfs*fans[0].Reaches() || high*dwarfs < fans[0].Reaches()); own[i] {
			any = true
			continue
		}
		for _, s := range f.Years {
			shared = append(shared, s.P05, s.P95)
		}
	}
	if !any || fans[0].Reaches() == 0 {
		return false
	}
	for i := range fans {
		fans[i].Holds = shared
		if own[i] {
			fans[i].Holds, fans[i].Caption = nil, l.Say("%s; %s¦above a drawing", said, fans[i].Caption)
		}
	}
	return true
}

// shortOf is the probability that a fund's year ends short; NaN where it is not known.
func shortOf(run *forecast.Result, scenario, fund string, year int) float64 {
	if r, ok := run.Row(scenario, year, "fund_short", "fund", fund); ok {
		return r.Mean
	}
	return math.NaN()
}

// balancesTitle is about the fund that is most likely short at the end of the last year under the baseline, and the alternative that
// changes that most.
func balancesTitle(run *forecast.Result, l message.Language) string {
	year, base := run.Study.Years.To, run.Study.Baseline().ID
	var fund forecast.Account
	short := math.NaN()
	for _, a := range accountsOf(run) {
		if x := shortOf(run, base, a.Fund, year); !(x <= short) && !math.IsNaN(x) {
			fund, short = a, x
		}
	}
	switch {
	case run.Accounts == nil:
		return l.Say("No balance is known: the study keeps no accounts")
	case math.IsNaN(short):
		return l.Say("%d: no balance is said", year)
	case run.Study.Simulations() == 1:
		r, _ := run.Row(base, year, "fund_balance", "fund", fund.Fund)
		return l.Say("%[1]d: %[2]s ends with %[3]s in the one simulation", year, fund.Title.In(l, fund.Fund), easy(l, "CNY", r.Mean))
	}
	title, most := "", short
	for _, a := range accountsOf(run) {
		if shortOf(run, base, a.Fund, year) != short { // of funds that are short as often, that which an alternative changes most
			continue
		}
		for _, c := range run.Study.Scenarios[1:] {
			if x := shortOf(run, c.ID, a.Fund, year); math.Abs(x-short) > math.Abs(most-short) {
				fund, title, most = a, c.Title.In(l, c.ID), x
			}
		}
	}
	now := l.Say("%[2]s ends %[1]d short with a probability of %[3]s %%", year, fund.Title.In(l, fund.Fund), grouped(100*short, 0))
	if short == 0 {
		now = l.Say("In no simulation does a fund end %d short", year)
	}
	if most == short {
		return now
	}
	if short == 0 {
		return l.Say("%s under the baseline; under %s %s does with a probability of %s %%", now, quoted(l, headlined(title)), fund.Title.In(l, fund.Fund), grouped(100*most, 0))
	}
	return l.Say("%s; under %s %s %%", now, quoted(l, headlined(title)), grouped(100*most, 0))
}
