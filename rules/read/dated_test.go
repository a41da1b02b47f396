package read_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/resolve"
	"doudi/rules/trace"
)

// shown writes a value on one line: 0.5, [400 300], {a: 1, b: {…}}, >0:0.5 >1000:0.8.
func shown(v *rules.Value) string {
	switch {
	case v == nil:
		return "-"
	case v.Members != nil:
		var out []string
		for _, m := range v.Members {
			out = append(out, m.Name+": "+shown(m.Value))
		}
		return "{" + strings.Join(out, ", ") + "}"
	case v.Brackets != nil:
		var out []string
		for _, s := range v.Brackets {
			out = append(out, fmt.Sprintf(">%v:%.6g", s.Over, s.Rate))
		}
		return strings.Join(out, " ")
	case v.List != nil:
		return fmt.Sprintf("%.6g", []float64(v.List))
	}
	return fmt.Sprintf("%.6g", v.Number)
}

// at is a parameter as it stands in a month.
func at(t *testing.T, p *rules.Policy, name string, month rules.Month, values model.Values) string {
	t.Helper()
	for _, q := range p.Parameters {
		if q.Name == name {
			return shown(q.On(month, values))
		}
	}
	t.Fatalf("no parameter %s", name)
	return ""
}

const history = `
from: 2018-01-01
sets: {poor: {of: category, values: [{from: 2018-01-01, value: [dibao, orphan]}, {from: 2019-06-01, value: [dibao]}, {from: 2020-01-01, until: 2020-07-01, value: resident}]}}
parameters:
  rate: {unit: rate, values: [{from: 2018-01-01, value: 0.5}, {from: 2019-01-01, value: 0.6}, {from: 2020-03-15, until: 2021-01-01, value: 0.7}]}
  table: {unit: CNY, by: [sex], value: {male: 100, female: 200}}
  late: {unit: CNY, from: 2018-05-01, value: 9}
benefits:
  - {id: basic, until: 2021-01-01, when: category in poor, pays: 'rate * (total - table[sex])'}
  - {id: extra, from: 2019-01-01, until: 2019-03-01, pays: 'late'}
  - {id: off, enabled: false, pays: total}
`

// What is dated holds from its month to the one before its end; each change is a month in which an edition begins.
func TestEditionsByHand(t *testing.T) {
	p := made.Policy(t, made.Head+history)
	var months []string
	for _, m := range p.Changes() {
		months = append(months, m.String()[:7])
	}
	if got := strings.Join(months, " "); got != "2018-01 2018-05 2019-01 2019-03 2019-06 2020-01 2020-04 2020-07 2021-01" {
		t.Errorf("changes in %s", got)
	}
	for _, c := range []struct {
		year, month                 int
		rate, table, late, benefits string
		poor                        []float64
		until                       string
	}{
		{2017, 12, "-", "-", "-", "basic", nil, "2018-01-01"},
		{2018, 1, "0.5", "{male: 100, female: 200}", "-", "basic", []float64{2, 1}, "2018-05-01"},
		{2018, 4, "0.5", "{male: 100, female: 200}", "-", "basic", []float64{2, 1}, "2018-05-01"},
		{2018, 5, "0.5", "{male: 100, female: 200}", "9", "basic", []float64{2, 1}, "2019-01-01"},
		{2018, 12, "0.5", "{male: 100, female: 200}", "9", "basic", []float64{2, 1}, "2019-01-01"},
		{2019, 1, "0.6", "{male: 100, female: 200}", "9", "basic extra", []float64{2, 1}, "2019-03-01"},
		{2019, 2, "0.6", "{male: 100, female: 200}", "9", "basic extra", []float64{2, 1}, "2019-03-01"},
		{2019, 3, "0.6", "{male: 100, female: 200}", "9", "basic", []float64{2, 1}, "2019-06-01"},
		{2019, 6, "0.6", "{male: 100, female: 200}", "9", "basic", []float64{2}, "2020-01-01"},
		{2020, 1, "0.6", "{male: 100, female: 200}", "9", "basic", []float64{7}, "2020-04-01"},
		{2020, 3, "0.6", "{male: 100, female: 200}", "9", "basic", []float64{7}, "2020-04-01"}, // the middle of March is April
		{2020, 4, "0.7", "{male: 100, female: 200}", "9", "basic", []float64{7}, "2020-07-01"},
		{2020, 7, "0.7", "{male: 100, female: 200}", "9", "basic", nil, "2021-01-01"},
		{2021, 1, "-", "{male: 100, female: 200}", "9", "", nil, rules.Never.String()},
	} {
		m := rules.MonthOf(c.year, c.month)
		e, _ := resolve.Edition(p, m, nil)
		var ids []string
		for _, s := range e.Steps {
			ids = append(ids, p.Benefits[s.Benefit].ID)
		}
		if got := strings.Join(ids, " "); got != c.benefits || e.From != m || e.Until.String() != c.until {
			t.Errorf("%s: benefits %s, until %s; want %s, %s", m, got, e.Until, c.benefits, c.until)
		}
		if got := p.Sets[0].In(m); !slices.Equal(got, c.poor) {
			t.Errorf("%s: poor are %v, want %v", m, got, c.poor)
		}
		for name, want := range map[string]string{"rate": c.rate, "table": c.table, "late": c.late} {
			if got := at(t, p, name, m, nil); got != want {
				t.Errorf("%s: %s is %s, want %s", m, name, got, want)
			}
		}
	}
}

// Dates that overlap, leave a gap or repeat are refused; a value holds until the next.
func TestDatesOfValues(t *testing.T) {
	for values, words := range map[string]string{
		"{from: 2018-01-01, value: 1}, {from: 2019-01-01, value: 2}":                                            "",
		"{from: 2019-01-01, value: 2}, {from: 2018-01-01, value: 1}":                                            "", // in any order
		"{from: 2018-01-01, until: 2019-01-01, value: 1}, {from: 2019-01-01, value: 2}":                         "",
		"{from: 2018-01-01, until: 2018-12-01, value: 1}, {from: 2019-01-01, value: 2}":                         "has a gap: no value from 2018-12-01 until 2019-01-01",
		"{from: 2018-01-01, until: 2019-02-01, value: 1}, {from: 2019-01-01, value: 2}":                         "overlap: one value holds until 2019-02-01, the next begins 2019-01-01",
		"{from: 2018-01-01, value: 1}, {from: 2018-01-01, value: 2}":                                            "has two values from 2018-01-01",
		"{from: 2018-01-01, until: 2018-01-01, value: 1}":                                                       "`until` 2018-01-01 is not after `from` 2018-01-01",
		"{from: 2018-01-01, until: 2017-01-01, value: 1}":                                                       "is not after",
		"{from: 2018-01-01, value: 1}, {from: 2019-01-01, value: 2}, {from: 2018-06-01, value: 3, until: 2020}": "overlap",
		"{from: soon, value: 1}": "`from` is no date",
		"":                       "has no values",
	} {
		text := "parameters: {x: {unit: CNY, values: [" + values + "]}}\nbenefits: [{id: a, from: 2018-01-01, until: 2018-06-01, pays: x}, {id: b, from: 2018-01-01, pays: 1}]\n"
		if words == "" {
			made.Refused(t, text)
		} else {
			made.Refused(t, text, words)
		}
	}
	made.Refused(t, "parameters: {x: {unit: CNY, values: [{from: 2018-06-01, value: 1}]}}\nbenefits: [{id: a, from: 2018-01-01, pays: x}]\n",
		"`x` has no value in 2018-01-01", "an earlier value for `x`, or a later `from` for the benefit")
}

// A drawn factor is on every rate and amount of a value, thresholds stay, and a rate ends at 0 and 1 but where it is stated beyond.
func TestDrawnValuesByHand(t *testing.T) {
	p := made.Policy(t, made.Head+`
from: 2018-01-01
parameters:
  rate: {unit: rate, value: 0.8, range: [0.5, 1.5]}
  share: {by: [sex], value: {male: 0.6, female: 0.9}, range: [0.5, 2], unit: share}
  over: {unit: rate, allow: made up, value: 1.5, range: [0.5, 2]}
  rates: {value: [0.2, 0.4, 0.9], range: [0.5, 2]}
  slices: {unit: rate, value: [{over: 0, rate: 0.5}, {over: 1000, rate: 0.8}], range: [0.5, 2]}
  limit: {unit: CNY, value: {a: 300, b: none}, range: [0.5, 2]}
  sure: {unit: CNY, value: 10}
benefits: [{id: basic, pays: 'rate * share[sex] * over * nth(rates, 1) * brackets(total, slices) + sure', ceiling: 'min(limit.a, limit.b)'}]
`)
	month := rules.MonthOf(2018, 1)
	for factor, want := range map[float64]map[string]string{
		1:   {"rate": "0.8", "share": "{male: 0.6, female: 0.9}", "over": "1.5", "rates": "[0.2 0.4 0.9]", "slices": ">0:0.5 >1000:0.8", "limit": "{a: 300, b: +Inf}", "sure": "10"},
		0.5: {"rate": "0.4", "share": "{male: 0.3, female: 0.45}", "over": "0.75", "rates": "[0.1 0.2 0.45]", "slices": ">0:0.25 >1000:0.4", "limit": "{a: 150, b: +Inf}", "sure": "10"},
		1.5: {"rate": "1", "share": "{male: 0.9, female: 1}", "over": "2.25", "rates": "[0.3 0.6 1]", "slices": ">0:0.75 >1000:1", "limit": "{a: 450, b: +Inf}", "sure": "10"},
	} {
		values := model.Values{}
		for _, q := range p.Quantities() {
			values[q.Path] = factor
		}
		if len(values) != 6 {
			t.Errorf("%d uncertain parameters: %v", len(values), slices.Sorted(maps.Keys(values)))
		}
		for name, want := range want {
			if got := at(t, p, name, month, values); got != want {
				t.Errorf("%s times %v: %s, want %s", name, factor, got, want)
			}
		}
	}
	for text, words := range map[string]string{
		"[0.8, 1.2]": "", "[1, 1]": "", "[1, 2]": "", "[0.5, 1]": "", "[1.1, 1.2]": "does not hold 1", "[0.5, 0.9]": "does not hold 1", "[0, 1000]": "", "[0, 1001]": "range", "[1.2, 0.8]": "range",
	} {
		body := "parameters: {x: {unit: CNY, value: 1, range: " + text + "}}\nbenefits: [{id: a, pays: x}]\n"
		if words == "" {
			made.Refused(t, body)
		} else {
			made.Refused(t, body, words)
		}
	}
}

// What a scenario changes, from which month, and what stays before it.
func TestPatchesByHand(t *testing.T) {
	base := made.Policy(t, made.Head+history)
	months := []rules.Month{rules.MonthOf(2018, 1), rules.MonthOf(2018, 12), rules.MonthOf(2019, 1), rules.MonthOf(2019, 5), rules.MonthOf(2019, 6), rules.MonthOf(2020, 4)}
	for _, c := range []struct{ patch, name, want string }{
		{"{path: parameters.rate, value: 0.9}", "rate", "0.9 0.9 0.9 0.9 0.9 0.9"},
		{"{path: parameters.rate, from: 2019-01-01, value: 0.9}", "rate", "0.5 0.5 0.9 0.9 0.9 0.9"},
		{"{path: parameters.rate, from: 2019-05-01, value: 0.9}", "rate", "0.5 0.5 0.6 0.9 0.9 0.9"},
		{"{path: parameters.rate, from: 2018-12-15, value: 0.9}", "rate", "0.5 0.5 0.9 0.9 0.9 0.9"}, // the middle of December is January
		{"{path: parameters.rate, from: 2017-01-01, value: 0.9}", "", "`table` has no value in 2017-01-01"},
		{"{path: parameters.table.male, value: 50}", "table", strings.Repeat("{male: 50, female: 200} ", 6)},
		{"{path: parameters.table.female, from: 2019-06-01, value: 50}", "table", strings.Repeat("{male: 100, female: 200} ", 4) + "{male: 100, female: 50} {male: 100, female: 50}"},
		{"{path: parameters.late, from: 2018-01-01, value: 3}", "late", "3 3 3 3 3 3"},
		{"{path: parameters.late, from: 2019-01-01, value: 3}", "late", "- 9 3 3 3 3"},
		{"{path: sets.poor, from: 2019-01-01, value: [male]}", "", "`category` has no member `male`"},
		{"{path: sets.poor, from: 2019-05-01, value: [resident, dibao]}", "poor", "dibao,orphan dibao,orphan dibao,orphan resident,dibao resident,dibao resident,dibao"},
		{"{path: sets.poor, from: 2019-06-01, value: resident}", "poor", "dibao,orphan dibao,orphan dibao,orphan dibao,orphan resident resident"},
		{"{path: sets.poor, value: resident}", "poor", "resident resident resident resident resident resident"},
		{"{path: benefits.basic.enabled, value: false}", "benefits", "- - extra - - -"},
		{"{path: benefits.basic.enabled, from: 2019-01-01, value: false}", "benefits", "basic basic extra - - -"},
		{"{path: benefits.extra.until, value: 2019-07-01}", "benefits", "basic basic basic,extra basic,extra basic,extra basic"},
		{"{path: benefits.extra.from, value: 2018-12-01}", "benefits", "basic basic,extra basic,extra basic basic basic"},
		{"{path: benefits.off.enabled, value: true}", "benefits", "basic,off basic,off basic,extra,off basic,off basic,off basic,off"},
		{"{path: benefits.off.enabled, from: 2019-05-01, value: true}", "benefits", "basic basic basic,extra basic,off basic,off basic,off"},
		{"{path: benefits.basic.enabled, from: 2019-05-01, value: true}", "benefits", "basic basic basic,extra basic basic basic"},
		{"{path: benefits.basic.enabled, value: perhaps}", "", "must be true or false"},
		{"{path: benefits.basic.pays, from: 2019-01-01, value: 1}", "", "cannot change at a date"},
		{"{path: benefits.basic, value: 1}", "", "there is no key of a benefit"},
		{"{path: benefits.basic.pay, value: 1}", "", "there is no key of a benefit `pay`"},
		{"{path: benefits.basik.pays, value: 1}", "", "there is no benefit `basik`"},
		{"{path: parameters.ratte, value: 1}", "", "there is no parameter `ratte`"},
		{"{path: parameters.table.mail, value: 1}", "", "there is no member `mail`"},
		{"{path: parameters.rate.male, value: 1}", "", "there is no member `male`"},
		{"{path: readings.rate, value: 1}", "", "there is no reading `rate`"},
		{"{path: sets.rate, value: 1}", "", "there is no set `rate`"},
		{"{path: parameter.rate, value: 1}", "", "there is no part of a policy `parameter`"},
		{"{path: rate, value: 1}", "", "is no path of a policy"},
		{"{path: parameters.rate, value: 1.5}", "", "outside 0 to 1"},
	} {
		n := made.Parsed(t, c.patch)
		p, _, err := read.With(base, []read.Patch{{Path: n.Get("path"), From: n.Get("from"), Value: n.Get("value")}}, nil)
		if c.name == "" {
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: %v, want %s", c.patch, err, c.want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.patch, err)
			continue
		}
		var got []string
		for _, m := range months {
			var one []string
			e, _ := resolve.Edition(p, m, nil)
			switch c.name {
			case "poor":
				for _, code := range p.Sets[0].In(m) {
					one = append(one, p.Sets[0].Of.Members[int(code)])
				}
			case "benefits":
				for _, s := range e.Steps {
					one = append(one, p.Benefits[s.Benefit].ID)
				}
			default:
				one = []string{at(t, p, c.name, m, nil)}
			}
			if len(one) == 0 {
				one = []string{"-"}
			}
			got = append(got, strings.Join(one, ","))
		}
		if got := strings.Join(got, " "); got != strings.TrimSpace(c.want) {
			t.Errorf("%s: %s, want %s", c.patch, got, c.want)
		}
		if strings.Contains(c.patch, "path: parameters.rate,") {
			for _, d := range p.Parameters[0].Dated {
				if d.Low != 1 || d.High != 1 {
					t.Errorf("%s: a scenario's number has a range", c.patch)
				}
			}
		}
	}
	if at(t, base, "rate", months[0], nil) != "0.5" || at(t, base, "table", months[0], nil) != "{male: 100, female: 200}" {
		t.Error("a patch changed the policy that it was made on")
	}
}

// A set that a file ends has nobody from then on, up to its next value, or to what a scenario states from a month on.
func TestSetsEndWhenTheySay(t *testing.T) {
	const body = "sets: {poor: {of: category, values: [{from: 2018-01-01, until: 2019-01-01, value: [dibao]}%s]}}\nbenefits: [{id: a, when: category in poor, pays: 1}]\n"
	patch := made.Parsed(t, "{path: sets.poor, from: 2020-01-01, value: resident}")
	dated := made.Policy(t, made.Head+fmt.Sprintf(body, ", {from: 2020-01-01, value: [resident]}"))
	patched, _, err := read.With(made.Policy(t, made.Head+fmt.Sprintf(body, "")), []read.Patch{{Path: patch.Get("path"), From: patch.Get("from"), Value: patch.Get("value")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []*rules.Policy{dated, patched} {
		for year, want := range map[int]string{2018: "dibao", 2019: "", 2020: "resident"} {
			got := ""
			for _, code := range p.Sets[0].In(rules.MonthOf(year, 6)) {
				got += p.Sets[0].Of.Members[int(code)]
			}
			if got != want {
				t.Errorf("of %d are %q, want %q", year, got, want)
			}
		}
	}
}

// A benefit that is switched on before its own beginning begins when it says.
func TestSwitchedOnItBeginsWhenItSays(t *testing.T) {
	patch := made.Parsed(t, "{path: benefits.a.enabled, from: 2019-01-01, value: true}")
	p, _, err := read.With(made.Policy(t, made.Head+"benefits: [{id: a, enabled: false, from: 2020-01-01, pays: 1}, {id: b, pays: 1}]\n"),
		[]read.Patch{{Path: patch.Get("path"), From: patch.Get("from"), Value: patch.Get("value")}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if b := p.Benefits[0]; !b.Enabled || b.From != rules.MonthOf(2020, 1) {
		t.Errorf("enabled %v, from %s", b.Enabled, b.From)
	}
}

// A benefit is put behind the one that is named, or last; a reading takes another option.
func TestAdditionsAndReadings(t *testing.T) {
	base := made.Policy(t, made.Head+"readings: {r: {options: [one, two], default: one, why: made up}}\nbenefits: [{id: a, pays: 'if(r == \"one\", 1, 2)'}, {id: b, pays: 1}, {id: c, pays: 1}]\n")
	for after, want := range map[string]string{"a": "a x b c", "b": "a b x c", "c": "a b c x", "": "a b c x", "d": "there is no benefit `d`"} {
		add := read.Addition{Benefit: made.Parsed(t, "{id: x, pays: 3}")}
		if after != "" {
			add.After = made.Parsed(t, after)
		}
		p, _, err := read.With(base, nil, []read.Addition{add})
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			for _, b := range p.Benefits {
				got += " " + b.ID
			}
		}
		if !strings.Contains(got, want) {
			t.Errorf("after %q: %s, want %s", after, got, want)
		}
	}
	if _, _, err := read.With(base, nil, []read.Addition{{Benefit: made.Parsed(t, "{id: b, pays: 3}")}}); err == nil || !strings.Contains(err.Error(), "two benefits are called `b`") {
		t.Errorf("a second b: %v", err)
	}
	two, err := read.WithReadings(base, []document.Field{{Key: made.Parsed(t, "r"), Value: made.Parsed(t, "two")}})
	if err != nil || two.Readings[0].Default != "two" || base.Readings[0].Default != "one" {
		t.Errorf("the other reading: %v", err)
	}
	if same, err := read.WithReadings(base, nil); same != base || err != nil {
		t.Error("no reading is another policy")
	}
	if _, err := read.WithReadings(base, []document.Field{{Key: made.Parsed(t, "r"), Value: made.Parsed(t, "three")}}); err == nil {
		t.Error("a third reading is taken")
	}
	for _, c := range []struct{ key, value, kept string }{
		{"pays", "7", "pays 7"}, {"leaves", "7", "leaves 7"}, {"ceiling", "7", "ceiling 7"}, {"when", "true", "when true"}, {"deductible", "7", "deductible 7"},
	} {
		n := made.Parsed(t, "{path: benefits.b."+c.key+", value: "+c.value+"}")
		p, _, err := read.With(base, []read.Patch{{Path: n.Get("path"), Value: n.Get("value")}}, nil)
		if err != nil {
			t.Errorf("%s: %v", c.key, err)
			continue
		}
		b, got := p.Benefits[1], ""
		for name, f := range map[string]*rules.Formula{"pays": b.Pays, "leaves": b.Leaves, "ceiling": b.Ceiling, "when": b.When, "deductible": b.Deductible} {
			if f != nil && (name == c.key || name == "pays" && c.key == "leaves") {
				got += name + " " + f.Text
			}
		}
		if got != c.kept {
			t.Errorf("%s: %s, want %s", c.key, got, c.kept)
		}
	}
}

// A benefit that pays a tenth more has its whole amount times 1.1, and nothing else changes.
func TestRaisedByHand(t *testing.T) {
	base := made.Policy(t, made.Head+"benefits: [{id: a, pays: '10 + 0.5 * total'}, {id: b, leaves: 5}]\n")
	for benefit, want := range map[int]float64{0: 2 * (10 + 0.5*100), 1: 10 + 0.5*100} {
		p, err := read.Raised(base, benefit, 2)
		if err != nil {
			t.Fatal(err)
		}
		e, err := resolve.Edition(p, rules.MonthOf(2018, 1), nil)
		if err != nil {
			t.Fatal(err)
		}
		v := trace.NewEvaluator(e)
		v.Set(rules.Amount(rules.Cost, rules.Total), 100)
		if got, err := v.Number(e.Steps[0].Amount); got != want || err != nil {
			t.Errorf("benefit %d doubled: the first pays %v, %v; want %v", benefit, got, err, want)
		}
	}
}
