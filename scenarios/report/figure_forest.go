package report

import (
	"math"

	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/backtest"
	"doudi/scenarios/figure"
)

// forest is the picture of a backtest: every figure over its published one, by kind.
func forest(t *backtest.Table, l message.Language) *figure.Forest {
	out := &figure.Forest{Axis: l.Say("simulated / published"), Empty: l.Say("No published figure could be compared.")}
	out.Title = headline(t, l)
	out.Subtitle = l.Say("Simulated over published figures, which are the line at 1. Dot: mean, hollow where the 90 %% interval holds the published figure; thick and thin line: 50 %% and 90 %% uncertainty intervals; arrow: it goes on beyond the axis. At the right the mean.")
	covered := map[backtest.Kind]backtest.Coverage{}
	for _, c := range backtest.CoverageOf(t.Figures) {
		if c.Kept == backtest.Whatever {
			covered[c.Kind] = c
		}
	}
	for _, kind := range backtest.Kinds() {
		g := figure.Stand{Title: kindTitle(l, kind)}
		if c, ok := covered[kind]; ok {
			g.Title = l.Say("%s: %d of %d inside (95 %% interval %s to %s)", kindTitle(l, kind), c.Inside, c.Figures, percent(c.Low, false), percent(c.High, false))
		}
		for _, f := range t.Figures {
			if f.Kind == kind {
				g.Trees = append(g.Trees, treeOf(f, l))
			}
		}
		if len(g.Trees) > 0 {
			out.Groups = append(out.Groups, g)
		}
	}
	source := l.Say("Source: Doudi, backtest: %s people simulated of each place, %d parameter draws; nothing is tuned to the published figures.", grouped(backtest.People, 0), backtest.Draws)
	if keepsBack(t) {
		source = l.Say("Source: Doudi, backtest: %s people simulated of each place, %d parameter draws.", grouped(backtest.People, 0), backtest.Draws)
	}
	out.Notes = []string{
		l.Say("A floor is met by the rule that makes it, which is no evidence; of a published \"at least\" every value to the right of 1 is right."),
		source,
	}
	return out
}

// treeOf is a figure relative to its published one. One that is published as 0, or of which too few were counted, has a row
// and nothing in it.
func treeOf(f *backtest.Figure, l message.Language) figure.Tree {
	t := &f.Target
	at := func(x float64) float64 {
		if f.Rare || !(t.Value > 0) {
			return math.NaN()
		}
		return x / t.Value
	}
	out := figure.Tree{
		Name: f.Locality + " " + t.Name.In(l, t.Measure), Inside: f.Inside,
		Mean: at(f.Mean), P05: at(f.P05), P25: at(f.P25), P75: at(f.P75), P95: at(f.P95),
	}
	switch {
	case f.Rare:
		out.Label = tooFew(l)
	case t.Value > 0:
		out.Label = "×" + grouped(out.Mean, 2)
	}
	if t.Bound != scenarios.Exactly {
		out.Label = map[scenarios.Bound]string{scenarios.AtLeast: "≥ 1  ", scenarios.AtMost: "≤ 1  "}[t.Bound] + out.Label
	}
	return out
}
