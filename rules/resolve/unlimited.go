package resolve

import (
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/rules"
)

// `none`, no limit, may be compared, be the smaller or larger of two, or be a ceiling. It is no amount: no limit less no
// limit and nothing times no limit have no value, and a payment without a limit would be all that is left. Whether it
// comes to that can hang on the words of a bill (a table with `none` for one level, behind a condition on the level), so
// formulas that may come to it are looked at for every combination of their words.

// maxCombinations bounds the combinations of words for one benefit, and maxLooks the parts of formulas that are looked
// at for one policy, all combinations and dates together. What lies beyond is refused at the bill that comes to it.
const (
	maxCombinations = 4096
	maxLooks        = 4_000_000
)

// trouble is a formula in which `none` stands where an amount is meant.
type trouble struct {
	formula *rules.Formula
	key, of string // `pays` of `basic`
	endless bool   // it may be no limit; else it may have no value
}

// unlimited looks for trouble in the editions of a policy.
type unlimited struct {
	edition *rules.Edition
	report  *document.Report
	looks   int
}

// in reports the trouble of one edition.
func (u *unlimited) in(e *rules.Edition) *document.Report {
	u.edition, u.report = e, &document.Report{}
	for _, s := range e.Steps {
		u.each([]*rules.Resolved{s.When, s.Amount, s.Ceiling, s.Deductible}, func(v *unbound) []trouble { return v.step(&s, e.Policy.Benefits[s.Benefit]) })
	}
	for _, a := range e.Accumulators {
		u.each([]*rules.Resolved{a.Node}, func(v *unbound) []trouble {
			return v.formula(nil, a.Adds, "adds", a.Name, a.Node, true)
		})
	}
	return u.report
}

// step is the trouble of a benefit; where its `when` does not hold there is none.
func (v *unbound) step(s *rules.Step, b *rules.Benefit) []trouble {
	var out []trouble
	if s.When != nil {
		if out = v.formula(out, b.When, "when", b.ID, s.When, false); v.of(s.When).High == 0 {
			return out
		}
	}
	if s.Leaves {
		out = v.formula(out, b.Leaves, "leaves", b.ID, s.Amount, false) // what stays unpaid may have no limit
	} else {
		out = v.formula(out, b.Pays, "pays", b.ID, s.Amount, true)
	}
	if s.Ceiling != nil {
		out = v.formula(out, b.Ceiling, "ceiling", b.ID, s.Ceiling, false)
	}
	if s.Deductible != nil {
		out = v.formula(out, b.Deductible, "deductible", b.ID, s.Deductible, false)
	}
	return out
}

// formula adds the trouble of one formula; finite says that it must not be without a limit.
func (v *unbound) formula(out []trouble, f *rules.Formula, key, of string, n *rules.Resolved, finite bool) []trouble {
	switch {
	case v.undefined(n):
		return append(out, trouble{f, key, of, false})
	case finite && v.of(n).High == rules.Infinite:
		return append(out, trouble{f, key, of, true})
	}
	return out
}

// each looks at formulas for all words at once, and where that is not enough to clear them, for every combination of
// words.
func (u *unlimited) each(nodes []*rules.Resolved, look func(v *unbound) []trouble) {
	words, size, any := u.words(nodes)
	if !any || len(look(newUnbound(u.edition, nil))) == 0 {
		return
	}
	combinations := func() int {
		out := 1
		for _, w := range words {
			if out *= len(w.values); out > maxCombinations {
				break
			}
		}
		return out
	}
	for combinations() > maxCombinations {
		words = words[:len(words)-1]
	}
	if u.looks += size * combinations(); u.looks > maxLooks {
		return
	}
	said := map[*rules.Formula]bool{}
	fixed := map[rules.Column]float64{}
	var walk func(k int)
	walk = func(k int) {
		if k < len(words) {
			for _, x := range words[k].values {
				fixed[words[k].column] = x
				walk(k + 1)
			}
			return
		}
		for _, t := range look(newUnbound(u.edition, fixed)) {
			if !said[t.formula] {
				said[t.formula] = true
				u.say(t, where(words, fixed))
			}
		}
	}
	walk(0)
}

func (u *unlimited) say(t trouble, where string) {
	if t.endless {
		u.report.Errorf(t.formula.At, "`%s` of `%s` may be `none`, no limit%s", t.key, t.of, where).
			Because("it is an amount, and no limit is none").Instead("the amount, or min(…, unpaid.total) for all that is left")
		return
	}
	u.report.Errorf(t.formula.At, "`%s` of `%s` has no value where a limit is `none`%s", t.key, t.of, where).
		Because("no limit less no limit, or nothing times no limit, is no amount").
		Instead("a number in place of `none`, or min(…) around it before it is counted with")
}

// where names the members for which a table says `none`: “ (level county)”.
func where(words []choice, fixed map[rules.Column]float64) string {
	var out []string
	for _, w := range words {
		if code := int(fixed[w.column]); w.indexes && w.of != nil && code >= 0 {
			out = append(out, w.column.String()+" "+w.of.Members[code])
		}
	}
	if len(out) == 0 {
		return ""
	}
	return " (" + strings.Join(out, ", ") + ")"
}

// choice is a word of which every value can be tried.
type choice struct {
	column  rules.Column
	values  []float64          // the codes of its members, or no and yes
	of      *rules.Enumeration // nil for a condition
	indexes bool               // a table with `none` in it
}

// words lists the words with members that formulas read, those that index a table with `none` first; size counts the
// parts of the formulas, and any says whether there is a `none` in them.
func (u *unlimited) words(nodes []*rules.Resolved) (words []choice, size int, any bool) {
	seen, indexes, names := map[*rules.Resolved]bool{}, map[rules.Column]bool{}, map[rules.Column]bool{}
	var walk func(n *rules.Resolved)
	walk = func(n *rules.Resolved) {
		if seen[n] {
			return
		}
		seen[n] = true
		if n.Is == rules.Read {
			names[n.Column] = true
		}
		if holdsNone(n) {
			any = true
			for _, a := range n.Of {
				if a.Is == rules.Read {
					indexes[a.Column] = true
				}
			}
		}
		for _, c := range n.Of {
			walk(c)
		}
	}
	for _, n := range nodes {
		if n != nil {
			walk(n)
		}
	}
	for column := range names {
		if c, ok := u.choice(column); ok {
			c.indexes = indexes[column]
			words = append(words, c)
		}
	}
	slices.SortFunc(words, func(a, b choice) int {
		if a.indexes != b.indexes {
			return map[bool]int{true: -1, false: 1}[a.indexes]
		}
		return a.column.Compare(b.column)
	})
	return words, len(seen), any
}

// choice is what a column can be; ok is false where it is a number.
func (u *unlimited) choice(column rules.Column) (c choice, ok bool) {
	var t rules.Type
	switch m := u.edition.Policy.Names[column.Name]; {
	case column.Kind == rules.OfWord && m.Word != nil:
		t = m.Word.Type
	case column.Kind == rules.OfFact && column.Period == rules.Now:
		t = m.Fact.Type
	}
	switch {
	case t.Kind == rules.GivesBool:
		return choice{column: column, values: []float64{0, 1}}, true
	case t.Enum == nil:
		return choice{}, false
	}
	c = choice{column: column, of: t.Enum}
	if t.Enum.Open {
		c.values = append(c.values, -1)
	}
	for i := range t.Enum.Members {
		c.values = append(c.values, float64(i))
	}
	return c, true
}
