package bill_test

import (
	"fmt"
	"testing"

	"doudi/model/document"
	"doudi/rules/bill"
	"doudi/rules/read"
)

// The year begins in April, and the policy was checked until the end of December 2018: a bill of month 12 of the year
// 2018 is the last within, one of month 1 is of January 2019 and beyond.
func TestBillsAfterThePolicyWasCheckedAreNamed(t *testing.T) {
	docs, err := document.Parse("policy.yaml", []byte(`policy: april
sources: {made: {title: made up}}
year_starts: 4
checked_until: 2018-12-31
benefits:
  - {id: only, pays: 0.5 * total}
`))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	// A year that is no year is one mistake, and no later bill.
	bills, err := document.Parse("bills.yaml", []byte("year: 99999\nclaims: [{total: 10}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, report, err := bill.Read(bills[0], p); err == nil || len(report.All()) != 1 {
		t.Errorf("%v", err)
	}
	for month, want := range map[int]int{4: 0, 12: 0, 1: 1, 3: 1} {
		bills, err := document.Parse("bills.yaml", fmt.Appendf(nil, "year: 2018\nclaims:\n  - {month: %d, total: 10}\n  - {month: %d, total: 20}\n", month, month))
		if err != nil {
			t.Fatal(err)
		}
		_, report, err := bill.Read(bills[0], p)
		if err != nil {
			t.Fatal(err)
		}
		if n := len(report.Warnings()); n != want {
			t.Errorf("month %d: %d warnings, want %d", month, n, want)
		}
	}
}
