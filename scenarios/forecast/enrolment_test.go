package forecast

import (
	"slices"
	"strings"
	"testing"

	"doudi/model/profiles"
	"doudi/scenarios"
)

// enrolling is a study of Yunyang's policy with the profile of Huolinguole and a block that says at what contribution households enrol, of which
// the age and frailty lean on who does.
func enrolling(t *testing.T, others string) (study, profile string) {
	t.Helper()
	_, text, err := profiles.Open("huolinguole")
	if err != nil {
		t.Fatal(err)
	}
	return "study: enrolling\npolicy: yunyang\npopulation: {profile: ./profile.yaml}\nillness: china-rural\nyears: 2018\nseed: 3\ndraws: 4\nreplicates: 2\n" +
			"measures: [{id: covered, of: person, formula: insured}, {id: old, of: person, formula: \"insured and age >= 60\"}]\nscenarios:\n  - {id: current}\n" + others,
		string(text) + `
enrolment:
  year: 2018
  share: {value: 0.9, range: [0.85, 0.95], source: {ref: norm, status: unverified}}
  spread: {value: 1.0, source: {ref: norm, status: unverified}}
  age: {value: 0.1, source: {ref: norm, status: unverified}}
  frailty: {value: 0.3, source: {ref: norm, status: unverified}}
  growth: {value: 0.5, source: {ref: norm, status: unverified}}
  subsidies: [contribution_paid]
  contribution: premium_personal
`
}

// Scenarios that leave everybody the same contribution insure the same households and differ by exactly zero in everything, also where what
// differs is another benefit at enrolment. One that takes the subsidy away insures fewer of those who have it and changes nobody of the others;
// a higher contribution enrols no more of anybody, and no more than the whole; a contribution of nothing enrols everybody.
func TestEnrolmentByContribution(t *testing.T) {
	study, profile := enrolling(t, `  - {id: same}
  - id: cover
    set: [{path: benefits.supplementary_premium_paid.enabled, value: false}]
  - id: alone
    set: [{path: benefits.contribution_paid.enabled, value: false}]
  - id: dearer
    set: [{path: parameters.premium_personal, from: 2018-01-01, value: 400}]
  - id: dearest
    set: [{path: parameters.premium_personal, from: 2018-01-01, value: 900}]
  - id: free
    set: [{path: parameters.premium_personal, from: 2018-01-01, value: 0}]
`)
	path := inFolder(t, "study.yaml", study, "profile.yaml", profile)
	plan := planned(t, path, nil)
	var groups []int
	for _, s := range plan.world.Scenarios {
		groups = append(groups, s.Group[0])
	}
	if !slices.Equal(groups, []int{0, 0, 0, 1, 2, 3, 4}) {
		t.Fatalf("groups %v", groups)
	}
	r := simulations(t, plan, 2)
	of := func(scenario int, measure, by, group string) []float64 {
		for k, key := range plan.world.Layout.Figures().Keys() {
			if key.Measure == measure && key.By == by && key.Group == group {
				return r.series[scenario][0][k].Values
			}
		}
		t.Fatalf("no %s by %s %s", measure, by, group)
		return nil
	}
	for k, key := range plan.world.Layout.Figures().Keys() {
		for s := 1; s <= 2; s++ {
			if s == 2 && (strings.Contains(key.Measure, "premium") || key.By == "premium" || key.Measure == "payer_spending") {
				continue
			}
			if !slices.Equal(r.series[0][0][k].Values, r.series[s][0][k].Values) {
				t.Errorf("scenario %d differs in %v", s, key)
			}
		}
	}
	each := func(what string, a, b []float64, holds func(x, y float64) bool) {
		t.Helper()
		for i := range a {
			if !holds(a[i], b[i]) {
				t.Errorf("%s, simulation %d: %v and %v", what, i, a[i], b[i])
			}
		}
	}
	equal, more, some := func(x, y float64) bool { return x == y }, func(x, y float64) bool { return x >= y }, func(x, y float64) bool { return x > y }
	for _, m := range []string{"fund_spending", "oop", "covered", "che10", "poverty_d2"} {
		for _, status := range []string{"marginal", "never_registered"} {
			each("without the subsidy, "+m+" of the "+status, of(0, m, "status", status), of(3, m, "status", status), equal)
		}
	}
	each("without the subsidy, the poor", of(0, "covered", "status", "poor"), of(3, "covered", "status", "poor"), some)
	for _, m := range []string{"covered", "old", "fund_spending"} {
		each("dearer, "+m, of(0, m, "all", "all"), of(4, m, "all", "all"), some)
		each("dearest, "+m, of(4, m, "all", "all"), of(5, m, "all", "all"), some)
		for _, status := range []string{"poor", "exited", "marginal", "never_registered"} {
			each("dearer, "+m+" of the "+status, of(0, m, "status", status), of(4, m, "status", status), more)
			each("dearest, "+m+" of the "+status, of(4, m, "status", status), of(5, m, "status", status), more)
			each("free, "+m+" of the "+status, of(6, m, "status", status), of(0, m, "status", status), more)
		}
	}
	each("free of charge", of(6, "covered", "all", "all"), of(0, "persons", "all", "all"), equal)
	for _, m := range []string{"admissions", "total_cost", "patients"} { // bills are everybody's
		each(m, of(0, m, "all", "all"), of(5, m, "all", "all"), equal)
	}
	// Of what people pay nothing is spent twice: a household that is not insured has its bills to pay.
	each("what is paid by all", of(0, "total_cost", "all", "all"), of(5, "total_cost", "all", "all"), equal)
	each("what families pay", of(5, "oop", "all", "all"), of(0, "oop", "all", "all"), some)
}

// Where the policy has no benefits at enrolment in a year, what the profile says of subsidies counts: the poor pay nothing of it and all enrol, and
// the money is that of the insured alone.
func TestEnrolmentByTheProfile(t *testing.T) {
	study, profile := enrolling(t, "")
	profile = strings.Replace(profile, "subsidies: [contribution_paid]\n  contribution: premium_personal", "subsidies: none", 1)
	plan := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), nil)
	if s := plan.world.Scenarios[0]; s.ByPolicy[0] || s.Group[0] != 0 {
		t.Fatalf("%+v", s)
	}
	r, draws := simulations(t, plan, 1), plan.Draws()
	for i := range plan.Study.Draws {
		d, err := draws(i)
		if err != nil {
			t.Fatal(err)
		}
		subsidised := d.Values["profile.premium.subsidised"]
		for k, key := range plan.world.Layout.Figures().Keys() {
			if key.Measure != "covered" || key.By != "status" {
				continue
			}
			covered, persons := r.series[0][0][k].Values[i*2], 0.0
			for j, other := range plan.world.Layout.Figures().Keys() {
				if other.Measure == "persons" && other.By == "status" && other.Group == key.Group {
					persons = r.series[0][0][j].Values[i*2]
				}
			}
			if covered > persons || key.Group == "poor" && subsidised > 0.999 && covered != persons || key.Group == "never_registered" && (covered < 0.8*persons || covered > 0.98*persons) {
				t.Errorf("draw %d: %v of %v %s are insured, %v subsidised", i, covered, persons, key.Group, subsidised)
			}
		}
	}
}

// The policy must have one of the benefits that are named, unless none is.
func TestEnrolmentWithoutSubsidy(t *testing.T) {
	study, profile := enrolling(t, "")
	path := inFolder(t, "study.yaml", study, "profile.yaml", strings.Replace(profile, "[contribution_paid]", "[premium_aid]", 1))
	read, _, err := readStudy(path, scenarios.Given{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(read)
	if err == nil || !strings.Contains(err.Error(), "has no benefit at enrolment that the profile `huolinguole` names") {
		t.Errorf("%v", err)
	}
}

// A scenario under which an input of the profile is another goes through the year apart, and its households enrol by its own contribution: a
// higher one asked by the profile enrols fewer of those who pay it, and none anew; beside it the policy that takes the subsidy away differs as it
// does beside the baseline.
func TestEnrolmentWhereTheProfileAsksMore(t *testing.T) {
	study, profile := enrolling(t, `  - id: alone
    set: [{path: benefits.contribution_paid.enabled, value: false}]
  - id: more
    set: [{path: profile.premium.personal, value: 400}]
  - id: more_alone
    set: [{path: profile.premium.personal, value: 400}, {path: benefits.contribution_paid.enabled, value: false}]
`)
	profile = strings.Replace(profile, "\n  contribution: premium_personal", "", 1)
	plan := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), nil)
	if len(plan.world.Variants) != 1 || plan.world.Scenarios[2].Group[0] != 0 || plan.world.Scenarios[1].Group[0] != 1 || plan.world.Scenarios[3].Group[0] != 1 {
		t.Fatalf("%d variants, groups of %+v", len(plan.world.Variants), plan.world.Scenarios)
	}
	r := simulations(t, plan, 1)
	for k, key := range plan.world.Layout.Figures().Keys() {
		if key.Measure != "covered" || key.By != "status" || key.Group != "never_registered" && key.Group != "poor" {
			continue
		}
		for i, current := range r.series[0][0][k].Values {
			alone, more, both := r.series[1][0][k].Values[i], r.series[2][0][k].Values[i], r.series[3][0][k].Values[i]
			switch ordinary := key.Group == "never_registered"; {
			case ordinary && (alone != current || both != more || more >= current):
				t.Errorf("%s: %v, %v, %v, %v", key.Group, current, alone, more, both)
			case !ordinary && (alone >= current || both >= more || both > alone):
				t.Errorf("%s: %v, %v, %v, %v", key.Group, current, alone, more, both)
			}
		}
	}
}
