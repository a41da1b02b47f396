package forecast

import (
	"slices"

	"doudi/model"
	"doudi/model/measure"
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

// drawn are the inputs with a range, in the order of Quantities, and the take-ups without one of scenarios after a first that has one.
func (p *Plan) drawn(in *inputs) []Drawn {
	var out []Drawn
	add := func(scenario string, q model.Quantity) {
		d := Drawn{Scenario: scenario, Quantity: q}
		for _, u := range in.place[q.Drawn()] {
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
	for s := 1; s < len(p.takeUps); s++ {
		for _, t := range p.takeUps[s] {
			for _, q := range t.Quantities() {
				if _, drawn := first[q.Path]; drawn && !q.Uncertain() {
					out = append(out, Drawn{p.Study.Scenarios[s].ID, p.named(s, t.Benefit, q), slices.Repeat([]float64{q.Value}, p.Study.Draws)})
				}
			}
		}
	}
	return out
}
