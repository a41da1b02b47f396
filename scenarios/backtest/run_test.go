package backtest

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"
	"doudi/scenarios/library"
)

var few = sample{3000, 10}

// Without a name all published figures are held against the model, of the library and of the localities: at least 25, of
// every study that has some.
func TestAllFiguresAreHeld(t *testing.T) {
	t.Chdir(t.TempDir())
	studies, err := (&Table{Warnings: &document.Report{}}).read(nil, few)
	if err != nil {
		t.Fatal(err)
	}
	targets, ids := 0, map[string]bool{}
	for _, s := range studies {
		targets += len(s.Targets)
		ids[s.ID] = true
	}
	if targets < 25 || !ids["baise"] || !ids["shaanxi"] || ids["five-systems"] {
		t.Errorf("%d figures of %v", targets, ids)
	}
}

// A locality's figures are those of its study run whole with the same sample, though scenarios without a figure are left
// out; and its files are found where there are none.
func TestFiguresAreThoseOfTheStudy(t *testing.T) {
	t.Chdir(t.TempDir())
	names := []string{"baise", "gansu"}
	if testing.Short() {
		names = names[:1]
	}
	table, err := run(t.Context(), Options{Studies: append(slices.Clone(names), names[0]), Workers: 2}, few)
	if err != nil {
		t.Fatal(err)
	}
	at, years := 0, 0
	for _, name := range names {
		file, text, err := library.Backtests().Text(name)
		if err != nil {
			t.Fatal(err)
		}
		study, _, err := scenarios.Parse(file, text, scenarios.Given{Flags: map[string]string{"people": "3000", "draws": "10", "replicates": "1"}})
		if err != nil || len(study.Scenarios) < 3 {
			t.Fatal(err)
		}
		plan, err := forecast.Open(study)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := dispatch.Run(t.Context(), plan, dispatch.Options{Workers: 1})
		if err != nil {
			t.Fatal(err)
		}
		years += 10 * plan.World().Population.Persons() * study.Years.Count() // of ten draws, once each
		for _, b := range whole.Backtests {
			f := table.Figures[at]
			if at++; f.Mean != b.Mean || f.P05 != b.P05 || f.P95 != b.P95 || f.Rare != b.Rare || f.Inside != b.Hit() || f.Locality != name {
				t.Errorf("%s: %s: %+v, want %+v", name, b.Target.Name.EN, f, b)
			}
			if !(f.P05 <= f.P25 && f.P25 <= f.P50 && f.P50 <= f.P75 && f.P75 <= f.P95) || !(f.CRPS > 0) {
				t.Errorf("%s: %+v", name, f)
			}
		}
	}
	if at != len(table.Figures) || table.PersonYears != int64(years) {
		t.Errorf("%d figures, want %d, of %d person-years, want %d", len(table.Figures), at, table.PersonYears, years)
	}
}

// What cannot be used is refused at once, all of it together, and nothing is simulated.
func TestStudiesAreRefusedTogether(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("bad.yaml", []byte("study: bad\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := Run(t.Context(), Options{Studies: []string{"nowhere", "five-systems", "bad.yaml", "./none.yaml"}, Progress: func(int, int) { t.Error("something runs") }})
	var invalid *document.Invalid
	if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	said := invalid.Report.Shown("en")
	for _, want := range []string{"nowhere: error: no file is called so", "shaanxi", "five-systems.yaml: error: the study has no published figures", "bad.yaml:1:1: error", "none.yaml"} {
		if !strings.Contains(said, want) {
			t.Errorf("said %s, want %q", said, want)
		}
	}
}

func TestABacktestIsInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	_, err := run(ctx, Options{Studies: []string{"yunyang", "lixian"}, Progress: func(done, total int) {
		if done > total/4 {
			stop()
		}
	}}, few)
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// The kinds are those that the index of the localities gives, which was written by hand from the documents.
func TestKindsAreThoseOfTheIndex(t *testing.T) {
	if testing.Short() {
		t.Skip("makes the people of provinces")
	}
	index, err := os.ReadFile("../../testdata/localities/README.md")
	if err != nil {
		t.Fatal(err)
	}
	table, err := run(t.Context(), Options{Studies: []string{"baisha", "gansu", "hainan", "henan", "lixian", "qianjiang", "qianxinan", "shaanxi",
		"lingyun", "jiangxi", "wanzai", "yishui", "chongqing-later"}}, sample{3000, 2})
	if err != nil {
		t.Fatal(err)
	}
	named := map[Kind]string{Ratio: "比例 ratio", Floor: "托底 floor", Count: "人次 count", Money: "金额 money", Tail: "尾部 tail"}
	for _, f := range table.Figures {
		begins := "| " + f.Study.ID + " | " + f.Target.Name.ZH + " · "
		found := false
		for line := range strings.Lines(string(index)) {
			if strings.HasPrefix(line, begins) {
				found = strings.Contains(line, "| "+named[f.Kind])
			}
		}
		if !found {
			t.Errorf("the index has no row of %s with %s", begins, named[f.Kind])
		}
	}
}

// The table that is kept says of every kind what the page beside it says.
func TestTheKeptTableIsAsThePageSays(t *testing.T) {
	page, err := os.ReadFile("../../testdata/localities/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for name, heading := range map[string]string{"backtest-before.csv": "模型修改之前", "backtest-after.csv": "模型修改之后"} {
		_, section, ok := strings.Cut(string(page), "## 历史检验："+heading)
		if !ok {
			t.Fatalf("the page has no section %s", heading)
		}
		section, _, _ = strings.Cut(section, "\n## ")
		keptTable(t, name, section)
	}
}

// keptTable holds a table against the section of the page that is about it.
func keptTable(t *testing.T, name, section string) {
	t.Helper()
	file, err := os.Open("../../testdata/localities/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) < 26 {
		t.Fatal(len(rows), err)
	}
	kind, inside := slices.Index(rows[0], "kind"), slices.Index(rows[0], "inside90")
	for k, title := range map[Kind]string{Ratio: "比例 ratios that no rule makes", Floor: "托底 floors", Count: "人次 counts", Money: "金额 money", Tail: "尾部 tails"} {
		figures, held := 0, 0
		for _, row := range rows[1:] {
			if row[kind] == string(k) && row[inside] != "" { // else too rare to say
				if figures++; row[inside] == "true" {
					held++
				}
			}
		}
		if want := fmt.Sprintf("| %s | %d | %d |", title, figures, held); !strings.Contains(section, want) {
			t.Errorf("%s: the page does not say %s", name, want)
		}
	}
}

// Figures a head, a case and of the insured are held as they are published, and none is of what the profiles state as inputs:
// admissions, what one costs, and special outpatient bills.
func TestFiguresPerHead(t *testing.T) {
	t.Chdir(t.TempDir())
	table, err := run(t.Context(), Options{Studies: []string{"national-2025", "pengshui"}, Workers: 2}, few)
	if err != nil {
		t.Fatal(err)
	}
	units := map[string]int{}
	for _, f := range table.Figures {
		if f.Target.Over != nil {
			units[f.Target.Unit]++
		}
		for _, input := range []string{"admission", "outpatient_chronic", "total_cost", "inpatient_cost"} {
			if strings.HasPrefix(f.Target.Measure, input) || f.Target.Measure == "cost_per_admission" {
				t.Errorf("%s is of an input", f.Target.Name.EN)
			}
		}
		if !(f.Mean > f.Target.Value/4 && f.Mean < 4*f.Target.Value) {
			t.Errorf("%s is %v, published %v: of another unit?", f.Target.Name.EN, f.Mean, f.Target.Value)
		}
	}
	if len(table.Figures) != 9 || units["CNY per person"] != 3 || units["CNY per admission"] != 1 || units["ratio"] != 1 {
		t.Errorf("%d figures, of them per something %v", len(table.Figures), units)
	}
}
