package forecast

import (
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/model/population"
)

// registered is the profile of Baise with a register of nothing but registered poor and no marginal households.
func registered(t *testing.T) string {
	profile, _ := ofBaise(t)
	profile = replaced(t, profile, "{extreme_poor: 0.02, dibao: 0.15, registered_poor: 0.83}", "{registered_poor: 1}")
	return replaced(t, profile, "{marginal: 0.04, resident: 0.96}", "{resident: 1}")
}

// The whole register has left poverty by 2021. Whoever left it is the national policy's exited_poor, whose assistance ends
// with 2021: in 2022 assistance has nobody left to pay. With `exited: {}` they stay registered poor, and it has.
func TestTheExitedAreAPolicysOwn(t *testing.T) {
	notRaced(t)
	_, study := ofBaise(t)
	study = replaced(t, replaced(t, study, "policy: baise", "policy: national"), "2018..2019", "2021..2022")
	own := simulated(t, planned(t, inFolder(t, "study.yaml", study, "profile.yaml", registered(t)), few(nil)), 2)
	if got := row(t, own, "current", 2021, "fund_spending", "benefit", "assistance").Mean; got <= 0 {
		t.Errorf("assistance pays %v in 2021", got)
	}
	for _, benefit := range []string{"assistance", "tilted_assistance"} {
		if got := row(t, own, "current", 2022, "fund_spending", "benefit", benefit).Mean; got != 0 {
			t.Errorf("%s pays %v in 2022, to nobody that it is for", benefit, got)
		}
	}
	kept := simulated(t, planned(t, inFolder(t, "study.yaml", study, "profile.yaml", "exited: {}\n"+registered(t)), few(nil)), 2)
	if got := row(t, kept, "current", 2022, "fund_spending", "benefit", "assistance").Mean; got <= 0 {
		t.Errorf("registered poor get %v in 2022", got)
	}
}

// A policy that has no word for the exited takes them for what they were, also beside one that has: the two list the same
// categories, and each settles as it does alone.
func TestAPolicyWithoutTheExitedKeepsThem(t *testing.T) {
	notRaced(t)
	profile, study := ofBaise(t)
	settled := func(profile, scenarios string) *Result {
		text := replaced(t, study, "[{id: current}]", scenarios)
		return simulated(t, planned(t, inFolder(t, "study.yaml", text, "profile.yaml", profile), few(nil)), 2)
	}
	both := settled(profile, "[{id: with, policy: yunyang}, {id: without, policy: huolinguole}]")
	plain := settled("exited: {}\n"+profile, "[{id: without, policy: huolinguole}]")
	with := settled(profile, "[{id: with, policy: yunyang}]")
	for _, alone := range []*Result{plain, with} {
		for _, want := range alone.Rows {
			if want.Measure != "fund_spending" && want.Measure != "oop" { // others are against the first scenario
				continue
			}
			got := row(t, both, want.Scenario, want.Year, want.Measure, want.By, want.Group)
			if got.Mean != want.Mean || got.P95 != want.P95 {
				t.Fatalf("%+v became %+v", want, got)
			}
		}
	}
}

// A category that a benefit names and nobody has is said at the scenario that names it first, for check and on the page.
func TestCategoriesThatNobodyHasAreSaid(t *testing.T) {
	profile, study := ofBaise(t)
	study = replaced(t, study, "policy: baise", "policy: national")
	study = replaced(t, study, "[{id: current}]", `
  - id: current
  - id: help
    title: {zh: 救助低保边缘, en: Help for the margin}
    set: [{path: parameters.assistance_rate.dibao_marginal, value: 1}]
`)
	plan := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(nil))
	doubts := plan.Doubts.All()
	if len(doubts) != 2 || !strings.Contains(doubts[0].Text("en")+doubts[1].Text("en"), "scenario `help`: nobody in the profile `baise` is dibao_marginal\n") {
		t.Fatalf("check says %v", doubts)
	}
	var said []string
	for _, w := range simulated(t, plan, 2).Warnings {
		if strings.Contains(w.EN, "nobody in the profile has") {
			said = append(said, w.ZH)
		}
	}
	if len(said) != 2 || !strings.Contains(said[0], "没有人：孤儿；") || !strings.Contains(said[1], "救助低保边缘") || !strings.Contains(said[1], "没有人：低保边缘家庭成员；") {
		t.Errorf("the page says %q", said)
	}
	// Somebody has it: nothing is said of it.
	other := replaced(t, profile, "marginal: 0.04", "dibao_marginal: 0.04")
	for _, d := range planned(t, inFolder(t, "study.yaml", study, "profile.yaml", other), few(nil)).Doubts.All() {
		if strings.Contains(d.Text("en"), "dibao_marginal") {
			t.Error(d.Text("en"))
		}
	}
}

// By hand: of five categories the first has a share in the register, the second in the others, the third none, and of the
// last two, whose exited households have words of their own, one that the policy knows and one that it does not.
func TestWhomTheProfileHasByHand(t *testing.T) {
	policy := policyOf(t, replaced(t, handPolicy, "[poor, resident]", "[poor, resident, none, left, gone, former]"))
	p := &Plan{profile: &population.Profile{Categories: []string{"poor", "resident", "none", "left", "gone"}, Exited: []string{"", "", "", "former", "unheard"},
		Strata: []population.Stratum{{Category: []float64{0.5, 0, 0, 0.3, 0.2}}, {Category: []float64{0, 1, 0, 0, 0}}}}}
	got := p.carriedBy(policy)
	if len(got) != 5 || !got["poor"] || !got["resident"] || !got["left"] || !got["gone"] || !got["former"] {
		t.Errorf("%v", got)
	}
}

// Categories that the policy lists without titles have the offices' names; those of a policy that has its own have these.
func TestCategoriesHaveTheirUsualNames(t *testing.T) {
	profile, study := ofBaise(t)
	for _, policy := range []string{"huolinguole", "baise"} {
		p := planned(t, inFolder(t, "study.yaml", replaced(t, study, "policy: baise", "policy: "+policy), "profile.yaml", profile), few(nil))
		r := &Result{Groups: p.groups()}
		if got := r.GroupTitle("category", "dibao", message.Chinese); got != "低保对象" {
			t.Errorf("%s: dibao is %s", policy, got)
		}
	}
}
