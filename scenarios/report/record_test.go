package report

import (
	"slices"
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios/backtest"
)

// By hand: of three sums of money two are inside, off by 10, 20 and 50 %; the one ratio is off by 4 % and inside; floors are not told.
func TestTheRecordStandsBesideTheIntervals(t *testing.T) {
	figure := func(place string, kind backtest.Kind, published, mean float64, inside bool) *backtest.Figure {
		f := &backtest.Figure{Locality: place, Kind: kind, Mean: mean, Inside: inside}
		f.Target.Value = published
		return f
	}
	figures := []*backtest.Figure{figure("a", backtest.Money, 10, 11, true), figure("a", backtest.Money, 10, 8, true), figure("b", backtest.Money, 10, 15, false),
		figure("b", backtest.Ratio, 0.5, 0.52, true), figure("c", backtest.Floor, 0.5, 0.9, false)}
	for l, want := range map[string]string{
		"en": "How such intervals have done: of what 2 places published and no rule makes, inside were 1 of 1 ratios (off by 4%), 2 of 3 sums of money (off by 20%); the errors are medians of how far the mean was off, over what was published. ",
		"zh": "这样的区间以往准不准：2个地方公布的、不由规则造出的数，在区间内的：比例1个中1个（误差4%）、金额3个中2个（误差20%）；误差是均值与公布值相差的百分比，取中位数。",
	} {
		if got := record(figures, message.Language(l)); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s", l, got)
		}
	}
	if got := record(figures[4:], "en"); got != "" {
		t.Errorf("of floors alone it says %s", got)
	}
	notes := Compose(example(t), "en").Notes
	at := slices.IndexFunc(notes, func(s string) bool { return strings.HasPrefix(s, "How such intervals have done") })
	if at < 1 || !strings.HasPrefix(notes[at-1], "Uncertainty intervals run") {
		t.Errorf("it is note %d of %q", at, notes)
	}
}
