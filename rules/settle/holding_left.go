package settle

import (
	"doudi/model"
	"doudi/rules"
)

// left completes oop.<cost> and oop.total. A total without parts is of the first cost, as it is of a bill.
func (h *holding) left() {
	costs := h.policy.Costs
	if !h.stated["oop.total"] && h.stated["total"] {
		if rest := h.words["total"] - h.words["paid.total"]; rest < 0 {
			h.contradicts("total", h.words["total"], h.words["paid.total"])
		} else if !h.anyLeft() {
			h.state("oop.total", rest)
		}
	}
	sum, omitted := model.Fen(0), []int{}
	for k, cost := range costs {
		if !h.stated["oop."+cost] && h.stated[cost] {
			if booked, certain := h.booked(k, all); certain && booked <= h.words[cost] {
				h.state("oop."+cost, h.words[cost]-booked)
			}
		}
		sum += h.words["oop."+cost]
		if !h.stated["oop."+cost] {
			omitted = append(omitted, k)
		}
	}
	rest := h.words["oop.total"] - sum
	switch {
	case !h.stated["oop.total"]:
		h.words["oop.total"] = sum
	case rest < 0, rest > 0 && len(omitted) == 0:
		h.contradicts("oop.total", h.words["oop.total"], sum)
	case rest == 0:
		return
	case len(omitted) == 1 || len(omitted) == len(costs):
		h.state("oop."+costs[omitted[0]], rest)
		omitted = omitted[1:]
	default:
		h.unsure("oop."+costs[omitted[0]], "oop: {"+costs[omitted[0]]+": …}")
	}
	split := h.ends()
	for _, cost := range costs {
		split = split || h.needs("oop."+cost) || h.readsUnpaid(cost)
	}
	switch {
	case len(omitted) == len(costs):
		if split || h.needs("oop.total") || h.readsUnpaid("total") {
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
		if h.stated["oop."+cost] {
			return true
		}
	}
	return false
}

// readsUnpaid says whether some benefit reads what it found unpaid of a cost and the file does not state that.
func (h *holding) readsUnpaid(cost string) bool {
	for _, b := range h.policy.Benefits {
		if word := "unpaid." + cost + "@" + b.ID; h.needs(word) && !h.stated[word] && !h.stated["unpaid."+cost] {
			return true
		}
	}
	return false
}

// costs completes what the bills cost.
func (h *holding) costs() {
	sum := h.words["paid.total"] + h.words["oop.total"]
	switch {
	case !h.stated["total"]:
		h.words["total"] = sum
	case h.words["total"] != sum:
		h.contradicts("total", h.words["total"], sum)
	}
	for k, cost := range h.policy.Costs {
		if h.stated[cost] {
			continue
		}
		booked, certain := h.booked(k, all)
		h.words[cost] = h.words["oop."+cost] + booked
		if h.needs(cost) && !certain {
			h.unsure(cost, cost+": …")
		}
	}
}

// found completes what a benefit found unpaid at its turns: what the bills cost less what was paid before it, or what was
// left and what it and later ones paid. Its `when` is taken to have held for all of the bills.
func (h *holding) found(b *rules.Benefit, cost, word string) {
	if h.stated["unpaid."+cost] {
		h.words[word] = h.words["unpaid."+cost]
		return
	}
	turn := h.policy.Benefit(b.ID)
	earlier := func(i int, x *rules.Benefit) bool { return i < turn && x.At == rules.AtClaim }
	later := func(i int, x *rules.Benefit) bool { return !earlier(i, x) }
	key := "unpaid." + b.ID + "." + cost
	unpaid, certain := model.Fen(0), false
	if cost == "total" {
		unpaid, certain = h.words["oop.total"]+h.words["paid.total"], true
		named := model.Fen(0)
		for i, x := range h.policy.Benefits {
			if !x.Cash {
				named += h.words["paid."+x.ID]
			}
			if !x.Cash && earlier(i, x) {
				unpaid -= h.words["paid."+x.ID]
			}
		}
		certain = named == h.words["paid.total"]
	} else {
		k := 0
		for i, name := range h.policy.Costs {
			if name == cost {
				k = i
			}
		}
		if booked, sure := h.booked(k, earlier); h.stated[cost] && sure && booked <= h.words[cost] {
			unpaid, certain = h.words[cost]-booked, true
		} else if booked, sure := h.booked(k, later); sure {
			unpaid, certain = h.words["oop."+cost]+booked, true
		}
	}
	if !certain {
		h.unsure(key, "unpaid: {"+b.ID+": {"+cost+": …}}")
		return
	}
	h.words[word] = unpaid
	h.assumed = append(h.assumed, Assumption{Key: h.prefix + key, Amount: unpaid, Derived: true})
}

// figures names the policy's own running figures, and facts, that are left out.
func (h *holding) figures() {
	for _, a := range h.policy.Accumulators {
		h.figure(a.Name, a.Name, a.By)
	}
	for _, x := range h.policy.Facts {
		if x.Owner == rules.OfClaim && x.Type == rules.Number {
			h.figure(x.Name, x.Name, nil)
		}
	}
}

func (h *holding) figure(key, word string, by []*rules.Enumeration) {
	if len(by) == 0 {
		if h.needs(word) && !h.stated[word] {
			h.assume(key)
		}
		return
	}
	for _, member := range by[0].Members {
		h.figure(key+"."+member, word+":"+member, by[1:])
	}
}
