package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/backtest"
)

// scoredByHand has a ratio that is missed, a floor that holds, money of a long name that is hit, and a count of which too little
// was counted.
func scoredByHand() *backtest.Table {
	study := &scenarios.Study{ID: "place", Title: model.Title{ZH: "某地", EN: "A place"}}
	target := func(zh, en, unit string, value float64) scenarios.Target {
		return scenarios.Target{Name: model.Title{ZH: zh, EN: en}, Measure: "m", Scenario: "current", By: "all", Group: "all", Unit: unit, Value: value, Years: scenarios.Years{From: 2017, To: 2018},
			Source: document.Source{Ref: "Report", Section: "II.2"}}
	}
	floor := target("政策|范围内", "Eligible | rate", "ratio", 0.8)
	floor.Bound = scenarios.AtLeast
	kept := target("救助"+strings.Repeat("支出", 30), "Spending", "CNY", 20_000_000)
	kept.KeptBack, kept.Months = true, scenarios.Months{First: 1, Last: 6}
	nan := math.NaN()
	return &backtest.Table{Warnings: &document.Report{}, Figures: []*backtest.Figure{
		{Study: study, Locality: "county", Kind: backtest.Ratio, Target: target("比例", "Ratio", "ratio", 0.5), Mean: 0.6, P05: 0.55, P25: 0.58, P50: 0.6, P75: 0.62, P95: 0.65, CRPS: 0.09, Naive: 0.7, NaiveCRPS: 0.18, Skill: 0.5},
		{Study: study, Locality: "county", Kind: backtest.Floor, Target: floor, Mean: 0.9, P05: 0.85, P25: 0.88, P50: 0.9, P75: 0.92, P95: 0.95, Inside: true, Naive: nan, NaiveCRPS: nan, Skill: nan},
		{Study: study, Locality: "county", Kind: backtest.Money, Target: kept, Mean: 25_000_000, P05: 15_000_000, P25: 20_000_000, P50: 24_000_000, P75: 30_000_000, P95: 40_000_000, Inside: true, CRPS: 3_000_000, Naive: 10_000_000, NaiveCRPS: 6_000_000, Skill: 0.5},
		{Study: study, Locality: "county", Kind: backtest.Count, Target: target("人次", "Count", "admissions", 10), Mean: 3, Rare: true, CRPS: 8, Naive: 1, NaiveCRPS: 9, Skill: 0.1},
	}}
}

// The list for other programs has these keys and no others; of what is too rare only the mean stands there.
func TestBacktestForPrograms(t *testing.T) {
	var b bytes.Buffer
	if err := WriteBacktestJSON(&b, scoredByHand(), message.English); err != nil {
		t.Fatal(err)
	}
	var list []map[string]any
	if err := json.Unmarshal(b.Bytes(), &list); err != nil || len(list) != 4 {
		t.Fatal(err, len(list))
	}
	keys := strings.Fields("study locality name kind unit published mean p05 p25 p50 p75 p95 inside90 crps skill kept_back")
	for _, x := range list {
		if len(x) != len(keys) {
			t.Errorf("%v", x)
		}
		for _, k := range keys {
			if _, ok := x[k]; !ok {
				t.Errorf("%s is missing: %v", k, x)
			}
		}
	}
	for key, want := range map[string]any{"study": "place", "locality": "county", "name": "Ratio", "kind": "ratio", "published": 0.5, "p25": 0.58, "inside90": false, "crps": 0.09, "skill": 0.5, "kept_back": false} {
		if list[0][key] != want {
			t.Errorf("%s is %v, want %v", key, list[0][key], want)
		}
	}
	if list[1]["skill"] != nil || list[2]["kept_back"] != true || list[3]["inside90"] != nil || list[3]["p05"] != nil || list[3]["mean"] != 3.0 {
		t.Errorf("%v", list)
	}
	b.Reset()
	if err := WriteBacktestJSON(&b, &backtest.Table{}, message.English); err != nil || strings.TrimSpace(b.String()) != "[]" {
		t.Errorf("of nothing: %s, %v", &b, err)
	}
	b.Reset()
	if err := writeBacktestCSV(&b, scoredByHand()); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&b).ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatal(err, len(rows))
	}
	cell := func(row int, column string) string {
		for i, name := range rows[0] {
			if name == column {
				return rows[row][i]
			}
		}
		t.Fatalf("no column %s", column)
		return ""
	}
	for _, c := range []struct {
		row          int
		column, want string
	}{{1, "relative_error", "0.2"}, {1, "naive", "0.7"}, {1, "rare", ""}, {2, "bound", "at_least"}, {2, "naive", ""}, {3, "window", "2017-01..2018-06"}, {3, "kept_back", "true"}, {4, "rare", "1"}, {4, "inside90", ""}, {4, "mean", "3"}} {
		if got := cell(c.row, c.column); got != c.want {
			t.Errorf("%s of row %d is %q, want %q", c.column, c.row, got, c.want)
		}
	}
}

// Both languages say the numbers of every figure, under the heading of its kind, in lines that a screen holds.
func TestBacktestForReaders(t *testing.T) {
	for lang, want := range map[message.Language][]string{
		message.Chinese: {"公布数（规则造出的除外）2个中1个在模拟的90%区间内", "county 比例", "50.00", "60.00 (55.00至65.00)", "+20%", "18%", "0.50", "不低于80.00", "来源\n- county：Report II.2\n\n说明\n", "2,500 (1,500至4,000)", "太少，不报"},
		message.English: {"Published figures that no rule makes: 1 of 2 inside", "county Ratio", "50.00", "60.00 (55.00 to 65.00)", "+20%", "18%", "0.50", "at least 80.00", "Sources\n- county: Report II.2\n\nNotes\n", "25.0   (15.0 to 40.0)", "too few to say"},
	} {
		var b bytes.Buffer
		if err := WriteBacktestText(&b, scoredByHand(), lang); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(b.String(), w) {
				t.Errorf("%s: %q is missing:\n%s", lang, w, &b)
			}
		}
		for line := range strings.Lines(b.String()) {
			if document.Cells(strings.TrimRight(line, "\n")) > screenCells {
				t.Errorf("%s: wider than a screen: %s", lang, line)
			}
		}
	}
}

// A figure that its study keeps back is marked, counted apart, and told of in the first sentence; then it is not said that nothing was
// tuned, which the program cannot know of the others.
func TestBacktestTellsWhatIsKeptBack(t *testing.T) {
	for lang, want := range map[message.Language][]string{
		message.Chinese: {"；其中留作检验的1个中1个\n", "是†", "\n  其中留作检验             1         1  100%", "\n  其中未留作检验           1         0    0%", "- † 留作检验：", "- 程序没有照着"},
		message.English: {"interval; kept back: 1 of 1\n", "yes†", "  of these kept back              1       1   100%", "  of these not kept back          1       0     0%", "- † kept back:", "- The program tunes nothing"},
	} {
		var b bytes.Buffer
		if err := WriteBacktestText(&b, scoredByHand(), lang); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if strings.Count(b.String(), w) != 1 {
				t.Errorf("%s: %q is missing:\n%s", lang, w, &b)
			}
		}
		none := scoredByHand()
		none.Figures[2].Target.KeptBack = false
		b.Reset()
		if err := WriteBacktestText(&b, none, lang); err != nil {
			t.Fatal(err)
		}
		for _, w := range append(want, "†") {
			if strings.Contains(b.String(), w) {
				t.Errorf("%s: %q is there:\n%s", lang, w, &b)
			}
		}
	}
}

// A figure that is inside only by its discrepancy is marked, and a note says how large that is and why: 0.5 lies below 0.55 to 0.65, and
// may be 0.06 off.
func TestBacktestSaysWhatIsAllowed(t *testing.T) {
	table := scoredByHand()
	f := table.Figures[0]
	f.Inside, f.Target.Discrepancy, f.Target.Why = true, 0.06, model.Title{ZH: "口径不明", EN: "scope unclear"}
	for lang, want := range map[message.Language][]string{
		message.Chinese: {"是*", "- * county 比例：公布的口径可能相差6.00%，计入才在区间内：口径不明"},
		message.English: {"yes*", "- * county Ratio: inside only because the published quantity may differ by 6.00 %: scope unclear"},
	} {
		var b bytes.Buffer
		if err := WriteBacktestText(&b, table, lang); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if strings.Count(b.String(), w) != 1 {
				t.Errorf("%s: %q is missing:\n%s", lang, w, &b)
			}
		}
	}
	f.Target.Discrepancy, f.P05 = 0.06, 0.45
	if f.Allowed() {
		t.Error("0.5 needs no allowance to lie between 0.45 and 0.65")
	}
}

// What stands in the folder: the table for programs and readers, and the picture in both languages and all formats, to which
// the document leads. Titles mean nothing to Markdown.
func TestBacktestFiles(t *testing.T) {
	files, err := BacktestFiles(scoredByHand())
	if err != nil || len(files) != 4+2*3 {
		t.Fatal(err, len(files))
	}
	for name, write := range files {
		var b bytes.Buffer
		if err := write(&b); err != nil || b.Len() == 0 {
			t.Errorf("%s: %d bytes, %v", name, b.Len(), err)
		}
		if name == "backtest.md" && (!strings.Contains(b.String(), "](forest_zh.png)") || !strings.Contains(b.String(), "| county 政策\\|范围内 | % |") || !strings.Contains(b.String(), "2017-01 – 2018-06")) {
			t.Errorf("the document is\n%s", &b)
		}
	}
}

// In the picture a figure is over its published one: 0.6 over 0.5 is 1.2. A figure published as 0 has no place, nor has one of
// which too little was counted.
func TestForestIsOverThePublished(t *testing.T) {
	f := forest(scoredByHand(), message.English)
	if len(f.Groups) != 4 {
		t.Fatalf("%d groups", len(f.Groups))
	}
	if title := f.Groups[3].Title; !strings.HasPrefix(title, "money: 1 of 1 inside (95 % interval ") {
		t.Errorf("the group says %q", title)
	}
	x := f.Groups[0].Trees[0]
	if math.Abs(x.Mean-1.2) > 1e-12 || math.Abs(x.P05-1.1) > 1e-12 || math.Abs(x.P95-1.3) > 1e-12 || x.Inside || x.Label != "×1.20" {
		t.Errorf("%+v", x)
	}
	if floor := f.Groups[1].Trees[0]; floor.Label != "≥ 1  ×1.12" || !floor.Inside {
		t.Errorf("%+v", floor)
	}
	if rare := f.Groups[2].Trees[0]; !math.IsNaN(rare.Mean) || rare.Label == "" {
		t.Errorf("%+v", rare)
	}
	none := scoredByHand()
	none.Figures[0].Target.Value = 0
	if x := forest(none, message.English).Groups[0].Trees[0]; !math.IsNaN(x.Mean) || !math.IsNaN(x.P95) {
		t.Errorf("%+v", x)
	}
	if empty := forest(&backtest.Table{}, message.Chinese); len(empty.Groups) != 0 || empty.Empty == "" || empty.Title == "" {
		t.Errorf("%+v", empty)
	}
}
