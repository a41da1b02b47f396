package forecast

import (
	"fmt"
	"strings"
	"testing"
)

// An input of the first scenario is said again of every other one that has it otherwise: a number that a scenario sets has the factor 1,
// whether or not it is stated for all dates; a take-up in another form is that form's share; where none is stated all apply, and
// nobody for what is paid on application. Of what is the same nothing is said, nor of a policy without such a thing.
func TestInputsThatScenariosHaveOtherwise(t *testing.T) {
	profile, study := ofBaise(t)
	study = replaced(t, study, "scenarios: [{id: current}]", `scenarios:
  - id: current
    applied:
      critical: {value: 0.9, range: [0.8, 1]}
      assistance: {values: [{from: 2016-01-01, in_county: 0.5, elsewhere: {value: 0.3, range: [0.2, 0.4]}}, {from: 2019-01-01, in_county: 0.6, elsewhere: {value: 0.35, range: [0.3, 0.5]}}]}
  - id: set
    set: [{path: parameters.critical_from, value: 12000}]
    applied: {critical: {value: 0.9, range: [0.8, 1]}, assistance: {values: [{from: 2016-01-01, value: 0.95}, {from: 2019-01-01, value: 0.97}]}}
  - id: later
    set: [{path: parameters.critical_from, from: 2019-01-01, value: 12000}]
    applied: {critical: {in_county: 0.7, elsewhere: {value: 0.5, range: [0.4, 0.6]}}, assistance: {in_county: 0.4, elsewhere: 0.1}}
`)
	plan := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(map[string]string{"people": "5000"}))
	var got []string
	for _, d := range plan.drawn(plan.inputs()) {
		if d.Scenario == "set" || d.Scenario == "later" {
			if len(d.Values) != plan.Study.Draws {
				t.Fatalf("%s: %d draws", d.Path, len(d.Values))
			}
			got = append(got, fmt.Sprint(d.Scenario, " ", d.Path, " ", d.Values[0], " ", d.Source, " ", d.Status))
		}
	}
	want := []string{
		"set policy.critical_from 1 own stated",
		"set applied.assistance.elsewhere.2016-01-01 0.95 own unverified",
		"set applied.assistance.elsewhere.2019-01-01 0.97 own unverified",
		"later applied.critical 0.7 own unverified",
		"later applied.assistance.elsewhere.2016-01-01 0.1 own unverified",
		"later applied.assistance.elsewhere.2019-01-01 0.1 own unverified",
	}
	if own := got[0]; !strings.HasPrefix(own, "later applied.critical.elsewhere 0.") || strings.Join(got[1:], "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\nwant that of its own range, and\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
