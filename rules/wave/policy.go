package wave

import (
	"fmt"
	"slices"
	"strings"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/kernel"
)

// part is one of the policies that are compiled together.
type part struct {
	index    int
	policy   *rules.Policy
	year     int
	kinds    []model.Kind
	editions [12]*rules.Edition // by month
	words    []string           // kept for a person, with their period
	cell     []int              // of each word, in Waves.cells
	names    map[string]string  // columns of words whose codes are the policy's own
	doubtful bool               // what an accumulator adds may be no number
	home     bool               // it looks at households: their figures are read, or benefits are paid to them
}

// nameColumns shares the columns of coded words with an earlier policy that has the same members, and names others
// apart.
func (p *part) nameColumns(earlier []*part) {
	p.names = map[string]string{}
	for _, word := range []string{"kind", "level", "place", "disease", "category", "sex"} {
		p.names[word] = word
		if p.index > 0 {
			p.names[word] = fmt.Sprintf("%s@%d", word, p.index)
		}
		for _, other := range earlier {
			if slices.Equal(other.policy.Enumeration(word).Members, p.policy.Enumeration(word).Members) && (word != "category" || p.understandsAs(other)) {
				p.names[word] = other.names[word]
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
	add := func(name string) {
		if !p.never(name) && !slices.Contains(p.words, name) {
			p.words = append(p.words, name)
		}
	}
	for _, e := range p.editions {
		for _, in := range e.Inputs {
			if periodOf(in.Name) != "" {
				add(in.Name)
				p.home = p.home || strings.HasPrefix(in.Name, household)
			}
		}
		for _, s := range e.Steps {
			p.home = p.home || s.Household && !p.idle(&s)
		}
	}
	for _, e := range p.editions {
		for _, s := range e.Steps {
			if s.At != rules.AtClaim && !(s.Household && p.idle(&s)) {
				p.keepUnpaid(s, add)
			}
		}
		for _, in := range e.Inputs { // at a period's end what was unpaid is what the period has left
			period, word := splitPeriod(in.Name)
			cost, turn, unpaid := strings.Cut(strings.TrimPrefix(word, "unpaid."), "@")
			if period != "" && unpaid && p.policy.Benefits[p.policy.Benefit(turn)].At != rules.AtClaim {
				add(period + "oop." + cost)
			}
		}
	}
	slices.Sort(p.words)
}

// household begins the words that are summed over a household.
const household = "household."

// keepUnpaid keeps what a period-end benefit may pay of.
func (p *part) keepUnpaid(s rules.Step, add func(string)) {
	periods := []string{"ytd."}
	if s.At == rules.AtMonthEnd {
		periods = []string{"mtd.", "ytd."}
	}
	if p.home {
		for _, period := range periods {
			periods = append(periods, household+period)
		}
	}
	for _, period := range periods {
		for _, name := range p.policy.Costs {
			add(period + "oop." + name)
		}
		add(period + "oop.total")
		add(period + "paid.total")
		for _, b := range p.policy.Benefits {
			add(period + "paid." + b.ID)
		}
	}
}

// periodOf is ytd., mtd. or life. where a word is over that period, with household. before it where it is over a
// household; else "".
func periodOf(name string) string {
	own := strings.TrimPrefix(name, household)
	for _, p := range []string{"ytd.", "mtd.", "life."} {
		if strings.HasPrefix(own, p) {
			return name[:len(name)-len(own)+len(p)]
		}
	}
	return ""
}

// splitPeriod parts a kept word into its period and the word.
func splitPeriod(name string) (period, word string) {
	period = periodOf(name)
	return period, name[len(period):]
}

// never says whether a word is of a kind of care that no bill has: ytd.received:outpatient, if it is kept by kind alone.
func (p *part) never(name string) bool {
	if len(p.kinds) == 0 {
		return false
	}
	_, word := splitPeriod(name)
	own, member, parted := strings.Cut(word, ":")
	if !parted {
		return false
	}
	for _, a := range p.editions[0].Accumulators {
		if a.Name == own && len(a.By) == 1 && a.By[0].Name == "kind" {
			return !slices.ContainsFunc(p.kinds, func(k model.Kind) bool { return model.KindNames()[k] == member })
		}
	}
	return false
}

// codesOf are the codes that a word can have: those of the kinds of care that bills have, or of all members; nil where
// other words may occur.
func (p *part) codesOf(word string) []float64 {
	e := p.policy.Enumeration(word)
	var out []float64
	switch {
	case word == "kind" && len(p.kinds) > 0:
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
// states: a damaged house.
func (p *part) idle(step *rules.Step) bool {
	if step.Leaves {
		return false
	}
	b := kernel.NewBuilder()
	amount, err := rules.Lower(b, step.Amount, func(name string) (kernel.Ref, error) {
		for _, f := range p.policy.Facts {
			if f.Name == name && !f.Type.IsBool() {
				return b.Const(f.Default), nil
			}
		}
		return b.Column(name), nil
	})
	x, known := b.Known(amount)
	return err == nil && known && x <= 0
}
