package forecast

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"doudi/model/catalogues"
	"doudi/model/simulate"
	"doudi/rules/packs"
)

// Where no input has a range and no year a shock, the run at the stated values is the first simulation, figure by figure. With ranges the
// inputs stand at what is stated all the same.
func TestTheRunAtTheStatedValues(t *testing.T) {
	profile, study := ofBaise(t)
	_, text, err := catalogues.Open("china-rural")
	if err != nil {
		t.Fatal(err)
	}
	certain := func(text string) string {
		text = regexp.MustCompile(`range: \[[^\]]*\],? ?`).ReplaceAllString(text, "")
		return regexp.MustCompile(`sd: [0-9.]+`).ReplaceAllString(text, "sd: 0")
	}
	catalogue := regexp.MustCompile(`(?m)^(  (shock|prices|chronic): \{value: )0\.0\d`).ReplaceAllString(string(text), "${1}0")
	if strings.Count(catalogue, ": {value: 0, range") < 3 {
		t.Fatal("the shocks stand otherwise")
	}
	study = replaced(t, study, "illness: china-rural", "illness: ./catalogue.yaml")
	_, rules, err := packs.Open("baise")
	if err != nil {
		t.Fatal(err)
	}
	policy := string(rules)
	study = replaced(t, study, "policy: baise", "policy: ./policy.yaml")
	plan := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", certain(profile), "catalogue.yaml", certain(catalogue), "policy.yaml", certain(policy)), few(nil))
	draw, err := plan.Draws()(0)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range plan.inputs().shared { // the country's survival and births, which the files do not state
		draw.Values[q.Path] = q.Value
	}
	sums, err := plan.world.NewWorker().Run(simulate.Task{Count: 1}.Over(draw, 0, plan.people.Blocks()))
	if err != nil {
		t.Fatal(err)
	}
	r := plan.NewResults()
	r.keep(0, sums[0])
	want := map[string]float64{}
	for k, key := range r.keys {
		if key.By == "all" {
			want[key.Measure] = r.series[0][len(plan.world.Years)][k].Values[0]
		}
	}
	if none, err := plan.atStated(); err != nil || none != nil {
		t.Errorf("of three draws: %v, %v", none, err)
	}
	plan.Study.Draws = 100
	got, err := plan.atStated()
	if err != nil || len(got) != 3 {
		t.Fatalf("%v, %v", got, err)
	}
	ranged := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile, "catalogue.yaml", string(text), "policy.yaml", policy), few(nil))
	ranged.Study.Draws = 100
	same, err := ranged.atStated()
	if err != nil || len(same) != 3 {
		t.Fatalf("%v, %v", same, err)
	}
	for i, x := range got {
		if !(x.Value > 0) || x.Value != want[x.Measure] || math.Abs(same[i].Value/x.Value-1) > 1e-12 {
			t.Errorf("%s: %v, the first simulation has %v, with ranges it is %v", x.Measure, x.Value, want[x.Measure], same[i].Value)
		}
	}
}
