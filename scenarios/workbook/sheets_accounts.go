package workbook

import (
	"fmt"
	"slices"

	"doudi/scenarios/report"
)

// accounts is a sheet of the accounts that the study keeps, of the baseline; none where it keeps none.
func (b *book) accounts() {
	list := b.page.Accounts
	if len(list) == 0 {
		return
	}
	l := b.lang
	s := b.sheet(l.Say("Accounts¦a sheet"), 36, 16, 14, 14, 16, 14, 14, 16, 14, 14, 16, 14, 14, 16, 14, 14)
	heads := []string{l.Say("ten thousand yuan, months, probabilities; baseline")}
	for _, y := range list[0].Years {
		heads = append(heads, fmt.Sprintf("%d %s", y, l.Say("mean¦of an account")), "P5", "P95")
	}
	s.heads(heads...)
	for _, a := range list {
		s.add(cell{text: a.Title, as: head})
		for _, line := range a.Lines {
			s.add(accountRow(line)...)
		}
	}
	for i, a := range list {
		if note := a.Booked(l); !slices.ContainsFunc(list[:i], func(b report.AccountTable) bool { return b.Booked(l) == note }) {
			s.note(note)
		}
	}
}

// accountRow is a line of an account: money in ten thousand yuan, months as they are, and probabilities, which have no interval.
func accountRow(line report.AccountLine) []cell {
	out := words(line.Label)
	for _, c := range line.Cells {
		for i, x := range []float64{float64(c.Mean), float64(c.P05), float64(c.P95)} {
			switch {
			case line.Measure == "fund_short" && i > 0:
				out = append(out, cell{text: "-"})
			case line.Measure == "fund_short":
				out = append(out, cell{x: x, as: share})
			case line.Measure == "fund_reserve_months":
				out = append(out, cell{x: x, as: yuan})
			default:
				out = append(out, cell{x: amount(x), as: money})
			}
		}
	}
	return out
}
