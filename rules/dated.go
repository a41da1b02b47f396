package rules

import (
	"fmt"
	"slices"

	"doudi/model"
)

// In are the codes of a set's members in a month.
func (s *Set) In(month Month) []float64 {
	var out []float64
	for _, d := range s.Dated {
		if d.From <= month && month < d.Until {
			for _, word := range d.Members {
				out = append(out, float64(s.Of.Code(word)))
			}
		}
	}
	return out
}

// On is the parameter's value in a month, with the draw's factor on it; nil where it has none yet or no longer.
func (q *Parameter) On(month Month, values model.Values) *Value {
	d := q.InForce(month)
	if d == nil {
		return nil
	}
	factor := values.Of(q.quantity(d))
	if factor == 1 {
		return d.Value
	}
	return d.Value.scaled(factor, d.Added, q.IsRate())
}

// InForce is the parameter's dated value in a month, nil where it has none yet or no longer.
func (q *Parameter) InForce(month Month) *Dated {
	for i := range q.Dated {
		if d := &q.Dated[i]; d.From <= month && month < d.Until && d.Value != nil {
			return d
		}
	}
	return nil
}

// DrawnOn is how draws move the parameter's numbers in a month; nil where they do not.
func (q *Parameter) DrawnOn(month Month) *Drawn {
	d := q.InForce(month)
	if d == nil {
		return nil
	}
	x := q.quantity(d)
	if !x.Uncertain() {
		return nil
	}
	return &Drawn{Factor: model.Quantity{Path: x.Path, Value: x.Value, Low: x.Low, High: x.High, Together: x.Together}, Added: d.Added, Rate: q.IsRate()}
}

// Quantities are the policy's uncertain inputs: a factor for each parameter that has a range.
func (p *Policy) Quantities() []model.Quantity {
	var out []model.Quantity
	for _, q := range p.Parameters {
		for i := range q.Dated {
			x := q.quantity(&q.Dated[i])
			if x.Uncertain() && !slices.ContainsFunc(out, func(y model.Quantity) bool { return y.Path == x.Path }) {
				out = append(out, x)
			}
		}
	}
	return out
}

// quantity is the factor on a dated value. All dated values of a parameter are drawn as one: those with the range of the
// first share its factor, and one with a range of its own takes the same place in that, so that a difference between two
// dates holds no noise that is not in the law.
func (q *Parameter) quantity(d *Dated) model.Quantity {
	out := model.Quantity{Path: "policy." + q.Name, Title: q.Title, Value: 1, Low: d.Low, High: d.High, Unit: "factor", Source: d.Source.Ref, Status: d.Source.Status}
	if first := q.Dated[0]; d.Low != first.Low || d.High != first.High {
		out.Path, out.Together = fmt.Sprintf("policy.%s.%s", q.Name, d.From), out.Path
	}
	return out
}

// scaled multiplies every amount or rate by a draw's factor, but for what a scenario added; rates stay within [0, 1]. The thresholds of
// brackets stay, since a range is about what is paid, and so does what a scenario decided.
func (v *Value) scaled(factor, added float64, rate bool) *Value {
	return v.each(func(x float64, bracket, decided bool) float64 {
		if decided {
			return x
		}
		return scaled(x, factor, added, rate || bracket)
	})
}

// Changes are the months in which something of the policy changes, first to last; the first is its beginning.
func (p *Policy) Changes() []Month {
	var out []Month
	add := func(months ...Month) {
		for _, m := range months {
			if m != Always && m != Never {
				out = append(out, m)
			}
		}
	}
	for _, q := range p.Parameters {
		for _, d := range q.Dated {
			add(d.From, d.Until)
		}
	}
	for _, s := range p.Sets {
		for _, d := range s.Dated {
			add(d.From, d.Until)
		}
	}
	begins := len(out) > 0
	for _, b := range slices.Concat(p.Benefits, p.Enrolments) {
		add(b.From, b.Until)
		if !begins && b.From == Always {
			out = append(out, Always) // without a dated parameter or set, a benefit without a date has always been there
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) == 0 {
		return []Month{Always}
	}
	return out
}

// NextChange is the first month after this one in which something changes.
func (p *Policy) NextChange(month Month) Month {
	for _, m := range p.Changes() {
		if m > month {
			return m
		}
	}
	return Never
}
