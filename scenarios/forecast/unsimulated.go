package forecast

import (
	"slices"

	"doudi/model"
	"doudi/model/illness"
	"doudi/model/message"
	"doudi/rules/wave"
)

// findUnsimulated finds by scenario the benefits that are in force in some of the study's years and in none of them pay anything of a bill
// that is simulated: there are none of their kind.
func (p *Plan) findUnsimulated() (map[string][]string, error) {
	out, stated := map[string][]string{}, p.stated()
	for i, policy := range p.policies {
		missed := map[string]bool{}
		for y, year := range p.world.Years {
			benefits, err := wave.Unsimulated(stated[i], year, illness.Kinds()...)
			if err != nil {
				return nil, err
			}
			for k, b := range policy.Benefits {
				of, known := missed[b.ID]
				switch {
				case slices.Contains(benefits, k):
					missed[b.ID] = of || !known
				case p.pays(i, y, b.ID):
					missed[b.ID] = false
				}
			}
		}
		scenario := p.Study.Scenarios[i].ID
		for _, b := range policy.Benefits {
			if missed[b.ID] {
				out[scenario] = append(out[scenario], b.ID)
			}
		}
	}
	return out, nil
}

// NotSimulated says whether no bills are simulated that a scenario's benefit pays of, or any benefit of a fund: what it spends is not known,
// and not nothing.
func (r *Result) NotSimulated(scenario, by, group string) bool {
	of := r.Unsimulated[scenario]
	switch by {
	case "benefit":
		return slices.Contains(of, group)
	case "fund":
		found := false
		for _, f := range r.Funds {
			if f.Scenario != scenario || f.ID != group {
				continue
			}
			if found = true; slices.ContainsFunc(f.Benefits, func(id string) bool { return !slices.Contains(of, id) }) {
				return false
			}
		}
		return found
	}
	return false
}

// unsimulatedCautions say which benefits of the baseline the figures leave out.
func (p *Plan) unsimulatedCautions(of map[string][]string) []model.Title {
	base := p.Study.Baseline()
	var named message.Words
	for _, id := range of[base.ID] {
		policy := p.policies[0]
		named = append(named, policy.Benefits[policy.Benefit(id)].Title.Or(id))
	}
	if named == nil {
		return nil
	}
	return []model.Title{model.TitleOf(message.Say("Scenario \"%s\": no such bills are simulated as these benefits in force pay of (%s); what they pay is in no figure here, nor what changing them would.",
		base.Title.Or(base.ID), named))}
}
