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
	a, values := s.household, s.bills.Household.Values
	if person >= 0 {
		a, values = s.persons[person], s.bills.Persons[person].Values
	}
	period := a.of(step.At)
	s.periodColumns(e, a, period, values, month)
	t := turn{step: step, claim: -1, person: person, held: true, ceiling: math.Inf(1)}
	for _, k := range step.Covers {
		word := "oop." + s.policy.Costs[k]
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
func (s *run) periodColumns(e *edition, a *account, period ledger, values map[string]float64, month int) {
	e.v.Set("month", float64(month))
	e.v.Set("year", float64(s.policy.InBenefitYear(s.bills.Year, month).Year()))
	s.of(e, s.bills.Household.Values)
	s.of(e, values)
	if a != s.household {
		a.show(e.Edition, e.v, "")
	}
	s.household.show(e.Edition, e.v, "household.")
	for _, name := range append([]string{"total"}, s.policy.Costs...) {
		e.v.Set("unpaid."+name, period["oop."+name].Yuan())
		e.v.Set("oop."+name, period["oop."+name].Yuan())
		for _, span := range []struct {
			prefix string
			words  ledger
		}{{"ytd.", a.ytd}, {"mtd.", a.mtd}, {"life.", a.life}, {"household.ytd.", s.household.ytd}, {"household.mtd.", s.household.mtd}} {
			for _, b := range s.policy.Benefits {
				e.v.Set(span.prefix+"unpaid."+name+"@"+b.ID, span.words["oop."+name].Yuan())
			}
		}
	}
	e.v.Set("paid.total", period["paid.total"].Yuan())
	for _, b := range s.policy.Benefits {
		e.v.Set("paid."+b.ID, period["paid."+b.ID].Yuan())
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
		word := "oop." + s.policy.Costs[k]
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
		a.takeOff(step.At, "paid."+id, -paid)
		if !step.Cash {
			a.takeOff(step.At, "paid.total", -paid)
			a.takeOff(step.At, "oop.total", paid)
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
func (a *account) takeOff(at rules.At, word string, fen model.Fen) {
	if at == rules.AtMonthEnd {
		a.mtd[word] -= fen
	}
	a.ytd[word] -= fen
	a.life[word] -= fen
}
