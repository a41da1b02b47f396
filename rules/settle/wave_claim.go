package settle

import (
	"doudi/rules"
	"doudi/rules/kernel"
)

// claimPass builds the program of one bill: every benefit in order, then what the bill adds to the year.
func (w *Waves) claimPass(e *rules.Edition) (*pass, error) {
	s := newScope(w, e)
	s.freshMonth()
	total := s.Column(columnTotal)
	s.fen["total"] = total
	for _, name := range w.policy.Costs {
		cost := s.Column(columnCost + name)
		s.fen[name] = cost
		s.left = append(s.left, cost)
	}
	t := &turns{scope: s, paid: map[string]kernel.Ref{}, seen: map[string]kernel.Ref{}, total: s.Const(0), pass: &pass{}}
	t.show(total)
	for i := range e.Steps {
		if step := &e.Steps[i]; step.At == rules.AtClaim {
			if err := t.turn(step, total); err != nil {
				return nil, err
			}
		}
	}
	state, err := t.state(total)
	if err != nil {
		return nil, err
	}
	return s.finish(t.pass, t.payments, state)
}

// freshMonth makes mtd. words begin at nothing in another month.
func (s *scope) freshMonth() {
	for name, r := range s.fen {
		if periodOf(name) == "mtd." {
			same := s.Make(kernel.Equal, s.Column(columnMonthSeen), s.Column("month"))
			s.fen[name] = s.Make(kernel.Select, same, r, s.Const(0))
		}
	}
}

// turns are the benefits of one bill.
type turns struct {
	*scope
	pass     *pass
	payments []kernel.Ref
	paid     map[string]kernel.Ref // by benefit id, cash too
	seen     map[string]kernel.Ref // unpaid.<cost>@<benefit>
	total    kernel.Ref            // paid, cash apart
}

// show sets what formulas may read of the bill so far.
func (t *turns) show(total kernel.Ref) {
	for k, name := range t.w.policy.Costs {
		t.fen["unpaid."+name], t.fen["oop."+name] = t.left[k], t.left[k]
	}
	unpaid := t.Make(kernel.Sub, total, t.total)
	t.fen["unpaid.total"], t.fen["oop.total"], t.fen["paid.total"] = unpaid, unpaid, t.total
	for _, b := range t.w.policy.Benefits {
		if _, paid := t.paid[b.ID]; !paid {
			t.fen["paid."+b.ID] = t.Const(0)
		}
	}
}

func (t *turns) turn(step *rules.Step, total kernel.Ref) error {
	b := t.w.policy.Benefits[step.Benefit]
	paid, when, err := t.pay(step, covered(t.left, step.Covers))
	if err != nil {
		return err
	}
	for k, name := range t.w.policy.Costs {
		t.seen["unpaid."+name+"@"+b.ID] = t.Make(kernel.Select, when, t.left[k], t.Const(0))
	}
	t.seen["unpaid.total@"+b.ID] = t.Make(kernel.Select, when, t.Make(kernel.Sub, total, t.total), t.Const(0))
	t.payments = append(t.payments, paid)
	t.pass.benefits, t.pass.cash = append(t.pass.benefits, step.Benefit), append(t.pass.cash, step.Cash)
	t.paid[b.ID], t.fen["paid."+b.ID] = paid, paid
	if !step.Cash {
		t.left = t.take(t.left, step.Covers, paid)
		t.total = t.Make(kernel.Add, t.total, paid)
	}
	t.show(total)
	return nil
}

// state is what is kept after the bill.
func (t *turns) state(total kernel.Ref) (map[string]kernel.Ref, error) {
	adds := map[string]kernel.Ref{"total": total, "paid.total": t.total, "oop.total": t.fen["oop.total"]}
	largest := map[string]bool{}
	for k, name := range t.w.policy.Costs {
		adds[name], adds["oop."+name] = t.fen[name], t.left[k]
	}
	for id, r := range t.paid {
		adds["paid."+id] = r
	}
	for word, r := range t.seen {
		adds[word] = r
	}
	for _, f := range t.w.policy.Facts {
		if f.Owner == rules.OfClaim && f.Type == rules.Number {
			adds[f.Name] = t.Const(kernel.ToFen(f.Default, 1, kernel.HalfUp))
		}
	}
	if err := t.accumulators(adds, largest); err != nil {
		return nil, err
	}
	out := map[string]kernel.Ref{}
	for _, name := range t.w.state {
		_, word := splitPeriod(name)
		before, changed := t.fen[name], periodOf(name) == "mtd."
		add, known := adds[word]
		switch {
		case known && largest[word]:
			out[name] = t.Make(kernel.Maximum, before, add)
			if !t.Finite(add) {
				out[name] = t.Make(kernel.Select, t.isNumber(add), out[name], add)
			}
		case known:
			out[name] = t.Make(kernel.Add, before, add)
		case changed:
			out[name] = before
		}
	}
	return out, nil
}

// accumulators are the policy's own figures, by member where they are kept so.
func (t *turns) accumulators(adds map[string]kernel.Ref, largest map[string]bool) error {
	for _, a := range t.e.Accumulators {
		x, err := t.Formula(a.Node, t.read)
		if err != nil {
			return err
		}
		fen := t.ToFen(x, 1, kernel.HalfUp)
		type cell struct {
			name string
			is   kernel.Ref
		}
		cells := []cell{{a.Name, t.Truth(true)}}
		for i, by := range a.By {
			code, err := t.read(a.Keys[i])
			if err != nil {
				return err
			}
			var next []cell
			for _, c := range cells {
				for member, word := range by.Members {
					is := t.Make(kernel.Equal, code, t.Const(float64(member)))
					next = append(next, cell{c.name + ":" + word, t.Make(kernel.And, c.is, is)})
				}
			}
			cells = next
		}
		for _, c := range cells {
			add := t.Make(kernel.Select, c.is, fen, t.Const(0))
			if !t.Finite(x) {
				add = t.Make(kernel.Select, t.isNumber(x), add, fen)
				t.w.doubtful = true
			}
			adds[c.name], largest[c.name] = add, a.Max
		}
	}
	return nil
}
