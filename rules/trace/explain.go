package trace

import (
	"doudi/model/document"
	"doudi/rules"

	"github.com/expr-lang/expr/ast"
)

// Explained is a formula, or a part of one, with what it came to. It is data; package show prints it.
type Explained struct {
	Is     Part
	Name   string          // of a formula the key or define that it stands under; otherwise what is written: a name, sign or function
	Text   string          // of a formula: as the policy has it
	Value  float64         // as Type asks: a condition is 0 or 1, a member its code
	Type   rules.Type      // nothing where a part has no value of its own, or none could be worked out
	Source document.Source // of a parameter: its value's in the edition's months; empty for all else
	Of     []Explained     // its parts in their order; of a name that is a define, its formula where it is read first
}

// Part is what a part of an explained formula is.
type Part uint8

// The parts of explained formulas.
const (
	Whole    Part = iota // a formula, of one part
	Literal              // a number, true or false
	Quoted               // a word in quotes
	Known                // a name, with what stands behind it
	Table                // the name of a set, or of what a function looks up: none has a value
	Operator             // between two parts or before one
	Call
	List
)

// Explain says what the formula of a benefit's step came to under the numbers that the evaluator's columns hold now; name
// is its key. The edition must come from resolve.Traced.
func Explain(e *rules.Edition, b *rules.Benefit, name string, f *rules.Formula, v *Evaluator) Explained {
	x := explainer{e: e, b: b, v: v, seen: map[string]bool{}}
	return x.formula(name, f)
}

type explainer struct {
	e    *rules.Edition
	b    *rules.Benefit
	v    *Evaluator
	seen map[string]bool // defines whose formula stands in the explanation already
}

func (x *explainer) formula(name string, f *rules.Formula) Explained {
	out := Explained{Is: Whole, Name: name, Text: f.Text, Of: []Explained{x.part(f.Tree)}}
	out.Value, out.Type = x.value(f.Tree)
	return out
}

func (x *explainer) part(n ast.Node) Explained {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return Explained{Is: Literal, Value: float64(n.Value), Type: rules.Number}
	case *ast.FloatNode:
		return Explained{Is: Literal, Value: n.Value, Type: rules.Number}
	case *ast.BoolNode:
		return Explained{Is: Literal, Value: rules.TruthOf(n.Value).Number, Type: rules.Bool}
	case *ast.StringNode:
		return Explained{Is: Quoted, Name: n.Value}
	case *ast.IdentifierNode, *ast.MemberNode:
		return x.known(n)
	case *ast.UnaryNode:
		return Explained{Is: Operator, Name: n.Operator, Of: x.parts(n)}
	case *ast.BinaryNode:
		return Explained{Is: Operator, Name: n.Operator, Of: x.parts(n)}
	case *ast.CallNode:
		return x.call(n.Callee.(*ast.IdentifierNode).Value, n)
	case *ast.BuiltinNode:
		return x.call(n.Name, n)
	}
	return Explained{Is: List, Of: x.parts(n)}
}

func (x *explainer) parts(n ast.Node) []Explained {
	var out []Explained
	for _, part := range rules.Children(n) {
		out = append(out, x.part(part))
	}
	return out
}

func (x *explainer) call(name string, n ast.Node) Explained {
	out := Explained{Is: Call, Name: name}
	for i, part := range rules.Children(n) {
		if shape := rules.Functions[name].Table; shape == rules.BracketsTable && i == 1 || shape == rules.ListTable && i == 0 {
			out.Of = append(out.Of, Explained{Is: Table, Name: rules.Spelled(chain(part))})
		} else {
			out.Of = append(out.Of, x.part(part))
		}
	}
	return out
}

// chain is a chain of names, whatever stands in its brackets.
func chain(n ast.Node) []string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return []string{n.Value}
	case *ast.StringNode:
		return []string{n.Value}
	case *ast.MemberNode:
		return append(chain(n.Node), chain(n.Property)...)
	}
	return []string{"…"}
}

// known is a name with its value; the formula of a define stands below it, once.
func (x *explainer) known(n ast.Node) Explained {
	names := chain(n)
	out := Explained{Is: Known, Name: rules.Spelled(names)}
	meaning, d := x.e.Policy.Names[names[0]], x.define(names[0])
	switch {
	case meaning.Set != nil:
		out.Is = Table
		return out
	case d != nil && !x.seen[d.Name]:
		x.seen[d.Name] = true
		out.Of = []Explained{x.formula(d.Name, d.Formula)}
	case d == nil && meaning.Parameter != nil:
		if dated := meaning.Parameter.InForce(x.e.From); dated != nil {
			out.Source = dated.Source
		}
	}
	out.Value, out.Type = x.value(n)
	return out
}

func (x *explainer) define(name string) *rules.Define {
	for _, d := range x.b.Defines {
		if d.Name == name {
			return d
		}
	}
	return x.e.Policy.Names[name].Define
}

// value works out a name or formula whose meaning the edition keeps.
func (x *explainer) value(n ast.Node) (float64, rules.Type) {
	became, ok := x.e.Leaves[rules.Leaf{Node: n, Benefit: x.b}]
	if !ok {
		return 0, rules.Type{}
	}
	switch out, err := x.v.run(became.Formula); out := out.(type) {
	case float64:
		if err == nil {
			return out, became.Type
		}
	case bool:
		if err == nil {
			return rules.TruthOf(out).Number, rules.Bool
		}
	}
	return 0, rules.Type{}
}
