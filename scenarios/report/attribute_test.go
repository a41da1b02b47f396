package report

import (
	"encoding/json"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/decide"
)

// What each change contributes is told with its interval, and what it does first and last; groups say what they are made of.
func TestContributionsAreTold(t *testing.T) {
	a := &decide.Attribution{
		Comparison: decide.Comparison{Study: &scenarios.Study{ID: "small", Title: model.Title{ZH: "小研究", EN: "Small"}, Years: scenarios.Years{From: 2018, To: 2019}}},
		From:       scenarios.Scenario{ID: "a", Title: model.Title{ZH: "甲", EN: "A"}}, To: scenarios.Scenario{ID: "b", Title: model.Title{ZH: "乙", EN: "B"}}, People: 5000,
		Groups: []decide.Group{{Name: "parameters.rate", Changes: []string{"parameters.rate"}}, {Name: "两处", Changes: []string{"benefits.cap", "parameters.ceiling"}}},
		Measures: []decide.Attributed{{Key: measure.KeyOf("fund_spending", "all", "all"), From: 100e6, To: 130e6,
			Difference: decide.Contribution{Mean: 30e6, P05: 20e6, P95: 40e6, Error: 1e6, First: 30e6, Last: 30e6},
			Parts:      []decide.Contribution{{Mean: 20e6, P05: 15e6, P95: 25e6, Error: 1e6, First: 22e6, Last: 18e6}, {Mean: 10e6, P05: 5e6, P95: 15e6, Error: 1e6, First: 12e6, Last: 8e6}}}},
	}
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
