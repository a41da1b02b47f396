package workbook

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios"
)

// stated is what a study may say of the form; the sums and balances below are by hand.
const stated = small + `budget:
  income:
    grants: {last_year: 100万元, this_year: 110万元, expected: 1_055_000元, next_year: 1_000_000元}
    local: {last_year: 50万元, this_year: 50万元, expected: 50万元, next_year: 0.006亿元}
    donations: {last_year: 0元, this_year: 0元, expected: 0元, next_year: 0元}
    other: {last_year: 0.5万元, this_year: 0.5万元, expected: 0.5万元, next_year: 0.5万元}
  premiums: {last_year: 30万元, this_year: 31万元, expected: 31万元}
  benefits:
    basic: {last_year: 60万元, this_year: 70万元, expected: 72.25万元}
    assistance: {last_year: 20万元, this_year: 25万元, expected: 24万元}
    backstop: {last_year: 10万元, this_year: 12万元, expected: 14万元}
  assistance: {inpatient: {last_year: 15万元}, outpatient: {last_year: 4万元}}
  opening: -7万元
  source: {ref: 样例县决算, section: 表三, status: stated}
`

// What the study states stands in the form, in ten thousand yuan; sums, changes and balances follow, and a year begins with what
// the one before left. What it does not state is still to be filled in.
func TestBudgetOfTheStudyFillsTheForm(t *testing.T) {
	study, _, err := scenarios.Parse("small.yaml", []byte(stated), scenarios.Given{})
	if err != nil {
		t.Fatal(err)
	}
	of := *result(t)
	changed := *of.Study
	of.Study, changed.Budget = &changed, study.Budget
	f, _ := written(t, &of, message.Chinese)
	const sheet = "收支预算表"
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	line := func(label string) int {
		for y, row := range rows {
			if len(row) > 0 && strings.HasSuffix(strings.TrimSpace(row[0]), label) {
				return y + 1
			}
		}
		t.Fatalf("there is no line %s", label)
		return 0
	}
	if at, _ := raw(t, f, sheet, fmt.Sprintf("B%d", line("医疗救助"))); at != "20" {
		t.Errorf("last year's assistance is %s", at)
	}
	if at, _ := raw(t, f, sheet, fmt.Sprintf("B%d", line("住院救助（按基金账目分，不再相加）"))); at != "15" {
		t.Errorf("of it for inpatients %s", at)
	}
	if at, isText := raw(t, f, sheet, fmt.Sprintf("B%d", line("倾斜救助（按基金账目分，不再相加）"))); !isText || at != "待填" {
		t.Errorf("what the study does not state is %s", at)
	}
	spent := number64(t, calculated(t, f, sheet, fmt.Sprintf("E%d", line("支出合计"))))
	// 100 + 50 + 0.5; less 30 + 60 + 20 + 10 = 120; −7 before. This year as budgeted 160.5 − 138, as expected 156 − 141.25, both from 23.5.
	for at, want := range map[string]float64{
		"B收入合计": 150.5, "B支出合计": 120, "B三、年初结余": -7, "B四、年末结余": 23.5,
		"C收入合计": 160.5, "C支出合计": 138, "C三、年初结余": 23.5, "C四、年末结余": 46,
		"D收入合计": 156, "D支出合计": 141.25, "D三、年初结余": 23.5, "D四、年末结余": 38.25,
		"E收入合计": 160.5, "E三、年初结余": 38.25, "E四、年末结余": 38.25 + 160.5 - spent,
		"F中央和省级财政补助": -10, "G中央和省级财政补助": -10.0 / 110, "F市县财政预算安排": 10, "F收入合计": 0,
	} {
		cell := fmt.Sprint(at[:1], line(at[1:]))
		if got := number64(t, calculated(t, f, sheet, cell)); math.Abs(got-want) > 1e-9 {
			t.Errorf("%s (%s) is %v, want %v", at, cell, got, want)
		}
	}
	said := false
	every(t, f, sheet, func(_ string, _, _ int, text string, _ bool) {
		said = said || text == "账目上的数由研究写明：样例县决算 表三（文件载明）。"
	})
	if !said {
		t.Error("the form does not say where last year's figures are from")
	}
}

// A benefit of which too little is counted for an interval stands in the form with its mean: without it the sum would be too small.
func TestRareBenefitIsInTheSum(t *testing.T) {
	of := *result(t)
	of.Rows = slices.Clone(of.Rows)
	mean := 0.0
	for i := range of.Rows {
		if r := &of.Rows[i]; r.Scenario == "current" && r.Year == 2019 && r.Measure == "fund_spending" && r.By == "benefit" && r.Group == "assistance" {
			r.Rare, mean = true, r.Mean
		}
	}
	f, _ := written(t, &of, message.Chinese)
	rows, err := f.GetRows("收支预算表")
	if err != nil || mean == 0 {
		t.Fatal(err, mean)
	}
	for y, row := range rows {
		if len(row) > 0 && strings.HasSuffix(row[0], "：医疗救助") {
			if text, isText := raw(t, f, "收支预算表", fmt.Sprintf("E%d", y+1)); isText || !near(number64(t, text), scaled(mean)) {
				t.Errorf("next year's assistance is %s, want %v", text, scaled(mean))
			}
			return
		}
	}
	t.Error("there is no line of assistance")
}
