package forecast

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/model/simulate"
	"doudi/rules/gauge"
)

// Account is the account of a fund under one scenario: what it takes in as the study states it, what it spends as simulated. Its
// sums are rows (fund_opening, fund_income, payer_spending, fund_balance, fund_reserve_months, fund_short), by year.
type Account struct {
	Scenario, Fund string // ids
	Title          model.Title
	Incomes        []Member // interest last, where the study states it
	Benefits       []string // ids, of what it pays
	Premiums       []Member // of what it pays at enrolment
	Interventions  []Member // that it pays for beside them
	After          int      // months from care to settlement; 0 = it is kept by the year of treatment
	Years          []AccountYear
}

// AccountYear is what an account's year asks for.
type AccountYear struct {
	Year int
	// Enough is the spending that a share of the simulations does not pass; Needed is what the account would have to take in beyond
	// what is stated, up to the end of the year, lest a share of the simulations run short; CNY. NaN where the draws are too few.
	Enough, Needed []Enough
	Budget         *Held // of what the study sets aside; nil where it sets nothing aside for the year
}

// Held is how a budget of a year's spending fares.
type Held struct {
	Amount    float64 // CNY
	Suffices  int     // simulations in which it is enough
	Shortfall float64 // CNY, what it lacks in the others, on average; NaN where there are none
	Expected  float64 // CNY, what it lacks on average over all simulations, 0 where it is enough
}

// accountShares are the probabilities for which amounts are given.
var accountShares = [...]float64{0.9, 0.95, 0.99}

// enrolledID is the count of the insured, by which incomes are reckoned: a measure like those that a study defines itself.
const enrolledID = "enrolled"

// countEnrolled has the insured counted where an account's income is reckoned for them.
func (p *Plan) countEnrolled(w *simulate.World) {
	if !p.Study.NeedsEnrolled() {
		return
	}
	var said document.Report
	f := gauge.Read(&said, &document.Node{Shape: document.Scalar, Text: "insured"}, true, nil)
	if err := said.Err(); err != nil {
		panic("forecast: the insured cannot be counted: " + err.Error())
	}
	w.Gauges = append(w.Gauges, simulate.Gauge{ID: enrolledID, Persons: true, Reads: []simulate.Reading{simulate.ReadInsured}, Make: f.Make})
	w.Layout.Gauges = append(w.Layout.Gauges, measure.Gauge{ID: enrolledID, Unit: "person-years", Title: model.TitleOf(message.Say("persons insured"))})
}

// checkAccounts holds the accounts to the funds and premiums of the policies.
func (p *Plan) checkAccounts() error {
	var problems document.Report
	var funds, premiums []string
	for _, x := range p.sums {
		if x.by == "fund" {
			funds = append(funds, x.group)
		}
	}
	for _, policy := range p.policies {
		for _, b := range policy.Enrolments {
			premiums = append(premiums, b.ID)
		}
	}
	for _, a := range p.Study.Accounts {
		if !slices.Contains(funds, a.Fund) {
			problems.Errorf(a.At, "no policy of the study has a fund `%s` that pays anything", a.Fund).OneOf(a.Fund, funds)
		}
		for _, income := range a.Income {
			for _, n := range slices.Concat(income.Premiums, income.Less) {
				if !slices.Contains(premiums, n.Text) {
					problems.Errorf(n, "no policy of the study has a benefit at enrolment `%s`", n.Text).OneOf(n.Text, premiums)
				}
			}
		}
	}
	for _, m := range p.Study.Measures {
		if m.ID == enrolledID && p.Study.NeedsEnrolled() {
			problems.Errorf(m.Formula, "`%s` is the measure by which incomes `per: enrolled` are reckoned", m.ID).Instead("another id")
		}
	}
	return problems.Err()
}

// keepAccounts adds the accounts to what came out: what they ask for, their rows and their figures by simulation.
func (p *Plan) keepAccounts(in *inputs, r *Results, out *Result) {
	for at := range p.Study.Accounts {
		var base [][]accountFigure
		for s := range p.policies {
			account, years := p.account(in, r, s, at)
			if s == 0 {
				base = years
			}
			for y, figures := range years {
				for _, f := range figures {
					out.Rows = append(out.Rows, f.row(account.Scenario, p.world.Years[y], base[y]))
					if f.byDraw {
						out.Replicated = append(out.Replicated, Replicated{account.Scenario, p.world.Years[y], f.key, f.series.Values})
					}
				}
			}
			out.Accounts = append(out.Accounts, account)
		}
	}
}

// accountFigure is one figure of an account's year.
type accountFigure struct {
	key    measure.Key
	series measure.Series
	byDraw bool // it is of a simulation; else it is a share of them
}

// row summarises the figure; base are the same of the first scenario.
func (f accountFigure) row(scenario string, year int, base []accountFigure) measure.Row {
	row := measure.Row{Scenario: scenario, Year: year, Measure: f.key.Measure, By: f.key.By, Group: f.key.Group, Unit: f.key.Unit}
	at := slices.IndexFunc(base, func(b accountFigure) bool { return b.key == f.key })
	nan := math.NaN()
	if !f.byDraw {
		means := measure.Series{Values: f.series.Values, Replicates: f.series.Replicates}
		means.Summarise(&row)
		row.P05, row.P10, row.P25, row.P50, row.P75, row.P90, row.P95, row.P99 = nan, nan, nan, nan, nan, nan, nan, nan
		row.ParameterSD, row.ProcessSD, row.Rare = nan, nan, false
	} else {
		f.series.Summarise(&row)
		sampled := slices.ContainsFunc(f.series.Halves, func(x float64) bool { return x != 0 })
		row.Rare = row.Rare && sampled // what hangs on nobody who is simulated is known, though it be nothing
	}
	row.DiffMean, row.DiffP05, row.DiffP25, row.DiffP75, row.DiffP95 = nan, nan, nan, nan, nan
	switch {
	case at < 0:
	case f.byDraw:
		f.series.Compare(base[at].series, &row)
	default:
		row.DiffMean = sum(f.series.Minus(base[at].series).Values) / float64(len(f.series.Values))
	}
	return row
}

// account keeps the books of a scenario's account over the study's years.
func (p *Plan) account(in *inputs, r *Results, s, at int) (Account, [][]accountFigure) {
	a := &p.Study.Accounts[at]
	out := Account{Scenario: p.Study.Scenarios[s].ID, Fund: a.Fund, Title: p.FundTitle(a.Fund)}
	for _, i := range a.Income {
		out.Incomes = append(out.Incomes, Member{i.ID, i.Title})
	}
	if a.Interest.Path != "" {
		out.Incomes = append(out.Incomes, Member{interestID, model.TitleOf(message.Say("Interest"))})
	}
	sum := p.sum(measure.Key{By: "fund", Group: a.Fund})
	out.Benefits = sum.benefits[s]
	for _, id := range sum.premiums[s] {
		out.Premiums = append(out.Premiums, Member{id, p.policies[s].Enrolments[p.policies[s].Enrolment(id)].Title})
	}
	b := p.newBooks(in, r, s, at)
	out.After = a.After
	for _, c := range b.charges() {
		i := slices.IndexFunc(p.with[s], func(w with) bool { return w.ID == c.with })
		out.Interventions = append(out.Interventions, Member{c.with, p.with[s][i].Title})
	}
	var years [][]accountFigure
	for y, year := range p.world.Years {
		l := b.year(y)
		years = append(years, b.figures(a.Fund, l))
		out.Years = append(out.Years, b.asks(year, l))
	}
	return out, years
}

// interestID is the item of income that interest is.
const interestID = "interest"

// FundTitle is the name of a fund in the first policy that has it.
func (p *Plan) FundTitle(id string) model.Title {
	for _, m := range p.fundGroup().Members {
		if m.ID == id {
			return m.Title
		}
	}
	return model.Title{}
}

// asks says what a year of an account asks for.
func (b *books) asks(year int, l *ledger) AccountYear {
	out := AccountYear{Year: year}
	spent, lack := b.series(l.spent), b.series(l.closing)
	for i := range lack.Values {
		lack.Values[i] = -lack.Values[i]
	}
	for i := range lack.Halves {
		lack.Halves[i] = -lack.Halves[i]
	}
	for _, share := range accountShares {
		enough, needed := math.NaN(), math.NaN()
		if share < 0.99 || b.plan.Study.Draws >= measure.DrawsForP99 {
			enough, needed = spent.Quantile(share), max(lack.Quantile(share), 0)
		}
		out.Enough = append(out.Enough, Enough{share, enough})
		out.Needed = append(out.Needed, Enough{share, needed})
	}
	if amount, ok := b.of.Budget[year]; ok {
		out.Budget = fares(amount, spent)
	}
	return out
}

// fares says how a budget fares.
func fares(amount float64, spent measure.Series) *Held {
	out := &Held{Amount: amount}
	whole := spent.Whole()
	over := 0.0
	for _, x := range whole {
		if x <= amount {
			out.Suffices++
		} else {
			over += x - amount
		}
	}
	out.Shortfall = over / float64(len(whole)-out.Suffices) // 0/0 is NaN
	out.Expected = over / float64(len(whole))
	return out
}
