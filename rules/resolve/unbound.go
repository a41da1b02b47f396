package resolve

import (
	"math"
	"slices"

	"doudi/rules"
	"doudi/rules/kernel"
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
	no map[*rules.Resolved]bool // whether a part may have no value
}

func newUnbound(e *rules.Edition, fixed map[rules.Column]float64) *unbound {
	v := &unbound{*newBounder(e.Policy), map[*rules.Resolved]bool{}}
	v.hold = func(n *rules.Resolved, x rules.Interval) rules.Interval {
		if n.Is == rules.Read {
			if code, known := fixed[n.Column]; known {
				return rules.Interval{Low: code, High: code}
			}
			return rules.Interval{Low: max(x.Low, -mostMoney), High: min(x.High, mostMoney)}
		}
		if holdsNone(n) || slices.ContainsFunc(n.Of, func(c *rules.Resolved) bool { return v.of(c).Endless() }) {
			return x
		}
		return rules.Interval{Low: max(x.Low, -mostValue), High: min(x.High, mostValue)}
	}
	return v
}

// holdsNone says whether a part is `none`, or looks up a table or list with `none` in it.
func holdsNone(n *rules.Resolved) bool {
	endless := func(x float64) bool { return math.IsInf(x, 0) }
	switch t := n.Table.(type) {
	case *kernel.Table:
		return slices.ContainsFunc(t.Cells, endless)
	case kernel.List:
		return slices.ContainsFunc(t, endless)
	}
	return n.Is == rules.Constant && endless(n.Number)
}

// undefined says whether a formula may have no value; the side of an `if` that is not taken does not count.
func (v *unbound) undefined(n *rules.Resolved) bool {
	known, ok := v.no[n]
	if !ok {
		known = v.look(n)
		v.no[n] = known
	}
	return known
}

func (v *unbound) look(n *rules.Resolved) bool {
	if n.Is != rules.Application {
		return false
	}
	parts := n.Of
	if n.Apply == rules.Functions["if"] {
		switch condition := v.of(parts[0]); {
		case condition.Low == 1:
			parts = []*rules.Resolved{parts[0], parts[1]}
		case condition.High == 0:
			parts = []*rules.Resolved{parts[0], parts[2]}
		}
	}
	if slices.ContainsFunc(parts, v.undefined) {
		return true
	}
	return n.Apply.Undefined != nil && n.Apply.Undefined(v.all(n.Of), n.Table)
}
