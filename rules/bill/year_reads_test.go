package bill_test

import (
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
)

// means is a policy whose second benefit, from July 2024, looks at the household's income.
func means(t *testing.T) *rules.Policy {
	t.Helper()
	return made.Policy(t, `policy: means
sources: {law: the law}
from: 2020-01-01
source: {ref: law, status: stated}
parameters: {rate: 0.5, line: 20000}
benefits:
  - {id: basic, pays: rate * eligible}
  - {id: application, from: 2024-07-01, at: year_end, when: household.income < line, pays: rate * unpaid.eligible}
`)
}

// A bill states what formulas of its own year read: the household's income from the year in which a benefit looks at it.
func TestABillStatesWhatItsYearReads(t *testing.T) {
	p := means(t)
	for year, missing := range map[string]bool{"2023": false, "2024": true, "2025": true} {
		docs, err := document.Parse("bills.yaml", []byte("year: "+year+"\nclaims: [{id: c1, level: county, total: 100.00}]\n"))
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = bill.Read(docs[0], p)
		if missing != (err != nil && strings.Contains(err.Error(), "`household` is missing")) || !missing && err != nil {
			t.Errorf("%s: %v", year, err)
		}
	}
}
