package rules

import (
	"doudi/rules/kernel"

	"github.com/expr-lang/expr/ast"
)

// call resolves a call of one of the language's functions.
func (r *resolver) call(n ast.Node, name string, args []ast.Node, want Type) (ast.Node, Type) {
	count, known := functions[name]
	if !known {
		d := r.errorf(n, "there is no function `%s`", name)
		var names []string
		for f := range functions {
			names = append(names, f)
		}
		d.OneOf(name, sorted(names))
		return bad()
	}
	if len(args) < count[0] || len(args) > count[1] {
		r.errorf(n, "`%s` takes %d arguments, not %d", name, count[0], len(args)).Instead("%s", usages[name])
		return bad()
	}
	switch name {
	case "if":
		return r.conditional(n, args, want)
	case "brackets", "band":
		return r.bracketed(n, name, args)
	case "nth":
		return r.nth(n, args)
	}
	var nodes []ast.Node
	ok := true
	for _, a := range args {
		node, t := r.expr(a, Number)
		if t.kind != isNumber && t.kind != isNothing {
			r.errorf(a, "`%s` takes numbers, and this is %s", name, t.said())
		}
		ok = ok && t.kind == isNumber
		nodes = append(nodes, node)
	}
	if !ok {
		return bad()
	}
	switch name {
	case "min", "max":
		out := nodes[0]
		for _, next := range nodes[1:] {
			out = called(n, name, out, next)
		}
		return out, Number
	case "round", "round_down", "round_up":
		r.edition.divisions = append(r.edition.divisions, division{nodes[1], args[1], r.formula})
	}
	return called(n, name, nodes...), Number
}

// usages show how each function is written.
var usages = map[string]string{
	"if": "if(condition, then, otherwise)", "min": "min(a, b)", "max": "max(a, b)", "abs": "abs(x)", "clamp": "clamp(x, low, high)",
	"round": "round(x, to)", "round_down": "round_down(x, to)", "round_up": "round_up(x, to)",
	"brackets": "brackets(amount, table)", "band": "band(amount, table)", "nth": "nth(list, n)",
}

func (r *resolver) conditional(n ast.Node, args []ast.Node, want Type) (ast.Node, Type) {
	cond, ct := r.expr(args[0], Bool)
	first, second := args[1], args[2]
	_, quoted := first.(*ast.StringNode)
	if quoted && want.kind != isMember { // let the other arm tell the enumeration
		_, other := r.expr(second, want)
		want = other
	}
	a, at := r.expr(first, want)
	if at.kind == isMember {
		want = at
	}
	b, bt := r.expr(second, want)
	if ct.kind == isNothing || at.kind == isNothing || bt.kind == isNothing {
		return bad()
	}
	if ct.kind != isBool {
		r.errorf(args[0], "`if` needs a condition first, and this is %s", ct.said()).Instead("%s", usages["if"])
		return bad()
	}
	if r.leaves != nil { // an explanation follows the side that was taken
		r.leaves[leafKey{args[0], r.benefit}] = resolved{cond, ct}
	}
	if at.kind != bt.kind || at.enum != bt.enum {
		r.errorf(n, "the two sides of `if` differ: %s and %s", at.said(), bt.said())
		return bad()
	}
	return called(n, "if", cond, a, b), at
}

// bracketed resolves brackets and band over a parameter, which a bill's words may choose.
func (r *resolver) bracketed(n ast.Node, name string, args []ast.Node) (ast.Node, Type) {
	x, t := r.expr(args[0], Number)
	cells, dims, ok := r.tableArgument(name, args[1])
	if !ok || t.kind == isNothing {
		return bad()
	}
	if t.kind != isNumber {
		r.errorf(args[0], "`%s` takes an amount first, and this is %s", name, t.said()).Instead("%s", usages[name])
		return bad()
	}
	return r.alternatives(n, args[1], cells, dims, func(v *Value) ast.Node {
		if v.Brackets == nil {
			return nil
		}
		return called(n, name, x, &ast.ConstantNode{Value: v.Brackets})
	}, "a table of brackets, [{over: 0, rate: 0.5}, …]")
}

func (r *resolver) nth(n ast.Node, args []ast.Node) (ast.Node, Type) {
	cells, dims, ok := r.tableArgument("nth", args[0])
	at, t := r.expr(args[1], Number)
	if !ok || t.kind == isNothing {
		return bad()
	}
	if t.kind != isNumber {
		r.errorf(args[1], "`nth` takes a number second, and this is %s", t.said()).Instead("%s", usages["nth"])
		return bad()
	}
	return r.alternatives(n, args[0], cells, dims, func(v *Value) ast.Node {
		list := v.List
		if v.List == nil && v.Members == nil && v.Brackets == nil {
			list = kernel.List{v.Number}
		}
		if list == nil {
			return nil
		}
		return called(n, "nth", at, &ast.ConstantNode{Value: list})
	}, "a list, [400, 280, 200]")
}

// tableArgument follows a parameter that stands where a table is needed.
func (r *resolver) tableArgument(function string, n ast.Node) (cells []*Value, dims []dimension, ok bool) {
	root, props := r.chain(n)
	if root == nil || r.policy.names[root.Value].parameter == nil {
		r.errorf(n, "`%s` needs a parameter here", function).Instead("%s", usages[function])
		return nil, nil, false
	}
	q := r.policy.names[root.Value].parameter
	r.used[q] = true
	cells, dims, ok = r.table(root, q, props)
	if ok && len(dims) > 0 {
		r.holes(q, cells, dims)
	}
	return cells, dims, ok
}

// alternatives builds one call for each cell of a table and the choice between them by the bill's words. A hole is 0
// here and the bill that falls in it is refused.
func (r *resolver) alternatives(n, at ast.Node, cells []*Value, dims []dimension, build func(*Value) ast.Node, shape string) (ast.Node, Type) {
	nodes := make([]ast.Node, len(cells))
	for i, c := range cells {
		if c == nil {
			nodes[i] = number(n, 0)
			continue
		}
		if nodes[i] = build(c); nodes[i] == nil {
			r.errorf(at, "this parameter is no such table").Instead(shape)
			return bad()
		}
	}
	for d := len(dims) - 1; d >= 0; d-- {
		size := len(dims[d].of.Members)
		var next []ast.Node
		for i := 0; i < len(nodes); i += size {
			var out ast.Node = number(n, 0)
			for code := size - 1; code >= 0; code-- {
				out = called(n, "if", operation(n, "==", dims[d].code, number(n, float64(code))), nodes[i+code], out)
			}
			next = append(next, out)
		}
		nodes = next
	}
	return nodes[0], Number
}
