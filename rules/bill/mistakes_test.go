package bill_test

import (
	"fmt"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/document/refused"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
)

const small = made.Head + `enumerations: {place: [in_county, in_area], category: [poor, resident]}
facts: {steady: {of: person, type: bool, default: true}}
define: {old: age > 60 and steady and in_county}
benefits: [{id: b, pays: "if(old and place == 'in_area' or sex == 'female', 0.5, 0.4) * total"}, {id: c, pays: "if(household.income < 100, 1, 0) * total"}]
`

// Whoever states too much, too little or the wrong thing is told of each, at its line; the last that may be said is read.
func TestEveryMistakeInBillsIsToldAtItsLine(t *testing.T) {
	p := made.Policy(t, small)
	persons := func(n int) string { return strings.Repeat("  - {id: %d, age: 7, sex: male}\n", n) }
	list := func(n int) string {
		var b strings.Builder
		for i, line := range strings.SplitAfter(persons(n), "\n")[:n] {
			fmt.Fprintf(&b, line, i)
		}
		return b.String()
	}
	const one, home, ends = "person: {age: 7, sex: male}\n", "household: {income: 100}\n", "claims: [{total: 1}]\n"
	const good = "year: 2018\n" + one + home + ends
	for _, c := range []struct{ old, new, want string }{
		{"2018", "1900", ""}, {"2018", "2200", ""},
		{"2018", "1899", "1: `year` must be a whole number from 1900 to 2200"}, {"2018", "2201", "1: `year` must be a whole number from 1900 to 2200"},
		{"2018", "2018.5", "1: `year` must be a whole number from 1900 to 2200"},
		{one, "persons:\n" + list(1) + one, "4: `person` and `persons` are both given"},
		{one, "persons:\n" + list(1) + "before: {}\n", "4: with `persons`, `before` belongs to one of them"},
		{one + home + ends, "persons:\n" + list(bill.MaxPersons) + home + "claims: [{person: 99, total: 1}]\n", ""},
		{one + home + ends, "persons:\n" + list(bill.MaxPersons+1) + home + "claims: [{person: 99, total: 1}]\n", "103: a household has at most 100 persons"},
		{"age: 7", "age: 150", ""}, {"age: 7", "age: 0", ""},
		{"age: 7", "age: 151", "2: `age` is 151; it must lie from 0 to 150"},
		{"age: 7, ", "", "2: `age` is missing"}, {", sex: male", "", "2: `sex` is missing"},
		{"sex: male", "sex: male, steady: perhaps", "2: `steady` must be true or false"},
		{"{income: 100}", "{size: 1}", "3: `income` is missing"},
		{"{total: 1}", "{total: 1, in_county: perhaps}", "4: `in_county` must be true or false"},
		{"{total: 1}", "{total: 1, in_county: true, place: in_area}", "4: `in_county` and `place` contradict each other"},
		{"{total: 1}", "{total: 1, in_county: false, place: in_county}", "4: `in_county` and `place` contradict each other"},
		{"{total: 1}", "{total: 1, in_county: true, place: in_county}", ""}, {"{total: 1}", "{total: 1, in_county: false, place: in_area}", ""},
		{"[{total: 1}]", "{total: 1}", "4: `claims` must be a list of bills"},
		{"[{total: 1}]", "[" + strings.Repeat("{total: 1},", bill.MaxClaims) + "]", ""},
		{"[{total: 1}]", "[" + strings.Repeat("{total: 1},", bill.MaxClaims+1) + "]", "4: a file has at most 10000 bills"},
		{"{total: 1}", "{total: 1, month: 0}", "4: `month` must be a whole number from 1 to 12"}, {"{total: 1}", "{total: 1, month: 12}", ""},
	} {
		_, _, err := made.Bills(t, p, strings.Replace(good, c.old, c.new, 1))
		if got := refused.Told(t, err); got != c.want {
			t.Errorf("%.60s -> %.60s: told %q, want %q", c.old, c.new, got, c.want)
		}
	}
}

// Away and without a place said, care is in the area, the nearest place that is not the county; at home it is there.
func TestPlaceAndCountyFollowFromEachOther(t *testing.T) {
	p := made.Policy(t, small)
	for text, want := range map[string][2]float64{ // in_county, and the code of the place
		"": {1, 0}, ", in_county: true": {1, 0}, ", in_county: false": {0, 1}, ", place: in_area": {0, 1}, ", place: in_county": {1, 0},
	} {
		b, _, err := made.Bills(t, p, "year: 2018\nperson: {age: 7, sex: male}\nhousehold: {income: 100}\nclaims: [{total: 1"+text+"}]\n")
		if err != nil {
			t.Fatal(err)
		}
		if v := b.Claims[0].Values; v["in_county"] != want[0] || v["place"] != want[1] {
			t.Errorf("%q: in_county %v and place %v, want %v", text, v["in_county"], v["place"], want)
		}
	}
}

// An examples file that could not fail, or says figures of nothing, is refused; the last example that may stand is read.
func TestEveryMistakeInExamplesIsToldAtItsLine(t *testing.T) {
	p := made.Policy(t, small)
	const good = "examples:\n  - name: a\n    year: 2018\n    person: {age: 7, sex: male}\n    household: {income: 100}\n    claims: [{id: c1, total: 10}]\n    expect: {c1: {b: 4}}\n"
	example := good[len("examples:\n"):]
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""},
		{"{c1: {b: 4}}", "[4]", "7: `expect` must be a map of bills with their figures"},
		{"{c1: {b: 4}}", "{c1: {}}", "7: the example expects nothing, so it could not fail"},
		{"{c1: {b: 4}}", "{c1: 4}", "7: the figures of `c1` must be a map"},
		{good, "examples: []\n", "1: the file has no examples"},
		{example, strings.Repeat(example, bill.MaxExamples+1), fmt.Sprintf("%d: a file has at most 5000 examples", 2+6*bill.MaxExamples)},
	} {
		docs, err := document.Parse("x.yaml", []byte(strings.Replace(good, c.old, c.new, 1)))
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = bill.ReadExamples(docs[0], p)
		if got := refused.Told(t, err); got != c.want {
			t.Errorf("%.60s -> %.60s: told %q, want %q", c.old, c.new, got, c.want)
		}
	}
}

// What examples cite may be described as a policy's sources are; a mistyped word there is doubted.
func TestKeysOfTheSourcesOfExamples(t *testing.T) {
	p := made.Policy(t, small)
	for key, want := range map[string]string{"title": "", "tilte": "the key `tilte` is not known here"} {
		text := "policy: made\nsources: {doc: {" + key + ": Made up}}\nexamples:\n  - name: one\n    year: 2018\n    person: {age: 7, sex: male}\n    household: {income: 100}\n" +
			"    claims: [{id: c, total: 1}]\n    expect: {c: {oop: 0.6}}\n"
		_, report, err := bill.ReadExamples(made.Parsed(t, text), p)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, d := range report.Warnings() {
			got += d.What.String()
		}
		if got != want {
			t.Errorf("%s: warned %q, want %q", key, got, want)
		}
	}
}
