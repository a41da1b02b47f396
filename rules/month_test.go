package rules_test

import (
	"fmt"
	"testing"

	"doudi/rules"
	"doudi/rules/internal/made"
)

func TestDatesAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"2018": "2018-01-01 1", "2018-04": "2018-04-01 1", "2018-04-01": "2018-04-01 1", "2018-04-15": "2018-04-01 15", "2018-12-31": "2018-12-01 31", "2018-01-01": "2018-01-01 1",
		"2020-02-29": "2020-02-01 29", "9999-12-31": "9999-12-01 31", "0001": "0001-01-01 1", "2018-04-30": "2018-04-01 30",
		"2019-02-29": "", "2018-13-01": "", "2018-00-01": "", "2018-04-31": "", "2018-04-00": "", "0000": "", "18": "", "2018-4": "", "2018/04/01": "", "2018-04/01": "", "2018/04": "", "": "",
		"2018-04-1": "", "yyyy": "", "2018-mm": "", "2018-04-dd": "", "-018": "",
	} {
		m, day, ok := rules.ParseMonth(text)
		got := ""
		if ok {
			got = fmt.Sprint(m, " ", day)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if rules.MonthOf(2018, 12)+1 != rules.MonthOf(2019, 1) || rules.MonthOf(2018, 1) != 2018*12 || rules.MonthOf(2018, 12).Year() != 2018 || rules.MonthOf(2019, 1).Year() != 2019 {
		t.Error("December is followed by another month than January")
	}
}

// A file was held against the law to the end of the year, month or day that it states; a day inside a month leaves that month
// within.
func TestCheckedUntil(t *testing.T) {
	for text, want := range map[string]string{
		"2018": "2018-12", "2018-06": "2018-06", "2018-06-30": "2018-06", "2018-06-02": "2018-06", "2018-06-01": "2018-05", "2018-12-31": "2018-12", "2019-01-01": "2018-12",
	} {
		p := made.Policy(t, made.Head+"checked_until: "+text+"\nbenefits: [{id: a, pays: total}]\n")
		if got := p.LastChecked(); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if p := made.Policy(t, made.Head+"benefits: [{id: a, pays: total}]\n"); p.LastChecked() != "" || p.CheckedUntil != rules.Never {
		t.Errorf("not stated: %q", p.LastChecked())
	}
}
