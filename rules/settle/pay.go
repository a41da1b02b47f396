package settle

import (
	"math"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
)

// pay is one benefit's turn at one bill.
func (s *run) pay(e *edition, step *rules.Step, i int, out *Settlement) error {
	b := s.policy.Benefits[step.Benefit]
	c := &s.bills.Claims[i]
	t := turn{step: step, claim: i, person: c.Person, held: true, ceiling: math.Inf(1)}
	for _, k := range step.Covers {
		t.unpaid += out.Left[k]
	}
	if err := t.evaluate(e, b.ID); err != nil {
		return document.Say("bill %s: %s", c.ID, err)
	}
	if t.held {
		a := s.persons[c.Person]
		for _, x := range []*account{a, s.household} {
			for k, name := range s.policy.Costs {
				x.add("unpaid."+name+"@"+b.ID, out.Left[k])
			}
			x.add("unpaid.total@"+b.ID, out.unpaid())
		}
		t.paid = t.payment()
	}
	if s.watch != nil {
		s.watch(s, t)
	}
	if step.Cash {
		out.Cash[step.Benefit] += t.paid
	} else {
		out.Paid[step.Benefit] += t.paid
		out.PaidTotal += t.paid
		out.OOP -= t.paid
		before := eligible(out.Left)
		bookOn(out.Left, step.Covers, t.paid)
		if !own(s.policy, step.Benefit) {
			out.PaidEligible += before - eligible(out.Left)
		}
	}
	e.v.Set("paid."+b.ID, t.paid.Yuan())
	e.v.Set("paid.total", out.PaidTotal.Yuan())
	for k, name := range s.policy.Costs {
		e.v.Set("unpaid."+name, out.Left[k].Yuan())
		e.v.Set("oop."+name, out.Left[k].Yuan())
	}
	e.v.Set("unpaid.total", out.OOP.Yuan())
	e.v.Set("oop.total", out.OOP.Yuan())
	return nil
}

// evaluate runs the formulas of the step.
func (t *turn) evaluate(e *edition, id string) (err error) {
	if t.step.When != nil {
		if t.held, err = e.v.Holds(t.step.When); err != nil {
			return document.Say("benefit %s, when: %s", id, err)
		}
	}
	if !t.held {
		return nil // what it would have paid is nobody's business, and may have no value
	}
	if t.amount, err = e.v.Number(t.step.Amount); err != nil {
		return document.Say("benefit %s: %s", id, err)
	}
	if t.step.Leaves { // what is left is what the text rounds
		if t.left = t.step.Rounding.Fen(t.amount); t.left < 0 {
			return document.Say("benefit %s: what it leaves is below zero: %s; write `leaves: max(0, …)`", id, t.left)
		}
		t.amount = (t.unpaid - t.left).Yuan()
	}
	if t.step.Ceiling != nil {
		if t.ceiling, err = e.v.Number(t.step.Ceiling); err != nil {
			return document.Say("benefit %s, ceiling: %s", id, err)
		}
	}
	if math.IsInf(min(t.amount, t.ceiling), 1) {
		return document.Say("benefit %s pays without limit", id)
	}
	return nil
}

// payment is the amount within its ceiling, rounded and held to what is unpaid; of a benefit that leaves a rounded amount,
// the rest. Cash to the family is held to nothing but zero.
func (t *turn) payment() model.Fen {
	if t.step.Leaves {
		fen := t.unpaid - t.left
		if !math.IsInf(t.ceiling, 1) {
			fen = min(fen, t.step.Rounding.Fen(t.ceiling))
		}
		return max(fen, 0)
	}
	fen := t.step.Rounding.Fen(min(t.amount, t.ceiling))
	if t.step.Cash {
		return min(max(fen, 0), model.MaxFen)
	}
	return min(max(fen, 0), t.unpaid)
}

// bookOn takes a payment off the costs in order.
func bookOn(left []model.Fen, covers []int, paid model.Fen) {
	for _, k := range covers {
		part := min(left[k], paid)
		left[k] -= part
		paid -= part
	}
}

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
	period := func(x *account) ledger {
		if step.At == rules.AtMonthEnd {
			return x.mtd
		}
		return x.ytd
	}
	s.periodColumns(e, a, period(a), values, month)
	t := turn{step: step, claim: -1, person: person, held: true, ceiling: math.Inf(1)}
	for _, k := range step.Covers {
		word := "oop." + s.policy.Costs[k]
		t.unpaid += max(min(period(a)[word], period(s.household)[word]), 0)
	}
	if err := t.evaluate(e, b.ID); err != nil {
		return err
	}
	if t.held {
		t.paid = t.payment()
	}
	if s.watch != nil {
		s.watch(s, t)
	}
	s.bookPeriod(step, person, month, t.paid)
	return nil
}

// periodColumns sets what formulas may read at a period's end; unpaid and paid are those of the period.
func (s *run) periodColumns(e *edition, a *account, period ledger, values map[string]float64, month int) {
	year := s.bills.Year
	if month < s.policy.YearStarts {
		year++
	}
	e.v.Set("month", float64(month))
	e.v.Set("year", float64(year))
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
