package report

import (
	"strings"
	"testing"

	"doudi/model"
	"doudi/scenarios/forecast"
)

func TestChangedInputsAreListed(t *testing.T) {
	var b strings.Builder
	if err := writeChanged(&b, []forecast.Changed{
		{Scenario: "dearer", Input: "catalogue.cost_growth", Change: model.Change{From: 2027, Until: 2028, By: model.Quantity{Value: 0.095, Low: 0.095, High: 0.095, Source: "own", Status: "unverified"}, Share: 1}},
		{Scenario: "visits", Input: "catalogue.admissions.level", Because: "doctor", Change: model.Change{How: model.Scale, By: model.Quantity{Value: 1, Low: 0.9, High: 1.1, Source: "a, b", Status: "found"}, Share: 0.8}},
	}); err != nil {
		t.Fatal(err)
	}
	want := `scenario,input,from,until,change,by,low,high,share,intervention,source,status
dearer,catalogue.cost_growth,2027,2028,value,0.095,0.095,0.095,1,,own,unverified
visits,catalogue.admissions.level,,,scale,1,0.9,1.1,0.8,doctor,"a, b",found
`
	if b.String() != want {
		t.Errorf("wrote\n%swant\n%s", &b, want)
	}
}
