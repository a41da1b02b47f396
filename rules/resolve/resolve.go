package resolve

import (
	"doudi/model/document"
	"doudi/rules"

	"github.com/expr-lang/expr/ast"
)

// stage is when a formula is evaluated, which decides the words it may read.
type stage uint8

const (
	atTurn    stage = iota // at a benefit's turn of one bill
	afterAll               // once all have paid a bill
	periodEnd              // at the end of a month or year
	enrolment              // for a person, before there is any bill
)

// MaxNodes bounds a formula after its defines are expanded.
const MaxNodes = 50_000

// resolver looks up the names of the formulas of one edition.
type resolver struct {
	edition *rules.Edition
	report  *document.Report
	policy  *rules.Policy

	formula *rules.Formula // the one that places refer to
	benefit *rules.Benefit
	stage   stage
	open    []*rules.Define // being expanded
	memo    map[expansion]rules.Became
	sizes   map[*rules.Resolved]int

	values    map[*rules.Parameter]*rules.Value
	drawn     map[*rules.Parameter]*rules.Drawn
	readings  map[*rules.Reading]*rules.Enumeration
	divisions []division
	listed    map[rules.Column]bool // the inputs of the edition
	used      map[any]bool          // definitions, parameters, … that some formula reads
}

// expansion is a define in the context of a benefit, since `ytd.unpaid` means another figure at each turn.
type expansion struct {
	define  *rules.Define
	benefit *rules.Benefit
	stage   stage
}

// top resolves one formula of a benefit and demands a type of it.
func (r *resolver) top(f *rules.Formula, want rules.Type) *rules.Resolved {
	if f == nil {
		return nil
	}
	r.formula = f
	n, t := r.leaf(f.Tree, func() (*rules.Resolved, rules.Type) { return r.expr(f.Tree, want) })
	if t.Kind != rules.GivesNothing && t.Kind != want.Kind {
		d := r.errorf(f.Tree, "this formula gives %s; %s is needed here", t.Said(), want.Said())
		if want.Kind == rules.GivesNumber && t.Kind == rules.GivesBool {
			d.Instead("if(%s, amount, 0)", f.Text)
		} else if want.Kind == rules.GivesBool && t.Kind == rules.GivesNumber {
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
func bad() (*rules.Resolved, rules.Type) { return rules.Fixed(0), rules.Type{} }

// expr resolves a node. want is the type that the context expects, which lets a word in quotes be a member of it.
func (r *resolver) expr(n ast.Node, want rules.Type) (*rules.Resolved, rules.Type) {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return rules.Fixed(float64(n.Value)), rules.Number
	case *ast.FloatNode:
		return rules.Fixed(n.Value), rules.Number
	case *ast.BoolNode:
		return rules.TruthOf(n.Value), rules.Bool
	case *ast.StringNode:
		return r.literal(n, want)
	case *ast.IdentifierNode:
		return r.leaf(n, func() (*rules.Resolved, rules.Type) { return r.name(n) })
	case *ast.MemberNode:
		return r.leaf(n, func() (*rules.Resolved, rules.Type) { return r.member(n) })
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
func (r *resolver) leaf(n ast.Node, resolve func() (*rules.Resolved, rules.Type)) (*rules.Resolved, rules.Type) {
	out, t := resolve()
	r.keep(n, out, t)
	return out, t
}

func (r *resolver) keep(n ast.Node, became *rules.Resolved, t rules.Type) {
	if r.edition.Leaves != nil {
		r.edition.Leaves[rules.Leaf{Node: n, Benefit: r.benefit}] = rules.Became{Formula: became, Type: t}
	}
}

// literal resolves a word in quotes, which has a meaning only beside an enumeration.
func (r *resolver) literal(n *ast.StringNode, want rules.Type) (*rules.Resolved, rules.Type) {
	if want.Kind != rules.GivesMember {
		r.errorf(n, "the word \"%s\" stands alone", n.Value).
			Because("a word in quotes is a member of an enumeration and can only be compared with one").
			Instead("a comparison, like level == \"county\"")
		return bad()
	}
	code := want.Enum.Code(n.Value)
	if code < 0 {
		l := n.Location()
		d := r.report.ErrorAt(r.formula.At, l.From, l.To-l.From, "`%s` has no member `%s`", want.Enum.Name, n.Value)
		d.OneOf(n.Value, want.Enum.Members)
		return bad()
	}
	return rules.Fixed(float64(code)), want
}

func (r *resolver) unary(n *ast.UnaryNode) (*rules.Resolved, rules.Type) {
	want := rules.Number
	if f := rules.Unary[n.Operator]; f != nil {
		want = f.Takes
	}
	inner, t := r.expr(n.Node, want)
	if t.Kind == rules.GivesNothing {
		return bad()
	}
	if t.Kind != want.Kind {
		d := r.errorf(n, "`%s` needs %s, and this is %s", n.Operator, want.Said(), t.Said())
		if n.Operator == "not" {
			d.Instead("brackets: not (a == b); or `not in`")
		}
		return bad()
	}
	if n.Operator == "+" {
		return inner, t
	}
	return rules.Applied(rules.Unary[n.Operator], inner), t
}

func (r *resolver) binary(n *ast.BinaryNode) (*rules.Resolved, rules.Type) {
	switch n.Operator {
	case "in":
		return r.in(n)
	case "==", "!=":
		return r.equal(n)
	}
	f := rules.Binary[n.Operator]
	want := f.Takes
	left, lt := r.expr(n.Left, want)
	right, rt := r.expr(n.Right, want)
	if lt.Kind == rules.GivesNothing || rt.Kind == rules.GivesNothing {
		return bad()
	}
	for i, t := range []rules.Type{lt, rt} {
		if t.Kind != want.Kind {
			side := []ast.Node{n.Left, n.Right}[i]
			d := r.errorf(side, "`%s` needs %s on both sides, and this is %s", n.Operator, want.Said(), t.Said())
			if want.Kind == rules.GivesBool && t.Kind == rules.GivesNumber {
				d.Instead("a comparison, like ytd.total > 0")
			}
			return bad()
		}
	}
	if f.Divides {
		r.divisions = append(r.divisions, division{right, n.Right, r.formula})
	}
	return rules.Applied(f, left, right), f.Gives
}

// equal resolves == and !=; a word in quotes takes its enumeration from the other side.
func (r *resolver) equal(n *ast.BinaryNode) (*rules.Resolved, rules.Type) {
	first, second := n.Left, n.Right
	if _, quoted := first.(*ast.StringNode); quoted {
		first, second = second, first
	}
	a, at := r.expr(first, rules.Type{})
	if at.Kind == rules.GivesNothing {
		return bad()
	}
	b, bt := r.expr(second, at)
	if bt.Kind == rules.GivesNothing {
		return bad()
	}
	if at.Kind != bt.Kind || at.Enum != bt.Enum {
		r.errorf(n, "%s is compared with %s", at.Said(), bt.Said())
		return bad()
	}
	return rules.Applied(rules.Binary[n.Operator], a, b), rules.Bool
}

// in resolves membership to comparisons, which have a columnar form.
func (r *resolver) in(n *ast.BinaryNode) (*rules.Resolved, rules.Type) {
	left, lt := r.expr(n.Left, rules.Type{})
	if lt.Kind == rules.GivesNothing {
		return bad()
	}
	if lt.Kind != rules.GivesMember {
		r.errorf(n.Left, "`in` needs a member of an enumeration before it, and this is %s", lt.Said()).
			Instead("category in …, level in …")
		return bad()
	}
	var codes []float64
	switch list := n.Right.(type) {
	case *ast.ArrayNode:
		for _, item := range list.Nodes {
			member, t := r.expr(item, lt)
			if t.Kind == rules.GivesNothing {
				return bad()
			}
			if member.Is != rules.Constant || t.Enum != lt.Enum {
				r.errorf(item, "the list behind `in` holds words in quotes only")
				return bad()
			}
			codes = append(codes, member.Number)
		}
	case *ast.IdentifierNode:
		set := r.policy.Names[list.Value].Set
		if set == nil {
			r.errorf(list, "`%s` is no set", list.Value).Instead("a name under `sets:`, or a list like [\"a\", \"b\"]")
			return bad()
		}
		r.used[set] = true
		if set.Of != lt.Enum {
			r.errorf(n, "the set `%s` holds members of %s, and this is %s", set.Name, set.Of.Name, lt.Said())
			return bad()
		}
		codes = set.In(r.edition.From)
	default:
		r.errorf(n.Right, "behind `in` stands a set or a list of words")
		return bad()
	}
	out := rules.TruthOf(false)
	for i, code := range codes {
		is := rules.Applied(rules.Binary["=="], left, rules.Fixed(code))
		if i == 0 {
			out = is
		} else {
			out = rules.Applied(rules.Binary["or"], out, is)
		}
	}
	return out, rules.Bool
}
