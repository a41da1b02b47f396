package settle

import (
	"fmt"
	"slices"

	"doudi/rules"
	"doudi/rules/kernel"
)

// graph is one program in the making: what every policy pays in it, and what it leaves in state.
type graph struct {
	*kernel.Builder
	payments []map[int]kernel.Ref    // by policy, by benefit
	eligible []kernel.Ref            // by policy: what funds pay of a bill's eligible cost; −1 where bills are not settled
	state    []map[string]kernel.Ref // by policy, by word; words that stay as they are are absent
}

func newGraph(policies int) *graph {
	g := &graph{Builder: kernel.NewBuilder()}
	for range policies {
		g.payments, g.state = append(g.payments, map[int]kernel.Ref{}), append(g.state, map[string]kernel.Ref{})
		g.eligible = append(g.eligible, -1)
	}
	return g
}

// graphs are those of a year: one a month, with its end, and the year's end. Months in which nothing changes share.
type graphs struct {
	claims, monthEnd [12]*graph
	yearEnd          *graph
}

// all are the graphs once each.
func (g *graphs) all() []*graph {
	var out []*graph
	for _, x := range append(append(g.claims[:], g.monthEnd[:]...), g.yearEnd) {
		if x != nil && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// graphs builds the graphs of all policies over one state. It first takes a word to be the same figure in every policy
// that keeps it, and parts those that some program changes differently, until none is left: what begins alike and is
// always changed alike stays alike.
func (w *Waves) graphs() (*graphs, error) {
	w.share()
	for {
		g, err := w.build()
		if err != nil {
			return nil, err
		}
		if !w.split(g.all()) {
			return g, nil
		}
	}
}

// share gives the same word of all policies one cell.
func (w *Waves) share() {
	for _, p := range w.parts {
		if p.home {
			continue
		}
		for _, word := range p.words {
			at := slices.Index(w.cells, word)
			if at < 0 {
				at = len(w.cells)
				w.cells = append(w.cells, word)
			}
			p.cell = append(p.cell, at)
		}
	}
}

// split gives cells of their own to words that the graphs leave different from the first policy that shares the cell;
// false if there are none.
func (w *Waves) split(all []*graph) bool {
	type change struct {
		cell int
		refs string
	}
	apart, taken := map[change]int{}, map[int]bool{}
	any := false
	for i, p := range w.parts {
		if p.home {
			continue
		}
		for k, word := range p.words {
			var refs []kernel.Ref
			for _, g := range all {
				r, changed := g.state[i][word]
				if !changed {
					r = -1
				}
				refs = append(refs, r)
			}
			key := change{p.cell[k], fmt.Sprint(refs)}
			cell, known := apart[key]
			switch {
			case known:
			case !taken[key.cell]:
				cell, taken[key.cell] = key.cell, true
			default:
				cell = len(w.cells)
				w.cells = append(w.cells, fmt.Sprintf("%s'%d", word, cell))
				any = true
			}
			apart[key], p.cell[k] = cell, cell
		}
	}
	return any
}

// build makes the graphs over the cells as they are.
func (w *Waves) build() (*graphs, error) {
	g := &graphs{}
	for m := range 12 {
		if w.sameAsBefore(m) {
			g.claims[m], g.monthEnd[m] = g.claims[m-1], g.monthEnd[m-1]
			continue
		}
		var err error
		if g.claims[m], err = w.graph(func(s *scope) error { return s.bill() }, m); err != nil {
			return nil, err
		}
		if g.monthEnd[m], err = w.graph(func(s *scope) error { return s.ends(rules.AtMonthEnd) }, m); err != nil {
			return nil, err
		}
	}
	var err error
	g.yearEnd, err = w.graph(func(s *scope) error { return s.ends(rules.AtYearEnd) }, 11)
	return g, err
}

// graph sends every policy through one graph; nil if nothing is paid and nothing kept in it.
func (w *Waves) graph(through func(*scope) error, month int) (*graph, error) {
	g := newGraph(len(w.parts))
	useful := false
	for i, p := range w.parts {
		if p.home {
			continue
		}
		s := newScope(w, p, month, g)
		if err := through(s); err != nil {
			return nil, err
		}
		useful = useful || len(g.payments[i])+len(g.state[i]) > 0
	}
	if !useful {
		return nil, nil
	}
	return g, nil
}

// assign gives benefits their streams: one for all of a name that pay alike in every program, none to those that can pay
// nothing, for want of a fact that no simulated bill states or of a date in the year.
func (w *Waves) assign(g *graphs) {
	known := map[string]int{}
	for i, p := range w.parts {
		var streams []int
		for k, b := range p.policy.Benefits {
			key, nothing := b.ID, !p.home
			for _, x := range g.all() {
				r, pays := x.payments[i][k]
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
			if p.home {
				key += fmt.Sprint(" alone ", i)
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
		w.assignEligible(g, i, known)
	}
}

// assignEligible gives a policy the stream of what its funds pay of the eligible cost: one for all that agree in every
// program.
func (w *Waves) assignEligible(g *graphs, policy int, known map[string]int) {
	key, nothing := "#eligible", !w.parts[policy].home
	if w.parts[policy].home {
		key += fmt.Sprint(" alone ", policy)
	}
	for _, x := range g.all() {
		r := x.eligible[policy]
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
					if r, changed := g.state[i][p.words[k]]; changed && (out[cell] || p.doubtful) {
						roots = append(roots, r)
					}
				}
			}
			for _, name := range g.Reads(roots...) {
				if cell := slices.Index(w.cells, name); cell >= 0 && !out[cell] {
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
	for _, x := range g.all() {
		p, err := w.program(x, needed)
		if err != nil {
			return err
		}
		made[x] = p
	}
	for m := range 12 {
		w.claims[m], w.monthEnd[m] = made[g.claims[m]], made[g.monthEnd[m]]
		w.monthly = w.monthly || w.monthEnd[m] != nil
		if w.claims[m] != nil {
			w.columns = append(w.columns, w.claims[m].columns...)
		}
	}
	w.yearEnd = made[g.yearEnd]
	w.numbered = slices.Contains(w.columns, "admission_no")
	w.columns = slices.DeleteFunc(w.columns, func(name string) bool { return periodOf(name) != "" })
	slices.Sort(w.columns)
	w.columns = slices.Compact(w.columns)
	return nil
}

// program has the payments of each stream as its outputs, then what funds pay of the eligible cost, then the needed cells
// that change.
func (w *Waves) program(g *graph, needed []bool) (*pass, error) {
	p := &pass{}
	var outputs, eligible, state []kernel.Ref
	for i, part := range w.parts {
		for k := range part.policy.Benefits {
			if r, pays := g.payments[i][k]; pays && w.streams[i][k] >= 0 && !slices.Contains(p.streams, w.streams[i][k]) {
				p.streams, outputs = append(p.streams, w.streams[i][k]), append(outputs, r)
			}
		}
		if r, stream := g.eligible[i], w.eligible[i]; r >= 0 && stream >= 0 && !slices.Contains(p.funded, stream) {
			p.funded, eligible = append(p.funded, stream), append(eligible, r)
		}
		for k, word := range part.words {
			if r, changed := g.state[i][word]; changed && (needed[part.cell[k]] || part.doubtful) && !slices.Contains(p.kept, part.cell[k]) {
				p.kept, state = append(p.kept, part.cell[k]), append(state, r)
			}
		}
	}
	program, err := g.Compile(slices.Concat(outputs, eligible, state))
	if err != nil {
		return nil, err
	}
	p.program, p.columns = program, g.Columns()
	return p, nil
}
