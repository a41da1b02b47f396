package resolve

import (
	"doudi/rules"
	"doudi/rules/kernel"

	"github.com/expr-lang/expr/ast"
)

// call resolves a call of one of the language's functions.
func (r *resolver) call(n ast.Node, name string, args []ast.Node, want rules.Type) (ast.Node, rules.Type) {
	count, known := rules.Functions[name]
	if !known {
		d := r.errorf(n, "there is no function `%s`", name)
		var names []string
		for f := range rules.Functions {
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
		node, t := r.expr(a, rules.Number)
		if t.Kind != rules.GivesNumber && t.Kind != rules.GivesNothing {
			r.errorf(a, "`%s` takes numbers, and this is %s", name, t.Said())
		}
		ok = ok && t.Kind == rules.GivesNumber
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
		return out, rules.Number
	case "round", "round_down", "round_up":
		r.divisions = append(r.divisions, division{nodes[1], args[1], r.formula})
	}
	return called(n, name, nodes...), rules.Number
}

// usages show how each function is written.
var usages = map[string]string{
	"if": "if(condition, then, otherwise)", "min": "min(a, b)", "max": "max(a, b)", "abs": "abs(x)", "clamp": "clamp(x, low, high)",
	"round": "round(x, to)", "round_down": "round_down(x, to)", "round_up": "round_up(x, to)",
	"brackets": "brackets(amount, table)", "band": "band(amount, table)", "nth": "nth(list, n)",
}

func (r *resolver) conditional(n ast.Node, args []ast.Node, want rules.Type) (ast.Node, rules.Type) {
	cond, ct := r.expr(args[0], rules.Bool)
	first, second := args[1], args[2]
	_, quoted := first.(*ast.StringNode)
	if quoted && want.Kind != rules.GivesMember { // let the other arm tell the enumeration
		_, other := r.expr(second, want)
		want = other
	}
	a, at := r.expr(first, want)
	if at.Kind == rules.GivesMember {
		want = at
	}
	b, bt := r.expr(second, want)
	if ct.Kind == rules.GivesNothing || at.Kind == rules.GivesNothing || bt.Kind == rules.GivesNothing {
		return bad()
	}
	if ct.Kind != rules.GivesBool {
		r.errorf(args[0], "`if` needs a condition first, and this is %s", ct.Said()).Instead("%s", usages["if"])
		return bad()
	}
	r.keep(args[0], cond, ct) // an explanation follows the side that was taken
	if at.Kind != bt.Kind || at.Enum != bt.Enum {
		r.errorf(n, "the two sides of `if` differ: %s and %s", at.Said(), bt.Said())
		return bad()
	}
	return called(n, "if", cond, a, b), at
}

// bracketed resolves brackets and band over a parameter, which a bill's words may choose.
func (r *resolver) bracketed(n ast.Node, name string, args []ast.Node) (ast.Node, rules.Type) {
	x, t := r.expr(args[0], rules.Number)
	cells, dims, ok := r.tableArgument(name, args[1])
	if !ok || t.Kind == rules.GivesNothing {
		return bad()
	}
	if t.Kind != rules.GivesNumber {
		r.errorf(args[0], "`%s` takes an amount first, and this is %s", name, t.Said()).Instead("%s", usages[name])
		return bad()
	}
	return r.alternatives(n, args[1], cells, dims, func(v *rules.Value) ast.Node {
		if v.Brackets == nil {
			return nil
		}
		return called(n, name, x, &ast.ConstantNode{Value: v.Brackets})
	}, "a table of brackets, [{over: 0, rate: 0.5}, …]")
}

func (r *resolver) nth(n ast.Node, args []ast.Node) (ast.Node, rules.Type) {
	cells, dims, ok := r.tableArgument("nth", args[0])
	at, t := r.expr(args[1], rules.Number)
	if !ok || t.Kind == rules.GivesNothing {
		return bad()
	}
	if t.Kind != rules.GivesNumber {
		r.errorf(args[1], "`nth` takes a number second, and this is %s", t.Said()).Instead("%s", usages["nth"])
		return bad()
	}
	return r.alternatives(n, args[0], cells, dims, func(v *rules.Value) ast.Node {
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
func (r *resolver) tableArgument(function string, n ast.Node) (cells []*rules.Value, dims []dimension, ok bool) {
	root, props := r.chain(n)
	if root == nil || r.policy.Names[root.Value].Parameter == nil {
		r.errorf(n, "`%s` needs a parameter here", function).Instead("%s", usages[function])
		return nil, nil, false
	}
	q := r.policy.Names[root.Value].Parameter
	r.used[q] = true
	cells, dims, ok = r.table(root, q, props)
	if ok && len(dims) > 0 {
		r.holes(q, cells, dims)
	}
	return cells, dims, ok
}

// alternatives builds one call for each cell of a table and the choice between them by the bill's words. A hole is 0
// here and the bill that falls in it is refused.
func (r *resolver) alternatives(n, at ast.Node, cells []*rules.Value, dims []dimension, build func(*rules.Value) ast.Node, shape string) (ast.Node, rules.Type) {
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
	return nodes[0], rules.Number
}
