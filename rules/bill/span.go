package bill

import (
	"slices"

	"doudi/model"
	"doudi/model/document"
)

// Span is a cost that lies somewhere between two amounts.
type Span struct {
	Cost      int
	Low, High model.Fen
}

// Uncertain warns of the first bill with a part that is not known, for who is shown the result at the middle alone.
func (b *Bills) Uncertain(r *document.Report) {
	for _, c := range b.Claims {
		if len(c.Spans) > 0 {
			r.Warnf(c.At, "part of the bill is not known; it is settled at the middle").
				Because("the sheet as text says between which results out of pocket lies")
			return
		}
	}
}

// Variants are the bills with every unknown cost at points of its span: all at the same part of the way, the ends and 31
// points between, and, of a few spans, some at the low end and the others at the high one. A rule can pay the most
// between two points, so that what they give is what was tried and no bound.
func (b *Bills) Variants() []*Bills {
	spans := 0
	for _, c := range b.Claims {
		spans += len(c.Spans)
	}
	if spans == 0 {
		return []*Bills{b}
	}
	const points, few = 33, 6
	var out []*Bills
	for i := range points {
		out = append(out, b.within(func(int) int { return i }, points-1))
	}
	if spans > 1 && spans <= few {
		for ends := 1; ends < 1<<spans-1; ends++ { // a bit for each span; all low and all high are there already
			out = append(out, b.within(func(span int) int { return ends >> span & 1 }, 1))
		}
	}
	return out
}

// within is the bills with each span at step(span) of so many steps from its low end to its high one.
func (b *Bills) within(step func(span int) int, steps int) *Bills {
	next, span := *b, 0
	next.Claims = slices.Clone(b.Claims)
	for k := range next.Claims {
		c := &next.Claims[k]
		c.Costs = slices.Clone(c.Costs)
		last := len(c.Costs) - 1
		for _, s := range c.Spans {
			at := s.Low + (s.High-s.Low)*model.Fen(step(span))/model.Fen(steps)
			c.Costs[last] += c.Costs[s.Cost] - at
			c.Costs[s.Cost] = at
			span++
		}
	}
	return &next
}
