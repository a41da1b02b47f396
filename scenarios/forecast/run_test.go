package forecast

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/scenarios"
)

const baise = "../studies/baise.yaml"

// few cuts a study down to what a test needs.
func few(more map[string]string) map[string]string {
	out := map[string]string{"people": "12000", "draws": "3", "replicates": "2"}
	for k, v := range more {
		out[k] = v
	}
	return out
}

// same compares results as they print: what has no value is the same as what has none.
func same(a, b *Result) bool {
	print := func(r *Result) string { return fmt.Sprint(r.Rows, r.Budgets, r.Influences, r.Backtests) }
	return print(a) == print(b)
}

// edited writes a study of the repository anew with one piece of text replaced.
func edited(t *testing.T, old, replacement string) string {
	t.Helper()
	text, err := os.ReadFile(baise)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), old) {
		t.Fatalf("the study does not hold %q", old)
	}
	path := filepath.Join(t.TempDir(), "study.yaml")
	if err := os.WriteFile(path, []byte(strings.Replace(string(text), old, replacement, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestIdenticalScenariosDifferByExactlyZero(t *testing.T) {
	path := edited(t, "  - id: no_backstop", "  - id: again\n    title: {zh: 同样, en: The same}\n  - id: no_backstop")
	r := simulated(t, planned(t, path, few(nil)), 2)
	n := 0
	for _, row := range r.Rows {
		if row.Scenario == "again" {
			n++
			if row.DiffMean != 0 || row.DiffP05 != 0 || row.DiffP95 != 0 || row.Noise {
				t.Fatalf("%+v", row)
			}
		}
	}
	if n == 0 {
		t.Error("the scenario has no rows")
	}
	if warned := r.Warnings[len(r.Warnings)-1].EN; !strings.Contains(warned, "The same") {
		t.Errorf("nothing is said of it: %s", warned)
	}
}

// A further scenario leaves every figure of the others as it is.
func TestAScenarioMoreChangesNoOther(t *testing.T) {
	all := simulated(t, planned(t, baise, few(nil)), 2)
	text, _ := os.ReadFile(baise)
	from := strings.Index(string(text), "  - id: backstop_85")
	to := strings.Index(string(text), "  - id: yearly_cap_3000")
	fewer := simulated(t, planned(t, edited(t, string(text[from:to]), ""), few(nil)), 2)
	for _, want := range fewer.Rows {
		got := row(t, all, want.Scenario, want.Year, want.Measure, want.By, want.Group)
		if got.Mean != want.Mean || got.P95 != want.P95 {
			t.Fatalf("%+v became %+v", want, got)
		}
	}
}

// Amounts and counts over all years are the sums of the years; spending by benefit, by status, category and decile adds
// up to all.
func TestPartsAddUp(t *testing.T) {
	notRaced(t)
	r := simulated(t, planned(t, baise, few(nil)), 2)
	for _, c := range []string{"current", "yearly_cap_3000"} {
		years := 0.0
		for _, year := range []int{2017, 2018, 2019} {
			years += row(t, r, c, year, "fund_spending", "all", "all").Mean
		}
		all := row(t, r, c, 0, "fund_spending", "all", "all").Mean
		near(t, c+" over years", all, years)
		sums := map[string]float64{}
		for _, x := range r.Rows {
			if x.Scenario == c && x.Year == 0 && x.Measure == "fund_spending" {
				sums[x.By] += x.Mean
			}
			// What is paid of a cost is not more than all of it, of the eligible cost neither.
			if strings.HasPrefix(x.Measure, "eligible_rate") || strings.HasPrefix(x.Measure, "effective_rate") {
				if x.Mean > 1 || x.P95 > 1 || x.Mean < 0 {
					t.Errorf("%s %s of %s %s is %v (%v)", c, x.Measure, x.By, x.Group, x.Mean, x.P95)
				}
			}
		}
		for _, by := range []string{"benefit", "status", "category", "decile"} {
			near(t, c+" by "+by, sums[by], all)
		}
		// What is billed is paid by funds or families; the period's end payments are in both.
		near(t, c+" a person, on bills and outside them", row(t, r, c, 0, "oop_bills_per_person", "all", "all").Mean+
			row(t, r, c, 0, "oop_other_per_person", "all", "all").Mean, row(t, r, c, 0, "oop_per_person", "all", "all").Mean)
		total := row(t, r, c, 0, "total_cost", "all", "all").Mean
		near(t, c+" bills", all+row(t, r, c, 0, "oop_settled", "all", "all").Mean+row(t, r, c, 0, "oop_unsettled", "all", "all").Mean, total)
	}
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9*math.Abs(want) {
		t.Errorf("%s: %.10g, want %.10g", what, got, want)
	}
}

// Everything that a study names wrongly is said in one go, before any computing.
func TestWrongNamesAreRefused(t *testing.T) {
	for _, c := range []struct{ old, replacement, want string }{
		{"policy: baise", "policy: baize", "no policy pack is called `baize`"},
		{"{profile: baise}", "{profile: nowhere}", "no population profile is called `nowhere`"},
		{"illness: china-rural", "illness: ./none.yaml", "none.yaml"},
		{"{profile: baise}", "{profile: baise, people: 2_579_269}", "has 2579268"},
		{"benefits.backstop.enabled", "benefits.backstopp.enabled", "backstopp"},
		{"group: poor", "group: rich", "one of poor, exited, marginal, never_registered"},
		{"measure: paid_outpatients", "measure: paid_outpatient", "write: `paid_outpatients`"},
		{"    unit: ratio", "    unit: CNY", "is measured in `ratio`"},
	} {
		flags := few(nil)
		if strings.Contains(c.replacement, "people:") {
			delete(flags, "people")
		}
		study, _, err := readStudy(edited(t, c.old, c.replacement), scenarios.Given{Flags: flags})
		if err == nil {
			_, err = open(study, nil, people)
		}
		var invalid *document.Invalid
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.replacement, err)
		}
	}
}

// Every study that comes with the program opens without a warning, runs, and gives every scenario figures of its own.
func TestEveryStudyRuns(t *testing.T) {
	files, err := filepath.Glob("../studies/*.yaml")
	if err != nil || len(files) < 7 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			plan := planned(t, file, few(map[string]string{"people": "8000"})) // no more than the smallest place has
			if said := plan.Warnings.All(); len(said) > 0 {
				t.Errorf("warns of %s", said[0].Text("en"))
			}
			r := simulated(t, plan, 2)
			spending := map[string]bool{}
			for _, c := range plan.Study.Scenarios {
				pays, subsidy := row(t, r, c.ID, 0, "oop_per_patient", "all", "all"), row(t, r, c.ID, 0, "premium_subsidy", "all", "all")
				if !(pays.Mean > 0) {
					t.Errorf("%s: patients pay %v", c.ID, pays.Mean)
				}
				spending[fmt.Sprint(pays.Mean, subsidy.Mean)] = true // who pays less premium pays as much for bills
			}
			if want := len(plan.Study.Scenarios); len(spending) != want {
				t.Errorf("%d scenarios give %d figures", want, len(spending))
			}
		})
	}
}

// A quick look cuts people down; it makes no small place larger.
func TestQuickMakesNoPlaceLarger(t *testing.T) {
	study, _, err := readStudy("../studies/huolinguole.yaml", scenarios.Given{Quick: true})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := Open(study)
	if err != nil || plan.people.Persons() != 8437 {
		t.Fatalf("%v, %v", plan, err)
	}
}

// A budget needs a hundred draws and, of a sample, a thousand households a stratum: of Baise's 173,300 on the register that
// is one person in 173 of 2,579,268, some 14,900. A small place that is simulated whole has what it has.
func TestNoBudgetOfTooLittle(t *testing.T) {
	notRaced(t)
	for _, c := range []struct {
		study, people, draws, want string
	}{
		{baise, "100000", "99", "fewer than 100"},
		{baise, "14850", "100", `holds 998 households of "on the register`},
		{baise, "14880", "100", ""}, // a thousand of them
		{"../studies/huolinguole.yaml", "8437", "100", ""},
		{"../studies/huolinguole.yaml", "8437", "99", "fewer than 100"},
		{"../studies/huolinguole.yaml", "8000", "100", "fewer than 1000"},
	} {
		plan := planned(t, c.study, map[string]string{"people": c.people, "draws": c.draws})
		got := plan.unbudgeted()
		if !strings.Contains(got.EN, c.want) || (c.want == "") != (got.EN == "") || (got.EN == "") != (got.ZH == "") {
			t.Errorf("%s people, %s draws: %q", c.people, c.draws, got.EN)
		}
	}
	r := simulated(t, planned(t, baise, few(nil)), 2)
	if len(r.Budgets) > 0 || r.Unbudgeted.EN == "" {
		t.Errorf("three draws give the budgets %+v", r.Budgets)
	}
}

// What suffices by chance alone is no more than with the ranges halved, and that no more than the budget.
func TestBudgetsAreNested(t *testing.T) {
	notRaced(t)
	plan := planned(t, baise, map[string]string{"people": "15500", "draws": "100", "replicates": "2"})
	plan.firstYear()
	r := simulated(t, plan, 2)
	if len(r.Budgets) < 5 {
		t.Fatalf("%d budgets", len(r.Budgets))
	}
	for _, b := range r.Budgets {
		if !b.Rare && !(b.Chance <= b.Narrower && b.Narrower <= b.Amount && b.Amount <= b.Wider) {
			t.Errorf("%s: %.0f by chance, %.0f with ranges halved, %.0f, %.0f with wider ones", b.Benefit, b.Chance, b.Narrower, b.Amount, b.Wider)
		}
	}
}
