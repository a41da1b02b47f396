package forecast

import (
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/resolve"
	"doudi/scenarios"
)

// months are the study's: the first, and the first after them.
func (p *Plan) months() (first, last rules.Month) {
	return rules.MonthOf(p.Study.Years.From, 1), rules.MonthOf(p.Study.Years.To+1, 1)
}

// checkedUntil warns of a policy that was held against the law up to a month of the study, or before it.
func (p *Plan) checkedUntil(policy *rules.Policy, at *document.Node) {
	if _, last := p.months(); policy.CheckedUntil >= last {
		return
	}
	until := policy.LastChecked()
	p.Warnings.Warnf(at, "the policy `%s` was checked against the law until %s, and the study runs to %d", policy.ID, until, p.Study.Years.To).
		Because("its rules go on as they stood then").Instead("nothing, if that is meant; `checked_until:` with a later day once it is checked again")
	p.notes = append(p.notes, model.TitleOf(message.Say("The policy \"%s\" was checked against the law until %s; its rules go on from there as they stood.", policy.Title.Or(policy.ID), until)))
}

// belowZero notes every parameter with a number below 0: of the policy's own its file is warned, of a scenario's the scenario.
func (p *Plan) belowZero(c scenarios.Scenario, base, policy *rules.Policy) {
	for i, q := range policy.Parameters {
		if !q.BelowZero() {
			continue
		}
		own := !base.Parameters[i].BelowZero()
		for _, x := range c.Set {
			if own && x.Value != nil && strings.Split(x.Path.Text, ".")[1] == q.Name {
				p.Warnings.Warnf(x.Value, "scenario `%s`: `%s` is below 0", c.ID, q.Name).Because("a policy's numbers have no sign: its formulas add or take away").
					Instead("the number without a sign, if it is not meant")
			}
		}
		note := model.TitleOf(message.Say("The policy \"%s\" has a number below 0 in %s; see whether that is meant.", policy.Title.Or(policy.ID), q.Title.Or(q.Name)))
		if own {
			note = model.TitleOf(message.Say("Scenario \"%s\" takes %s below 0; see whether that is meant.", c.Title.Or(c.ID), q.Title.Or(q.Name)))
		}
		if !slices.Contains(p.notes, note) {
			p.notes = append(p.notes, note)
		}
	}
}

// withoutEffect warns of every change of a scenario that can have no effect in the study's years.
func (p *Plan) withoutEffect(c scenarios.Scenario, base, policy *rules.Policy) {
	for _, x := range c.Set {
		first, last := p.months()
		first = max(first, inForce(x.From))
		if first >= last {
			p.idle(c, x.From, x.Path.Text, message.Say("it begins %s, after the study's years", x.From.Text))
			continue
		}
		parts := strings.SplitN(x.Path.Text, ".", 3)
		key := parts[0] + "." + parts[1]
		switch {
		case resolve.Uses(policy, first, last)[key] || parts[0] == "benefits" && resolve.Uses(base, first, last)[key]:
		case parts[0] == "benefits":
			p.idle(c, x.Path, x.Path.Text, message.Say("the benefit is not in force in the study's years"))
		default:
			p.idle(c, x.Path, x.Path.Text, message.Say("no formula in force in the study's years reads it"))
		}
	}
	for _, a := range c.Add {
		id := a.Benefit.Get("id")
		if first, last := p.months(); !resolve.Uses(policy, first, last)["benefits."+id.Text] {
			p.idle(c, id, id.Text, message.Say("the benefit is not in force in the study's years"))
		}
	}
}

// inForce is the month from which a change holds; one inside a month begins with the next, as in a policy.
func inForce(from *document.Node) rules.Month {
	if from == nil {
		return rules.Always
	}
	month, day, _ := rules.ParseMonth(from.Text)
	if day > 1 {
		month++
	}
	return month
}

// idle notes a change without effect.
func (p *Plan) idle(c scenarios.Scenario, at *document.Node, what string, why message.Message) {
	p.Warnings.Warnf(at, "scenario `%s`: `%s` can have no effect", c.ID, what).Because("%s", why)
	p.notes = append(p.notes, model.TitleOf(message.Say("Scenario \"%s\": what it changes in %s can have no effect: %s.", c.Title.Or(c.ID), what, why)))
}
