package forecast

import (
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/simulate"
	"doudi/rules"
	"doudi/rules/read"
	"doudi/rules/wave"
)

// premiums are what the policies pay at enrolment in a year, by scenario, nil where none has a benefit at enrolment; and what each asks of a
// person to enrol, nil where the profile says it.
func (p *Plan) premiums(all []wave.Rules, year int, words *model.Claims) (out [][]simulate.Premium, asked [][]model.Fen, err error) {
	asked = make([][]model.Fen, len(all))
	if len(p.world.Layout.Premiums) == 0 {
		return nil, asked, nil
	}
	compiled, err := wave.CompilePremiums(p.asking(all), year, words)
	if err != nil {
		return nil, nil, err
	}
	out, asked = p.atEnrolment(all, compiled.Stated())
	return out, asked, nil
}

// atEnrolment are premiums of the tables that policies pay by.
func (p *Plan) atEnrolment(all []wave.Rules, paid [][][]model.Fen) (out [][]simulate.Premium, asked [][]model.Fen) {
	out, asked = make([][]simulate.Premium, len(all)), make([][]model.Fen, len(all))
	for s, r := range all {
		if p.asks != nil {
			asked[s] = paid[s][len(r.Policy.Enrolments)]
		}
		for k, b := range r.Policy.Enrolments {
			out[s] = append(out[s], simulate.Premium{Column: slices.Index(p.world.Layout.Premiums, b.ID), Paid: paid[s][k]})
		}
	}
	return out, asked
}

// asking are the policies with what they ask of a person to enrol as one more benefit at enrolment, the last, where the profile says by which
// formula they do.
func (p *Plan) asking(all []wave.Rules) []wave.Rules {
	if p.asks == nil {
		return all
	}
	out := slices.Clone(all)
	for i := range out {
		policy := *out[i].Policy
		policy.Enrolments = append(slices.Clone(policy.Enrolments),
			&rules.Benefit{ID: askedID, At: rules.AtEnrolment, Enabled: true, Until: rules.Never, Pays: p.asks, Where: p.asks.At, Rounding: policy.Rounding})
		out[i].Policy = &policy
	}
	return out
}

// askedID is the id of what is asked of a person, which no benefit of a file can have.
const askedID = "(contribution)"

// findGroups finds which of the scenarios that share their bills leave everybody the same contribution, so that the same households are insured under them. Where the profile
// does not say at what contribution households enrol, all do.
func (p *Plan) findGroups(w *simulate.World) error {
	for i := range w.Scenarios {
		w.Scenarios[i].Group = make([]int, len(w.Years))
	}
	if !p.profile.Reserves() {
		return nil
	}
	if err := p.checkSubsidies(); err != nil {
		return err
	}
	w.Remembers = p.readsSpells()
	ids := p.profile.Subsidies()
	if at := p.profile.Asks(); at != nil && len(ids) > 0 {
		var problems document.Report
		if p.asks = read.Figure(&problems, at); problems.Failed() {
			return problems.Err()
		}
	}
	for _, id := range w.Layout.Premiums {
		w.Contribution = append(w.Contribution, slices.Contains(ids, id))
	}
	for y, year := range w.Years {
		alike, err := wave.PayAlike(p.asking(p.stated()), year, append(slices.Clone(ids), askedID))
		if err != nil {
			return document.Mistakes(p.Study.File, nil, err).Err()
		}
		for _, places := range w.Alike() {
			known := []rule{}
			for _, i := range places {
				s := &w.Scenarios[i]
				of := rule{policy: s.Enrols[y] && len(ids) > 0}
				if w.Remembers && y > 0 {
					of.before = s.Group[y-1]
				}
				if of.policy {
					of.alike = alike[i]
				}
				s.ByPolicy = append(s.ByPolicy, of.policy)
				if s.Group[y] = slices.Index(known, of); s.Group[y] < 0 {
					s.Group[y], known = len(known), append(known, of)
				}
			}
		}
	}
	return p.checkMeasures(w)
}

// rule is what a contribution goes by: a policy's benefits at enrolment, as those of a number that PayAlike gives, or the profile.
type rule struct {
	policy bool
	alike  int
	before int // the group of the year before, where it counts for how long people have been insured
}

// checkSubsidies reports scenarios whose policies have none of the benefits that are to be part of the contribution.
func (p *Plan) checkSubsidies() error {
	var problems document.Report
	ids := p.profile.Subsidies()
	for i, policy := range p.policies {
		if len(ids) == 0 || slices.ContainsFunc(ids, func(id string) bool { return policy.Enrolment(id) >= 0 }) {
			continue
		}
		c := p.Study.Scenarios[i]
		problems.Errorf(c.At, "scenario `%s`: its policy has no benefit at enrolment that the profile `%s` names in `subsidies` (%s)", c.ID, p.profile.ID, strings.Join(ids, ", ")).
			Because("households enrol by what is left of the contribution, and nothing says who pays the rest of it").
			Instead("a benefit `at: enrolment` of that id in the policy, the id of the one it has in `subsidies`, or `subsidies: none`: `premium.subsidised` counts then")
	}
	return problems.Err()
}

// checkMeasures reports measures of the study's own that cannot be counted where scenarios insure different households.
func (p *Plan) checkMeasures(w *simulate.World) error {
	var problems document.Report
	if !slices.ContainsFunc(w.Scenarios, func(s simulate.Scenario) bool { return slices.Max(s.Group) > 0 }) {
		return nil
	}
	for i, m := range p.Study.Measures {
		reads := w.Gauges[i].Reads
		if slices.Contains(reads, simulate.ReadInsured) && slices.Contains(reads, simulate.ReadOOP) {
			problems.Errorf(m.Formula, "the measure `%s` reads both `insured` and `oop`, and scenarios insure different households", m.ID).
				Because("who is insured is counted of everybody, once for each scenario, and what is paid of those who have bills").Instead("two measures, one of each")
		}
	}
	return problems.Err()
}

// stated are the policies with their parameters as stated.
func (p *Plan) stated() []wave.Rules {
	var out []wave.Rules
	for i, policy := range p.policies {
		r := wave.Rules{Policy: policy, Spells: p.world != nil && p.world.Remembers}
		for _, t := range p.takeUps[i] {
			r.TakeUp = append(r.TakeUp, t.TakeUp)
		}
		out = append(out, r)
	}
	return out
}

// words are those that bills and persons of the simulation state.
func (p *Plan) words() *model.Claims {
	out := &model.Claims{Waves: []int32{0}, Diseases: p.illness.Diseases()}
	out.Categories, out.Otherwise, _ = p.profile.Words()
	return out
}
