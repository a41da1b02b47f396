package wave

import (
	"doudi/rules"
	"doudi/rules/kernel"
)

// bill sends one bill through every benefit in order, then adds what it leaves to the year.
func (s *scope) bill() error {
	s.freshMonth()
	total := s.column(figure(billTotal))
	s.fen[rules.Amount(rules.Cost, rules.Total)] = total
	for k, name := range s.p.policy.Costs {
		cost := s.cost(k)
		s.fen[rules.Amount(rules.Cost, name)] = cost
		s.left = append(s.left, cost)
	}
	t := &turns{scope: s, paid: map[string]kernel.Ref{}, seen: map[rules.Column]kernel.Ref{}, total: s.Const(0)}
	t.show(total)
	t.own = s.Const(0)
	for i := range s.e.Steps {
		if step := &s.e.Steps[i]; step.At == rules.AtClaim {
			if err := t.turn(step, total); err != nil {
				return err
			}
		}
	}
	s.eligible[s.p.index] = t.funded()
	return t.keep(total)
}

// freshMonth makes mtd. words begin at nothing in another month.
func (s *scope) freshMonth() {
	for _, c := range s.p.words {
		if c.Period != rules.OfMonth {
			continue
		}
		seen := figure(monthSeen)
		if c.Of == rules.OfHousehold {
			seen = figure(homeMonthSeen)
		}
		same := s.Make(kernel.Equal, s.column(seen), s.column(month))
		s.fen[c] = s.Make(kernel.Select, same, s.fen[c], s.Const(0))
	}
}

// turns are the benefits of one bill.
type turns struct {
	*scope
	paid  map[string]kernel.Ref       // by benefit id, cash too
	seen  map[rules.Column]kernel.Ref // what was unpaid at the benefits' turns
	total kernel.Ref                  // paid, cash apart
	own   kernel.Ref                  // what the patient's own accounts paid of the eligible cost, or of a bill that has one part alone
}

// funded is what funds paid of the eligible cost, as payments were booked on it in the order of what they cover. A policy
// that knows one part of a bill alone books all on it; of that, what funds paid is the eligible cost's as far as it goes.
func (t *turns) funded() kernel.Ref {
	paid := t.Make(kernel.Sub, t.Make(kernel.Sub, t.cost(0), t.left[0]), t.own)
	if len(t.left) == 1 {
		return t.Make(kernel.Minimum, paid, t.column(figure(billEligible)))
	}
	return paid
}

// show sets what formulas may read of the bill so far.
func (t *turns) show(total kernel.Ref) {
	for k, name := range t.p.policy.Costs {
		t.fen[rules.Amount(rules.Unpaid, name)], t.fen[rules.Amount(rules.OOP, name)] = t.left[k], t.left[k]
	}
	unpaid := t.Make(kernel.Sub, total, t.total)
	t.fen[rules.Amount(rules.Unpaid, rules.Total)], t.fen[rules.Amount(rules.OOP, rules.Total)], t.fen[rules.Amount(rules.Paid, rules.Total)] = unpaid, unpaid, t.total
	for _, b := range t.p.policy.Benefits {
		if _, paid := t.paid[b.ID]; !paid {
			t.fen[rules.Amount(rules.Paid, b.ID)] = t.Const(0)
		}
	}
}

func (t *turns) turn(step *rules.Step, total kernel.Ref) error {
	b := t.p.policy.Benefits[step.Benefit]
	paid, when, err := t.pay(step, covered(t.left, step.Covers))
	if err != nil {
		return err
	}
	for k, name := range t.p.policy.Costs {
		t.seen[rules.UnpaidAt(b.ID, name)] = t.Make(kernel.Select, when, t.left[k], t.Const(0))
	}
	t.seen[rules.UnpaidAt(b.ID, rules.Total)] = t.Make(kernel.Select, when, t.Make(kernel.Sub, total, t.total), t.Const(0))
	t.payments[t.p.index][step.Benefit] = paid
	t.paid[b.ID], t.fen[rules.Amount(rules.Paid, b.ID)] = paid, paid
	if !step.Cash {
		before := t.left[0]
		t.left = t.take(t.left, step.Covers, paid)
		if t.p.policy.IsOwn(step.Benefit) {
			t.own = t.Make(kernel.Add, t.own, t.Make(kernel.Sub, before, t.left[0]))
		}
		t.total = t.Make(kernel.Add, t.total, paid)
	}
	t.show(total)
	return nil
}

// keep is what is kept after the bill.
func (t *turns) keep(total kernel.Ref) error {
	left := rules.Amount(rules.OOP, rules.Total)
	adds := map[rules.Column]kernel.Ref{rules.Amount(rules.Cost, rules.Total): total, rules.Amount(rules.Paid, rules.Total): t.total, left: t.fen[left]}
	largest := map[rules.Column]bool{}
	for k, name := range t.p.policy.Costs {
		cost := rules.Amount(rules.Cost, name)
		adds[cost], adds[rules.Amount(rules.OOP, name)] = t.fen[cost], t.left[k]
	}
	for id, r := range t.paid {
		adds[rules.Amount(rules.Paid, id)] = r
	}
	for word, r := range t.seen {
		adds[word] = r
	}
	for _, f := range t.p.policy.Facts {
		if f.Owner == rules.OfClaim && f.Type == rules.Number {
			adds[f.Column()] = t.Const(kernel.ToFen(f.Default, 1, kernel.HalfUp))
		}
	}
	if err := t.accumulators(adds, largest); err != nil {
		return err
	}
	out := t.state[t.p.index]
	for _, c := range t.p.words {
		word := c.OfBill()
		before, changed := t.fen[c], c.Period == rules.OfMonth
		add, known := adds[word]
		nothing, sure := t.Known(add)
		switch {
		case known && sure && nothing == 0 && !largest[word] && !changed:
		case known && largest[word]:
			out[c] = t.Make(kernel.Maximum, before, add)
			if !t.Finite(add) {
				out[c] = t.Make(kernel.Select, t.isNumber(add), out[c], add)
			}
		case known:
			out[c] = t.Make(kernel.Add, before, add)
		case changed:
			out[c] = before
		}
	}
	return nil
}

// accumulators are the policy's own figures, by member where they are kept so.
func (t *turns) accumulators(adds map[rules.Column]kernel.Ref, largest map[rules.Column]bool) error {
	for _, a := range t.e.Accumulators {
		x, err := rules.Lower(t.Builder, a.Node, t.names())
		if err != nil {
			return err
		}
		fen := t.ToFen(x, 1, kernel.HalfUp)
		type cell struct {
			name rules.Column
			is   kernel.Ref
		}
		cells := []cell{{a.Column(), t.Truth(true)}}
		for i, by := range a.By {
			code, err := t.read(a.Keys[i])
			if err != nil {
				return err
			}
			var next []cell
			for _, c := range cells {
				for member, word := range by.Members {
					is := t.Make(kernel.Equal, code, t.Const(float64(member)))
					next = append(next, cell{c.name.In(word), t.Make(kernel.And, c.is, is)})
				}
			}
			cells = next
		}
		for _, c := range cells {
			add := t.Make(kernel.Select, c.is, fen, t.Const(0))
			if !t.Finite(x) {
				add = t.Make(kernel.Select, t.isNumber(x), add, fen)
				t.p.doubtful = true
			}
			adds[c.name], largest[c.name] = add, a.Max
		}
	}
	return nil
}
