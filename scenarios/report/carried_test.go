package report

import (
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

func TestInputsCarriedOnAreListed(t *testing.T) {
	var out strings.Builder
	err := writeCarriedOn(&out, []forecast.CarriedOn{
		{Input: "profile.remaining", First: 2015, Last: 2020, Rule: "step"},
		{Input: "profile.line", First: 2015, Last: 2020, Rule: "grow", Grow: model.Quantity{Path: "profile.line.after", Value: 0.03, Low: 0.02, High: 0.08, Source: "nbs", Status: "unverified"}},
		{Input: "catalogue.cost_growth", Last: 2020, Rule: "hold"},
	})
	want := `input,first_known,last_known,rule,grow,low,high,source,status
profile.remaining,2015,2020,step,,,,,
profile.line,2015,2020,grow,0.03,0.02,0.08,nbs,unverified
catalogue.cost_growth,,2020,hold,,,,,
`
	if err != nil || out.String() != want {
		t.Errorf("%v, wrote\n%s", err, &out)
	}
}

// What goes on by a rule beyond what is known is counted, and how old it is said; what holds by its nature is not, nor what is known to the end.
func TestHowOldTheInputsAre(t *testing.T) {
	run := &forecast.Result{Study: &scenarios.Study{Years: scenarios.Years{From: 2026, To: 2030}}, CarriedOn: []forecast.CarriedOn{
		{Last: 2025, Rule: "grow"}, {Last: 2020, Rule: "hold"}, {Last: 2019, Rule: "step"}, {Last: 2030, Rule: "grow"}, {First: 2027},
	}}
	for l, want := range map[message.Language]string{
		"zh": "2项输入按规则延续至2030年，已知的止于2020-2025年（见inputs_carried_on.csv）",
		"en": "Inputs carried on by their rules: 2, to 2030; known until 2020-2025 (inputs_carried_on.csv)",
	} {
		if got := carriedOn(run, l); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	run.CarriedOn = run.CarriedOn[2:]
	if got := carriedOn(run, "zh"); got != "" {
		t.Error(got)
	}
}
