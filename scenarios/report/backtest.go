package report

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"doudi/model/message"
	"doudi/scenarios/backtest"
)

// kindTitle is what figures of a kind are called; "" is all of them but floors.
func kindTitle(l message.Language, k backtest.Kind) string {
	return map[backtest.Kind]message.Message{
		backtest.Ratio: message.Say("ratios that no rule makes"), backtest.Floor: message.Say("floors, which a rule makes"),
		backtest.Count: message.Say("counts¦of people and bills"), backtest.Money: message.Say("money"), backtest.Tail: message.Say("tails"),
		"": message.Say("all but floors"),
	}[k].In(l)
}

// WriteBacktestText prints a backtest for a terminal.
func WriteBacktestText(w io.Writer, t *backtest.Table, l message.Language) error {
	var lines []string
	for i, p := range backtestParts(t, l, false) {
		if i > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, p.lines()...)
	}
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

// writeBacktestMarkdown writes it for a document, with the picture that lies beside it.
func writeBacktestMarkdown(w io.Writer, t *backtest.Table, l message.Language) error {
	var b strings.Builder
	parts := backtestParts(t, l, true)
	b.WriteString("# " + escaped(parts[0].title) + "\n")
	for i, p := range parts {
		if i > 0 {
			p.markdown(&b)
			continue
		}
		for _, said := range p.words {
			b.WriteString("\n" + escaped(said) + "\n")
		}
		b.WriteString("\n![" + escaped(headline(t, l)) + "](" + forestName(l) + ".png)\n\n")
		p.table.markdown(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// backtestParts are the table, the counts by kind and the notes; whole is with the columns for which a screen has no room.
func backtestParts(t *backtest.Table, l message.Language, whole bool) []part {
	figures := part{title: l.Say("Backtest: published figures beside simulated ones"), words: []string{headline(t, l)}, table: figuresTable(t, l, whole)}
	return []part{figures, {title: l.Say("By kind"), table: coverageTable(t, l)},
		{title: l.Say("Sources"), items: backtestSources(t, l)}, {title: l.Say("Notes"), items: backtestNotes(t, l)}}
}

// headline is the finding in a sentence: of all figures but floors and, where some are kept back, of these.
func headline(t *backtest.Table, l message.Language) string {
	of := map[backtest.Kept]backtest.Coverage{}
	for _, c := range backtest.CoverageOf(t.Figures) {
		if c.Kind == "" {
			of[c.Kept] = c
		}
	}
	all, back := of[backtest.Whatever], of[backtest.Back]
	switch {
	case all.Figures == 0:
		return l.Say("No published figure but floors could be compared")
	case back.Figures == 0:
		return l.Say("Published figures that no rule makes: %d of %d inside the simulated 90 %% interval", all.Inside, all.Figures)
	}
	return l.Say("Published figures that no rule makes: %d of %d inside the simulated 90 %% interval; kept back: %d of %d", all.Inside, all.Figures, back.Inside, back.Figures)
}

// figuresTable has a row for every figure, under the heading of its kind.
func figuresTable(t *backtest.Table, l message.Language, whole bool) *table {
	out := &table{head: []string{l.Say("published figure"), l.Say("published"), l.Say("simulated (90 %%)"), l.Say("inside"), l.Say("error¦of a mean"), "CRPS", l.Say("skill")}}
	if whole {
		out.head = slices.Insert(out.head, 1, l.Say("unit"))
		out.head = append(out.head, l.Say("P25 to P75"), "P50", l.Say("years"), l.Say("kept back"))
	}
	for _, kind := range backtest.Kinds() {
		title := words(kindTitle(l, kind))
		for _, f := range t.Figures {
			if f.Kind != kind {
				continue
			}
			if title != nil {
				out.rows, title = append(out.rows, title), nil
			}
			name, row := "  "+f.Locality+" "+f.Target.Name.In(l, f.Target.Measure), figureRow(f, l, whole)
			if whole {
				row[0].text = name
			} else { // a screen has no room beside the numbers
				out.rows = append(out.rows, words(name))
			}
			out.rows = append(out.rows, row)
		}
	}
	return out
}

func figureRow(f *backtest.Figure, l message.Language, whole bool) []cell {
	t := &f.Target
	u := easyUnit(l, t.Unit, t.Value, f.Mean)
	row := words("    "+u.name, bounded(Comparison{Bound: string(t.Bound)}, l)+u.of(t.Value))
	if f.Rare {
		row = append(row, words(tooFew(l), "-"+starred(f), "-", "-", "-")...)
	} else {
		row = append(row, cell{text: u.of(f.Mean), span: u.span(l, f.P05, f.P95)}, cell{text: yes(l, f.Inside) + starred(f)})
		row = append(row, words(percent(f.Error(), true), percent(f.CRPS/math.Abs(t.Value), false), decimal(f.Skill))...)
	}
	if !whole {
		return row
	}
	row = slices.Insert(row, 1, cell{text: u.name})
	middle := words(u.span(l, f.P25, f.P75), u.of(f.P50))
	if f.Rare {
		middle = words("-", "-")
	}
	return append(row, append(middle, words(hyphened(t.Years.Window(t.Months)), yes(l, t.KeptBack))...)...)
}

func coverageTable(t *backtest.Table, l message.Language) *table {
	out := &table{head: []string{"", l.Say("figures¦how many"), l.Say("inside"), l.Say("share"), l.Say("95 %% interval"), l.Say("median error"), l.Say("its size"), l.Say("skill")}}
	for _, c := range backtest.CoverageOf(t.Figures) {
		title := kindTitle(l, c.Kind)
		switch c.Kept {
		case backtest.Back:
			title = l.Say("  of these kept back")
		case backtest.NotBack:
			title = l.Say("  of these not kept back")
		}
		out.rows = append(out.rows, words(title, fmt.Sprint(c.Figures), fmt.Sprint(c.Inside), percent(float64(c.Inside)/float64(c.Figures), false),
			l.Say("%s to %s", percent(c.Low, false), percent(c.High, false)), percent(c.Error, true), percent(c.Off, false), decimal(c.Skill)))
	}
	return out
}

// backtestSources say, once for each place and document, where figures were published.
func backtestSources(t *backtest.Table, l message.Language) []string {
	var out []string
	for _, f := range t.Figures {
		if said := l.Say("%s: %s", f.Locality, citation(f.Target)); !slices.Contains(out, said) {
			out = append(out, said)
		}
	}
	return out
}

// starred marks a figure that notes tell more of.
func starred(f *backtest.Figure) string {
	marks := ""
	if f.Allowed() {
		marks += "*"
	}
	if f.Target.KeptBack {
		marks += "†"
	}
	return marks
}

// keepsBack says whether a study of the table keeps some figure back.
func keepsBack(t *backtest.Table) bool {
	return slices.ContainsFunc(t.Figures, func(f *backtest.Figure) bool { return f.Target.KeptBack })
}

// untuned says that nothing is tuned to the figures: of a study that keeps some back that is not known of the others.
func untuned(t *backtest.Table, l message.Language) []string {
	sample := l.Say("Nothing is tuned to these figures. Each study is simulated on %s people (a smaller place whole) and %d parameter draws, with its own seed.", grouped(backtest.People, 0), backtest.Draws)
	if !keepsBack(t) {
		return []string{sample}
	}
	return []string{
		l.Say("† kept back: the study says that it fitted nothing to the figure. Whether it did to the others is not known here; they are counted apart, floors left out."),
		l.Say("The program tunes nothing to published figures. Each study is simulated on %s people (a smaller place whole) and %d parameter draws, with its own seed.", grouped(backtest.People, 0), backtest.Draws),
	}
}

// allowances say of each figure that is inside by its discrepancy alone how large that is, and why.
func allowances(t *backtest.Table, l message.Language) []string {
	var out []string
	for _, f := range t.Figures {
		if f.Allowed() {
			u := easyUnit(l, f.Target.Unit, f.Target.Value, f.Mean)
			out = append(out, l.Say("* %s %s: inside only because the published quantity may differ by %s %s: %s",
				f.Locality, f.Target.Name.In(l, f.Target.Measure), u.of(f.Target.Discrepancy), u.name, f.Target.Why.In(l, "")))
		}
	}
	return out
}

// backtestNotes say what the columns mean and what the numbers do not say.
func backtestNotes(t *backtest.Table, l message.Language) []string {
	return append(append(allowances(t, l), untuned(t, l)...), []string{
		l.Say("inside: the 90 %% interval holds the published figure, as far as it is rounded and as its study allows for another quantity. Of a floor or ceiling only the wrong side counts."),
		l.Say("error: the simulated mean against the published figure. CRPS (continuous ranked probability score) is the mean distance of the simulated distribution, less half its own spread; here over the published figure, 0 at best."),
		l.Say("skill: 1 - CRPS over that of a naive forecast, fixed beforehand: everybody has the national number of bills at the national average cost (0.208 admissions a year for the registered poor, 0.131 for others), settled by the same policy at the county's hospital; money and counts with a standard deviation of a half, ratios of ten points. 1 is perfect, 0 as good as that, negative worse. Floors have none."),
		l.Say("ratios are those that no rule makes: a floor is met by the rule, which is no evidence. Tails are money of what an average bill never reaches; the naive forecast of them is 0."),
		l.Say("The interval of a share (Clopper and Pearson) takes figures for independent. Those of one place are not, so less is known than it says."),
	}...)
}

// yes says whether something holds.
func yes(l message.Language, holds bool) string {
	if holds {
		return l.Say("yes")
	}
	return l.Say("no")
}

// percent writes a share without decimals, one with a sign for what is off.
func percent(x float64, signed bool) string {
	if math.IsNaN(x) {
		return "-"
	}
	text := grouped(100*x, 0) + "%"
	if signed && x > 0 && text != "0%" {
		text = "+" + text
	}
	return text
}

func decimal(x float64) string {
	if math.IsNaN(x) {
		return "-"
	}
	return grouped(x, 2)
}
