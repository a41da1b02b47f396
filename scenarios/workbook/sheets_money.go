package workbook

import (
	"fmt"
	"math"
	"slices"

	"doudi/model/measure"

	"github.com/xuri/excelize/v2"
)

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

// performance is the form of targets: what the baseline is expected to reach in the year of the budget.
func (b *book) performance() {
	l := b.lang
	year, base := b.run.Study.YearOfBudget(), b.run.Study.Baseline().ID
	s := b.sheet(l.Say("Performance¦a sheet"), 16, 18, 44, 18, 16, 14, 14)
	s.heads(l.Say("first level"), l.Say("second level"), l.Say("indicator"), l.Say("unit"), l.Say("value for %d", year), "P5", "P95")
	add := func(first, second, label, id, by, group string) {
		if r, ok := b.run.Row(base, year, id, by, group); ok {
			s.add(append(words(first, second, label, b.unitName(r.Unit)), b.interval(r)...)...)
		}
	}
	output, effect := l.Say("output¦of performance"), l.Say("effect¦of performance")
	for _, benefit := range b.run.Members("benefit") {
		if slices.Contains(b.run.Idle[base], benefit) {
			continue
		}
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

// rolling is the baseline's spending by benefit and year, of three: from the year of the budget on, or the study's last; with a chart.
func (b *book) rolling() {
	l := b.lang
	base, years := b.run.Study.Baseline().ID, b.run.Study.Years
	from := max(years.From, min(b.run.Study.YearOfBudget(), years.To-2))
	to := min(from+2, years.To)
	s := b.sheet(l.Say("Three years¦a sheet"), 36, 16, 14, 14, 16, 14, 14, 16, 14, 14)
	heads := []string{l.Say("ten thousand yuan")}
	for y := from; y <= to; y++ {
		heads = append(heads, fmt.Sprint(y), "P5", "P95")
	}
	s.heads(heads...)
	first := s.row + 1
	var chart []excelize.ChartSeries
	row := func(label, id, by, group string) bool {
		cells, any := words(label), false
		for y := from; y <= to; y++ {
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
	for i := 0; from+i <= to; i++ {
		column, _ := excelize.ColumnNumberToName(2 + 3*i)
		span := func(c string) string { return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", s.name, c, first, c, last) }
		chart = append(chart, excelize.ChartSeries{Name: fmt.Sprintf("'%s'!$%s$%d", s.name, column, first-1), Categories: span("A"), Values: span(column)})
	}
	s.chart(fmt.Sprintf("A%d", s.row+2), excelize.Col, l.Say("Fund spending by year, ten thousand yuan"), chart)
}
