package wave

import (
	"doudi/rules"
	"doudi/rules/kernel"
)

// ends pays persons at the end of a month or year, benefit by benefit; where none pays then it leaves the graph as it
// is. What a year's end leaves is not kept, since no later program reads it: it would part the bills of policies that
// differ in that alone.
func (s *scope) ends(at rules.At) error {
	if at == rules.AtYearEnd {
		s.freshMonth()
	}
	paying := false
	for i := range s.e.Steps {
		step := &s.e.Steps[i]
		if step.At != at || step.Household {
			continue
		}
		paying = true
		if err := s.end(step); err != nil {
			return err
		}
	}
	if paying && at == rules.AtMonthEnd {
		s.keepEnd()
	}
	return nil
}

// end is one benefit's payment to a person or household at the end of a period.
func (s *scope) end(step *rules.Step) error {
	period := rules.OfYear
	if step.At == rules.AtMonthEnd {
		period = rules.OfMonth
	}
	accounts := []rules.Owner{rules.OfPerson}
	switch {
	case step.Household:
		accounts = []rules.Owner{rules.OfHousehold}
	case s.p.home: // what the household was paid for is paid, whoever's bill it was
		accounts = []rules.Owner{rules.OfPerson, rules.OfHousehold}
	}
	s.showPeriod(span{accounts[0], period})
	limits := make([]kernel.Ref, len(step.Covers))
	for i, k := range step.Covers {
		limits[i] = s.limit(accounts, period, rules.Amount(rules.OOP, s.p.policy.Costs[k]))
	}
	paid, _, err := s.pay(step, limits)
	if err != nil {
		return err
	}
	s.payments[s.p.index][step.Benefit] = paid
	s.bookEnd(step, accounts, period, limits, paid)
	return nil
}

// limit is the least that accounts have of an amount over a period, and nothing below zero.
func (s *scope) limit(accounts []rules.Owner, p rules.Period, amount rules.Column) kernel.Ref {
	out := s.fen[amount.Over(accounts[0], p)]
	for _, a := range accounts[1:] {
		out = s.Make(kernel.Minimum, out, s.fen[amount.Over(a, p)])
	}
	return s.Make(kernel.Maximum, out, s.Const(0))
}

// showPeriod sets the words of a period's end: unpaid and paid are those of the period, net of what was paid at it.
func (s *scope) showPeriod(of span) {
	for _, name := range s.p.costs() {
		left := rules.Amount(rules.OOP, name)
		net := s.fen[of.over(left)]
		s.fen[rules.Amount(rules.Unpaid, name)], s.fen[left] = net, net
		for _, x := range []span{{of.of, rules.OfYear}, {of.of, rules.OfMonth}, {of.of, rules.OfLife}, {rules.OfHousehold, rules.OfYear}, {rules.OfHousehold, rules.OfMonth}} {
			if r, kept := s.fen[x.over(left)]; kept {
				for _, b := range s.p.policy.Benefits {
					s.fen[x.over(rules.UnpaidAt(b.ID, name))] = r
				}
			}
		}
	}
	all := rules.Amount(rules.Paid, rules.Total)
	s.fen[all] = s.fen[of.over(all)]
	for _, b := range s.p.policy.Benefits {
		s.fen[rules.Amount(rules.Paid, b.ID)] = s.fen[of.over(rules.Amount(rules.Paid, b.ID))]
	}
}

// bookEnd takes a period's payment off the costs of all accounts, in the month and in the year that holds it.
func (s *scope) bookEnd(step *rules.Step, accounts []rules.Owner, period rules.Period, limits []kernel.Ref, paid kernel.Ref) {
	id := s.p.policy.Benefits[step.Benefit].ID
	var spans []span
	for _, a := range accounts {
		spans = append(spans, span{a, rules.OfYear}, span{a, rules.OfLife})
		if period == rules.OfMonth {
			spans = append(spans, span{a, period})
		}
	}
	rest := paid
	for i, k := range step.Covers {
		part := rest
		if i < len(step.Covers)-1 {
			part = s.Make(kernel.Minimum, limits[i], rest)
			rest = s.Make(kernel.Sub, rest, part)
		}
		s.change(spans, rules.Amount(rules.OOP, s.p.policy.Costs[k]), kernel.Sub, part)
	}
	s.change(spans, rules.Amount(rules.Paid, id), kernel.Add, paid)
	if !step.Cash {
		s.change(spans, rules.Amount(rules.Paid, rules.Total), kernel.Add, paid)
		s.change(spans, rules.Amount(rules.OOP, rules.Total), kernel.Sub, paid)
	}
}

func (s *scope) change(spans []span, amount rules.Column, o kernel.Operation, by kernel.Ref) {
	for _, x := range spans {
		if r, kept := s.fen[x.over(amount)]; kept {
			s.fen[x.over(amount)] = s.Make(o, r, by)
		}
	}
}

// keepEnd keeps what a period's end has changed.
func (s *scope) keepEnd() {
	for k, word := range s.p.words {
		shown := word.Kind == rules.Unpaid // for this period's end alone; bills keep what they saw
		if !shown && s.fen[word] != s.column(s.w.cells[s.p.cell[k]]) {
			s.state[s.p.index][word] = s.fen[word]
		}
	}
}
