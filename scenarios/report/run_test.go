package report

import (
	"math"
	"strconv"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/measure"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
	"doudi/scenarios/library"
)

// readStudy reads a study file.
func readStudy(path string, given scenarios.Given) (*scenarios.Study, []*document.Diagnostic, error) {
	text, err := document.ReadText(path)
	if err != nil {
		return nil, nil, err
	}
	return scenarios.Parse(path, text, given)
}

// example is a run with made-up figures of the size of a real one: four scenarios, three years, five benefits.
func example(t testing.TB) *forecast.Result {
	t.Helper()
	study, _, err := readStudy("../studies/baise.yaml", scenarios.Given{})
	if err != nil {
		t.Fatal(err)
	}
	run := &forecast.Result{
		Study: study, Simulated: 2_580_000, Represented: 2_580_000, Uncertain: 96, Unverified: 61,
		Inputs:   []library.Input{{Kind: "study", Name: "scenarios/studies/baise.yaml", SHA256: study.SHA256}},
		Versions: map[string]string{"doudi": "0.1.0", "go": "go1.26"},
		Timing:   forecast.Timing{PersonYears: 1_548_000_000, Scenarios: 4, Workers: 2, WallSeconds: 61.5, Year: 2026},
		Groups: []forecast.Grouping{
			{By: "benefit", Members: []forecast.Member{
				{ID: "basic", Title: model.Title{ZH: "基本医疗保险", EN: "Basic medical insurance"}},
				{ID: "critical", Title: model.Title{ZH: "城乡居民大病保险", EN: "Critical-illness insurance"}},
				{ID: "commercial", Title: model.Title{ZH: "健康扶贫商业保险", EN: "Commercial insurance"}},
				{ID: "assistance", Title: model.Title{ZH: "医疗救助", EN: "Medical assistance"}},
				{ID: "backstop", Title: model.Title{ZH: "政府兜底保障", EN: "Government backstop"}},
				{ID: "yearly_cap", Title: model.Title{ZH: "年负担封顶", EN: "Yearly cap"}},
			}},
			{By: "payer", Members: []forecast.Member{
				{ID: "public", Title: model.Title{ZH: "公共资金", EN: "public money"}}, {ID: "insurer", Title: model.Title{ZH: "保险机构资金", EN: "insurers' money"}},
			}},
			{By: "status", Members: []forecast.Member{{ID: "poor", Title: model.Title{ZH: "贫困人口", EN: "the poor"}}, {ID: "never", Title: model.Title{ZH: "其他居民", EN: "others"}}}},
		},
	}
	for i, target := range study.Targets {
		b := forecast.Backtest{Target: target, Mean: target.Value * 1.1, P05: target.Value * 0.9, P95: target.Value * 1.4}
		if i == 1 {
			b = forecast.Backtest{Target: target, Mean: target.Value * 2, P05: target.Value * 1.5, P95: target.Value * 3}
		}
		run.Backtests = append(run.Backtests, b)
	}
	run.Budgets = []forecast.Budget{
		{Scenario: "current", Benefit: "backstop", Year: 2019, Amount: 43_210_001, MCError: 1_234_567, Suffices: 190},
		{Scenario: "current", Year: 2019, Amount: 1_234_560_000, MCError: 21_000_000, Suffices: 190},
		{Scenario: "current", Benefit: "backstop", Year: 2018, Amount: 1, Suffices: 190},
		{Scenario: "no_backstop", Year: 2019, Amount: 1, Suffices: 190},
	}
	for i, c := range study.Scenarios {
		exampleRows(run, i, c.ID)
		exampleFunds(run, c.ID)
	}
	return run
}

// exampleFunds are who pays for the benefits: one a fund, but for the cap, which the county pays beside the backstop.
func exampleFunds(run *forecast.Result, scenario string) {
	add := func(id, payer, zh, en string, benefits ...string) {
		run.Funds = append(run.Funds, forecast.Fund{Scenario: scenario, ID: id, Payer: payer, Title: model.Title{ZH: zh, EN: en}, Benefits: benefits})
	}
	add("resident_insurance", "public", "城乡居民基本医保基金", "Resident basic insurance fund", "basic")
	add("critical_insurance", "insurer", "城乡居民大病保险资金", "Critical-illness insurance fund", "critical")
	add("commercial_insurance", "insurer", "健康扶贫商业保险", "Commercial health-poverty insurance", "commercial")
	add("medical_assistance", "public", "城乡医疗救助基金", "Medical assistance fund", "assistance")
	county := []string{"backstop"}
	if scenario == "yearly_cap_3000" {
		county = append(county, "yearly_cap")
	}
	add("county_backstop", "public", "县级财政兜底资金", "County backstop fund", county...)
}

func exampleRows(run *forecast.Result, i int, scenario string) {
	add := func(year int, name, by, group, unit string, mean, diff float64) {
		run.Rows = append(run.Rows, measure.Row{
			Scenario: scenario, Year: year, Measure: name, By: by, Group: group, Unit: unit,
			Mean: mean, P05: mean * 0.7, P25: mean * 0.9, P50: mean * 0.98, P75: mean * 1.1, P90: mean * 1.25, P95: mean * 1.4, P99: mean * 1.8,
			MCError: mean * 0.02, ParameterSD: mean * 0.2, ProcessSD: mean * 0.03,
			DiffMean: diff, DiffP05: diff - math.Abs(diff)*0.5, DiffP95: diff + math.Abs(diff)*0.5,
		})
	}
	effect := []float64{0, 1, 0.4, -0.6}[i]
	benefits := map[string]float64{"basic": 960e6, "critical": 61e6, "commercial": 33e6, "assistance": 88e6, "backstop": 41e6}
	for _, year := range []int{2017, 2018, 2019, 0} {
		scale := 1.0
		if year == 0 {
			scale = 3
		}
		for _, id := range []string{"basic", "critical", "commercial", "assistance", "backstop"} {
			diff := 0.0
			if id == "backstop" {
				diff = -effect * 41e6
			}
			add(year, "fund_spending", "benefit", id, "CNY", scale*(benefits[id]+diff), scale*diff)
		}
		if scenario == "yearly_cap_3000" {
			add(year, "fund_spending", "benefit", "yearly_cap", "CNY", scale*9e6, scale*9e6)
		}
		cap := 0.0
		if scenario == "yearly_cap_3000" {
			cap = 9e6
		}
		county := cap - effect*41e6
		add(year, "fund_spending", "fund", "resident_insurance", "CNY", scale*960e6, 0)
		add(year, "fund_spending", "fund", "county_backstop", "CNY", scale*(41e6+county), scale*county)
		add(year, "fund_spending", "payer", "public", "CNY", scale*(1089e6+county), scale*county)
		add(year, "fund_spending", "payer", "insurer", "CNY", scale*94e6, 0)
		add(year, "premium_subsidy", "all", "all", "CNY", scale*126.25e6, 0)
		add(year, "fund_spending", "all", "all", "CNY", scale*(1183e6+county), scale*county)
		add(year, "oop_per_person", "all", "all", "CNY per person", 611+15*effect, 15*effect)
		add(year, "oop_bills_per_person", "all", "all", "CNY per person", 193+15*effect, 15*effect)
		add(year, "oop_other_per_person", "all", "all", "CNY per person", 418, 0)
		add(year, "oop_per_patient", "all", "all", "CNY per patient", 1820+97*effect, 97*effect)
		add(year, "effective_rate_inpatient", "all", "all", "ratio", 0.6321-0.01*effect, -0.01*effect)
		add(year, "effective_rate_inpatient", "status", "poor", "ratio", 0.9034-0.05*effect, -0.05*effect)
		add(year, "effective_rate_inpatient", "status", "never", "ratio", 0.5512, 0)
		add(year, "che10", "all", "all", "households", scale*(83000+900*effect), scale*900*effect)
		add(year, "poverty_d2", "all", "all", "households", scale*(5400+310*effect), scale*310*effect)
		for d := 1; d <= 10; d++ {
			add(year, "oop_bills_per_person", "decile", strconv.Itoa(d), "CNY per person", 300+60*float64(d)+12*effect*float64(11-d)/10, 12*effect)
		}
	}
	if i == 2 { // a difference that may be noise
		for k := range run.Rows {
			if r := &run.Rows[k]; r.Scenario == scenario && r.Measure == "poverty_d2" {
				r.DiffP05, r.DiffP95, r.Noise = -40, 300, true
			}
		}
	}
}
