package bill

import (
	"slices"

	"doudi/model"
	"doudi/rules"
)

// left completes oop.<cost> and oop.total. A total without parts is of the first cost, as it is of a bill.
func (h *holding) left() {
	costs := h.policy.Costs
	if !h.stated[leftTotal] && h.stated[allCosts] {
		if rest := h.words[allCosts] - h.words[paidTotal]; rest < 0 {
			h.contradicts("total", h.words[allCosts], h.words[paidTotal])
		} else if !h.anyLeft() {
			h.state(leftTotal, rest)
		}
	}
	sum, omitted := model.Fen(0), []int{}
	for k, cost := range costs {
		if !h.stated[leftOf(cost)] && h.stated[costOf(cost)] {
			if booked, certain := h.booked(k, all); certain && booked <= h.words[costOf(cost)] {
				h.state(leftOf(cost), h.words[costOf(cost)]-booked)
			}
		}
		sum += h.words[leftOf(cost)]
		if !h.stated[leftOf(cost)] {
			omitted = append(omitted, k)
		}
	}
	rest := h.words[leftTotal] - sum
	switch {
	case !h.stated[leftTotal]:
		h.words[leftTotal] = sum
	case rest < 0, rest > 0 && len(omitted) == 0:
		h.contradicts("oop.total", h.words[leftTotal], sum)
	case rest == 0:
		return
	case len(omitted) == 1 || len(omitted) == len(costs):
		h.state(leftOf(costs[omitted[0]]), rest)
		omitted = omitted[1:]
	default:
		h.unsure("oop."+costs[omitted[0]], "oop: {"+costs[omitted[0]]+": …}")
	}
	split := h.ends()
	for _, cost := range costs {
		split = split || h.needs(leftOf(cost)) || h.readsUnpaid(cost)
	}
	switch {
	case len(omitted) == len(costs):
		if split || h.needs(leftTotal) || h.readsUnpaid("total") {
			h.assume("oop.total")
		}
	case split:
		for _, k := range omitted {
			h.assume("oop." + costs[k])
		}
	}
}

// anyLeft says whether the file states a part of what was left.
func (h *holding) anyLeft() bool {
	for _, cost := range h.policy.Costs {
		if h.stated[leftOf(cost)] {
			return true
		}
	}
	return false
}

// readsUnpaid says whether some benefit reads what it found unpaid of a cost and the file does not state that.
func (h *holding) readsUnpaid(cost string) bool {
	for _, b := range h.policy.Benefits {
		if word := rules.UnpaidAt(b.ID, cost); h.needs(word) && !h.stated[word] && !h.stated[unpaidOf(cost)] {
			return true
		}
	}
	return false
}

// costs completes what the bills cost.
func (h *holding) costs() {
	sum := h.words[paidTotal] + h.words[leftTotal]
	switch {
	case !h.stated[allCosts]:
		h.words[allCosts] = sum
	case h.words[allCosts] != sum:
		h.contradicts("total", h.words[allCosts], sum)
	}
	for k, cost := range h.policy.Costs {
		if h.stated[costOf(cost)] {
			continue
		}
		booked, certain := h.booked(k, all)
		h.words[costOf(cost)] = h.words[leftOf(cost)] + booked
		if h.needs(costOf(cost)) && !certain {
			h.unsure(cost, cost+": …")
		}
	}
}

// found completes what a benefit found unpaid at its turns. Its `when` is taken to have held for all of the bills.
func (h *holding) found(b *rules.Benefit, cost string, word rules.Column) {
	if h.stated[unpaidOf(cost)] {
		h.words[word] = h.words[unpaidOf(cost)]
		return
	}
	key := "unpaid." + b.ID + "." + cost
	unpaid, certain := h.unpaidAt(h.policy.Benefit(b.ID), cost)
	if !certain {
		h.unsure(key, "unpaid: {"+b.ID+": {"+cost+": …}}")
		return
	}
	h.words[word] = unpaid
	h.assumed = append(h.assumed, Assumption{Key: h.prefix + key, Amount: unpaid, Derived: true})
}

// unpaidAt is what was unpaid of a cost, or of the total, at a benefit's turns: what the bills cost less what was paid
// before it, or what was left and what it and later ones paid; certain where either follows from what is known.
func (h *holding) unpaidAt(turn int, cost string) (unpaid model.Fen, certain bool) {
	earlier := func(i int, x *rules.Benefit) bool { return i < turn && x.At == rules.AtClaim }
	later := func(i int, x *rules.Benefit) bool { return !earlier(i, x) }
	if cost == "total" {
		named, before := model.Fen(0), model.Fen(0)
		for i, x := range h.policy.Benefits {
			if x.Cash {
				continue
			}
			named += h.words[paidBy(x.ID)]
			if earlier(i, x) {
				before += h.words[paidBy(x.ID)]
			}
		}
		return h.words[leftTotal] + h.words[paidTotal] - before, named == h.words[paidTotal]
	}
	k := slices.Index(h.policy.Costs, cost)
	if booked, sure := h.booked(k, earlier); h.stated[costOf(cost)] && sure && booked <= h.words[costOf(cost)] {
		return h.words[costOf(cost)] - booked, true
	}
	booked, sure := h.booked(k, later)
	return h.words[leftOf(cost)] + booked, sure
}

// figures names the policy's own running figures, and facts, that are left out.
func (h *holding) figures() {
	for _, a := range h.policy.Accumulators {
		h.figure(a.Name, a.Column(), a.By)
	}
	for _, x := range h.policy.Facts {
		if x.Owner == rules.OfClaim && x.Type == rules.Number {
			h.figure(x.Name, x.Column(), nil)
		}
	}
}

func (h *holding) figure(key string, word rules.Column, by []*rules.Enumeration) {
	if len(by) == 0 {
		if h.needs(word) && !h.stated[word] {
			h.assume(key)
		}
		return
	}
	for _, member := range by[0].Members {
		h.figure(key+"."+member, word.In(member), by[1:])
	}
}
