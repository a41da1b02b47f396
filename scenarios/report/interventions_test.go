package report

import (
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

// What an intervention costs itself stands in a file, by year, and its sum on the page: 30,000 and 45,000 yuan. A cost that is not known is left
// empty, and is none of the page's.
func TestInterventionsAreListed(t *testing.T) {
	run := &forecast.Result{
		Study: &scenarios.Study{Years: scenarios.Years{From: 2026, To: 2027}, Scenarios: []scenarios.Scenario{{ID: "visited", Title: model.Title{EN: "Visited"}}}},
		Interventions: []forecast.InterventionCost{
			{Scenario: "visited", Intervention: "visits", Title: model.Title{ZH: "随访", EN: "Visits"}, Fund: "pool", Year: 2026, Coverage: 0.5, Reached: 1000.4, Households: true, Known: true, Cost: 30000, P05: 20000, P95: 40000},
			{Scenario: "visited", Intervention: "visits", Title: model.Title{ZH: "随访", EN: "Visits"}, Fund: "pool", Year: 2027, Coverage: 0.75, Reached: 1500, Households: true, Known: true, Cost: 45000, P05: 30000, P95: math.NaN()},
			{Scenario: "visited", Intervention: "charity", PaidBy: model.Title{EN: "donors"}, Year: 2026, Coverage: 1, Reached: 7},
		},
	}
	var b strings.Builder
	if err := writeInterventions(&b, run.Interventions); err != nil {
		t.Fatal(err)
	}
	want := `scenario,intervention,title_zh,title_en,paid_by_zh,paid_by_en,year,coverage,reached,of,cost,p05,p95,fund
visited,visits,随访,Visits,,,2026,0.5,1000,households,30000.00,20000.00,40000.00,pool
visited,visits,随访,Visits,,,2027,0.75,1500,households,45000.00,30000.00,,pool
visited,charity,,,,donors,2026,1,7,persons,,,,
`
	if b.String() != want {
		t.Errorf("wrote\n%swant\n%s", &b, want)
	}
	if got := ownCosts(run, message.English); !slices.Equal(got, []string{`"Visits" in scenario "Visited" costs 75,000 yuan itself, in 2026-2027: a fund pays them beside its benefits (payer_spending).`}) {
		t.Errorf("the page says %q", got)
	}
	run.Interventions[0].Fund = ""
	if got := ownCosts(run, message.English); !slices.Equal(got, []string{`"Visits" in scenario "Visited" costs 75,000 yuan itself, in 2026-2027: in no fund's spending above.`}) {
		t.Errorf("the page says %q", got)
	}
}
