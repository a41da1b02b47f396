package resolve

import (
	"math"
	"slices"

	"doudi/rules"
	"doudi/rules/kernel"
)

// Named lists the categories that benefits treat otherwise than an ordinary one from a month to another, both included,
// by category the ids of those benefits: their formulas compare the category with a word, or find another number for it
// in a table. A category that only a benefit out of force names is not listed.
func Named(p *rules.Policy, ordinary string, from, to rules.Month) map[string][]string {
	out := map[string][]string{}
	within(p, from, to, func(n naming, benefit string) {
		word := n.category
		if n.compared && word != ordinary || n.differs(p.Enumeration("category").Code(ordinary)) {
			if !slices.Contains(out[word], benefit) {
				out[word] = append(out[word], benefit)
			}
		}
	})
	return out
}

// understanding collects the categories that a policy has a place for, see rules.Policy.Understands.
type understanding struct {
	known, missing map[string]bool
}

func newUnderstanding(p *rules.Policy) *understanding {
	u := &understanding{known: map[string]bool{}, missing: map[string]bool{}}
	if e := p.Enumeration("category"); e.Titles != nil { // the policy's own list
		for _, word := range e.Members {
			u.known[word] = true
		}
	}
	return u
}

// in takes in what the formulas of an edition name.
func (u *understanding) in(e *rules.Edition) {
	inEdition(e, func(n naming, _ string) {
		u.known[n.category] = true
		u.missing[n.category] = u.missing[n.category] || n.hole
	})
}

func (u *understanding) understood() map[string]bool {
	out := map[string]bool{}
	for word := range u.known {
		out[word] = !u.missing[word]
	}
	return out
}

// naming is how a formula names a category: in a comparison, or as the key of a table.
type naming struct {
	category string
	compared bool
	hole     bool                     // the table has no entry for it
	code     int                      // of the category
	entries  func(code int) []float64 // of a category in the table
}

// differs says whether the table has other entries for the category than for the one of a code.
func (n *naming) differs(code int) bool {
	return !n.compared && !n.hole && code >= 0 && !slices.Equal(n.entries(n.code), n.entries(code))
}

// within visits every naming in the formulas of the benefits that are in force between two months, with the benefit's id.
func within(p *rules.Policy, from, to rules.Month, visit func(naming, string)) {
	for _, month := range p.Changes() {
		if next := p.NextChange(month); next <= from || month > to {
			continue
		}
		if r := resolve(p, month, nil, false); !r.report.Failed() {
			inEdition(r.edition, visit)
		}
	}
}

// inEdition visits the namings of one edition.
func inEdition(e *rules.Edition, visit func(naming, string)) {
	for _, s := range e.Steps {
		seen := map[*rules.Resolved]bool{}
		for _, formula := range []*rules.Resolved{s.When, s.Amount, s.Ceiling} {
			namingIn(e.Policy, formula, seen, func(n naming) { visit(n, e.Policy.Benefits[s.Benefit].ID) })
		}
	}
}

// namingIn walks a resolved formula, shared parts once.
func namingIn(p *rules.Policy, n *rules.Resolved, seen map[*rules.Resolved]bool, visit func(naming)) {
	if n == nil || seen[n] {
		return
	}
	seen[n] = true
	members := p.Enumeration("category").Members
	if n.Is == rules.Application && len(n.Of) > 0 {
		first := n.Of[0]
		comparison := n.Apply == rules.Binary["=="] || n.Apply == rules.Binary["!="]
		if code := n.Of[len(n.Of)-1]; comparison && isCategory(first) && code.Is == rules.Constant && code.Number >= 0 && int(code.Number) < len(members) {
			visit(naming{category: members[int(code.Number)], compared: true})
		}
		if table, ok := n.Table.(*kernel.Table); ok {
			for dim, index := range n.Of {
				if isCategory(index) {
					namingTable(p, table, dim, visit)
				}
			}
		}
	}
	for _, c := range n.Of {
		namingIn(p, c, seen, visit)
	}
}

func namingTable(p *rules.Policy, t *kernel.Table, dim int, visit func(naming)) {
	of := func(code int) []float64 {
		stride := 1
		for _, size := range t.Dims[dim+1:] {
			stride *= size
		}
		var out []float64
		for i, x := range t.Cells {
			if i/stride%t.Dims[dim] == code {
				out = append(out, x)
			}
		}
		return out
	}
	for code, word := range p.Enumeration("category").Members {
		hole := !slices.ContainsFunc(of(code), func(x float64) bool { return !math.IsNaN(x) })
		visit(naming{category: word, hole: hole, code: code, entries: of})
	}
}

func isCategory(n *rules.Resolved) bool {
	return n.Is == rules.Read && n.Column == rules.PersonWord("category")
}
