package resolve

import (
	"fmt"
	"slices"

	"doudi/model/document"
	"doudi/rules"
)

// checker checks one policy and reports every mistake it finds.
type checker struct {
	*document.Report
	policy   *rules.Policy
	overlaid bool // by a scenario: what is merely odd is a warning
}

// Check looks up every name of a policy, for every span of dates, reports what holds over the whole file, and fills in what
// it finds out: Names, Reads and Understood. In a policy that a scenario has overlaid, what is merely odd (a benefit
// switched off, a number no longer read) is a warning.
func Check(p *rules.Policy, overlaid bool) *document.Report {
	c := &checker{Report: &document.Report{}, policy: p, overlaid: overlaid}
	c.names()
	if c.Failed() {
		return c.Report
	}
	c.gather()
	c.nested()
	c.initials()
	if !c.Failed() {
		c.editions()
	}
	return c.Report
}

// editions looks at the policy at each of its dates.
func (p *checker) editions() {
	used, said, paying := map[any]bool{}, map[string]bool{}, map[*rules.Benefit]bool{}
	p.policy.Reads = map[rules.Column]bool{}
	places := newUnderstanding(p.policy)
	var last *rules.Edition
	limits := &unlimited{}
	for _, month := range p.policy.Changes() {
		if p.Failed() && len(p.All()) > enoughSaid {
			break
		}
		r := resolve(p.policy, month, nil, false)
		for x := range r.used {
			used[x] = true
		}
		p.once(said, r.report)
		if r.report.Failed() {
			continue
		}
		last = r.edition
		for _, in := range last.Inputs {
			p.policy.Reads[in.Column] = true
		}
		places.in(last)
		p.once(said, limits.in(last))
		b := newBounder(p.policy)
		p.once(said, b.negative(last))
		for _, s := range last.Steps {
			if b.pays(s) {
				paying[p.policy.Benefits[s.Benefit]] = true
			}
		}
		for _, s := range last.Enrolments {
			if b.pays(s) {
				paying[p.policy.Enrolments[s.Benefit]] = true
			}
		}
		p.holes(last, said)
	}
	if p.Failed() {
		return
	}
	p.policy.Understood = places.understood()
	p.unusedDefines(last, used, said)
	p.idle(paying)
	p.unused(used)
	p.cited()
}

// holes warns of members for which a table that formulas index says nothing.
func (p *checker) holes(e *rules.Edition, said map[string]bool) {
	for _, h := range e.Holes {
		key := h.Parameter + h.Member
		if !said[key] {
			said[key] = true
			q := p.policy.Names[h.Parameter].Parameter
			p.Warnf(q.Where, "`%s` has no value for %s `%s`", h.Parameter, h.Column, h.Member).
				Because("a bill with it falls under no rule and is refused").Instead("the member, or leave it out if no such bill occurs")
		}
	}
}

// enoughSaid is how many mistakes end the look at further dates: nobody reads more, and a file of thousands of dates with a
// mistake at each is to be answered as soon as any other.
const enoughSaid = 500

// once adds the diagnostics of one edition that no earlier edition had.
func (p *checker) once(said map[string]bool, report *document.Report) {
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
func (b *bounder) pays(s rules.Step) bool {
	if s.When != nil && b.of(s.When).High == 0 {
		return false
	}
	if s.Ceiling != nil && b.of(s.Ceiling).High <= 0 {
		return false
	}
	return s.Leaves || b.of(s.Amount).High > 0
}

// negative reports benefits that leave less than nothing, whatever the bill.
func (b *bounder) negative(e *rules.Edition) *document.Report {
	out := &document.Report{}
	for _, s := range e.Steps {
		if benefit := b.policy.Benefits[s.Benefit]; s.Leaves && b.of(s.Amount).High < 0 {
			out.Errorf(benefit.Leaves.At, "`leaves` of `%s` is always below zero", benefit.ID).
				Because("what stays unpaid of a bill is nothing at least").Instead("0 where nothing stays unpaid")
		}
	}
	return out
}

// idle reports benefits that never pay under any date.
func (p *checker) idle(paying map[*rules.Benefit]bool) {
	for _, b := range slices.Concat(p.policy.Benefits, p.policy.Enrolments) {
		if paying[b] || !b.Enabled {
			continue
		}
		p.odd(b.Where, "the benefit `%s` can never pay", b.ID).
			Because("its `when` is never true, its amount or ceiling is never above zero, or its dates hold no month").
			Instead("`enabled: false` if that is meant")
	}
}

// odd reports an error, or a warning in a scenario's overlay.
func (p *checker) odd(at *document.Node, format string, args ...any) *document.Diagnostic {
	if p.overlaid {
		return p.Warnf(at, format, args...)
	}
	return p.Errorf(at, format, args...)
}

// cited warns about numbers without a source, once for the file: tests may leave them out, a policy in use may not.
func (p *checker) cited() {
	bare := 0
	var first *document.Node
	for _, q := range p.policy.Parameters {
		for _, d := range q.Dated {
			if d.Source.Ref == "" || d.Source.Status == "" {
				if bare++; first == nil {
					first = q.Where
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
func (p *checker) nested() {
	for _, q := range p.policy.Parameters {
		for _, d := range q.Dated {
			if d.Value != nil {
				p.nest(q, d.Value, q.By)
			}
		}
	}
}

func (p *checker) nest(q *rules.Parameter, v *rules.Value, by []string) {
	if len(by) == 0 {
		return
	}
	e := p.policy.Enumeration(by[0])
	if v.Members == nil {
		p.Errorf(v.Where, "`%s` must name every member of `%s` here", q.Name, by[0]).Instead("{%s: …}", join(e.Members))
		return
	}
	var missing []string
	for _, word := range e.Members {
		if v.Get(word) == nil {
			missing = append(missing, word)
		}
	}
	known := func(m rules.Member) bool { return slices.Contains(e.Members, m.Name) }
	if len(missing) > 0 && (len(v.Members) < len(e.Members) || !slices.ContainsFunc(v.Members, func(m rules.Member) bool { return !known(m) })) {
		d := p.Errorf(v.Where, "`%s` has no value for %s", q.Name, join(missing)).
			Because("it is a table by %s, and a bill with this member would fall under no rule", by[0])
		if q.MayBeNone() {
			d.Instead("the member with its value, or `none` for no limit")
		} else {
			d.Instead("the member with its value")
		}
	}
	for _, m := range v.Members {
		if !known(m) {
			e.Lacks(p.Report, m.Where, m.Name)
			continue
		}
		p.nest(q, m.Value, by[1:])
	}
}

// initials reports parameters and facts that formulas could not index.
func (p *checker) initials() {
	for _, f := range p.policy.Facts {
		if f.Type.Enum != nil && f.Type.Enum.Open && len(f.Type.Enum.Members) == 1 {
			p.Warnf(f.Where, "the fact `%s` has one member only, `%s`", f.Name, f.Type.Enum.Members[0]).
				Instead("`type: [first, second]` with all its members")
		}
	}
}
