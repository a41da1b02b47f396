package forecast

import (
	"strings"
	"testing"

	"doudi/model"
)

// takingUp is a study of 2018 over Baise in which the baseline says nothing of take-up, and a scenario says each of some things.
func takingUp(t *testing.T, scenarios ...string) *Plan {
	t.Helper()
	profile, study := ofBaise(t)
	study = replaced(t, replaced(t, study, "2018..2019", "2018"), "scenarios: [{id: current}]", "scenarios:\n  - {id: current}\n  - "+strings.Join(scenarios, "\n  - "))
	return planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(map[string]string{"people": "5000"}))
}

// A take-up of 1 is, in every figure of every simulation, as if nothing were said; one of 0 as if the benefit were switched
// off, but for the difference in what is counted of it. Both are paired with the baseline.
func TestTakeUpOfAllAndOfNoneInFigures(t *testing.T) {
	plan := takingUp(t, "{id: all, applied: {critical: 1, assistance: {in_county: 1, elsewhere: 1}}}", "{id: none, applied: {assistance: 0}}", "{id: off, set: [{path: benefits.assistance.enabled, value: false}]}",
		"{id: half, applied: {assistance: 0.5}}")
	r := simulations(t, plan, 2)
	for y := range r.series[0] {
		for k, key := range r.keys {
			for i := range r.series[0][y][k].Values {
				if a, b := r.series[0][y][k].Values[i], r.series[1][y][k].Values[i]; a != b && (a == a || b == b) {
					t.Fatalf("all apply: %v is %v, not %v", key, b, a)
				}
				if a, b := r.series[3][y][k].Values[i], r.series[2][y][k].Values[i]; a != b && (a == a || b == b) {
					t.Fatalf("nobody applies: %v is %v, not %v", key, b, a)
				}
			}
		}
	}
	// What a benefit that comes before pays is nobody's take-up; a half is between none and all.
	whole := plan.result(plan.inputs(), r)
	spent := func(scenario, benefit string) float64 {
		return row(t, whole, scenario, 2018, "fund_spending", "benefit", benefit).Mean
	}
	if spent("half", "basic") != spent("current", "basic") || spent("half", "critical") != spent("current", "critical") {
		t.Error("layers before it are paid otherwise")
	}
	if a, b := spent("half", "assistance"), spent("current", "assistance"); a <= 0.3*b || a >= 0.7*b {
		t.Errorf("half apply, and assistance pays %v of %v", a, b)
	}
	if spent("half", "backstop") <= spent("current", "backstop") {
		t.Error("what is left unpaid does not go to the layer behind")
	}
}

// Take-ups are inputs: the scenario's hold before the study's, and those before the profile's; a range is drawn, once for all dates and
// scenarios; the page and the list tell of them. A
// profile's take-up of another policy's benefit is doubted.
func TestTakeUpsAreInputs(t *testing.T) {
	profile, study := ofBaise(t)
	profile += `applied:
  critical: {value: 0.9, range: [0.8, 1], source: {ref: norm, status: unverified}}
  assistance: {value: 0.2, source: {ref: norm, status: unverified}}
  backstopp: {value: 0.5, source: {ref: norm, status: unverified}}
`
	study = replaced(t, study, "scenarios: [{id: current}]", `applied:
  assistance:
    values:
      - {from: 2018-07-01, in_county: 1, elsewhere: {value: 0.6, range: [0.4, 0.9], source: {ref: doc, section: 三, status: found}}}
      - {from: 2016-01-01, in_county: 0.5, elsewhere: {value: 0.3, range: [0.2, 0.4]}}
scenarios:
  - {id: current}
  - {id: proactive, title: {zh: 主动救助, en: Proactive}, applied: {assistance: 0.95}}
`)
	plan := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(map[string]string{"people": "5000"}))
	if said := warned(plan.Doubts); !strings.Contains(said, "take-up of `backstopp`, and no policy of this study has such a benefit") || !strings.Contains(said, "write: `backstop`") {
		t.Errorf("said %s", said)
	}
	var got []string
	for _, x := range plan.listTakeUps() {
		got = append(got, strings.Join([]string{x.Scenario, x.Benefit, x.Place, x.From, x.Share.Source, x.Share.Status, x.Share.Path, x.Share.Drawn()}, " "))
	}
	want := []string{
		"current critical   norm unverified applied.critical applied.critical",
		"current assistance in_county 2016-01 own unverified applied.assistance.in_county.2016-01-01 applied.assistance.in_county",
		"current assistance elsewhere 2016-01 own unverified applied.assistance.elsewhere.2016-01-01 applied.assistance.elsewhere",
		"current assistance in_county 2018-07 own unverified applied.assistance.in_county.2018-07-01 applied.assistance.in_county",
		"current assistance elsewhere 2018-07 doc 三 found applied.assistance.elsewhere.2018-07-01 applied.assistance.elsewhere",
		"proactive critical   norm unverified applied.critical applied.critical",
		"proactive assistance   own unverified applied.assistance applied.assistance",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	in := plan.inputs()
	for path, title := range map[string]string{"applied.critical": "take-up of Critical-illness insurance", "applied.assistance.elsewhere": "take-up of Medical assistance elsewhere"} {
		if in.place[path] == nil || in.titles[path].EN != title {
			t.Errorf("%s is %q", path, in.titles[path].EN)
		}
	}
	if in.place["applied.assistance.in_county"] != nil {
		t.Error("a number without a range is drawn")
	}
	low, high := in.values(0, in.own[0])["applied.assistance.elsewhere.2016-01-01"], in.values(0, in.own[0])["applied.assistance.elsewhere.2018-07-01"]
	if u := in.place["applied.assistance.elsewhere"][0]; low != (model.Quantity{Value: 0.3, Low: 0.2, High: 0.4}).At(u) || high != (model.Quantity{Value: 0.6, Low: 0.4, High: 0.9}).At(u) {
		t.Errorf("drawn %v and %v", low, high)
	}
	said := plan.takeUpCautions()
	if len(said) != 1 || !strings.Contains(said[0].EN, "take-up of Critical-illness insurance 90 % (80–100 %, unverified), ") || !strings.Contains(said[0].EN, "from 2018-07 60 % (40–90 %, found)") ||
		!strings.Contains(said[0].EN, "95 % (unverified) in \"Proactive\"") || strings.Count(said[0].EN, "Critical") != 1 || !strings.Contains(said[0].ZH, "主动救助") {
		t.Errorf("said %+v", said)
	}
}

// From July on, everybody: as the benefit that begins in July (`from`), bill by bill.
func TestTakeUpByDateIsAPhaseIn(t *testing.T) {
	r := simulations(t, takingUp(t, "{id: applied, applied: {critical: {values: [{from: 2016-01-01, value: 0}, {from: 2018-07-01, value: 1}]}}}",
		"{id: phased, set: [{path: benefits.critical.from, value: 2018-07-01}]}"), 2)
	differs := false
	for k, key := range r.keys {
		for i, a := range r.series[1][0][k].Values {
			if b := r.series[2][0][k].Values[i]; a != b && (a == a || b == b) {
				t.Fatalf("%v is %v, and with a benefit that begins then %v", key, a, b)
			}
			differs = differs || a != r.series[0][0][k].Values[i]
		}
	}
	if !differs {
		t.Error("nothing changes")
	}
}

// Assistance on application begins in June 2024: without a take-up it pays nothing, which is said with the line to add; with one it pays
// those who apply, the more the more do.
func TestAssistanceOnApplication(t *testing.T) {
	profile, study := ofBaise(t)
	study = replaced(t, replaced(t, study, "policy: baise", "policy: national"), "2018..2019", "2025")
	plan := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(map[string]string{"people": "5000"}))
	if !strings.Contains(warned(plan.Doubts), "`application` is paid on application, and nothing says who applies") || !strings.Contains(warned(plan.Doubts), "write: applied: {application: ") {
		t.Errorf("said %s", warned(plan.Doubts))
	}
	study = replaced(t, study, "scenarios: [{id: current}]", "scenarios:\n  - {id: current}\n  - {id: few, applied: {application: 0.3}}\n  - {id: all, applied: {application: 1}}")
	plan = planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(map[string]string{"people": "5000"}))
	r := simulated(t, plan, 2)
	spent := func(scenario string) float64 {
		return row(t, r, scenario, 2025, "fund_spending", "benefit", "application").Mean
	}
	if spent("current") != 0 || spent("few") <= 0 || spent("all") <= spent("few") {
		t.Errorf("paid %v, %v and %v", spent("current"), spent("few"), spent("all"))
	}
	if a, b := row(t, r, "few", 2025, "fund_spending", "benefit", "assistance").Mean, row(t, r, "current", 2025, "fund_spending", "benefit", "assistance").Mean; a != b {
		t.Errorf("assistance pays %v beside %v", a, b)
	}
	said := ""
	for _, w := range r.Warnings {
		said += w.EN + "\n"
	}
	if !strings.Contains(said, "\"Assistance on application\" is paid on application") {
		t.Errorf("the page does not say it: %s", said)
	}
}
