package report

import (
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

func TestBudgetsAreWhatSuffices(t *testing.T) {
	run := example(t)
	// 43,210,001 yuan are 4,321.0001 times ten thousand; 4,321 would be a yuan short.
	for _, c := range []struct {
		lang message.Language
		year int
		want string
	}{
		{"zh", 2026, "按2019年口径回算，县级财政兜底资金需4,322万元：200次模拟中有190次不超支（此数的模拟误差约123万元）。"},
		{"en", 2026, "Reckoned for 2019, County backstop fund needs 43.3 million yuan: in 190 of 200 simulations that is no overrun (simulation error of this figure: about 1.23 million yuan)."},
		{"zh", 2018, "2019年县级财政兜底资金建议编列4,322万元：200次模拟中有190次不超支（此数的模拟误差约123万元）。"},
		{"en", 2018, "43.3 million yuan should be budgeted in 2019 for County backstop fund: in 190 of 200 simulations that is no overrun (simulation error of this figure: about 1.23 million yuan)."},
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
	for lang, want := range map[message.Language]string{"zh": "\n不报编列金额：只有3次。\n", "en": "\nNo budget is given: 3 draws.\n"} {
		if text := textOf(t, run, lang); !strings.Contains(text, want) || strings.Contains(text, "不超支概率") || strings.Contains(text, "needs") {
			t.Errorf("%q is missing, or a budget is given, in\n%s", want, text)
		}
	}
}

// The budget table sets public money apart from the insurers', says what is lacking where an amount does not suffice, and
// names funds, as sentences and figures do. 43,210,001 yuan lack 9,870,000 on average; where an amount always suffices
// nothing is lacking.
func TestBudgetsSayWhoseMoneyAndHowMuchIsLacking(t *testing.T) {
	run := example(t)
	run.Budgets[0].Shortfall, run.Budgets[1].Shortfall = 9_870_000, math.NaN()
	run.Budgets = append(run.Budgets,
		forecast.Budget{Scenario: "current", Benefit: "critical", Year: 2019, Amount: 70_000_000, Suffices: 190, Shortfall: 1_000_000},
		forecast.Budget{Scenario: "current", Payer: "public", Year: 2019, Amount: 900_000_000, Suffices: 190, Shortfall: 2_000_000})
	for lang, want := range map[message.Language][]string{
		"zh": {"公共资金", "县级财政兜底资金 4,322 0 190 987", "公共资金合计 90,000 0 190 200", "保险机构资金", "城乡居民大病保险资金 7,000 0 190 100", "各项待遇合计 123,456 2,100 190 -"},
		"en": {"public money", "County backstop fund 43.3 0 190 9.87", "all public money 900 0 190 2.00", "insurers' money", "Critical-illness insurance fund 70.0 0 190 1.00", "all benefits together 1,235 21.0 190 -"},
	} {
		run.Budgets[0].MCError = 0
		for i := range run.Budgets {
			b := &run.Budgets[i]
			b.Chance, b.Narrower, b.Wider = math.NaN(), math.NaN(), math.NaN()
		}
		var got []string
		for _, row := range Compose(run, lang).budgetsPart().table.rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, strings.TrimSpace(c.text))
			}
			got = append(got, strings.Join(cells, " "))
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", lang, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// An alternative whose draws do not agree on poverty says that it has no cost of a household kept out of it, rather than
// leave the line out among those that are as in the baseline.
func TestAnUnpricedHouseholdIsSaid(t *testing.T) {
	run := example(t) // has no cost_per_household_averted, and both spending and poverty differ
	const said = "不报每少一户多支出多少"
	if n := strings.Count(textOf(t, run, "zh"), said); n != 3 {
		t.Errorf("said %d times, want of each alternative", n)
	}
	run.Rows = append(run.Rows, measure.Row{Scenario: "no_backstop", Measure: "cost_per_household_averted", By: "all", Group: "all", Unit: "CNY per household", Mean: 25_000, P05: 18_000, P95: 53_000})
	if n := strings.Count(textOf(t, run, "zh"), said); n != 2 {
		t.Errorf("said %d times, though one alternative has its cost", n)
	}
}

// The page of a folder shows the folder's figures: in its own language, where they are drawn in it.
func TestThePageShowsTheFigures(t *testing.T) {
	run := example(t)
	for _, drawn := range []Drawn{
		{Names: []string{"differences", "tornado"}, Languages: []message.Language{"zh", "en"}, Width: figure.Half},
		{Names: []string{"changes", "poverty"}, Languages: []message.Language{"en"}, Width: figure.Full},
		{Languages: []message.Language{"en"}},
	} {
		files, err := Files(run, drawn)
		if err != nil {
			t.Fatal(err)
		}
		for page, lang := range map[string]message.Language{"page.md": "zh", "page_en.md": "en"} {
			var b strings.Builder
			if err := files[page](&b); err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(b.String(), "](figures/"); n != len(drawn.Names) {
				t.Errorf("%s shows %d figures of %v", page, n, drawn.Names)
			}
			for _, name := range drawn.Names {
				shown := name + "_" + string(lang)
				if drawn.Width == figure.Full {
					shown = name + "_en_full"
				}
				if n := strings.Count(b.String(), "](figures/"+shown+".png)"); n != 1 || files["figures/"+shown+".png"] == nil {
					t.Errorf("%s: %s is shown %d times", page, shown, n)
				}
			}
		}
	}
}
