package forecast

import (
	"fmt"
	"slices"
	"testing"

	"doudi/model/measure"
)

// above counts the simulations and years in which a figure of one scenario is above that of another.
func (r *Results) above(t *testing.T, scenario, base int, key measure.Key) (above, below int) {
	t.Helper()
	k := slices.Index(r.keys, key)
	if k < 0 {
		t.Fatalf("there is no figure %v", key)
	}
	for y := range r.series[base] {
		for i, x := range r.series[scenario][y][k].Values {
			switch before := r.series[base][y][k].Values[i]; {
			case x > before+1e-9*max(before, 1):
				above++
			case x < before:
				below++
			}
		}
	}
	return above, below
}

// A higher rate never leaves families more to pay, in whatever simulation and year, neither all of them nor those of a status. Not so where a
// yearly limit is used up sooner while a later layer would have paid the earlier bills anyway: chronic care's, among the poor.
func TestAHigherRateNeverRaisesBurden(t *testing.T) {
	rates := []string{"rate", "commercial_rate", "assistance_rate", "backstop_inpatient_rate", "backstop_chronic_rate"}
	scenarios := []string{"{id: current}"}
	for _, rate := range rates {
		scenarios = append(scenarios, fmt.Sprintf("{id: more_%s, set: [{path: parameters.%s, scale: 1.1}]}", rate, rate))
	}
	r := simulations(t, changing(t, scenarios...), 2)
	for i, rate := range rates {
		for _, key := range []measure.Key{measure.KeyOf("oop", "all", "all"), measure.KeyOf("oop", "status", "poor"), measure.KeyOf("oop", "status", "never_registered")} {
			above, below := r.above(t, i+1, 0, key)
			if above > 0 {
				t.Errorf("a higher %s raises %v in %d simulations and years", rate, key, above)
			}
			if key.By == "all" && below == 0 {
				t.Errorf("a higher %s lowers nobody's burden", rate)
			}
		}
	}
}

// Twice the income leaves fewer people below the line, before illness and after it, and less below it, in whatever simulation and year.
func TestTwiceTheIncomeNeverRaisesPoverty(t *testing.T) {
	r := simulations(t, changing(t, "{id: current}", "{id: richer, set: [{path: profile.income_level, scale: 2}]}"), 2)
	for _, name := range []string{"poverty_headcount_before", "poverty_headcount_after", "poverty_gap_index_before", "poverty_gap_index_after", "poverty_squared_gap_after", "poverty_watts_after"} {
		if above, below := r.above(t, 1, 0, measure.KeyOf(name, "all", "all")); above > 0 || below == 0 {
			t.Errorf("%s rises in %d simulations and years, and falls in %d", name, above, below)
		}
	}
}

// More of a bill in the catalogue, more use or higher prices never lower what all of a year's care costs; what changes only who is poor
// changes no bill.
func TestDearerCareNeverCostsLess(t *testing.T) {
	r := simulations(t, changing(t, "{id: current}", "{id: dearer, set: [{path: catalogue.levels.*.mean_cost, scale: 1.1}]}", "{id: more, set: [{path: catalogue.admissions.level, scale: 1.1}]}",
		"{id: line, set: [{path: profile.line, scale: 1.5}]}"), 2)
	for _, scenario := range []int{1, 2} {
		if above, below := r.above(t, scenario, 0, measure.KeyOf("total_cost", "all", "all")); above == 0 || below > 0 {
			t.Errorf("scenario %d: the cost rises in %d simulations and years, and falls in %d", scenario, above, below)
		}
	}
	if above, below := r.above(t, 3, 0, measure.KeyOf("total_cost", "all", "all")); above+below > 0 {
		t.Errorf("another line moves bills: %d, %d", above, below)
	}
	if above, below := r.above(t, 3, 0, measure.KeyOf("poverty_headcount_after", "all", "all")); above == 0 || below > 0 {
		t.Errorf("a higher line leaves fewer below it: %d, %d", above, below)
	}
}
