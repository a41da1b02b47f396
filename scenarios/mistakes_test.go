package scenarios

import (
	"fmt"
	"strings"
	"testing"

	"doudi/model/document/refused"
)

// toldOf are the errors of a study's text with the lines that they are about.
func toldOf(t *testing.T, text string) string {
	t.Helper()
	_, _, err := Parse("s.yaml", []byte(text), Given{})
	return refused.Told(t, err)
}

// Every list has the most items that it says, and the next one is refused at its place; so has every year and amount.
func TestTheEndsOfListsAndYears(t *testing.T) {
	const account = "f: {balance: {2016: 5}, income: [{id: x, amount: {2016: 1, after: hold}}]}"
	list := func(n int, item string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.ReplaceAll(item, "#", fmt.Sprint(i)))
		}
		return b.String()
	}
	sourced := strings.NewReplacer("{2016: 5}", "{2016: 5, source: {ref: d, status: stated}}", "{2016: -5}", "{2016: -5, source: {ref: d, status: stated}}", "5}, income", "5, source: {ref: d, status: stated}}, income", "after: hold}", "after: hold, source: {ref: d, status: stated}}").Replace
	funds := func(text string) string { return "seed: 7\nfunds:\n  " + sourced(text) }
	incomes := func(n int) string {
		return strings.Replace(account, "[{id: x,", "["+list(n-1, "{id: x#, amount: {2016: 1, after: hold}}, ")+"{id: x,", 1)
	}
	measures := func(n int) string {
		return "seed: 7\nmeasures:\n" + list(n, "  - {id: m#, of: person, formula: oop}\n")
	}
	settled := func(after string, owed int) string {
		return fmt.Sprintf("settlement: {after: %s, owed: {2016: %d, source: {ref: d, status: stated}}, source: {ref: d, status: stated}}, ", after, owed)
	}
	premiums := func(key string, n int) string {
		return strings.Replace(account, "{id: x,", "{id: x, "+key+": ["+strings.TrimSuffix(list(n, "p#, "), ", ")+"],", 1)
	}
	with := func(n int) string { return "id: cut\n    with: [" + strings.TrimSuffix(list(n, "i#, "), ", ") + "]" }
	for _, c := range []struct{ old, new, want string }{
		{"seed: 7", funds(account), ""},
		{"seed: 7", funds(list(MaxAccounts, strings.Replace(account, "f:", "f#:", 1)+"\n  ")), ""},
		{"seed: 7", funds(list(MaxAccounts+1, strings.Replace(account, "f:", "f#:", 1)+"\n  ")), "40: the study keeps 31 accounts; at most 30"},
		{"seed: 7", funds(incomes(MaxIncomes)), ""},
		{"seed: 7", funds(incomes(MaxIncomes + 1)), "10: the account of `f` has 31 incomes; at most 30"},
		{"seed: 7", funds(premiums("premiums", MaxIncomes)), ""}, {"seed: 7", funds(premiums("less", MaxIncomes)), ""},
		{"seed: 7", funds(premiums("premiums", MaxIncomes+1)), "10: `premiums` names 31 benefits; at most 30"},
		{"seed: 7", funds(premiums("less", MaxIncomes+1)), "10: `less` names 31 benefits; at most 30"},
		{"seed: 7", funds(strings.Replace(account, "id: x", "id: interest", 1)), "10: the income `interest` is given twice"},
		{"seed: 7", funds(strings.Replace(account, "[{id: x", "[{id: x, amount: {2016: 1, after: hold}}, {id: x", 1)), "10: the income `x` is given twice"},
		{"seed: 7", funds(strings.Replace(account, "amount: {2016: 1, after: hold}", "premiums: [a], less: [b]", 1)), "10: the income `x` has `less` and no `amount` that it is taken from"},
		{"seed: 7", funds(strings.Replace(account, "income:", "budget: {2017: 1, 2019: 2}, income:", 1)), ""},
		{"seed: 7", funds(strings.Replace(account, "income:", "budget: {2016: 1}, income:", 1)), "10: `2016` is no year of the study"},
		{"seed: 7", funds(strings.Replace(account, "income:", "budget: {2020: 1}, income:", 1)), "10: `2020` is no year of the study"},
		{"seed: 7", funds(strings.Replace(account, "income:", "budget: {2019: -1}, income:", 1)), "10: `budget` is -1; it must lie from 0 to 1e+13"},
		{"seed: 7", funds(strings.Replace(account, "{2016: 5}", "{2016: -5}", 1)), ""},
		{"seed: 7", funds(strings.Replace(account, "{2016: 5}", "{2017: 5}", 1)), "10: `balance` must be that of the end of 2016"},
		{"seed: 7", funds(strings.Replace(account, "{2016: 5}", "{2015: 5}", 1)), "10: `balance` must be that of the end of 2016"},
		{"seed: 7", funds(strings.Replace(account, "{2016: 5}", "{2016: 5, after: hold}", 1)), "10: `balance` must be that of the end of 2016"},
		{"seed: 7", funds(strings.Replace(account, "income:", settled("1 month", 0)+"income:", 1)), ""},
		{"seed: 7", funds(strings.Replace(account, "income:", settled("12 months", 3)+"income:", 1)), ""},
		{"seed: 7", funds(strings.Replace(account, "income:", settled("2个月", 3)+"income:", 1)), ""},
		{"seed: 7", funds(strings.Replace(account, "income:", settled("2 months", -1)+"income:", 1)), "10: `funds.f.settlement.owed.2016` is -1; it must lie from 0 to 1e+13"},
		{"seed: 7", funds(strings.Replace(account, "income:", settled("0 months", 3)+"income:", 1)), "10: `after` must be from 1 to 12 months"},
		{"seed: 7", funds(strings.Replace(account, "income:", settled("13 months", 3)+"income:", 1)), "10: `after` must be from 1 to 12 months"},
		{"seed: 7", measures(MaxMeasures), ""},
		{"seed: 7", measures(MaxMeasures + 1), "30: the study defines 21 measures; at most 20"},
		{"id: cut", with(MaxInterventions), ""},
		{"id: cut", with(MaxInterventions + 1), "12: `with` has 51 items; a scenario has at most 50"},
		{"value: 0.7}", "value: 0.7}" + list(MaxChanges, ", {path: p.x#, value: 1}"), "13: `set` has 1001 items; a scenario has at most 1000"},
		{"value: 0.7}", "value: 0.7}, {path: catalogue.a, value: 1}, {path: catalogue.a, value: 2}", "13: `catalogue.a` is set twice for the same date"},
		{"value: 0.7}", "value: 0.7}, {path: catalogue.a, from: 1950, value: 1}, {path: catalogue.a, from: 2100, value: 2}", ""},
		{"value: 0.7}", "value: 0.7}, {path: catalogue.a, from: 1949, value: 1}", "13: `from` must be a calendar year from 1950 to 2100"},
		{"value: 0.7}", "value: 0.7}, {path: catalogue.a, from: 2101, value: 1}", "13: `from` must be a calendar year from 1950 to 2100"},
		{"years: 2017..2019", "months: 2018-03..2018-02", "5: `months` ends before it begins"},
		{"years: 2017..2019", "months: 2018-02..2017-03", "5: `months` ends before it begins"},
		{"years: 2017..2019", "months: 2018-02..2018-02", ""},
		{"years: 2017..2019", "months: 1950-01..1999-11", ""}, {"years: 2017..2019", "months: 2051-02..2100-12", ""},
		{"years: 2017..2019", "months: 1950-01..2000-01", "5: `months` touch 51 years; a study has at most 50"},
		{"years: 2017..2019", "months: 1949-12", "5: `months` must be months of the calendar years 1950 to 2100"},
		{"years: 2017..2019", "months: 2101-01", "5: `months` must be months of the calendar years 1950 to 2100"},
		{"years: 2017..2019", "months: 2018-00", "5: `months` must be months of the calendar years 1950 to 2100"},
		{"years: 2017..2019", "months: 2018-13", "5: `months` must be months of the calendar years 1950 to 2100"},
		{"seed: 7", "seed: 7\ntargets: [{name: x, measure: m, value: 1, source: doc, scope: {}}]", "9: `scope` says nobody"},
		{"seed: 7", "seed: 7\ntargets: [{name: x, measure: m, value: many, source: doc}]", "9: `value` must be a number"},
	} {
		if got := toldOf(t, strings.Replace(good, c.old, c.new, 1)); got != c.want {
			t.Errorf("%.80s: told %q, want %q", c.new, got, c.want)
		}
	}
}
