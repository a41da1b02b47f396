package resolve

import (
	"math"

	"doudi/rules"
)

// bounder works out where the values of resolved formulas lie whatever the bill, each shared part once.
type bounder struct {
	policy *rules.Policy
	memo   map[*rules.Resolved]rules.Interval
	hold   func(n *rules.Resolved, x rules.Interval) rules.Interval // nil, or what a part is held to
}

func newBounder(p *rules.Policy) *bounder {
	return &bounder{policy: p, memo: map[*rules.Resolved]rules.Interval{}}
}

func (b *bounder) of(n *rules.Resolved) rules.Interval {
	if known, ok := b.memo[n]; ok {
		return known
	}
	out := b.work(n)
	if math.IsNaN(out.Low) || math.IsNaN(out.High) {
		out = rules.Anything
	}
	if b.hold != nil {
		out = b.hold(n, out)
	}
	b.memo[n] = out
	return out
}

func (b *bounder) work(n *rules.Resolved) rules.Interval {
	switch n.Is {
	case rules.Constant, rules.Truth:
		return rules.Interval{Low: n.Number, High: n.Number}
	case rules.Read:
		return b.column(n.Column)
	}
	return n.Apply.Span(b.all(n.Of), n.Table)
}

func (b *bounder) all(parts []*rules.Resolved) []rules.Interval {
	out := make([]rules.Interval, len(parts))
	for i, part := range parts {
		out[i] = b.of(part)
	}
	return out
}

// column is the range of a word: amounts of a bill are never below zero, and a household has someone in it. No bound is
// taken that only a reader of bills keeps, such as how many admissions a year may hold before the file begins.
func (b *bounder) column(c rules.Column) rules.Interval {
	switch {
	case c == rules.HouseholdSize:
		return rules.Interval{Low: 1, High: 100}
	case c == rules.ClaimWord("admission_no"):
	case c.Kind == rules.OfWord && c.Of != rules.OfHousehold:
		w := b.policy.Names[c.Name].Word
		return rules.Interval{Low: w.Low, High: w.High}
	case c.Kind == rules.OfFact && c.Period == rules.Now && b.policy.Names[c.Name].Fact.Type == rules.Bool:
		return rules.Interval{Low: 0, High: 1}
	case c.Kind == rules.OfFact, c.Kind == rules.OfAccumulator: // both may fall
		return rules.Anything
	}
	return rules.Interval{Low: 0, High: rules.Infinite}
}

// dividing reports every divisor, and every unit of rounding, that could be zero or less.
func (r *resolver) dividing() {
	b := newBounder(r.policy)
	for _, d := range r.divisions {
		if b.of(d.by).Low > 0 {
			continue
		}
		r.formula = d.formula
		r.errorf(d.at, "this may be zero or less, and something is divided by it").
			Because("a division by zero has no value, and both arms of `if` are computed").Instead("max(1, …) around it, or a product instead of the division")
	}
}
