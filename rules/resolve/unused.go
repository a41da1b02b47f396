package resolve

import (
	"slices"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
)

// unused reports what no formula reads.
func (p *checker) unused(used map[any]bool) {
	po := p.policy
	for _, q := range po.Parameters {
		if !used[q] && q.Allow == "" {
			p.odd(q.Where, "no formula reads the parameter `%s`", q.Name).
				Because("a number that nothing reads looks like a rule in force").Instead("a formula that reads it, or `allow: why it stands here`")
		}
	}
	doubt := func(at *document.Node, what, name string, is bool) {
		if !is {
			p.Warnf(at, "no formula reads the %s `%s`", message.Say(what), name)
		}
	}
	for _, x := range po.Sets {
		doubt(x.Where, "set", x.Name, used[x])
	}
	for _, x := range po.Readings {
		doubt(x.Where, "reading", x.Name, used[x])
	}
	for _, x := range po.Facts {
		doubt(x.Where, "fact", x.Name, used[x])
	}
	for _, x := range po.Accumulators {
		doubt(x.Where, "accumulator", x.Name, used[x])
	}
}

// unusedDefines resolves the defines that no benefit uses under any date, so that their mistakes are found too, and says so.
func (p *checker) unusedDefines(e *rules.Edition, used map[any]bool, said map[string]bool) {
	r := newResolver(e)
	r.used = used
	for _, q := range p.policy.Parameters {
		r.values[q] = q.On(e.From, nil)
	}
	look := func(b *rules.Benefit, list []*rules.Define) {
		for _, d := range list {
			if used[d] {
				continue
			}
			r.benefit, r.formula, r.stage = b, d.Formula, stageOf(b)
			r.expr(d.Formula.Tree, rules.Type{})
			if !r.report.Failed() {
				r.report.Warnf(d.Where, "nothing uses the define `%s`", d.Name)
			}
		}
	}
	for _, b := range slices.Concat(p.policy.Benefits, p.policy.Enrolments) {
		look(b, b.Defines)
	}
	look(nil, p.policy.Defines)
	p.once(said, r.report)
}
