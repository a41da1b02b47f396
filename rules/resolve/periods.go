package resolve

import (
	"slices"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"

	"github.com/expr-lang/expr/ast"
)

// span is whose bills are summed over which period; the zero span is the bill itself.
type span struct {
	of     rules.Owner
	period rules.Period
	prefix string // as formulas write it: household.ytd.
}

// spanOf is the span that a word of formulas names.
func spanOf(word string, household bool) (s span, ok bool) {
	s = span{rules.OfPerson, rules.Periods[word], word + "."}
	if household {
		s.of, s.prefix = rules.OfHousehold, "household."+s.prefix
	}
	return s, s.period != rules.Now
}

// over is the column of an amount over the span.
func (s span) over(c rules.Column) rules.Column {
	if s.period == rules.Now {
		return c
	}
	return c.Over(s.of, s.period)
}

// grouped resolves unpaid.x, paid.x, oop.x, household.x and the period words, given as plain names.
func (r *resolver) grouped(n ast.Node, names []string, _ []ast.Node) (*rules.Resolved, rules.Type) {
	if r.stage == enrolment {
		return r.noBill(n, rules.Spelled(names))
	}
	rest, household := names, false
	if rest[0] == "household" && len(rest) > 1 {
		switch {
		case len(rest) == 2 && rest[1] == rules.HouseholdSize.Name:
			return r.read(rules.HouseholdSize, rules.Number), rules.Number
		case len(rest) == 2 && rest[1] == rules.HouseholdIncome.Name:
			return r.read(rules.HouseholdIncome, rules.Number), rules.Number
		}
		rest, household = rest[1:], true
	}
	if s, ok := spanOf(rest[0], household); ok && len(rest) > 1 {
		if household && s.period == rules.OfLife {
			r.errorf(n, "a household's life is not kept").Instead("household.ytd.… or life.…")
			return bad()
		}
		return r.summed(n, s, rest[1:])
	}
	if household {
		r.errorf(n, "`%s` is not known of a household", rules.Spelled(names)).Instead("household.size, household.income, household.ytd.… or household.mtd.…")
		return bad()
	}
	return r.amount(n, span{}, rest)
}

// summed resolves a word over a period.
func (r *resolver) summed(n ast.Node, s span, names []string) (*rules.Resolved, rules.Type) {
	if s.of != rules.OfHousehold && r.stage == periodEnd && r.benefit != nil && r.benefit.Household {
		d := r.errorf(n, "`%s%s` is of one person, and this benefit is for the household", s.prefix, rules.Spelled(names))
		d.Instead("household.%s%s", s.prefix, rules.Spelled(names))
		return bad()
	}
	if len(names) == 1 {
		m := r.policy.Names[names[0]]
		switch {
		case m.Accumulator != nil:
			return r.accumulator(n, s, m.Accumulator)
		case m.Word != nil && m.Word.Column.Kind == rules.Cost:
			return r.read(s.over(m.Word.Column), rules.Number), rules.Number
		case m.Fact != nil && m.Fact.Owner == rules.OfClaim && m.Fact.Type == rules.Number:
			r.used[m.Fact] = true
			return r.read(s.over(m.Fact.Column()), rules.Number), rules.Number
		}
	}
	return r.amount(n, s, names)
}

// amount resolves unpaid.<cost|total>, paid.<benefit|total> and oop.<cost|total>, alone or over a period.
func (r *resolver) amount(n ast.Node, s span, names []string) (*rules.Resolved, rules.Type) {
	kind, ok := amounts[names[0]]
	if !ok {
		d := r.errorf(n, "`%s%s` cannot be summed over a period", s.prefix, rules.Spelled(names))
		d.Instead("%stotal, %spaid.<benefit>, %sunpaid.<cost>, %soop.<cost>, or an accumulator", s.prefix, s.prefix, s.prefix, s.prefix)
		return bad()
	}
	known := slices.Clone(r.policy.Costs)
	if kind == rules.Paid {
		known = nil
		for _, b := range r.policy.Benefits {
			known = append(known, b.ID)
		}
	}
	known = append(known, rules.Total)
	if len(names) != 2 || !slices.Contains(known, names[1]) {
		what := "cost"
		if kind == rules.Paid {
			what = "benefit"
		}
		d := r.errorf(n, "`%s%s` names no %s", s.prefix, rules.Spelled(names), message.Say(what))
		if len(names) > 1 && document.Nearest(names[1], known) != "" {
			d.Instead("`%s%s.%s`", s.prefix, names[0], document.Nearest(names[1], known))
		} else {
			d.Instead("%s%s. and one of %s", s.prefix, names[0], join(known))
		}
		return bad()
	}
	if s.period == rules.Now && !r.reachable(n, kind, names) {
		return bad()
	}
	column := rules.Amount(kind, names[1])
	if s.period != rules.Now && kind == rules.Unpaid {
		if r.benefit == nil {
			r.errorf(n, "`%s` has no meaning outside a benefit", s.over(column)).
				Because("it is what was unpaid at a benefit's turn").Instead("%soop.%s", s.prefix, names[1])
			return bad()
		}
		column.Benefit = r.benefit.ID
	}
	return r.read(s.over(column), rules.Number), rules.Number
}

// amounts are the words of formulas for what was paid and what was not.
var amounts = map[string]rules.Kind{"unpaid": rules.Unpaid, "paid": rules.Paid, "oop": rules.OOP}

// reachable says whether an amount of the bill itself can be read at this stage.
func (r *resolver) reachable(n ast.Node, kind rules.Kind, names []string) bool {
	switch {
	case kind == rules.OOP && r.stage == atTurn:
		r.errorf(n, "`%s` is known only once all have paid", rules.Spelled(names)).
			Because("later benefits may still pay").Instead("unpaid.%s, or ytd.%s for earlier bills", names[1], rules.Spelled(names))
		return false
	case kind == rules.Paid && names[1] != rules.Total && r.policy.Benefits[r.policy.Benefit(names[1])].At != rules.AtClaim:
		r.errorf(n, "`%s` pays at a period's end, not with a bill", names[1]).
			Instead("ytd.paid.%s for what it paid so far this year", names[1])
		return false
	case kind == rules.Paid && names[1] != rules.Total && r.benefit != nil && r.stage != afterAll:
		turn, other := r.policy.Benefit(r.benefit.ID), r.policy.Benefit(names[1])
		if other >= turn {
			r.errorf(n, "`%s` pays after `%s` or is it, so what it pays is not known yet", names[1], r.benefit.ID).
				Instead("ytd.paid.%s for what it paid on earlier bills", names[1])
			return false
		}
	}
	return true
}

// accumulator resolves ytd.<accumulator> for one without members.
func (r *resolver) accumulator(n ast.Node, s span, a *rules.Accumulator) (*rules.Resolved, rules.Type) {
	r.used[a] = true
	if len(a.By) > 0 {
		r.errorf(n, "`%s` is kept by member", a.Name).Instead("%s%s[%s]", s.prefix, a.Name, a.By[0].Name)
		return bad()
	}
	if !r.kept(n, s, a) {
		return bad()
	}
	return r.read(s.over(a.Column()), rules.Number), rules.Number
}

func (r *resolver) kept(n ast.Node, s span, a *rules.Accumulator) bool {
	if a.Household != (s.of == rules.OfHousehold) {
		d := r.errorf(n, "`%s` is kept for the %s", a.Name, message.Say(map[bool]string{true: "household", false: "person"}[a.Household]))
		if a.Household {
			d.Instead("household.%s%s", s.prefix, a.Name)
		}
		return false
	}
	return true
}

// accumulated resolves ytd.<accumulator>[word]…: a choice between the columns of the members.
func (r *resolver) accumulated(n *ast.MemberNode, props []ast.Node) (*rules.Resolved, rules.Type) {
	root, _ := r.chain(n)
	if r.stage == enrolment {
		return r.noBill(n, root.Value)
	}
	s, inSpan := spanOf(root.Value, false)
	if word, ok := first(props); ok && root.Value == "household" {
		if s, inSpan = spanOf(word, true); s.period == rules.OfLife {
			inSpan = false
		}
		props = props[1:]
	}
	name, ok := first(props)
	a := r.policy.Names[name].Accumulator
	if !ok || !inSpan || a == nil || len(a.By) != len(props)-1 {
		r.errorf(n, "only accumulators with `by` are indexed").Instead("ytd.<accumulator>[<word>] with as many words as its `by` has")
		return bad()
	}
	r.used[a] = true
	if !r.kept(n, s, a) {
		return bad()
	}
	return r.choose(n, s.over(a.Column()), a.By, props[1:])
}

func first(props []ast.Node) (string, bool) {
	if len(props) == 0 {
		return "", false
	}
	s, ok := props[0].(*ast.StringNode)
	if !ok {
		return "", false
	}
	return s.Value, true
}

// choose builds if(word == 0, column of the first member, if(word == 1, …)).
func (r *resolver) choose(n ast.Node, c rules.Column, by []*rules.Enumeration, props []ast.Node) (*rules.Resolved, rules.Type) {
	if len(by) == 0 {
		return r.read(c, rules.Number), rules.Number
	}
	code, t := r.expr(props[0], rules.MemberOf(by[0]))
	if t.Kind == rules.GivesNothing {
		return bad()
	}
	if t.Enum != by[0] {
		r.errorf(props[0], "the accumulator is kept by %s, and this is %s", by[0].Name, t.Said())
		return bad()
	}
	if code.Is == rules.Constant {
		return r.choose(n, c.In(by[0].Members[int(code.Number)]), by[1:], props[1:])
	}
	out := rules.Fixed(0)
	for i := len(by[0].Members) - 1; i >= 0; i-- {
		cell, t := r.choose(n, c.In(by[0].Members[i]), by[1:], props[1:])
		if t.Kind == rules.GivesNothing {
			return bad()
		}
		out = ifIs(code, i, cell, out)
	}
	return out, rules.Number
}
