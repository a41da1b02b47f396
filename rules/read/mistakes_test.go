package read_test

import (
	"fmt"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/document/refused"
	"doudi/rules/internal/made"
	"doudi/rules/read"
)

// Whoever writes a policy is told of each mistake at its line, whichever part it is in; the last that may stand is read.
func TestEveryMistakeInPoliciesIsToldAtItsLine(t *testing.T) {
	const good = made.Head + `enumerations: {level: [low, high]}
facts: {f: {of: claim, type: number, default: 1}}
sets: {few: {of: level, value: [low]}}
parameters: {r: {unit: rate, value: 0.5}, a: {unit: CNY, value: 5}}
accumulators: {spent: {for: person, adds: total}}
benefits: [{id: b, when: level in few and ytd.spent >= 0, pays: "r * a * min(f, total)"}]
`
	words := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "w%d,", i)
		}
		return "[low,high," + strings.TrimSuffix(b.String(), ",") + "]"
	}
	arguments := func(n int) string { return "min(" + strings.Repeat("total,", n-1) + "total)" }
	pays := "r * a * min(f, total)"
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""},
		{"{of: level, value: [low]}", "{of: level, values: []}", "6: the set `few` has no values"},
		{"value: [low]}", "values: [{from: 2018-01-01, value: [low]}, {from: 2018-01-01, value: [high]}]}", "6: `few` has two values from 2018-01-01"},
		{"{level: [low, high]}", "{level: " + words(read.MaxMembers-2) + "}", ""},
		{"{level: [low, high]}", "{level: " + words(read.MaxMembers-1) + "}", "4: `level` has more than 10000 members"},
		{"type: number", "type: colour", "5: there is no type `colour`"},
		{"type: number, default: 1", "type: [red, blue], default: green", "5: `f` has no member `green`"},
		{"{unit: rate, value: 0.5}", "{unit: rate, value: {}}", "7: `r` is an empty table"},
		{"{unit: rate, value: 0.5}", "{unit: rate, by: [colour], value: 0.5}", "7: there is no enumeration `colour`"},
		{"{unit: rate, value: 0.5}", "{unit: rate, value: [{over: 0, rate: half}]}", "7: `rate` must be a number"},
		{"{unit: rate, value: 0.5}", "{unit: rate, value: 1.0}", ""}, {"{unit: rate, value: 0.5}", "{unit: rate, value: 0}", "9: the benefit `b` can never pay"},
		{"{unit: rate, value: 0.5}", "{unit: rate, value: 1.01}", "7: the rate `r` is 1.01, outside 0 to 1"},
		{"{unit: CNY, value: 5}", "{unit: CNY, value: 1e12}", ""}, {"{unit: CNY, value: 5}", "{unit: CNY, value: -1e12}", ""},
		{"{unit: CNY, value: 5}", "{unit: CNY, value: 1.1e12}", "7: `a` is 1.1e+12, beyond ±1e+12"},
		{"{unit: CNY, value: 5}", "{unit: CNY, value: -1.1e12}", "7: `a` is -1.1e+12, beyond ±1e+12"},
		{"adds: total}", "adds: total, by: [colour]}", "8: there is no enumeration `colour`"},
		{"\"" + pays + "\"", "[]", "9: `pays` must be a formula"},
		{pays, arguments(32) + " * r * a * f", ""},
		{pays, arguments(33) + " * r * a * f", "9: `min` takes 2 to 32 arguments, not 33"},
		{pays, "max" + strings.TrimPrefix(arguments(32), "min") + " * r * a * f", ""},
		{pays, "max" + strings.TrimPrefix(arguments(33), "min") + " * r * a * f", "9: `max` takes 2 to 32 arguments, not 33"},
		{"made: {title", "\"ma\u202ede\": {title", "2: a name holds the character U+202E, which cannot be seen"},
	} {
		if got := toldOf(t, strings.Replace(good, c.old, c.new, 1)); got != c.want && !(c.want != "" && strings.HasPrefix(got, c.want)) {
			t.Errorf("%.70s -> %.70s: told %q, want %q", c.old, c.new, got, c.want)
		}
	}
}

// What a limit's name or a rate says cannot be below 0, wherever the number stands and in whichever language the name is; another number
// hardly is, and that is a warning.
func TestNumbersBelowZero(t *testing.T) {
	const pays = "\nbenefits: [{id: b, pays: %s}]\n"
	for parameter, want := range map[string]string{
		"deductible: -5":                 "4: `deductible` is -5, below 0",
		"deductible: 0":                  "",
		"deductible: {low: 5, high: -5}": "4: `deductible` is -5, below 0",
		"deductible: {by: [level], value: {township: 1, county: 2, city: 3, province: -1}}":      "4: `deductible` is -1, below 0",
		"deductible: {values: [{from: 2018-01-01, value: 5}, {from: 2019-01-01, value: -0.01}]}": "4: `deductible` is -0.01, below 0",
		"yearly_ceiling: {unit: CNY, value: [100, -1]}":                                          "4: `yearly_ceiling` is -1, below 0",
		"ceiling: {unit: CNY, value: -1, allow: it is taken off}":                                "",
		"住院起付线: -5":                                             "4: `住院起付线` is -5, below 0",
		"救助比例: 85":                                              "4: the rate `救助比例` is 85, outside 0 to 1",
		"救助比例: {unit: percent, value: 85}":                      "",
		"bands: [{over: 0, rate: -0.1}]":                        "4: the rate `bands` is -0.1, outside 0 to 1",
		"premium_rates: {unit: rate, value: {a: -0.1, b: 1.2}}": "4: the rate `premium_rates` is -0.1, outside 0 to 1; 4: the rate `premium_rates` is 1.2, outside 0 to 1",
		"line: {value: 5, range: [-0.5, 1.5]}":                  "4: `range` is -0.5; it must lie from 0 to 1000",
	} {
		name, _, _ := strings.Cut(parameter, ":")
		if got := toldOf(t, made.Head+"parameters: {"+parameter+"}"+fmt.Sprintf(pays, "0 * total + 1")); want == "" && (strings.Contains(got, "below 0") || strings.Contains(got, "outside")) || want != "" && got != want {
			t.Errorf("%s, %s: told %q, want %q", name, parameter, got, want)
		}
	}
	for parameter, want := range map[string]string{"extra: -5": "`extra` is -5, below 0", "extra: {value: -5, allow: they are taken off}": "", "extra: {unit: CNY, value: [{over: 0, rate: -5}]}": "`extra` is -5, below 0"} {
		pays := "max(0, total + extra)"
		if strings.Contains(parameter, "over") {
			pays = "max(0, total + band(total, extra))"
		}
		got := made.Warned(t, "parameters: {"+parameter+"}\nbenefits: [{id: b, pays: \""+pays+"\"}]\n")
		if got = strings.TrimSuffix(got, "1 values state no source or status, this is the first"); strings.TrimSuffix(got, "; ") != want {
			t.Errorf("%s: warned %q, want %q", parameter, got, want)
		}
	}
}

// toldOf are the errors of a policy's text with the lines that they are about.
func toldOf(t *testing.T, text string) string {
	t.Helper()
	docs, err := document.Parse("made.yaml", []byte(text))
	if err == nil {
		_, _, err = read.Policy(docs[0])
	}
	return refused.Told(t, err)
}

// What a formula that cannot be read should have said is told by what stands in it.
func TestAFormulaThatCannotBeReadIsToldWhatToWrite(t *testing.T) {
	for formula, want := range map[string]string{
		"if total > 5 then 1": "if(condition, then, otherwise)", "5% * total": "a rate as a decimal: 0.9 for 90 percent", "(total * 2": "as many `)` as `(`", "if(total = 5, 1, 2)": "`==` to compare",
	} {
		docs, err := document.Parse("made.yaml", []byte(made.Head+"benefits: [{id: b, pays: '"+formula+"'}]\n"))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err = read.Policy(docs[0]); err == nil || !strings.Contains(err.Error(), "write: "+want) {
			t.Errorf("%s: %v, want %s", formula, err, want)
		}
	}
}

// Beyond the last slice at no rate nothing times no limit is no amount; an amount that ends has one, and so has no limit at a rate.
func TestNoLimitAtNoRateIsNoAmount(t *testing.T) {
	for pays, want := range map[string]string{
		"brackets(a, to_nothing)": "5: `pays` of `b` has no value where a limit is `none`", "brackets(a, up)": "", "brackets(age, to_nothing)": "",
	} {
		text := made.Head + "parameters: {a: {unit: CNY, value: none}, up: {unit: rate, value: [{over: 0, rate: 0}, {over: 100, rate: 0.5}]}, to_nothing: {unit: rate, value: [{over: 0, rate: 0.5}, {over: 100, rate: 0}]}}\n" +
			"benefits: [{id: b, pays: \"min(total, " + pays + ")\"}, {id: c, pays: \"min(total, a, brackets(age, up), brackets(age, to_nothing))\"}]\n"
		if got := toldOf(t, text); got != want {
			t.Errorf("%s: told %q, want %q", pays, got, want)
		}
	}
}
