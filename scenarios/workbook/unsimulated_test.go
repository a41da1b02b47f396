package workbook

import (
	"slices"
	"strings"
	"testing"

	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// Where no bills are simulated that a benefit would pay of, the workbook says so in the place of its figures, and its line of the budget is
// to be filled in: no sum takes it for nothing.
func TestNoSuchBillsInTheWorkbook(t *testing.T) {
	of := *result(t)
	of.Rows = slices.Clone(of.Rows)
	for i := range of.Rows {
		if r := &of.Rows[i]; r.Scenario == "current" && r.By == "benefit" && r.Group == "assistance" {
			r.Mean, r.P05, r.P95, r.Rare = 0, 0, 0, true
		}
	}
	of.Unsimulated = map[string][]string{"current": {"assistance"}}
	f, _ := written(t, &of, message.Chinese)
	rows, err := f.GetRows("收支预算表")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, row := range rows {
		if len(row) > 4 && strings.HasSuffix(row[0], "：医疗救助") {
			if found = true; row[4] != "待填" {
				t.Errorf("next year's assistance is %q", row[4])
			}
		}
	}
	said := 0
	for _, sheet := range f.GetSheetList() {
		rows, _ := f.GetRows(sheet)
		for _, row := range rows {
			if slices.Contains(row, "不模拟这类账单") {
				said++
			}
		}
	}
	if !found || said < 2 {
		t.Errorf("the line is there: %v; it is said %d times", found, said)
	}
}

// A benefit that the study's years never see has no line among the funds by year, and no more has a fund that neither the scenario's
// policy nor the baseline's pays benefits of; the baseline's funds stand with every scenario.
func TestWhoHasNothingToPayHasNoLine(t *testing.T) {
	of := *result(t)
	keys := func(run *forecast.Result) map[string]bool {
		out := map[string]bool{}
		f, _ := written(t, run, message.Chinese)
		rows, err := f.GetRows("各年基金支出")
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			if len(row) > 13 {
				out[row[13]] = true
			}
		}
		return out
	}
	lines := []string{"fund_spending/benefit/assistance", "fund_spending/fund/county_backstop", "fund_spending/benefit/backstop", "fund_spending/payer/public", "fund_spending/all/all"}
	before := keys(&of)
	of.Idle = map[string][]string{}
	for _, c := range of.Study.Scenarios {
		of.Idle[c.ID] = []string{"assistance"}
	}
	of.Funds = slices.DeleteFunc(slices.Clone(of.Funds), func(f forecast.Fund) bool { return f.ID == "county_backstop" })
	after := keys(&of)
	for i, line := range lines {
		if !before[line] || after[line] != (i > 1) {
			t.Errorf("%s: %v, then %v", line, before[line], after[line])
		}
	}
}
