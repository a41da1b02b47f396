package resolve

import (
	"maps"
	"slices"

	"doudi/rules"
	"doudi/rules/kernel"

	"github.com/expr-lang/expr/ast"
)

// call resolves a call of one of the language's functions.
func (r *resolver) call(n ast.Node, name string, args []ast.Node, want rules.Type) (*rules.Resolved, rules.Type) {
	f := rules.Functions[name]
	if f == nil {
		r.errorf(n, "there is no function `%s`", name).OneOf(name, slices.Sorted(maps.Keys(rules.Functions)))
		return bad()
	}
	if len(args) < f.Least || len(args) > f.Most {
		if f.Least < f.Most {
			r.errorf(n, "`%s` takes %d to %d arguments, not %d", name, f.Least, f.Most, len(args)).Instead("%s", f.Usage)
		} else {
			r.errorf(n, "`%s` takes %d arguments, not %d", name, f.Least, len(args)).Instead("%s", f.Usage)
		}
		return bad()
	}
	switch {
	case f.Takes.Kind == rules.GivesNothing:
		return r.conditional(n, f, args, want)
	case f.Table == rules.BracketsTable:
		return r.bracketed(f, args)
	case f.Table == rules.ListTable:
		return r.fromList(f, args)
	}
	var parts []*rules.Resolved
	ok := true
	for _, a := range args {
		part, t := r.expr(a, f.Takes)
		if t.Kind != f.Takes.Kind && t.Kind != rules.GivesNothing {
			r.errorf(a, "`%s` takes numbers, and this is %s", name, t.Said())
		}
		ok = ok && t.Kind == f.Takes.Kind
		parts = append(parts, part)
	}
	if !ok {
		return bad()
	}
	if last := len(parts) - 1; f.Divides {
		r.divisions = append(r.divisions, division{parts[last], args[last], r.formula})
	}
	if f.Most == f.Least {
		return rules.Applied(f, parts...), f.Gives
	}
	out := parts[0] // of more than two, two at a time
	for _, next := range parts[1:] {
		out = rules.Applied(f, out, next)
	}
	return out, f.Gives
}

func (r *resolver) conditional(n ast.Node, f *rules.Function, args []ast.Node, want rules.Type) (*rules.Resolved, rules.Type) {
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
		r.errorf(args[0], "`if` needs a condition first, and this is %s", ct.Said()).Instead("%s", f.Usage)
		return bad()
	}
	r.keep(args[0], cond, ct) // an explanation follows the side that was taken
	if at.Kind != bt.Kind || at.Enum != bt.Enum {
		r.errorf(n, "the two sides of `if` differ: %s and %s", at.Said(), bt.Said())
		return bad()
	}
	return rules.Applied(f, cond, a, b), at
}

// bracketed resolves brackets and band over a parameter, which a bill's words may choose.
func (r *resolver) bracketed(f *rules.Function, args []ast.Node) (*rules.Resolved, rules.Type) {
	x, t := r.expr(args[0], rules.Number)
	q, cells, dims, ok := r.tableArgument(f, args[1])
	if !ok || t.Kind == rules.GivesNothing {
		return bad()
	}
	if t.Kind != rules.GivesNumber {
		r.errorf(args[0], "`%s` takes an amount first, and this is %s", f.Name, t.Said()).Instead("%s", f.Usage)
		return bad()
	}
	return r.alternatives(args[1], cells, dims, func(v *rules.Value) *rules.Resolved {
		if v.Brackets == nil {
			return nil
		}
		rates := r.drawing(q, v)
		if rates != nil {
			rates = &rules.Drawn{Factor: rates.Factor, Added: rates.Added, Rate: true}
		}
		return moving(rules.LookedUp(f, v.Brackets, x), rates)
	}, "a table of brackets, [{over: 0, rate: 0.5}, …]")
}

// fromList resolves nth over a parameter.
func (r *resolver) fromList(f *rules.Function, args []ast.Node) (*rules.Resolved, rules.Type) {
	q, cells, dims, ok := r.tableArgument(f, args[0])
	at, t := r.expr(args[1], rules.Number)
	if !ok || t.Kind == rules.GivesNothing {
		return bad()
	}
	if t.Kind != rules.GivesNumber {
		r.errorf(args[1], "`nth` takes a number second, and this is %s", t.Said()).Instead("%s", f.Usage)
		return bad()
	}
	return r.alternatives(args[0], cells, dims, func(v *rules.Value) *rules.Resolved {
		list := v.List
		if v.List == nil && v.Members == nil && v.Brackets == nil {
			list = kernel.List{v.Number}
		}
		if list == nil {
			return nil
		}
		return moving(rules.LookedUp(f, list, at), r.drawing(q, v))
	}, "a list, [400, 280, 200]")
}

// tableArgument follows a parameter that stands where a table is needed.
func (r *resolver) tableArgument(f *rules.Function, n ast.Node) (q *rules.Parameter, cells []*rules.Value, dims []dimension, ok bool) {
	root, props := r.chain(n)
	if root == nil || r.policy.Names[root.Value].Parameter == nil {
		r.errorf(n, "`%s` needs a parameter here", f.Name).Instead("%s", f.Usage)
		return nil, nil, nil, false
	}
	q = r.policy.Names[root.Value].Parameter
	r.used[q] = true
	cells, dims, ok = r.table(root, q, props)
	if ok && len(dims) > 0 {
		r.holes(q, cells, dims)
	}
	return q, cells, dims, ok
}

// alternatives builds one call for each cell of a table and the choice between them by the bill's words. A hole is 0
// here and the bill that falls in it is refused.
func (r *resolver) alternatives(at ast.Node, cells []*rules.Value, dims []dimension, build func(*rules.Value) *rules.Resolved, shape string) (*rules.Resolved, rules.Type) {
	nodes := make([]*rules.Resolved, len(cells))
	for i, c := range cells {
		if c == nil {
			nodes[i] = rules.Fixed(0)
			continue
		}
		if nodes[i] = build(c); nodes[i] == nil {
			r.errorf(at, "this parameter is no such table").Instead(shape)
			return bad()
		}
	}
	for d := len(dims) - 1; d >= 0; d-- {
		size := len(dims[d].of.Members)
		var next []*rules.Resolved
		for i := 0; i < len(nodes); i += size {
			out := rules.Fixed(0)
			for code := size - 1; code >= 0; code-- {
				out = ifIs(dims[d].code, code, nodes[i+code], out)
			}
			next = append(next, out)
		}
		nodes = next
	}
	return nodes[0], rules.Number
}

// ifIs is one part where a word has a code, another where it has not.
func ifIs(word *rules.Resolved, code int, then, otherwise *rules.Resolved) *rules.Resolved {
	return rules.Applied(rules.Functions["if"], rules.Applied(rules.Binary["=="], word, rules.Fixed(float64(code))), then, otherwise)
}
