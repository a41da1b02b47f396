package scenarios

import (
	"strings"
	"testing"
)

// A key that nothing reads is refused in whichever map of a study it stands, or a word that is misspelt would leave its default without
// a word. Whole benefits, and which of them people apply for, are for whoever has the policy.
func TestUnknownKeysAreRefusedEverywhere(t *testing.T) {
	const source = "source: {ref: d, status: stated}"
	text := strings.Replace(good, "seed: 7\n", `seed: 7
applied: {backstop: {value: 0.5, `+source+`}, critical: {values: [{from: 2018-01-01, value: 0.7, `+source+`}]}, basic: {in_county: {value: 1, `+source+`}, elsewhere: {value: 0.5, `+source+`}}}
funds: {f: {balance: {2016: 5, `+source+`}, interest: {value: 0.02, `+source+`}, settlement: {after: 2 months, owed: {2016: 1, `+source+`}, `+source+`}, income: [{id: x, amount: {2016: 1, after: {grow: 0.03, `+source+`}, `+source+`}}], budget: {2018: 5}}}
budget: {benefits: {critical: {last_year: 900万元}}, `+source+`}
measures: [{id: m, of: person, formula: oop}]
targets: [{name: {zh: 甲, en: a}, measure: oop_per_person, years: 2018, value: 1, unit: CNY, source: d, scope: {status: poor}, discrepancy: {relative: 0.1, why: rounding}}]
`, 1)
	text = strings.Replace(text, "id: cut\n", "id: cut\n    with: [{id: family_doctor, coverage: 0.5}]\n", 1)
	text = strings.Replace(text, "value: 0.7}]", "value: 0.7}, {path: catalogue.a, from: 2018, scale: 1.1}]", 1)
	if said := toldOf(t, text); said != "" {
		t.Fatal(said)
	}
	maps := 0
	for at := range text {
		if text[at] != '{' || strings.HasSuffix(text[:at], "benefit: ") || strings.HasSuffix(text[:at], "applied: ") {
			continue
		}
		begin := strings.LastIndexByte(text[:at], '\n') + 1
		maps++
		changed := text[:at+1] + "zzz: 1, " + text[at+1:]
		if toldOf(t, changed) == "" {
			t.Errorf("accepted at %d: %s", at-begin, changed[begin:begin+strings.IndexByte(changed[begin:], '\n')])
		}
	}
	if maps < 30 {
		t.Errorf("%d maps", maps)
	}
}
