package report

import (
	"doudi/model"
	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// budgetCurves is the picture of what each fund may overrun.
func budgetCurves(run *forecast.Result, l message.Language) *figure.Budgets {
	base := run.Study.Baseline()
	year := run.Study.YearOfBudget()
	out := &figure.Budgets{
		Axis:  l.Say("Probability of overrun"),
		Empty: l.Say("No fund spends anything in %d.", year),
	}
	if why := run.Unbudgeted; why != (model.Title{}) {
		out.Empty = why.In(l, "")
	}
	out.Title, out.Mark = budgetsTitle(run, l), mark(run, l)
	out.Subtitle = l.Say("Under the baseline %s: probability that spending in %d passes a budget, by fund; marked: what is overrun with 50, 20 and 5 %%.",
		quoted(l, base.Title.In(l, base.ID)), year)
	var idle, unsimulated []string
	for _, c := range run.Curves {
		if run.NotSimulated(base.ID, "fund", c.Fund) {
			unsimulated = append(unsimulated, c.Title.In(l, c.Fund))
			continue
		}
		if c.Amounts[len(c.Amounts)-1] == 0 {
			idle = append(idle, c.Title.In(l, c.Fund))
			continue
		}
		out.Curves = append(out.Curves, curveOf(run, l, c))
	}
	if len(idle) > 0 {
		out.Notes = append(out.Notes, l.Say("Without spending in %d: %s.", year, l.List(idle)))
	}
	if len(unsimulated) > 0 {
		out.Notes = append(out.Notes, l.Say("No such bills are simulated: %s.", l.List(unsimulated)))
	}
	if apart := premiumsApart(run, l); apart != "" && len(out.Curves) > 0 {
		out.Notes = append(out.Notes, apart)
	}
	out.Notes = append(out.Notes, origin(run, l))
	return out
}

// curveOf is one fund's curve.
func curveOf(run *forecast.Result, l message.Language, c forecast.Curve) figure.Curve {
	n := len(c.Amounts)
	u := axisUnit(l, "CNY", c.Amounts[n-1])
	out := figure.Curve{Title: c.Title.In(l, c.Fund), Unit: l.Say("%s, %d", u.name, c.Year)}
	out.Title = fundHeading(l, out.Title, names(run, l, c.Benefits))
	for i, x := range c.Amounts {
		out.Points = append(out.Points, figure.Overrun{Amount: x * u.factor, Probability: 1 - float64(i)/float64(max(n-1, 1))})
	}
	if n == 1 { // one simulation: certain below its amount, impossible above
		out.Points = append(out.Points, figure.Overrun{Amount: out.Points[0].Amount, Probability: 0})
	}
	for _, e := range c.Enough {
		out.Marks = append(out.Marks, figure.Mark{Overrun: figure.Overrun{Amount: e.Amount * u.factor, Probability: 1 - e.Share},
			Label: grouped(100*(1-e.Share), 0) + "%  " + u.enough(e.Amount)})
	}
	return out
}

// names are what benefits are called.
func names(run *forecast.Result, l message.Language, benefits []string) []string {
	var out []string
	for _, id := range benefits {
		out = append(out, run.GroupTitle("benefit", id, l))
	}
	return out
}

// fundHeading is a fund over its small drawing, with the benefits that it pays; many have no room there, and are counted.
func fundHeading(l message.Language, title string, benefits []string) string {
	const most = 2
	switch n := len(benefits); {
	case n < 2:
		return title
	case n > most:
		return l.Say("%s (%d benefits)", title, n)
	}
	return l.Say("%s (%s)", title, l.List(benefits))
}

// budgetsTitle is about the fund that is hardest to budget for: whose amount for 95 % is the most above that for 50 %. It is a
// public one if there is any: the others' money is not the government's to budget.
func budgetsTitle(run *forecast.Result, l message.Language) string {
	at, widest, public := -1, 0.0, false
	for i, c := range run.Curves {
		half, most := c.Enough[0].Amount, c.Enough[2].Amount
		if half > 0 && (c.Public && !public || c.Public == public && most/half > widest) {
			at, widest, public = i, most/half, c.Public
		}
	}
	switch {
	case run.Unbudgeted != (model.Title{}):
		return l.Say("%d: no budget is said", run.Study.YearOfBudget())
	case at < 0:
		return l.Say("No fund needs a budget in %d", run.Study.YearOfBudget())
	}
	c := run.Curves[at]
	u := axisUnit(l, "CNY", c.Enough[2].Amount)
	return l.Say("%d: %s is the hardest to foresee: %s %s is overrun with a probability of 50 %%; for 5 %% it takes %s %s",
		c.Year, c.Title.In(l, c.Fund), u.enough(c.Enough[0].Amount), u.name, u.enough(c.Enough[2].Amount), u.name)
}
