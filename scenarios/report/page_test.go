package report

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/scenarios/forecast"
)

func textOf(t *testing.T, run *forecast.Result, lang message.Language) string {
	t.Helper()
	var b strings.Builder
	if err := Compose(run, lang).WriteText(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Numbers of a column stand below each other, their intervals too; words that have none stand at the right.
func TestColumnsStandInLine(t *testing.T) {
	table := table{head: []string{"项目", "mean"}, rows: [][]cell{
		{{text: "基本医疗保险(全体居民)"}, {text: "1,234", span: "1至2"}},
		{{text: "  all"}, {text: "~", span: "-1,234至56,789"}},
		{{text: "只有名目"}},
		{{text: "无区间"}, {text: "0"}},
		{{text: "太少"}, {text: "样本中没有"}},
	}}
	// The first column takes 22 cells (ten wide characters, two narrow), then two between columns, five of the number and
	// a space and sixteen of the interval in brackets.
	want := []string{
		"项目" + strings.Repeat(" ", 46-4-4) + "mean",
		strings.Repeat("-", 22+2+5+1+16),
		"基本医疗保险(全体居民)  1,234" + strings.Repeat(" ", 17-6) + "(1至2)",
		"  all" + strings.Repeat(" ", 22+2+5-5-1) + "~ (-1,234至56,789)",
		"只有名目",
		"无区间" + strings.Repeat(" ", 22+2+5-6-1) + "0",
		"太少" + strings.Repeat(" ", 46-4-10) + "样本中没有",
	}
	if got := table.set(); !slices.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTablesHoldNoCharacterOfDoubtfulWidth(t *testing.T) {
	for _, lang := range []message.Language{"zh", "en"} {
		page := Compose(example(t), lang)
		parts := append(page.details(), page.levelsPart(), part{table: page.comparison(0, len(page.Alternatives))})
		for _, p := range parts {
			if p.table == nil {
				continue
			}
			for _, line := range p.table.set() {
				if strings.ContainsAny(line, "·—“”‘’①℃±×│─┼•°") || strings.Contains(line, "\t") {
					t.Errorf("%s: %q", lang, line)
				}
			}
		}
	}
}

func TestDifferencesOfScenarios(t *testing.T) {
	yuan := unitOf("zh", "CNY per person")
	nan := number(math.NaN())
	for _, c := range []struct {
		line Line
		want string
	}{
		{Line{DiffMean: 12.34, DiffP05: 10, DiffP95: 15}, "+12.3"},
		{Line{DiffMean: -0.5, DiffP05: -2, DiffP95: 1, Noise: true}, "~"},
		{Line{Noise: true}, "0"}, // exactly nothing is no noise
		{Line{DiffMean: nan, DiffP05: nan, DiffP95: nan}, ""},
		{Line{DiffMean: nan, DiffP05: nan, DiffP95: nan, DiffRare: true}, "太少，不报"},
	} {
		if got := c.line.difference("zh", yuan); got != c.want {
			t.Errorf("%+v: %q, want %q", c.line, got, c.want)
		}
	}
	page := Compose(example(t), "zh")
	for _, s := range page.Scenarios {
		for _, section := range s.Sections {
			for _, l := range section.Lines {
				if s.Baseline != math.IsNaN(float64(l.DiffMean)) {
					t.Errorf("%s %s: difference %v", s.ID, l.Measure, l.DiffMean)
				}
			}
		}
	}
}

func TestNotesWarn(t *testing.T) {
	run := example(t)
	plain := textOf(t, run, "zh")
	if !strings.Contains(plain, "标准差 参数") || !strings.Contains(plain, "“过程”出自") {
		t.Error("a full run does not part parameter from process")
	}
	run.Simulated, run.Study.Quick, run.Study.Draws = 30_000, true, 1000
	run.Warnings = []model.Title{{ZH: "某处可疑", EN: "something is odd"}}
	sampled, english := textOf(t, run, "zh"), textOf(t, run, "en")
	for words, quiet := range map[string]bool{
		"96个不确定参数中有61个未经核实": true, "第99百分位不显示": true,
		"模拟30,000人(样本，代表2,580,000人)": false, "--quick": false, "某处可疑": false,
	} {
		if strings.Contains(plain, words) != quiet {
			t.Errorf("%q in the plain run: %v", words, !quiet)
		}
		if want := words != "第99百分位不显示"; strings.Contains(sampled, words) != want {
			t.Errorf("%q in the sampled run: %v", words, !want)
		}
	}
	if strings.Contains(sampled, "标准差") {
		t.Error("a quick look parts parameter from process")
	}
	if !strings.Contains(english, "something is odd") {
		t.Error("a warning is missing in English")
	}
}

func TestJSONHoldsTheNumbersOfTheText(t *testing.T) {
	run := example(t)
	run.Rows[0].ProcessSD = math.NaN()
	var b strings.Builder
	if err := Compose(run, "en").WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Answers   []struct{ Amount, Suffices, Simulations float64 }
		Scenarios []struct {
			ID       string
			Sections []struct {
				Unit  string
				Lines []struct {
					Measure, Group string
					Mean, P95      float64
					DiffMean       *float64 `json:"diff_mean"`
				}
			}
		}
		Published []struct {
			Published float64
			Hit       bool
		}
		Notes []string
	}
	if err := json.Unmarshal([]byte(b.String()), &got); err != nil {
		t.Fatal(err)
	}
	line := got.Scenarios[1].Sections[0].Lines[4] // without the backstop, its line
	if got.Answers[0].Amount != 43_210_001 || got.Answers[0].Suffices != 190 || line.Group != "backstop" || line.Mean != 0 ||
		line.DiffMean == nil || *line.DiffMean != -123e6 || got.Scenarios[0].Sections[0].Lines[0].DiffMean != nil ||
		got.Published[0].Published != 0.9085 || got.Published[1].Hit || len(got.Notes) == 0 {
		t.Errorf("JSON holds %+v", got)
	}
}

// What is too rare to say is said to be, in the tables, in the sentences and in JSON, and no number stands in its place.
func TestTooFewIsSaid(t *testing.T) {
	run := example(t)
	for i := range run.Rows {
		r := &run.Rows[i]
		r.Rare = r.Measure == "che10" || r.Measure == "poverty_d2"
		r.DiffRare = r.Rare
		if r.Measure == "poverty_d2" {
			r.Mean = 0 // a sample in which nobody is
		}
	}
	run.Budgets[0].Rare, run.Backtests[1].Rare = true, true
	for lang, want := range map[message.Language][]string{
		"zh": {"超过消费的10% 太少，不报", "D2 收入口径(含误工) 样本中没有", "县级财政兜底资金 太少，不报"},
		"en": {"too few to say", "none in sample", "County backstop fund too few to say"},
	} {
		text := textOf(t, run, lang)
		words := strings.Join(strings.Fields(text), " ")
		for _, w := range want {
			if !strings.Contains(words, w) {
				t.Errorf("%q is missing in\n%s", w, text)
			}
		}
		if strings.Contains(text, "4,322") || strings.Contains(text, "249,000") { // the budget, and che10 of three years
			t.Error("a figure that is too rare to say is said")
		}
	}
	for _, s := range Compose(run, "zh").Scenarios {
		for _, section := range s.Sections {
			for _, l := range section.Lines {
				if l.Rare != (l.Measure == "che10" || l.Measure == "poverty_d2") || l.Rare != math.IsNaN(float64(l.Mean)) {
					t.Errorf("%s %s: %v, rare %v", s.ID, l.Measure, l.Mean, l.Rare)
				}
			}
		}
	}
}

// Counts over several years are of distinct households and persons, in the tables, the pictures and the JSON, and the page says
// how they are counted; of one year there is nothing to say.
func TestHouseholdsOfSeveralYearsCountOnce(t *testing.T) {
	run := example(t)
	for lang, want := range map[message.Language][]string{
		"zh": {"灾难性卫生支出，户\n", "致贫性卫生支出，户\n", "政府兜底门诊人数 2017-2018 人", "同一户、同一人只计一次", "人均和各种比例是平均每年的"},
		"en": {"Catastrophic health expenditure, households\n", "Illness-induced poverty, households\n", "2017-2018 persons", "counts once, however often", "are of a year, on average"},
	} {
		text := textOf(t, run, lang)
		words := strings.Join(strings.Fields(text), " ")
		for _, w := range want {
			if !strings.Contains(words, strings.TrimSpace(w)) {
				t.Errorf("%q is missing in\n%s", w, text)
			}
		}
	}
	for _, section := range Compose(run, "en").Scenarios[1].Sections {
		if section.Unit == "households" && section.UnitName != "households" {
			t.Errorf("%s is counted in %s", section.Title, section.UnitName)
		}
	}
	run.Study.Years.From = 2019
	if text := textOf(t, run, "zh"); !strings.Contains(text, "灾难性卫生支出，户\n") || strings.Contains(text, "只计一次") {
		t.Error("a single year's households are counted once in it without saying so")
	}
	for name, want := range map[string]string{"households": "户", "household-years": "户次", "person-years": "人次", "persons": "人", "admissions": "人次", "CNY": "万元"} {
		if got := unitOf("zh", name).name; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// What is spent outside bills is an assumption, and stands apart wherever out-of-pocket cost is told.
func TestSpendingOutsideBillsStandsApart(t *testing.T) {
	run := example(t)
	// The example: 611 yuan a head, 193 on bills and 418 outside them, which is 68 %.
	for lang, want := range map[message.Language][]string{
		"zh": {"人均(全体居民) 611", "其中账单内 193", "其中账单外(假定) 418", "个人负担中68%是账单外支出"},
		"en": {"per person, all residents 611", "of it on bills 193", "of it outside bills (assumed) 418", "68 % of out-of-pocket cost"},
	} {
		words := strings.Join(strings.Fields(textOf(t, run, lang)), " ")
		for _, w := range want {
			if !strings.Contains(words, w) {
				t.Errorf("%q is missing", w)
			}
		}
	}
}
