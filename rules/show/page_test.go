package show

import (
	"fmt"
	"strings"
	"testing"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/internal/made"
	"doudi/rules/packs"
)

// Every pack prints at every date of change, in both languages and both formats, with each benefit's formula and each
// value in force beside its source and what is not verified about it.
func TestPacksArePrinted(t *testing.T) {
	for _, id := range packs.IDs() {
		p := packed(t, id)
		for _, at := range p.Changes() {
			for _, o := range []Options{{Lang: "en"}, {Lang: "zh"}, {Lang: "en", Markdown: true}, {Lang: "zh", Markdown: true}} {
				var b strings.Builder
				if err := WritePolicy(&b, p, at, o); err != nil {
					t.Fatal(err)
				}
				out := strings.ReplaceAll(b.String(), "\\", "")
				last := -1
				for _, x := range p.Benefits {
					if x.From > at || at >= x.Until || !x.Enabled {
						continue
					}
					title := x.Title.In("en", x.ID)
					if o.Lang == "zh" {
						title = x.Title.In("zh", x.ID)
					}
					place := strings.Index(out, fmt.Sprintf("%s (%s)", title, x.ID))
					if place <= last {
						t.Errorf("%s, %s: `%s` is not printed in its turn", id, at, x.ID)
					}
					last = place
				}
				if o.Markdown && !strings.Contains(b.String(), "| ---") && !strings.Contains(b.String(), "|---") {
					t.Errorf("%s: no table in Markdown", id)
				}
				if unsaid := map[bool]string{true: "未核实", false: "unverified"}[o.Lang == "zh"]; !strings.Contains(out, unsaid) {
					t.Errorf("%s: nothing is said to be %s", id, unsaid)
				}
			}
		}
	}
}

const before = `policy: sample
sources: {doc: {title: Made up}}
from: 2018-01-01
source: {ref: doc, status: stated}
enumerations: {level: [township, county], kind: [inpatient], category: [poor, resident]}
parameters:
  rate:
    unit: rate
    values:
      - {from: 2018-01-01, value: 0.7}
      - {from: 2019-01-01, value: 0.8}
  deductible: {unit: CNY, by: [level], value: {township: 100, county: 400}}
benefits:
  - {id: basic, pays: 'rate * (eligible - deductible[level])'}
`

// The page says until when the policy was held against the law, and that a later month was not.
func TestThePageSaysUntilWhenThePolicyWasChecked(t *testing.T) {
	p := made.Policy(t, strings.Replace(before, "\nsources:", "\nchecked_until: 2018-12-31\nsources:", 1))
	for at, want := range map[rules.Month]string{
		rules.MonthOf(2018, 12): "checked against the law until: 2018-12\n",
		rules.MonthOf(2019, 1):  "checked against the law until: 2018-12; the month shown is later and was not checked\n",
	} {
		var out strings.Builder
		if err := WritePolicy(&out, p, at, Options{Lang: "en"}); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%s: %v, %s", at, err, &out)
		}
	}
}

// What a diff says between two dates and between two policies is what was changed.
func TestDiffSaysWhatChanged(t *testing.T) {
	a := made.Policy(t, before)
	b := made.Policy(t, strings.Replace(before, "county: 400", "county: 300", 1)+"  - {id: extra, pays: 0.1 * unpaid.eligible}\n")
	early, late := rules.MonthOf(2018, 6), rules.MonthOf(2019, 6)
	for name, c := range map[string]struct {
		a, b Dated
		same bool
		want []string
	}{
		"one policy at one date":   {Dated{Policy: a, At: early}, Dated{Policy: a, At: early}, true, nil},
		"one policy at two dates":  {Dated{Policy: a, At: early}, Dated{Policy: a, At: late}, false, []string{"rate", "0.7", "0.8"}},
		"two policies at one date": {Dated{Policy: a, At: early}, Dated{Policy: b, At: early}, false, []string{"deductible", "400", "300", "extra"}},
	} {
		var out strings.Builder
		same, err := WriteDiff(&out, c.a, c.b, StandardBills(), Options{Lang: "en"})
		if err != nil || same != c.same {
			t.Errorf("%s: same %v, %v\n%s", name, same, err, &out)
		}
		for _, want := range c.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: %q is not in\n%s", name, want, &out)
			}
		}
	}
}

// packed is a policy that comes with the program.
func packed(t *testing.T, id string) *rules.Policy {
	t.Helper()
	_, text, err := packs.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	return made.Policy(t, string(text))
}

// A bill of March belongs to March of the year that is asked for, whenever the benefit year begins: half of the eligible
// cost in 2018, four fiftieths from 2019 on.
func TestStandardBillsAreOfTheirMonth(t *testing.T) {
	for _, begins := range []int{1, 3, 4, 7, 12} {
		p := made.Policy(t, fmt.Sprintf(`policy: sample
year_starts: %d
sources: {law: the law}
parameters:
  rate:
    unit: rate
    values: [{from: 2010-01-01, value: 0.5, source: law}, {from: 2019-01-01, value: 0.8, source: law}]
benefits:
  - {id: basic, pays: rate * unpaid.eligible, covers: eligible}
`, begins))
		bill := StandardBills()[0]
		for year, fiftieths := range map[int]int64{2018: 25, 2019: 40} {
			paid, ok := settled(Dated{p, rules.MonthOf(year, 3)}, []Standard{bill})
			if want := bill.Eligible * model.Fen(fiftieths) / 50; !ok || paid != want {
				t.Errorf("year begins in month %d, March %d: paid %s, want %s (%v)", begins, year, paid, want, ok)
			}
		}
	}
}

// Two policies that differ only in a definition, a set or a reading differ: formulas read them.
func TestDiffSeesWhatFormulasRead(t *testing.T) {
	const text = `policy: sample
sources: {doc: {title: Made up}}
from: 2018-01-01
source: {ref: doc, status: stated}
enumerations: {level: [township, county], kind: [inpatient], category: [poor, resident]}
sets: {helped: {of: category, values: [{from: 2018-01-01, value: [poor]}]}}
readings: {floor: {options: [claim, year], default: claim, why: made up}}
define: {base: eligible}
benefits:
  - {id: basic, when: 'category in helped or floor == "year"', pays: 0.5 * base}
`
	a := Dated{made.Policy(t, text), rules.MonthOf(2018, 6)}
	for old, c := range map[string][2]string{
		"define: {base: eligible}":          {"define: {base: total}", "  definition  base  eligible  total\n"},
		"value: [poor]":                     {"value: [poor, resident]", "  set   helped  poor    poor, resident\n"},
		"{from: 2018-01-01, value: [poor]}": {"{from: 2018-01-01, value: []}, {from: 2018-09-01, value: [poor]}", "  set   helped  poor    (no member)\n"},
		"default: claim":                    {"default: year", "  reading  floor  claim   year\n"},
	} {
		b := Dated{made.Policy(t, strings.Replace(text, old, c[0], 1)), a.At}
		var out strings.Builder
		same, err := WriteDiff(&out, a, b, nil, Options{Lang: "en"})
		if err != nil || same || !strings.Contains(out.String(), c[1]) || strings.Contains(out.String(), "nothing differs") {
			t.Errorf("%s: same %v, %v\n%s", c[0], same, err, &out)
		}
	}
}

// The columns of the standard bills stand below each other also where a bill's name is long, and words of the policy are
// written as words.
func TestStandardBillsStandInLine(t *testing.T) {
	p := made.Policy(t, strings.NewReplacer(
		"enumerations: {level: [township, county], kind: [inpatient], category: [poor, resident]}", "enumerations: {category: {resident: {zh: 居民, en: an ordinary insured resident}}}",
		"by: [level], value: {township: 100, county: 400}", "by: [level], value: {township: 100, county: 400, city: 600, province: 800}").Replace(before))
	var out strings.Builder
	if _, err := WriteDiff(&out, Dated{p, rules.MonthOf(2018, 6)}, Dated{p, rules.MonthOf(2019, 6)}, StandardBills()[:5], Options{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	place, found := -1, 0
	for _, line := range strings.Split(out.String(), "\n") {
		if !strings.HasPrefix(line, "  an ordinary insured resident, ") {
			continue
		}
		found++
		at := len("  ") + len(strings.SplitN(strings.TrimPrefix(line, "  "), "  ", 2)[0])
		rest := line[at:]
		if column := at + len(rest) - len(strings.TrimLeft(rest, " ")); place < 0 {
			place = column
		} else if column != place {
			t.Errorf("column %d, not %d: %s", column, place, line)
		}
	}
	if found != 5 || !strings.Contains(out.String(), "resident, outpatient chronic, county  3000.00") {
		t.Errorf("%d bills in\n%s", found, &out)
	}
}

// What lapsed in Chongqing after the fight against poverty and what came is told by its title, in the reader's language.
func TestDiffNamesWhatLapsedAndCame(t *testing.T) {
	p := packed(t, "chongqing")
	for lang, rows := range map[message.Language][]string{
		"en": {"| accident_cover | Targeted insurance: accident | present | absent |", "| tilted_assistance | Tilted assistance | absent | present |"},
		"zh": {"| accident_cover | 精准脱贫保·小额意外保险 | 有 | 无 |", "| tilted_assistance | 倾斜救助 | 无 | 有 |"},
	} {
		var b strings.Builder
		if _, err := WriteDiff(&b, Dated{p, rules.MonthOf(2018, 1)}, Dated{p, rules.MonthOf(2026, 1)}, nil, Options{Lang: lang, Markdown: true}); err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if !strings.Contains(strings.ReplaceAll(b.String(), "\\", ""), row+"\n") {
				t.Errorf("%s: no line %q", lang, row)
			}
		}
	}
}
