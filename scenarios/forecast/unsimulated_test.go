package forecast

import (
	"slices"
	"strings"
	"testing"

	"doudi/model/message"
)

// No bill of ordinary outpatient care, and none of an emergency, is simulated: of Chongqing's benefits in force in 2025 these two have none. An
// alternative that takes one out of force has no such benefit, and a fund is without simulated bills where all of its benefits are.
func TestUnsimulatedBenefitsOfToday(t *testing.T) {
	plan := planned(t, inFolder(t, "study.yaml", `study: own
policy: chongqing
population: {profile: pengshui, people: 1000}
illness: china-rural
years: 2025..2026
scenarios:
  - id: current
  - id: without
    set: [{path: benefits.outpatient.enabled, value: false}]
`), nil)
	for scenario, want := range map[string][]string{"current": {"outpatient", "emergency"}, "without": {"emergency"}} {
		if got := plan.unbilled[scenario]; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", scenario, got, want)
		}
	}
	r := &Result{Unsimulated: plan.unbilled, Funds: plan.fundsSeen(plan.findIdle())}
	for _, c := range []struct {
		scenario, by, group string
		want                bool
	}{
		{"current", "benefit", "outpatient", true}, {"current", "benefit", "basic", false}, {"without", "benefit", "outpatient", false},
		{"current", "fund", "emergency_fund", true}, {"current", "fund", "resident_insurance", false}, {"current", "fund", "nobody", false}, {"current", "all", "all", false},
	} {
		if got := r.NotSimulated(c.scenario, c.by, c.group); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
	said := plan.unsimulatedCautions(plan.unbilled)
	if len(said) != 1 || !strings.Contains(said[0].In(message.Chinese, ""), "普通门诊统筹、疾病应急救助") || plan.unsimulatedCautions(nil) != nil {
		t.Errorf("%v", said)
	}
}
