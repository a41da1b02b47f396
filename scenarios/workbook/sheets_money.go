package workbook

import (
	"fmt"
	"math"

	"doudi/model/measure"

	"github.com/xuri/excelize/v2"
)

// budget is the form of income and spending. What a simulation cannot know is to be filled in; next year's spending is the
// simulation's mean of the study's last year, and what adds up or differs is a formula.
func (b *book) budget() {
	l := b.lang
	year := b.run.Study.Years.To
	s := b.sheet(l.Say("Budget¦a sheet"), 40, 16, 16, 18, 18, 16, 14)
	s.heads(l.Say("item¦of a budget"), l.Say("last year's accounts"), l.Say("this year's budget"), l.Say("this year, expected"), l.Say("next year's budget (%d)", year), l.Say("change¦of a budget"), l.Say("change, %%"))
	line := func(label string, next cell) {
		s.add(cell{text: label}, b.toFill(), b.toFill(), b.toFill(), next)
		s.changes()
	}
	total := func(label string, formula func(column string) string) {
		row := words(label)
		for _, column := range []string{"B", "C", "D", "E"} {
			row = append(row, cell{formula: formula(column), as: money})
		}
		s.add(row...)
		s.changes()
	}
	unknown := l.Say("to be filled in")
	sum := func(from, to int) func(string) string { // of what is filled in
		return func(c string) string {
			return fmt.Sprintf("IF(COUNT(%[1]s%[2]d:%[1]s%[3]d)=0,\"%[4]s\",SUM(%[1]s%[2]d:%[1]s%[3]d))", c, from, to, unknown)
		}
	}
	s.add(words(l.Say("I. Income"))...)
	from := s.row + 1
	for _, source := range []string{l.Say("central and provincial grants"), l.Say("city and county budgets"), l.Say("lottery and donations"), l.Say("interest and other income")} {
		line("  "+source, b.toFill())
	}
	income := s.row + 1
	total(l.Say("Income, sum"), sum(from, s.row))
	s.add(words(l.Say("II. Spending"))...)
	from = s.row + 1
	base := b.run.Study.Baseline().ID
	if r, ok := b.run.Row(base, year, "premium_subsidy", "all", "all"); ok {
		line("  "+l.Say("premiums paid for people"), b.mean(r))
	}
	for _, f := range b.run.Funds {
		if f.Scenario != base || f.Payer != "public" {
			continue
		}
		for _, benefit := range f.Benefits {
			r, _ := b.run.Row(base, year, "fund_spending", "benefit", benefit)
			line("  "+f.Title.In(l, f.ID)+": "+b.run.GroupTitle("benefit", benefit, l), b.mean(r))
		}
	}
	for _, item := range []string{l.Say("inpatient assistance"), l.Say("outpatient assistance"), l.Say("assistance tilted to heavy burdens")} {
		line("  "+l.Say("of medical assistance: %s (as the fund's accounts divide it; not added again)", item), b.toFill())
	}
	spent := s.row - 3
	spending := s.row + 1
	total(l.Say("Spending, sum"), sum(from, spent))
	line(l.Say("III. Balance at the beginning of the year"), b.toFill())
	opening := s.row
	total(l.Say("IV. Balance at the end of the year"), func(c string) string {
		return fmt.Sprintf("IF(COUNT(%[1]s%[2]d,%[1]s%[3]d,%[1]s%[4]d)<3,\"%[5]s\",%[1]s%[2]d+%[1]s%[3]d-%[1]s%[4]d)", c, opening, income, spending, unknown)
	})
	s.row++
	s.note(l.Say("Ten thousand yuan. Next year's spending is the mean of the simulation for %d under the baseline; an amount that suffices with a probability of 95 %% is below.", year))
	s.note(l.Say("What is marked \"to be filled in\" is known from the accounts, and no simulated number stands for it."))
	s.add(cell{text: b.page.BudgetsTitle, as: head}, cell{text: l.Say("amount"), as: head}, cell{text: l.Say("error"), as: head}, cell{text: l.Say("short by"), as: head})
	for _, a := range b.page.Answers {
		s.add(cell{text: a.Label}, b.answer(float64(a.Amount)), b.answer(float64(a.MCError)), b.answer(float64(a.Shortfall)))
	}
}

// mean is the mean of a row alone.
func (b *book) mean(r measure.Row) cell { return b.interval(r)[0] }

// answer is an amount of the page's answers.
func (b *book) answer(cny float64) cell {
	if math.IsNaN(cny) {
		return cell{text: "-"}
	}
	return cell{x: amount(cny), as: money}
}

// changes writes by how much the next year's budget is more than this year's, where both are known.
func (s *sheet) changes() {
	known := fmt.Sprintf("AND(ISNUMBER(C%[1]d),ISNUMBER(E%[1]d))", s.row)
	s.put(5, cell{formula: fmt.Sprintf("IF(%s,E%[2]d-C%[2]d,\"-\")", known, s.row), as: money})
	s.put(6, cell{formula: fmt.Sprintf("IF(%s,IF(C%[2]d=0,\"-\",E%[2]d/C%[2]d-1),\"-\")", known, s.row), as: share})
}

// put writes a cell of the last row, columns from 0.
func (s *sheet) put(column int, c cell) {
	at := s.at(column)
	s.write(at, c.formula)
	s.try(s.file.SetCellStyle(s.name, at, at, s.styles[c.as]))
}

// performance is the form of targets: what the baseline is expected to reach in the study's last year.
func (b *book) performance() {
	l := b.lang
	year, base := b.run.Study.Years.To, b.run.Study.Baseline().ID
	s := b.sheet(l.Say("Performance¦a sheet"), 16, 18, 44, 12, 16, 14, 14)
	s.heads(l.Say("first level"), l.Say("second level"), l.Say("indicator"), l.Say("unit"), l.Say("value for %d", year), "P5", "P95")
	add := func(first, second, label, id, by, group string) {
		if r, ok := b.run.Row(base, year, id, by, group); ok {
			s.add(append(words(first, second, label, b.unitName(r.Unit)), b.interval(r)...)...)
		}
	}
	output, effect := l.Say("output¦of performance"), l.Say("effect¦of performance")
	for _, benefit := range b.run.Members("benefit") {
		add(output, l.Say("quantity"), l.Say("persons helped by %s", b.run.GroupTitle("benefit", benefit, l)), "helped_persons", "benefit", benefit)
	}
	for _, status := range b.run.Members("status") {
		add(output, l.Say("quality"), l.Say("%s: %s", measureTitle("effective_rate_inpatient", l), b.groupTitle("status", status)), "effective_rate_inpatient", "status", status)
	}
	add(output, l.Say("cost¦of performance"), measureTitle("fund_spending", l), "fund_spending", "all", "all")
	for _, id := range []string{"oop_per_patient", "che10", "che40", "poverty_d2"} {
		add(effect, l.Say("social effect"), measureTitle(id, l), id, "all", "all")
	}
	s.add(cell{text: l.Say("satisfaction")}, cell{text: l.Say("satisfaction of those served")}, b.toFill(), b.toFill(), b.toFill(), cell{}, cell{})
	s.note(l.Say("Values are those of the simulation under the baseline, not promises: what is declared is for the office to decide."))
}

// rolling is the baseline's spending by benefit and year, of the study's last three, with a chart.
func (b *book) rolling() {
	l := b.lang
	base, years := b.run.Study.Baseline().ID, b.run.Study.Years
	from := max(years.From, years.To-2)
	s := b.sheet(l.Say("Three years¦a sheet"), 36, 16, 14, 14, 16, 14, 14, 16, 14, 14)
	heads := []string{l.Say("ten thousand yuan")}
	for y := from; y <= years.To; y++ {
		heads = append(heads, fmt.Sprint(y), "P5", "P95")
	}
	s.heads(heads...)
	first := s.row + 1
	var chart []excelize.ChartSeries
	row := func(label, id, by, group string) bool {
		cells, any := words(label), false
		for y := from; y <= years.To; y++ {
			r, ok := b.run.Row(base, y, id, by, group)
			if any = any || ok; !ok {
				cells = append(cells, words("-", "-", "-")...)
				continue
			}
			cells = append(cells, b.interval(r)...)
		}
		if any {
			s.add(cells...)
		}
		return any
	}
	for _, f := range b.run.Funds {
		for _, benefit := range f.Benefits {
			if f.Scenario == base {
				row(b.run.GroupTitle("benefit", benefit, l), "fund_spending", "benefit", benefit)
			}
		}
	}
	last := s.row
	row(l.Say("all benefits together"), "fund_spending", "all", "all")
	row(l.Say("premiums paid for people"), "premium_subsidy", "all", "all")
	s.note(l.Say("Each row is reckoned by itself, in means; the sum of the rounded means may differ from the total in the last digit."))
	if last < first {
		return
	}
	for i := 0; from+i <= years.To; i++ {
		column, _ := excelize.ColumnNumberToName(2 + 3*i)
		span := func(c string) string { return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", s.name, c, first, c, last) }
		chart = append(chart, excelize.ChartSeries{Name: fmt.Sprintf("'%s'!$%s$%d", s.name, column, first-1), Categories: span("A"), Values: span(column)})
	}
	s.chart(fmt.Sprintf("A%d", s.row+2), excelize.Col, l.Say("Fund spending by year, ten thousand yuan"), chart)
}
