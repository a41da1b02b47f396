package settle

import (
	"strings"

	"doudi/rules"
	"doudi/rules/kernel"
)

// end pays persons at the end of a month or year; where no benefit pays then it leaves the graph as it is.
func (s *scope) end(at rules.At) error {
	period := "ytd."
	if at == rules.AtMonthEnd {
		period = "mtd."
	}
	paying := false
	for i := range s.e.Steps {
		step := &s.e.Steps[i]
		if step.At != at || step.Household {
			continue
		}
		paying = true
		s.showPeriod(period)
		s.left = nil
		for _, name := range s.p.policy.Costs {
			s.left = append(s.left, s.fen[period+"oop."+name])
		}
		limits := make([]kernel.Ref, len(step.Covers))
		for i, k := range step.Covers {
			limits[i] = s.Make(kernel.Maximum, s.left[k], s.Const(0))
		}
		paid, _, err := s.pay(step, limits)
		if err != nil {
			return err
		}
		s.payments[s.p.index][step.Benefit] = paid
		s.bookEnd(step, at, paid)
	}
	if !paying {
		return nil
	}
	for k, word := range s.p.words {
		_, own := splitPeriod(word)
		shown := strings.HasPrefix(own, "unpaid.") // for this period's end alone; bills keep what they saw
		if !shown && s.fen[word] != s.Column(s.w.cells[s.p.cell[k]]) {
			s.state[s.p.index][word] = s.fen[word]
		}
	}
	return nil
}

// showPeriod sets the words of a period's end: unpaid and paid are those of the period, net of what was paid at it.
func (s *scope) showPeriod(period string) {
	for _, name := range append([]string{"total"}, s.p.policy.Costs...) {
		net := s.fen[period+"oop."+name]
		s.fen["unpaid."+name], s.fen["oop."+name] = net, net
		for _, span := range []string{"ytd.", "mtd.", "life."} {
			if r, kept := s.fen[span+"oop."+name]; kept {
				for _, b := range s.p.policy.Benefits {
					s.fen[span+"unpaid."+name+"@"+b.ID] = r
				}
			}
		}
	}
	s.fen["paid.total"] = s.fen[period+"paid.total"]
	for _, b := range s.p.policy.Benefits {
		s.fen["paid."+b.ID] = s.fen[period+"paid."+b.ID]
	}
}

// bookEnd takes a period's payment off the costs, in the month and in the year that holds it.
func (s *scope) bookEnd(step *rules.Step, at rules.At, paid kernel.Ref) {
	id := s.p.policy.Benefits[step.Benefit].ID
	spans := []string{"ytd.", "life."}
	if at == rules.AtMonthEnd {
		spans = append(spans, "mtd.")
	}
	rest := paid
	for i, k := range step.Covers {
		part := rest
		if i < len(step.Covers)-1 {
			part = s.Make(kernel.Minimum, s.Make(kernel.Maximum, s.left[k], s.Const(0)), rest)
			rest = s.Make(kernel.Sub, rest, part)
		}
		s.change(spans, "oop."+s.p.policy.Costs[k], kernel.Sub, part)
	}
	s.change(spans, "paid."+id, kernel.Add, paid)
	if !step.Cash {
		s.change(spans, "paid.total", kernel.Add, paid)
		s.change(spans, "oop.total", kernel.Sub, paid)
	}
}

func (s *scope) change(spans []string, word string, o kernel.Operation, by kernel.Ref) {
	for _, span := range spans {
		if r, kept := s.fen[span+word]; kept {
			s.fen[span+word] = s.Make(o, r, by)
		}
	}
}
