package forecast

import (
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/model/measure"
	"doudi/rules"
)

// Policy is that of a scenario, by its place in the study.
func (p *Plan) Policy(scenario int) *rules.Policy { return p.policies[scenario] }

// Named is the figure that a text names, for a year, 0 for all together: a measure, or MEASURE.GROUP, with the division between the two where the
// group is in several: fund_spending, fund_spending.medical_assistance, oop_per_person.status.poor. where is what a message calls the
// text's place. The error is a *document.Invalid.
func (p *Plan) Named(where, text string, year int) (measure.Key, error) {
	parts := strings.SplitN(text, ".", 3)
	var found []measure.Key
	var measures, groups []string
	for _, k := range p.keys() {
		if !p.covers(year, k) {
			continue
		}
		measures = append(measures, k.Measure)
		if k.Measure != parts[0] {
			continue
		}
		switch {
		case len(parts) == 1 && k.By == "all", len(parts) == 2 && k.Group == parts[1] && k.By != "all", len(parts) == 3 && k.By == parts[1] && k.Group == parts[2]:
			found = append(found, k)
		}
		if k.By != "all" && !strings.Contains(k.By, "/") && (len(parts) < 3 || k.By == parts[1]) {
			groups = append(groups, k.Group)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	var refused error
	switch m, known := measure.Find(parts[0]); {
	case len(found) > 1:
		refused = document.Refusef(where, "`%s` is the name of several groups; write %s.%s.%s", text, parts[0], found[0].By, parts[1])
	case slices.Contains(measures, parts[0]) && len(parts) > 1:
		if len(groups) == 0 {
			groups = []string{"all"}
		}
		refused = document.Refusef(where, "no measure `%s` of `%s` is simulated; write %s.%s", parts[0], strings.Join(parts[1:], "."), parts[0], nearWord(parts[len(parts)-1], groups))
	case slices.Contains(measures, parts[0]):
		refused = document.Refusef(where, "`%s` is not of everybody; write %s.%s", parts[0], parts[0], groups[0])
	case known && m.OfAccounts():
		refused = document.Refusef(where, "`%s` is of a fund's account, which is kept when all is simulated, and cannot be asked for here", parts[0])
	default:
		slices.Sort(measures)
		refused = document.Refusef(where, "no measure `%s` is simulated; write %s", parts[0], nearWord(parts[0], slices.Compact(measures)))
	}
	return measure.Key{}, refused
}

// nearWord is the nearest of some words, or the first that begins alike, or the first.
func nearWord(written string, words []string) string {
	if near := document.Nearest(written, words); near != "" {
		return near
	}
	if at := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, written) }); at >= 0 {
		return words[at]
	}
	return words[0]
}

// Funds are those of all scenarios that pay benefits, in the order in which they first pay.
func (p *Plan) Funds() []Fund { return slices.Concat(p.funds...) }
