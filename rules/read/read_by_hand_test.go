package read_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/resolve"
)

// Every key of a policy is where it was written.
func TestPolicyIsReadAsWritten(t *testing.T) {
	p := made.Policy(t, made.Head+`
title: 甲县
jurisdiction: CN-50
currency: CNY
year_starts: 7
ordinary: plain
rounding: {to: 0.1, mode: down}
enumerations: {category: {poor: {zh: 贫困, en: The poor}, plain: Others}, tier: [one, two]}
facts: {tier: {of: person, type: tier, default: two}, grade: {of: household, type: [low, high]}, yes: {of: person, type: bool, default: true}, no: false, sum: {type: money, default: 12.5}, word: first}
costs: [a, b, c]
funds: {pool: {title: Pool, kind: insurer}, own: {kind: own}, plain: {}}
sets: {some: {of: tier, value: [two]}, illnesses: {of: disease, value: uraemia}}
readings: {r: {options: [x, y], default: y, why: made up}}
parameters:
  t: {title: {zh: 表, en: table}, unit: rate, by: [tier], value: {one: 0.5, two: 0.25}, allow: [first, second]}
  w: {first: 1, second: 2}
accumulators: {kept: {for: household, keeps: max, by: [tier], adds: sum}, summed: {adds: total}}
define: {d: 't[tier] + w[word]'}
benefits:
  - {id: one, title: First, fund: pool, at: month_end, for: household, covers: total, rounding: {to: 1}, define: {own: 3}, pays: 'own', ceiling: 100, deductible: 5}
  - {id: two, fund: own, at: year_end, covers: [c, a], leaves: 7, when: yes}
  - {id: three, fund: plain, from: 2018-01-01, until: 2019-01-01, enabled: false, covers: none, pays: d}
  - {id: four, fund: plain, covers: b, pays: 'if(r == "y", d, 0) + if(tier in some, 1, 0) + if(disease in illnesses, 1, 0) + if(grade == "low", 1, 0) + if(no, 1, 0)'}
  - {id: five, fund: plain, pays: 'ytd.summed + household.ytd.kept[tier]'}
`)
	f := p.Facts
	said := map[string]any{
		"title": p.Title.ZH + "|" + p.Title.EN, "where": p.Jurisdiction + p.Currency, "year": p.YearStarts, "ordinary": p.Ordinary, "rounding": p.Rounding, "costs": p.Costs,
		"categories": p.Enumeration("category").Members, "poor": p.Enumeration("category").Title("poor", "zh") + p.Enumeration("category").Title("poor", "en") + p.Enumeration("category").Title("plain", "en"),
		"facts":  fmt.Sprint(f[0].Owner, f[0].Default, f[1].Owner, f[1].Default, f[2].Owner, f[2].Type == rules.Bool, f[2].Default, f[3].Owner, f[3].Default, f[4].Default, f[5].Type.Enum.Members),
		"funds":  p.Fund("pool").Kind + p.Fund("own").Kind + p.Fund("plain").Kind + p.Fund("none of them").Kind,
		"option": p.Readings[0].Default, "allow": p.Parameters[0].Allow, "by": p.Parameters[0].By, "unit": p.Parameters[0].Unit, "diseases": p.Enumeration("disease").Members,
		"accumulators": fmt.Sprint(p.Accumulators[0].Household, p.Accumulators[0].Max, p.Accumulators[0].By[0].Name, p.Accumulators[1].Household, p.Accumulators[1].Max, len(p.Accumulators[1].By)),
	}
	for name, want := range map[string]any{
		"title": "甲县|", "where": "CN-50CNY", "year": 7, "ordinary": "plain", "rounding": rules.Rounding{ToFen: 10, Mode: "down"}, "costs": []string{"a", "b", "c"}, "categories": []string{"poor", "plain"}, "poor": "贫困The poorOthers",
		"facts": fmt.Sprint(rules.OfPerson, 1.0, rules.OfHousehold, 0.0, rules.OfPerson, true, 1.0, rules.OfClaim, 0.0, 12.5, []string{"first", "second"}), "funds": "insurerownpublicpublic",
		"option": "y", "allow": "first, second", "by": []string{"tier"}, "unit": "rate", "diseases": []string{"uraemia"}, "accumulators": fmt.Sprint(true, true, "tier", false, false, 0),
	} {
		if fmt.Sprint(said[name]) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", name, said[name], want)
		}
	}
	for i, want := range []string{
		"one pool 1 true [0 1 2] false {100 down} 2018 always", "two own 2 false [2 0] false {10 down}", "three plain 0 false [] true {10 down}", "four plain 0 false [1] false {10 down}", "five plain 0 false [0 1] false {10 down}",
	} {
		b := p.Benefits[i]
		if got := fmt.Sprint(b.ID, " ", b.Fund, " ", b.At, " ", b.Household, " ", b.Covers, " ", b.Cash, " ", b.Rounding); !strings.HasPrefix(want, got) {
			t.Errorf("benefit %d: %s, want %s", i, got, want)
		}
	}
	if b := p.Benefits[2]; b.Enabled || b.From != rules.MonthOf(2018, 1) || b.Until != rules.MonthOf(2019, 1) || p.Benefits[0].Until != rules.Never || p.Benefits[0].From != rules.Always || !p.Benefits[0].Enabled {
		t.Error("the dates of the benefits are others")
	}
	if p.Benefit("three") != 2 || p.Benefit("six") != -1 || !p.IsFile("made") || p.IsFile("other") {
		t.Error("benefits and files are found by other names")
	}
	if e := p.Enumeration("category"); e.Code("plain") != 1 || e.Code("poor") != 0 || e.Code("rich") != -1 || e.Open || !p.Enumeration("disease").Open || p.Enumeration("nothing") != nil {
		t.Error("members have other codes")
	}
	plain := made.Policy(t, made.Head+"benefits: [{id: a, pays: total}]\n")
	if plain.YearStarts != 1 || plain.Rounding != (rules.Rounding{ToFen: 1, Mode: "half_up"}) || !slices.Equal(plain.Costs, []string{"eligible", "excluded"}) || plain.Ordinary != "resident" || !slices.Equal(plain.Benefits[0].Covers, []int{0}) {
		t.Errorf("defaults: %d %v %v %s %v", plain.YearStarts, plain.Rounding, plain.Costs, plain.Ordinary, plain.Benefits[0].Covers)
	}
	if e := plain.Enumeration("level"); e.Title("county", "zh") != "二级" || e.Title("county", "en") != "county" {
		t.Error("core words have other titles")
	}
	if p := made.Policy(t, made.Head+"enumerations: {category: [a, b]}\nbenefits: [{id: a, pays: total}]\n"); p.Ordinary != "" {
		t.Errorf("nobody is ordinary, not %s", p.Ordinary)
	}
	if p := made.Policy(t, made.Head+"title: A county\nbenefits: [{id: a, title: {zh: 甲, en: First}, pays: total}]\n"); p.Title.EN != "A county" || p.Title.ZH != "" || p.Benefits[0].Title.ZH != "甲" || p.Benefits[0].Title.EN != "First" {
		t.Errorf("titles: %v, %v", p.Title, p.Benefits[0].Title)
	}
}

// What is at a bound is read, what is beyond it is refused.
func TestBoundsOfAFile(t *testing.T) {
	benefit := "benefits: [{id: a, pays: total}]\n"
	list := func(n int, f func(i int) string) string {
		var out []string
		for i := range n {
			out = append(out, f(i))
		}
		return strings.Join(out, ", ")
	}
	pays := func(formula string) string { return "benefits: [{id: a, pays: '" + formula + "'}]\n" }
	unit := func(value string) string {
		return "parameters: {x: {unit: CNY, value: " + value + "}}\n" + pays("x")
	}
	rate := func(value string) string {
		return "parameters: {x: {unit: rate, value: " + value + "}}\n" + pays("x * total")
	}
	for text, words := range map[string]string{
		"year_starts: 1\n" + benefit: "", "year_starts: 12\n" + benefit: "", "year_starts: 0\n" + benefit: "1 to 12", "year_starts: 13\n" + benefit: "1 to 12",
		"costs: [" + list(32, func(i int) string { return fmt.Sprint("c", i) }) + "]\n" + benefit: "", "costs: [" + list(33, func(i int) string { return fmt.Sprint("c", i) }) + "]\n" + benefit: "1 to 32", "costs: []\n" + benefit: "1 to 32",
		"costs: [a, a]\n" + benefit: "listed twice", "costs: [total]\n" + benefit: "has a meaning already",
		"rounding: {to: 0.01}\n" + benefit: "", "rounding: {to: 0}\n" + benefit: "cannot be rounded to `0`", "rounding: {to: -1}\n" + benefit: "cannot be rounded", "rounding: {to: 0.001}\n" + benefit: "cannot be rounded", "rounding: {mode: half_down}\n" + benefit: "half_down",
		"benefits: [" + list(200, func(i int) string { return fmt.Sprintf("{id: b%d, pays: 1}", i) }) + "]\n": "", "benefits: [" + list(201, func(i int) string { return fmt.Sprintf("{id: b%d, pays: 1}", i) }) + "]\n": "at most 200 benefits",
		"benefits: []\n": "has no benefits", "benefits: [{id: a}]\n": "does not say what it pays", "benefits: [{id: a, pays: 1, leaves: 1}]\n": "both `pays` and `leaves`", "benefits: [{id: a, leaves: 1, covers: none}]\n": "covers nothing",
		"benefits: [{id: a, pays: 1, for: household}]\n": "is for the household but pays with each bill", "benefits: [{id: a, pays: 1, covers: [eligible, eligible]}]\n": "is covered twice", "benefits: [{id: a, pays: 1, covers: []}]\n": "names no cost",
		"benefits: [{id: a, pays: 1}, {id: a, pays: 1}]\n": "two benefits are called `a`", "funds: {x: {}}\n" + benefit: "`fund` is missing", "funds: {x: {}}\nbenefits: [{id: a, fund: y, pays: 1}]\n": "there is no fund `y`",
		unit("1000000000000"): "", unit("1000000000001"): "beyond", unit("-1000000000000"): "can never pay", unit("-1000000000001"): "beyond", unit("none"): "may be `none`",
		rate("1"): "", rate("0.5"): "", rate("0"): "can never pay", rate("-0.1"): "outside 0 to 1", rate("1.01"): "0.0101 for 1.01 percent", rate("100"): "1 for 100 percent", rate("101"): "a decimal between 0 and 1", rate("none"): "is `none`", rate("90%"): "0.9 for 90%",
		"parameters: {my_rate: 2}\n" + pays("my_rate"): "outside", "parameters: {my_share: 2}\n" + pays("my_share"): "outside", "parameters: {my_ratio: 2}\n" + pays("my_ratio"): "outside", "parameters: {rates: [0.5, 2]}\n" + pays("nth(rates, 1)"): "outside", "parameters: {rated: 2}\n" + pays("rated"): "",
		"parameters: {x: [{over: 0, rate: 1.5}]}\n" + pays("brackets(total, x)"): "outside", "parameters: {x: {unit: CNY, value: [{over: 0, rate: 150}]}}\n" + pays("band(total, x)"): "", "parameters: {x: [{over: 5, rate: 0.5}, {over: 5, rate: 0.6}]}\n" + pays("brackets(total, x)"): "do not rise",
		"parameters: {x: [{over: 0, rate: -0.1}]}\n" + pays("brackets(total, x)"): "outside", "parameters: {x: [{over: 0, rate: 1}, {over: 1, rate: 0}]}\n" + pays("brackets(total, x)"): "", "parameters: {x: [{rate: 1}]}\n" + pays("brackets(total, x)"): "", "parameters: {x: {}}\n" + benefit: "empty table", "parameters: {x: []}\n" + benefit: "must list from 1",
		pays(strings.Repeat("(", 64) + "1" + strings.Repeat(")", 64)): "", pays(strings.Repeat("(", 65) + "1" + strings.Repeat(")", 65)): "nests more than 64 deep", pays("total" + strings.Repeat(" ", 4091)): "", pays("total" + strings.Repeat(" ", 4092)): "characters; at most 4096",
		pays("total " + strings.Repeat("- ", 64) + "1"): "", pays("total + " + strings.Repeat("-", 64) + "1"): "nests more", pays("if(" + strings.Repeat("not ", 65) + "true, 1, 2)"): "nests more", pays("if(" + strings.Repeat("not ", 64) + "true, 1, 2)"): "",
		"readings: {r: {options: [x], default: x, why: w}}\n" + benefit: "two options or more", "enumerations: {e: []}\n" + benefit: "has no members", "enumerations: {e: [a, a]}\n" + benefit: "listed twice",
		"accumulators: {k: {by: [level, place, kind], adds: 1}}\n" + benefit: "", "accumulators: {k: {by: [level, place, kind, level, kind], adds: 1}}\n" + benefit: "would keep 576 figures", "accumulators: {k: {by: [level, level, level, level], adds: 1}}\n" + benefit: "",
		"define: {total: 1}\n" + benefit: "has a meaning already", "define: {min: 1}\n" + benefit: "has a meaning already", "define: {if: 1}\n" + benefit: "cannot be a name", "define: {" + strings.Repeat("x", 64) + ": 1}\n" + benefit: "", "define: {" + strings.Repeat("x", 65) + ": 1}\n" + benefit: "cannot be a name",
		"define: {1x: 1}\n" + benefit: "cannot be a name", "define: {x1: 1}\n" + benefit: "", "define: {x-y: 1}\n" + benefit: "cannot be a name", "define: {甲: 1}\n" + benefit: "", "define: {_x: 1, Y: 2}\n" + benefit: "",
		"benefits: [{id: a, define: {x: 1, total: 2}, pays: x}]\n": "has a meaning already", "define: {x: y, y: x}\n" + pays("x"): "needs itself",
	} {
		if words == "" {
			made.Refused(t, text)
		} else {
			made.Refused(t, text, words)
		}
	}
}

// What looks wrong but may be meant is a warning.
func TestDoubtsAreWarned(t *testing.T) {
	for text, want := range map[string]string{
		"benefits: [{id: a, pays: total}]\n":                                                                              "",
		"define: {d: total}\nbenefits: [{id: a, pays: d}]\n":                                                              "",
		"define: {d: total}\nbenefits: [{id: a, pays: 1}]\n":                                                              "nothing uses the define `d`",
		"facts: {f: 0}\nbenefits: [{id: a, pays: 1}]\n":                                                                   "no formula reads the fact `f`",
		"sets: {s: {of: sex, value: male}}\nbenefits: [{id: a, pays: 1}]\n":                                               "no formula reads the set `s`",
		"accumulators: {k: {adds: 1}}\nbenefits: [{id: a, pays: 1}]\n":                                                    "no formula reads the accumulator `k`",
		"readings: {r: {options: [x, y], default: x, why: w}}\nbenefits: [{id: a, pays: 1}]\n":                            "no formula reads the reading `r`",
		"readings: {r: {options: [x, y], default: x}}\nbenefits: [{id: a, pays: 'if(r == \"x\", 1, 2)'}]\n":               "the reading `r` does not say why its default was taken",
		"benefits: [{id: a, from: 2018-01-02, pays: 1}]\n":                                                                "`from` is taken as 2018-02-01",
		"parameters: {t: {unit: CNY, value: {township: 1, county: 2, city: 3}}}\nbenefits: [{id: a, pays: 't[level]'}]\n": "`t` has no value for level `province`",
		"facts: {w: one}\nbenefits: [{id: a, pays: 'if(w == \"one\", 1, 2)'}]\n":                                          "the fact `w` has one member only, `one`",
	} {
		if got := made.Warned(t, text); got != want {
			t.Errorf("%s\n%s, want %s", text, got, want)
		}
	}
	if _, report, err := read.Policy(made.Parsed(t, "policy: made\nparameters: {x: 1, y: {unit: CNY, value: 2}}\nbenefits: [{id: a, pays: x + y}]\n")); err != nil || !strings.Contains(report.Warnings()[0].What.String(), "2 values state no source or status") {
		t.Errorf("values without a source: %v", err)
	}
}

// What formulas read, at any date, and what counts in a year.
func TestWhatIsRead(t *testing.T) {
	p := made.Policy(t, made.Head+`
from: 2018-01-01
sets: {poor: {of: category, value: dibao}, spare: {of: sex, value: male}}
readings: {r: {options: [x, y], default: y, why: made up}}
facts: {f: 0}
parameters: {x: {unit: CNY, value: 1}, y: {unit: CNY, value: 2}, z: {unit: CNY, value: 2, allow: made up}}
accumulators: {k: {adds: f}, by: {by: [level], adds: 1}, unread: {adds: excluded}}
benefits:
  - {id: a, until: 2019-01-01, when: category in poor, pays: x + ytd.k}
  - {id: b, from: 2019-01-01, pays: 'if(r == "y", y, 0) + ytd.by[level] + household.size'}
`)
	for word, want := range map[string]bool{"category": true, "ytd.k": true, "level": true, "household.size": true, "f": true, `ytd.by["county"]`: true, "excluded": true, "sex": false, "total": false, "age": false} {
		is := false
		for c := range p.Reads {
			is = is || c.String() == word
		}
		if is != want {
			t.Errorf("%s is read: %v", word, !want)
		}
	}
	for i, want := range []bool{true, true, false} {
		if p.Accumulators[i].IsRead(p) != want {
			t.Errorf("%s is read: %v", p.Accumulators[i].Name, !want)
		}
	}
	for _, c := range []struct {
		first, last rules.Month
		want        string
	}{
		{rules.MonthOf(2018, 1), rules.MonthOf(2019, 1), "benefits.a parameters.x sets.poor"},
		{rules.MonthOf(2019, 1), rules.MonthOf(2020, 1), "benefits.b parameters.y readings.r"},
		{rules.MonthOf(2018, 12), rules.MonthOf(2019, 2), "benefits.a benefits.b parameters.x parameters.y readings.r sets.poor"},
	} {
		if got := strings.Join(slices.Sorted(maps.Keys(resolve.Uses(p, c.first, c.last))), " "); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.first, c.last, got, c.want)
		}
	}
}

// A name is one that formulas can read back, wherever it stands.
func TestNamesOfEveryKind(t *testing.T) {
	for _, c := range []string{
		"enumerations: {%s: [a, b]}", "facts: {%s: 0}", "funds: {%s: {}, pool: {}}", "sets: {%s: {of: sex, value: male}}", "readings: {%s: {options: [x, y], default: x, why: w}}",
		"parameters: {%s: {unit: CNY, value: 1, allow: made up}}", "accumulators: {%s: {adds: 1}}", "define: {%s: 1}", "costs: [%s, rest]",
	} {
		for name, sound := range map[string]bool{"good_1": true, "1bad": false, "b-d": false, "and": false} {
			text := fmt.Sprintf(c, name) + "\nbenefits: [{id: a, fund: pool, pays: total}]\n"
			if sound {
				made.Refused(t, text)
			} else {
				made.Refused(t, text, "cannot be a name")
			}
		}
	}
	made.Refused(t, "benefits: [{id: b-d, pays: total}]\n", "cannot be a name")
	made.Refused(t, "benefits: [{id: a, define: {b-d: 1}, pays: total}]\n", "cannot be a name")
}
