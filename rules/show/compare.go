package show

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/settle"
)

// Case is a family's bills under one policy in one year.
type Case struct {
	Name  string // as it was asked for: baise@2018
	Sheet *settle.Sheet
}

// MaxCases bounds a comparison.
const MaxCases = 12

// abreast is how many cases stand side by side in 100 columns; more are set in further tables.
const abreast = 3

// WriteComparison writes the same bills under several policies or dates side by side: who pays what and by which clause,
// what the family bears, and how much that is more or less than in the first case. All cases have the same bills.
func WriteComparison(w io.Writer, cases []Case, o SheetOptions) error {
	t := &text{page: &page{Options: Options{Lang: o.Lang, HTML: o.HTML}}, sheet: cases[0].Sheet}
	t.line(t.Lang.Say("The same family's bills, side by side"))
	for from := 0; from < len(cases); from += abreast {
		t.endTable()
		c := comparison{t, cases[0], cases[from:min(from+abreast, len(cases))]}
		c.heading()
		c.year()
		c.dashes()
		c.bills()
		c.clauses()
	}
	return t.writeTo(w)
}

// comparison is one table: some cases, held against the first of all.
type comparison struct {
	*text
	base  Case
	cases []Case
}

const labelCells, caseCells = 34, 22

// row writes one line of the table; a cell that is too long is cut, and begins a space from its neighbour.
func (c *comparison) row(label string, list []string) {
	if c.HTML {
		c.tableRow("", label, list...)
		return
	}
	line := []cell{{text: document.Fit(label, labelCells)}}
	for _, x := range list {
		line = append(line, cell{text: strings.TrimRight(document.Fit(x, caseCells-1), " "), width: caseCells, right: true})
	}
	c.cells(line...)
}

// each writes a line with a figure of every case.
func (c *comparison) each(label string, of func(s *settle.Sheet) string) {
	var list []string
	for _, x := range c.cases {
		list = append(list, of(x.Sheet))
	}
	c.row(label, list)
}

func (c *comparison) heading() {
	c.line("")
	var names []string
	for _, x := range c.cases {
		names = append(names, x.Name)
	}
	currency := c.Lang.Say("yuan¦over a table")
	if !c.yuan() {
		currency = c.sheet.Policy.Currency
	}
	c.row(currency, names)
	c.each(c.Lang.Say("  benefit year"), func(s *settle.Sheet) string { return fmt.Sprint(s.Year) })
	if !c.HTML {
		c.line(strings.Repeat("-", labelCells+caseCells*len(c.cases)))
	}
}

// year writes the year's payments, each with its clause, and what is left.
func (c *comparison) year() {
	amount := func(of func(s *settle.Sheet) model.Fen) func(*settle.Sheet) string {
		return func(s *settle.Sheet) string { return of(s).String() }
	}
	c.each(c.Lang.Say("Total cost"), amount(func(s *settle.Sheet) model.Fen { return s.Totals.Total }))
	c.each(c.Lang.Say("Eligible cost"), amount(func(s *settle.Sheet) model.Fen { return s.Totals.Eligible }))
	for _, id := range c.benefits() {
		c.each(c.benefitTitle(id), func(s *settle.Sheet) string {
			if k := s.Policy.Benefit(id); k >= 0 && s.Totals.InForce[k] {
				return (s.Totals.Paid[k] + s.Totals.Cash[k]).String()
			}
			return "-"
		})
		c.each(c.Lang.Say("  clause"), func(s *settle.Sheet) string {
			if k := s.Policy.Benefit(id); k >= 0 && s.Totals.InForce[k] {
				return c.section(s.Policy, s.Policy.Benefits[k])
			}
			return ""
		})
	}
	c.each(c.Lang.Say("Paid in all"), amount(func(s *settle.Sheet) model.Fen { return s.Totals.PaidTotal }))
	c.each(c.burdenLabel(), amount(func(s *settle.Sheet) model.Fen { return s.Burden() }))
	c.each(c.Lang.Say("  against %s", c.base.Name), func(s *settle.Sheet) string {
		switch d := s.Burden() - c.base.Sheet.Burden(); {
		case d > 0:
			return "+" + d.String()
		default:
			return d.String()
		}
	})
}

// dashes says what a dash is, where one stands in the table: a benefit that has lapsed, or is to come, is not one that pays nothing here.
func (c *comparison) dashes() {
	for _, id := range c.benefits() {
		for _, x := range c.cases {
			if k := x.Sheet.Policy.Benefit(id); k < 0 || !x.Sheet.Totals.InForce[k] {
				c.endTable()
				c.line(c.Lang.Say("  -: not in force then or there; 0.00: in force, and pays nothing of these bills"))
				return
			}
		}
	}
}

// burdenLabel names what the family bears. The burden of one sheet is without what comes in cash, which is said where there is
// some.
func (c *comparison) burdenLabel() string {
	for _, x := range c.cases {
		for _, cash := range x.Sheet.Totals.Cash {
			if cash > 0 {
				return c.Lang.Say("The family's burden, less cash")
			}
		}
	}
	return c.Lang.Say("The family's burden")
}

// benefits are those in force in any case, in the order in which they pay.
func (c *comparison) benefits() []string {
	var out []string
	for _, x := range c.cases {
		for k, b := range x.Sheet.Policy.Benefits {
			if x.Sheet.Totals.InForce[k] && !slices.Contains(out, b.ID) {
				out = append(out, b.ID)
			}
		}
	}
	return out
}

// benefitTitle is a benefit's title in the first policy that has it.
func (c *comparison) benefitTitle(id string) string {
	for _, x := range c.cases {
		if k := x.Sheet.Policy.Benefit(id); k >= 0 {
			return c.benefit(x.Sheet.Policy.Benefits[k])
		}
	}
	return id
}

// section is the clause of a benefit, or the title of its source where it names no section.
func (c *comparison) section(p *rules.Policy, b *rules.Benefit) string {
	if b.Source.Section != "" {
		return b.Source.Section
	}
	if s := p.Publication(b.Source.Ref); s != nil {
		return s.Title
	}
	return "-"
}

// bills writes what is left of every bill before period ends.
func (c *comparison) bills() {
	c.line("")
	c.line(c.Lang.Say("Out of pocket by bill, before payments at period ends"))
	for i := range c.sheet.Claims {
		x := c.sheet.Claims[i].Claim
		label := c.Lang.Say("  %s, month %d, %s", x.ID, x.Month, x.Total)
		c.each(label, func(s *settle.Sheet) string { return s.Claims[i].OOP.String() })
	}
}

// clauses writes out those that the table had to cut, each once with the cases that it holds for.
func (c *comparison) clauses() {
	var order []string
	where := map[string][]string{}
	for _, id := range c.benefits() {
		for _, x := range c.cases {
			k := x.Sheet.Policy.Benefit(id)
			if k < 0 || !x.Sheet.Totals.InForce[k] {
				continue
			}
			text := c.section(x.Sheet.Policy, x.Sheet.Policy.Benefits[k])
			if c.HTML || document.Cells(text) < caseCells { // nothing was cut
				continue
			}
			line := c.Lang.Say("  %s: %s", c.benefitTitle(id), text)
			if where[line] == nil {
				order = append(order, line)
			}
			where[line] = append(where[line], x.Name)
		}
	}
	if len(order) == 0 {
		return
	}
	c.line("")
	c.line(c.Lang.Say("Clauses in full"))
	for _, line := range order {
		c.line(c.Lang.Say("%s (%s)", line, c.Lang.List(where[line])))
	}
}
