package report

import (
	"strings"
	"testing"

	"doudi/model"
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
