package report

import (
	"fmt"
	"math"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// AccountTable is the account of one fund under the baseline, and how it ends under every scenario.
type AccountTable struct {
	Fund      string        `json:"fund"`
	Title     string        `json:"title"`
	Years     []int         `json:"years"`
	Lines     []AccountLine `json:"lines"`
	Asks      []AccountAsk  `json:"asks"`                 // by year
	Scenarios []AccountEnd  `json:"scenarios"`            // nil where the baseline is alone
	After     int           `json:"settled_after_months"` // from care; 0: the account is kept by the year of treatment
	unit      unit
	runs      int

	unbudgeted string // why it is not said what suffices
	premiums   bool   // it pays for people at enrolment
}

// AccountLine is a line of an account, or without cells the heading of those below it.
type AccountLine struct {
	Label   string  `json:"label"`
	Measure string  `json:"measure,omitempty"`
	By      string  `json:"by,omitempty"`
	Group   string  `json:"group,omitempty"`
	Cells   []Range `json:"cells,omitempty"` // by year
	unit    unit
}

// AccountAsk is what suffices in a year, with 90, 95 and 99 % of the simulations, CNY; null where the draws are too few.
type AccountAsk struct {
	Year      int       `json:"year"`
	Enough    [3]number `json:"enough"` // of spending
	Needed    [3]number `json:"needed"` // beyond the income stated
	Budget    number    `json:"budget"` // what the study sets aside; null where it does not
	Suffices  int       `json:"suffices"`
	Shortfall number    `json:"shortfall"`          // where it is not enough
	Expected  number    `json:"expected_shortfall"` // over all simulations
}

// AccountEnd is how an account ends under a scenario, in the last year.
type AccountEnd struct {
	Scenario string `json:"scenario"`
	Title    string `json:"title"`
	Balance  Line   `json:"balance"`
	Short    number `json:"short"`
	Needed   number `json:"needed"` // CNY, with 95 %
}

// accountTables are those of the funds in the order of the study; nil where it keeps no accounts.
func accountTables(run *forecast.Result, l message.Language) []AccountTable {
	var out []AccountTable
	base := run.Study.Baseline().ID
	for _, a := range run.Accounts {
		if a.Scenario == base {
			out = append(out, accountTable(run, l, a))
		}
	}
	return out
}

func accountTable(run *forecast.Result, l message.Language, a forecast.Account) AccountTable {
	out := AccountTable{Fund: a.Fund, Title: a.Title.In(l, a.Fund), unit: unitIn(l, run, "CNY"), runs: run.Study.Simulations(), unbudgeted: run.Unbudgeted.In(l, "")}
	add := func(label, name, by, group string) {
		line := AccountLine{Label: label, Measure: name, By: by, Group: group}
		for _, y := range out.Years {
			r, ok := run.Row(a.Scenario, y, name, by, group)
			if !ok {
				line.Cells = append(line.Cells, Range{Mean: number(math.NaN())})
				continue
			}
			line.unit = unitIn(l, run, r.Unit)
			line.Cells = append(line.Cells, rangeIn(run, r))
		}
		out.Lines = append(out.Lines, line)
	}
	for _, y := range a.Years {
		out.Years = append(out.Years, y.Year)
		out.Asks = append(out.Asks, askOf(run, y))
	}
	add(l.Say("Balance brought forward"), "fund_opening", "fund", a.Fund)
	out.Lines = append(out.Lines, AccountLine{Label: l.Say("Income¦of an account")})
	for _, i := range a.Incomes {
		add("  "+i.Title.In(l, i.ID), "fund_income", "fund/income", a.Fund+"/"+i.ID)
	}
	add("  "+l.Say("Sum¦of an account"), "fund_income", "fund", a.Fund)
	out.Lines = append(out.Lines, AccountLine{Label: l.Say("Spending¦of an account")})
	for _, id := range a.Benefits {
		add("  "+run.GroupTitle("benefit", id, l), "fund_spending", "benefit", id)
	}
	out.premiums = len(a.Premiums) > 0
	for _, m := range a.Premiums {
		add("  "+m.Title.In(l, m.ID), "premium_subsidy", "premium", m.ID)
	}
	for _, m := range a.Interventions {
		add("  "+m.Title.In(l, m.ID), "fund_interventions", "fund/intervention", a.Fund+"/"+m.ID)
	}
	add("  "+l.Say("Sum¦of an account"), "payer_spending", "fund", a.Fund)
	if out.After = a.After; a.After > 0 {
		add("  "+l.Say("owed at year's end"), "fund_owed", "fund", a.Fund)
		add("  "+l.Say("settled in the year"), "fund_settled", "fund", a.Fund)
	}
	add(l.Say("Balance at year's end"), "fund_balance", "fund", a.Fund)
	add(l.Say("Would pay for, months"), "fund_reserve_months", "fund", a.Fund)
	add(l.Say("Short with probability, %%"), "fund_short", "fund", a.Fund)
	out.Scenarios = accountEnds(run, l, a.Fund)
	return out
}

// askOf is what suffices in a year. Where no budget is said of a run, that is not said either.
func askOf(run *forecast.Result, y forecast.AccountYear) AccountAsk {
	nan := number(math.NaN())
	out := AccountAsk{Year: y.Year, Budget: nan, Shortfall: nan, Expected: nan}
	for i := range out.Enough {
		out.Enough[i], out.Needed[i] = nan, nan
		if run.Unbudgeted == (model.Title{}) {
			out.Enough[i], out.Needed[i] = number(y.Enough[i].Amount), number(y.Needed[i].Amount)
		}
	}
	if b := y.Budget; b != nil {
		out.Budget, out.Suffices, out.Shortfall, out.Expected = number(b.Amount), b.Suffices, number(b.Shortfall), number(b.Expected)
	}
	return out
}

// accountEnds are nil where there is nothing to compare.
func accountEnds(run *forecast.Result, l message.Language, fund string) []AccountEnd {
	if len(run.Study.Scenarios) < 2 {
		return nil
	}
	var out []AccountEnd
	for i, a := range run.Accounts {
		if a.Fund != fund {
			continue
		}
		last := a.Years[len(a.Years)-1]
		balance, _ := run.Row(a.Scenario, last.Year, "fund_balance", "fund", fund)
		short, _ := run.Row(a.Scenario, last.Year, "fund_short", "fund", fund)
		title := a.Scenario
		for _, c := range run.Study.Scenarios {
			if c.ID == a.Scenario {
				title = c.Title.In(l, c.ID)
			}
		}
		out = append(out, AccountEnd{a.Scenario, title, line(balance, "", run.Accounts[i].Scenario == run.Study.Baseline().ID), number(short.Mean), askOf(run, last).Needed[1]})
	}
	return out
}

// parts are the account, what suffices, and how it ends under the scenarios.
func (a AccountTable) parts(l message.Language) []part {
	t := &table{head: []string{a.unit.name}}
	for _, y := range a.Years {
		t.head = append(t.head, fmt.Sprint(y))
	}
	for _, line := range a.Lines {
		row := words(line.Label)
		if line.Cells != nil {
			row[0].of = subject{measure: line.Measure, by: line.By, group: line.Group}
		}
		for _, c := range line.Cells {
			row = append(row, line.cell(l, c))
		}
		t.rows = append(t.rows, row)
	}
	account := part{title: l.Say("Account of %s (baseline)", a.Title), table: t, below: []string{a.Booked(l)}}
	out := []part{account, a.asks(l)}
	if len(a.Scenarios) > 0 {
		out = append(out, a.ends(l))
	}
	return out
}

// Booked says in which year spending is booked.
func (a AccountTable) Booked(l message.Language) string {
	if a.After > 0 {
		return l.Say("Spending is booked in the year in which it is settled: %d months after the care, so that the balance is without what the last months of a year are owed; advances to hospitals are not in it. Premiums and interventions are paid in their year. Means add up; the ends of intervals do not. A negative balance says that the fund is short.", a.After)
	}
	return l.Say("Spending is booked in the year of treatment, by what the rules pay; settling with hospitals comes later, and advances to them are not in it. Means add up; the ends of intervals do not. A negative balance says that the fund is short.")
}

// cell writes a figure of an account: a probability has no interval.
func (n AccountLine) cell(l message.Language, c Range) cell {
	switch {
	case !c.Rare && !c.Unsimulated && math.IsNaN(float64(c.Mean)):
		return cell{text: "-"}
	case n.Measure == "fund_short":
		return cell{text: probability(float64(c.Mean))}
	}
	out := c.level(l, n.unit)
	if !c.Rare && c.P05 == c.P95 {
		out.span = "" // it is stated, and not drawn
	}
	return out
}

// probability writes a share of the simulations in per cent: they are too few for decimals.
func probability(x float64) string {
	if math.IsNaN(x) {
		return "-"
	}
	return grouped(100*x, 0)
}

// asks is what suffices, by year.
func (a AccountTable) asks(l message.Language) part {
	t := &table{head: []string{a.unit.name, l.Say("spending 90%%"), "95%", "99%", l.Say("more 90%%"), "95%", "99%"}}
	set := false
	for _, y := range a.Asks {
		set = set || !math.IsNaN(float64(y.Budget))
	}
	if set {
		t.head = append(t.head, l.Say("set aside"), l.Say("held/%d", a.runs), l.Say("short by"), l.Say("on average"))
	}
	for _, y := range a.Asks {
		row := words(fmt.Sprint(y.Year))
		for _, x := range append(append([]number{}, y.Enough[:]...), y.Needed[:]...) {
			row = append(row, cell{text: a.amount(x, true)})
		}
		if set {
			held := "-"
			if !math.IsNaN(float64(y.Budget)) {
				held = fmt.Sprint(y.Suffices)
			}
			row = append(row, cell{text: a.amount(y.Budget, false)}, cell{text: held}, cell{text: a.amount(y.Shortfall, false)}, cell{text: a.amount(y.Expected, false)})
		}
		t.rows = append(t.rows, row)
	}
	out := part{title: l.Say("%s: what suffices", a.Title), table: t, below: []string{
		l.Say("\"spending\" is the year's spending that is not passed with that probability; \"more\" is what would have to come in beyond the income above, up to the end of the year, lest the account be short. Budgets of lines or funds, each reckoned by itself, do not add up to the total's."),
	}}
	if a.premiums {
		out.below = append(out.below, l.Say("\"spending\" holds the premiums that the fund pays for people; the amounts to budget above do not."))
	}
	if set {
		out.below = append(out.below, l.Say("\"short by\" is what the amount set aside lacks in the simulations in which it is not enough, \"on average\" the same over all of them, 0 where it is."))
	}
	switch {
	case a.unbudgeted != "":
		out.below = append(out.below, a.unbudgeted)
	case math.IsNaN(float64(a.Asks[0].Enough[2])):
		out.below = append(out.below, l.Say("99 %% is given from %s draws on.", grouped(measure.DrawsForP99, 0)))
	}
	return out
}

// amount writes money, rounded up where less would not suffice; "-" where there is none.
func (a AccountTable) amount(x number, up bool) string {
	switch {
	case math.IsNaN(float64(x)):
		return "-"
	case up:
		return a.unit.enough(float64(x))
	}
	return a.unit.of(float64(x))
}

// ends is how the account ends under every scenario.
func (a AccountTable) ends(l message.Language) part {
	year := a.Years[len(a.Years)-1]
	t := &table{head: []string{a.unit.name, l.Say("balance %d", year), l.Say("difference"), l.Say("short, %%"), l.Say("more 95%%")}}
	for _, s := range a.Scenarios {
		difference := cell{}
		if !math.IsNaN(float64(s.Balance.DiffMean)) || s.Balance.DiffRare {
			difference = s.Balance.change(l, a.unit)
		}
		t.rows = append(t.rows, []cell{{text: s.Title}, s.Balance.level(l, a.unit), difference, {text: probability(float64(s.Short))}, {text: a.amount(s.Needed, true)}})
	}
	return part{title: l.Say("%s: how the scenarios end", a.Title), table: t}
}
