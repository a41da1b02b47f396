package scenarios

import (
	"errors"
	"strings"
	"testing"

	"doudi/model/document/refused"
)

// Whole benefits, and which of them people apply for, are for whoever has the policy.
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
	free := func(line string) bool {
		return strings.HasSuffix(line, "benefit: ") || strings.HasSuffix(line, "applied: ")
	}
	refused.Keys(t, text, 30, free, func(text string) error {
		if said := toldOf(t, text); said != "" {
			return errors.New(said)
		}
		return nil
	})
}
