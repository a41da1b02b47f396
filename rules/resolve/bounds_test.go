package resolve_test

import (
	"fmt"
	"math"
	"testing"

	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/read"
	"doudi/rules/resolve"
)

// What values a formula can have whatever the bill, by hand: amounts are never below zero, an age is 0 to 150, a month 1 to 12,
// a household of 1 to 100; a fact and an accumulator can be anything.
func TestBoundsByHand(t *testing.T) {
	inf := math.Inf(1)
	const policy = `
facts: {f: 0, yes: false}
parameters:
  deductible: {unit: CNY, by: [level], value: {township: 100, county: 300, city: 800, province: 1500}}
  two: {unit: share, by: [kind, level], value: {inpatient: {township: 0.9, county: 0.8, city: 0.7, province: 0.6}, outpatient: {township: 0.5, county: 0.4, city: 0.3, province: 0.2}, outpatient_chronic: {township: 0.1, county: 0.1, city: 0.1, province: 0.1}}}
  slices: {unit: rate, value: [{over: 0, rate: 0.5}, {over: 1000, rate: 0.8}]}
  falling: {unit: rate, allow: made up, value: [{over: 0, rate: -0.2}, {over: 1000, rate: 0.3}]}
  amounts: {unit: CNY, value: [{over: 0, rate: 50}, {over: 1000, rate: 80}]}
  list: {unit: CNY, value: [400, 300, 200]}
  spare: {value: 1, unit: CNY, allow: made up}
accumulators:
  said: {for: person, adds: '%s'}
benefits: [{id: basic, pays: 'total + 0 * (deductible[level] + two[kind][level] + nth(list, 1) + brackets(total, slices) + brackets(total, falling) + band(total, amounts) + f + if(yes, 1, 0))'}]
`
	truth := func(c string) string { return "if(" + c + ", 1, 0)" }
	type interval struct{ lo, hi float64 }
	always, never, either := interval{1, 1}, interval{0, 0}, interval{0, 1}
	for formula, want := range map[string]interval{
		"total": {0, inf}, "eligible": {0, inf}, "age": {0, 150}, "month": {1, 12}, "year": {1, 9999}, "household.size": {1, 100}, "household.income": {0, inf}, "admission_no": {0, inf},
		"f": {-inf, inf}, "ytd.said": {-inf, inf}, "ytd.total": {0, inf}, "ytd.paid.basic": {0, inf}, "household.mtd.oop.total": {0, inf}, "ytd.f": {-inf, inf}, "7": {7, 7}, "-7": {-7, -7}, "+age": {0, 150},
		"age + 10": {10, 160}, "age + age": {0, 300}, "age - month": {-12, 149}, "100 - age": {-50, 100}, "-age": {-150, 0}, "2 * age": {0, 300}, "-2 * age": {-300, 0}, "(age - 50) * (month - 6)": {-500, 600},
		"(age - 100) * (age - 100)": {-5000, 10000}, "0 * total": {0, 0}, "age / 10": {0, 15}, "age / month": {0, 150}, "(age - 50) / month": {-50, 100}, "100 / household.size": {1, 100},
		"min(age, 60)": {0, 60}, "min(age, total)": {0, 150}, "max(age, 60)": {60, 150}, "max(age, total)": {0, inf}, "max(total - 100, 0)": {0, inf}, "max(1, 2, age)": {2, 150},
		"abs(age)": {0, 150}, "abs(age - 50)": {0, 100}, "abs(50 - age)": {0, 100}, "abs(-1 - age)": {1, 151}, "abs(f)": {0, inf},
		"clamp(age, 10, 60)": {10, 60}, "clamp(age, month, 60)": {1, 60}, "clamp(total, 0, age)": {0, 150}, "clamp(30, month, age)": {1, 30},
		"round(age, 10)": {0, 160}, "round_up(age, 1)": {0, 151}, "round_down(age - 50, 10)": {-60, 110}, "round(age, month)": {0, 162},
		"deductible[level]": {100, 1500}, "deductible.county": {300, 300}, "two[kind][level]": {0.1, 0.9}, "two.outpatient[level]": {0.2, 0.5}, "two[kind].county": {0.1, 0.8},
		"brackets(age, slices)": {0, 120}, "brackets(total, slices)": {0, inf}, "brackets(0 - total, slices)": {0, 0}, "band(age, slices)": {0, 0.8}, "band(total, amounts)": {0, 80}, "brackets(age, falling)": {-30, 45}, "band(age, falling)": {-0.2, 0.3},
		"nth(list, admission_no)": {200, 400}, "if(age > 60, 1, month)": {1, 12}, "if(age > 150, 99, month)": {1, 12}, "if(age >= 0, 99, month)": {99, 99}, "if(yes, 5, 7)": {5, 7}, "if(true, 5, 7)": {5, 5}, "if(false, 5, 7)": {7, 7},
		truth("age > 150"): never, truth("age > 149"): either, truth("age >= 150"): either, truth("age >= 151"): never, truth("age >= 0"): always, truth("age > 0"): either, truth("age < 0"): never, truth("age <= 0"): either, truth("age < 151"): always, truth("age < 150"): either,
		truth("age <= 150"): always, truth("age <= 149"): either, truth("age < 0 - 1"): never, truth("age <= 0 - 1"): never, truth("age > 0 - 1"): always, truth("age == 200"): never, truth("age == 0 - 1"): never, truth("age != 200"): always, truth("age == 100"): either, truth("age != 100"): either,
		truth("2 == 2"): always, truth("2 != 2"): never, truth("1 == 2"): never,
		truth("not (age > 150)"): always, truth("not (age >= 0)"): never, truth("not yes"): either, truth("yes and age > 150"): never, truth("yes and age >= 0"): either, truth("yes or age >= 0"): always, truth("yes or age > 150"): either, truth("age >= 0 and month > 0"): always, truth("age > 150 or month > 12"): never,
		truth("yes == yes"): either,
	} {
		p, _, err := read.Policy(made.Parsed(t, made.Head+fmt.Sprintf(policy, formula)))
		if err != nil {
			t.Errorf("%s: %v", formula, err)
			continue
		}
		e, err := resolve.Edition(p, rules.MonthOf(2018, 1), nil)
		if err != nil {
			t.Fatal(err)
		}
		if low, high := resolve.Span(p, e.Accumulators[0].Node); !near(low, want.lo) || !near(high, want.hi) {
			t.Errorf("%s: from %v to %v, want %v to %v", formula, low, high, want.lo, want.hi)
		}
	}
}

func near(a, b float64) bool { return a == b || math.Abs(a-b) < 1e-9 }

// A divisor and a unit of rounding must be above zero whatever the bill.
func TestDivisors(t *testing.T) {
	for formula, sound := range map[string]bool{
		"total / 2": true, "total / month": true, "total / household.size": true, "total / max(1, total)": true, "total / (total + 0.01)": true, "total / (1 + ytd.total)": true, "round(total, 0.01)": true, "round(total, month)": true,
		"total / total": false, "total / age": false, "total / admission_no": false, "total / (total - 1)": false, "total / 0": false, "total / (0 - 1)": false, "round(total, 0)": false, "round_up(total, age)": false, "round_down(total, 0 - 1)": false, "if(total > 0, 1 / total, 0)": false,
		"total / ytd.a": false, "total / f": false, "total / (1 + f)": false,
	} {
		text := "facts: {f: 1}\naccumulators: {a: {for: person, adds: total}}\nbenefits: [{id: basic, pays: '" + formula + " + 0 * (f + ytd.a)'}]\n"
		if sound {
			made.Refused(t, text)
		} else {
			made.Refused(t, text, "this may be zero or less")
		}
	}
}

// A benefit that can never pay is refused, one that leaves less than nothing too.
func TestBenefitsThatNeverPay(t *testing.T) {
	const never = "can never pay"
	for benefit, words := range map[string][]string{
		"pays: 0.5 * total": nil, "pays: total - 100": nil, "pays: 0 * total": {never}, "pays: 0 - total": {never}, "pays: 0": {never}, "{pays: total, ceiling: 0}": {never}, "{pays: total, ceiling: 5 - ytd.total}": nil,
		"{pays: total, ceiling: 0 - ytd.total}": {never}, "{pays: total, when: age > 150}": {never}, "{pays: total, when: age >= 150}": nil, "{pays: total, when: false}": {never}, "{pays: total, enabled: false}": nil,
		"leaves: 0": nil, "leaves: total": nil, "leaves: 0 - 1": {"always below zero"}, "leaves: 0 - total": nil, "leaves: -1 - total": {"always below zero"}, "{leaves: 0, when: age > 150}": {never}, "{leaves: 0, ceiling: 0}": {never},
		"{pays: total, from: 2018-01-01, until: 2018-01-31}": nil, "{pays: total, from: 2018-01-02, until: 2018-01-31}": {"is not after `from`"},
	} {
		body := "{id: a, " + benefit[trimmed(benefit):len(benefit)-trimmed(benefit)] + "}"
		made.Refused(t, "benefits: ["+body+", {id: b, from: 2017-01-01, pays: 1}]\n", words...)
	}
}

func trimmed(benefit string) int {
	if benefit[0] == '{' {
		return 1
	}
	return 0
}

// A define that only benefits which are off read keeps the meaning that it has at their turn; one that no benefit reads has none.
func TestDefinesOfBenefitsThatAreOff(t *testing.T) {
	const text = "define: {left: ytd.unpaid.total + unpaid.total}\nbenefits: [{id: a, pays: 0.5 * total}, {id: b, %s}]\n"
	made.Refused(t, fmt.Sprintf(text, "pays: 0.5 * left - ytd.paid.b"))
	made.Refused(t, fmt.Sprintf(text, "pays: 0.5 * left - ytd.paid.b, enabled: false"))
	made.Refused(t, fmt.Sprintf(text, "pays: 0.5 * unpaid.total"), "has no meaning outside a benefit")
	if said := made.Warned(t, fmt.Sprintf(text, "pays: 0.5 * left - ytd.paid.b, enabled: false")); said != "nothing uses the define `left`" {
		t.Error(said)
	}
}
