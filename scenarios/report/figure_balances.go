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
	for _, a := range accountsOf(run) {
		fund := reserveOf(run, l, a)
		if names := fund.Alike(mostAlike); names != nil {
			alike = append(alike, l.Say("Not drawn again, since no different from the baseline's: %s under %s.", a.Title.In(l, a.Fund), l.List(names)))
		}
		out.Funds = append(out.Funds, fund)
	}
	out.Title, out.Mark = balancesTitle(run, l), mark(run, l)
	if out.Funds != nil {
		out.Subtitle = bands(l, l.Say("Balance at each year's end, a drawing a scenario, all of a fund on the same axis; below the line at zero the fund is short."), nil)
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

// reserveOf is one fund's balance under every scenario.
func reserveOf(run *forecast.Result, l message.Language, a forecast.Account) figure.Reserve {
	fans, u, _ := sharedAxis(run, l, followed{"", "fund_balance", "fund", a.Fund})
	out := figure.Reserve{Title: l.Say("%s, %s¦of a drawing", a.Title.In(l, a.Fund), u.name)}
	for i, c := range run.Study.Scenarios {
		b := figure.Balance{Fan: fans[i]}
		b.Title = c.Title.In(l, c.ID)
		for y := run.Study.Years.From; y <= run.Study.Years.To; y++ {
			x := shortOf(run, c.ID, a.Fund, y)
			b.Short = append(b.Short, figure.Chance{Year: y, Probability: x, Label: grouped(100*x, 0) + "%"})
		}
		out.Ways = append(out.Ways, b)
	}
	return out
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
