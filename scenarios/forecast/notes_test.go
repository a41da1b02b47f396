package forecast

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
)

// A change that nothing reads in the study's years is named at the check and in the results, beside its scenario; one
// that counts, on the last day of the study, is not.
func TestAChangeWithoutEffectIsNamed(t *testing.T) {
	notRaced(t)
	for change, why := range map[string]string{
		"{path: parameters.premium_fiscal, value: 900}":                            "no formula in force in the study's years reads it",
		"{path: parameters.backstop_inpatient_rate, from: 2020-01-01, value: 0.5}": "it begins 2020-01-01, after the study's years",
		"{path: parameters.backstop_inpatient_rate, from: 2019-12-02, value: 0.5}": "it begins 2019-12-02, after the study's years",
		"{path: benefits.backstop.enabled, from: 2021-01-01, value: false}":        "it begins 2021-01-01, after the study's years",
		"{path: benefits.late.pays, value: 0.2 * total}":                           "the benefit is not in force in the study's years",
		"{path: parameters.backstop_inpatient_rate, from: 2019-12-01, value: 0.5}": "",
		"{path: benefits.backstop.enabled, value: false}":                          "",
	} {
		set := "    set:\n      - " + change + "\n"
		if strings.Contains(change, "late") {
			set = "    policy: ./with_late.yaml\n" + set
		}
		path := edited(t, "    set:\n      - {path: benefits.backstop.enabled, value: false}\n", set)
		beside(t, path, "with_late.yaml", "\nbenefits:\n", "\nbenefits:\n  - {id: late, fund: county_backstop, from: 2020-01-01, pays: 0.1 * total}\n")
		plan := planned(t, path, few(nil))
		said := warned(plan.Warnings)
		notes := onThePage(plan)
		if why == "" {
			if said != "" || strings.Contains(notes, "can have no effect") {
				t.Errorf("%s: warns of %s %s", change, said, notes)
			}
			continue
		}
		if !strings.Contains(said, "scenario `no_backstop`: ") || !strings.Contains(said, why) {
			t.Errorf("%s: said %q", change, said)
		}
		if !strings.Contains(notes, "Without the backstop") || !strings.Contains(notes, why) || !strings.Contains(notes, "取消政府兜底") {
			t.Errorf("%s: results say %s", change, notes)
		}
	}
}

// A number below 0 that may be meant is named at the check and in the results, of the policy that states it once and of the scenario that
// sets it beside that; where the policy says why it stands, nowhere.
func TestANumberBelowZeroIsNamed(t *testing.T) {
	notRaced(t)
	const title = "Critical-illness deductible"
	of := func(value string) string {
		path := edited(t, "policy: baise\n", "policy: ./signed.yaml\n")
		beside(t, path, "signed.yaml", "    value: 9000\n", "    value: "+value+"\n")
		plan := planned(t, path, few(nil))
		return warned(plan.Warnings) + onThePage(plan)
	}
	if said := of("-9000"); strings.Count(said, "`critical_from` is -9000, below 0") != 1 || strings.Count(said, "has a number below 0 in "+title+";") != 1 || strings.Contains(said, "takes "+title) {
		t.Errorf("the policy's: %s", said)
	}
	if said := of("-9000\n    allow: a supplement"); strings.Contains(said, "below 0") {
		t.Errorf("allowed: %s", said)
	}
	path := edited(t, "    set:\n", "    set:\n      - {path: parameters.critical_from, from: 2018-01-01, value: -9000}\n")
	plan := planned(t, path, few(nil))
	said := warned(plan.Warnings) + onThePage(plan)
	for _, want := range []string{"scenario `no_backstop`: `critical_from` is below 0", "Scenario \"Without the backstop\" takes " + title + " below 0;", "方案“取消政府兜底”使 大病保险起付线 小于零"} {
		if strings.Count(said, want) != 1 {
			t.Errorf("the scenario's: %s, want %s", said, want)
		}
	}
}

// A policy that was held against the law until 2018 goes on in 2019, and the results say so, once.
func TestAPolicyCheckedUntilAYearOfTheStudyIsNamed(t *testing.T) {
	notRaced(t)
	for until, want := range map[string]string{"2018-12-31": "2018-12", "2018": "2018-12", "2018-06": "2018-06", "2019-12-31": "", "2020": ""} {
		path := edited(t, "policy: baise\n", "policy: ./dated.yaml\n")
		beside(t, path, "dated.yaml", "\ncurrency: CNY\n", "\ncurrency: CNY\nchecked_until: "+until+"\n")
		plan := planned(t, path, few(nil))
		said, notes := warned(plan.Warnings), onThePage(plan)
		if want == "" {
			if said != "" || strings.Contains(notes, "checked") {
				t.Errorf("%s: warns of %s", until, said)
			}
			continue
		}
		want = "was checked against the law until " + want
		if strings.Count(said, want) != 1 || strings.Count(notes, want) != 1 {
			t.Errorf("%s: said %q, results %s", until, said, notes)
		}
	}
}

// onThePage is what the results say beside the figures, whatever these are.
func onThePage(plan *Plan) string { return fmt.Sprint(plan.cautions(plan.inputs(), plan.NewResults())) }

func warned(r *document.Report) string {
	var b strings.Builder
	for _, d := range r.All() {
		b.WriteString(d.Text("en"))
	}
	return b.String()
}

// beside writes the policy of Baise, with one text replaced, beside a study.
func beside(t *testing.T, study, name, old, replacement string) {
	t.Helper()
	text, err := os.ReadFile("../../rules/packs/baise.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), old) {
		t.Fatalf("the policy does not hold %q", old)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(study), name), []byte(strings.Replace(string(text), old, replacement, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// One draw shows nothing of the ranges of the inputs, and the results say so; a few show their ends roughly.
func TestWhatFewDrawsShowIsSaid(t *testing.T) {
	for draws, want := range map[string]string{"1": "the intervals hold chance alone, and nothing of what the ranges of the inputs leave open", "2": "Only 2 parameter draws, fewer than 100: the ends of the intervals are rough"} {
		plan := planned(t, edited(t, "", ""), few(map[string]string{"draws": draws}))
		if notes := fmt.Sprint(simulated(t, plan, 1).Warnings); !strings.Contains(notes, want) {
			t.Errorf("%s draws: %s", draws, notes)
		}
	}
}
