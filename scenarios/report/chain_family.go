package report

import (
	"math"
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/measure"
	"doudi/rules/settle"
	"doudi/rules/show"
	"doudi/scenarios/forecast"
)

// who says which household it is.
func (c *Chains) who(f *forecast.Family) string {
	m := f.Means
	return c.l.Say("Household %[1]s in %[2]d: %[3]d members, %[4]s, income %[5]s yuan in all (decile %[6]d, the first the poorest).",
		m.ID, f.Year, m.Size, c.run.GroupTitle("category", m.Category, c.l), grouped(m.Income/100, 2), m.Decile)
}

// nobody says why no household is shown.
func (c *Chains) nobody(f *forecast.Family, what string) string {
	switch {
	case f.Looked == 0 && c.run.NotSimulated(f.Scenario, "benefit", f.Of):
		return c.l.Say("No bills are simulated that it would pay of, and so no family shows it.")
	case f.Looked == 0:
		return c.l.Say("Families are looked for of the first %d alone, and not of this.", forecast.MostFamilies)
	case f.Found == 0:
		return c.l.Say("Of %s households looked at there is none %s.", grouped(float64(f.Looked), 0), what)
	}
	return c.l.Say("Of %s households looked at there are %s %s, and of those tried none can be told by the bills of one year alone: what earlier years left counts, or who applied for one benefit and not for another.", grouped(float64(f.Looked), 0), grouped(float64(f.Found), 0), what)
}

// billed is a household with its bills line by line.
func (c *Chains) billed(f *forecast.Family, what string) Instance {
	out := Instance{Says: c.who(f) + " " + c.l.Say("Of %s households looked at there are %s %s.", grouped(float64(f.Looked), 0), grouped(float64(f.Found), 0), what)}
	out.Bills, out.Sum = c.bills(f.Sheets[0].Sheet)
	return out
}

// bills sets a settled year, a line a bill and a column a benefit that pays anything of it, and says that the sums are the bills.
func (c *Chains) bills(s *settle.Sheet) (*table, string) {
	l, p, sums := c.l, s.Policy, &s.Totals
	t := &table{head: []string{l.Say("yuan"), l.Say("Total cost")}}
	var pay []int
	var parts []string
	for k, b := range p.Benefits {
		if sums.Paid[k] == 0 && sums.Cash[k] == 0 {
			continue
		}
		pay = append(pay, k)
		title := b.Title.In(l, b.ID)
		switch {
		case b.Cash:
			title += l.Say(" (in cash)")
		case p.IsOwn(k):
			title += l.Say(" (the family's own account)")
		}
		t.head = append(t.head, title)
		if !b.Cash {
			parts = append(parts, fen(sums.Paid[k]))
		}
	}
	t.head = append(t.head, l.Say("left to the family"))
	row := func(label string, total model.Fen, paid func(k int) model.Fen, left model.Fen) {
		cells := []cell{{text: label}, {text: fen(total)}}
		for _, k := range pay {
			cells = append(cells, cell{text: fen(paid(k))})
		}
		t.rows = append(t.rows, append(cells, cell{text: fen(left)}))
	}
	for i := range s.Claims {
		x := &s.Claims[i]
		row(show.BillTitle(s, i, l), x.Claim.Total, func(k int) model.Fen { return x.Paid[k] + x.Cash[k] }, x.OOP)
	}
	for _, x := range s.Periods {
		left := -x.Paid
		if p.Benefits[x.Benefit].Cash {
			left = 0
		}
		row(show.PeriodTitle(s, x, l), 0, func(k int) model.Fen {
			if k == x.Benefit {
				return x.Paid
			}
			return 0
		}, left)
	}
	row(l.Say("Sum¦of bills"), sums.Total, func(k int) model.Fen { return sums.Paid[k] + sums.Cash[k] }, sums.OOP)
	return t, l.Say("To the fen: %s = %s.", fen(sums.Total), strings.Join(append(parts, fen(sums.OOP)), " + "))
}

// compared is a household under the baseline and under an alternative.
func (c *Chains) compared(f *forecast.Family) Instance {
	l := c.l
	out := Instance{Says: c.who(f) + " " + l.Say("Of %s households looked at there are %s %s.", grouped(float64(f.Looked), 0), grouped(float64(f.Found), 0), l.Say("for whom it changes anything"))}
	t := &table{head: []string{l.Say("yuan"), c.titled(0), c.titled(c.place(f.Of)), l.Say("difference")}}
	add := func(label string, of func(i int) model.Fen) {
		before, after := of(0), of(1)
		t.rows = append(t.rows, words(label, fen(before), fen(after), fen(after-before)))
	}
	sheet := func(i int) *settle.Sheet { return f.Sheets[i].Sheet }
	add(l.Say("Total cost"), func(i int) model.Fen { return sheet(i).Totals.Total })
	var ids []string
	for i := range f.Sheets {
		for k, b := range sheet(i).Policy.Benefits {
			if paid := &sheet(i).Totals; paid.Paid[k]+paid.Cash[k] == 0 || slices.Contains(ids, b.ID) {
				continue
			}
			ids = append(ids, b.ID)
			label := l.Say("less: %s", b.Title.In(l, b.ID))
			if b.Cash {
				continue // it takes nothing off the bills
			}
			add(label, func(i int) model.Fen {
				if k := sheet(i).Policy.Benefit(b.ID); k >= 0 {
					return sheet(i).Totals.Paid[k]
				}
				return 0
			})
		}
	}
	add(l.Say("left of its bills"), func(i int) model.Fen { return f.Burdens[i].Left })
	c.burden(f, add)
	out.Bills = t
	return out
}

// burden adds the lines from what is left of bills to what the household bears.
func (c *Chains) burden(f *forecast.Family, add func(label string, of func(i int) model.Fen)) {
	l, any := c.l, func(of func(forecast.Burden) model.Fen) bool {
		for _, b := range f.Burdens {
			if of(b) != 0 {
				return true
			}
		}
		return false
	}
	if any(func(b forecast.Burden) model.Fen { return b.Unclaimed }) {
		add(l.Say("plus: bills that were never claimed"), func(i int) model.Fen { return f.Burdens[i].Unclaimed })
	}
	add(l.Say("plus: spending outside bills (assumed)"), func(int) model.Fen { return model.Fen(f.Means.Outside) })
	add(l.Say("Out of pocket in the year"), func(i int) model.Fen { return model.Fen(f.OOP(i)) })
	if any(func(b forecast.Burden) model.Fen { return b.Cash }) {
		add(l.Say("apart: benefits in cash"), func(i int) model.Fen { return f.Burdens[i].Cash })
	}
}

// measure is a household that a measure counts, with the reckoning by which it does.
func (c *Chains) measure(f *forecast.Family) MeasureChain {
	l := c.l
	of, _ := measure.Find(f.Of)
	out := MeasureChain{Measure: f.Of, Title: of.Label(true).In(l, f.Of), Definition: definition(c.run, f.Of, l)}
	what := l.Say("that it counts because of their bills")
	if f.Sheets == nil {
		out.Shows.Says = c.nobody(f, what)
		return out
	}
	out.Shows = c.billed(f, what)
	t := &table{head: []string{l.Say("yuan, of the year"), l.Say("amount¦of money")}}
	add := func(label string, x float64) { t.rows = append(t.rows, words(label, minus(grouped(x/100, 2)))) }
	m, b := f.Means, f.Burdens[0]
	add(l.Say("left of its bills"), float64(b.Left))
	c.burden(f, func(label string, of func(int) model.Fen) { add(label, float64(of(0))) })
	c.verdict(&out.Shows, f.Of, m, b, f.OOP(0), add)
	out.Shows.Reckon = t
	return out
}

// verdict adds what the household is judged by, and says the judgement.
func (c *Chains) verdict(out *Instance, measure string, m forecast.Means, b forecast.Burden, oop float64, add func(string, float64)) {
	l := c.l
	yuan := func(x float64) string { return minus(grouped(x/100, 2)) }
	share := func(of float64) string { return grouped(100*oop/of, 1) }
	m.Consumption, m.Subsistence, m.Societal, m.Line = math.Round(m.Consumption), math.Round(m.Subsistence), math.Round(m.Societal), math.Round(m.Line) // to the fen, so that lines add up
	consumption := func() { add(l.Say("consumption of the household"), m.Consumption) }
	switch measure {
	case "oop_per_patient":
		out.Verdict = l.Say("On bills it pays %s, in the year %s with what is outside bills.", yuan(float64(b.Left+b.Unclaimed)), yuan(oop))
	case "che10", "che25":
		consumption()
		limit := map[string]string{"che10": "10", "che25": "25"}[measure]
		out.Verdict = l.Say("%s of %s is %s %%, above %s %%.", yuan(oop), yuan(m.Consumption), share(m.Consumption), limit)
	case "che40":
		consumption()
		add(l.Say("less: subsistence"), m.Subsistence)
		add(l.Say("capacity to pay"), m.Consumption-m.Subsistence)
		out.Verdict = l.Say("%s of %s is %s %%, above %s %%.", yuan(oop), yuan(m.Consumption-m.Subsistence), share(m.Consumption-m.Subsistence), "40")
	case "sdg382":
		consumption()
		add(l.Say("less: societal poverty line of all members"), m.Societal)
		add(l.Say("discretionary budget"), m.Consumption-m.Societal)
		out.Verdict = l.Say("The out-of-pocket cost is more than 40 %% of the discretionary budget, or nothing is left of one.")
	case "poverty_d1":
		consumption()
		add(l.Say("poverty line of all members"), m.Line)
		out.Verdict = l.Say("Consumption of %s is not below the line of %s; less the out-of-pocket cost it is %s, below it.", yuan(m.Consumption), yuan(m.Line), yuan(m.Consumption-oop))
	case "poverty_d2":
		add(l.Say("income lost with labour"), b.Lost)
		add(l.Say("income of the household"), m.Income)
		add(l.Say("poverty line of all members"), m.Line)
		out.Verdict = l.Say("Income of %s is not below the line of %s; less the out-of-pocket cost and lost labour, with what was paid in cash, it is %s, below it.", yuan(m.Income), yuan(m.Line), yuan(m.Income-oop-b.Lost+float64(b.Cash)))
	case "poverty_labour":
		add(l.Say("income lost with labour"), b.Lost)
		add(l.Say("income of the household"), m.Income)
		add(l.Say("poverty line of all members"), m.Line)
		out.Verdict = l.Say("Income of %s is not below the line of %s; less lost labour alone it is %s, below it.", yuan(m.Income), yuan(m.Line), yuan(m.Income-b.Lost))
	}
}
