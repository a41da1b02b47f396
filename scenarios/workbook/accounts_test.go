package workbook

import (
	"math"
	"testing"

	"doudi/scenarios/report"
)

// A line of an account has the mean and both ends of every year: money in ten thousand yuan, months as they are, and a probability
// without an interval.
func TestLinesOfAnAccountByHand(t *testing.T) {
	years := []report.Range{{Mean: 45_000_000, P05: 30_000_000, P95: 60_000_000}, {Mean: -5_000_000, P05: -9_000_000, P95: 0}}
	for measure, want := range map[string][]cell{
		"fund_balance":        {{text: "x"}, {x: 4500, as: money}, {x: 3000, as: money}, {x: 6000, as: money}, {x: -500, as: money}, {x: -900, as: money}, {x: 0, as: money}},
		"fund_reserve_months": {{text: "x"}, {x: 45e6, as: yuan}, {x: 30e6, as: yuan}, {x: 60e6, as: yuan}, {x: -5e6, as: yuan}, {x: -9e6, as: yuan}, {x: 0, as: yuan}},
		"fund_short":          {{text: "x"}, {x: 45e6, as: share}, {text: "-"}, {text: "-"}, {x: -5e6, as: share}, {text: "-"}, {text: "-"}},
	} {
		got := accountRow(report.AccountLine{Label: "x", Measure: measure, Cells: years})
		if len(got) != len(want) {
			t.Fatalf("%s: %d cells, want %d", measure, len(got), len(want))
		}
		for i := range want {
			if got[i].text != want[i].text || got[i].as != want[i].as && want[i].text != "x" || math.Abs(got[i].x-want[i].x) > 1e-9 {
				t.Errorf("%s, cell %d: %+v, want %+v", measure, i, got[i], want[i])
			}
		}
	}
}
