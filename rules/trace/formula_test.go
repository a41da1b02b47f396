package trace_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/resolve"
	"doudi/rules/trace"
)

const spoken = `
enumerations: {tier: [one, two]}
sets: {poor: {of: category, value: [dibao, orphan]}}
readings: {r: {options: [points, factor], default: factor, why: made up}}
facts: {tier: {of: person, type: tier}, flag: false, house: {of: household, default: 0}, mine: {of: person, default: 0}}
parameters:
  rate: {unit: rate, by: [level], value: {township: 0.9, county: 0.75, city: 0.6, province: 0.5}}
  deep: {unit: CNY, by: [tier, sex], value: {one: {male: 1, female: 2}, two: {male: 3, female: 4}}}
  limits: {unit: CNY, value: {poor: none, other: 1000}}
  slices: {unit: rate, value: [{over: 0, rate: 0.5}, {over: 1000, rate: 0.6}]}
  steps: {unit: rate, by: [tier], value: {one: [{over: 0, rate: 0.1}], two: [{over: 0, rate: 0.2}]}}
  list: {unit: CNY, by: [tier], value: {one: [400, 300], two: 50}}
  from: {unit: CNY, value: 300}
accumulators: {kept: {adds: total}, by_level: {by: [level], adds: total}, ours: {for: household, adds: total}}
define: {poor_one: 'category in poor', base: 'eligible - from'}
benefits:
  - {id: first, pays: 'rate[level] + deep[tier][sex] + limits.other + brackets(total, slices) + band(total, steps[tier]) + nth(list[tier], admission_no) + ytd.kept + ytd.by_level[level] + household.ytd.ours + if(flag and poor_one and r == "factor", base + house + mine, 0)'}
  - {id: last, %s}
`

// Words of formulas: what each gives on one bill, by hand, and what those that mean nothing are told.
func TestFormulasGiveWhatTheySay(t *testing.T) {
	columns := map[string]float64{"total": 2000, "eligible": 1500, "excluded": 500, "level": 1, "tier": 1, "sex": 0, "category": 2, "age": 70, "admission_no": 2, "month": 3, "year": 2018, "kind": 0, "place": 0, "disease": -1,
		"household.size": 4, "household.income": 9000, "unpaid.total": 700, "paid.first": 1300, "ytd.kept": 11, `ytd.by_level["township"]`: 21, `ytd.by_level["county"]`: 22, "household.ytd.ours": 33, "ytd.paid.first": 44, "mtd.oop.total": 55}
	for formula, want := range map[string]float64{
		"rate[level]": 0.75, "rate.city": 0.6, "deep[tier][sex]": 3, "deep.one[sex]": 1, "deep[tier].female": 4, "deep.one.female": 2, "limits.other": 1000, "brackets(total, slices)": 1100, "band(total, slices)": 0.6, "band(total, steps[tier])": 0.2,
		"nth(list[tier], admission_no)": 50, "nth(list.one, admission_no)": 300, "nth(list.one, 1)": 400, "nth(from, 7)": 300, "base": 1200, "if(poor_one, 1, 2)": 1, "if(category in [\"resident\"], 1, 2)": 2, "if(category not in poor, 1, 2)": 2,
		"if(r == \"factor\", 5, 6)": 5, "if(r != \"points\", 5, 6)": 5, "if(\"county\" == level, 5, 6)": 5, "if(level == \"city\", 5, 6)": 6, "if(flag, 5, 6)": 6, "if(not flag and age > 60, 5, 6)": 5, "ytd.kept": 11, "ytd.by_level[level]": 22, "household.ytd.ours": 33,
		"paid.first": 1300, "unpaid.total": 700, "ytd.paid.first": 44, "mtd.oop.total": 55, "household.size * 2 + household.income": 9008, "min(5, 3, 4)": 3, "max(5, 3, 9)": 9, "-from + 1000": 700, "+from": 300, "2 + 3 * 4": 14, "(2 + 3) * 4": 20, "10 - 3 - 2": 5,
		"if(disease == \"gout\", 5, 6)": 6, "if((age > 60) == (month > 1), 5, 6)": 5, "clamp(total, 0, limits.poor)": 2000, "if(total < limits.poor, 5, 6)": 5, "round(2.5, 1) + round_up(2.1, 1) + round_down(2.9, 1)": 8, "if(if(true, flag, true), 1, 2)": 2,
	} {
		p := made.Policy(t, made.Head+strings.Replace(spoken, "%s", "pays: '"+formula+" + 1'", 1))
		e, err := resolve.Traced(p, rules.MonthOf(2018, 3))
		if err != nil {
			t.Fatal(err)
		}
		v := trace.NewEvaluator(e)
		set(e, v, columns)
		if got, err := v.Number(e.Steps[1].Amount); err != nil || !near(got, want+1) {
			t.Errorf("%s: %v, %v; want %v", formula, got-1, err, want)
		}
	}
	made.Refused(t, strings.Replace(spoken, "%s", "pays: 'if(disease == \"慢（阻）肺(\", 1, 2)'", 1)) // what stands in quotes is a word's
	for formula, words := range map[string][]string{
		"if(disease == \"慢阻肺\"， 1, 2)": {"full-width"},
		"totl":                         {"there is nothing called `totl`", "write: `total`"}, "basee": {"write: `base`"}, "xyzzy": {"a parameter, fact or define"}, "rate": {"is a table and needs a member", "rate[level]"}, "limits": {"limits.poor"}, "slices": {"brackets(amount, slices)"}, "list.one": {"is a list"},
		"rate.town": {"`rate` has no member `town`"}, "limits.othr": {"`other`"}, "rate[sex]": {"`sex` has no member `township`"}, "rate[age]": {"is indexed with a number"}, "from[level]": {"is indexed too often"}, "rate[level][level]": {"is indexed too often"}, "poor": {"is a set", "`category in poor`"},
		"kept": {"needs its period"}, "unpaid": {"needs a word behind a dot"}, "ytd": {"needs a word"}, "ytd.age": {"cannot be summed"}, "ytd.by_level": {"is kept by member"}, "ytd.by_level[sex]": {"kept by level"}, "ytd.ours": {"is kept for the household", "household.ytd.ours"}, "household.ytd.kept": {"kept for the person"},
		"household.life.total": {"life is not kept"}, "household.age": {"not known of a household"}, "paid.frist": {"`paid.first`"}, "unpaid.eligble": {"`unpaid.eligible`"}, "ytd.unpaid.xyzzy": {"and one of eligible, excluded, total"}, "paid": {"needs a word"}, "paid.last": {"pays after `last` or is it"}, "oop.total": {"known only once all have paid"},
		"level == \"countty\"": {"`level` has no member `countty`", "`county`"}, "\"county\"": {"stands alone"}, "level": {"gives a member of level; a number is needed"}, "flag": {"if(flag, amount, 0)"}, "level == sex": {"a member of level is compared with a member of sex"}, "if(total, 1, 2)": {"needs a condition first"},
		"if(flag, 1, level)": {"the two sides of `if` differ"}, "if(flag, 1)": {"`if` takes 3 arguments, not 2"}, "abs(1, 2)": {"`abs` takes 1 arguments, not 2"}, "min(1)": {"takes 2 to 32 arguments"}, "mn(1, 2)": {"there is no function `mn`", "`min`"}, "nth(1, 2)": {"needs a parameter here"}, "nth(slices, 1)": {"no such table", "a list"},
		"brackets(total, list.one)": {"no such table", "a table of brackets"}, "brackets(flag, slices)": {"takes an amount first"}, "nth(list.one, flag)": {"takes a number second"}, "min(flag, 1)": {"takes numbers"}, "flag + 1": {"needs a number on both sides"}, "if(total and flag, 1, 2)": {"a comparison, like"}, "-flag": {"needs a number"},
		"if(not total, 1, 2)": {"`not` needs a condition"}, "if(age in poor, 1, 2)": {"needs a member of an enumeration"}, "if(level in poor, 1, 2)": {"the set `poor` holds members of category"}, "if(level in rate, 1, 2)": {"is no set"}, "if(level in [sex], 1, 2)": {"holds words in quotes only"}, "if(level in 5, 1, 2)": {"a set or a list of words"},
		"[1, 2]": {"stands only behind `in`"}, "age.x": {"has no members"}, "total[level]": {"has no members"}, "1 < 2 < 3": {"a chained comparison"}, "total ? 1 : 2": {"if(condition, then, otherwise)"}, "total ** 2": {"`**`"}, "!flag": {"`not`"}, "total && 1": {"`and`"}, "total || 1": {"`or`"}, "total % 2": {"not part of the policy"}, "let x = 1; x": {"`let`"},
		"total = 1": {"cannot be read"}, "max(1, 2": {"as many `)` as `(`"}, "（1）": {"full-width"}, "total × 2": {"`*`"}, "total.x?.y": {"not part of"}, "nil": {"`nil`"}, "map([1], {#})": {"not part of"},
	} {
		made.Refused(t, strings.Replace(spoken, "%s", "pays: '"+formula+"'", 1), words...)
	}
	for benefit, words := range map[string][]string{
		"at: year_end, pays: total":                         {"is of one bill", "ytd.total or mtd.total"},
		"at: year_end, pays: flag * 1":                      {"out of reach"},
		"at: year_end, pays: age":                           nil,
		"at: year_end, for: household, pays: age":           {"is of one person, and this benefit is for the household"},
		"at: year_end, for: household, pays: mine":          {"out of reach at a period"},
		"at: year_end, for: household, pays: house + month": nil,
		"at: year_end, pays: mine + ytd.total + year":       nil,
		"at: year_end, for: household, pays: ytd.total":     {"household.ytd.total"},
		"at: year_end, pays: oop.total":                     nil,
		"at: year_end, pays: level":                         {"is of one bill"},
		"pays: total, when: total":                          {"total > 0"},
		"at: month_end, pays: unpaid.eligible + paid.total": nil,
	} {
		made.Refused(t, strings.Replace(spoken, "%s", benefit, 1), words...)
	}
	made.Refused(t, strings.Replace(spoken, "%s", "at: year_end, pays: 1}\n  - {id: reads, pays: paid.last", 1), "pays at a period's end", "ytd.paid.last")
	made.Refused(t, strings.Replace(strings.Replace(spoken, "%s", "pays: 1", 1), "kept: {adds: total}", "kept: {adds: ytd.unpaid.total}", 1), "has no meaning outside a benefit", "ytd.oop.total")
	made.Refused(t, strings.Replace(strings.Replace(spoken, "%s", "pays: 1", 1), "kept: {adds: total}", "kept: {adds: oop.total + paid.last}", 1))
}

// An explanation is data: every part with its value and type by hand, the formula of a define below the name that reads it
// first, the source of a parameter's value beside it.
func TestExplanationsAreData(t *testing.T) {
	const formula = `if(category in poor, base + base, nth(list.one, 2)) * rate[level] + deep.one[sex] - if(disease == "gout" or flag, 1, 0)`
	p := made.Policy(t, made.Head+strings.Replace(spoken, "%s", "pays: '"+formula+"'", 1))
	e, err := resolve.Traced(p, rules.MonthOf(2018, 3))
	if err != nil {
		t.Fatal(err)
	}
	v := trace.NewEvaluator(e)
	set(e, v, map[string]float64{"eligible": 1500, "level": 1, "category": 2, "sex": 1, "disease": -1})
	got := trace.Explain(e, p.Benefits[1], "pays", p.Benefits[1].Pays, v)
	if got.Name != "pays" || got.Text != formula {
		t.Errorf("%q: %q", got.Name, got.Text)
	}
	const want = `whole pays number 1802: operator - {operator + {` +
		`operator * {call if {operator in {known category category 2, table poor}, ` +
		`operator + {known base number 1200 {whole base number 1200: operator - {known eligible number 1500, known from number 300 of made}}, known base number 1200}, ` +
		`call nth {table list.one, literal number 2}}, known rate.level number 0.75 of made}, ` +
		`known deep.one.sex number 2 of made}, ` +
		`call if {operator or {operator == {known disease disease -1, quoted gout}, known flag bool 0}, literal number 1, literal number 0}}`
	if text := spelled(got); text != want {
		t.Errorf("%s\nwant\n%s", text, want)
	}
}

// spelled writes an explanation with all that it holds.
func spelled(x trace.Explained) string {
	out := []string{"whole", "literal", "quoted", "known", "table", "operator", "call", "list"}[x.Is]
	if x.Name != "" {
		out += " " + x.Name
	}
	switch x.Type.Kind {
	case rules.GivesNumber:
		out += fmt.Sprint(" number ", x.Value)
	case rules.GivesBool:
		out += fmt.Sprint(" bool ", x.Value)
	case rules.GivesMember:
		out += fmt.Sprint(" ", x.Type.Enum.Name, " ", x.Value)
	}
	if x.Source.Ref != "" {
		out += " of " + x.Source.Ref
	}
	var parts []string
	for _, part := range x.Of {
		parts = append(parts, spelled(part))
	}
	switch {
	case x.Is == trace.Whole:
		return out + ": " + parts[0]
	case parts != nil:
		return out + " {" + strings.Join(parts, ", ") + "}"
	}
	return out
}

func near(a, b float64) bool { return a == b || math.Abs(a-b) < 1e-9 }

// set gives columns their values by their names.
func set(e *rules.Edition, v *trace.Evaluator, columns map[string]float64) {
	for _, in := range e.Inputs {
		v.Set(in.Column, columns[in.Column.String()])
	}
}
