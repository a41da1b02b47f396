package resolve_test

import (
	"fmt"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules/read"
)

const limited = `policy: limited
sources: {made: {title: made up}}
from: 2018-01-01
source: {ref: made, status: unverified}
sets: {poor: {of: category, value: [dibao, extreme_poor]}}
parameters:
  cap: {unit: CNY, allow: made up, by: [level], value: {township: 300, county: 500, city: 800, province: none}}
  part: {unit: share, allow: made up, by: [level], value: {township: 0.9, county: 0.8, city: 0.6, province: 0}}
  ceilings: {unit: CNY, allow: made up, value: {poor: none, other: 200000}}
  lone: {unit: CNY, allow: made up, value: none}
accumulators:
  kept: {for: person, adds: '%s'}
benefits:
  - id: only
    %s
  - id: reader
    pays: 0.1 * ytd.kept
`

// `none` passes where no limit is meant: to compare, as the larger of two, as a ceiling, or behind a condition on the
// very words that choose it. It is refused where it comes to a value that is no amount; by hand, with L = ∞.
func TestNoLimitIsNoAmount(t *testing.T) {
	for _, c := range []struct{ adds, benefit, refused string }{
		{"total", `pays: min(0.7 * total, cap[level])`, ""},
		{"total", `pays: 0.9 * max(0, total - cap[level])`, ""}, // 0.9 · max(0, −L) = 0
		{"total", `{pays: 0.7 * total, ceiling: "if(category in poor, ceilings.poor, ceilings.other) - ytd.paid.only"}`, ""},
		{"total", `{pays: 0.7 * total, ceiling: "1.5 * cap[level]"}`, ""},
		{"total", `pays: 'if(level == "province", 0, part[level] * cap[level])'`, ""},
		{"total", `{when: 'level != "province"', pays: 'part[level] * cap[level]'}`, ""},
		{"total", `pays: 'if(cap[level] > 1000, 0.5 * total, cap[level] * part[level])'`, ""},
		{"total", `pays: 'if(total > lone, 0, 0.6 * total)'`, ""},
		{"total", `{leaves: "cap[level]"}`, ""}, // no limit on what stays unpaid: nothing is paid
		{"min(total, lone)", `pays: 0.5 * total`, ""},
		{"total", `pays: part[level] * cap[level]`, "`pays` of `only` has no value where a limit is `none` (level province)"}, // 0 · L
		{"total", `pays: 0.5 * cap[level]`, "`pays` of `only` may be `none`, no limit (level province)"},
		{"total", `pays: 'if(referred, 0.5 * total, 0.5 * lone)'`, "`pays` of `only` may be `none`"},
		{"total", `pays: 'if(referred, 0.5 * lone, 0.5 * total)'`, "`pays` of `only` may be `none`"},
		{"total", `pays: 'if(referred, if(not referred, lone, 1), 0.5 * total)'`, ""},
		{"total", `pays: lone`, "`pays` of `only` may be `none`"},
		{"total", `{pays: 0.5 * total, ceiling: cap[level] - lone}`, "`ceiling` of `only` has no value"}, // L − L at province, −L below
		{"total", `{pays: 0.5 * total, when: lone / lone > 0}`, "`when` of `only` has no value"},         // L / L
		{"total", `{leaves: lone - lone}`, "`leaves` of `only` has no value"},
		{"lone", `pays: 0.5 * total`, "`adds` of `kept` may be `none`"},
		{"total - lone + lone", `pays: 0.5 * total`, "`adds` of `kept` has no value"},
	} {
		text := fmt.Sprintf(limited, c.adds, strings.NewReplacer("{", "", "}", "", ", ceiling:", "\n    ceiling:", ", pays:", "\n    pays:", ", when:", "\n    when:").Replace(c.benefit))
		docs, err := document.Parse("limited.yaml", []byte(text))
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		_, _, err = read.Policy(docs[0])
		switch {
		case c.refused == "" && err != nil:
			t.Errorf("%s, adds %s: %v", c.benefit, c.adds, err)
		case c.refused != "" && (err == nil || !strings.Contains(err.Error(), c.refused)):
			t.Errorf("%s, adds %s: %v, want %s", c.benefit, c.adds, err, c.refused)
		}
	}
}
