package bill_test

import (
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
	"doudi/rules/settle"
)

// A county paid half of what the registered poor were left with to the end of 2020, and gives those who left the register
// a third from 2021. Of a bill of 1,000 the fund pays 600, half of 400 is 200, a third of it 133.33.
const lapsing = `policy: lapsing
title: {zh: 样例, en: A sample}
sources: {made: {title: made up}}
from: 2018-01-01
source: {ref: made, section: 第一条, status: stated}
enumerations: {category: [registered_poor, exited_poor, resident]}
benefits:
  - {id: basic, pays: 0.6 * eligible}
  - {id: relief, when: category == "registered_poor", until: 2021-01-01, pays: 0.5 * unpaid.eligible}
  - {id: kept, when: category == "exited_poor", from: 2021-01-01, pays: unpaid.eligible / 3}
`

func under(t *testing.T, p *rules.Policy, category string, year int) (*settle.Sheet, error) {
	t.Helper()
	docs, err := document.Parse("bills.yaml", []byte("year: 2019\nperson: {category: "+category+"}\nclaims: [{id: c1, total: 1000}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := bill.ReadIn(docs[0], p, year)
	if err != nil {
		return nil, err
	}
	return settle.Year(p, b)
}

func TestTheSameBillInOtherYears(t *testing.T) {
	p := made.Policy(t, lapsing)
	for _, x := range []struct {
		category string
		year     int
		burden   string
	}{
		{"registered_poor", 0, "200.00"}, {"registered_poor", 2020, "200.00"}, {"exited_poor", 2021, "266.67"}, {"resident", 2019, "400.00"},
	} {
		s, err := under(t, p, x.category, x.year)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Burden().String(); got != x.burden {
			t.Errorf("%s in %d bears %s, want %s", x.category, x.year, got, x.burden)
		}
	}
	for category, year := range map[string]int{"registered_poor": 2021, "exited_poor": 2020} {
		_, err := under(t, p, category, year)
		other := map[string]string{"registered_poor": "exited_poor", "exited_poor": "registered_poor"}[category]
		if err == nil || !strings.Contains(err.Error(), category) || !strings.Contains(err.Error(), "category: ["+category+", resident]") || !strings.Contains(err.Error(), "it has: "+other) {
			t.Errorf("%s in %d: %v", category, year, err)
		}
	}
}

// A year that is none is one mistake: nothing is said of what would hold in it.
func TestAWrongYearIsOneMistake(t *testing.T) {
	p := made.Policy(t, lapsing)
	for _, year := range []string{"85", "abc", "0.9", `""`} {
		docs, err := document.Parse("bills.yaml", []byte("year: "+year+"\nperson: {category: registered_poor}\nclaims: [{id: c1, total: 1000}]\n"))
		if err != nil {
			t.Fatal(err)
		}
		_, report, err := bill.ReadIn(docs[0], p, 0)
		if err == nil || len(report.All()) != 1 || report.All()[0].Pos.Line != 1 {
			t.Errorf("%s: %s", year, report.Shown("en"))
		}
	}
}
