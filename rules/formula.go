package rules

import (
	"slices"
	"strings"

	"doudi/model/document"

	"github.com/expr-lang/expr/ast"
)

// Formula is one parsed formula and the place it stands in.
type Formula struct {
	Text string
	At   *document.Node
	Tree ast.Node // as parsed, before names are looked up
}

// Clause is one of a benefit's formulas, which may be nil, by its key.
type Clause struct {
	Key     string
	Formula **Formula
}

// Clauses are a benefit's formulas in the order in which they are read, explained and compared. A further one is a further row.
func (b *Benefit) Clauses() []Clause {
	return []Clause{{"when", &b.When}, {"pays", &b.Pays}, {"leaves", &b.Leaves}, {"ceiling", &b.Ceiling}, {"deductible", &b.Deductible}}
}

// Formulas calls do with every formula of the policy and the benefit it belongs to (nil outside benefits).
func (p *Policy) Formulas(do func(b *Benefit, f *Formula)) {
	visit := func(b *Benefit, fs ...*Formula) {
		for _, f := range fs {
			if f != nil {
				do(b, f)
			}
		}
	}
	for _, d := range p.Defines {
		visit(nil, d.Formula)
	}
	for _, a := range p.Accumulators {
		visit(nil, a.Adds)
	}
	for _, b := range slices.Concat(p.Benefits, p.Enrolments) {
		for _, d := range b.Defines {
			visit(b, d.Formula)
		}
		for _, c := range b.Clauses() {
			visit(b, *c.Formula)
		}
	}
}

// Children are the parts of a parsed node.
func Children(n ast.Node) []ast.Node {
	switch n := n.(type) {
	case *ast.UnaryNode:
		return []ast.Node{n.Node}
	case *ast.BinaryNode:
		return []ast.Node{n.Left, n.Right}
	case *ast.MemberNode:
		return []ast.Node{n.Node, n.Property}
	case *ast.CallNode:
		return n.Arguments
	case *ast.BuiltinNode:
		return n.Arguments
	case *ast.ArrayNode:
		return n.Nodes
	}
	return nil
}

// Path is a chain of plain names, a.b.c, or nil if something else is in it.
func Path(n ast.Node) []string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return []string{n.Value}
	case *ast.MemberNode:
		s, ok := n.Property.(*ast.StringNode)
		before := Path(n.Node)
		if !ok || before == nil {
			return nil
		}
		return append(before, s.Value)
	}
	return nil
}

// Spelled writes a chain of names as it stands in formulas.
func Spelled(names []string) string { return strings.Join(names, ".") }

// ParametersOf are the parameters that a benefit's formulas read, themselves or by way of defines, in the order of the file.
func (p *Policy) ParametersOf(b *Benefit) []*Parameter {
	read := p.namesIn(b)
	var out []*Parameter
	for _, q := range p.Parameters {
		if read[q.Name] {
			out = append(out, q)
		}
	}
	return out
}

// DefinesOf are the defines that a benefit's formulas read, likewise: its own, then the policy's.
func (p *Policy) DefinesOf(b *Benefit) []*Define {
	read := p.namesIn(b)
	var out []*Define
	for _, d := range slices.Concat(b.Defines, p.Defines) {
		if read[d.Name] && !slices.ContainsFunc(out, func(x *Define) bool { return x.Name == d.Name }) {
			out = append(out, d)
		}
	}
	return out
}

// SetsOf are the sets that a benefit's formulas read, likewise.
func (p *Policy) SetsOf(b *Benefit) []*Set {
	read := p.namesIn(b)
	var out []*Set
	for _, s := range p.Sets {
		if read[s.Name] {
			out = append(out, s)
		}
	}
	return out
}

// namesIn are the names at the head of what a benefit's formulas read, and the defines within them.
func (p *Policy) namesIn(b *Benefit) map[string]bool {
	read, defines := map[string]bool{}, map[string]*Formula{}
	for _, d := range slices.Concat(p.Defines, b.Defines) {
		defines[d.Name] = d.Formula
	}
	var follow func(n ast.Node)
	follow = func(n ast.Node) {
		if name, ok := n.(*ast.IdentifierNode); ok && !read[name.Value] {
			read[name.Value] = true
			if f := defines[name.Value]; f != nil {
				follow(f.Tree)
			}
		}
		for _, part := range Children(n) {
			follow(part)
		}
	}
	for _, c := range b.Clauses() {
		if f := *c.Formula; f != nil {
			follow(f.Tree)
		}
	}
	return read
}
