package resolve

import (
	"slices"

	"doudi/model/document"
	"doudi/rules"

	"github.com/expr-lang/expr/ast"
)

// Figure resolves a formula that reads some words alone, by the names that they are written with, and is of no benefit and no
// date. columns are those that it reads, in the order in which they are met.
func Figure(f *rules.Formula, words map[string]*rules.Word) (n *rules.Resolved, t rules.Type, columns []rules.Column, report *document.Report) {
	p := &rules.Policy{Enumerations: rules.CoreEnumerations(), Names: map[string]rules.Meaning{}}
	for name, w := range words {
		p.Names[w.Column.Name] = rules.Meaning{Word: w}
		if name == rules.HouseholdSize.String() {
			p.Names["household"] = rules.Meaning{Group: true}
		}
	}
	e := &rules.Edition{Policy: p}
	r := newResolver(e)
	r.formula = f
	if r.foreign(f.Tree, words); !r.report.Failed() {
		n, t = r.expr(f.Tree, rules.Type{})
	}
	if !r.report.Failed() {
		r.dividing()
	}
	for _, in := range e.Inputs {
		columns = append(columns, in.Column)
	}
	return n, t, columns, r.report
}

// foreign reports every name of a formula that is none of the words: what belongs to a bill or to a policy, and what nothing is
// called.
func (r *resolver) foreign(n ast.Node, words map[string]*rules.Word) {
	names := rules.Path(n)
	if names == nil {
		for _, c := range rules.Children(n) { // the name of a function is none of them
			r.foreign(c, words)
		}
		return
	}
	written := rules.Spelled(names)
	if words[written] != nil {
		return
	}
	for member, ok := n.(*ast.MemberNode); ok; member, ok = n.(*ast.MemberNode) {
		n = member.Node // a chain's own place is that of its last name
	}
	var known []string
	for name := range words {
		known = append(known, name)
	}
	slices.Sort(known)
	bills := (&rules.Policy{Enumerations: rules.CoreEnumerations(), Costs: []string{"eligible", "excluded"}}).Words()[names[0]]
	if bills != nil && bills.Column.Of == rules.OfClaim || slices.Contains(rules.Groups, names[0]) && names[0] != "household" {
		r.errorf(n, "`%s` is of bills, and a measure is of what a year leaves", written).
			Because("it is worked out for each household or person once a year, when all bills are paid").
			Instead("one of %s", document.Listed(known))
		return
	}
	r.errorf(n, "there is nothing called `%s` in a measure", written).OneOf(written, known)
}
