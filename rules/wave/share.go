package wave

import (
	"fmt"
	"slices"

	"doudi/rules"
	"doudi/rules/kernel"
)

// graph is one program in the making: what every policy pays in it, and what it leaves in state.
type graph struct {
	*kernel.Builder
	columns
	of       *class                        // of bills; nil for bills of all
	payments []map[int]kernel.Ref          // by policy, by benefit
	eligible []kernel.Ref                  // by policy: what funds pay of a bill's eligible cost; −1 where bills are not settled
	state    []map[rules.Column]kernel.Ref // by policy, by word; words that stay as they are are absent
}

func newGraph(policies int) *graph {
	g := &graph{Builder: kernel.NewBuilder(), columns: columns{refs: map[column]kernel.Ref{}}}
	for range policies {
		g.payments, g.state = append(g.payments, map[int]kernel.Ref{}), append(g.state, map[rules.Column]kernel.Ref{})
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

// graphs builds the graphs of all policies over one state, by partition refinement: it first takes a word to be the same figure
// in every policy that keeps it, and parts those that some program changes differently, until none is left. What begins alike
// and is always changed alike stays alike.
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
		if p.home != w.byHome {
			continue
		}
		for _, word := range p.words {
			at := slices.Index(w.cells, column{Column: word})
			if at < 0 {
				at = len(w.cells)
				w.cells = append(w.cells, column{Column: word})
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
		if p.home != w.byHome {
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
				w.cells = append(w.cells, column{Column: word, apart: cell})
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
		if g.claims[m], err = w.graph(func(s *scope) error { return s.bill() }, m, nil); err != nil {
			return nil, err
		}
		if g.monthEnd[m], err = w.graph(func(s *scope) error { return s.ends(rules.AtMonthEnd) }, m, nil); err != nil {
			return nil, err
		}
	}
	var err error
	g.yearEnd, err = w.graph(func(s *scope) error { return s.ends(rules.AtYearEnd) }, 11, nil)
	return g, err
}

// graph sends every policy through one graph, of bills of a class; nil if nothing is paid and nothing kept in it, but where bills go by household.
func (w *Waves) graph(through func(*scope) error, month int, of *class) (*graph, error) {
	g := newGraph(len(w.parts))
	g.of = of
	useful := false
	for i, p := range w.parts {
		if p.home != w.byHome {
			continue
		}
		s := newScope(w, p, month, g)
		if err := through(s); err != nil {
			return nil, err
		}
		useful = useful || len(g.payments[i])+len(g.state[i]) > 0
	}
	if !useful && !w.byHome {
		return nil, nil
	}
	return g, nil
}
