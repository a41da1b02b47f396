package report

import (
	"doudi/model/message"
	"doudi/scenarios/backtest"
)

// record says how the program's intervals have done against published figures, kind by kind, so that one is read with its record beside it.
func record(figures []*backtest.Figure, l message.Language) string {
	words := map[backtest.Kind]message.Message{
		backtest.Ratio: message.Say("%d of %d ratios (off by %s)"), backtest.Count: message.Say("%d of %d counts of people and bills (off by %s)"),
		backtest.Money: message.Say("%d of %d sums of money (off by %s)"), backtest.Tail: message.Say("%d of %d sums that large bills alone make (off by %s)"),
	}
	var kinds []string
	for _, c := range backtest.CoverageOf(figures) {
		if said, ok := words[c.Kind]; ok {
			kinds = append(kinds, said.With(c.Inside, c.Figures, percent(c.Off, false)).In(l))
		}
	}
	if len(kinds) == 0 {
		return ""
	}
	return l.Say("How such intervals have done: of what %d places published and no rule makes, inside were %s; the errors are medians of how far the mean was off, over what was published. Where fewer than nine in ten were, take an interval for too narrow (`doudi backtest`).",
		backtest.Places(figures), l.List(kinds))
}
