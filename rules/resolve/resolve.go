package rules

import (
	"slices"

	"doudi/model/document"

	"github.com/expr-lang/expr/ast"
)

// stage is when a formula is evaluated, which decides the words it may read.
type stage uint8

const (
	atTurn    stage = iota // at a benefit's turn of one bill
	afterAll               // once all have paid a bill
	periodEnd              // at the end of a month or year
)

// MaxNodes bounds a formula after its defines are expanded.
const MaxNodes = 50_000

// resolver looks up the names of the formulas of one edition.
type resolver struct {
	edition *Edition
	report  *document.Report
	policy  *Policy

	formula *Formula // the one that places refer to
	benefit *Benefit
	stage   stage
	open    []*Define // being expanded
	memo    map[expansion]resolved
	sizes   map[ast.Node]int
	used    map[any]bool // definitions, parameters, … that some formula reads
	leaves  map[leafKey]resolved
}

// expansion is a define in the context of a benefit, since `ytd.unpaid` means another figure at each turn.
type expansion struct {
	define  *Define
	benefit *Benefit
	stage   stage
}

type resolved struct {
	node  ast.Node
	typed Type
}

// top resolves one formula of a benefit and demands a type of it.
func (r *resolver) top(f *Formula, want Type) ast.Node {
	if f == nil {
		return nil
	}
	r.formula = f
	n, t := r.leaf(f.tree, func() (ast.Node, Type) { return r.expr(f.tree, want) })
	if t.kind != isNothing && t.kind != want.kind {
		d := r.errorf(f.tree, "this formula gives %s; %s is needed here", t.said(), want.said())
		if want.kind == isNumber && t.kind == isBool {
			d.Instead("if(%s, amount, 0)", f.Text)
		} else if want.kind == isBool && t.kind == isNumber {
			d.Instead("%s > 0", f.Text)
		}
	}
	return n
}

func (r *resolver) errorf(at ast.Node, format string, args ...any) *document.Diagnostic {
	l := at.Location()
	return r.report.ErrorAt(r.formula.At, l.From, l.To-l.From, format, args...)
}

// bad is what a node with a mistake resolves to.
func bad() (ast.Node, Type) { return &ast.FloatNode{}, Type{} }

// expr resolves a node. want is the type that the context expects, which lets a word in quotes be a member of it.
func (r *resolver) expr(n ast.Node, want Type) (ast.Node, Type) {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return number(n, float64(n.Value)), Number
	case *ast.FloatNode:
		return number(n, n.Value), Number
	case *ast.BoolNode:
		return n, Bool
	case *ast.StringNode:
		return r.literal(n, want)
	case *ast.IdentifierNode:
		return r.leaf(n, func() (ast.Node, Type) { return r.name(n) })
	case *ast.MemberNode:
		return r.leaf(n, func() (ast.Node, Type) { return r.member(n) })
	case *ast.UnaryNode:
		return r.unary(n)
	case *ast.BinaryNode:
		return r.binary(n)
	case *ast.CallNode:
		return r.call(n, n.Callee.(*ast.IdentifierNode).Value, n.Arguments, want)
	case *ast.BuiltinNode:
		return r.call(n, n.Name, n.Arguments, want)
	case *ast.ArrayNode:
		r.errorf(n, "a list stands only behind `in`")
	}
	return bad()
}

// leaf remembers what a name became, so that an explanation can show its number in place.
func (r *resolver) leaf(n ast.Node, resolve func() (ast.Node, Type)) (ast.Node, Type) {
	out, t := resolve()
	if r.leaves != nil {
		r.leaves[leafKey{n, r.benefit}] = resolved{out, t}
	}
	return out, t
}

// number makes a constant that keeps the place of its origin.
func number(at ast.Node, x float64) ast.Node {
	n := &ast.FloatNode{Value: x}
	n.SetLocation(at.Location())
	return n
}

func column(at ast.Node, name string) ast.Node {
	n := &ast.IdentifierNode{Value: name}
	n.SetLocation(at.Location())
	return n
}

func operation(at ast.Node, op string, left, right ast.Node) ast.Node {
	n := &ast.BinaryNode{Operator: op, Left: left, Right: right}
	n.SetLocation(at.Location())
	return n
}

// called makes a call of a function of the language.
func called(at ast.Node, name string, args ...ast.Node) ast.Node {
	n := &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: args}
	n.SetLocation(at.Location())
	return n
}

// literal resolves a word in quotes, which has a meaning only beside an enumeration.
func (r *resolver) literal(n *ast.StringNode, want Type) (ast.Node, Type) {
	if want.kind != isMember {
		r.errorf(n, "the word \"%s\" stands alone", n.Value).
			Because("a word in quotes is a member of an enumeration and can only be compared with one").
			Instead("a comparison, like level == \"county\"")
		return bad()
	}
	code := want.enum.Code(n.Value)
	if code < 0 {
		l := n.Location()
		d := r.report.ErrorAt(r.formula.At, l.From, l.To-l.From, "`%s` has no member `%s`", want.enum.Name, n.Value)
		d.OneOf(n.Value, want.enum.Members)
		return bad()
	}
	return number(n, float64(code)), want
}

func (r *resolver) unary(n *ast.UnaryNode) (ast.Node, Type) {
	want := Number
	if n.Operator == "not" {
		want = Bool
	}
	inner, t := r.expr(n.Node, want)
	if t.kind == isNothing {
		return bad()
	}
	if t.kind != want.kind {
		d := r.errorf(n, "`%s` needs %s, and this is %s", n.Operator, want.said(), t.said())
		if n.Operator == "not" {
			d.Instead("brackets: not (a == b); or `not in`")
		}
		return bad()
	}
	if n.Operator == "+" {
		return inner, t
	}
	out := &ast.UnaryNode{Operator: n.Operator, Node: inner}
	out.SetLocation(n.Location())
	return out, t
}

func (r *resolver) binary(n *ast.BinaryNode) (ast.Node, Type) {
	switch n.Operator {
	case "in":
		return r.in(n)
	case "==", "!=":
		return r.equal(n)
	}
	want, gives := Number, Number
	switch n.Operator {
	case "and", "or":
		want, gives = Bool, Bool
	case "<", "<=", ">", ">=":
		gives = Bool
	}
	left, lt := r.expr(n.Left, want)
	right, rt := r.expr(n.Right, want)
	if lt.kind == isNothing || rt.kind == isNothing {
		return bad()
	}
	for i, t := range []Type{lt, rt} {
		if t.kind != want.kind {
			side := []ast.Node{n.Left, n.Right}[i]
			d := r.errorf(side, "`%s` needs %s on both sides, and this is %s", n.Operator, want.said(), t.said())
			if want.kind == isBool && t.kind == isNumber {
				d.Instead("a comparison, like ytd.total > 0")
			}
			return bad()
		}
	}
	out := operation(n, n.Operator, left, right)
	if n.Operator == "/" && r.edition != nil {
		r.edition.divisions = append(r.edition.divisions, division{right, n.Right, r.formula})
	}
	return out, gives
}

// equal resolves == and !=; a word in quotes takes its enumeration from the other side.
func (r *resolver) equal(n *ast.BinaryNode) (ast.Node, Type) {
	first, second := n.Left, n.Right
	if _, quoted := first.(*ast.StringNode); quoted {
		first, second = second, first
	}
	a, at := r.expr(first, Type{})
	if at.kind == isNothing {
		return bad()
	}
	b, bt := r.expr(second, at)
	if bt.kind == isNothing {
		return bad()
	}
	if at.kind != bt.kind || at.enum != bt.enum {
		r.errorf(n, "%s is compared with %s", at.said(), bt.said())
		return bad()
	}
	return operation(n, n.Operator, a, b), Bool
}

// in resolves membership to comparisons, which have a columnar form.
func (r *resolver) in(n *ast.BinaryNode) (ast.Node, Type) {
	left, lt := r.expr(n.Left, Type{})
	if lt.kind == isNothing {
		return bad()
	}
	if lt.kind != isMember {
		r.errorf(n.Left, "`in` needs a member of an enumeration before it, and this is %s", lt.said()).
			Instead("category in …, level in …")
		return bad()
	}
	var codes []float64
	switch list := n.Right.(type) {
	case *ast.ArrayNode:
		for _, item := range list.Nodes {
			member, t := r.expr(item, lt)
			if t.kind == isNothing {
				return bad()
			}
			code, constant := member.(*ast.FloatNode)
			if !constant || t.enum != lt.enum {
				r.errorf(item, "the list behind `in` holds words in quotes only")
				return bad()
			}
			codes = append(codes, code.Value)
		}
	case *ast.IdentifierNode:
		set := r.policy.names[list.Value].set
		if set == nil {
			r.errorf(list, "`%s` is no set", list.Value).Instead("a name under `sets:`, or a list like [\"a\", \"b\"]")
			return bad()
		}
		r.used[set] = true
		if set.Of != lt.enum {
			r.errorf(n, "the set `%s` holds members of %s, and this is %s", set.Name, set.Of.Name, lt.said())
			return bad()
		}
		codes = r.edition.members(set)
	default:
		r.errorf(n.Right, "behind `in` stands a set or a list of words")
		return bad()
	}
	var out ast.Node = &ast.BoolNode{}
	for i, code := range codes {
		is := operation(n, "==", left, number(n, code))
		if i == 0 {
			out = is
		} else {
			out = operation(n, "or", out, is)
		}
	}
	return out, Bool
}

func sorted(names []string) []string { return slices.Sorted(slices.Values(names)) }
