package forecast

import (
	"math"
	"strings"
	"testing"
)

// cityPeople are a third stratum for the profile of Baise.
const cityPeople = `  urban:
    persons: 1100000
    households: 400000
    source: {ref: norm, status: unverified}
    categories: {dibao: 0.02, marginal: 0.08, resident: 0.9}
    categories_source: {ref: norm, status: unverified}
    income: {mean: 26000, sigma: 0.5}
    income_source: {ref: norm, status: unverified}
`

// A study of three strata, of which each has a weight of its own in the sample: the households of all are 173,300 + 545,192 + 400,000, those
// on the register the first of them, and what is counted by status, category, decile or level of care adds up to the whole. With all
// keys of the profile turned around the results are the same.
func TestThreeStrataAddUp(t *testing.T) {
	profile, study := ofBaise(t)
	three := replaced(t, replaced(t, profile, "strata:\n", "strata:\n"+cityPeople), "base_year: 2015\n", "base_year: 2018\n") // in 2018 all households are there
	as := simulated(t, planned(t, inFolder(t, "study.yaml", study, "profile.yaml", three), few(nil)), 2)
	near := func(what string, got, want float64) {
		t.Helper()
		if !(math.Abs(got-want) <= 1e-9*want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	near("households", row(t, as, "current", 2018, "households", "all", "all").Mean, 173_300+545_192+400_000)
	status := map[string]float64{}
	for _, s := range []string{"poor", "exited", "marginal", "never_registered"} {
		status[s] = row(t, as, "current", 2018, "households", "status", s).Mean
	}
	near("on the register", status["poor"]+status["exited"], 173_300)
	near("off the register", status["marginal"]+status["never_registered"], 545_192+400_000)
	// Of the others 4 % are marginal, of urban people 10 % are no residents: 61,808 of a sample of some 2,600 households, in which
	// 180 are expected, so that the standard error is 7 %; five.
	if want := 0.04*545_192 + 0.1*400_000; math.Abs(status["marginal"]/want-1) > 5*0.07 {
		t.Errorf("%v marginal households, want about %v", status["marginal"], want)
	}
	for _, measure := range []string{"persons", "admissions", "total_cost", "oop"} {
		all := row(t, as, "current", 2019, measure, "all", "all").Mean
		for by, groups := range map[string][]string{"status": {"poor", "exited", "marginal", "never_registered"},
			"category": {"extreme_poor", "dibao", "registered_poor", "marginal", "resident"}, "decile": {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}} {
			sum := 0.0
			for _, g := range groups {
				sum += row(t, as, "current", 2019, measure, by, g).Mean
			}
			near(measure+" by "+by, sum, all)
		}
	}
	levels := 0.0
	for _, level := range []string{"township", "county", "city", "province"} {
		levels += row(t, as, "current", 2019, "admissions", "level", level).Mean
	}
	near("admissions by level", levels, row(t, as, "current", 2019, "admissions", "all", "all").Mean)

	turned := reversed(three)
	if strings.Index(turned, "\n  urban:") < strings.Index(turned, "\n  register:") {
		t.Fatal("the turned profile has its strata in the same order")
	}
	if !same(as, simulated(t, planned(t, inFolder(t, "study.yaml", study, "profile.yaml", turned), few(nil)), 1)) {
		t.Error("the order of the strata changes the results")
	}
}
