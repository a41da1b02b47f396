package rules

import (
	"fmt"

	"doudi/rules/kernel"
)

// MaxDepth bounds the nesting of one formula.
const MaxDepth = 10_000

// Names are what formulas read while they are lowered: Column says which value a column is, and Drawn which one a number is
// that draws move; nil takes such numbers as stated.
type Names struct {
	Column func(Column) (kernel.Ref, error)
	Drawn  func(d Drawn, stated float64) kernel.Ref
}

// Lower adds a resolved formula to a graph of columns. Parts that are shared are visited once.
func Lower(b *kernel.Builder, n *Resolved, names Names) (kernel.Ref, error) {
	l := &lowering{b: b, names: names, done: map[*Resolved]kernel.Ref{}}
	r, err := l.part(n, 0)
	if err == nil {
		err = b.Err()
	}
	return r, err
}

type lowering struct {
	b     *kernel.Builder
	names Names
	done  map[*Resolved]kernel.Ref
}

func (l *lowering) part(n *Resolved, depth int) (kernel.Ref, error) {
	if r, ok := l.done[n]; ok {
		return r, nil
	}
	if depth > MaxDepth {
		return 0, fmt.Errorf("rules: a formula is nested more than %d deep", MaxDepth)
	}
	r, err := l.make(n, depth+1)
	if err == nil {
		l.done[n] = r
	}
	return r, err
}

func (l *lowering) make(n *Resolved, depth int) (kernel.Ref, error) {
	switch n.Is {
	case Constant:
		return l.number(n, n.Number), nil
	case Truth:
		return l.b.Truth(n.Number != 0), nil
	case Read:
		return l.names.Column(n.Column)
	}
	var of []kernel.Ref
	for _, part := range n.Of {
		r, err := l.part(part, depth)
		if err != nil {
			return 0, err
		}
		of = append(of, r)
	}
	return n.Apply.Lower(l.b, of, Lookup{n.Table, l.entries(n)}), nil
}

// number is a number of a part of a formula.
func (l *lowering) number(n *Resolved, x float64) kernel.Ref {
	if n.Drawn == nil || l.names.Drawn == nil {
		return l.b.Const(x)
	}
	return l.names.Drawn(*n.Drawn, x)
}

// entries are those of a table that draws move; nil for others.
func (l *lowering) entries(n *Resolved) []kernel.Ref {
	if n.Drawn == nil || l.names.Drawn == nil {
		return nil
	}
	var out []kernel.Ref
	switch t := n.Table.(type) {
	case kernel.Brackets:
		for _, s := range t {
			out = append(out, l.number(n, s.Rate))
		}
	case kernel.List:
		for _, x := range t {
			out = append(out, l.number(n, x))
		}
	case *kernel.Table:
		for i, x := range t.Cells {
			if n.Decided[i] {
				out = append(out, l.b.Const(x))
			} else {
				out = append(out, l.number(n, x))
			}
		}
	}
	return out
}
