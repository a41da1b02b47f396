package settle

import (
	"math"

	"doudi/model"
	"doudi/model/message"
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
		return message.Say("bill %s: %s", c.ID, err)
	}
	if t.held {
		a := s.persons[c.Person]
		for _, x := range []*account{a, s.household} {
			for k, name := range s.policy.Costs {
				x.add(rules.UnpaidAt(b.ID, name), out.Left[k])
			}
			x.add(rules.UnpaidAt(b.ID, rules.Total), out.unpaid())
		}
		t.paid = t.payment()
	}
	if s.watch != nil {
		s.watch(e, t)
	}
	if step.Cash {
		out.Cash[step.Benefit] += t.paid
	} else {
		out.Paid[step.Benefit] += t.paid
		out.PaidTotal += t.paid
		out.OOP -= t.paid
		before := eligible(out.Left)
		bookOn(out.Left, step.Covers, t.paid)
		if !s.policy.IsOwn(step.Benefit) {
			out.PaidEligible += before - eligible(out.Left)
		}
	}
	e.v.Set(rules.Amount(rules.Paid, b.ID), t.paid.Yuan())
	e.v.Set(rules.Amount(rules.Paid, rules.Total), out.PaidTotal.Yuan())
	for k, name := range s.policy.Costs {
		e.v.Set(rules.Amount(rules.Unpaid, name), out.Left[k].Yuan())
		e.v.Set(rules.Amount(rules.OOP, name), out.Left[k].Yuan())
	}
	e.v.Set(rules.Amount(rules.Unpaid, rules.Total), out.OOP.Yuan())
	e.v.Set(rules.Amount(rules.OOP, rules.Total), out.OOP.Yuan())
	return nil
}

// evaluate runs the formulas of the step.
func (t *turn) evaluate(e *edition, id string) (err error) {
	if t.step.When != nil {
		if t.held, err = e.v.Holds(t.step.When); err != nil {
			return message.Say("benefit %s, when: %s", id, err)
		}
	}
	if !t.held {
		return nil // what it would have paid is nobody's business, and may have no value
	}
	if t.amount, err = e.v.Number(t.step.Amount); err != nil {
		return message.Say("benefit %s: %s", id, err)
	}
	if t.step.Leaves { // what is left is what the text rounds
		if t.left = t.step.Rounding.Fen(t.amount); t.left < 0 {
			return message.Say("benefit %s: what it leaves is below zero: %s; write `leaves: max(0, …)`", id, t.left)
		}
		t.amount = (t.unpaid - t.left).Yuan()
	}
	if t.step.Ceiling != nil {
		if t.ceiling, err = e.v.Number(t.step.Ceiling); err != nil {
			return message.Say("benefit %s, ceiling: %s", id, err)
		}
	}
	if math.IsInf(min(t.amount, t.ceiling), 1) {
		return message.Say("benefit %s pays without limit", id)
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
