package resolve

import (
	"math"

	"doudi/rules"
	"doudi/rules/kernel"

	"github.com/expr-lang/expr/ast"
)

// member resolves a.b and a[b].
func (r *resolver) member(n *ast.MemberNode) (*rules.Resolved, rules.Type) {
	if names := rules.Path(n); names != nil && r.policy.Names[names[0]].Group {
		return r.grouped(n, names, nil)
	}
	root, props := r.chain(n)
	if root == nil {
		r.errorf(n, "only names have members")
		return bad()
	}
	m := r.policy.Names[root.Value]
	switch {
	case m.Parameter != nil:
		r.used[m.Parameter] = true
		cells, dims, ok := r.table(root, m.Parameter, props)
		if !ok {
			return bad()
		}
		return r.pick(n, m.Parameter, cells, dims)
	case m.Group:
		return r.accumulated(n, props)
	}
	d := r.errorf(root, "`%s` has no members", root.Value)
	if near := r.policy.Near(root.Value, r.benefit); near != "" && near != root.Value {
		d.Instead("`%s`", near)
	}
	return bad()
}

// chain splits a[b].c into its root name and the properties behind it.
func (r *resolver) chain(n ast.Node) (*ast.IdentifierNode, []ast.Node) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n, nil
	case *ast.MemberNode:
		root, props := r.chain(n.Node)
		return root, append(props, n.Property)
	}
	return nil, nil
}

// dimension is an index that a bill decides.
type dimension struct {
	code *rules.Resolved
	of   *rules.Enumeration
}

// table follows the properties into a parameter's value. Where a property is a word of the bill, every member of its
// enumeration is followed; a member that the table lacks leaves a nil cell.
func (r *resolver) table(root ast.Node, q *rules.Parameter, props []ast.Node) (cells []*rules.Value, dims []dimension, ok bool) {
	v := r.values[q]
	if v == nil {
		r.noValue(root, q)
		return nil, nil, false
	}
	cells = []*rules.Value{v}
	for _, prop := range props {
		if s, static := prop.(*ast.StringNode); static {
			for i, c := range cells {
				if cells[i] = member(c, s.Value); c != nil && cells[i] == nil && len(dims) == 0 {
					d := r.errorf(prop, "`%s` has no member `%s`", q.Name, s.Value)
					d.OneOf(s.Value, c.MemberNames())
					return nil, nil, false
				}
			}
			continue
		}
		code, t := r.expr(prop, rules.Type{})
		if t.Kind == rules.GivesNothing {
			return nil, nil, false
		}
		if t.Kind != rules.GivesMember {
			r.errorf(prop, "`%s` is indexed with %s", q.Name, t.Said()).Instead("a word with members, like %s[level]", q.Name)
			return nil, nil, false
		}
		if !r.fits(prop, q, cells, t.Enum) {
			return nil, nil, false
		}
		dims = append(dims, dimension{code, t.Enum})
		var next []*rules.Value
		for _, c := range cells {
			for _, word := range t.Enum.Members {
				next = append(next, member(c, word))
			}
		}
		if len(next) > 100_000 {
			r.errorf(prop, "the table `%s` has more than 100000 cells", q.Name)
			return nil, nil, false
		}
		cells = next
	}
	return cells, dims, true
}

// fits reports a table whose keys are no members of the enumeration that indexes it.
func (r *resolver) fits(at ast.Node, q *rules.Parameter, cells []*rules.Value, e *rules.Enumeration) bool {
	for _, c := range cells {
		if c == nil {
			continue
		}
		if c.Members == nil {
			r.errorf(at, "`%s` is indexed too often", q.Name).Because("it has no further members here")
			return false
		}
		for _, m := range c.Members {
			if e.Code(m.Name) < 0 {
				d := r.report.Errorf(m.Where, "`%s` has no member `%s`", e.Name, m.Name).Because("a formula indexes `%s` with %s", q.Name, e.Name)
				d.OneOf(m.Name, e.Members)
				return false
			}
		}
	}
	return true
}

func member(v *rules.Value, name string) *rules.Value {
	if v == nil {
		return nil
	}
	return v.Get(name)
}

// pick makes a number of a followed table: its one cell, or a lookup by the bill's words.
func (r *resolver) pick(n ast.Node, q *rules.Parameter, cells []*rules.Value, dims []dimension) (*rules.Resolved, rules.Type) {
	if len(dims) == 0 {
		return r.scalar(n, q, cells[0])
	}
	t, decided := &kernel.Table{}, make([]bool, len(cells))
	for _, d := range dims {
		t.Dims = append(t.Dims, len(d.of.Members))
	}
	for i, c := range cells {
		switch {
		case c == nil:
			t.Cells = append(t.Cells, math.NaN())
		case c.Members != nil || c.Brackets != nil || c.List != nil:
			return r.scalar(n, q, c)
		default:
			t.Cells, decided[i] = append(t.Cells, c.Number), c.Decided
		}
	}
	r.holes(q, cells, dims)
	var codes []*rules.Resolved
	for _, d := range dims {
		codes = append(codes, d.code)
	}
	out := moving(rules.LookedUp(rules.Pick, t, codes...), r.drawn[q])
	out.Decided = decided
	return out, rules.Number
}

// holes remembers the members that a table lacks everywhere: a bill that has one is refused, since no rule applies.
func (r *resolver) holes(q *rules.Parameter, cells []*rules.Value, dims []dimension) {
	stride := len(cells)
	for _, d := range dims {
		stride /= len(d.of.Members)
		if d.code.Is != rules.Read {
			continue
		}
		for code, word := range d.of.Members {
			empty := true
			for i, c := range cells {
				if i/stride%len(d.of.Members) == code && c != nil {
					empty = false
				}
			}
			if empty {
				r.hole(rules.Hole{Column: d.code.Column, Code: code, Member: word, Parameter: q.Name})
			}
		}
	}
}
