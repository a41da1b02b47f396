package forecast

import (
	"math"
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/measure"
	"doudi/scenarios"
)

// books keep one account over the years, in every simulation.
type books struct {
	plan     *Plan
	results  *Results
	scenario int
	of       *scenarios.Account
	values   []model.Values // of the account's numbers, by draw
	balance  entry          // at the end of the year before
	owed     entry          // of care until then, what is settled after it
	account  int            // the account's place in the study
}

func (p *Plan) newBooks(in *inputs, r *Results, scenario, account int) *books {
	a := &p.Study.Accounts[account]
	b := &books{plan: p, results: r, scenario: scenario, account: account, of: a}
	own := slices.DeleteFunc(slices.Clone(in.shared), func(q model.Quantity) bool { return !strings.HasPrefix(q.Path, "funds.") })
	for draw := range p.Study.Draws {
		b.values = append(b.values, in.values(draw, own))
	}
	b.balance, b.owed = b.entry(), b.entry()
	for i := range b.balance.fen {
		b.balance.fen[i] = fen(b.at(i).Of(a.Balance))
		if a.After > 0 {
			b.owed.fen[i] = fen(b.at(i).Of(a.Owed))
		}
	}
	return b
}

// ledger is a year of an account, in every simulation.
type ledger struct {
	opening, closing, spent entry   // spent is what is paid in the year: of its care, or with a settlement of what falls due
	owed                    entry   // of the year's care, what is settled in the next
	charged                 []entry // interventions that the fund pays for, a part of what is spent
	income                  []entry // by item, interest last
	total                   entry   // of income
}

// entry is an amount by simulation, in fen so that accounts add up. halves are those of a sample's halves, CNY; nil where everybody
// was simulated.
type entry struct {
	fen    []int64
	halves []float64
}

func (e *entry) add(o entry, sign int64) {
	for i := range e.fen {
		e.fen[i] += sign * o.fen[i]
	}
	for i := range e.halves {
		e.halves[i] += float64(sign) * o.halves[i]
	}
}

// fen is an amount of CNY in fen.
func fen(yuan float64) int64 { return int64(math.Round(yuan * 100)) }

// at is the draw of a simulation.
func (b *books) at(simulation int) model.Values {
	return b.values[simulation/b.plan.Study.Replicates]
}

// entry is nothing, in every simulation.
func (b *books) entry() entry {
	e := entry{fen: make([]int64, b.plan.Study.Simulations())}
	if b.plan.world.Layout.Halves == 2 {
		e.halves = make([]float64, len(e.fen))
	}
	return e
}

// figure is a simulated figure of a year, given by its place, each time a factor by simulation.
func (b *books) figure(y int, name, by, group string, factor func(simulation int) float64) entry {
	e := b.entry()
	k := slices.IndexFunc(b.results.keys, func(k measure.Key) bool { return k.Measure == name && k.By == by && k.Group == group })
	if k < 0 {
		return e // what no policy has pays nothing
	}
	s := b.results.series[b.scenario][y][k]
	for i, x := range s.Values {
		e.fen[i] = fen(factor(i) * x)
		if e.halves != nil {
			e.halves[i] = factor(i) * s.Halves[i]
		}
	}
	return e
}

func once(int) float64 { return 1 }

// charges are the interventions that the fund pays for.
func (b *books) charges() []charge {
	if b.scenario >= len(b.results.costs) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(b.results.costs[b.scenario]), func(c charge) bool { return c.fund != b.of.Fund })
}

// charge is what an intervention costs in a year, given by its place.
func (b *books) charge(y int, c charge) entry {
	e := b.entry()
	for i := range e.fen {
		n, halves := 0.0, 0.0
		for _, k := range c.of {
			s := b.results.series[b.scenario][y][k]
			if n += s.Values[i]; s.Halves != nil {
				halves += s.Halves[i]
			}
		}
		unit := c.unit[i/b.plan.Study.Replicates]
		if e.fen[i] = fen(costs(n, c.share[y], unit)); e.halves != nil {
			e.halves[i] = halves * c.share[y] * unit
		}
	}
	return e
}

// late is what benefits pay for the last months of a year, given by its place, and is settled in the next; nothing of an account that is
// kept by the year of treatment.
func (b *books) late(y int) entry {
	e := b.entry()
	if b.of.After == 0 {
		return e
	}
	s := b.results.late[b.scenario][b.account][y]
	for i, x := range s.Values {
		e.fen[i] = fen(x)
	}
	copy(e.halves, s.Halves)
	return e
}

// year keeps a year, given by its place, and carries its balance forward.
func (b *books) year(y int) *ledger {
	year := b.plan.world.Years[y]
	l := &ledger{opening: b.balance, total: b.entry(), closing: b.entry(), spent: b.figure(y, "payer_spending", "fund", b.of.Fund, once)}
	for _, c := range b.charges() {
		l.charged = append(l.charged, b.charge(y, c))
	}
	if l.owed = b.late(y); b.of.After > 0 {
		paid := b.entry() // the figures of a year are not to be changed
		paid.add(l.spent, 1)
		paid.add(l.owed, -1)
		paid.add(b.owed, 1)
		l.spent, b.owed = paid, l.owed
	}
	for i := range b.of.Income {
		l.income = append(l.income, b.income(y, year, &b.of.Income[i]))
	}
	if b.of.Interest.Path != "" {
		l.income = append(l.income, b.interest(year, l.opening))
	}
	for _, e := range l.income {
		l.total.add(e, 1)
	}
	l.closing.add(l.opening, 1)
	l.closing.add(l.total, 1)
	l.closing.add(l.spent, -1)
	b.balance = l.closing
	return l
}

// income is one item: an amount for the fund, or for each of those it is reckoned for, with the premiums that come in and without
// those that are another item.
func (b *books) income(y, year int, of *scenarios.Income) entry {
	amount := func(simulation int) float64 { return b.at(simulation).In(of.Amount, year) }
	var e entry
	switch {
	case of.Amount.Path == "":
		e = b.entry()
	case of.Per == scenarios.PerEnrolled:
		e = b.figure(y, enrolledID, "all", "all", amount)
	case of.Per == scenarios.PerPerson:
		e = b.figure(y, "persons", "all", "all", amount)
	default:
		e = b.entry()
		for i := range e.fen {
			e.fen[i] = fen(amount(i))
		}
	}
	add := func(of []*document.Node, sign int64) {
		for _, n := range of {
			e.add(b.figure(y, "premium_subsidy", "premium", n.Text, once), sign)
		}
	}
	add(of.Premiums, 1)
	add(of.Less, -1)
	return e
}

// interest is of what the account holds when the year begins: a debt earns none.
func (b *books) interest(year int, opening entry) entry {
	e := b.entry()
	for i, x := range opening.fen {
		if x <= 0 {
			continue
		}
		rate := b.at(i).In(b.of.Interest, year)
		e.fen[i] = int64(math.Round(rate * float64(x)))
		if e.halves != nil {
			e.halves[i] = rate * opening.halves[i]
		}
	}
	return e
}

// series is an entry as a figure, CNY.
func (b *books) series(e entry) measure.Series {
	out := b.results.newSeries()
	for i, x := range e.fen {
		out.Values[i] = float64(x) / 100
	}
	copy(out.Halves, e.halves)
	return out
}

// figures are those of a year, in the order of its rows.
func (b *books) figures(fund string, l *ledger) []accountFigure {
	of := func(name, by, group string, s measure.Series) accountFigure {
		return accountFigure{key: measure.KeyOf(name, by, group), series: s, byDraw: true}
	}
	out := []accountFigure{of("fund_opening", "fund", fund, b.series(l.opening)), of("fund_income", "fund", fund, b.series(l.total))}
	for i, e := range l.income {
		id := interestID
		if i < len(b.of.Income) {
			id = b.of.Income[i].ID
		}
		out = append(out, of("fund_income", "fund/income", fund+"/"+id, b.series(e)))
	}
	for i, c := range b.charges() {
		out = append(out, of("fund_interventions", "fund/intervention", fund+"/"+c.with, b.series(l.charged[i])))
	}
	if b.of.After > 0 {
		out = append(out, of("fund_settled", "fund", fund, b.series(l.spent)), of("fund_owed", "fund", fund, b.series(l.owed)))
	}
	closing := b.series(l.closing)
	out = append(out, of("fund_balance", "fund", fund, closing))
	if months, ok := b.months(l); ok {
		out = append(out, of("fund_reserve_months", "fund", fund, months))
	}
	short := measure.Series{Values: make([]float64, len(closing.Values)), Replicates: closing.Replicates, Weight: 1}
	for i, x := range closing.Whole() {
		if x < 0 {
			short.Values[i] = 1
		}
	}
	return append(out, accountFigure{key: measure.KeyOf("fund_short", "fund", fund), series: short})
}

// months are those that the balance at the end of the year would pay for, as the year spent; ok is false where some simulation spends
// nothing.
func (b *books) months(l *ledger) (out measure.Series, ok bool) {
	out = b.results.newSeries()
	for i, closing := range l.closing.fen {
		spent := float64(l.spent.fen[i]) / 12
		if spent <= 0 {
			return out, false
		}
		out.Values[i] = float64(closing) / spent
		if out.Halves != nil { // of a ratio, in a straight line
			out.Halves[i] = (l.closing.halves[i]*100 - out.Values[i]*l.spent.halves[i]*100/12) / spent
		}
	}
	return out, true
}
