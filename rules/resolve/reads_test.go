package resolve_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/resolve"
)

// early pays to the end of 2018 by a rate, late from 2019 on those who apply, by another; never is paid on application before both.
const lapses = made.Head + `facts: {applied: {of: claim, type: bool, default: false}}
parameters: {r: {unit: rate, value: 0.5}, s: {unit: rate, value: 0.4}}
benefits:
  - {id: gone, until: 2017-12-31, when: applied, pays: r * eligible}
  - {id: early, until: 2018-12-31, pays: r * eligible}
  - {id: late, from: 2019-01-01, when: applied, pays: s * total}
`

// What counts in some months is that which is in force in one of them: the month before the last is the last of them.
func TestWhatCountsInSomeMonths(t *testing.T) {
	p := made.Policy(t, lapses)
	month := func(year, m int) rules.Month { return rules.MonthOf(year, m) }
	for _, c := range []struct {
		first, last     rules.Month
		uses, on, reads string
	}{
		{month(2018, 1), month(2019, 1), "benefits.early parameters.r", "", "eligible"},
		{month(2018, 1), month(2019, 2), "benefits.early benefits.late parameters.r parameters.s", "late", "applied eligible total"},
		{month(2018, 12), month(2019, 1), "benefits.early parameters.r", "", "eligible"},
		{month(2019, 1), month(2020, 1), "benefits.late parameters.s", "late", "applied total"},
		{month(2017, 12), month(2018, 1), "benefits.early benefits.gone parameters.r", "gone", "applied eligible"},
		{month(2017, 1), month(2020, 1), "benefits.early benefits.gone benefits.late parameters.r parameters.s", "gone late", "applied eligible total"},
		{month(2018, 1), month(2018, 1), "", "", ""},
	} {
		var reads []string
		for column := range resolve.Columns(p, c.first, c.last) {
			if name := column.String(); name == "applied" || name == "eligible" || name == "total" {
				reads = append(reads, name)
			}
		}
		slices.Sort(reads)
		uses := strings.Join(slices.Sorted(maps.Keys(resolve.Uses(p, c.first, c.last))), " ")
		if on := strings.Join(resolve.OnApplication(p, c.first, c.last), " "); uses != c.uses || on != c.on || strings.Join(reads, " ") != c.reads {
			t.Errorf("%s to %s: uses %s, on application %q, reads %v; want %s, %q, %s", c.first, c.last, uses, on, reads, c.uses, c.on, c.reads)
		}
	}
	if got := resolve.OnApplication(made.Policy(t, strings.Replace(strings.ReplaceAll(lapses, "when: applied, ", ""), "facts: {applied: {of: claim, type: bool, default: false}}\n", "", 1)), month(2017, 1), month(2020, 1)); got != nil {
		t.Errorf("without the word %v are on application", got)
	}
}
