package settle

import (
	"strings"

	"doudi/rules"
	"doudi/rules/kernel"
)

// endPass builds the program of a period's end for persons; nil where no benefit pays then.
func (w *Waves) endPass(e *rules.Edition, at rules.At) (*pass, error) {
	var steps []*rules.Step
	for i := range e.Steps {
		if s := &e.Steps[i]; s.At == at && !s.Household {
			steps = append(steps, s)
		}
	}
	if len(steps) == 0 {
		return nil, nil
	}
	s := newScope(w, e)
	period := "ytd."
	if at == rules.AtMonthEnd {
		period = "mtd."
	}
	out := &pass{}
	var payments []kernel.Ref
	for _, step := range steps {
		s.showPeriod(period)
		for _, name := range w.policy.Costs {
			s.left = append(s.left, s.fen[period+"oop."+name])
		}
		limits := make([]kernel.Ref, len(step.Covers))
		for i, k := range step.Covers {
			limits[i] = s.Make(kernel.Maximum, s.left[k], s.Const(0))
		}
		paid, _, err := s.pay(step, limits)
		if err != nil {
			return nil, err
		}
		payments = append(payments, paid)
		out.benefits, out.cash = append(out.benefits, step.Benefit), append(out.cash, step.Cash)
		s.bookEnd(step, at, paid)
		s.left = nil
	}
	state := map[string]kernel.Ref{}
	for _, name := range w.state {
		_, word := splitPeriod(name)
		shown := strings.HasPrefix(word, "unpaid.") // for this period's end alone; bills keep what they saw
		if !shown && s.fen[name] != s.Column(name) {
			state[name] = s.fen[name]
		}
	}
	return s.finish(out, payments, state)
}

// showPeriod sets the words of a period's end: unpaid and paid are those of the period, net of what was paid at it.
func (s *scope) showPeriod(period string) {
	for _, name := range append([]string{"total"}, s.w.policy.Costs...) {
		net := s.fen[period+"oop."+name]
		s.fen["unpaid."+name], s.fen["oop."+name] = net, net
		for _, span := range []string{"ytd.", "mtd.", "life."} {
			if r, kept := s.fen[span+"oop."+name]; kept {
				for _, b := range s.w.policy.Benefits {
					s.fen[span+"unpaid."+name+"@"+b.ID] = r
				}
			}
		}
	}
	s.fen["paid.total"] = s.fen[period+"paid.total"]
	for _, b := range s.w.policy.Benefits {
		s.fen["paid."+b.ID] = s.fen[period+"paid."+b.ID]
	}
}

// bookEnd takes a period's payment off the costs, in the month and in the year that holds it.
func (s *scope) bookEnd(step *rules.Step, at rules.At, paid kernel.Ref) {
	id := s.w.policy.Benefits[step.Benefit].ID
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
		s.change(spans, "oop."+s.w.policy.Costs[k], kernel.Sub, part)
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
