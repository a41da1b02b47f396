package resolve

import (
	"doudi/rules"

	"github.com/expr-lang/expr/ast"
)

// Span is from where to where the values of a resolved formula go, for tests outside the package, which may read policies.
func Span(p *rules.Policy, n ast.Node) (low, high float64) {
	x := newBounder(p).of(n)
	return x.lo, x.hi
}
