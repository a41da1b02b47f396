package rules

import (
	"slices"
	"strings"

	"doudi/model/document"

	"github.com/expr-lang/expr/ast"
)

// meaning is what a name stands for in formulas; exactly one field is set.
type meaning struct {
	parameter   *Parameter
	set         *Set
	fact        *Fact
	reading     *Reading
	define      *Define
	accumulator *Accumulator
	word        *word
	group       bool // unpaid, paid, oop, ytd, mtd, life, household: only with a word behind a dot
}

// word is a core name of formulas.
type word struct {
	owner  Owner
	typed  Type
	lo, hi float64 // the values it can take
	period bool    // also known at a period's end
}

// functions are the functions of the language with their numbers of arguments.
var functions = map[string][2]int{
	"if": {3, 3}, "min": {2, 32}, "max": {2, 32}, "abs": {1, 1}, "clamp": {3, 3},
	"round": {2, 2}, "round_down": {2, 2}, "round_up": {2, 2}, "brackets": {2, 2}, "band": {2, 2}, "nth": {2, 2},
}

// groups are the words that only stand before a dot.
var groups = []string{"unpaid", "paid", "oop", "ytd", "mtd", "life", "household"}

// names collects what every name of the policy means and reports names that mean two things.
func (p *reader) names() {
	po := p.policy
	po.names = map[string]meaning{}
	for _, g := range groups {
		po.names[g] = meaning{group: true}
	}
	for name, w := range p.words() {
		po.names[name] = meaning{word: w}
	}
	add := func(at *document.Node, name string, m meaning) {
		_, taken := po.names[name]
		_, function := functions[name]
		if taken || function {
			p.Errorf(at, "the name `%s` has a meaning already", name).Instead("another name")
			return
		}
		po.names[name] = m
	}
	for _, x := range po.Facts {
		add(x.at, x.Name, meaning{fact: x})
	}
	for _, x := range po.Sets {
		add(x.at, x.Name, meaning{set: x})
	}
	for _, x := range po.Readings {
		add(x.at, x.Name, meaning{reading: x})
	}
	for _, x := range po.Parameters {
		add(x.nameAt, x.Name, meaning{parameter: x})
	}
	for _, x := range po.Accumulators {
		add(x.at, x.Name, meaning{accumulator: x})
	}
	for _, x := range po.Defines {
		add(x.at, x.Name, meaning{define: x})
	}
	for _, b := range po.Benefits {
		own := map[string]bool{}
		for _, d := range b.Defines {
			if _, taken := po.names[d.Name]; taken || own[d.Name] {
				p.Errorf(d.at, "the name `%s` has a meaning already", d.Name).Instead("another name")
			}
			own[d.Name] = true
		}
	}
}

// words are the core words of formulas, with the policy's costs among them.
func (p *reader) words() map[string]*word {
	e := p.policy.Enumeration
	money := func() *word { return &word{OfClaim, Number, 0, infinite, false} }
	member := func(of Owner, name string) *word {
		return &word{of, MemberOf(e(name)), -1, float64(len(e(name).Members)), false}
	}
	out := map[string]*word{
		"total":        money(),
		"kind":         member(OfClaim, "kind"),
		"level":        member(OfClaim, "level"),
		"place":        member(OfClaim, "place"),
		"disease":      member(OfClaim, "disease"),
		"in_county":    {OfClaim, Bool, 0, 1, false},
		"referred":     {OfClaim, Bool, 0, 1, false},
		"admission_no": {OfClaim, Number, 0, 10_000, false},
		"month":        {OfClaim, Number, 1, 12, true},
		"year":         {OfClaim, Number, 1, 9999, true},
		"age":          {OfPerson, Number, 0, 150, false},
		"sex":          member(OfPerson, "sex"),
		"category":     member(OfPerson, "category"),
		"insured":      {OfPerson, Bool, 0, 1, false},
	}
	for _, c := range p.policy.Costs {
		out[c] = money()
	}
	return out
}

// near suggests a name that formulas know.
func (p *Policy) near(name string, b *Benefit) string {
	var known []string
	for n := range p.names {
		known = append(known, n)
	}
	if b != nil {
		for _, d := range b.Defines {
			known = append(known, d.Name)
		}
	}
	slices.Sort(known)
	return document.Nearest(name, known)
}

// formulas calls do with every formula of the policy and the benefit it belongs to (nil outside benefits).
func (p *Policy) formulas(do func(b *Benefit, f *Formula)) {
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
	for _, b := range p.Benefits {
		for _, d := range b.Defines {
			visit(b, d.Formula)
		}
		visit(b, b.When, b.Pays, b.Leaves, b.Ceiling, b.Deductible)
	}
}

// gather fills the open enumerations: the members of a fact that was declared by its default alone are the keys of the
// tables that it indexes; the diseases are those that formulas name. It runs once, before names are looked up.
func (p *reader) gather() {
	add := func(e *Enumeration, words ...string) {
		for _, w := range words {
			if e.open && e.Code(w) < 0 {
				e.Members = append(e.Members, w)
			}
		}
	}
	var walk func(n ast.Node)
	walk = func(n ast.Node) {
		switch n := n.(type) {
		case *ast.MemberNode:
			if e := p.enumerationOf(n.Property); e != nil && e.open {
				add(e, p.keys(n.Node)...)
			}
		case *ast.BinaryNode:
			p.literals(n, add)
		}
		for _, c := range children(n) {
			walk(c)
		}
	}
	p.policy.formulas(func(_ *Benefit, f *Formula) { walk(f.tree) })
}

// literals adds the words that a formula compares an open enumeration with. A fact whose tables name its members keeps
// those: a further word is a mistake, and is reported when names are looked up.
func (p *reader) literals(n *ast.BinaryNode, add func(*Enumeration, ...string)) {
	for _, side := range [][2]ast.Node{{n.Left, n.Right}, {n.Right, n.Left}} {
		e := p.enumerationOf(side[0])
		if e == nil || !e.open || e.Name != "disease" && len(e.Members) > 1 {
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
func (p *reader) enumerationOf(n ast.Node) *Enumeration {
	id, ok := n.(*ast.IdentifierNode)
	if !ok {
		return nil
	}
	m := p.policy.names[id.Value]
	switch {
	case m.word != nil:
		return m.word.typed.enum
	case m.fact != nil:
		return m.fact.Type.enum
	}
	return nil
}

// keys are the member names of the table that a name or member chain leads to.
func (p *reader) keys(n ast.Node) []string {
	depth := 0
	for {
		member, ok := n.(*ast.MemberNode)
		if !ok {
			break
		}
		n, depth = member.Node, depth+1
	}
	id, ok := n.(*ast.IdentifierNode)
	if !ok || p.policy.names[id.Value].parameter == nil {
		return nil
	}
	var out []string
	var collect func(v *Value, depth int)
	collect = func(v *Value, depth int) {
		for _, m := range v.Members {
			if depth == 0 {
				out = append(out, m.Name)
			} else {
				collect(m.Value, depth-1)
			}
		}
	}
	for _, d := range p.policy.names[id.Value].parameter.Dated {
		if d.Value != nil {
			collect(d.Value, depth)
		}
	}
	return out
}

// children are the parts of a parsed node.
func children(n ast.Node) []ast.Node {
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

// path is a chain of plain names, a.b.c, or nil if something else is in it.
func path(n ast.Node) []string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return []string{n.Value}
	case *ast.MemberNode:
		s, ok := n.Property.(*ast.StringNode)
		before := path(n.Node)
		if !ok || before == nil {
			return nil
		}
		return append(before, s.Value)
	}
	return nil
}

// spelled writes a chain of names as it stands in formulas.
func spelled(names []string) string { return strings.Join(names, ".") }
