package rules

import (
	"fmt"

	"doudi/rules/kernel"
)

// MaxDepth bounds the nesting of one formula.
const MaxDepth = 10_000

// Lower adds a resolved formula to a graph of columns. read says which value a column is. Parts that are shared are visited
// once.
func Lower(b *kernel.Builder, n *Resolved, read func(Column) (kernel.Ref, error)) (kernel.Ref, error) {
	l := &lowering{b: b, read: read, done: map[*Resolved]kernel.Ref{}}
	r, err := l.part(n, 0)
	if err == nil {
		err = b.Err()
	}
	return r, err
}

type lowering struct {
	b    *kernel.Builder
	read func(Column) (kernel.Ref, error)
	done map[*Resolved]kernel.Ref
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
		return l.b.Const(n.Number), nil
	case Truth:
		return l.b.Truth(n.Number != 0), nil
	case Read:
		return l.read(n.Column)
	}
	var of []kernel.Ref
	for _, part := range n.Of {
		r, err := l.part(part, depth)
		if err != nil {
			return 0, err
		}
		of = append(of, r)
	}
	return n.Apply.Lower(l.b, of, n.Table), nil
}
