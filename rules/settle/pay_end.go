package settle

import (
	"math"

	"doudi/model"
	"doudi/rules"
)

// end runs the benefits of a period's end: for each person who has bills in it, then for the household, in the order
// of the policy.
func (s *run) end(at rules.At, month int) error {
	if !s.ends(at) {
		return nil
	}
	e, err := s.edition(month, nil)
	if err != nil {
		return err
	}
	for k := range e.Steps {
		step := &e.Steps[k]
		if step.At != at {
			continue
		}
		if step.Household {
			if err := s.endFor(e, step, -1, month); err != nil {
				return err
			}
			continue
		}
		for i, a := range s.persons {
			if at == rules.AtMonthEnd && !a.active {
				continue
			}
			if err := s.endFor(e, step, i, month); err != nil {
				return err
			}
		}
	}
	return nil
}

// ends says whether the policy has benefits of that period at all.
func (s *run) ends(at rules.At) bool {
	for _, b := range s.policy.Benefits {
		if b.At == at {
			return true
		}
	}
	return false
}

// endFor pays one person or, with −1, the household at a period's end.
func (s *run) endFor(e *edition, step *rules.Step, person, month int) error {
	b := s.policy.Benefits[step.Benefit]
	a := s.household
	if person >= 0 {
		a = s.persons[person]
	}
	period := a.of(step.At)
	s.periodColumns(e, a, period, person, month)
	t := turn{step: step, claim: -1, person: person, held: true, ceiling: math.Inf(1)}
	for _, k := range step.Covers {
		word := rules.Amount(rules.OOP, s.policy.Costs[k])
		t.unpaid += max(min(period[word], s.household.of(step.At)[word]), 0)
	}
	if err := t.evaluate(e, b.ID); err != nil {
		return err
	}
	if t.held {
		t.paid = t.payment()
	}
	if s.watch != nil {
		s.watch(e, t)
	}
	s.bookPeriod(step, person, month, t.paid)
	return nil
}

// periodColumns sets what formulas may read at a period's end; unpaid and paid are those of the period.
func (s *run) periodColumns(e *edition, a *account, period ledger, person, month int) {
	e.v.Set(rules.ClaimWord("month"), float64(month))
	e.v.Set(rules.ClaimWord("year"), float64(s.policy.InBenefitYear(s.bills.Year, month).Year()))
	s.ofHousehold(e)
	if person >= 0 {
		s.of(e, rules.OfPerson, s.bills.Persons[person].Values)
	}
	if a != s.household {
		a.show(e.Edition, e.v, rules.OfPerson)
	}
	s.household.show(e.Edition, e.v, rules.OfHousehold)
	for _, name := range append([]string{"total"}, s.policy.Costs...) {
		e.v.Set(rules.Amount(rules.Unpaid, name), period[rules.Amount(rules.OOP, name)].Yuan())
		e.v.Set(rules.Amount(rules.OOP, name), period[rules.Amount(rules.OOP, name)].Yuan())
	}
	for _, in := range e.Inputs { // what was unpaid at a turn is what the period has left
		if c := in.Column; c.Kind == rules.Unpaid && c.Period != rules.Now {
			of := a
			if c.Of == rules.OfHousehold {
				of = s.household
			}
			e.v.Set(c, of.over(c.Period)[rules.Amount(rules.OOP, c.Name)].Yuan())
		}
	}
	e.v.Set(rules.Amount(rules.Paid, rules.Total), period[rules.Amount(rules.Paid, rules.Total)].Yuan())
	for _, b := range s.policy.Benefits {
		e.v.Set(rules.Amount(rules.Paid, b.ID), period[rules.Amount(rules.Paid, b.ID)].Yuan())
	}
}

// bookPeriod takes a period's payment off the costs of the person and of the household. A month's payment is the
// year's too.
func (s *run) bookPeriod(step *rules.Step, person, month int, paid model.Fen) {
	id := s.policy.Benefits[step.Benefit].ID
	accounts := []*account{s.household}
	if person >= 0 {
		accounts = append(accounts, s.persons[person])
	}
	left, earlier, off := paid, model.Fen(0), make([]model.Fen, len(s.policy.Costs))
	for _, k := range step.Covers {
		word := rules.Amount(rules.OOP, s.policy.Costs[k])
		part := left
		for _, a := range accounts {
			part = min(part, a.of(step.At)[word])
		}
		part = max(part, 0)
		left -= part
		here := part // on the bills of the file; the others are those of before
		for _, a := range accounts {
			a.takeOff(step.At, word, part)
			here = min(here, a.unpaid[k])
		}
		off[k] = here
		for _, a := range accounts {
			a.unpaid[k] -= here
		}
		earlier += part - here
	}
	s.sheet.period(step, person, month, paid, earlier, off)
	for _, a := range accounts {
		a.takeOff(step.At, rules.Amount(rules.Paid, id), -paid)
		if !step.Cash {
			a.takeOff(step.At, rules.Amount(rules.Paid, rules.Total), -paid)
			a.takeOff(step.At, rules.Amount(rules.OOP, rules.Total), paid)
		}
	}
}

// of is the ledger of the period that ends.
func (a *account) of(at rules.At) ledger {
	if at == rules.AtMonthEnd {
		return a.mtd
	}
	return a.ytd
}

// takeOff lowers a word in the period and in the longer ones that hold it.
func (a *account) takeOff(at rules.At, word rules.Column, fen model.Fen) {
	if at == rules.AtMonthEnd {
		a.mtd[word] -= fen
	}
	a.ytd[word] -= fen
	a.life[word] -= fen
}
