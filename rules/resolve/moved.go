package resolve

import (
	"slices"

	"doudi/rules"
)

// moving says of a part of a formula how draws move its numbers; nil: not at all.
func moving(n *rules.Resolved, how *rules.Drawn) *rules.Resolved {
	n.Drawn = how
	return n
}

// drawing is how draws move a value of a parameter; nil where they do not.
func (r *resolver) drawing(q *rules.Parameter, v *rules.Value) *rules.Drawn {
	if v.Decided {
		return nil
	}
	return r.drawn[q]
}

// moved says whether draws move a number that a formula hangs on.
func moved(n *rules.Resolved) bool {
	seen := map[*rules.Resolved]bool{}
	var walk func(n *rules.Resolved) bool
	walk = func(n *rules.Resolved) bool {
		if seen[n] {
			return false
		}
		seen[n] = true
		return n.Drawn != nil || slices.ContainsFunc(n.Of, walk)
	}
	return walk(n)
}
