package show

import (
	"encoding/json"
	"strings"
	"testing"

	"doudi/model"
	"doudi/rules/internal/made"
)

const resulting = `policy: county
title: {zh: 甲县, en: County}
sources: {doc: {title: The rules}}
from: 2018-01-01
source: {ref: doc, section: § 2, status: stated}
funds: {pool: {title: {zh: 统筹, en: The pool}}, own: {kind: own}}
parameters: {deductible: {unit: CNY, value: 100}}
define: {base: eligible - deductible}
benefits:
  - {id: basic, title: {zh: 基本, en: Basic}, fund: pool, pays: 0.5 * base, ceiling: 1000 - ytd.paid.basic, deductible: deductible}
  - {id: account, fund: own, covers: total, when: 'age > 50', pays: 20}
  - {id: gift, fund: pool, covers: none, pays: 7}
  - {id: cap, fund: pool, at: year_end, covers: total, leaves: 300}
  - {id: monthly, fund: own, at: month_end, for: household, covers: total, pays: 0.1 * unpaid.total}
`

const resultingBills = `
year: 2018
persons: [{id: a, age: 60}, {id: b, age: 20}]
claims:
  - {id: c1, person: a, month: 3, level: county, total: 1000.00, eligible: 900.00}
  - {id: c2, person: b, month: 3, level: city, kind: outpatient, total: 200.00}
`

// By hand. c1: 0.5 × (900 − 100) = 400, 20 of the account on the eligible part, 580 are left, of them 480 eligible. c2: 0.5 × 100 =
// 50, 150 left. The household's account pays a tenth of their 730 in March, 73: nobody's own. At the year's end a keeps 300 of 580,
// b has less than 300. That leaves 730 − 73 − 280 = 377 of 1,200; paid are 823, of them 93 from accounts.
const resultJSON = `{"policy":"county","year":2018,"claims":[` +
	`{"id":"c1","person":"a","total":1000.00,"eligible":900.00,"paid":{"account":20.00,"basic":400.00},"paid_total":420.00,"cash":{"gift":7.00},"oop":580.00},` +
	`{"id":"c2","person":"b","total":200.00,"eligible":200.00,"paid":{"account":0.00,"basic":50.00},"paid_total":50.00,"cash":{"gift":7.00},"oop":150.00}],` +
	`"periods":[{"at":"month_end","for":"household","month":3,"paid":{"monthly":73.00}},{"at":"year_end","for":"person","person":"a","paid":{"cap":280.00}},{"at":"year_end","for":"person","person":"b","paid":{"cap":0.00}}],` +
	`"totals":{"total":1200.00,"eligible":1100.00,"paid":{"account":20.00,"basic":450.00,"cap":280.00,"monthly":73.00},"paid_total":823.00,"cash":{"gift":14.00},"own_account":93.00,"oop":377.00,"burden":470.00}}`

const resultText = `Settlement sheet
Policy: County    Benefit year: 2018
Amounts in yuan

[Bill c1, month 3, a, inpatient, county]
  Total cost 1000.00
    eligible 900.00
    excluded 100.00
  Deductible due (Basic) 100.00
  Basic 400.00 The pool
  account 20.00 own
  gift 7.00 The pool
  Paid in all 420.00
  Out of pocket 580.00
    of it within the scope 480.00
    of it outside the scope 100.00
  From own account (the family's burden) 20.00
  Effective rate (of total cost) 40.00%
  Eligible cost paid by all funds 44.44%

[Bill c2, month 3, b, outpatient, city]
  Total cost 200.00
    eligible 200.00
    excluded 0.00
  Deductible due (Basic) 100.00
  Basic 50.00 The pool
  account 0.00 own
  gift 7.00 The pool
  Paid in all 50.00
  Out of pocket 150.00
    of it within the scope 150.00
    of it outside the scope 0.00
  Effective rate (of total cost) 25.00%
  Eligible cost paid by all funds 25.00%

[Paid at the end of a period]
  monthly, household, end of month 3 73.00 own
  cap, a, year's end 280.00 The pool
  cap, b, year's end 0.00 The pool

[The year]
  Total cost 1200.00
  Basic 450.00 The pool
  account 20.00 own
  gift 14.00 The pool
  cap 280.00 The pool
  monthly 73.00 own
  Paid in all 823.00
  Out of pocket 377.00
  From own account (the family's burden) 93.00
  Effective rate (of total cost) 60.83%
  Eligible cost paid by all funds 66.36%

[Clauses]
  Basic: The rules § 2
  account: The rules § 2
  gift: The rules § 2
  cap: The rules § 2
  monthly: The rules § 2
`

// narrow drops the padding between a label and its amount, so that a table can be read here.
func narrow(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
		lines[i] = indent + strings.Join(strings.Fields(line), " ")
		if strings.HasPrefix(line, "Policy:") {
			lines[i] = line
		}
	}
	return strings.Join(lines, "\n")
}

// A year as a program reads it and as a family does.
func TestResultsByHand(t *testing.T) {
	p := made.Policy(t, resulting)
	s := made.Settled(t, p, resultingBills)
	text, err := json.Marshal(recorded(s))
	if err != nil || string(text) != resultJSON {
		t.Errorf("%v\n%s\nwant\n%s", err, text, resultJSON)
	}
	b, _, err := made.Bills(t, p, resultingBills)
	if err != nil {
		t.Fatal(err)
	}
	write := func(o SheetOptions) string {
		var out strings.Builder
		if err := WriteSheet(&out, p, b, o); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	english := write(SheetOptions{Lang: "en"})
	if got := narrow(english); got != resultText {
		t.Errorf("%s\nwant\n%s", got, resultText)
	}
	for _, line := range []string{"  Total cost                                           1000.00\n", "  Basic                                                 400.00  The pool\n"} {
		if !strings.Contains(english, line) { // an amount ends in cell 62
			t.Errorf("there is no line\n%s in\n%s", line, english)
		}
	}
	steps := write(SheetOptions{Lang: "zh", Explain: true}) // keys are called as the printed policy has them, defines by their own names
	for _, want := range []string{"支付：0.5 * base\n", "限额：1000 - ytd.paid.basic\n", "条件：age > 50\n", " base：eligible - deductible\n"} {
		if !strings.Contains(steps, want) {
			t.Errorf("there is no %q in\n%s", want, steps)
		}
	}
	chinese := write(SheetOptions{Lang: "zh"})
	for _, want := range []string{"一站式结算单\n政策：甲县    待遇年度：2018\n单位：元\n", "[账单 c1，3月，a，住院，二级]\n", "  本次起付标准（基本）                                  100.00\n", "  个人负担（大写）" + strings.Repeat(" ", 32) + "伍佰捌拾元整\n", "  个人负担（大写）" + strings.Repeat(" ", 30) + "叁佰柒拾柒元整\n", "  统筹\n", "[期末支付]\n", "家庭, 3月末", "a, 年末", "[全年合计]\n"} {
		if !strings.Contains(chinese, want) {
			t.Errorf("there is no %q in\n%s", want, chinese)
		}
	}
	explained := narrow(write(SheetOptions{Lang: "en", Explain: true}))
	for _, want := range []string{`
  Bill c1, step by step:
    Basic (basic), source: The rules § 2
      amount: 0.5 * base
        = 0.5 * 800
        = 400
          base: eligible - deductible
            = 900 - 100
            = 800
      ceiling: 1000 - ytd.paid.basic
        = 1000 - 0
        = 1000
      deductible: deductible
        = 100
      => computed 400.0000, ceiling 1000.00, unpaid 900.00, pays 400.00
    account (account), source: The rules § 2
      when: age > 50
        = 60 > 50
        = true
      amount: 20
        = 20
      => computed 20.0000, unpaid 600.00, pays 20.00
`, `
      when: age > 50
        = 20 > 50
        = false
      the condition does not hold: pays 0.00
`, `
  Step by step, at the period's end:
    monthly (monthly), source: The rules § 2
      amount: 0.1 * unpaid.total
        = 0.1 * 730
        = 73
      => computed 73.0000, unpaid 730.00, pays 73.00
`} {
		if !strings.Contains(explained, want) {
			t.Errorf("there is no%s in\n%s", want, explained)
		}
	}
}

// Amounts in words, most of them the examples of 《支付结算办法》附件一, which leaves open whether a zero before thousands is written.
func TestMoreAmountsInWords(t *testing.T) {
	for fen, want := range map[model.Fen]string{
		0: "零元整", 1: "壹分", 10: "壹角整", 11: "壹角壹分", 100: "壹元整", 101: "壹元零壹分", 110: "壹元壹角整", 1000: "壹拾元整", 1010: "壹拾元零壹角整", 1005: "壹拾元零伍分", 10050: "壹佰元零伍角整", 100_00_01: "壹万元零壹分",
		1409_50: "壹仟肆佰零玖元伍角整", 6007_14: "陆仟零柒元壹角肆分", 1680_32: "壹仟陆佰捌拾元零叁角贰分", 107000_53: "壹拾万零柒仟元零伍角叁分", 16409_02: "壹万陆仟肆佰零玖元零贰分", 325_04: "叁佰贰拾伍元零肆分",
		100_000_000_00: "壹亿元整", 100_010_000_00: "壹亿零壹万元整", 100_000_001_00: "壹亿零壹元整", 20_000_000_00: "贰仟万元整", -1_50: "负壹元伍角整", 1_000_000_000_000_00: "壹万亿元整",
	} {
		if got := inWords(fen); got != want {
			t.Errorf("%s: %s, want %s", fen, got, want)
		}
	}
}

// A bill is paid in half where its eligible cost is 150 exactly. Both bills may cost that, the first at the high end of its span and the
// second at the low one: 600 − 75 − 75 = 450 are left then, which no common part of the way through both spans shows.
func TestEndsOfSpansAreTriedApart(t *testing.T) {
	p := made.Policy(t, made.Head+"benefits:\n  - {id: half, when: eligible > 149.99 and eligible < 150.01, pays: 0.5 * eligible}\n")
	b, _, err := made.Bills(t, p, "year: 2018\nclaims: [{id: c1, total: 300, eligible: [100, 150]}, {id: c2, total: 300, eligible: [150, 200]}]\n")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := WriteSheet(&out, p, b, SheetOptions{Lang: "en"}); err != nil || !strings.Contains(out.String(), "in 35 trials within what is stated, out of pocket lies between 450.00 and 600.00") {
		t.Errorf("%v: %s", err, &out)
	}
	// Together the parts of one bill are held to its total, as each is.
	p = made.Policy(t, made.Head+"costs: [drugs, stays, rest]\nbenefits: [{id: a, pays: 0.5 * (drugs + stays)}]\n")
	_, _, err = made.Bills(t, p, "year: 2018\nclaims: [{id: c1, total: 100, drugs: [0, 60], stays: [0, 60]}]\n")
	if err == nil || !strings.Contains(err.Error(), "with `stays` at 60.00 the parts of the bill may reach 120.00, above its total 100.00") || !strings.Contains(err.Error(), "write: [0.00, 40.00]") {
		t.Errorf("%v", err)
	}
	if _, _, err = made.Bills(t, p, "year: 2018\nclaims: [{id: c1, total: 100, drugs: [0, 60], stays: [0, 40]}]\n"); err != nil {
		t.Error(err)
	}
}
