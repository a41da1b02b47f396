package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"doudi/scenarios"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// WriteText prints the page for a terminal.
func (p *Page) WriteText(w io.Writer) error {
	// Terminals show the ambiguous characters of Chinese fonts in one cell whatever the locale says; go-pretty would
	// look at the locale and misalign.
	text.OverrideRuneWidthEastAsianWidth(false)
	l := tongue(p.Lang)
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", p.Title)
	for _, a := range p.About {
		fmt.Fprintf(&b, "%s\n", a)
	}
	b.WriteByte('\n')
	for _, a := range p.Answers {
		fmt.Fprintf(&b, "%s\n", a.Text)
	}
	if p.Unbudgeted != "" {
		fmt.Fprintf(&b, "%s\n", p.Unbudgeted)
	}
	budgetsText(&b, l, p.Answers)
	if p.Yearly != nil {
		p.Yearly.text(&b, l)
	}
	for _, s := range p.Scenarios {
		s.text(&b, l)
	}
	publishedText(&b, l, p.Published)
	fmt.Fprintf(&b, "\n%s\n", l.say("说明", "Notes"))
	for _, n := range p.Notes {
		fmt.Fprintf(&b, "- %s\n", n)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// grid is an empty table in the house style: columns parted by two spaces, a line of hyphens under the head. The
// first column is words, the others are numbers unless named.
func grid(head ...any) table.Writer {
	t := table.NewWriter()
	style := table.StyleDefault
	style.Options = table.Options{SeparateHeader: true, SeparateColumns: true}
	style.Box = table.BoxStyle{MiddleHorizontal: "-", MiddleVertical: " ", MiddleSeparator: "-", PaddingLeft: "", PaddingRight: " "}
	style.Format = table.FormatOptions{}
	t.SetStyle(style)
	t.AppendHeader(table.Row(head))
	configs := make([]table.ColumnConfig, len(head))
	for i := range head {
		configs[i] = table.ColumnConfig{Number: i + 1, Align: text.AlignRight, AlignHeader: text.AlignRight}
	}
	configs[0].Align, configs[0].AlignHeader = text.AlignLeft, text.AlignLeft
	t.SetColumnConfigs(configs)
	return t
}

// print writes the table without spaces at the ends of lines.
func print(b *strings.Builder, title string, t table.Writer) {
	fmt.Fprintf(b, "\n%s\n", title)
	for _, line := range strings.Split(t.Render(), "\n") {
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// budgetsText says how the budgets hang on what is not known: a budget is as good as the ranges behind it.
func budgetsText(b *strings.Builder, l tongue, answers []Answer) {
	if !slices.ContainsFunc(answers, func(a Answer) bool { return !math.IsNaN(float64(a.Narrower)) }) {
		return // one replicate does not tell the ranges from chance
	}
	u := l.unitOf("CNY")
	t := grid(u.name, l.say("编列", "budget"), l.say("只计疾病偶然", "chance alone"), l.say("参数范围减半", "ranges halved"), l.say("参数范围扩大一半", "ranges widened by half"))
	for _, a := range answers {
		row := table.Row{a.Label}
		for _, x := range []number{a.Amount, a.Chance, a.Narrower, a.Wider} {
			cell := "-"
			if !math.IsNaN(float64(x)) {
				cell = u.enough(float64(x))
			}
			row = append(row, cell)
		}
		t.AppendRow(row)
	}
	print(b, l.sayf("%d年编列金额随不确定范围的变化（95%%够用；后三列按方差近似）", "Budgets of %d and the ranges behind them (enough in 95 %%; the last three columns are approximate)", answers[0].Year), t)
}

func (y *Yearly) text(b *strings.Builder, l tongue) {
	u := l.unitOf(y.Unit)
	head := []any{u.name}
	for _, year := range y.Years {
		head = append(head, fmt.Sprint(year), l.say("不确定性区间", "interval"))
	}
	t := grid(head...)
	for _, line := range y.Lines {
		row := table.Row{line.Label}
		for _, c := range line.Cells {
			row = append(row, c.mean(l, u), u.span(l, float64(c.P05), float64(c.P95)))
		}
		t.AppendRow(row)
	}
	print(b, y.Title, t)
}

func (s ScenarioTable) text(b *strings.Builder, l tongue) {
	head := []any{"", l.say("平均", "mean"), l.say("不确定性区间", "interval")}
	if s.split {
		head = append(head, l.say("标准差 参数", "sd: parameter"), l.say("过程", "process"))
	}
	if !s.Baseline {
		head = append(head, l.say("与基准之差", "difference"), l.say("差的区间", "interval of it"))
	}
	t := grid(head...)
	for _, section := range s.Sections {
		u := l.unitOver(section.Unit, section.years)
		t.AppendRow(table.Row{section.Title + ", " + u.name})
		for _, line := range section.Lines {
			t.AppendRow(line.row(l, u, s))
		}
	}
	print(b, l.sayf("方案：%s（%s年）", "Scenario: %s (%s)", s.Title, hyphened(s.Years)), t)
}

func (n Line) row(l tongue, u unit, s ScenarioTable) table.Row {
	row := table.Row{"  " + n.Label, n.mean(l, u), u.span(l, float64(n.P05), float64(n.P95))}
	if s.split {
		decimals := u.decimalsFor(float64(n.Mean))
		spread := func(x number) string { return grouped(float64(x)*u.factor, decimals) }
		row = append(row, spread(n.ParameterSD), spread(n.ProcessSD))
	}
	if s.Baseline {
		return row
	}
	if n.same() {
		return append(row, "0", "")
	}
	return append(row, n.difference(l, u), u.span(l, float64(n.DiffP05), float64(n.DiffP95)))
}

// mean writes a figure, or why there is none.
func (r Range) mean(l tongue, u unit) string {
	switch {
	case r.none:
		return l.say("样本中没有", "none in sample")
	case r.Rare:
		return tooFew(l)
	}
	return u.of(float64(r.Mean))
}

// tooFew stands where so little was counted that a mean and an interval would say more than is known.
func tooFew(l tongue) string { return l.say("太少，不报", "too few to say") }

// same says that the two scenarios differ in no simulation.
func (n Line) same() bool { return n.DiffMean == 0 && n.DiffP05 == 0 && n.DiffP95 == 0 }

// hyphened writes years as readers do.
func hyphened(years string) string { return strings.Replace(years, "..", "-", 1) }

// difference writes the paired difference: ~ where it may be noise, 0 where the two scenarios are the same.
func (n Line) difference(l tongue, u unit) string {
	mean := float64(n.DiffMean)
	switch {
	case n.DiffRare:
		return tooFew(l)
	case math.IsNaN(mean):
		return ""
	case n.same():
		return "0"
	case n.Noise:
		return "~"
	}
	return u.signed(mean)
}

// bounded says whether a published figure is a floor or a ceiling.
func bounded(c Comparison, l tongue) string {
	switch scenarios.Bound(c.Bound) {
	case scenarios.AtLeast:
		return l.say("不低于", "at least ")
	case scenarios.AtMost:
		return l.say("不高于", "at most ")
	}
	return ""
}

func publishedText(b *strings.Builder, l tongue, list []Comparison) {
	if len(list) == 0 {
		return
	}
	t := grid(l.say("公布的数字", "published figure"), l.say("年份", "years"), l.say("单位", "unit"), l.say("公布值", "published"),
		l.say("模拟均值", "simulated"), l.say("不确定性区间", "interval"), l.say("结果", "result"))
	var sources []string
	for _, c := range list {
		u := l.unitOver(c.Unit, c.years)
		t.AppendRow(table.Row{c.Name, hyphened(c.Years), u.name, bounded(c, l) + u.of(float64(c.Published)), c.mean(l, u),
			u.span(l, float64(c.P05), float64(c.P95)), verdict(c, l)})
		if !slices.Contains(sources, c.Source) {
			sources = append(sources, c.Source)
		}
	}
	print(b, l.say("历史检验：公布的数字与模拟结果", "Backtest: published figures beside simulated ones"), t)
	for _, s := range sources {
		fmt.Fprintf(b, "%s%s\n", l.say("来源：", "source: "), s)
	}
}
