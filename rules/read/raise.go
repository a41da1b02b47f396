package read

import (
	"doudi/rules"
	"doudi/rules/resolve"

	"github.com/expr-lang/expr/ast"
)

// Raised returns a policy with what one benefit pays multiplied by a factor, everything else as it is: for asking what a
// more generous benefit does to the others.
func Raised(p *rules.Policy, benefit int, factor float64) (*rules.Policy, error) {
	r := parse(p.Root)
	if b := r.policy.Benefits[benefit]; b.Pays != nil {
		whole := *b.Pays
		times := &ast.BinaryNode{Operator: "*", Left: &ast.FloatNode{Value: factor}, Right: b.Pays.Tree}
		times.SetLocation(b.Pays.Tree.Location())
		whole.Tree = times
		b.Pays = &whole
	}
	r.Join(resolve.Check(r.policy, true))
	return r.policy, r.Err()
}
