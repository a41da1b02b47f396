package forecast_test

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"
)

const localities = "../../testdata/localities"

// Every locality is read and runs; each published figure has a simulated one beside it and a row of the index, which has no others;
// and no benefit for the registered poor stands in a file without paying.
func TestLocalitiesRun(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(localities, "*.study.yaml"))
	if err != nil || len(files) != 13 {
		t.Fatal(files, err)
	}
	text, err := os.ReadFile(filepath.Join(localities, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, index, _ := strings.Cut(string(text), "## 已成目标的公布数")
	index, _, _ = strings.Cut(index, "\n## ")
	targets := 0
	for _, file := range files {
		study, result := ranLocality(t, file)
		if want := strings.TrimSuffix(filepath.Base(file), ".study.yaml"); study.ID != want {
			t.Errorf("%s holds the study %s", file, study.ID)
		}
		targets += len(study.Targets)
		paysTheSame(t, study.ID, result)
		for _, b := range result.Backtests {
			if !(b.Mean > 0) {
				t.Errorf("%s: %s: simulated %v", study.ID, b.Target.Name.EN, b.Mean)
			}
			if row := fmt.Sprintf("| %s | %s · %s |", study.ID, b.Target.Name.ZH, b.Target.Name.EN); !strings.Contains(index, row) {
				t.Errorf("README.md does not list %s", row)
			}
			if b.Target.Source.Status == "" || b.Target.Source.Note == "" {
				t.Errorf("%s: %s does not say how it is known and what both sides are", study.ID, b.Target.Name.EN)
			}
		}
		benefits := 0
		for _, row := range result.Rows {
			if row.Scenario != study.Baseline().ID || row.Year != 0 || row.By != "benefit" || row.Measure != "fund_spending" {
				continue
			}
			// Of the policy that comes with the program many benefits are of later years, or of bills that are not simulated.
			if benefits++; !(row.Mean > 0) && study.ID != "chongqing-later" {
				t.Errorf("%s: the benefit %s pays nothing", study.ID, row.Group)
			}
		}
		if benefits < 6 { // the shortest policy has as many
			t.Errorf("%s: %d benefits are reported", study.ID, benefits)
		}
	}
	if rows := strings.Count(index, "\n| ") - 1; rows != targets {
		t.Errorf("README.md lists %d figures, the studies have %d", rows, targets)
	}
}

// ranLocality runs a study with few people.
func ranLocality(t *testing.T, file string) (*scenarios.Study, *forecast.Result) {
	t.Helper()
	text, err := document.ReadText(file)
	if err != nil {
		t.Fatal(err)
	}
	people := "15000"
	if strings.Contains(file, "yishui") { // a township has no more
		people = "5431"
	}
	study, _, err := scenarios.Parse(file, text, scenarios.Given{Flags: map[string]string{"people": people, "draws": "3", "replicates": "2"}})
	if err != nil {
		t.Fatal(err)
	}
	plan, err := forecast.Open(study)
	if err != nil {
		t.Fatal(err)
	}
	result, err := dispatch.Run(context.Background(), plan, dispatch.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	return study, result
}

// paysTheSame holds a scenario that counts the rules of its study otherwise to the study's own policy: every fund spends as much, but for
// a fen a bill.
func paysTheSame(t *testing.T, study string, result *forecast.Result) {
	t.Helper()
	scenario := map[string]string{"shaanxi": "one_critical", "gansu": "lower_deductible_apart"}[study]
	for _, row := range result.Rows {
		if row.Scenario != scenario || row.By != "fund" || row.Measure != "fund_spending" {
			continue
		}
		if math.Abs(row.DiffMean) > 1e-6*row.Mean || row.Group == "critical_insurance" && row.Mean == 0 {
			t.Errorf("%s: under %s %s pays %v, %+v more", study, scenario, row.Group, row.Mean, row.DiffMean)
		}
	}
}
