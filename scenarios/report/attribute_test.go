package report

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/decide"
)

// partedExample is a difference of 30 million yuan, of which two groups have 20 and 10.
func partedExample() *decide.Attribution {
	return &decide.Attribution{
		Comparison: decide.Comparison{Study: &scenarios.Study{ID: "small", Title: model.Title{ZH: "小研究", EN: "Small"}, Years: scenarios.Years{From: 2018, To: 2019}, Draws: 100, Replicates: 1, Seed: 3}},
		From:       scenarios.Scenario{ID: "a", Title: model.Title{ZH: "甲", EN: "A"}}, To: scenarios.Scenario{ID: "b", Title: model.Title{ZH: "乙", EN: "B"}}, People: 5000, For: 5000,
		Groups: []decide.Group{{Name: "parameters.rate", Changes: []string{"parameters.rate"}}, {Name: "两处", Changes: []string{"benefits.cap", "parameters.ceiling"}}},
		Measures: []decide.Attributed{{Key: measure.KeyOf("fund_spending", "all", "all"), From: 100e6, To: 130e6,
			Difference: decide.Contribution{Mean: 30e6, P05: 20e6, P95: 40e6, Error: 1e6, First: 30e6, Last: 30e6},
			Parts:      []decide.Contribution{{Mean: 20e6, P05: 15e6, P95: 25e6, Error: 1e6, First: 22e6, Last: 18e6}, {Mean: 10e6, P05: 5e6, P95: 15e6, Error: 1e6, First: 12e6, Last: 8e6}}}},
	}
}

// The way goes from zero by each part to the whole: 0 to 2,000 to 3,000 ten thousand yuan, and the sum from zero. A part that takes away
// goes back, and one whose interval holds zero is empty.
func TestContributionsAreDrawn(t *testing.T) {
	a := partedExample()
	drawn := func() string {
		var got strings.Builder
		for _, s := range AttributionFigure(a, message.Chinese).Bills[0].Steps {
			fmt.Fprintf(&got, "%s|%s|%s|%.0f>%.0f|%d|%v\n", s.Label, s.Amount, s.Share, s.From, s.To, s.Kind, s.Noise)
		}
		return got.String()
	}
	if got, want := drawn(), "parameters.rate|+2,000|（1,500至2,500）|0>2000|5|false\n两处|+1,000|（500至1,500）|2000>3000|5|false\n差额|+3,000|（2,000至4,000）|0>3000|7|false\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	m := &a.Measures[0]
	m.Parts[1] = decide.Contribution{Mean: -5e6, P05: -9e6, P95: 1e6}
	m.Difference = decide.Contribution{Mean: 15e6, P05: 10e6, P95: 20e6}
	if got, want := drawn(), "parameters.rate|+2,000|（1,500至2,500）|0>2000|5|false\n两处|−500|（−900至100）|2000>1500|6|true\n差额|+1,500|（1,000至2,000）|0>1500|7|false\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	f := AttributionFigure(a, message.English)
	if f.Title != "Difference in fund spending: +15.0 million yuan, of which parameters.rate +20.0" || !strings.Contains(f.Subtitle, `From "A" to "B", 2018-2019`) || !strings.Contains(f.Notes[1], "5,000 people simulated; 100 parameter draws") || f.Mark != "" {
		t.Errorf("%q, %q, %v, %q", f.Title, f.Subtitle, f.Notes, f.Mark)
	}
}

// What each change contributes is told with its interval, and what it does first and last; groups say what they are made of.
func TestContributionsAreTold(t *testing.T) {
	a := partedExample()
	var b strings.Builder
	if err := WriteAttributionText(&b, a, message.Chinese); err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(b.String()), " ")
	for _, want := range []string{"小研究：从“甲”到“乙”，2018-2019", "基金支出合计：10,000 → 13,000 万元", "parameters.rate +2,000 (1,500至2,500) 100 +2,200 +1,800", "两处 +1,000 (500至1,500) 100 +1,200 +800",
		"差额 +3,000 (2,000至4,000)", "两处：benefits.cap, parameters.ceiling", "模拟了5,000人"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, &b)
		}
	}
	b.Reset()
	if err := WriteAttributionJSON(&b, a); err != nil {
		t.Fatal(err)
	}
	var read struct {
		Measures []struct {
			Difference struct{ Mean float64 }
			Parts      []struct{ Mean float64 }
		}
	}
	if err := json.Unmarshal([]byte(b.String()), &read); err != nil || read.Measures[0].Parts[0].Mean+read.Measures[0].Parts[1].Mean != read.Measures[0].Difference.Mean {
		t.Errorf("%v: %+v", err, read)
	}
}
