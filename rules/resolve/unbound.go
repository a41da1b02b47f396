package resolve

import (
	"math"
	"slices"

	"doudi/rules"
	"doudi/rules/kernel"

	"github.com/expr-lang/expr/ast"
)

// mostMoney is above every amount, and every sum of amounts, that a column can hold; mostValue is where products of them
// are held, so that only `none` makes a value rules.Infinite.
const (
	mostMoney = 1e18
	mostValue = 1e300
)

// unbound is a bounder that tells `none` from what is merely large, some words held to one value.
type unbound struct {
	bounder
	no map[ast.Node]bool // whether a part may have no value
}

func newUnbound(e *rules.Edition, fixed map[string]float64) *unbound {
	v := &unbound{*newBounder(e.Policy), map[ast.Node]bool{}}
	v.hold = func(n ast.Node, x interval) interval {
		if id, ok := n.(*ast.IdentifierNode); ok {
			if code, known := fixed[id.Value]; known {
				return interval{code, code}
			}
			return interval{max(x.lo, -mostMoney), min(x.hi, mostMoney)}
		}
		if holdsNone(n) || slices.ContainsFunc(rules.Children(n), func(c ast.Node) bool { return v.of(c).endless() }) {
			return x
		}
		return interval{max(x.lo, -mostValue), min(x.hi, mostValue)}
	}
	return v
}

// endless says whether a value may be `none`, or the opposite of it.
func (x interval) endless() bool { return math.IsInf(x.lo, 0) || math.IsInf(x.hi, 0) }

// nothing says whether a value may be zero.
func (x interval) nothing() bool { return x.lo <= 0 && x.hi >= 0 }

// holdsNone says whether a node is `none`, or looks up a table or list with `none` in it.
func holdsNone(n ast.Node) bool {
	endless := func(x float64) bool { return math.IsInf(x, 0) }
	switch n := n.(type) {
	case *ast.FloatNode:
		return endless(n.Value)
	case *ast.CallNode:
		return slices.ContainsFunc(n.Arguments, func(a ast.Node) bool {
			_, table := a.(*ast.ConstantNode)
			return table && holdsNone(a)
		})
	case *ast.ConstantNode:
		switch t := n.Value.(type) {
		case *kernel.Table:
			return slices.ContainsFunc(t.Cells, endless)
		case kernel.List:
			return slices.ContainsFunc(t, endless)
		}
	}
	return false
}

// undefined says whether a formula may have no value; the side of an `if` that is not taken does not count.
func (v *unbound) undefined(n ast.Node) bool {
	known, ok := v.no[n]
	if !ok {
		known = v.look(n)
		v.no[n] = known
	}
	return known
}

func (v *unbound) look(n ast.Node) bool {
	parts := rules.Children(n)
	call, function := n.(*ast.CallNode)
	name := ""
	if function {
		name = call.Callee.(*ast.IdentifierNode).Value
	}
	if name == "if" {
		switch condition := v.of(parts[0]); {
		case condition.lo == 1:
			parts = []ast.Node{parts[0], parts[1]}
		case condition.hi == 0:
			parts = []ast.Node{parts[0], parts[2]}
		}
	}
	if slices.ContainsFunc(parts, v.undefined) {
		return true
	}
	switch b, binary := n.(*ast.BinaryNode); {
	case binary:
		return undefined(b.Operator, v.of(b.Left), v.of(b.Right))
	case name == "brackets": // the last slice of no limit, at no rate
		bands := call.Arguments[1].(*ast.ConstantNode).Value.(kernel.Brackets)
		return v.of(parts[0]).hi == rules.Infinite && bands[len(bands)-1].Rate == 0
	case name == "round" || name == "round_down" || name == "round_up":
		return v.of(parts[1]).hi == rules.Infinite
	}
	return false
}

// undefined says whether an operation on some values of two intervals has no value.
func undefined(operator string, x, y interval) bool {
	switch operator {
	case "+":
		return x.hi == rules.Infinite && y.lo == -rules.Infinite || x.lo == -rules.Infinite && y.hi == rules.Infinite
	case "-":
		return x.hi == rules.Infinite && y.hi == rules.Infinite || x.lo == -rules.Infinite && y.lo == -rules.Infinite
	case "*":
		return x.endless() && y.nothing() || y.endless() && x.nothing()
	case "/":
		return x.endless() && y.endless()
	}
	return false
}
