package report

import (
	"math"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// withPremiums is a run whose county fund pays premiums for people, 126.25 million yuan a year, beside the backstop.
func withPremiums(t testing.TB) *forecast.Result {
	run := accountExample(t)
	for i := range run.Funds {
		if f := &run.Funds[i]; f.ID == "county_backstop" {
			f.Premiums = []forecast.Member{{ID: "subsidy", Title: model.Title{ZH: "代缴", EN: "Subsidy"}}}
			run.Rows = append(run.Rows, measure.Row{Scenario: f.Scenario, Year: 2019, Measure: "premium_subsidy", By: "premium", Group: "subsidy", Unit: "CNY", Mean: 126.25e6})
		}
	}
	for i := range run.Accounts {
		run.Accounts[i].Premiums = []forecast.Member{{ID: "subsidy"}}
	}
	run.Budgets = append(run.Budgets, forecast.Budget{Scenario: "backstop_85", Fund: "county_backstop", Year: 2019, Amount: 28_010_000, Suffices: 190},
		forecast.Budget{Scenario: "current", Fund: "county_backstop", Year: 2019, Amount: 43_210_001, Suffices: 190})
	return run
}

// An amount to budget holds a fund's benefits and not the premiums that it pays for people, which its account does hold: it is said
// wherever an amount is, and how much they come to.
func TestAmountsSayThatPremiumsAreApart(t *testing.T) {
	for lang, want := range map[message.Language][]string{
		"zh": {"| 县级财政兜底资金（不含资助参保） | 4,322 |", "金额都不含资助参保（2019年平均12,625万元，8,838至17,675）。基金账户的支出含资助参保，够用的金额比这里大。",
			"县级财政兜底资金（不含资助参保）需2,801万元（“现行政策”4,322万元", "“支出”含该基金代缴的参保费（资助参保），上面建议编列的金额不含。"},
		"en": {"| County backstop fund (premiums apart) | 43.3 |", "No amount holds the premiums that are paid for people, on average 126 million yuan in 2019 (88 to 177).",
			"the County backstop fund (premiums apart) needs 28.1 million yuan", "\"spending\" holds the premiums that the fund pays for people"},
	} {
		run := withPremiums(t)
		var b strings.Builder
		if err := Compose(run, lang).WriteMarkdown(&b); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: %q is not in\n%s", lang, w, text)
			}
		}
	}
	if text := textOf(t, accountExample(t), "zh"); strings.Contains(text, "资金（不含资助参保）") {
		t.Error("a fund that pays no premiums is said to be without them")
	}
	if lines := wordsOn(t, budgetCurves(drawn(t), "zh")); !strings.Contains(strings.ReplaceAll(lines, "\n", ""), "金额都不含资助参保") {
		t.Errorf("the picture of what suffices does not say what it leaves out:\n%s", lines)
	}
}

// A balance that is many times as far from zero as the baseline's has an axis of its own and says so: −5 million (−35 to 25) beside
// −700 (−900 to −400), on whose axis nothing would be seen of it.
func TestBalancesThatDwarfTheOthersStandApart(t *testing.T) {
	run := drawn(t)
	for i := range run.Rows {
		if r := &run.Rows[i]; r.Measure == "fund_balance" && r.Scenario == "no_backstop" {
			r.Mean, r.P05, r.P10, r.P25, r.P50, r.P75, r.P90, r.P95 = -700e6, -900e6, -850e6, -800e6, -700e6, -600e6, -500e6, -400e6
		}
	}
	f := balances(run, "zh")
	if !strings.Contains(f.Subtitle, "注明“纵轴另计”的除外") {
		t.Error(f.Subtitle)
	}
	ways := f.Funds[0].Ways
	if got := ways[1].Caption; !strings.HasPrefix(got, "纵轴另计；2019年") || ways[1].Holds != nil {
		t.Errorf("%q, %v", got, ways[1].Holds)
	}
	for _, x := range ways[0].Holds { // in ten thousand yuan
		if math.Abs(x) > 3500 {
			t.Errorf("the axis of the others reaches %v", x)
		}
	}
	if strings.Contains(ways[0].Caption, "纵轴") || len(ways[0].Holds) == 0 {
		t.Errorf("the baseline's is %q on %v", ways[0].Caption, ways[0].Holds)
	}
	if f := balances(drawn(t), "zh"); strings.Contains(f.Subtitle, "另计") {
		t.Error("balances that are alike are set apart")
	}
}

// Counts have no decimals from one on: there is no 14.4th household; a difference below one keeps its digits, lest it read as none.
func TestCountsAreWhole(t *testing.T) {
	for name, want := range map[string][3]string{"households": {"14", "-1,235", "0.40"}, "persons": {"14", "-1,235", "0.40"}, "admissions": {"14", "-1,235", "0.40"}, "CNY per patient": {"14.4", "-1,235", "0.40"}} {
		u := unitOf("zh", name)
		if got := [3]string{u.of(14.4), u.of(-1234.6), u.of(0.4)}; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if got := unitOf("zh", "households").span("zh", 1.5, 41.9); got != "2至42" {
		t.Error(got)
	}
}

// Differences stand in the unit of the levels above them, millions of a large study, unless their largest is below a tenth of one: then in
// one that leaves something to be read, here thousands. 90,000 yuan are 0.09 million, 110,000 are 0.11.
func TestDifferencesAreInTheUnitOfTheirLevels(t *testing.T) {
	for largest, want := range map[float64]string{110_000: "million yuan", 90_000: "thousand yuan", -110_000: "million yuan", -90_000: "thousand yuan"} {
		run := example(t)
		for i := range run.Rows {
			if r := &run.Rows[i]; r.Measure == "fund_spending" && r.By == "all" {
				r.DiffMean, r.DiffP05, r.DiffP95 = largest/2, min(largest, 0), max(largest, 0)
			}
		}
		if got := comparedColumns(run, message.English)[0]; got.Measure != "fund_spending" || got.unit.name != want {
			t.Errorf("%v: %s in %s, want %s", largest, got.Measure, got.unit.name, want)
		}
	}
}

// The one page has room for three alternatives' sentences; it says that there are more.
func TestOnePageSaysWhatItLeavesOut(t *testing.T) {
	run := example(t)
	for lang, said := range map[message.Language]string{"zh": "另有2个方案见报告，第一个是“第四”。", "en": "2 more alternatives stand in the report, the first of them \"fourth\"."} {
		page := Compose(run, lang)
		page.Alternatives = append(page.Alternatives, Alternative{Number: 4, Title: map[message.Language]string{"zh": "第四", "en": "fourth"}[lang]}, Alternative{Number: 5, Title: "x"})
		if text := page.docxBody(3, 5, 2).String(); !strings.Contains(strings.ReplaceAll(text, "&#34;", "\""), said) {
			t.Errorf("%q is not in %s", said, text)
		}
		if text := Compose(run, lang).docxBody(3, 5, 2).String(); strings.Contains(text, "另有") || strings.Contains(text, "more alternatives") {
			t.Error("three alternatives are said to be more")
		}
	}
}
