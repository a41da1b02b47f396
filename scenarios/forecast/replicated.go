package forecast

import (
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/measure"
	"doudi/rules"
	"doudi/rules/resolve"
)

// Replicated is one figure as every simulation has it.
type Replicated struct {
	Scenario string // id
	Year     int    // calendar year; 0 = all years of the study together
	measure.Key
	// Values are in the key's unit: those of the replicates of a draw follow each other, and the draws each other. They are
	// not to be changed.
	Values []float64
}

// replicated are the figures of all rows that are made of a simulation, and not of several: without what is spent for each
// household averted.
func (p *Plan) replicated(r *Results) []Replicated {
	var out []Replicated
	for s, years := range r.series {
		for y := range years {
			for k, key := range r.keys {
				if year := p.yearAt(y); p.has(s, key) && p.covers(year, key) {
					out = append(out, Replicated{p.Study.Scenarios[s].ID, year, key, years[y][k].Values})
				}
			}
		}
	}
	return out
}

// Drawn is an uncertain input with what it is in every draw.
type Drawn struct {
	// Scenario is the id of the scenario whose policy, or take-up, it is; "" for inputs that all scenarios share, those of the profile
	// and the catalogue. A scenario that states the same as the first has no entry.
	Scenario string
	model.Quantity
	Values []float64 // by draw
}

// drawn are the inputs with a range, in the order of Quantities, and behind them what those of the first scenario are in others that
// state no range for them or state them in another form.
func (p *Plan) drawn(in *inputs) []Drawn {
	var out []Drawn
	add := func(scenario string, q model.Quantity) {
		d := Drawn{Scenario: scenario, Quantity: q}
		for draw := range p.Study.Draws {
			u := 0.5 // of what has no range
			if at := in.place[q.Drawn()]; at != nil {
				u = at[draw]
			}
			d.Values = append(d.Values, q.At(u))
		}
		out = append(out, d)
	}
	for _, q := range in.shared {
		add("", q)
	}
	first := map[string]model.Quantity{}
	for s, list := range in.own {
		for _, q := range list {
			if s == 0 {
				first[q.Path] = q
			}
			if s == 0 || first[q.Path] != q {
				add(p.Study.Scenarios[s].ID, q)
			}
		}
	}
	for s := 1; s < len(in.own); s++ {
		for _, q := range in.own[0] {
			if slices.ContainsFunc(in.own[s], func(own model.Quantity) bool { return own.Path == q.Path }) {
				continue
			}
			if own, has := p.otherwise(s, q); has {
				add(p.Study.Scenarios[s].ID, own)
			}
		}
	}
	return out
}

// otherwise is what an input of the first scenario is in another one, which does not have it as an input of its own; has is false
// where its policy knows nothing of the kind. A number that a scenario sets is its own decision, and the factor on it 1.
func (p *Plan) otherwise(s int, q model.Quantity) (own model.Quantity, has bool) {
	for _, t := range p.takeUps[0] {
		for _, v := range t.Values {
			if q.Path == v.InCounty.Path || q.Path == v.Elsewhere.Path {
				return p.takeUpAs(s, q, t.Benefit, v)
			}
		}
	}
	known := func(x *rules.Parameter) bool { return "policy."+x.Name == q.Drawn() }
	return p.fixed(q, 1), slices.ContainsFunc(p.policies[s].Parameters, known)
}

// takeUpAs is the share of the first scenario's take-up of a benefit, v, as another scenario has it. Where that states none all
// apply, or nobody for what is paid on application.
func (p *Plan) takeUpAs(s int, q model.Quantity, benefit string, v model.TakenUp) (own model.Quantity, has bool) {
	policy := p.policies[s]
	if policy.Benefit(benefit) < 0 {
		return q, false
	}
	i := slices.IndexFunc(p.takeUps[s], func(t document.TakeUp) bool { return t.Benefit == benefit })
	if i < 0 {
		if first, last := p.months(); slices.Contains(resolve.OnApplication(policy, first, last), benefit) {
			return p.fixed(q, 0), true
		}
		return p.fixed(q, 1), true
	}
	t := p.takeUps[s][i]
	year, month := v.Year, v.Month
	if year < p.Study.Years.From {
		year, month = p.Study.Years.From, 1
	}
	x, stated := t.In(year, month)
	if !stated { // it begins with the benefit
		x = t.Values[0]
	}
	own = x.InCounty // also of a share that is one for all places in the first: the title says which it is
	if v.ByPlace && q.Path == v.Elsewhere.Path {
		own = x.Elsewhere
	}
	own = p.named(s, benefit, own)
	own.Path, own.Together = q.Path, own.Drawn()
	return own, true
}

// fixed is an input that a study states by itself, without a range.
func (p *Plan) fixed(q model.Quantity, x float64) model.Quantity {
	q.Value, q.Low, q.High, q.Source, q.Status = x, x, x, p.Study.ID, "stated"
	return q
}
