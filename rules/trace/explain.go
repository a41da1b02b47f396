package trace

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"doudi/rules"

	"github.com/expr-lang/expr/ast"
)

// Explained is a formula with its numbers filled in.
type Explained struct {
	Name    string // of a define; "" for the formula itself
	Text    string // as the policy has it
	Filled  string // with a number for every name
	Value   string
	Defines []Explained // the defines it uses, each once
}

// Explain fills the formula of a benefit's step with the numbers that the evaluator's columns hold now. The edition
// must come from resolve.Traced.
func Explain(e *rules.Edition, b *rules.Benefit, name string, f *rules.Formula, v *Evaluator) Explained {
	x := explainer{e: e, b: b, v: v, seen: map[string]bool{}}
	return x.formula(name, f)
}

type explainer struct {
	e    *rules.Edition
	b    *rules.Benefit
	v    *Evaluator
	seen map[string]bool
	uses []Explained
}

func (x *explainer) formula(name string, f *rules.Formula) Explained {
	outer := x.uses
	x.uses = nil
	out := Explained{Name: name, Text: f.Text, Filled: x.write(f.Tree, 0), Value: x.value(f.Tree)}
	out.Defines, x.uses = x.uses, outer
	return out
}

// write prints a formula with numbers for names; outer is the precedence of what stands around it.
func (x *explainer) write(n ast.Node, outer int) string {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return strconv.Itoa(n.Value)
	case *ast.FloatNode:
		return plain(n.Value)
	case *ast.BoolNode:
		return strconv.FormatBool(n.Value)
	case *ast.StringNode:
		return strconv.Quote(n.Value)
	case *ast.IdentifierNode:
		return x.leaf(n)
	case *ast.MemberNode:
		return x.leaf(n)
	case *ast.UnaryNode:
		return spaced(n.Operator) + x.write(n.Node, 9)
	case *ast.BinaryNode:
		level := precedence(n.Operator)
		text := x.write(n.Left, level) + " " + n.Operator + " " + x.write(n.Right, level+1)
		if level < outer {
			return "(" + text + ")"
		}
		return text
	case *ast.CallNode:
		return x.call(n.Callee.(*ast.IdentifierNode).Value, n.Arguments)
	case *ast.BuiltinNode:
		return x.call(n.Name, n.Arguments)
	case *ast.ArrayNode:
		var items []string
		for _, item := range n.Nodes {
			items = append(items, x.write(item, 0))
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return "?"
}

func spaced(operator string) string {
	if operator == "not" {
		return "not "
	}
	return operator
}

func (x *explainer) call(name string, args []ast.Node) string {
	var parts []string
	for i, a := range args {
		if shape := rules.Functions[name].Table; shape == rules.BracketsTable && i == 1 || shape == rules.ListTable && i == 0 {
			parts = append(parts, strings.Join(names(a), "."))
		} else {
			parts = append(parts, x.write(a, 0))
		}
	}
	return name + "(" + strings.Join(parts, ", ") + ")"
}

// names is a chain of names for print, whatever stands in its brackets.
func names(n ast.Node) []string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return []string{n.Value}
	case *ast.StringNode:
		return []string{n.Value}
	case *ast.MemberNode:
		return append(names(n.Node), names(n.Property)...)
	}
	return []string{"…"}
}

// leaf is the number of a name; a define is explained on a line of its own.
func (x *explainer) leaf(n ast.Node) string {
	if id, ok := n.(*ast.IdentifierNode); ok {
		if d := x.define(id.Value); d != nil && !x.seen[id.Value] {
			x.seen[id.Value] = true
			x.uses = append(x.uses, x.formula(d.Name, d.Formula))
		}
		if x.e.Policy.Names[id.Value].Set != nil {
			return id.Value
		}
	}
	return x.value(n)
}

func (x *explainer) define(name string) *rules.Define {
	for _, d := range x.b.Defines {
		if d.Name == name {
			return d
		}
	}
	return x.e.Policy.Names[name].Define
}

// value evaluates a resolved name or formula and writes it as its type asks.
func (x *explainer) value(n ast.Node) string {
	known, ok := x.e.Leaves[rules.Leaf{Node: n, Benefit: x.b}]
	if !ok {
		return "?"
	}
	out, err := x.v.run(known.Formula)
	if err != nil {
		return "?"
	}
	switch value := out.(type) {
	case bool:
		return strconv.FormatBool(value)
	case float64:
		if e := known.Type.Enum; e != nil {
			if i := int(value); i >= 0 && i < len(e.Members) {
				return strconv.Quote(e.Members[i])
			}
			return "none"
		}
		return plain(value)
	}
	return "?"
}

// plain writes a number without needless digits: at most six decimals, none for whole numbers.
func plain(x float64) string {
	if math.IsInf(x, 1) {
		return "none"
	}
	text := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.6f", x), "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}

func precedence(operator string) int {
	switch operator {
	case "or":
		return 1
	case "and":
		return 2
	case "==", "!=", "<", "<=", ">", ">=", "in":
		return 3
	case "+", "-":
		return 4
	}
	return 5
}
