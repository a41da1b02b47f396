package resolve

import "doudi/rules"

// Span is from where to where the values of a resolved formula go, for tests outside the package, which may read policies.
func Span(p *rules.Policy, n *rules.Resolved) (low, high float64) {
	x := newBounder(p).of(n)
	return x.Low, x.High
}
