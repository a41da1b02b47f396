package report

import (
	"strings"
	"testing"

	"doudi/model"
	"doudi/scenarios/forecast"
)

func TestTakeUpsAreListed(t *testing.T) {
	var b strings.Builder
	if err := writeTakeUps(&b, []forecast.TakeUp{
		{Scenario: "current", Benefit: "relief", Share: model.Quantity{Value: 0.7, Low: 0.5, High: 0.9, Source: "doc, 三", Status: "found"}},
		{Scenario: "wide", Benefit: "relief", Place: "elsewhere", From: "2018-07", Share: model.Quantity{Value: 1, Low: 1, High: 1, Source: "own", Status: "unverified"}},
	}); err != nil {
		t.Fatal(err)
	}
	want := `scenario,benefit,place,from,share,low,high,source,status
current,relief,,,0.7,0.5,0.9,"doc, 三",found
wide,relief,elsewhere,2018-07,1,1,1,own,unverified
`
	if b.String() != want {
		t.Errorf("wrote\n%swant\n%s", &b, want)
	}
}
