package wave

import (
	"fmt"
	"slices"

	"doudi/rules"
)

// home are policies that look at households: their figures stand in formulas, or benefits are paid to them. Bills
// go by household, the k-th bill of every household in one wave, so that a household's state is in order of its months.
// Policies that take the same turns at period ends go together, and what two of them make alike is made once.
type home struct {
	*Waves         // of these policies alone: its cells are the words of persons and households
	places   []int // of each among all policies
	turns    turnsOfYear
	graphs   homeGraphs
	claims   [12]*pass // by month
	monthEnd [12][]end
	yearEnd  []end
}

// end is one benefit at the end of a period. Each has a program of its own, since benefits for the persons of a
// household take turns.
type end struct {
	*pass
	household bool
}

// homeGraphs are the graphs of a year by household; those of ends by turn.
type homeGraphs struct {
	claims   [12]*graph
	monthEnd [12][]*graph
	yearEnd  []*graph
}

// all are the graphs once each.
func (g *homeGraphs) all() []*graph {
	var out []*graph
	for _, x := range slices.Concat(g.claims[:], slices.Concat(g.monthEnd[:]...), g.yearEnd) {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

// turnsOfYear are the benefits at the ends of months, by month, and behind them those at the year's end, in the order in which they are paid.
type turnsOfYear [13][]endTurn

// endTurn is one of them.
type endTurn struct {
	benefit   string
	household bool
}

// turns are a policy's.
func (p *part) turns() (out turnsOfYear) {
	for m := range out {
		at, month := rules.AtMonthEnd, m
		if m == 12 {
			at, month = rules.AtYearEnd, 11
		}
		for _, step := range p.ends(at, month) {
			out[m] = append(out[m], endTurn{p.policy.Benefits[step.Benefit].ID, step.Household})
		}
	}
	return out
}

// ends are the benefits at a period's end, in the order of the policy.
func (p *part) ends(at rules.At, month int) []*rules.Step {
	var out []*rules.Step
	for i := range p.editions[month].Steps {
		if step := &p.editions[month].Steps[i]; step.At == at && !(step.Household && p.idle(step, nil)) {
			out = append(out, step)
		}
	}
	return out
}

// same says whether two policies take the same turns.
func (x *turnsOfYear) same(other *turnsOfYear) bool {
	for m := range x {
		if !slices.Equal(x[m], other[m]) {
			return false
		}
	}
	return true
}

// groupHomes puts the policies that look at households together, and finds what they share.
func (w *Waves) groupHomes() error {
	for i, p := range w.parts {
		if !p.home {
			continue
		}
		turns := p.turns()
		at := slices.IndexFunc(w.homes, func(h *home) bool { return h.turns.same(&turns) })
		if at < 0 {
			at = len(w.homes)
			w.homes = append(w.homes, &home{Waves: &Waves{year: w.year, kinds: w.kinds, numbers: w.numbers, byHome: true}, turns: turns})
		}
		h, own := w.homes[at], *p
		own.index = len(h.parts)
		h.parts, h.places = append(h.parts, &own), append(h.places, i)
	}
	for _, h := range w.homes {
		if err := h.refine(); err != nil {
			return err
		}
		for k, i := range h.places {
			w.parts[i].doubtful = h.parts[k].doubtful
		}
	}
	return nil
}

// byHousehold are the graphs that a policy goes through by household, its place in them, and a name for the policies that it goes with.
func (w *Waves) byHousehold(policy int) (all []*graph, at int, together string) {
	for k, h := range w.homes {
		if at = slices.Index(h.places, policy); at >= 0 {
			return h.graphs.all(), at, fmt.Sprint(" by household ", k)
		}
	}
	panic("wave: a policy that goes by household is in no group")
}

// refine builds the graphs by partition refinement, as Waves.graphs does.
func (h *home) refine() error {
	h.share()
	for {
		if err := h.build(); err != nil {
			return err
		}
		if !h.split(h.graphs.all()) {
			return nil
		}
	}
}

// build makes the graphs over the cells as they are.
func (h *home) build() (err error) {
	g := homeGraphs{}
	for m := range 12 {
		if h.sameAsBefore(m) {
			g.claims[m], g.monthEnd[m] = g.claims[m-1], g.monthEnd[m-1]
			continue
		}
		if g.claims[m], err = h.graph(func(s *scope) error { return s.bill() }, m, nil); err != nil {
			return err
		}
		if g.monthEnd[m], err = h.endGraphs(rules.AtMonthEnd, m, len(h.turns[m])); err != nil {
			return err
		}
	}
	g.yearEnd, err = h.endGraphs(rules.AtYearEnd, 11, len(h.turns[12]))
	h.graphs = g
	return err
}

// endGraphs are those of the turns at a period's end.
func (h *home) endGraphs(at rules.At, month, turns int) ([]*graph, error) {
	var out []*graph
	for turn := range turns {
		g, err := h.graph(func(s *scope) error {
			if at == rules.AtYearEnd {
				s.freshMonth()
			}
			if err := s.end(s.p.ends(at, month)[turn]); err != nil {
				return err
			}
			s.keepEnd()
			return nil
		}, month, nil)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// settleHomes compiles the policies that look at households, once their payments have streams.
func (w *Waves) settleHomes() error {
	for _, h := range w.homes {
		for _, i := range h.places {
			h.streams, h.eligible = append(h.streams, w.streams[i]), append(h.eligible, w.eligible[i])
		}
		if err := h.compile(); err != nil {
			return err
		}
		w.columns = append(w.columns, h.columns...)
	}
	w.columns = loaded(w.columns)
	return nil
}

// compile makes programs of the graphs.
func (h *home) compile() error {
	all := h.graphs.all()
	needed, made := h.needed(all), map[*graph]*pass{}
	for _, g := range all {
		p, err := h.program(g, needed)
		if err != nil {
			return err
		}
		made[g] = p
	}
	ends := func(graphs []*graph, turns []endTurn) (out []end) {
		for turn, g := range graphs {
			out = append(out, end{made[g], turns[turn].household})
		}
		return out
	}
	for m := range 12 {
		h.claims[m], h.monthEnd[m] = made[h.graphs.claims[m]], ends(h.graphs.monthEnd[m], h.turns[m])
	}
	h.yearEnd = ends(h.graphs.yearEnd, h.turns[12])
	h.graphs = homeGraphs{} // done with: they are large
	return nil
}
