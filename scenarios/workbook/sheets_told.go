package workbook

import (
	"fmt"
	"strings"

	"doudi/model/measure"

	"github.com/xuri/excelize/v2"
)

// summary is the page in words: what was run, the levels of the baseline, a sentence for each alternative, the notes.
func (b *book) summary() {
	l := b.lang
	s := b.sheet(l.Say("Summary¦a sheet"), 60, 18, 16, 16, 16)
	s.heads(b.page.LevelsTitle, l.Say("unit"), l.Say("mean"), "P5", "P95")
	for _, level := range b.page.Levels {
		for _, n := range level.Lines {
			r, _ := b.run.Row(b.run.Study.Baseline().ID, 0, n.Measure, n.By, n.Group)
			s.add(append(words(n.Label, b.unitName(level.Unit)), b.interval(r)...)...)
		}
	}
	s.row++
	for _, a := range b.page.Alternatives {
		s.note(fmt.Sprintf("%d %s", a.Number, a.Sentence))
	}
	for _, a := range b.page.Answers {
		s.note(a.Text)
	}
	if b.page.Unbudgeted != "" {
		s.note(b.page.Unbudgeted)
	}
	s.row++
	for _, text := range append(b.page.About[1:], b.page.Notes...) {
		s.note(text)
	}
}

// comparison is every scenario by every measure that the page tells, and a chart of the first that is compared.
func (b *book) comparison() {
	l := b.lang
	s := b.sheet(l.Say("Comparison¦a sheet"), 26, 44, 18, 14, 14, 14, 14, 14, 14, 5)
	s.heads(l.Say("scenario"), l.Say("measure¦a column"), l.Say("unit"), l.Say("mean"), "P5", "P95", l.Say("against the baseline"), "P5", "P95", "~")
	var chart []excelize.ChartSeries
	first := s.row + 1
	for i, t := range b.page.Scenarios {
		for _, section := range t.Sections {
			for _, n := range section.Lines {
				r, _ := b.run.Row(t.ID, 0, n.Measure, n.By, n.Group)
				label := n.Label
				if n.By != "all" || len(section.Lines) > 1 || n.Measure == "cost_per_household_averted" {
					label = l.Say("%s: %s¦a line under its heading", section.Title, strings.TrimSpace(n.Label))
				}
				s.add(append(append(words(b.scenarioTitle(i), label, b.unitName(r.Unit)), b.interval(r)...), b.difference(r)...)...)
				if n.Measure == "fund_spending" && n.By == "all" {
					chart = append(chart, excelize.ChartSeries{Name: s.ref("A"), Values: s.ref("D"), Categories: s.ref("B")})
				}
			}
		}
	}
	if s.row >= first && len(chart) > 0 {
		s.note(l.Say("All years of the study together. ~ stands where the difference may be noise. Intervals are uncertainty intervals under the stated ranges of the inputs."))
		s.chart(fmt.Sprintf("A%d", s.row+2), excelize.Col, l.Say("Fund spending, ten thousand yuan"), chart)
	}
}

// ref is a cell of the last row, as charts name it.
func (s *sheet) ref(column string) string { return fmt.Sprintf("'%s'!$%s$%d", s.name, column, s.row) }

// chart draws a chart of the spreadsheet's own, whose columns begin at nothing: their lengths are compared.
func (s *sheet) chart(at string, kind excelize.ChartType, title string, series []excelize.ChartSeries) {
	nothing, dark := 0.0, excelize.Font{Color: "333333", Size: 9}
	s.try(s.file.AddChart(s.name, at, &excelize.Chart{
		Type: kind, Series: series, Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title}}},
		Legend: excelize.ChartLegend{Position: "bottom"}, XAxis: excelize.ChartAxis{Font: dark},
		YAxis: excelize.ChartAxis{Font: dark, Minimum: &nothing, MajorGridLines: true}, Dimension: excelize.ChartDimension{Width: 620, Height: 360},
	}))
}

// groups is the main measures of all scenarios by status, category and decile, over all years.
func (b *book) groups() {
	l := b.lang
	s := b.sheet(l.Say("Groups¦a sheet"), 26, 36, 26, 24, 18, 14, 14, 14, 14, 14, 14, 5, 46)
	s.heads(l.Say("scenario"), l.Say("measure¦a column"), l.Say("division"), l.Say("group"), l.Say("unit"), l.Say("mean"), "P5", "P95", l.Say("against the baseline"), "P5", "P95", "~", "measure/by/group")
	for i, c := range b.run.Study.Scenarios {
		for _, id := range []string{"fund_spending", "oop_per_person", "oop_per_patient", "effective_rate_inpatient", "che10", "che40", "poverty_d2"} {
			for _, by := range []string{"all", "status", "category", "decile"} {
				for _, group := range b.members(by) {
					r, ok := b.run.Row(c.ID, 0, id, by, group)
					if ok {
						row := append(words(b.scenarioTitle(i), measureTitle(id, l), b.divisionTitle(by), b.groupTitle(by, group), b.unitName(r.Unit)), b.interval(r)...)
						s.add(append(append(row, b.difference(r)...), cell{text: id + "/" + by + "/" + group})...)
					}
				}
			}
		}
	}
}

// members are the groups of a division that the run has.
func (b *book) members(by string) []string {
	switch by {
	case "all":
		return []string{"all"}
	case "decile":
		var out []string
		for d := range measure.Deciles {
			out = append(out, fmt.Sprint(d+1))
		}
		return out
	}
	return b.run.Members(by)
}

// divisionTitle is what a way to divide people is called.
func (b *book) divisionTitle(by string) string {
	switch by {
	case "status":
		return b.lang.Say("register¦a division")
	case "category":
		return b.lang.Say("category¦of people")
	case "decile":
		return b.lang.Say("tenth by income, poorest first")
	}
	return b.lang.Say("all¦of a division")
}
