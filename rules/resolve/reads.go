package resolve

import "doudi/rules"

// Uses lists what counts in the months from first up to before last, by the paths that patches name: parameters, sets and
// readings that a formula in force reads (parameters.rate), and benefits in force (benefits.basic).
func Uses(p *rules.Policy, first, last rules.Month) map[string]bool {
	out := map[string]bool{}
	for month := first; month < last; month = p.NextChange(month) {
		r := resolve(p, month, nil, false)
		for _, s := range r.edition.Steps {
			out["benefits."+p.Benefits[s.Benefit].ID] = true
		}
		for _, s := range r.edition.Enrolments {
			out["benefits."+p.Enrolments[s.Benefit].ID] = true
		}
		for x := range r.used {
			switch x := x.(type) {
			case *rules.Parameter:
				out["parameters."+x.Name] = true
			case *rules.Set:
				out["sets."+x.Name] = true
			case *rules.Reading:
				out["readings."+x.Name] = true
			}
		}
	}
	return out
}

// OnApplication are the benefits, by id and in the policy's order, that are in force in the months from first up to before last
// and read there whether they were applied for (rules.Policy.Applied).
func OnApplication(p *rules.Policy, first, last rules.Month) []string {
	fact, found := p.Applied(), map[int]bool{}
	if fact == nil {
		return nil
	}
	for month := first; month < last; month = p.NextChange(month) {
		for _, s := range resolve(p, month, nil, false).edition.Steps {
			found[s.Benefit] = found[s.Benefit] || s.Reads(fact.Column())
		}
	}
	var out []string
	for i, b := range p.Benefits {
		if found[i] {
			out = append(out, b.ID)
		}
	}
	return out
}

// Columns are the words that formulas read in the months from first up to before last. Where the policy does not resolve then,
// settling says why, and they are those of all dates.
func Columns(p *rules.Policy, first, last rules.Month) map[rules.Column]bool {
	out := map[rules.Column]bool{}
	for month := first; month < last; month = p.NextChange(month) {
		r := resolve(p, month, nil, false)
		if r.report.Failed() {
			return p.Reads
		}
		for _, in := range r.edition.Inputs {
			out[in.Column] = true
		}
	}
	return out
}
