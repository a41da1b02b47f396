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
	values := map[*rules.Parameter]*rules.Value{}
	for _, q := range p.policy.Parameters {
		values[q] = q.On(e.From, nil)
	}
	within := func(b *rules.Benefit, d *rules.Define) *document.Report {
		r := newResolver(e)
		r.used, r.values = used, values
		r.benefit, r.formula, r.stage = b, d.Formula, stageOf(b)
		r.expr(d.Formula.Tree, rules.Type{})
		if !r.report.Failed() {
			r.report.Warnf(d.Where, "nothing uses the define `%s`", d.Name)
		}
		return r.report
	}
	all := slices.Concat(p.policy.Benefits, p.policy.Enrolments)
	for _, b := range all {
		for _, d := range b.Defines {
			if !used[d] {
				p.once(said, within(b, d))
			}
		}
	}
	for _, d := range p.policy.Defines {
		if used[d] {
			continue
		}
		// A benefit that a scenario has switched off may be where it means something: what is unpaid, at its turn.
		report := within(nil, d)
		for _, b := range all {
			if report.Failed() && !b.Enabled {
				if x := within(b, d); !x.Failed() {
					report = x
				}
			}
		}
		p.once(said, report)
	}
}
