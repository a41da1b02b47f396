package kernel

import (
	"fmt"

	"github.com/expr-lang/expr/ast"
)

// Reader says which value a name of a formula is.
type Reader func(name string) (Ref, error)

// Refused is what has no columnar form, and where it stands.
type Refused struct {
	Node ast.Node
	What string
}

func (r *Refused) Error() string { return "kernel: no columnar form: " + r.What }

// MaxDepth bounds the nesting of one formula.
const MaxDepth = 10_000

// Formula adds a resolved formula to the graph. Parts that the tree shares are visited once.
func (b *Builder) Formula(n ast.Node, read Reader) (Ref, error) {
	f := &formulas{b: b, read: read, done: map[ast.Node]Ref{}}
	r, err := f.node(n, 0)
	if err == nil && b.full {
		err = ErrTooLarge
	}
	return r, err
}

type formulas struct {
	b    *Builder
	read Reader
	done map[ast.Node]Ref
}

func (f *formulas) node(n ast.Node, depth int) (Ref, error) {
	if r, ok := f.done[n]; ok {
		return r, nil
	}
	if depth > MaxDepth {
		return 0, &Refused{n, fmt.Sprintf("nested more than %d deep", MaxDepth)}
	}
	r, err := f.make(n, depth+1)
	if err == nil {
		f.done[n] = r
	}
	return r, err
}

func (f *formulas) make(n ast.Node, depth int) (Ref, error) {
	switch n := n.(type) {
	case *ast.FloatNode:
		return f.b.Const(n.Value), nil
	case *ast.BoolNode:
		return f.b.Truth(n.Value), nil
	case *ast.IdentifierNode:
		return f.read(n.Value)
	case *ast.UnaryNode:
		x, err := f.node(n.Node, depth)
		if err != nil {
			return 0, err
		}
		if n.Operator == "not" {
			return f.b.Make(Not, x), nil
		}
		return f.b.Make(Neg, x), nil
	case *ast.BinaryNode:
		return f.binary(n, depth)
	case *ast.CallNode:
		return f.call(n, depth)
	}
	return 0, &Refused{n, fmt.Sprintf("%T", n)}
}

func (f *formulas) binary(n *ast.BinaryNode, depth int) (Ref, error) {
	x, err := f.node(n.Left, depth)
	if err != nil {
		return 0, err
	}
	y, err := f.node(n.Right, depth)
	if err != nil {
		return 0, err
	}
	switch n.Operator {
	case ">":
		return f.b.Make(Less, y, x), nil
	case ">=":
		return f.b.Make(LessEqual, y, x), nil
	}
	operations := map[string]Operation{
		"+": Add, "-": Sub, "*": Mul, "/": Div, "<": Less, "<=": LessEqual, "==": Equal, "!=": NotEqual, "and": And, "or": Or,
	}
	o, known := operations[n.Operator]
	if !known {
		return 0, &Refused{n, "the operator " + n.Operator}
	}
	if f.b.IsCondition(x) && (o == Equal || o == NotEqual) { // a mask is no number, and is not equal to itself as one
		same := f.b.Make(Or, f.b.Make(And, x, y), f.b.Make(And, f.b.Make(Not, x), f.b.Make(Not, y)))
		if o == NotEqual {
			same = f.b.Make(Not, same)
		}
		return same, nil
	}
	return f.b.Make(o, x, y), nil
}

func (f *formulas) call(n *ast.CallNode, depth int) (Ref, error) {
	name := n.Callee.(*ast.IdentifierNode).Value
	var args []Ref
	var table any
	for _, a := range n.Arguments {
		if c, ok := a.(*ast.ConstantNode); ok {
			table = c.Value
			continue
		}
		r, err := f.node(a, depth)
		if err != nil {
			return 0, err
		}
		args = append(args, r)
	}
	b := f.b
	switch name {
	case "if":
		return b.Make(Select, args...), nil
	case "min":
		return b.Make(Minimum, args...), nil
	case "max":
		return b.Make(Maximum, args...), nil
	case "abs":
		return b.Make(Abs, args...), nil
	case "clamp":
		return b.Make(Maximum, b.Make(Minimum, args[0], args[2]), args[1]), nil
	case "round":
		return b.Make(ToNearest, args...), nil
	case "round_down":
		return b.Make(ToBelow, args...), nil
	case "round_up":
		return b.Make(ToAbove, args...), nil
	case "brackets":
		return b.Brackets(args[0], table.(Brackets)), nil
	case "band":
		return b.Band(args[0], table.(Brackets)), nil
	case "nth":
		return b.Nth(args[0], table.(List)), nil
	case "pick":
		return b.Pick(table.(*Table), args...), nil
	}
	return 0, &Refused{n, "the function " + name}
}
