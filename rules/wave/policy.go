package wave

import (
	"slices"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/kernel"
)

// part is one of the policies that are compiled together.
type part struct {
	index    int // among the policies that share a graph
	place    int // among all
	policy   *rules.Policy
	stated   []model.TakeUp
	takeUps  [12]takeUps  // by month
	enrolled int          // Rules.Enrolled
	spells   bool         // Rules.Spells
	values   model.Values // of a closed part
	closed   bool         // compiled for the numbers of a draw
	year     int
	kinds    []model.Kind
	editions [12]*rules.Edition      // by month
	words    []rules.Column          // kept for a person: sums over a period
	cell     []int                   // of each word, in Waves.cells
	coded    map[rules.Column]column // of words whose codes are the policy's own
	doubtful bool                    // what an accumulator adds may be no number
	home     bool                    // it looks at households: their figures are read, or benefits are paid to them
}

// nameColumns shares the columns of coded words with an earlier policy that has the same members, and names others
// apart.
func (p *part) nameColumns(earlier []*part) {
	p.coded = map[rules.Column]column{}
	for _, word := range []string{"kind", "level", "place", "disease", "category", "sex"} {
		c := p.policy.Names[word].Word.Column
		p.coded[c] = column{Column: c, policy: p.index}
		for _, other := range earlier {
			if slices.Equal(other.policy.Enumeration(word).Members, p.policy.Enumeration(word).Members) && (word != "category" || p.understandsAs(other)) {
				p.coded[c] = other.coded[c]
				break
			}
		}
	}
}

// understandsAs says whether two policies with the same categories find the same of them in the words of a bill.
func (p *part) understandsAs(other *part) bool {
	return !slices.ContainsFunc(p.policy.Enumeration("category").Members, func(word string) bool {
		return p.policy.Understands(word) != other.policy.Understands(word)
	})
}

// keep lists the words that must be kept from bill to bill: those that formulas read over a period, and at a period's
// end what is unpaid in it, of persons and, where a policy looks at households, of those.
func (p *part) keep() {
	add := func(c rules.Column) {
		if !p.never(c) && !slices.Contains(p.words, c) {
			p.words = append(p.words, c)
		}
	}
	for _, e := range p.editions {
		for _, in := range e.Inputs {
			if in.Column.Period != rules.Now {
				add(in.Column)
				p.home = p.home || in.Column.Of == rules.OfHousehold
			}
		}
		for _, s := range e.Steps {
			p.home = p.home || s.Household && !p.idle(&s, nil)
		}
	}
	for _, e := range p.editions {
		for _, s := range e.Steps {
			if s.At != rules.AtClaim && !(s.Household && p.idle(&s, nil)) {
				p.keepUnpaid(s, add)
			}
		}
		for _, in := range e.Inputs { // at a period's end what was unpaid is what the period has left
			c := in.Column
			if c.Period != rules.Now && c.Kind == rules.Unpaid && p.policy.Benefits[p.policy.Benefit(c.Benefit)].At != rules.AtClaim {
				add(rules.Amount(rules.OOP, c.Name).Over(c.Of, c.Period))
			}
		}
	}
	slices.SortFunc(p.words, rules.Column.Compare)
}

// keepUnpaid keeps what a period-end benefit may pay of.
func (p *part) keepUnpaid(s rules.Step, add func(rules.Column)) {
	spans := []span{{rules.OfPerson, rules.OfYear}}
	if s.At == rules.AtMonthEnd {
		spans = []span{{rules.OfPerson, rules.OfMonth}, {rules.OfPerson, rules.OfYear}}
	}
	if p.home {
		for _, x := range spans {
			spans = append(spans, span{rules.OfHousehold, x.period})
		}
	}
	for _, x := range spans {
		for _, name := range p.costs() {
			add(x.over(rules.Amount(rules.OOP, name)))
		}
		add(x.over(rules.Amount(rules.Paid, rules.Total)))
		for _, b := range p.policy.Benefits {
			add(x.over(rules.Amount(rules.Paid, b.ID)))
		}
	}
}

// costs are the parts of a bill, and its total.
func (p *part) costs() []string { return append(slices.Clone(p.policy.Costs), rules.Total) }

// span is whose bills are summed over which period.
type span struct {
	of     rules.Owner
	period rules.Period
}

func (s span) over(c rules.Column) rules.Column { return c.Over(s.of, s.period) }

// doubts says whether a word may come to be no number: an accumulator, where some may. Of payments none is taken that is no number, and so of
// what they leave.
func (p *part) doubts(c rules.Column) bool { return p.doubtful && c.Kind == rules.OfAccumulator }

// never says whether a word is of a kind of care that no bill has: ytd.received:outpatient, if it is kept by kind alone.
func (p *part) never(c rules.Column) bool {
	if len(p.kinds) == 0 || c.Kind != rules.OfAccumulator || c.Member == "" {
		return false
	}
	for _, a := range p.editions[0].Accumulators {
		if a.Name == c.Name && len(a.By) == 1 && a.By[0].Name == "kind" {
			return !slices.ContainsFunc(p.kinds, func(k model.Kind) bool { return model.KindNames()[k] == c.Member })
		}
	}
	return false
}

// spell says which figure of the simulation's own a fact is: for how long a person has been insured, or had not been; ofFormulas for others, and
// where that is not known.
func (p *part) spell(c rules.Column) own {
	since, before := p.policy.Insured()
	switch {
	case !p.spells:
	case since != nil && since.Column() == c:
		return unbroken
	case before != nil && before.Column() == c:
		return missed
	}
	return ofFormulas
}

// codesOf are the codes that a word can have: those of the kinds of care that bills have, or of all members; nil where
// other words may occur.
func (p *part) codesOf(c rules.Column) []float64 {
	e := p.policy.Enumeration(c.Name)
	var out []float64
	switch {
	case c.Name == "kind" && len(p.kinds) > 0:
		for _, k := range p.kinds {
			out = append(out, float64(e.Code(model.KindNames()[k])))
		}
	case !e.Open:
		for i := range e.Members {
			out = append(out, float64(i))
		}
	}
	return out
}

// idle says whether a benefit pays nothing whatever the bills, because what it pays for is a fact that no simulated bill
// states: a damaged house. values are those of a draw.
func (p *part) idle(step *rules.Step, values model.Values) bool {
	if step.Leaves {
		return false
	}
	b, read := kernel.NewBuilder(), map[rules.Column]kernel.Ref{}
	names := rules.Names{Drawn: func(d rules.Drawn, stated float64) kernel.Ref { return b.Const(d.Of(stated, values)) }}
	names.Column = func(c rules.Column) (kernel.Ref, error) {
		for _, f := range p.policy.Facts {
			if f.Column() == c && !f.Type.IsBool() && p.spell(c) == ofFormulas {
				return b.Const(f.Default), nil
			}
		}
		r, known := read[c]
		if !known {
			r = b.Column()
			read[c] = r
		}
		return r, nil
	}
	amount, err := rules.Lower(b, step.Amount, names)
	x, known := b.Known(amount)
	return err == nil && known && x <= 0
}
