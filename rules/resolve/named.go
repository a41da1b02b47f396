package rules

import (
	"math"
	"slices"

	"doudi/rules/kernel"

	"github.com/expr-lang/expr/ast"
)

// Named lists the categories that benefits treat otherwise than an ordinary one from a month to another, both included,
// by category the ids of those benefits: their formulas compare the category with a word, or find another number for it
// in a table. A category that only a benefit out of force names is not listed.
func (p *Policy) Named(ordinary string, from, to Month) map[string][]string {
	out := map[string][]string{}
	p.naming(from, to, func(n naming, benefit string) {
		word := n.category
		if n.compared && word != ordinary || n.differs(p.Enumeration("category").Code(ordinary)) {
			if !slices.Contains(out[word], benefit) {
				out[word] = append(out[word], benefit)
			}
		}
	})
	return out
}

// Understands says whether the policy has a place for a category: it lists the category itself, or a benefit names it at
// some date, and no table that benefits read leaves it out. The words that every policy knows unless it lists its own do
// not make it one.
func (p *Policy) Understands(category string) bool {
	p.understandOnce.Do(func() {
		p.understood = map[string]bool{}
		e := p.Enumeration("category")
		if e.Titles != nil { // the policy's own list
			for _, word := range e.Members {
				p.understood[word] = true
			}
		}
		missing := map[string]bool{}
		p.naming(Always, Never, func(n naming, _ string) {
			p.understood[n.category] = true
			missing[n.category] = missing[n.category] || n.hole
		})
		for word := range missing {
			p.understood[word] = p.understood[word] && !missing[word]
		}
	})
	return p.understood[category]
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

// naming visits every naming in the formulas of the benefits that are in force between two months, with the benefit's id.
func (p *Policy) naming(from, to Month, visit func(naming, string)) {
	for _, month := range p.Changes() {
		if next := p.nextChange(month); next <= from || month > to {
			continue
		}
		e, _, report := p.resolve(month, nil, false)
		if report.Failed() {
			continue
		}
		for _, s := range e.Steps {
			seen := map[ast.Node]bool{}
			for _, formula := range []ast.Node{s.When, s.Amount, s.Ceiling} {
				p.namingIn(formula, seen, func(n naming) { visit(n, p.Benefits[s.Benefit].ID) })
			}
		}
	}
}

// namingIn walks a resolved formula, shared parts once.
func (p *Policy) namingIn(n ast.Node, seen map[ast.Node]bool, visit func(naming)) {
	if n == nil || seen[n] {
		return
	}
	seen[n] = true
	members := p.Enumeration("category").Members
	switch n := n.(type) {
	case *ast.BinaryNode:
		code, constant := n.Right.(*ast.FloatNode)
		if constant && isCategory(n.Left) && (n.Operator == "==" || n.Operator == "!=") && code.Value >= 0 && int(code.Value) < len(members) {
			visit(naming{category: members[int(code.Value)], compared: true})
		}
	case *ast.CallNode:
		if table, ok := tableOf(n); ok {
			for dim, index := range n.Arguments[1:] {
				if isCategory(index) {
					p.namingTable(table, dim, visit)
				}
			}
		}
	}
	for _, c := range children(n) {
		p.namingIn(c, seen, visit)
	}
}

func (p *Policy) namingTable(t *kernel.Table, dim int, visit func(naming)) {
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

func isCategory(n ast.Node) bool {
	id, ok := n.(*ast.IdentifierNode)
	return ok && id.Value == "category"
}

func tableOf(n *ast.CallNode) (*kernel.Table, bool) {
	if len(n.Arguments) == 0 {
		return nil, false
	}
	c, ok := n.Arguments[0].(*ast.ConstantNode)
	if !ok {
		return nil, false
	}
	t, ok := c.Value.(*kernel.Table)
	return t, ok
}
