package bill

import (
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
)

// before reads what the year already holds: {paid: {basic: 1200}, oop: {total: 300}, eligible: 1500, admissions: 1}. What
// formulas read and the file leaves out is worked out from the rest where that is certain, else 0 and named.
func (r *reader) before(n *document.Node, person string) Before {
	b := Before{Year: map[rules.Column]model.Fen{}, Life: map[rules.Column]model.Fen{}}
	if n == nil {
		return b
	}
	f := r.Fields(n, "before")
	b.Admissions = f.Whole("admissions", 0, 1000, 0)
	year := r.held(f, "", rules.OfYear, b.Year)
	if r.policy.ReadsWord("admission_no") && f.At.Get("admissions") == nil {
		year.assume("admissions")
	}
	var life *holding
	if at := f.Optional("life"); at != nil {
		g := r.Fields(at, "life")
		life = r.held(g, "life.", rules.OfLife, b.Life)
		g.Done()
	} else {
		life = &holding{reader: r, at: n, prefix: "life.", period: rules.OfLife, words: b.Life, stated: map[rules.Column]bool{}}
	}
	f.Done()
	if r.Failed() {
		return b
	}
	for _, h := range []*holding{year, life} {
		h.complete()
		if len(h.zero) > 0 && !r.Failed() {
			r.Warnf(h.at, "`before` does not state %s; counted as 0", document.Listed(h.zero)).
				Because("formulas of the policy `%s` read it", r.policy.ID).Instead("each of them with its amount, 0 if there was none")
		}
		for _, a := range h.assumed {
			a.Person = person
			b.Assumed = append(b.Assumed, a)
		}
	}
	return b
}

// held reads the amounts of a period; prefix stands before its keys in messages, period before its words in formulas.
func (r *reader) held(f *document.Fields, prefix string, period rules.Period, into map[rules.Column]model.Fen) *holding {
	h := &holding{reader: r, at: f.At, prefix: prefix, period: period, words: into, stated: map[rules.Column]bool{}}
	costs := append(slices.Clone(r.policy.Costs), "total")
	var benefits []string
	for _, b := range r.policy.Benefits {
		benefits = append(benefits, b.ID)
	}
	h.amounts(f, rules.Cost, costs)
	for _, group := range []struct {
		name  string
		kind  rules.Kind
		words []string
	}{{"paid", rules.Paid, append(slices.Clone(benefits), "total")}, {"oop", rules.OOP, costs}} {
		if n := f.Optional(group.name); n != nil {
			g := r.Fields(n, group.name)
			h.amounts(g, group.kind, group.words)
			g.Done()
		}
	}
	if n := f.Optional("unpaid"); n != nil {
		h.unpaid(r.Fields(n, "unpaid"), costs, benefits)
	}
	for _, a := range r.policy.Accumulators {
		if n := f.Optional(a.Name); n != nil {
			h.accumulator(n, a.Name, a.Column(), a.By)
		}
	}
	for _, x := range r.policy.Facts {
		if x.Owner != rules.OfClaim || x.Type != rules.Number {
			continue
		}
		if n := f.Optional(x.Name); n != nil {
			h.state(x.Column(), model.FenOf(r.Number(n, x.Name, -float64(r.most)/100, float64(r.most)/100)))
		}
	}
	return h
}

// amounts reads the amounts that a map states of some words.
func (h *holding) amounts(f *document.Fields, kind rules.Kind, words []string) {
	for _, word := range words {
		if n := f.Optional(word); n != nil {
			column := rules.Amount(kind, word)
			h.state(column, h.amount(n, column.String()))
		}
	}
}

// unpaid reads what was unpaid at the benefits' turns: {critical: {eligible: 2720}}, or {eligible: 2720} for all of them.
func (h *holding) unpaid(f *document.Fields, costs, benefits []string) {
	for _, word := range costs {
		if n := f.At.Get(word); n != nil && n.Shape != document.Map {
			h.state(unpaidOf(word), h.amount(f.Optional(word), "unpaid."+word))
		}
	}
	for _, id := range benefits {
		n := f.At.Get(id)
		if n == nil || n.Shape != document.Map {
			continue
		}
		g := h.Fields(f.Optional(id), "unpaid")
		for _, word := range costs {
			if at := g.Optional(word); at != nil {
				h.state(rules.UnpaidAt(id, word), h.amount(at, "unpaid."+id+"."+word))
			}
		}
		g.Done()
	}
	for _, word := range slices.Concat(costs, benefits) { // so that a word of the wrong shape is no unknown key
		n, known := f.Optional(word), costs
		if n != nil && n.Shape == document.Map {
			known = benefits
		}
		if n != nil && !slices.Contains(known, word) {
			h.Errorf(n, "`unpaid` holds an amount by cost, or costs by benefit").Instead("unpaid: {critical: {eligible: 2720.00}}")
		}
	}
	f.Done()
}

// accumulator reads one, by member where it is kept so: {inpatient: 1200}.
func (h *holding) accumulator(n *document.Node, name string, word rules.Column, by []*rules.Enumeration) {
	if len(by) == 0 {
		if n.Shape == document.Map {
			h.Errorf(n, "the accumulator `%s` is one amount, not kept by member", name).Instead("%s: 1200.00", name)
			return
		}
		h.state(word, h.amount(n, name))
		return
	}
	if n.Shape != document.Map {
		h.Errorf(n, "the accumulator `%s` is kept by %s", name, by[0].Name).Instead("%s: {%s: %s}", name, by[0].Members[0], n.Text)
		return
	}
	for _, f := range n.Fields {
		if by[0].Code(f.Key.Text) < 0 {
			h.Errorf(f.Key, "`%s` has no member `%s`", by[0].Name, f.Key.Text).OneOf(f.Key.Text, by[0].Members)
			continue
		}
		h.accumulator(f.Value, name+"."+f.Key.Text, word.In(f.Key.Text), by[1:])
	}
}
