package rules

import "github.com/expr-lang/expr/ast"

// Raised returns the policy with what one benefit pays multiplied by a factor, everything else as it is: for asking
// what a more generous benefit does to the others.
func (p *Policy) Raised(benefit int, factor float64) (*Policy, error) {
	r := parse(p.root)
	if b := r.policy.Benefits[benefit]; b.Pays != nil {
		whole := *b.Pays
		whole.tree = operation(b.Pays.tree, "*", number(b.Pays.tree, factor), ast.Node(b.Pays.tree))
		b.Pays = &whole
	}
	r.overlaid = true
	r.check()
	return r.policy, r.Err()
}
