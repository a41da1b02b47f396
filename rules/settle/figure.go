package settle

import (
	"fmt"
	"strings"

	"doudi/model"
)

// Figure is one figure of a settled year, in yuan or as a decimal rate. of is a bill's id, a person's id, `household`
// or `year`.
func (s *Sheet) Figure(of, what string) float64 {
	x := s.slice(of)
	switch what {
	case "total":
		return x.total.Yuan()
	case "eligible":
		return x.eligible.Yuan()
	case "paid_total":
		return x.paidTotal.Yuan()
	case "oop":
		return (x.total - x.paidTotal).Yuan()
	case "burden":
		return (x.total - x.paidTotal + x.own).Yuan()
	case "effective_rate":
		return ratio(x.paidTotal-x.own, x.total)
	case "eligible_rate":
		return ratio(x.paidEligible, x.eligible)
	}
	if cost, ok := strings.CutPrefix(what, "oop."); ok {
		for k, name := range s.Policy.Costs {
			if name == cost {
				return x.left[k].Yuan()
			}
		}
	}
	if k := s.Policy.Benefit(what); k >= 0 {
		return (x.paid[k] + x.cash[k]).Yuan()
	}
	return 0
}

// slice is a part of the year.
type slice struct {
	total, eligible, paidTotal, own model.Fen
	paidEligible                    model.Fen
	paid, cash, left                []model.Fen
}

// slice sums the bills and period-end payments of a bill, person, household or the year.
func (s *Sheet) slice(of string) slice {
	n := len(s.Policy.Benefits)
	x := slice{paid: make([]model.Fen, n), cash: make([]model.Fen, n), left: make([]model.Fen, len(s.Policy.Costs))}
	household := of == "year" || of == "household" // all of its persons, and what was paid to it
	person := -2
	for i, p := range s.Bills.Persons {
		if p.ID == of && of != "" {
			person = i
		}
	}
	for i := range s.Claims {
		c := &s.Claims[i]
		if !household && c.Claim.ID != of && c.Claim.Person != person {
			continue
		}
		x.total += c.Claim.Total
		x.eligible += c.Eligible()
		x.paidEligible += c.PaidEligible
		for k := range n {
			x.paid[k] += c.Paid[k]
			x.cash[k] += c.Cash[k]
		}
		for k := range x.left {
			x.left[k] += c.Left[k]
		}
	}
	for _, p := range s.Periods {
		if !household && (p.Person < 0 || p.Person != person) {
			continue
		}
		x.paidEligible += p.paidEligible
		for k := range x.left {
			x.left[k] -= p.off[k]
		}
		if p.cash {
			x.cash[p.Benefit] += p.Paid
		} else {
			x.paid[p.Benefit] += p.Paid
			x.paidTotal -= p.Earlier
			if s.Policy.IsOwn(p.Benefit) {
				x.own -= p.Earlier
			}
		}
	}
	for k, paid := range x.paid {
		x.paidTotal += paid
		if s.Policy.IsOwn(k) {
			x.own += paid
		}
	}
	return x
}

// Broken says how a settlement fails to add up, or "" if it does: each bill's payments and what is left are the bill,
// no payment is below zero, and the year's payments do not pass what its bills left.
func (s *Sheet) Broken() string {
	for i := range s.Claims {
		c := &s.Claims[i]
		sum, left := model.Fen(0), model.Fen(0)
		for _, paid := range c.Paid {
			if paid < 0 {
				return fmt.Sprintf("bill %s has a payment below zero", c.Claim.ID)
			}
			sum += paid
		}
		for _, l := range c.Left {
			if l < 0 {
				return fmt.Sprintf("bill %s is paid beyond a part of it", c.Claim.ID)
			}
			left += l
		}
		if sum+left != c.Claim.Total || sum != c.PaidTotal || left != c.OOP {
			return fmt.Sprintf("bill %s: %s paid and %s left of %s", c.Claim.ID, sum, left, c.Claim.Total)
		}
	}
	t := &s.Totals
	if t.OOP < 0 {
		return fmt.Sprintf("the year: %s left, below zero", t.OOP)
	}
	if t.PaidTotal+t.OOP != t.Total {
		return fmt.Sprintf("the year: %s paid and %s left of %s", t.PaidTotal, t.OOP, t.Total)
	}
	byCost := model.Fen(0)
	for _, l := range t.Left {
		byCost += l
	}
	if byCost != t.OOP {
		return fmt.Sprintf("the year: %s left by cost, and %s in all", byCost, t.OOP)
	}
	return ""
}
