package report

import (
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/scenarios/forecast"
)

func TestBudgetsAreWhatSuffices(t *testing.T) {
	run := example(t)
	// 43,210,001 yuan are 4,321.0001 times ten thousand; 4,321 would be a yuan short.
	for _, c := range []struct {
		lang string
		year int
		want string
	}{
		{"zh", 2026, "按2019年口径回算，政府兜底保障需4,322万元：200次模拟中有190次不超支（此数的模拟误差约123万元）。"},
		{"zh", 2018, "2019年政府兜底保障建议编列4,322万元：200次模拟中有190次不超支（此数的模拟误差约123万元）。"},
		{"en", 2018, "43.3 million yuan should be budgeted in 2019 for Government backstop: in 190 of 200 simulations that is no overrun (simulation error of this figure: about 1.23 million yuan)."},
	} {
		run.Timing.Year = c.year
		page := Compose(run, c.lang)
		if len(page.Answers) != 2 || page.Answers[0].Text != c.want {
			t.Errorf("%d answers, the first: %s\nwant %s", len(page.Answers), page.Answers[0].Text, c.want)
		}
		text := textOf(t, run, c.lang)
		for _, word := range []string{"置信", "confidence", "够用"} {
			if strings.Contains(text, word) {
				t.Errorf("%s is said", word)
			}
		}
	}
}

func TestPublishedFiguresAreHitOrMissed(t *testing.T) {
	run := example(t)
	run.Backtests[3].Mean, run.Backtests[3].P05, run.Backtests[3].P95 = math.NaN(), math.NaN(), math.NaN()
	// The example simulates 0.9…1.4 of the published rate and admissions, and 1.5…3 of the spending.
	want := map[string]string{"贫困患者住院实际报销比例": "命中", "政府兜底支出": "未命中", "政府兜底住院人次": "命中", "政府兜底门诊人数": "未模拟"}
	for _, line := range strings.Split(textOf(t, run, "zh"), "\n") {
		if fields := strings.Fields(line); len(fields) > 0 && want[fields[0]] != "" {
			if got := fields[len(fields)-1]; got != want[fields[0]] {
				t.Errorf("%s: %s, want %s", fields[0], got, want[fields[0]])
			}
			delete(want, fields[0])
		}
	}
	if len(want) > 0 {
		t.Errorf("not told: %v", want)
	}
	for _, b := range []struct {
		published float64
		hit       bool
	}{{0.9, true}, {1.1, true}, {0.89, false}, {1.11, false}} {
		test := forecast.Backtest{Mean: 1, P05: 0.9, P95: 1.1}
		test.Target.Value = b.published
		if test.Hit() != b.hit {
			t.Errorf("%v: %v", b.published, test.Hit())
		}
	}
}

func TestNoBudgetIsExplained(t *testing.T) {
	run := example(t)
	run.Budgets, run.Unbudgeted = nil, model.Title{ZH: "不报编列金额：只有3次。", EN: "No budget is given: 3 draws."}
	for lang, want := range map[string]string{"zh": "\n不报编列金额：只有3次。\n", "en": "\nNo budget is given: 3 draws.\n"} {
		if text := textOf(t, run, lang); !strings.Contains(text, want) || strings.Contains(text, "不超支概率") || strings.Contains(text, "needs") {
			t.Errorf("%q is missing, or a budget is given, in\n%s", want, text)
		}
	}
}
