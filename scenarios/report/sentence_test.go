package report

import (
	"math"
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// differ sets the paired differences of a scenario's rows of a measure.
func differ(run *forecast.Result, scenario, measure, by string, mean, low, high float64) {
	for i := range run.Rows {
		if r := &run.Rows[i]; r.Scenario == scenario && r.Measure == measure && r.By == by {
			r.DiffMean, r.DiffP05, r.DiffP95 = mean, low, high
			r.Noise = low < 0 && 0 < high
		}
	}
}

// told is the example with figures that are written out below: the county's fund needs 43,210,001 yuan under the baseline,
// 28,000,001 with the backstop to 85 %, nothing without it.
func told(t *testing.T) *forecast.Result {
	run := example(t)
	for i := range run.Rows {
		if r := &run.Rows[i]; r.Scenario == "no_backstop" && r.By == "fund" && r.Group == "county_backstop" {
			r.Mean, r.P05, r.P95 = 0, 0, 0
		}
	}
	run.Budgets = append(run.Budgets,
		forecast.Budget{Scenario: "current", Fund: "county_backstop", Year: 2019, Amount: 43_210_001},
		forecast.Budget{Scenario: "backstop_85", Fund: "county_backstop", Year: 2019, Amount: 28_000_001})
	for _, id := range []string{"no_backstop", "backstop_85"} {
		differ(run, id, "oop_per_patient", "all", 156.2, 102.4, 217.8)
		differ(run, id, "poverty_d2", "all", 5190.3, 2583.8, 8379)
	}
	return run
}

func sentenceOf(run *forecast.Result, lang message.Language, id string) string {
	for _, a := range Compose(run, lang).Alternatives {
		if a.ID == id {
			return a.Sentence
		}
	}
	return ""
}

func TestSentences(t *testing.T) {
	const family = "；2017-2019年患者人均多负担156元（102至218），因病致贫多5,190户（2,584至8,379）。"
	const familyEN = "; 2017-2019: a patient pays 156 yuan more (102 to 218), 5,190 households more are poor by illness (2,584 to 8,379)."
	for name, c := range map[string]struct {
		lang   message.Language
		id     string
		today  int
		change func(*forecast.Result)
		want   string
	}{
		"past": {"zh", "backstop_85", 2026, nil,
			"兜底到85%：按2019年口径回算，县级财政兜底资金需2,801万元（“现行政策”4,322万元，不超支概率均为95%）" + family},
		"this year": {"zh", "backstop_85", 2019, nil,
			"兜底到85%：按2019年口径回算，县级财政兜底资金需2,801万元（“现行政策”4,322万元，不超支概率均为95%）" + family},
		"to come": {"zh", "backstop_85", 2018, nil,
			"兜底到85%：2019年县级财政兜底资金建议编列2,801万元（“现行政策”4,322万元，不超支概率均为95%）" + family},
		"past, English": {"en", "backstop_85", 2026, nil,
			`Backstop to 85 %: reckoned for 2019, the County backstop fund needs 28.1 million yuan (under "Current policy" 43.3 million yuan; either is enough with a probability of 95 %)` + familyEN},
		"to come, English": {"en", "backstop_85", 2018, nil,
			`Backstop to 85 %: 28.1 million yuan should be budgeted in 2019 for the County backstop fund (under "Current policy" 43.3 million yuan; either is enough with a probability of 95 %)` + familyEN},
		"nothing spent": {"zh", "no_backstop", 2026, nil,
			"取消政府兜底：按2019年口径回算，县级财政兜底资金不再支出（“现行政策”4,322万元，不超支概率95%）" + family},
		"nothing to budget": {"zh", "no_backstop", 2018, nil,
			"取消政府兜底：2019年县级财政兜底资金不需编列（“现行政策”4,322万元，不超支概率95%）" + family},
		// The example's fund pays 41 million less in 2019, 20.5 to 61.5.
		"no budget": {"zh", "no_backstop", 2026, func(r *forecast.Result) { r.Budgets = nil },
			"取消政府兜底：按2019年口径回算，县级财政兜底资金平均少支出4,100万元（2,050至6,150），不报编列金额" + family},
		"noise": {"zh", "backstop_85", 2026, func(r *forecast.Result) {
			differ(r, "backstop_85", "fund_spending", "fund", -1e6, -3e6, 1e6)
			differ(r, "backstop_85", "fund_spending", "all", -1e6, -3e6, 1e6)
			differ(r, "backstop_85", "oop_per_patient", "all", 1, -1, 3)
			differ(r, "backstop_85", "poverty_d2", "all", 1, -1, 3)
		}, "兜底到85%：按2019年口径回算，基金支出的差别可能只是随机波动；2017-2019年患者人均负担的差别可能只是随机波动，因病致贫的差别可能只是随机波动。"},
		"the same": {"zh", "backstop_85", 2026, func(r *forecast.Result) {
			for _, by := range []string{"fund", "all"} {
				differ(r, "backstop_85", "fund_spending", by, 0, 0, 0)
			}
			differ(r, "backstop_85", "oop_per_patient", "all", 0, 0, 0)
			differ(r, "backstop_85", "poverty_d2", "all", 0, 0, 0)
		}, "兜底到85%：按2019年口径回算，基金支出不变；2017-2019年患者人均负担不变，因病致贫不变。"},
		"rare": {"zh", "backstop_85", 2026, func(r *forecast.Result) {
			for i := range r.Rows {
				r.Rows[i].DiffRare = r.Rows[i].Measure == "poverty_d2"
			}
		}, "兜底到85%：按2019年口径回算，县级财政兜底资金需2,801万元（“现行政策”4,322万元，不超支概率均为95%）；" +
			"2017-2019年患者人均多负担156元（102至218），因病致贫的差别太少，不报。"},
		// What is paid at enrolment is in no fund's spending on care: 12.3 million yuan more, 10 to 15.
		"premiums": {"zh", "backstop_85", 2026, func(r *forecast.Result) {
			for _, by := range []string{"fund", "all"} {
				differ(r, "backstop_85", "fund_spending", by, 0, 0, 0)
			}
			differ(r, "backstop_85", "oop_per_patient", "all", 0, 0, 0)
			differ(r, "backstop_85", "poverty_d2", "all", 0, 0, 0)
			differ(r, "backstop_85", "premium_subsidy", "all", 12.3e6, 10e6, 15e6)
		}, "兜底到85%：按2019年口径回算，基金支出不变；2017-2019年患者人均负担不变，因病致贫不变，资助参保（不在基金支出内）多支出1,230万元（1,000至1,500）。"},
		"premiums, English": {"en", "backstop_85", 2026, func(r *forecast.Result) { differ(r, "backstop_85", "premium_subsidy", "all", -12.3e6, -15e6, -10e6) },
			`Backstop to 85 %: reckoned for 2019, the County backstop fund needs 28.1 million yuan (under "Current policy" 43.3 million yuan; either is enough with a probability of 95 %)` + strings.TrimSuffix(familyEN, ".") + ", premiums paid for people cost 12.3 million yuan less, beside fund spending (10.0 to 15.0)."},
		// The county's fund is not all that changes: insurers pay less too.
		"more funds": {"zh", "backstop_85", 2026, func(r *forecast.Result) {
			differ(r, "backstop_85", "fund_spending", "all", -98765432, -123456789, -45678901)
		}, "兜底到85%：按2019年口径回算，县级财政兜底资金需2,801万元（“现行政策”4,322万元，不超支概率均为95%）；" +
			"2017-2019年基金少支出9,877万元（4,568至12,346），患者人均多负担156元（102至218），因病致贫多5,190户（2,584至8,379）。"},
	} {
		run := told(t)
		run.Timing.Year = c.today
		if c.change != nil {
			c.change(run)
		}
		if got := sentenceOf(run, c.lang, c.id); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, c.want)
		}
	}
}

// A fund that the baseline does not have, and one that is an insurer's, in a year to come.
func TestSentencesOfOtherFunds(t *testing.T) {
	run := told(t)
	run.Timing.Year = 2018
	for i := range run.Funds {
		f := &run.Funds[i]
		if f.Scenario == "current" && f.ID == "county_backstop" {
			f.ID = "another"
		}
	}
	run.Budgets = run.Budgets[len(run.Budgets)-1:]
	if got, want := sentenceOf(run, "zh", "backstop_85"), "：2019年县级财政兜底资金建议编列2,801万元（不超支概率95%；“现行政策”无此资金）；"; !strings.Contains(got, want) {
		t.Errorf("%s does not say %s", got, want)
	}
	run = told(t)
	run.Timing.Year = 2018
	for i := range run.Funds {
		if run.Funds[i].ID == "county_backstop" {
			run.Funds[i].Payer = "insurer"
		}
	}
	if got, want := sentenceOf(run, "zh", "backstop_85"), "：2019年县级财政兜底资金预计需2,801万元（"; !strings.Contains(got, want) {
		t.Errorf("%s does not say %s", got, want)
	}
	for _, a := range Compose(run, "zh").Alternatives {
		if math.IsNaN(float64(a.Amount)) != (a.ID != "backstop_85") {
			t.Errorf("%s needs %v", a.ID, a.Amount)
		}
	}
}
