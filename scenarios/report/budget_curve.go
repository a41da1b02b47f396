package report

import (
	"math"
	"sort"

	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// Budgeted is what one fund may overrun in the year of the budget, under the baseline: the curve of the figure of budgets, asked
// for one amount.
type Budgeted struct {
	Title  string
	Most   float64          // CNY, what no simulation passes
	End    string           // Most as a reader is told
	Points []figure.Overrun // CNY; the probability falls from 1 to 0

	lang message.Language
	unit unit
	year int
	n    int // simulations
}

// Budgets are those of the funds that spend anything; none where no budget is said.
func Budgets(run *forecast.Result, l message.Language) []Budgeted {
	var out []Budgeted
	if run.Unbudgeted.In(l, "") != "" {
		return nil
	}
	for _, c := range run.Curves {
		most := c.Amounts[len(c.Amounts)-1]
		if most == 0 {
			continue
		}
		b := Budgeted{Title: c.Title.In(l, c.Fund), Most: most, lang: l, unit: axisUnit(l, "CNY", most), year: c.Year, n: run.Study.Simulations()}
		b.End = l.Say("%s %s", b.unit.enough(most), b.unit.name)
		for i, x := range c.Amounts {
			b.Points = append(b.Points, figure.Overrun{Amount: x, Probability: 1 - float64(i)/float64(max(len(c.Amounts)-1, 1))})
		}
		out = append(out, b)
	}
	return out
}

// At is the probability, 0…1, that spending passes an amount, CNY, between the points of the curve, and the sentence that says so.
func (b Budgeted) At(amount float64) (overrun float64, said string) {
	i := sort.Search(len(b.Points), func(i int) bool { return b.Points[i].Amount >= amount })
	switch {
	case i == len(b.Points):
		overrun = 0
	case i == 0 || b.Points[i].Amount == b.Points[i-1].Amount:
		overrun = b.Points[i].Probability
	default:
		low, high := b.Points[i-1], b.Points[i]
		overrun = low.Probability + (high.Probability-low.Probability)*(amount-low.Amount)/(high.Amount-low.Amount)
	}
	said = b.lang.Say("%s with %s %s for %d: by %d simulations, spending passes it with a probability of about %.0f %%.",
		b.Title, b.unit.of(amount), b.unit.name, b.year, b.n, math.Round(100*overrun))
	return overrun, said
}
