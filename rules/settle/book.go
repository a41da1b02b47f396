package settle

import (
	"doudi/model"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/bill"
)

// book adds the settled bill to the periods.
func (s *run) book(c *bill.Claim, a *account, out *Settlement) {
	for _, x := range []*account{a, s.household} {
		x.add(rules.Amount(rules.Cost, rules.Total), c.Total)
		for i, name := range s.policy.Costs {
			x.add(rules.Amount(rules.Cost, name), c.Costs[i])
			x.add(rules.Amount(rules.OOP, name), out.Left[i])
			x.unpaid[i] += out.Left[i]
		}
		x.add(rules.Amount(rules.OOP, rules.Total), out.OOP)
		x.add(rules.Amount(rules.Paid, rules.Total), out.PaidTotal)
		for i, b := range s.policy.Benefits {
			x.add(rules.Amount(rules.Paid, b.ID), out.Paid[i]+out.Cash[i])
		}
		for _, f := range s.policy.Facts {
			if f.Owner == rules.OfClaim && f.Type == rules.Number {
				x.add(f.Column(), model.FenOf(c.Values[f.Name]))
			}
		}
	}
}

// accumulate adds what the bill adds to the policy's own figures.
func (s *run) accumulate(e *edition, a *account) error {
	for _, acc := range e.Accumulators {
		if !acc.IsRead(s.policy) {
			continue
		}
		x, err := e.v.Number(acc.Node)
		if err != nil {
			return message.Say("accumulator %s: %s", acc.Name, err)
		}
		word, outside := acc.Column(), false
		for k, by := range acc.By {
			code := int(e.v.Get(acc.Keys[k]))
			if code < 0 || code >= len(by.Members) {
				outside = true
				break
			}
			word = word.In(by.Members[code])
		}
		if outside {
			continue
		}
		fen := rules.Rounding{ToFen: 1, Mode: "half_up"}.Fen(x)
		into := a
		if acc.Household {
			into = s.household
		}
		if acc.Max {
			into.raise(word, fen)
		} else {
			into.add(word, fen)
		}
	}
	return nil
}
