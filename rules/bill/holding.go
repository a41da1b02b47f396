package bill

import (
	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
)

// Assumption is a figure of `before` that the file leaves out and a formula reads: 0, or what follows from the others.
type Assumption struct {
	Person  string // "" where there is one
	Key     string // as a file would state it: paid.critical, unpaid.critical.eligible
	Amount  model.Fen
	Derived bool
}

// holding is what a year, or a life, held before the file begins, in the making.
type holding struct {
	*reader
	at      *document.Node
	prefix  string // of keys in messages
	period  rules.Period
	words   map[rules.Column]model.Fen
	stated  map[rules.Column]bool
	zero    []string // keys that formulas read and the file leaves out
	assumed []Assumption
}

// The amounts that a holding is about, of all its bills.
var (
	allCosts  = rules.Amount(rules.Cost, rules.Total)
	paidTotal = rules.Amount(rules.Paid, rules.Total)
	leftTotal = rules.Amount(rules.OOP, rules.Total)
)

func costOf(cost string) rules.Column    { return rules.Amount(rules.Cost, cost) }
func paidBy(benefit string) rules.Column { return rules.Amount(rules.Paid, benefit) }
func leftOf(cost string) rules.Column    { return rules.Amount(rules.OOP, cost) }
func unpaidOf(cost string) rules.Column  { return rules.Amount(rules.Unpaid, cost) }

func (h *holding) state(word rules.Column, fen model.Fen) { h.words[word], h.stated[word] = fen, true }

// assume counts a key that a formula reads as 0 and names it.
func (h *holding) assume(key string) {
	h.zero = append(h.zero, h.prefix+key)
	h.assumed = append(h.assumed, Assumption{Key: h.prefix + key})
}

// needs says whether a formula reads the word over the period.
func (h *holding) needs(word rules.Column) bool {
	return h.reads[word.Over(rules.OfPerson, h.period)] || h.reads[word.Over(rules.OfHousehold, h.period)] || h.reads[word.Over(rules.OfPerson, rules.OfLife)] // a life holds its year
}

// ends says whether a benefit at the year's end pays of what the year holds.
func (h *holding) ends() bool {
	for _, b := range h.policy.Benefits {
		if b.At == rules.AtYearEnd && h.period == rules.OfYear {
			return true
		}
	}
	return false
}

// contradicts reports amounts that cannot all be right.
func (h *holding) contradicts(what string, stated, others model.Fen) {
	h.Errorf(h.at, "`before` states `%s` as %s, and the others make it %s", h.prefix+what, stated, others).
		Because("what was paid and what was left is what the bills cost").Instead("%s: %s, or the amount that is wrong", h.prefix+what, others)
}

// unsure reports a key that has to be stated.
func (h *holding) unsure(key, yaml string) {
	h.Errorf(h.at, "`before` does not state `%s`, and it does not follow from the rest", h.prefix+key).
		Because("a formula reads it, and a benefit that paid covers several costs, or is not named").Instead("%s", yaml)
}

// complete adds what follows from what was stated, in this order: who paid, what was left, what the bills cost, and what
// each benefit found unpaid.
func (h *holding) complete() {
	h.payments()
	h.left()
	h.costs()
	for _, b := range h.policy.Benefits {
		if b.At != rules.AtClaim {
			continue // it reads what the period has left
		}
		for _, cost := range append([]string{"total"}, h.policy.Costs...) {
			if word := rules.UnpaidAt(b.ID, cost); h.needs(word) && !h.stated[word] {
				h.found(b, cost, word)
			}
		}
	}
	for word := range h.words {
		if word.Kind == rules.Unpaid && word.Benefit == "" {
			delete(h.words, word) // each benefit has its own now
		}
	}
	h.figures()
}

// payments completes paid.<benefit> and paid.total.
func (h *holding) payments() {
	sum, omitted, any := model.Fen(0), []string{}, h.stated[paidTotal]
	for _, b := range h.policy.Benefits {
		word := paidBy(b.ID)
		any = any || h.stated[word]
		switch {
		case b.Cash:
		case h.stated[word]:
			sum += h.words[word]
		default:
			omitted = append(omitted, b.ID)
		}
	}
	if others := h.words[allCosts] - h.words[leftTotal]; !any && h.stated[allCosts] && h.stated[leftTotal] && others > 0 {
		h.state(paidTotal, others)
	}
	rest := h.words[paidTotal] - sum
	switch {
	case !h.stated[paidTotal]:
		h.words[paidTotal], rest = sum, 0
	case rest < 0, rest > 0 && len(omitted) == 0:
		h.contradicts("paid.total", h.words[paidTotal], sum)
	case rest > 0 && len(omitted) == 1:
		h.state(paidBy(omitted[0]), rest)
	}
	for _, b := range h.policy.Benefits {
		word := paidBy(b.ID)
		if h.stated[word] || !h.needs(word) && !(h.ends() && h.reads[word]) {
			continue
		}
		if rest > 0 && !b.Cash {
			h.unsure(word.String(), "paid: {"+b.ID+": …}")
		} else {
			h.assume(word.String())
		}
	}
	if !any && !h.stated[paidTotal] && h.needs(paidTotal) {
		h.assume("paid.total")
	}
}

// booked is what some benefits paid of a cost; certain where each of them that paid covers this cost alone.
func (h *holding) booked(cost int, counts func(i int, b *rules.Benefit) bool) (sum model.Fen, certain bool) {
	if h.nothing(cost) {
		return 0, true
	}
	named := model.Fen(0)
	certain = true
	for i, b := range h.policy.Benefits {
		paid := h.words[paidBy(b.ID)]
		if b.Cash {
			continue
		}
		named += paid
		if paid == 0 || !counts(i, b) {
			continue
		}
		covered, other := false, false
		for _, k := range b.Covers {
			covered = covered || k == cost
			other = other || k != cost && !h.nothing(k)
		}
		if covered {
			sum += paid
			certain = certain && !other
		}
	}
	return sum, certain && named == h.words[paidTotal]
}

// nothing says whether the bills are stated to have had nothing of a cost.
func (h *holding) nothing(cost int) bool {
	name := h.policy.Costs[cost]
	return h.stated[costOf(name)] && h.words[costOf(name)] == 0
}

func all(int, *rules.Benefit) bool { return true }
