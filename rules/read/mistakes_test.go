package read_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"doudi/model/document"
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

// toldOf are the errors of a policy's text with the lines that they are about.
func toldOf(t *testing.T, text string) string {
	t.Helper()
	docs, err := document.Parse("made.yaml", []byte(text))
	if err == nil {
		_, _, err = read.Policy(docs[0])
	}
	var invalid *document.Invalid
	if err != nil && !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	var out []string
	if err != nil {
		for _, d := range invalid.Report.All() {
			if d.Severity == document.Error {
				out = append(out, fmt.Sprintf("%d: %s", d.Pos.Line, d.What))
			}
		}
	}
	return strings.Join(out, "; ")
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
