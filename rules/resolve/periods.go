package resolve

import (
	"slices"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"

	"github.com/expr-lang/expr/ast"
)

// periods are the spans over which words can be summed. A household's life is not kept.
var periods = []string{"ytd", "mtd", "life"}

// grouped resolves unpaid.x, paid.x, oop.x, household.x and the period words, given as plain names.
func (r *resolver) grouped(n ast.Node, names []string, _ []ast.Node) (*rules.Resolved, rules.Type) {
	prefix, rest, household := "", names, false
	if rest[0] == "household" && len(rest) > 1 {
		if len(rest) == 2 && (rest[1] == "size" || rest[1] == "income") {
			return r.read(rules.Spelled(names), rules.Number), rules.Number
		}
		prefix, rest, household = "household.", rest[1:], true
	}
	if slices.Contains(periods, rest[0]) && len(rest) > 1 {
		if household && rest[0] == "life" {
			r.errorf(n, "a household's life is not kept").Instead("household.ytd.… or life.…")
			return bad()
		}
		return r.summed(n, prefix+rest[0]+".", rest[1:], household)
	}
	if household {
		r.errorf(n, "`%s` is not known of a household", rules.Spelled(names)).Instead("household.size, household.income, household.ytd.… or household.mtd.…")
		return bad()
	}
	return r.amount(n, "", rest)
}

// summed resolves a word over a period.
func (r *resolver) summed(n ast.Node, prefix string, names []string, household bool) (*rules.Resolved, rules.Type) {
	if !household && r.stage == periodEnd && r.benefit != nil && r.benefit.Household {
		d := r.errorf(n, "`%s%s` is of one person, and this benefit is for the household", prefix, rules.Spelled(names))
		d.Instead("household.%s%s", prefix, rules.Spelled(names))
		return bad()
	}
	if len(names) == 1 {
		m := r.policy.Names[names[0]]
		switch {
		case m.Accumulator != nil:
			return r.accumulator(n, prefix, m.Accumulator, household)
		case m.Word != nil && m.Word.Owner == rules.OfClaim && m.Word.Type == rules.Number && m.Word.High == rules.Infinite:
			return r.read(prefix+names[0], rules.Number), rules.Number
		case m.Fact != nil && m.Fact.Owner == rules.OfClaim && m.Fact.Type == rules.Number:
			r.used[m.Fact] = true
			return r.read(prefix+names[0], rules.Number), rules.Number
		}
	}
	return r.amount(n, prefix, names)
}

// amount resolves unpaid.<cost|total>, paid.<benefit|total> and oop.<cost|total>, alone or over a period.
func (r *resolver) amount(n ast.Node, prefix string, names []string) (*rules.Resolved, rules.Type) {
	var known []string
	switch names[0] {
	case "unpaid", "oop":
		known = append(slices.Clone(r.policy.Costs), "total")
	case "paid":
		for _, b := range r.policy.Benefits {
			known = append(known, b.ID)
		}
		known = append(known, "total")
	default:
		d := r.errorf(n, "`%s%s` cannot be summed over a period", prefix, rules.Spelled(names))
		d.Instead("%stotal, %spaid.<benefit>, %sunpaid.<cost>, %soop.<cost>, or an accumulator", prefix, prefix, prefix, prefix)
		return bad()
	}
	if len(names) != 2 || !slices.Contains(known, names[1]) {
		what := "cost"
		if names[0] == "paid" {
			what = "benefit"
		}
		d := r.errorf(n, "`%s%s` names no %s", prefix, rules.Spelled(names), message.Say(what))
		if len(names) > 1 && document.Nearest(names[1], known) != "" {
			d.Instead("`%s%s.%s`", prefix, names[0], document.Nearest(names[1], known))
		} else {
			d.Instead("%s%s. and one of %s", prefix, names[0], join(known))
		}
		return bad()
	}
	if prefix == "" && !r.reachable(n, names) {
		return bad()
	}
	column := prefix + rules.Spelled(names)
	if prefix != "" && names[0] == "unpaid" {
		if r.benefit == nil {
			r.errorf(n, "`%s` has no meaning outside a benefit", column).
				Because("it is what was unpaid at a benefit's turn").Instead("%soop.%s", prefix, names[1])
			return bad()
		}
		column += "@" + r.benefit.ID
	}
	return r.read(column, rules.Number), rules.Number
}

// reachable says whether an amount of the bill itself can be read at this stage.
func (r *resolver) reachable(n ast.Node, names []string) bool {
	switch {
	case names[0] == "oop" && r.stage == atTurn:
		r.errorf(n, "`%s` is known only once all have paid", rules.Spelled(names)).
			Because("later benefits may still pay").Instead("unpaid.%s, or ytd.%s for earlier bills", names[1], rules.Spelled(names))
		return false
	case names[0] == "paid" && names[1] != "total" && r.policy.Benefits[r.policy.Benefit(names[1])].At != rules.AtClaim:
		r.errorf(n, "`%s` pays at a period's end, not with a bill", names[1]).
			Instead("ytd.paid.%s for what it paid so far this year", names[1])
		return false
	case names[0] == "paid" && names[1] != "total" && r.benefit != nil && r.stage != afterAll:
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
func (r *resolver) accumulator(n ast.Node, prefix string, a *rules.Accumulator, household bool) (*rules.Resolved, rules.Type) {
	r.used[a] = true
	if len(a.By) > 0 {
		r.errorf(n, "`%s` is kept by member", a.Name).Instead("%s%s[%s]", prefix, a.Name, a.By[0].Name)
		return bad()
	}
	if !r.kept(n, prefix, a, household) {
		return bad()
	}
	return r.read(prefix+a.Name, rules.Number), rules.Number
}

func (r *resolver) kept(n ast.Node, prefix string, a *rules.Accumulator, household bool) bool {
	if a.Household != household {
		d := r.errorf(n, "`%s` is kept for the %s", a.Name, message.Say(map[bool]string{true: "household", false: "person"}[a.Household]))
		if a.Household {
			d.Instead("household.%s%s", prefix, a.Name)
		}
		return false
	}
	return true
}

// accumulated resolves ytd.<accumulator>[word]…: a choice between the columns of the members.
func (r *resolver) accumulated(n *ast.MemberNode, props []ast.Node) (*rules.Resolved, rules.Type) {
	root, _ := r.chain(n)
	prefix, household := root.Value+".", false
	if prefix == "household." && len(props) > 0 {
		if s, ok := props[0].(*ast.StringNode); ok && slices.Contains(periods[:2], s.Value) {
			prefix, household, props = prefix+s.Value+".", true, props[1:]
		}
	}
	name, ok := first(props)
	a := r.policy.Names[name].Accumulator
	if !ok || a == nil || len(a.By) != len(props)-1 {
		r.errorf(n, "only accumulators with `by` are indexed").Instead("ytd.<accumulator>[<word>] with as many words as its `by` has")
		return bad()
	}
	r.used[a] = true
	if !r.kept(n, prefix, a, household) {
		return bad()
	}
	return r.choose(n, prefix+a.Name, a.By, props[1:])
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
func (r *resolver) choose(n ast.Node, name string, by []*rules.Enumeration, props []ast.Node) (*rules.Resolved, rules.Type) {
	if len(by) == 0 {
		return r.read(name, rules.Number), rules.Number
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
		return r.choose(n, name+":"+by[0].Members[int(code.Number)], by[1:], props[1:])
	}
	out := rules.Fixed(0)
	for i := len(by[0].Members) - 1; i >= 0; i-- {
		cell, t := r.choose(n, name+":"+by[0].Members[i], by[1:], props[1:])
		if t.Kind == rules.GivesNothing {
			return bad()
		}
		out = ifIs(code, i, cell, out)
	}
	return out, rules.Number
}
