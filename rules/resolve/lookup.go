package resolve

import (
	"slices"
	"strings"

	"doudi/rules"

	"github.com/expr-lang/expr/ast"
)

func join(names []string) string { return strings.Join(names, ", ") }

// name resolves a name that stands without a dot or bracket behind it.
func (r *resolver) name(n *ast.IdentifierNode) (*rules.Resolved, rules.Type) {
	if r.benefit != nil {
		for _, d := range r.benefit.Defines {
			if d.Name == n.Value {
				return r.expand(n, d)
			}
		}
	}
	m := r.policy.Names[n.Value]
	switch {
	case m.Define != nil:
		return r.expand(n, m.Define)
	case m.Word != nil:
		return r.word(n, n.Value, m.Word)
	case m.Fact != nil:
		return r.fact(n, m.Fact)
	case m.Reading != nil:
		return r.reading(n, m.Reading)
	case m.Parameter != nil:
		r.used[m.Parameter] = true
		return r.scalar(n, m.Parameter, r.values[m.Parameter])
	case m.Set != nil:
		r.errorf(n, "`%s` is a set", n.Value).Instead("`%s in %s`", m.Set.Of.Name, n.Value)
	case m.Accumulator != nil:
		r.errorf(n, "`%s` is an accumulator and needs its period", n.Value).Instead("ytd.%s or mtd.%s", n.Value, n.Value)
	case m.Group:
		r.errorf(n, "`%s` needs a word behind a dot", n.Value).Instead("unpaid.eligible, paid.total, ytd.paid.total, household.size")
	default:
		if n.Value == "none" {
			return rules.Fixed(rules.Infinite), rules.Number
		}
		d := r.errorf(n, "there is nothing called `%s`", n.Value)
		if near := r.policy.Near(n.Value, r.benefit); near != "" {
			d.Instead("`%s`", near)
		} else {
			d.Instead("a parameter, fact or define of this name, or a core word")
		}
	}
	return bad()
}

// expand resolves a define where it is used.
func (r *resolver) expand(n ast.Node, d *rules.Define) (*rules.Resolved, rules.Type) {
	r.used[d] = true
	if slices.Contains(r.open, d) {
		r.errorf(n, "the define `%s` needs itself", d.Name).Because("a definition that leads back to itself has no value")
		return bad()
	}
	key := expansion{d, r.benefit, r.stage}
	if known, ok := r.memo[key]; ok {
		return known.Formula, known.Type
	}
	outer := r.formula
	r.formula, r.open = d.Formula, append(r.open, d)
	node, t := r.leaf(d.Formula.Tree, func() (*rules.Resolved, rules.Type) { return r.expr(d.Formula.Tree, rules.Type{}) })
	r.formula, r.open = outer, r.open[:len(r.open)-1]
	if t.Kind != rules.GivesNothing && r.size(node) > MaxNodes {
		r.errorf(n, "with its defines written out this formula has more than %d parts", MaxNodes)
		node, t = bad()
	}
	r.memo[key] = rules.Became{Formula: node, Type: t}
	return node, t
}

// size counts the parts of a resolved formula as if it were written out, without walking shared parts twice.
func (r *resolver) size(n *rules.Resolved) int {
	if known, ok := r.sizes[n]; ok {
		return known
	}
	total := 1
	for _, c := range n.Of {
		total = min(total+r.size(c), 10*MaxNodes)
	}
	r.sizes[n] = total
	return total
}

// word resolves a core word that stands alone.
func (r *resolver) word(n ast.Node, name string, w *rules.Word) (*rules.Resolved, rules.Type) {
	if r.stage == enrolment && w.Column.Of != rules.OfPerson && w.Column != rules.ClaimWord("year") {
		return r.noBill(n, name)
	}
	if r.stage == periodEnd && !w.Period {
		switch {
		case w.Column.Of == rules.OfClaim:
			r.errorf(n, "`%s` is of one bill, and at a period's end every bill of the period counts", name).
				Instead("ytd.%s or mtd.%s, or an accumulator", name, name)
			return bad()
		case r.benefit != nil && r.benefit.Household:
			r.errorf(n, "`%s` is of one person, and this benefit is for the household", name)
			return bad()
		}
	}
	return r.read(w.Column, w.Type), w.Type
}

func (r *resolver) fact(n ast.Node, f *rules.Fact) (*rules.Resolved, rules.Type) {
	r.used[f] = true
	if r.stage == enrolment && f.Owner != rules.OfPerson {
		return r.noBill(n, f.Name)
	}
	if r.stage == periodEnd && (f.Owner == rules.OfClaim || f.Owner == rules.OfPerson && r.benefit != nil && r.benefit.Household) {
		r.errorf(n, "`%s` is out of reach at a period's end", f.Name).Because("it belongs to one bill or person")
		return bad()
	}
	return r.read(f.Column(), f.Type), f.Type
}

// noBill reports what a benefit at enrolment cannot read.
func (r *resolver) noBill(n ast.Node, name string) (*rules.Resolved, rules.Type) {
	r.errorf(n, "`%s` is out of reach at enrolment", name).
		Because("a premium is paid for a person before there is any bill, and its formulas read the person alone").
		Instead("age, sex, category, insured, year, facts of persons and parameters")
	return bad()
}

// reading resolves to the option that is in force; its members are numbered in the order of `options`.
func (r *resolver) reading(n ast.Node, x *rules.Reading) (*rules.Resolved, rules.Type) {
	r.used[x] = true
	e := &rules.Enumeration{Name: x.Name, Members: x.Options}
	if r.readings[x] == nil {
		r.readings[x] = e
	}
	e = r.readings[x]
	return rules.Fixed(float64(e.Code(x.Default))), rules.MemberOf(e)
}

// read makes a column and lists it among the edition's inputs.
func (r *resolver) read(c rules.Column, t rules.Type) *rules.Resolved {
	r.input(c, t.Kind == rules.GivesBool)
	return rules.ReadOf(c)
}

// scalar is a parameter's value where a number is needed.
func (r *resolver) scalar(n ast.Node, q *rules.Parameter, v *rules.Value) (*rules.Resolved, rules.Type) {
	switch {
	case v == nil:
		return r.noValue(n, q)
	case v.Members != nil:
		d := r.errorf(n, "`%s` is a table and needs a member", q.Name)
		if len(q.By) > 0 {
			d.Instead("%s[%s]", q.Name, strings.Join(q.By, "]["))
		} else {
			d.Instead("%s.%s", q.Name, v.Members[0].Name)
		}
		return bad()
	case v.Brackets != nil:
		r.errorf(n, "`%s` is a table of brackets", q.Name).Instead("brackets(amount, %s)", q.Name)
		return bad()
	case v.List != nil:
		r.errorf(n, "`%s` is a list", q.Name).Instead("nth(%s, n)", q.Name)
		return bad()
	}
	return moving(rules.Fixed(v.Number), r.drawing(q, v)), rules.Number
}

func (r *resolver) noValue(n ast.Node, q *rules.Parameter) (*rules.Resolved, rules.Type) {
	r.errorf(n, "`%s` has no value in %s", q.Name, r.edition.From).
		Because("the formula is in force then, and the first value of `%s` begins %s", q.Name, q.Dated[0].From).
		Instead("an earlier value for `%s`, or a later `from` for the benefit", q.Name)
	return bad()
}
