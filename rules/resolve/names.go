package resolve

import (
	"slices"

	"doudi/model/document"
	"doudi/rules"

	"github.com/expr-lang/expr/ast"
)

// names collects what every name of the policy means and reports names that mean two things.
func (p *checker) names() {
	po := p.policy
	po.Names = map[string]rules.Meaning{}
	for _, g := range rules.Groups {
		po.Names[g] = rules.Meaning{Group: true}
	}
	for name, w := range p.policy.Words() {
		po.Names[name] = rules.Meaning{Word: w}
	}
	add := func(at *document.Node, name string, m rules.Meaning) {
		_, taken := po.Names[name]
		_, function := rules.Functions[name]
		if taken || function {
			p.Errorf(at, "the name `%s` has a meaning already", name).Instead("another name")
			return
		}
		po.Names[name] = m
	}
	for _, x := range po.Facts {
		add(x.Where, x.Name, rules.Meaning{Fact: x})
	}
	for _, x := range po.Sets {
		add(x.Where, x.Name, rules.Meaning{Set: x})
	}
	for _, x := range po.Readings {
		add(x.Where, x.Name, rules.Meaning{Reading: x})
	}
	for _, x := range po.Parameters {
		add(x.Where, x.Name, rules.Meaning{Parameter: x})
	}
	for _, x := range po.Accumulators {
		add(x.Where, x.Name, rules.Meaning{Accumulator: x})
	}
	for _, x := range po.Defines {
		add(x.Where, x.Name, rules.Meaning{Define: x})
	}
	for _, b := range slices.Concat(po.Benefits, po.Enrolments) {
		own := map[string]bool{}
		for _, d := range b.Defines {
			if _, taken := po.Names[d.Name]; taken || own[d.Name] {
				p.Errorf(d.Where, "the name `%s` has a meaning already", d.Name).Instead("another name")
			}
			own[d.Name] = true
		}
	}
}

// gather fills the open enumerations: the members of a fact that was declared by its default alone are the keys of the
// tables that it indexes; the diseases are those that formulas name. It runs once, before names are looked up.
func (p *checker) gather() {
	add := func(e *rules.Enumeration, words ...string) {
		for _, w := range words {
			if e.Open && e.Code(w) < 0 {
				e.Members = append(e.Members, w)
			}
		}
	}
	var walk func(n ast.Node)
	walk = func(n ast.Node) {
		switch n := n.(type) {
		case *ast.MemberNode:
			if e := p.enumerationOf(n.Property); e != nil && e.Open {
				add(e, p.keys(n.Node)...)
			}
		case *ast.BinaryNode:
			p.literals(n, add)
		}
		for _, c := range rules.Children(n) {
			walk(c)
		}
	}
	p.policy.Formulas(func(_ *rules.Benefit, f *rules.Formula) { walk(f.Tree) })
}

// literals adds the words that a formula compares an open enumeration with. A fact whose tables name its members keeps
// those: a further word is a mistake, and is reported when names are looked up.
func (p *checker) literals(n *ast.BinaryNode, add func(*rules.Enumeration, ...string)) {
	for _, side := range [][2]ast.Node{{n.Left, n.Right}, {n.Right, n.Left}} {
		e := p.enumerationOf(side[0])
		if e == nil || !e.Open || e.Name != "disease" && len(e.Members) > 1 {
			continue
		}
		words := []ast.Node{side[1]}
		if list, ok := side[1].(*ast.ArrayNode); ok {
			words = list.Nodes
		}
		for _, w := range words {
			if s, ok := w.(*ast.StringNode); ok {
				add(e, s.Value)
			}
		}
	}
}

// enumerationOf is the enumeration of a bare name, or nil.
func (p *checker) enumerationOf(n ast.Node) *rules.Enumeration {
	id, ok := n.(*ast.IdentifierNode)
	if !ok {
		return nil
	}
	m := p.policy.Names[id.Value]
	switch {
	case m.Word != nil:
		return m.Word.Type.Enum
	case m.Fact != nil:
		return m.Fact.Type.Enum
	}
	return nil
}

// keys are the member names of the table that a name or member chain leads to.
func (p *checker) keys(n ast.Node) []string {
	depth := 0
	for {
		member, ok := n.(*ast.MemberNode)
		if !ok {
			break
		}
		n, depth = member.Node, depth+1
	}
	id, ok := n.(*ast.IdentifierNode)
	if !ok || p.policy.Names[id.Value].Parameter == nil {
		return nil
	}
	var out []string
	var collect func(v *rules.Value, depth int)
	collect = func(v *rules.Value, depth int) {
		for _, m := range v.Members {
			if depth == 0 {
				out = append(out, m.Name)
			} else {
				collect(m.Value, depth-1)
			}
		}
	}
	for _, d := range p.policy.Names[id.Value].Parameter.Dated {
		if d.Value != nil {
			collect(d.Value, depth)
		}
	}
	return out
}
