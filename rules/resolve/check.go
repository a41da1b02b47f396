package rules

import (
	"fmt"
	"slices"

	"doudi/model/document"

	"github.com/expr-lang/expr/ast"
)

// check looks up every name, for every span of dates, and reports what holds over the whole file.
func (p *reader) check() {
	p.names()
	if p.Failed() {
		return
	}
	p.gather()
	p.nested()
	p.initials()
	if p.Failed() {
		return
	}
	used, said, paying := map[any]bool{}, map[string]bool{}, map[*Benefit]bool{}
	var last *Edition
	limits := &unlimited{}
	for _, month := range p.policy.Changes() {
		if p.Failed() && len(p.All()) > enoughSaid {
			break
		}
		e, u, report := p.policy.resolve(month, nil, false)
		for x := range u {
			used[x] = true
		}
		p.once(said, report)
		if report.Failed() {
			continue
		}
		last = e
		p.once(said, limits.in(e))
		b := newBounder(p.policy)
		p.once(said, b.negative(e))
		for _, s := range e.Steps {
			if b.pays(s) {
				paying[p.policy.Benefits[s.Benefit]] = true
			}
		}
		for _, h := range e.Holes {
			key := h.Parameter + h.Member
			if !said[key] {
				said[key] = true
				q := p.policy.names[h.Parameter].parameter
				p.Warnf(q.nameAt, "`%s` has no value for %s `%s`", h.Parameter, h.Column, h.Member).
					Because("a bill with it falls under no rule and is refused").Instead("the member, or leave it out if no such bill occurs")
			}
		}
	}
	if p.Failed() {
		return
	}
	p.unusedDefines(last, used, said)
	p.idle(paying)
	p.unused(used)
	p.cited()
}

// enoughSaid is how many mistakes end the look at further dates: nobody reads more, and a file of thousands of dates with a
// mistake at each is to be answered as soon as any other.
const enoughSaid = 500

// once adds the diagnostics of one edition that no earlier edition had.
func (p *reader) once(said map[string]bool, report *document.Report) {
	fresh := &document.Report{}
	for _, d := range report.All() {
		key := fmt.Sprint(d.Pos, d.What.String())
		if !said[key] {
			said[key] = true
			fresh.Add(d)
		}
	}
	p.Join(fresh)
}

// pays says whether a step can pay anything at all.
func (b *bounder) pays(s Step) bool {
	if s.When != nil && b.of(s.When).hi == 0 {
		return false
	}
	if s.Ceiling != nil && b.of(s.Ceiling).hi <= 0 {
		return false
	}
	return s.Leaves || b.of(s.Amount).hi > 0
}

// negative reports benefits that leave less than nothing, whatever the bill.
func (b *bounder) negative(e *Edition) *document.Report {
	out := &document.Report{}
	for _, s := range e.Steps {
		if benefit := b.policy.Benefits[s.Benefit]; s.Leaves && b.of(s.Amount).hi < 0 {
			out.Errorf(benefit.Leaves.At, "`leaves` of `%s` is always below zero", benefit.ID).
				Because("what stays unpaid of a bill is nothing at least").Instead("0 where nothing stays unpaid")
		}
	}
	return out
}

// idle reports benefits that never pay under any date.
func (p *reader) idle(paying map[*Benefit]bool) {
	for _, b := range p.policy.Benefits {
		if paying[b] || !b.Enabled {
			continue
		}
		p.odd(b.at, "the benefit `%s` can never pay", b.ID).
			Because("its `when` is never true, its amount or ceiling is never above zero, or its dates hold no month").
			Instead("`enabled: false` if that is meant")
	}
}

// odd reports an error, or a warning in a scenario's overlay.
func (p *reader) odd(at *document.Node, format string, args ...any) *document.Diagnostic {
	if p.overlaid {
		return p.Warnf(at, format, args...)
	}
	return p.Errorf(at, format, args...)
}

// unused reports what no formula reads.
func (p *reader) unused(used map[any]bool) {
	po := p.policy
	for _, q := range po.Parameters {
		if !used[q] && q.Allow == "" {
			p.odd(q.nameAt, "no formula reads the parameter `%s`", q.Name).
				Because("a number that nothing reads looks like a rule in force").Instead("a formula that reads it, or `allow: why it stands here`")
		}
	}
	doubt := func(at *document.Node, what, name string, is bool) {
		if !is {
			p.Warnf(at, "no formula reads the %s `%s`", document.Say(what), name)
		}
	}
	for _, x := range po.Sets {
		doubt(x.at, "set", x.Name, used[x])
	}
	for _, x := range po.Readings {
		doubt(x.at, "reading", x.Name, used[x])
	}
	for _, x := range po.Facts {
		doubt(x.at, "fact", x.Name, used[x])
	}
	for _, x := range po.Accumulators {
		doubt(x.at, "accumulator", x.Name, used[x])
	}
}

// unusedDefines resolves the defines that no benefit uses under any date, so that their mistakes are found too, and says so.
func (p *reader) unusedDefines(e *Edition, used map[any]bool, said map[string]bool) {
	r := &resolver{edition: e, report: &document.Report{}, policy: p.policy, memo: map[expansion]resolved{}, sizes: map[ast.Node]int{}, used: used}
	look := func(b *Benefit, list []*Define) {
		for _, d := range list {
			if used[d] {
				continue
			}
			r.benefit, r.formula, r.stage = b, d.Formula, atTurn
			if b != nil && b.At != AtClaim {
				r.stage = periodEnd
			}
			r.expr(d.Formula.tree, Type{})
			if !r.report.Failed() {
				r.report.Warnf(d.at, "nothing uses the define `%s`", d.Name)
			}
		}
	}
	for _, b := range p.policy.Benefits {
		look(b, b.Defines)
	}
	look(nil, p.policy.Defines)
	p.once(said, r.report)
}

// cited warns about numbers without a source, once for the file: tests may leave them out, a policy in use may not.
func (p *reader) cited() {
	bare := 0
	var first *document.Node
	for _, q := range p.policy.Parameters {
		for _, d := range q.Dated {
			if d.Source.Ref == "" || d.Source.Status == "" {
				if bare++; first == nil {
					first = q.nameAt
				}
			}
		}
	}
	if bare > 0 {
		p.Warnf(first, "%d values state no source or status, this is the first", bare).
			Because("a number without a source is half a number").Instead("`source: {ref: …, section: …, status: stated}`")
	}
}

// nested reports tables with `by` that lack a member or have one too many.
func (p *reader) nested() {
	for _, q := range p.policy.Parameters {
		for _, d := range q.Dated {
			if d.Value != nil {
				p.nest(q, d.Value, q.By)
			}
		}
	}
}

func (p *reader) nest(q *Parameter, v *Value, by []string) {
	if len(by) == 0 {
		return
	}
	e := p.policy.Enumeration(by[0])
	if v.Members == nil {
		p.Errorf(v.at, "`%s` must name every member of `%s` here", q.Name, by[0]).Instead("{%s: …}", join(e.Members))
		return
	}
	var missing []string
	for _, word := range e.Members {
		if v.Get(word) == nil {
			missing = append(missing, word)
		}
	}
	known := func(m Member) bool { return slices.Contains(e.Members, m.Name) }
	if len(missing) > 0 && (len(v.Members) < len(e.Members) || !slices.ContainsFunc(v.Members, func(m Member) bool { return !known(m) })) {
		d := p.Errorf(v.at, "`%s` has no value for %s", q.Name, join(missing)).
			Because("it is a table by %s, and a bill with this member would fall under no rule", by[0])
		if q.mayBeNone() {
			d.Instead("the member with its value, or `none` for no limit")
		} else {
			d.Instead("the member with its value")
		}
	}
	for _, m := range v.Members {
		if !known(m) {
			p.noMember(m.at, 0, m.Name, e)
			continue
		}
		p.nest(q, m.Value, by[1:])
	}
}

// initials reports parameters and facts that formulas could not index.
func (p *reader) initials() {
	for _, f := range p.policy.Facts {
		if f.Type.enum != nil && f.Type.enum.open && len(f.Type.enum.Members) == 1 {
			p.Warnf(f.at, "the fact `%s` has one member only, `%s`", f.Name, f.Type.enum.Members[0]).
				Instead("`type: [first, second]` with all its members")
		}
	}
}
