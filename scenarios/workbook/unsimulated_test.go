package workbook

import (
	"slices"
	"strings"
	"testing"

	"doudi/model/message"
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
