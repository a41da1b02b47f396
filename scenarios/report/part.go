package report

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"doudi/model/message"
)

// part is a piece of the page with its numbers written, which the terminal and Markdown set each in its own way. Both set
// the same parts, so that they hold the same numbers.
type part struct {
	title string
	words []string // paragraphs above the table
	table *table
	below []string // paragraphs below it
	items []string // a list
}

// table is rows under a head. A row of one cell is the heading of those below it.
type table struct {
	head  []string
	rows  [][]cell
	text  bool                                 // it is of words, which are set to the left
	opens func(x subject, label string) string // HTML below a row, to be opened; nil where rows open nothing
}

// cell is a word or number, and its interval where it has one.
type cell struct {
	text, span string
	of         subject // of the first cell of a row: what the row is of
}

func words(texts ...string) []cell {
	var out []cell
	for _, t := range texts {
		out = append(out, cell{text: t})
	}
	return out
}

// levelsPart is the baseline on the first screen.
func (p *Page) levelsPart() part {
	l := p.Lang
	t := &table{head: []string{"", l.Say("level")}}
	for _, s := range p.Levels {
		u := s.unit
		for _, n := range s.Lines {
			label := n.Label
			if !strings.HasPrefix(label, " ") {
				label = l.Say("%s, %s", label, u.name)
			}
			t.rows = append(t.rows, []cell{{text: label, of: n.subject(p.baseline())}, n.level(l, u)})
		}
	}
	return part{title: p.LevelsTitle, table: t}
}

// comparison is the alternatives on the first screen, from one on, before another: a row each.
func (p *Page) comparison(from, to int) *table {
	l := p.Lang
	t := &table{head: []string{l.Say("Against the baseline")}}
	for _, c := range p.Compared {
		t.head = append(t.head, l.Say("%s, %s", c.Label, c.UnitName))
	}
	for _, a := range p.Alternatives[from:to] {
		row := words(fmt.Sprintf("%d %s", a.Number, a.Title))
		row[0].of = subject{by: byAlternative, group: a.ID}
		for _, c := range p.Compared {
			at := slices.IndexFunc(a.Differences, func(d Line) bool { return d.Measure == c.Measure })
			if at < 0 {
				row = append(row, cell{text: "-"})
				continue
			}
			row = append(row, a.Differences[at].change(l, c.unit))
		}
		t.rows = append(t.rows, row)
	}
	return t
}

// sentences are one for each alternative.
func (p *Page) sentences() []string {
	var out []string
	for _, a := range p.Alternatives {
		out = append(out, fmt.Sprintf("%d %s", a.Number, a.Sentence))
	}
	return out
}

// alone says that there is nothing to compare.
func (p *Page) alone() string {
	return p.Lang.Say("The study has the baseline alone: there is nothing to compare.")
}

// details are what stands below the first screen.
func (p *Page) details() []part {
	l := p.Lang
	out := []part{p.budgetsPart()}
	if p.Yearly != nil {
		out = append(out, p.Yearly.part(l, p.baseline()))
	}
	for _, a := range p.Accounts {
		out = append(out, a.parts(l)...)
	}
	for _, s := range p.Scenarios {
		out = append(out, s.part(l, p.number(s.ID)))
	}
	if len(p.Published) > 0 {
		out = append(out, p.publishedPart())
	}
	return append(out, part{title: l.Say("Notes"), items: append(slices.Clone(p.About[1:]), p.Notes...)})
}

// number is the alternative's number and a space; nothing for the baseline.
func (p *Page) number(id string) string {
	for _, a := range p.Alternatives {
		if a.ID == id {
			return fmt.Sprintf("%d ", a.Number)
		}
	}
	return ""
}

// budgetsPart says what to budget and how that hangs on what is not known: a budget is as good as the ranges behind it.
func (p *Page) budgetsPart() part {
	l := p.Lang
	out := part{title: p.BudgetsTitle}
	if len(p.Answers) == 0 {
		out.words = []string{p.Unbudgeted}
		if p.Unbudgeted == "" {
			out.words = []string{l.Say("No fund needs a budget.")}
		}
		return out
	}
	ranges := false // one replicate does not tell the ranges from chance
	for _, a := range p.Answers {
		ranges = ranges || !math.IsNaN(float64(a.Narrower))
	}
	u := p.Answers[0].unit
	t := &table{head: []string{u.name, l.Say("amount"), l.Say("error"), l.Say("held/%d", p.Answers[0].Simulations), l.Say("short by")}}
	out.below = []string{l.Say("\"short by\" is what is lacking, on average, in the simulations in which the amount does not suffice; they are few, so it is rough. Each row is reckoned by itself: they do not add up to the totals.")}
	if p.Apart != "" {
		out.below = append(out.below, p.Apart)
	}
	if ranges {
		t.head = append(t.head, l.Say("by chance"), l.Say("range x0.5"), l.Say("x1.5"))
		out.below = append(out.below, l.Say("The last three columns are approximate: what is as sure to suffice by chance alone, with the ranges of the inputs halved, and half as wide again."))
	}
	money := ""
	for _, a := range p.byMoney() {
		label := a.Label
		if a.Money != "" {
			label = "  " + label
		}
		if a.Money != money {
			if money = a.Money; money != "" {
				t.rows = append(t.rows, words(money))
			}
		}
		var row []cell
		switch {
		case a.Unsimulated:
			row = words(label, unsimulated(l))
		case math.IsNaN(float64(a.Amount)):
			row = words(label, tooFew(l))
		}
		if row != nil {
			row[0].of = a.subject()
			t.rows = append(t.rows, row)
			continue
		}
		row = words(label, u.enough(float64(a.Amount)), u.of(float64(a.MCError)), fmt.Sprint(a.Suffices), short(u, a))
		row[0].of = a.subject()
		if ranges {
			for _, x := range []number{a.Chance, a.Narrower, a.Wider} {
				row = append(row, cell{text: u.enough(float64(x))})
			}
		}
		t.rows = append(t.rows, row)
	}
	out.table = t
	return out
}

// byMoney is the answers, each payer's together in the order in which they first pay, and the sum of all behind them.
func (p *Page) byMoney() []Answer {
	var out []Answer
	var order []string
	for _, a := range p.Answers {
		if a.Money != "" && !slices.Contains(order, a.Money) {
			order = append(order, a.Money)
		}
	}
	for _, money := range append(order, "") {
		for _, a := range p.Answers {
			if a.Money == money {
				out = append(out, a)
			}
		}
	}
	return out
}

// short is what an amount lacks where it does not suffice.
func short(u unit, a Answer) string {
	if math.IsNaN(float64(a.Shortfall)) {
		return "-"
	}
	return u.of(float64(a.Shortfall))
}

func (y *Yearly) part(l message.Language, baseline string) part {
	u := y.unit
	t := &table{head: []string{u.name}}
	for _, year := range y.Years {
		t.head = append(t.head, fmt.Sprint(year))
	}
	for _, line := range y.Lines {
		row := words(line.Label)
		row[0].of = subject{scenario: baseline, measure: line.Measure, by: line.By, group: line.Group}
		for _, c := range line.Cells {
			row = append(row, c.level(l, u))
		}
		t.rows = append(t.rows, row)
	}
	return part{title: y.Title, table: t}
}
