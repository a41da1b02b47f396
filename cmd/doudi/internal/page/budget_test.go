package page

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

// Four simulations spend 1, 2, 3 and 4 million yuan. The axis ends at 4 million and the line begins at the half of it: 2 million, which
// two of three steps of the curve pass. A key moves it by a hundredth or a tenth of the axis, and never beyond an end; the pointer puts
// it where it is: the drawing is 720 wide, with 50 before the axis and 20 behind it.
func TestTheLineOfABudgetIsMoved(t *testing.T) {
	d := &Desk{run: &finished{result: &forecast.Result{Study: &scenarios.Study{Draws: 4, Replicates: 1}, Curves: []forecast.Curve{
		{Fund: "f", Year: 2019, Amounts: []float64{1e6, 2e6, 3e6, 4e6}},
	}}}}
	at := "500"
	for _, x := range []struct{ action, x, at, says, dot string }{
		{"", "", "500", "200万元.*67%", "83.3"}, // 15 + (1 - 2/3) of 205
		{"ArrowRight", "", "510", "204万元", ""}, {"ArrowDown", "", "500", "200万元", ""}, {"PageUp", "", "600", "240万元", ""},
		{"End", "", "1000", "400万元.*0%", "220.0"}, {"ArrowUp", "", "1000", "400万元", ""}, {"Home", "", "0", "0万元.*100%", "15.0"}, {"PageDown", "", "0", "0万元", ""},
		{"point", "300", "255", "102万元", ""}, // 216 of 720 is 166 of 650 behind the beginning of the axis
		{"point", "-3", "0", "0万元", ""}, {"point", "1200", "1000", "400万元", ""},
	} {
		out := ask(t, d, "budget", Request{Lang: message.Chinese, Action: x.action, Values: map[string]string{"fund": "0", "at": at, "x": x.x}})
		line := out.Set["line"]
		if at = out.Set["budget-at"]["value"]; at != x.at || line["aria-valuenow"] != x.at {
			t.Errorf("%s: the line stands at %s and says %s, not %s", x.action, at, line["aria-valuenow"], x.at)
		}
		if !regexp.MustCompile(x.says).MatchString(line["aria-valuetext"]) || !strings.Contains(out.Parts["budget-said"], line["aria-valuetext"]) {
			t.Errorf("%s: it says %q and the page %q", x.action, line["aria-valuetext"], out.Parts["budget-said"])
		}
		if dot := out.Set["dot"]["cy"]; x.dot != "" && dot != x.dot {
			t.Errorf("%s: the dot is at %s, not %s", x.action, dot, x.dot)
		}
		if drawn := out.Parts["curve"] != ""; drawn != (x.action == "") {
			t.Errorf("%s: drawn anew: %v", x.action, drawn)
		}
	}
	var place float64
	out := ask(t, d, "budget", Request{Lang: message.Chinese, Values: map[string]string{"fund": "0", "at": "500"}})
	if fmt.Sscanf(out.Set["line"]["transform"], "translate(%f)", &place); place != 375 { // 50 + half of 650
		t.Errorf("the line is at %v", place)
	}
}
