package made

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// dice turns bytes into choices, so that a fuzzer can grow policies. Once the bytes are used up every choice is the
// first, and the first is always an end.
type dice struct{ bytes []byte }

func (d *dice) roll(n int) int {
	if len(d.bytes) == 0 {
		return 0
	}
	b := d.bytes[0]
	d.bytes = d.bytes[1:]
	return int(b) % n
}

func (d *dice) among(words ...string) string { return words[d.roll(len(words))] }

// Choices are random bytes for Written.
func Choices(r *rand.Rand, n int) []byte {
	out := make([]byte, n)
	for i := range out {
		out[i] = byte(r.Uint32())
	}
	return out
}

// Written is the policy file that choices make. It is well-typed, and may all the same not pass the check.
func Written(choices []byte) string { return (&author{dice: &dice{choices}}).policy() }

// author writes random well-typed policies: numbers, tables, brackets, lists, sets, readings, accumulators, defines, and
// benefits at bills and at period ends whose formulas use all of them.
type author struct {
	*dice
	b           strings.Builder
	earlier     []string // benefits that have paid at the bill
	benefits    []string
	numbers     []string // words of the bill and person
	conditions  []string
	accumulates []string
	end         bool // the formula stands at a period's end
	household   bool
	looking     bool // bills may look at the household
}

var (
	kinds      = []string{"inpatient", "outpatient", "outpatient_chronic"}
	levels     = []string{"township", "county", "city", "province"}
	places     = []string{"in_county", "in_area", "in_province", "out_of_province"}
	categories = []string{"extreme_poor", "dibao", "registered_poor", "marginal", "resident"}
)

// policy writes a whole file.
func (a *author) policy() string {
	a.looking = a.roll(3) == 1
	a.head()
	for i := range 1 + a.roll(4) {
		a.benefits = append(a.benefits, fmt.Sprintf("b%d", i))
	}
	a.numbers = []string{"total", "eligible", "excluded", "age", "admission_no", "month", "year", "household.size", "household.income", "2", "0.35", "1500", "a", "r"}
	a.conditions = []string{"insured", "referred", "in_county", `sex == "female"`, "category in poor", `reading == "one"`, "true"}
	a.accumulators()
	a.b.WriteString("define:\n")
	first, second := a.condition(2), a.number(2)
	fmt.Fprintf(&a.b, "  d1: '%s'\n  d2: '%s'\n", first, second)
	a.conditions, a.numbers = append(a.conditions, "d1"), append(a.numbers, "d2")
	a.b.WriteString("benefits:\n")
	for _, id := range a.benefits {
		if a.benefit(id) {
			a.earlier = append(a.earlier, id)
		}
	}
	return a.b.String()
}

func (a *author) head() {
	a.b.WriteString(`policy: generated
title: {zh: 生成的政策}
sources: {made: {title: generated}}
from: 2010-01-01
source: {ref: made, status: unverified}
enumerations: {category: [extreme_poor, dibao, registered_poor, marginal, resident]}
sets:
  poor: {of: category, values: [{from: 2010-01-01, value: [dibao, extreme_poor, registered_poor]}, {from: 2018-08-01, value: [dibao, marginal]}]}
readings:
  reading: {options: [one, two], default: one, why: generated}
parameters:
`)
	number := func() string {
		return a.among("0", "0.5", "1", "0.07", "0.333", "12.34", "300", "1000", "25000.5", "999999", "none")
	}
	row := func(members []string, cell func() string) string {
		var cells []string
		for _, m := range members {
			cells = append(cells, m+": "+cell())
		}
		return "{" + strings.Join(cells, ", ") + "}"
	}
	bands := func() string {
		out, over := []string{}, a.roll(3)*1000
		for range 1 + a.roll(4) {
			out = append(out, fmt.Sprintf("{over: %d, rate: %s}", over, a.among("0.5", "0", "1", "0.65", "0.285")))
			over += 1 + a.roll(200)*137
		}
		return "[" + strings.Join(out, ", ") + "]"
	}
	fmt.Fprintf(&a.b, "  a: {value: %s, allow: generated}\n", number())
	fmt.Fprintf(&a.b, "  r: {unit: rate, value: %s, allow: generated}\n", a.among("0.5", "0.9", "0.285", "1"))
	fmt.Fprintf(&a.b, "  dated:\n    allow: generated\n    values:\n      - {from: 2010-01-01, value: 3000}\n      - {from: 2018-0%d-01, value: %s}\n", 1+a.roll(9), number())
	fmt.Fprintf(&a.b, "  t: {by: [level], allow: generated, value: %s}\n", row(levels, number))
	fmt.Fprintf(&a.b, "  tt: {by: [category, level], allow: generated, value: %s}\n", row(categories, func() string { return row(levels, number) }))
	fmt.Fprintf(&a.b, "  k: {unit: share, allow: generated, value: %s}\n", bands())
	fmt.Fprintf(&a.b, "  kk: {unit: share, by: [kind], allow: generated, value: %s}\n", row(kinds, bands))
	fmt.Fprintf(&a.b, "  list: {allow: generated, value: [%s, %s, 50]}\n", a.among("400", "0", "7.5"), a.among("300", "1000"))
}

func (a *author) accumulators() {
	if a.roll(2) == 0 {
		return
	}
	a.b.WriteString("accumulators:\n")
	fmt.Fprintf(&a.b, "  sum: {for: person, adds: '%s'}\n", a.number(1))
	fmt.Fprintf(&a.b, "  most: {for: person, keeps: max, adds: '%s'}\n", a.number(1))
	fmt.Fprintf(&a.b, "  split: {for: person, by: [kind], adds: '%s'}\n", a.number(1))
	fmt.Fprintf(&a.b, "  ours: {for: household, keeps: %s, adds: '%s'}\n", a.among("sum", "max"), a.number(1))
	a.accumulates = []string{"sum", "most", "split[kind]", "most"}
}

// benefit writes one and says whether it pays with the bill.
func (a *author) benefit(id string) bool {
	fmt.Fprintf(&a.b, "  - id: %s\n", id)
	switch a.roll(8) {
	case 1:
		fmt.Fprintf(&a.b, "    from: 2018-0%d-01\n", 2+a.roll(8))
	case 2:
		fmt.Fprintf(&a.b, "    until: 2018-0%d-01\n", 2+a.roll(8))
	}
	covers := a.among("", "[eligible]", "total", "[excluded]", "[excluded, eligible]", "none")
	if covers != "" {
		fmt.Fprintf(&a.b, "    covers: %s\n", covers)
	}
	switch a.roll(8) {
	case 4:
		a.b.WriteString("    at: month_end\n    for: household\n")
		a.end, a.household = true, true
	case 1:
		a.b.WriteString("    at: month_end\n")
		a.end = true
	case 2:
		a.b.WriteString("    at: year_end\n")
		a.end = true
	case 3:
		a.b.WriteString("    at: year_end\n    for: household\n")
		a.end, a.household = true, true
	}
	if a.roll(3) == 1 {
		fmt.Fprintf(&a.b, "    rounding: {to: %s, mode: %s}\n", a.among("0.01", "1", "0.1", "10"), a.among("half_up", "half_even", "up", "down"))
	}
	if a.roll(3) > 0 {
		fmt.Fprintf(&a.b, "    when: '%s'\n", a.condition(3))
	}
	verb := "pays"
	if covers != "none" && a.roll(4) == 1 {
		verb = "leaves"
	}
	amount := a.number(4)
	if verb == "leaves" && a.roll(8) > 0 { // what is left below zero is refused
		amount = "max(0, " + amount + ")"
	}
	fmt.Fprintf(&a.b, "    %s: 'min(%s, 1e9)'\n", verb, amount)
	if a.roll(3) == 1 {
		fmt.Fprintf(&a.b, "    ceiling: '%s'\n", a.number(2))
	}
	defer func() { a.end, a.household = false, false }()
	return !a.end
}
