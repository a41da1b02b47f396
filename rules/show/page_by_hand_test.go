package show

import (
	"strings"
	"testing"

	"doudi/rules"
	"doudi/rules/internal/made"
)

const county = `policy: county
title: {zh: 甲县, en: County}
jurisdiction: CN-50
currency: CNY
sources: {doc: {title: The rules, publisher: An office, date: 2018, url: "http://x"}, page: A page}
enumerations: {category: {poor: {zh: 贫困, en: The poor}, resident: Others}}
funds: {pool: {title: {zh: 统筹, en: The pool}}, own: {kind: own}}
from: 2018-01-01
source: {ref: doc, section: § 1, status: stated}
sets: {helped: {of: category, values: [{from: 2018-01-01, value: [poor]}, {from: 2019-01-01, value: [poor, resident], source: {ref: page, status: found}}]}}
readings: {r: {title: {zh: 读法, en: A reading}, options: [x, y], default: y, why: {zh: 原文如此。, en: It says so.}}}
parameters:
  rate:
    title: {zh: 比例, en: The rate}
    unit: rate
    values:
      - {from: 2018-01-01, value: 0.7}
      - {from: 2019-01-01, value: 0.8, range: [0.9, 1.1], source: {ref: page, status: unverified}}
  deductible: {unit: CNY, by: [level], value: {township: 100, county: 400, city: 600, province: 800}}
  slices: {unit: rate, value: [{over: 0, rate: 0.5}, {over: 1000, rate: 0.65}]}
  more: {unit: CNY, value: {nested: {a: 1, b: none}, list: [400, 300]}}
define: {base: 'eligible - deductible[level]'}
benefits:
  - {id: basic, title: {zh: 基本, en: Basic}, fund: pool, pays: rate * base, ceiling: 1000 - ytd.paid.basic, deductible: 'deductible[level]', define: {extra: 'nth(more.list, 1)'}, when: 'r == "y" and extra > 0'}
  - {id: cash, fund: own, covers: none, until: 2019-01-01, from: 2018-01-01, pays: 'brackets(total, slices) + more.nested.a'}
  - {id: late, fund: own, from: 2019-01-01, at: year_end, for: household, covers: total, leaves: 100}
  - {id: month, fund: own, from: 2019-01-01, at: month_end, pays: 10}
  - {id: off, fund: own, enabled: false, pays: 10}
  - {id: helped_only, fund: own, when: category in helped, pays: 1}
`

const page2019 = "# County\n\n" + `- policy: county
- jurisdiction: CN-50
- currency: CNY
- as it stands in: 2019-01-01
- changes: 2018-01-01, 2019-01-01
- parts of a bill: eligible, excluded

## Benefits, in the order in which they pay


### 1. Basic (basic)

- fund: The pool
- pays: with each bill
- covers: eligible
- when: 'r == "y" and extra > 0'
- amount: 'rate * base'
- ceiling: '1000 - ytd.paid.basic'
- deductible: 'deductible[level]'
- where extra: 'nth(more.list, 1)'
- source: The rules § 1 (stated)

### 2. late (late)

- fund: own
- pays: at the end of the benefit year, to a household
- covers: eligible, excluded
- leaves: '100'
- source: The rules § 1 (stated)

### 3. month (month)

- fund: own
- pays: at the end of a month, to a person
- covers: eligible
- amount: '10'
- source: The rules § 1 (stated)

### 4. helped_only (helped_only)

- fund: own
- pays: with each bill
- covers: eligible
- when: 'category in helped'
- amount: '1'
- source: The rules § 1 (stated)

## Definitions

- base: 'eligible - deductible[level]'

## Words of the formulas

| name | members |
| --- | --- |
| category | The poor (poor), Others (resident) |

## Parameters

| name | meaning | value | unit | since | range (factor) | source |
| --- | --- | --- | --- | --- | --- | --- |
| rate | The rate | 0.8 | rate | 2019-01-01 | 0.9–1.1 | A page (unverified) |
| deductible |  | township 100, county 400, city 600, province 800 | CNY | 2018-01-01 |  | The rules § 1 (stated) |
| slices |  | >0: 0.5; >1000: 0.65 | rate | 2018-01-01 |  | The rules § 1 (stated) |
| more |  | nested {a 1, b none}, list [400, 300] | CNY | 2018-01-01 |  | The rules § 1 (stated) |

## Sets

| name | of | members | source |
| --- | --- | --- | --- |
| helped | category | poor, resident | A page (found) |

## Readings of the text

- A reading (r): y is taken (of x, y). It says so.

## Not verified

| name | value taken | range (factor) | source |
| --- | --- | --- | --- |
| rate | 0.8 | 0.9–1.1 | A page |

## Sources

- [doc] The rules, An office, 2018, http://x
- [page] A page
`

// The whole page as it should read in 2019; in 2018 the rate, the set and the benefits are those of that year.
func TestPageByHand(t *testing.T) {
	p := made.Policy(t, county)
	write := func(month rules.Month, o Options) string {
		var out strings.Builder
		if err := WritePolicy(&out, p, month, o); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	want := strings.ReplaceAll(page2019, "'", "`")
	if got := write(rules.MonthOf(2019, 1), Options{Lang: "en", Markdown: true}); got != want {
		t.Errorf("%s", firstDifference(got, want))
	}
	early := write(rules.MonthOf(2018, 12), Options{Lang: "en", Markdown: true})
	for _, want := range []string{
		"| rate | The rate | 0.7 | rate | 2018-01-01 |  | The rules § 1 (stated) |", "| helped | category | poor | The rules § 1 (stated) |", "### 2. cash (cash)\n\n- fund: own\n- pays: with each bill\n- covers: cash to the family\n",
		"### 3. helped_only", "## Not verified\n\n- none\n",
	} {
		if !strings.Contains(early, want) {
			t.Errorf("in December 2018 there is no\n%s in\n%s", want, early)
		}
	}
	if strings.Count(early, "\n| helped |") != 1 {
		t.Errorf("a set stands more than once:\n%s", early)
	}
	text := write(rules.MonthOf(2019, 1), Options{Lang: "zh"})
	for _, want := range []string{
		"甲县\n====\n", "\n待遇（按支付顺序）\n------------------\n", "\n1. 基本 (basic)\n  基金：统筹\n  何时支付：每次结算时\n", "  何时支付：待遇年度末，按家庭\n", "  何时支付：月末，按个人\n", "  条件：category in helped\n",
		"  名称    属于      成员            出处\n  helped  category  poor, resident  A page（公开查得）\n", // each column as wide as its widest cell, two cells to a Chinese letter
		"  名称  暂取值  范围（倍数）  出处\n  rate  0.8     0.9–1.1       A page\n",
		"  读法（r）：取 y（可选 x, y）。原文如此。\n", "  费用构成：政策范围内费用（eligible），政策范围外费用（excluded）\n", "  category  贫困（poor）、Others（resident）\n", "  [doc] The rules，An office，2018，http://x\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no\n%s in\n%s", want, text)
		}
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "line " + a[i] + "\nwant " + b[i]
		}
	}
	return "one is longer: " + got
}

const changed = `# From county (2018-12-01) to county (2019-01-01)


## Benefits

| benefit | part | before | after |
| --- | --- | --- | --- |
| cash |  | present | absent |
| late |  | absent | present |
| month |  | absent | present |

## Parameters

| parameter | meaning | member | before | after |
| --- | --- | --- | --- | --- |
| rate | The rate |  | 0.7 | 0.8 |

## Sources of the newer values

- rate: A page (unverified)

## Definitions, sets, readings

| kind | name | before | after |
| --- | --- | --- | --- |
| set | helped | The poor | The poor, Others |

## Standard bills: out of pocket (yuan)

| bill | total | before | after | change |
| --- | --- | --- | --- | --- |
| Others, inpatient, county | 2000.00 | 1090.00 | 100.00 | -990.00 |
| The poor, inpatient, township | 2000.00 | 1369.00 | 100.00 | -1269.00 |
`

// What changes between two years, and what that does to two bills, by hand. Others at a county hospital in 2018: 0.7 ×
// (1,700 − 400) = 910, which leaves 1,090. In 2019 0.8 × 1,300 is held to 1,000 by the ceiling, 1 as helped, 10 at the month's
// end, and at the year's all but 100. The poor in 2018: 0.7 × (1,000 − 100) = 630 and 1 as helped, which leave 1,369; in 2019
// all but 100 again.
func TestDiffByHand(t *testing.T) {
	p := made.Policy(t, county)
	early, late := Dated{p, rules.MonthOf(2018, 12)}, Dated{p, rules.MonthOf(2019, 1)}
	var out strings.Builder
	bills := []Standard{
		{Kind: "inpatient", Level: "county", Place: "in_county", Category: "resident", Total: 200_000, Eligible: 170_000},
		{Kind: "inpatient", Level: "township", Place: "in_county", Category: "poor", Total: 200_000, Eligible: 100_000},
		{Kind: "inpatient", Level: "township", Place: "in_county", Category: "orphan", Total: 200_000, Eligible: 100_000}, // unknown here
	}
	same, err := WriteDiff(&out, early, late, bills, Options{Lang: "en", Markdown: true})
	if err != nil || same {
		t.Errorf("same %v, %v", same, err)
	}
	if out.String() != changed {
		t.Error(firstDifference(out.String(), changed))
	}
	// One person with two such bills: in 2018 the second gets what the ceiling of 1,000 has left, 90, and 3,000 of 4,000 stay; in
	// 2019 all but 100 is paid at the year's end.
	out.Reset()
	if _, err := WriteDiff(&out, early, late, []Standard{bills[0], bills[0]}, Options{Lang: "en", Markdown: true}); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"- Others: pays 2900.00 yuan less (3000.00 -> 100.00)\n", "bills in a year: inpatient (county) 2000.00 yuan, inpatient (county) 2000.00 yuan\n"} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("there is no line %s in\n%s", line, &out)
		}
	}
	other := made.Policy(t, strings.NewReplacer("pays: rate * base", "pays: 0.5 * base", "id: off, fund: own, enabled: false, pays: 10", "id: orphans, fund: own, covers: total, pays: 10", "until: 2019-01-01, from: 2018-01-01, ", "",
		"ceiling: 1000 - ytd.paid.basic, ", "", "category: {poor", "category: {orphan: Orphans, poor", "  rate:\n", "  rates: {unit: CNY, value: 5, allow: made up}\n  rate:\n    allow: made up\n", "deductible: 'deductible[level]', ", "", "b: none", "b: 7").Replace(
		strings.Replace(strings.Replace(county, "  - {id: helped_only, fund: own, when: category in helped, pays: 1}\n", "", 1), "benefits:\n", "benefits:\n  - {id: helped_only, fund: pool, covers: [excluded], at: claim, when: category in helped, pays: 1}\n", 1)))
	out.Reset()
	if same, err := WriteDiff(&out, early, Dated{other, rules.MonthOf(2018, 12)}, bills[2:], Options{Lang: "zh", Markdown: true}); same || err != nil {
		t.Errorf("same %v, %v", same, err)
	}
	for _, row := range []string{
		"| orphans |  | 无 | 有 |", "| basic | 支付 | rate * base | 0.5 * base |", "| basic | 限额 | 1000 - ytd.paid.basic | - |", "| basic | 起付标准 | deductible[level] | - |", "| helped_only | 基金 | own | 统筹（pool） |", "| helped_only | 可付费用 | 政策范围内费用（eligible） | 政策范围外费用（excluded） |",
		"| 顺序 |  | basic, cash, helped_only | helped_only, basic, cash |", "| rates |  |  | - | 5 |", "- rates：The rules § 1（文件载明）", "| more |  | nested.b | none | 7 |",
		"| Orphans，住院，一级及以下 | 2000.00 | - | 1540.00 | - |", // 0.5 × (1,000 − 100) = 450 and 10
	} {
		if !strings.Contains(out.String(), row) {
			t.Errorf("there is no row %s in\n%s", row, &out)
		}
	}
	if strings.Contains(out.String(), "| cash") || strings.Contains(out.String(), "| rate |") {
		t.Errorf("what is the same is shown:\n%s", &out)
	}
	out.Reset()
	if same, err := WriteDiff(&out, early, early, nil, Options{Lang: "en", Markdown: true}); !same || err != nil || !strings.HasSuffix(out.String(), "- nothing differs\n") {
		t.Errorf("same %v, %v: %s", same, err, &out)
	}
}
