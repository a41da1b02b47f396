package wave

import (
	"fmt"
	"math"
	"slices"

	"doudi/rules"
	"doudi/rules/kernel"
)

// assign gives benefits their streams: one for all of a name that pay alike in every program, none to those that can pay
// nothing, for want of a fact that no simulated bill states or of a date in the year. Of a policy that goes by household those have none that
// are not in force.
func (w *Waves) assign(g *graphs) {
	known := map[string]int{}
	for i, p := range w.parts {
		all, at, together := g.all(), i, ""
		if p.home {
			all, at, together = w.byHousehold(i)
		}
		var streams []int
		for k, b := range p.policy.Benefits {
			key, nothing := b.ID+together, !p.home || !p.inForce(k)
			for _, x := range all {
				r, pays := x.payments[at][k]
				if !pays {
					r = -1
				} else if fen, known := x.Known(r); !known || fen != 0 {
					nothing = false
				}
				key += fmt.Sprint(" ", r)
			}
			if nothing {
				streams = append(streams, -1)
				continue
			}
			stream, shared := known[key]
			if !shared {
				stream = w.count
				known[key] = stream
				w.count++
			}
			streams = append(streams, stream)
		}
		w.streams = append(w.streams, streams)
		w.assignEligible(all, i, at, together, known)
	}
}

// inForce says whether a benefit is in force in some month of the year.
func (p *part) inForce(benefit int) bool {
	return slices.ContainsFunc(p.editions[:], func(e *rules.Edition) bool {
		return slices.ContainsFunc(e.Steps, func(s rules.Step) bool { return s.Benefit == benefit })
	})
}

// assignEligible gives a policy the stream of what its funds pay of the eligible cost: one for all that agree in every
// program. at is its place in the graphs of the policies that it goes together with.
func (w *Waves) assignEligible(all []*graph, policy, at int, together string, known map[string]int) {
	key, nothing := "#eligible"+together, !w.parts[policy].home
	for _, x := range all {
		r := x.eligible[at]
		if r >= 0 {
			fen, constant := x.Known(r)
			nothing = nothing && constant && fen == 0
		}
		key += fmt.Sprint(" ", r)
	}
	if nothing {
		w.eligible = append(w.eligible, -1)
		return
	}
	stream, shared := known[key]
	if !shared {
		stream = w.apart
		known[key] = stream
		w.apart++
	}
	w.eligible = append(w.eligible, stream)
}

// needed marks the cells that some payment depends on, at this bill or by way of what other cells become. A formula may
// name a word that its constants leave out: the side of a reading that was not taken.
func (w *Waves) needed(all []*graph) []bool {
	out := make([]bool, len(w.cells))
	for more := true; more; {
		more = false
		for _, g := range all {
			var roots []kernel.Ref
			for i, p := range w.parts {
				for _, r := range g.payments[i] {
					roots = append(roots, r)
				}
				if g.eligible[i] >= 0 && w.eligible[i] >= 0 {
					roots = append(roots, g.eligible[i])
				}
				for k, cell := range p.cell {
					if r, changed := g.state[i][p.words[k]]; changed && (out[cell] || p.doubts(p.words[k])) {
						roots = append(roots, r)
					}
				}
			}
			for _, i := range g.Reads(roots...) {
				if cell := slices.Index(w.cells, g.list[i]); cell >= 0 && !out[cell] {
					out[cell], more = true, true
				}
			}
		}
	}
	return out
}

// programs compiles the graphs.
func (w *Waves) programs(g *graphs) error {
	needed := w.needed(g.all())
	made := map[*graph]*pass{}
	if err := w.classify(g, needed); err != nil {
		return err
	}
	for _, x := range g.all() {
		if w.classes != nil && x == g.claims[0] {
			continue
		}
		p, err := w.program(x, needed)
		if err != nil {
			return err
		}
		made[x] = p
		w.columns = append(w.columns, p.columns...)
	}
	for m := range 12 {
		w.claims[m], w.monthEnd[m] = made[g.claims[m]], made[g.monthEnd[m]]
		w.monthly = w.monthly || w.monthEnd[m] != nil
	}
	w.yearEnd = made[g.yearEnd]
	w.numbered = slices.Contains(w.columns, admissionNo)
	w.columns = loaded(w.columns)
	return nil
}

// nothing says whether a value is surely 0, as payments are before a program runs, and cells before a first bill.
func (g *graph) nothing(r kernel.Ref) bool {
	x, known := g.Known(r)
	return known && math.Float64bits(x) == 0
}

// program has the payments of each stream as its outputs, then what funds pay of the eligible cost, then the needed cells
// that change. What is nothing and stays nothing is left out.
func (w *Waves) program(g *graph, needed []bool) (*pass, error) {
	p := &pass{}
	var outputs, eligible, state []kernel.Ref
	for i, part := range w.parts {
		for k := range part.policy.Benefits {
			if r, pays := g.payments[i][k]; pays && w.streams[i][k] >= 0 && !slices.Contains(p.streams, w.streams[i][k]) && !g.nothing(r) {
				p.streams, outputs = append(p.streams, w.streams[i][k]), append(outputs, r)
			}
		}
		if r, stream := g.eligible[i], w.eligible[i]; r >= 0 && stream >= 0 && !slices.Contains(p.funded, stream) && !g.nothing(r) {
			p.funded, eligible = append(p.funded, stream), append(eligible, r)
		}
		for k, word := range part.words {
			if r, changed := g.state[i][word]; changed && (needed[part.cell[k]] || part.doubts(word)) && !slices.Contains(p.kept, part.cell[k]) && !(g.of != nil && g.of.first && g.nothing(r)) {
				p.kept, state = append(p.kept, part.cell[k]), append(state, r)
			}
		}
	}
	outputs = slices.Concat(outputs, eligible, state)
	program, err := g.Compile(outputs)
	if err != nil {
		return nil, err
	}
	p.program, p.columns = program, g.list
	for _, i := range g.Reads(outputs...) {
		if g.of != nil || w.byHome {
			p.reads = append(p.reads, i)
			w.columns = append(w.columns, p.columns[i])
		}
	}
	for _, c := range p.columns {
		p.places = append(p.places, w.placeOf(c))
	}
	return p, nil
}
