package bill

import (
	"strings"

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
	period  string // of words in formulas
	words   map[string]model.Fen
	stated  map[string]bool
	zero    []string // keys that formulas read and the file leaves out
	assumed []Assumption
}

func (h *holding) state(word string, fen model.Fen) { h.words[word], h.stated[word] = fen, true }

// assume counts a key that a formula reads as 0 and names it.
func (h *holding) assume(key string) {
	h.zero = append(h.zero, h.prefix+key)
	h.assumed = append(h.assumed, Assumption{Key: h.prefix + key})
}

// needs says whether a formula reads the word over the period.
func (h *holding) needs(word string) bool {
	return h.reads[h.period+word] || h.reads["household."+h.period+word] || h.reads["life."+word] // a life holds its year
}

// ends says whether a benefit at the year's end pays of what the year holds.
func (h *holding) ends() bool {
	for _, b := range h.policy.Benefits {
		if b.At == rules.AtYearEnd && h.period == "ytd." {
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
			if word := "unpaid." + cost + "@" + b.ID; h.needs(word) && !h.stated[word] {
				h.found(b, cost, word)
			}
		}
	}
	for word := range h.words {
		if strings.HasPrefix(word, "unpaid.") && !strings.Contains(word, "@") {
			delete(h.words, word) // each benefit has its own now
		}
	}
	h.figures()
}

// payments completes paid.<benefit> and paid.total.
func (h *holding) payments() {
	sum, omitted, any := model.Fen(0), []string{}, h.stated["paid.total"]
	for _, b := range h.policy.Benefits {
		word := "paid." + b.ID
		any = any || h.stated[word]
		switch {
		case b.Cash:
		case h.stated[word]:
			sum += h.words[word]
		default:
			omitted = append(omitted, b.ID)
		}
	}
	if others := h.words["total"] - h.words["oop.total"]; !any && h.stated["total"] && h.stated["oop.total"] && others > 0 {
		h.state("paid.total", others)
	}
	rest := h.words["paid.total"] - sum
	switch {
	case !h.stated["paid.total"]:
		h.words["paid.total"], rest = sum, 0
	case rest < 0, rest > 0 && len(omitted) == 0:
		h.contradicts("paid.total", h.words["paid.total"], sum)
	case rest > 0 && len(omitted) == 1:
		h.state("paid."+omitted[0], rest)
	}
	for _, b := range h.policy.Benefits {
		word := "paid." + b.ID
		if h.stated[word] || !h.needs(word) && !(h.ends() && h.reads[word]) {
			continue
		}
		if rest > 0 && !b.Cash {
			h.unsure(word, "paid: {"+b.ID+": …}")
		} else {
			h.assume(word)
		}
	}
	if !any && !h.stated["paid.total"] && h.needs("paid.total") {
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
		paid := h.words["paid."+b.ID]
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
	return sum, certain && named == h.words["paid.total"]
}

// nothing says whether the bills are stated to have had nothing of a cost.
func (h *holding) nothing(cost int) bool {
	name := h.policy.Costs[cost]
	return h.stated[name] && h.words[name] == 0
}

func all(int, *rules.Benefit) bool { return true }
