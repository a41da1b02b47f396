package settle_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"doudi/rules/internal/made"
	"doudi/rules/settle"
)

// hand is a small policy, bills, and what they come to by hand: `c1 basic` is a payment of a bill, `c1 oop` what is left of it.
type hand struct {
	name, policy, bills string
	want                map[string]float64
}

func (h hand) check(t *testing.T) {
	t.Helper()
	s := made.Settled(t, made.Policy(t, made.Head+h.policy), h.bills)
	for key, want := range h.want {
		of, what, _ := strings.Cut(key, " ")
		if got := s.Figure(of, what); fmt.Sprintf("%.6f", got) != fmt.Sprintf("%.6f", want) {
			t.Errorf("%s: %s is %v, want %v", h.name, key, got, want)
		}
	}
	if p := s.Policy; p.YearStarts == 1 { // and in columns as bill by bill, on bills that nobody wrote
		made.Agree(t, p, made.Claims(rand.New(rand.NewPCG(4, 2)), 12, p.Enumeration("category").Members, 2018), nil)
	}
}

// Dates: the month of discharge decides, the first month of a value has it, its end no longer, and a date inside a month
// begins with the next.
func TestDatesByHand(t *testing.T) {
	for _, h := range []hand{
		{"a rate that changes in July, a benefit until July, one from the middle of April", `
parameters:
  rate:
    unit: rate
    values: [{from: 2017-01-01, value: 0.5}, {from: 2018-07-01, value: 0.6}]
benefits:
  - {id: basic, pays: rate * total}
  - {id: early, until: 2018-07-01, pays: 0.1 * total}
  - {id: late, from: 2018-04-15, pays: 0.2 * total}
`, `
year: 2018
claims: [{month: 4, total: 100}, {month: 5, total: 100}, {month: 6, total: 100}, {month: 7, total: 100}]
`, map[string]float64{
			"c1 basic": 50, "c2 basic": 50, "c3 basic": 50, "c4 basic": 60,
			"c1 early": 10, "c3 early": 10, "c4 early": 0, "c1 late": 0, "c2 late": 20, "c3 late": 20, "c4 late": 20,
		}},
		{"a set and a value that end", `
sets: {poor: {of: category, values: [{from: 2018-01-01, value: [dibao]}, {from: 2018-03-01, value: [resident]}]}}
parameters: {rate: {unit: rate, values: [{from: 2018-01-01, until: 2018-05-01, value: 0.5}]}}
benefits:
  - {id: basic, from: 2018-01-01, until: 2018-05-01, when: category in poor, pays: rate * total}
  - {id: rest, from: 2018-01-01, pays: 0.1 * total}
`, `
year: 2018
person: {category: dibao}
claims: [{month: 2, total: 100}, {month: 3, total: 100}, {month: 5, total: 100}]
`, map[string]float64{"c1 basic": 50, "c2 basic": 0, "c3 basic": 0, "c3 rest": 10}},
		// April begins the year: months 1 to 3 of the year 2018 are those of 2019, and come last.
		{"a year from April", `
year_starts: 4
parameters: {rate: {unit: rate, values: [{from: 2017-01-01, value: 0.5}, {from: 2019-01-01, value: 0.6}, {from: 2019-04-01, value: 0.9}]}}
benefits:
  - {id: basic, pays: rate * total}
  - {id: number, covers: none, pays: 100 * admission_no + month}
  - {id: calendar, covers: none, pays: year}
  - {id: earlier, covers: none, pays: ytd.total}
  - {id: yearly, at: year_end, covers: none, pays: 10 * month + year + mtd.total}
`, `
year: 2018
claims: [{month: 1, total: 100}, {month: 12, total: 200}, {month: 4, total: 400}, {month: 3, total: 800}]
`, map[string]float64{
			"c3 basic": 200, "c2 basic": 100, "c1 basic": 60, "c4 basic": 480, "c3 number": 104, "c2 number": 212, "c1 number": 301, "c4 number": 403,
			"c3 calendar": 2018, "c2 calendar": 2018, "c1 calendar": 2019, "c4 calendar": 2019, "c3 earlier": 0, "c2 earlier": 400, "c1 earlier": 600, "c4 earlier": 700,
			"year yearly": 30 + 2019 + 800, // at the end of March 2019
		}},
		{"a year from January ends with December", `
benefits:
  - {id: basic, pays: 0.5 * total}
  - {id: yearly, at: year_end, covers: none, pays: 10 * month + mtd.total}
`, "year: 2018\nclaims: [{month: 11, total: 100}]\n", map[string]float64{"year yearly": 120}},
		{"a bill in the first month of the policy", "from: 2018-03-01\nparameters: {rate: 0.5}\nbenefits: [{id: basic, pays: rate * total}]\n",
			"year: 2018\nclaims: [{month: 3, total: 100}]\n", map[string]float64{"c1 basic": 50}},
		{"switched off", "benefits: [{id: basic, pays: 0.5 * total}, {id: off, enabled: false, pays: 0.5 * total}]\n",
			"year: 2018\nclaims: [{month: 3, total: 100}]\n", map[string]float64{"c1 basic": 50, "c1 off": 0}},
	} {
		h.check(t)
	}
	p := made.Policy(t, made.Head+"from: 2018-03-01\nparameters: {rate: 0.5}\nbenefits: [{id: basic, pays: rate * total}]\n")
	b, _, err := made.Bills(t, p, "year: 2018\nclaims: [{month: 2, total: 100}]\n")
	if err == nil {
		_, err = settle.Year(p, b)
	}
	if err == nil || !strings.Contains(err.Error(), "begins 2018-03-01; a bill of 2018-02 falls under no rule") {
		t.Errorf("a bill before the policy: %v", err)
	}
}

// Words over a period: bills of the same month, of the year, of a life; of the person and of the household; and only those
// before.
func TestPeriodsByHand(t *testing.T) {
	const readers = `
facts: {days: 0}
accumulators:
  most: {for: person, keeps: max, adds: total}
  ours: {for: household, keeps: max, adds: total}
  by_kind: {for: person, by: [kind], adds: total}
  spent: {for: household, by: [kind, level], adds: 2 * total}
  half: {for: person, adds: 0.5 * oop.total}
benefits:
  - {id: basic, pays: 0.5 * eligible}
  - {id: some, when: eligible > 150, pays: 0.1 * eligible}
  - {id: shown, covers: none, pays: %s}
`
	const bills = `
year: 2018
household: {size: 2}
persons: [{id: a}, {id: b}]
claims:
  - {id: c1, person: a, month: 1, level: county, total: 100, days: 1}
  - {id: c2, person: b, month: 1, level: county, total: 200, eligible: 160, days: 2}
  - {id: c3, person: a, month: 1, level: city, kind: outpatient, total: 400, days: 4}
  - {id: c4, person: a, month: 2, level: county, total: 1600, days: 8}
  - {id: c5, person: a, month: 2, level: county, total: 800, days: 16}
`
	for formula, want := range map[string][5]float64{
		"ytd.total":                        {0, 0, 100, 500, 2100},
		"mtd.total":                        {0, 0, 100, 0, 1600},
		"life.total":                       {0, 0, 100, 500, 2100},
		"household.ytd.total":              {0, 100, 300, 700, 2300},
		"household.mtd.total":              {0, 100, 300, 0, 1600},
		"ytd.days":                         {0, 0, 1, 5, 13},
		"household.mtd.days":               {0, 1, 3, 0, 8},
		"ytd.paid.basic":                   {0, 0, 50, 250, 1050}, // halves
		"household.ytd.paid.basic":         {0, 50, 130, 330, 1130},
		"household.mtd.paid.basic":         {0, 50, 130, 0, 800},
		"ytd.paid.some":                    {0, 0, 0, 40, 200}, // a tenth above 150
		"ytd.paid.total":                   {0, 0, 50, 290, 1250},
		"household.ytd.paid.total":         {0, 50, 146, 386, 1346}, // with 80 + 16 of b
		"ytd.oop.total":                    {0, 0, 50, 210, 850},    // 50, 160, 640
		"ytd.eligible":                     {0, 0, 100, 500, 2100},
		"household.ytd.excluded":           {0, 0, 40, 40, 40},
		"household.ytd.oop.eligible":       {0, 50, 114, 274, 914}, // 50, 64, 160, 640
		"ytd.unpaid.eligible":              {0, 0, 50, 210, 850},   // as it was at this benefit's turn: 50, 160, 640
		"ytd.most":                         {0, 0, 100, 400, 1600},
		"mtd.most":                         {0, 0, 100, 0, 1600},
		"life.most":                        {0, 0, 100, 400, 1600},
		"household.ytd.ours":               {0, 100, 200, 400, 1600},
		"ytd.by_kind[kind]":                {0, 0, 0, 100, 1700},
		"mtd.by_kind[kind]":                {0, 0, 0, 0, 1600},
		"household.ytd.spent[kind].county": {0, 200, 0, 600, 3800},
		"household.ytd.spent[kind][level]": {0, 200, 0, 600, 3800},
		"ytd.half":                         {0, 0, 25, 105, 425},
		"admission_no":                     {1, 1, 1, 2, 3}, // an outpatient's bill is none
		"paid.total":                       {50, 96, 240, 960, 480},
		"unpaid.total":                     {50, 104, 160, 640, 320},
		"unpaid.excluded":                  {0, 40, 0, 0, 0},
		"paid.some":                        {0, 16, 40, 160, 80},
	} {
		h := hand{formula, fmt.Sprintf(readers, "'"+formula+"'"), bills, map[string]float64{}}
		for i, x := range want {
			h.want[fmt.Sprintf("c%d shown", i+1)] = x
		}
		h.check(t)
	}
	// What was unpaid at a benefit's turn counts where its `when` held: the 80, 200 and 800 that half of c2, c3 and c4 leave.
	turn := strings.Replace(readers, "pays: 0.1 * eligible", "pays: 0.001 * household.ytd.unpaid.eligible", 1)
	hand{"a turn that was not taken", fmt.Sprintf(turn, "1"), bills, map[string]float64{"c2 some": 0, "c3 some": 0.08, "c4 some": 0.28, "c5 some": 1.08}}.check(t)
}

// What the year holds before the file counts for the person and for the household, and a life holds the years before too.
func TestBeforeByHand(t *testing.T) {
	const policy = `
accumulators: {most: {for: person, keeps: max, adds: total}, spent: {for: person, by: [kind], adds: total}}
benefits:
  - {id: basic, pays: 0.5 * eligible, ceiling: 1000 - ytd.paid.basic}
  - {id: shown, covers: none, pays: %s}
`
	const bills = `
year: 2018
household: {size: 2}
persons:
  - {id: a, before: {total: 1000, eligible: 900, excluded: 100, paid: {basic: 450, shown: 7}, admissions: 2, most: 300, spent: {inpatient: 600, outpatient: 400, outpatient_chronic: 0},
      life: {total: 5000, eligible: 5000, excluded: 0, paid: {basic: 2000, shown: 1}, most: 2000, spent: {inpatient: 1, outpatient: 2, outpatient_chronic: 4}}}}
  - {id: b, before: {total: 200, eligible: 200, excluded: 0, paid: {basic: 100, shown: 0}, admissions: 0, most: 0, spent: {inpatient: 0, outpatient: 0, outpatient_chronic: 0}}}
claims: [{id: c1, person: a, total: 100}, {id: c2, person: b, total: 400}, {id: c3, person: a, total: 2000}]
`
	for formula, want := range map[string][3]float64{
		"ytd.paid.basic":           {450, 100, 500},
		"household.ytd.paid.basic": {550, 600, 800},
		"life.paid.basic":          {2450, 100, 2500},
		"mtd.paid.basic":           {0, 0, 50},
		"household.mtd.total":      {0, 100, 500},
		"ytd.total":                {1000, 200, 1100},
		"household.ytd.total":      {1200, 1300, 1700},
		"life.total":               {6000, 200, 6100},
		"ytd.oop.total":            {550, 100, 600},
		"ytd.oop.excluded":         {100, 0, 100},
		"life.oop.total":           {3550, 100, 3600},
		"admission_no":             {3, 1, 4},
		"ytd.most":                 {300, 0, 300},
		"life.most":                {2000, 0, 2000},
		"ytd.spent[kind]":          {600, 0, 700},
		"life.spent[kind]":         {601, 0, 701},
	} {
		h := hand{formula, fmt.Sprintf(policy, "'"+formula+"'"), bills, map[string]float64{"c1 basic": 50, "c2 basic": 200, "c3 basic": 500}} // 1,000 − 450 − 50 are left
		for i, x := range want {
			h.want[fmt.Sprintf("c%d shown", i+1)] = x
		}
		h.check(t)
	}
}

// Who pays first, of which part, and what stays: the order of benefits and of `covers`, cash, own accounts, ceilings over a
// year, rounding of one benefit.
func TestPaymentsByHand(t *testing.T) {
	for _, h := range []hand{
		{"the first payer first", "benefits: [{id: one, pays: 0.8 * total}, {id: two, pays: 50}]\n", "year: 2018\nclaims: [{total: 100}]\n",
			map[string]float64{"c1 one": 80, "c1 two": 20, "c1 oop": 0, "c1 paid_total": 100}},
		{"the other way round", "benefits: [{id: two, pays: 50}, {id: one, pays: 0.8 * total}]\n", "year: 2018\nclaims: [{total: 100}]\n",
			map[string]float64{"c1 one": 50, "c1 two": 50}},
		{"the excluded part first", "benefits: [{id: one, covers: [excluded, eligible], pays: 50}]\n", "year: 2018\nclaims: [{total: 100, eligible: 70}]\n",
			map[string]float64{"c1 one": 50, "c1 oop.excluded": 0, "c1 oop.eligible": 50}}, // 30 and 20
		{"the eligible part first", "benefits: [{id: one, covers: [eligible, excluded], pays: 80}]\n", "year: 2018\nclaims: [{total: 100, eligible: 70}]\n",
			map[string]float64{"c1 one": 80, "c1 oop.excluded": 20, "c1 oop.eligible": 0}},
		{"all but the last part", "benefits: [{id: one, pays: 80}]\n", "year: 2018\nclaims: [{total: 100, eligible: 70}]\n",
			map[string]float64{"c1 one": 70, "c1 oop.excluded": 30, "c1 eligible": 70, "c1 total": 100, "c1 effective_rate": 0.7, "c1 eligible_rate": 1}},
		{"of three parts", "costs: [a, b, c]\nbenefits: [{id: one, covers: [b, a], pays: 50}, {id: two, pays: 1000}, {id: all, covers: total, pays: 1}]\n", "year: 2018\nclaims: [{total: 100, a: 30, b: 40}]\n",
			map[string]float64{"c1 one": 50, "c1 two": 20, "c1 all": 1, "c1 oop.a": 0, "c1 oop.b": 0, "c1 oop.c": 29, "c1 eligible": 70}},
		{"of one part", "costs: [all_of_it]\nbenefits: [{id: one, pays: 50}]\n", "year: 2018\nclaims: [{total: 100}]\n", map[string]float64{"c1 one": 50, "c1 eligible": 100, "c1 eligible_rate": 0.5}},
		{"cash is no payment of the bill", "benefits: [{id: one, pays: 50}, {id: gift, covers: none, pays: 70 + paid.one}, {id: two, pays: unpaid.total + 0 * paid.gift}]\n",
			"year: 2018\nclaims: [{total: 100}]\n", map[string]float64{"c1 gift": 120, "c1 two": 50, "c1 oop": 0, "c1 paid_total": 100, "year gift": 120, "year paid_total": 100}},
		{"nothing below zero", "benefits: [{id: one, pays: total - 300}, {id: gift, covers: none, pays: 50 - total}, {id: two, pays: 1}]\n", "year: 2018\nclaims: [{total: 100}]\n",
			map[string]float64{"c1 one": 0, "c1 gift": 0, "c1 two": 1}},
		{"an own account is the family's burden", "funds: {own: {kind: own}, pool: {kind: public}}\nbenefits: [{id: account, fund: own, pays: 20}, {id: pool, fund: pool, pays: 0.5 * unpaid.total}]\n",
			"year: 2018\nclaims: [{total: 100}, {total: 60}]\n",
			map[string]float64{"c1 account": 20, "c1 pool": 40, "c1 oop": 40, "c1 burden": 60, "c1 effective_rate": 0.4, "year burden": 100, "year oop": 60, "year effective_rate": 0.375}}, // (40 + 20) ÷ 160
		{"an own account at the year's end", "funds: {own: {kind: own}, pool: {kind: public}}\nbenefits: [{id: pool, fund: pool, pays: 0.5 * total}, {id: account, fund: own, at: year_end, covers: total, pays: 30}]\n",
			"year: 2018\nclaims: [{total: 100}]\n", map[string]float64{"year account": 30, "year oop": 20, "year burden": 50, "year effective_rate": 0.5, "year paid_total": 80}},
		// 1,000 − 600 − 300 leaves 100 of the ceiling for the third bill, none for the fourth.
		{"a ceiling over the year", "benefits: [{id: one, pays: 0.6 * total, ceiling: 1000 - ytd.paid.one}]\n", "year: 2018\nclaims: [{total: 1000}, {total: 500}, {total: 500}, {total: 10}]\n",
			map[string]float64{"c1 one": 600, "c2 one": 300, "c3 one": 100, "c4 one": 0}},
		{"rounding of one benefit", "rounding: {to: 1, mode: up}\nbenefits: [{id: one, pays: 0.101 * total}, {id: two, rounding: {to: 0.1, mode: down}, pays: 0.1019 * total}, {id: three, rounding: {mode: half_even}, pays: 2.5}]\n",
			"year: 2018\nclaims: [{total: 100}]\n", map[string]float64{"c1 one": 11, "c1 two": 10.1, "c1 three": 2}},
		{"a tie in each way", "benefits: [{id: up, rounding: {mode: up}, pays: 0.285}, {id: down, rounding: {mode: down}, pays: 0.285}, {id: half_up, pays: 0.285}, {id: even, rounding: {mode: half_even}, pays: 0.285}]\n",
			"year: 2018\nclaims: [{total: 100}]\n", map[string]float64{"c1 up": 0.29, "c1 down": 0.28, "c1 half_up": 0.29, "c1 even": 0.28}},
		{"the highest category counts", "benefits: [{id: one, pays: 'if(category == \"dibao\", 10, if(category == \"resident\", 1, 100))'}]\n",
			"year: 2018\npersons: [{id: a, category: [resident, dibao]}, {id: b, category: [dibao, resident]}, {id: c}, {id: d, category: [resident, extreme_poor, dibao]}]\nclaims: [{person: a, total: 100}, {person: b, total: 100}, {person: c, total: 100}, {person: d, total: 100}]\n",
			map[string]float64{"a one": 10, "b one": 10, "c one": 1, "d one": 100, "household one": 121, "a total": 100, "a oop": 90}},
		{"what a bill leaves out", "benefits: [{id: one, when: 'insured and kind == \"inpatient\" and in_county and not referred and place == \"in_county\"', pays: 100 * month + admission_no}]\n",
			"year: 2018\nclaims: [{total: 1000}]\n", map[string]float64{"c1 one": 101}},
		{"in_county and place", "benefits: [{id: one, pays: 'if(in_county, 1, 0) + if(place == \"in_county\", 2, if(place == \"in_area\", 4, 8))'}]\n",
			"year: 2018\nclaims: [{total: 100, in_county: false}, {total: 100, in_county: true}, {total: 100, place: in_province}, {total: 100, place: in_county}]\n",
			map[string]float64{"c1 one": 4, "c2 one": 3, "c3 one": 8, "c4 one": 3}},
		{"whose facts", "facts: {mine: {of: person, default: 1}, ours: {of: household, default: 2}, its: 4, yes: {type: bool, default: true}, word: {type: [low, high], default: high}}\nbenefits: [{id: one, pays: 'mine + ours + its + if(yes, 100, 0) + if(word == \"high\", 1000, 0)'}]\n",
			"year: 2018\nhousehold: {ours: 20}\npersons: [{id: a, mine: 10}, {id: b}]\nclaims: [{person: a, total: 9999}, {person: b, total: 9999, its: 40, yes: false, word: low}, {person: b, total: 9999}]\n",
			map[string]float64{"c1 one": 1134, "c2 one": 61, "c3 one": 1125}},
	} {
		h.check(t)
	}
}

// The ends of months and years: whom they pay, of what, in which order, and what later ones see of it.
func TestPeriodEndsByHand(t *testing.T) {
	for _, h := range []hand{
		// a bears 50 in January, where it keeps 30, and 100 in March, where it keeps 30; b has no bill in January, 40 in March.
		{"months, by person", "benefits: [{id: half, pays: 0.5 * total}, {id: cap, at: month_end, pays: mtd.oop.total - 30}]\n", `
year: 2018
persons: [{id: a}, {id: b}]
claims: [{person: a, month: 1, total: 100}, {person: a, month: 3, total: 200}, {person: b, month: 3, total: 80}]
`, map[string]float64{"a cap": 20 + 70, "b cap": 10, "year cap": 100, "year oop": 90, "a oop": 60, "c1 oop": 50}},
		// the household keeps 60 of what a month leaves it: 50 in January, 140 in March.
		{"months, by household", "benefits: [{id: half, pays: 0.5 * total}, {id: cap, at: month_end, for: household, pays: household.mtd.oop.total - 60}]\n", `
year: 2018
persons: [{id: a}, {id: b}]
claims: [{person: a, month: 1, total: 100}, {person: a, month: 3, total: 200}, {person: b, month: 3, total: 80}]
`, map[string]float64{"year cap": 80, "a cap": 0, "household oop": 110}},
		// a keeps 30 of 50; the household 45 of the 30 + 40 that are left, and the year 40 of those 45.
		{"a month's payment is the year's too", `
benefits:
  - {id: half, pays: 0.5 * total}
  - {id: own, at: month_end, when: age > 50, leaves: 30}
  - {id: ours, at: month_end, for: household, leaves: 45}
  - {id: yearly, at: year_end, for: household, leaves: 40}
  - {id: said, at: year_end, covers: none, pays: ytd.paid.own + 10 * ytd.oop.total}
  - {id: all, at: year_end, for: household, covers: none, pays: household.ytd.paid.ours + 100 * household.ytd.paid.own + household.ytd.oop.total}
`, `
year: 2018
persons: [{id: a, age: 60}, {id: b, age: 20}]
claims: [{person: a, month: 5, total: 100}, {person: b, month: 5, total: 80}]
`, map[string]float64{"a own": 20, "b own": 0, "year ours": 25, "year yearly": 5, "a said": 20 + 300, "b said": 400, "year all": 25 + 2000 + 40, "year oop": 40, "household paid_total": 140}},
		// 30 of the excluded part, then 15 of the 50 that half left of the eligible one.
		{"costs in the order of covers", "benefits: [{id: half, pays: 0.5 * eligible}, {id: cap, at: year_end, covers: [excluded, eligible], pays: 45}, {id: said, at: year_end, covers: none, pays: ytd.oop.eligible + 1000 * ytd.oop.excluded}]\n",
			"year: 2018\nclaims: [{total: 130, eligible: 100}]\n", map[string]float64{"year cap": 45, "year said": 35}},
		{"only what it covers", "benefits: [{id: half, pays: 0.5 * eligible}, {id: cap, at: year_end, covers: [excluded], pays: 45}]\n",
			"year: 2018\nclaims: [{total: 130, eligible: 100}]\n", map[string]float64{"year cap": 30, "year oop": 50}},
		{"words of the period", "benefits: [{id: half, pays: 0.5 * eligible}, {id: tenth, at: month_end, pays: 0.1 * unpaid.eligible + 0.01 * paid.half + 0.001 * paid.total}]\n",
			"year: 2018\nclaims: [{month: 2, total: 100}, {month: 2, total: 300, eligible: 200}, {month: 3, total: 40}]\n",
			map[string]float64{"year tenth": 15 + 1.5 + 0.15 + 2 + 0.2 + 0.02}},
		{"of its month", "benefits: [{id: half, pays: 0.5 * eligible}, {id: m, at: month_end, covers: none, pays: month + 100 * admitted}]\ndefine: {admitted: mtd.count}\naccumulators: {count: {for: person, adds: 1}}\n",
			"year: 2018\nclaims: [{month: 2, total: 100}, {month: 2, total: 100}, {month: 7, total: 40}]\n", map[string]float64{"year m": 202 + 107}},
		// 50 are left of the bill and 30 of the year, which are a life's too.
		{"a year's payment is a life's too", "benefits: [{id: half, pays: 0.5 * total}, {id: cap, at: year_end, covers: total, leaves: 30}, {id: said, at: year_end, covers: none, pays: life.oop.total}]\n",
			"year: 2018\nclaims: [{month: 2, total: 100}]\n", map[string]float64{"year cap": 20, "year said": 30}},
		// a month that ends beyond the policy's change: 0.1 of 50 in June, 0.2 of 50 in July.
		{"by the edition of the month that ends", "parameters: {share: {unit: share, values: [{from: 2018-01-01, value: 0.1}, {from: 2018-07-01, value: 0.2}]}}\nbenefits: [{id: half, pays: 0.5 * total}, {id: m, from: 2018-01-01, at: month_end, pays: share * unpaid.total}]\n",
			"year: 2018\nclaims: [{month: 6, total: 100}, {month: 7, total: 100}]\n", map[string]float64{"year m": 15}},
		{"a year's end that is no longer paid", "benefits: [{id: half, pays: 0.5 * total}, {id: y, from: 2018-01-01, until: 2018-12-01, at: year_end, pays: 10}, {id: z, from: 2018-12-01, at: year_end, pays: 7}]\n",
			"year: 2018\nclaims: [{month: 6, total: 100}]\n", map[string]float64{"year y": 0, "year z": 7}},
		// the household was paid 60 of its 100, so a, who alone bears 50, can be paid no more than the 40 that are left to all.
		{"what the household was paid for is paid", "benefits: [{id: half, pays: 0.5 * total}, {id: ours, at: year_end, for: household, pays: 60}, {id: own, at: year_end, when: age > 50, pays: 1000}]\n",
			"year: 2018\npersons: [{id: a, age: 60}, {id: b, age: 20}]\nclaims: [{person: a, total: 100}, {person: b, total: 100}]\n", map[string]float64{"year ours": 60, "a own": 40, "year oop": 0}},
		// the household's 100 and 70, a's own 50, at a person's turn.
		{"a household's words at a person's turn", "benefits: [{id: half, pays: 0.5 * total}, {id: own, at: year_end, when: age > 50, covers: none, pays: household.ytd.unpaid.total + 1000 * ytd.unpaid.total + 1000000 * unpaid.total}]\n",
			"year: 2018\npersons: [{id: a, age: 60}, {id: b, age: 20}]\nclaims: [{person: a, total: 100}, {person: b, total: 140}]\n", map[string]float64{"a own": 120 + 50_000 + 50_000_000}},
	} {
		h.check(t)
	}
}

// What a family's own account pays at the year's end for costs before the file is no burden of the file's bills. By hand: 500
// were left before, half of 200 now; of the 600 that the account pays 100 are for the bill.
func TestOwnAccountBeforeTheFile(t *testing.T) {
	s := made.Settled(t, made.Policy(t, made.Head+"funds: {own: {kind: own}, pool: {}}\nbenefits: [{id: half, fund: pool, pays: 0.5 * total}, {id: account, fund: own, at: year_end, covers: total, pays: 1000}]\n"),
		"year: 2018\nbefore: {paid: {half: 500, account: 0}, oop: {total: 500, excluded: 0}}\nclaims: [{total: 200}]\n")
	if s.Totals.Own != 100_00 || s.Totals.Earlier != 500_00 || s.Totals.OOP != 0 || s.Figure("year", "burden") != 100 || s.Figure("year", "account") != 600 {
		t.Errorf("%+v, burden %v", s.Totals, s.Figure("year", "burden"))
	}
}

// The family bears what is left and what its own account paid, less the cash that it got: of 100 the account pays 20 and the pool half
// of the rest, 40 are left, and 15 come in cash.
func TestTheFamilysBurdenByHand(t *testing.T) {
	s := made.Settled(t, made.Policy(t, made.Head+"funds: {own: {kind: own}, pool: {kind: public}}\nbenefits: [{id: account, fund: own, pays: 20}, {id: pool, fund: pool, pays: 0.5 * unpaid.total}, {id: gift, fund: pool, covers: none, pays: 15}]\n"),
		"year: 2018\nclaims: [{total: 100}]\n")
	if got := s.Burden(); got != 45_00 {
		t.Errorf("the family bears %s, want 45.00", got)
	}
}
