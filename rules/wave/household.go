package wave

import "doudi/rules"

// home is a policy that looks at households: their figures stand in its formulas, or benefits are paid to them. Its bills
// go by household, the k-th bill of every household in one wave, so that a household's state is in order of its months.
type home struct {
	*Waves   // of this policy alone: its cells are the words of persons and households
	part     *part
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

// settleHomes compiles the policies that look at households.
func (w *Waves) settleHomes() error {
	for _, p := range w.parts {
		if !p.home {
			continue
		}
		h, err := w.newHome(p)
		if err != nil {
			return err
		}
		w.homes = append(w.homes, h)
		for m := range h.claims {
			w.columns = append(w.columns, h.claims[m].columns...)
			for _, e := range h.monthEnd[m] {
				w.columns = append(w.columns, e.columns...)
			}
		}
		for _, e := range h.yearEnd {
			w.columns = append(w.columns, e.columns...)
		}
	}
	w.columns = loaded(w.columns)
	return nil
}

func (w *Waves) newHome(p *part) (*home, error) {
	alone := *p
	alone.index, alone.cell = 0, nil
	for k := range p.words {
		alone.cell = append(alone.cell, k)
	}
	var cells []column
	for _, c := range p.words {
		cells = append(cells, word(c))
	}
	h := &home{Waves: &Waves{year: w.year, kinds: w.kinds, numbers: w.numbers, cells: cells, parts: []*part{&alone}, streams: [][]int{w.streams[p.index]}, eligible: []int{w.eligible[p.index]}}, part: &alone}
	var err error
	for m := range 12 {
		if h.sameAsBefore(m) {
			h.claims[m], h.monthEnd[m] = h.claims[m-1], h.monthEnd[m-1]
			continue
		}
		if h.claims[m], err = h.compile(m, func(s *scope) error { return s.bill() }); err != nil {
			return nil, err
		}
		if h.monthEnd[m], err = h.ends(rules.AtMonthEnd, m); err != nil {
			return nil, err
		}
	}
	h.yearEnd, err = h.ends(rules.AtYearEnd, 11)
	p.doubtful = alone.doubtful
	return h, err
}

// ends are the programs of the benefits at a period's end, in the order of the policy.
func (h *home) ends(at rules.At, month int) ([]end, error) {
	var out []end
	for i := range h.part.editions[month].Steps {
		step := &h.part.editions[month].Steps[i]
		if step.At != at || step.Household && h.part.idle(step, nil) {
			continue
		}
		p, err := h.compile(month, func(s *scope) error {
			if at == rules.AtYearEnd {
				s.freshMonth()
			}
			if err := s.end(step); err != nil {
				return err
			}
			s.keepEnd()
			return nil
		})
		if err != nil {
			return nil, err
		}
		out = append(out, end{p, step.Household})
	}
	return out, nil
}

// compile makes one program of the policy.
func (h *home) compile(month int, through func(*scope) error) (*pass, error) {
	g := newGraph(1)
	if err := through(newScope(h.Waves, h.part, month, g)); err != nil {
		return nil, err
	}
	all := make([]bool, len(h.cells))
	for i := range all {
		all[i] = true
	}
	return h.program(g, all)
}
