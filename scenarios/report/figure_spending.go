package report

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg/draw"

	"doudi/model/measure"
	"doudi/scenarios/forecast"
)

// spending is the baseline's spending by benefit over all years, in the policy's order.
func spending(run *forecast.Result) []measure.Row {
	var out []measure.Row
	for _, id := range run.Members("benefit") {
		if r, ok := run.Row(run.Study.Baseline().ID, 0, "fund_spending", "benefit", id); ok && r.P95 > 0 && !r.Rare { // others were not in force
			out = append(out, r)
		}
	}
	return out
}

func hasSpending(run *forecast.Result) bool { return len(spending(run)) > 0 }

// paintSpending draws what each benefit costs under the baseline.
func paintSpending(h house, run *forecast.Result, c draw.Canvas) {
	rows := spending(run)
	u := h.l.unitOf(rows[0].Unit)
	p := h.plot()
	names := make([]string, len(rows))
	list := make([]mark, len(rows))
	for i, r := range rows {
		names[len(rows)-1-i] = run.GroupTitle("benefit", r.Group, string(h.l))
		list[i] = mark{
			at: float64(len(rows) - 1 - i), mean: r.Mean * u.factor, low: r.P05 * u.factor, top: r.P95 * u.factor,
			label: u.of(r.Mean) + " (" + u.span(h.l, r.P05, r.P95) + ")",
		}
	}
	p.Y.Min, p.Y.Max = -0.6, float64(len(rows))-0.4
	named(&p.Y, names)
	p.X.Min, p.X.Max = 0, highest(list)*1.4 // room for the words behind the longest interval
	p.X.Tick.Marker = ticks(p.X.Max, 5)
	p.X.Label.Text = h.l.sayf("%s年基金支出，%s", "Fund spending %s, %s", hyphened(run.Study.Years.String()), u.name)
	p.Add(rules{}, marks{
		list: list, bar: 18, colour: func(int) color.Color { return palette(0) }, label: h.style(noteSize, ink(), text.XLeft, text.YCenter),
	})
	p.Draw(h.frame(c, spendingTitle(h, run, rows), h.l.say("条为平均值，线段为不确定性区间（模拟结果的第5至第95百分位）", "Bars are means, lines uncertainty intervals (5th to 95th percentile of the simulations)"), h.origin(run)))
}

// spendingTitle says how much it is in all and who pays most of it.
func spendingTitle(h house, run *forecast.Result, rows []measure.Row) string {
	total, most := 0.0, rows[0]
	for _, r := range rows {
		total += r.Mean
		if r.Mean > most.Mean {
			most = r
		}
	}
	share := 0.0
	if total > 0 {
		share = 100 * most.Mean / total
	}
	u := h.l.unitOf(most.Unit)
	base := run.Study.Baseline()
	return h.l.sayf("%[1]s：%[2]s年各项共支出约%[3]s%[4]s，其中%[5]s占%.[6]f%%", "%[1]s: about %[3]s %[4]s paid in %[2]s, %.[6]f %% of it by %[5]s",
		base.Title.In(string(h.l), base.ID), hyphened(run.Study.Years.String()), u.of(total), u.name, run.GroupTitle("benefit", most.Group, string(h.l)), share)
}

// named puts words at 0, 1, 2 … of an axis, without a line.
func named(axis *plot.Axis, names []string) {
	list := make(plot.ConstantTicks, len(names))
	for i, n := range names {
		list[i] = plot.Tick{Value: float64(i), Label: n}
	}
	slices.SortFunc(list, func(a, b plot.Tick) int { return int(a.Value - b.Value) })
	axis.Tick.Marker = list
	axis.Tick.Length = 5 // for the space; the tick itself is not seen
	axis.Tick.LineStyle.Color = color.Transparent
	axis.LineStyle.Width = 0
}
