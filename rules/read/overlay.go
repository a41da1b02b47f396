package read

import (
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/rules"
)

// Patch changes one thing of a policy from a month on: a scenario's `{path: parameters.critical_from, from: 2018-01-01,
// value: 6000}`. From is nil for all dates.
type Patch struct {
	Path, From, Value *document.Node
	// Scale multiplies the numbers of a parameter, or of a member of it, in place of Value; Add is added to them. Both keep the range around
	// them, and leave the thresholds of brackets alone. One of the three is not nil.
	Scale, Add *document.Node
	Until      *document.Node // the month in which a scale or what is added ends; nil = it goes on
	Held       bool           // rates that a scale takes past 1 are 1, and not refused
}

// Addition puts a whole benefit, written as in a policy file, behind another one.
type Addition struct {
	After, Benefit *document.Node
}

// With returns a policy with patches and additions applied, checked anew. What is merely odd in a scenario (a benefit
// switched off, a number no longer read) is a warning here. Errors point into the file of the patch.
func With(p *rules.Policy, patches []Patch, additions []Addition) (*rules.Policy, *document.Report, error) {
	r := parse(p.Root)
	for _, patch := range patches {
		r.patch(patch)
	}
	for _, a := range additions {
		r.insert(a)
	}
	return r.checked(true)
}

// WithReadings returns a policy with other options taken where its text is ambiguous: reading to option.
func WithReadings(p *rules.Policy, options []document.Field) (*rules.Policy, error) {
	if len(options) == 0 {
		return p, nil
	}
	r := parse(p.Root)
	for _, o := range options {
		r.patchReading(Patch{Path: o.Key, Value: o.Value}, o.Key.Text)
	}
	out, _, err := r.checked(true)
	return out, err
}

func (p *reader) patch(x Patch) {
	parts := strings.Split(p.Text(x.Path, "path"), ".")
	from := p.month(x.From, "from", rules.Always)
	if x.Value == nil && (x.Scale != nil || x.Add != nil) && parts[0] != "parameters" {
		p.Errorf(x.Path, "`%s` cannot be scaled or added to", x.Path.Text).Because("only the numbers of parameters can be").Instead("parameters.<name>, or a `value`")
		return
	}
	longer := len(parts) > 2 && (parts[0] == "sets" || parts[0] == "readings")
	if len(parts) < 2 || longer || x.Value == nil && x.Scale == nil && x.Add == nil {
		p.Errorf(x.Path, "`%s` is no path of a policy", x.Path.Text).Instead("parameters.<name>, readings.<name>, sets.<name> or benefits.<id>.<key>, with a `value`")
		return
	}
	switch parts[0] {
	case "parameters":
		p.patchParameter(x, parts[1:], from)
	case "readings":
		p.patchReading(x, parts[1])
	case "sets":
		p.patchSet(x, parts[1], from)
	case "benefits":
		p.patchBenefit(x, parts[1:], from)
	default:
		p.unknown(x.Path, parts[0], "part of a policy", []string{"parameters", "readings", "sets", "benefits"})
	}
}

// patchParameter replaces a value, or a member of it, in every edition from the month on.
func (p *reader) patchParameter(x Patch, names []string, from rules.Month) {
	i := slices.IndexFunc(p.policy.Parameters, func(q *rules.Parameter) bool { return q.Name == names[0] })
	if i < 0 {
		var known []string
		for _, q := range p.policy.Parameters {
			known = append(known, q.Name)
		}
		p.unknown(x.Path, names[0], "parameter", known)
		return
	}
	q, member := p.policy.Parameters[i], names[1:]
	if x.Value == nil {
		p.moveParameter(x, q, member, from)
		return
	}
	decided := p.value(x.Value, q)
	if len(member) > 0 { // the range is of the whole table, and holds for its other members
		decided = decided.AsDecided()
	}
	out, ok := p.edited(x, q, member, from, rules.Never, func(d *rules.Dated) bool {
		patched, ok := d.Value.Changed(member, func(*rules.Value) *rules.Value { return decided })
		if d.Value = patched; len(member) == 0 { // a scenario's own number is a decision, not an estimate
			d.Low, d.High, d.Added = 1, 1, 0
		}
		d.Source = document.Source{Note: "scenario"}
		return ok
	})
	if ok && from < q.Dated[0].From && from != rules.Always && len(member) == 0 {
		out = append([]rules.Dated{{From: from, Until: q.Dated[0].From, Value: decided, Low: 1, High: 1, Source: document.Source{Note: "scenario"}, Where: x.Value}}, out...)
	}
	q.Dated = out
}

// edited are a parameter's editions with those between two months changed; an edition that is there before or after keeps that part of its
// dates. ok is false where one has no such member.
func (p *reader) edited(x Patch, q *rules.Parameter, member []string, from, until rules.Month, change func(*rules.Dated) bool) (out []rules.Dated, ok bool) {
	for _, d := range q.Dated {
		before, after := d, d
		if before.Until = min(d.Until, from); before.From < before.Until { // the change falls inside: the old value ends there
			out, d.From = append(out, before), from
		}
		after.From = max(d.From, until)
		if d.Until = min(d.Until, until); d.From < d.Until {
			have := d.Value
			if !change(&d) {
				p.unknown(x.Path, strings.Join(member, "."), "member", have.MemberNames())
				return q.Dated, false
			}
			out = append(out, d)
		}
		if after.From < after.Until {
			out = append(out, after)
		}
	}
	return out, true
}

func (p *reader) patchReading(x Patch, name string) {
	var known []string
	for _, r := range p.policy.Readings {
		if r.Name == name {
			r.Default = p.OneOf(x.Value, x.Path.Text, r.Options, r.Default)
			return
		}
		known = append(known, r.Name)
	}
	p.unknown(x.Path, name, "reading", known)
}

func (p *reader) patchSet(x Patch, name string, from rules.Month) {
	var known []string
	for _, s := range p.policy.Sets {
		known = append(known, s.Name)
		if s.Name != name {
			continue
		}
		fresh := rules.DatedSet{From: from, Until: rules.Never, Members: p.setMembers(x.Value, s), Where: x.Value}
		kept := slices.DeleteFunc(s.Dated, func(d rules.DatedSet) bool { return d.From >= from })
		if len(kept) > 0 {
			kept[len(kept)-1].Until = min(kept[len(kept)-1].Until, from)
		}
		s.Dated = append(kept, fresh)
		return
	}
	p.unknown(x.Path, name, "set", known)
}

// patchBenefit changes one key of a benefit.
func (p *reader) patchBenefit(x Patch, names []string, from rules.Month) {
	all := slices.Concat(p.policy.Benefits, p.policy.Enrolments)
	i := slices.IndexFunc(all, func(b *rules.Benefit) bool { return b.ID == names[0] })
	if i < 0 {
		p.unknown(x.Path, names[0], "benefit", p.benefitIDs())
		return
	}
	b := all[i]
	key := ""
	if len(names) == 2 {
		key = names[1]
	}
	if x.From != nil && key != "enabled" {
		p.Errorf(x.From, "a benefit's `%s` cannot change at a date", key).
			Because("only parameters, sets and `enabled` are dated").Instead("a parameter in the formula, changed at the date")
		return
	}
	switch key {
	case "enabled":
		on, ok := x.Value.Bool()
		switch {
		case !ok:
			p.Errorf(x.Value, "`%s` must be true or false", x.Path.Text)
		case on && !b.Enabled: // a month before it begins stays without it
			b.Enabled, b.From = true, max(b.From, from)
		case on:
		case from == rules.Always:
			b.Enabled = false
		default:
			b.Until = min(b.Until, from)
		}
	case "from":
		b.From = p.month(x.Value, "from", b.From)
	case "until":
		b.Until = p.month(x.Value, "until", b.Until)
	default:
		p.patchClause(b, strings.Join(names[1:], "."), x)
	}
}

// patchClause replaces one of a benefit's formulas; of what it pays and what it leaves, one stands for the other.
func (p *reader) patchClause(b *rules.Benefit, key string, x Patch) {
	known := []string{"enabled", "from", "until"}
	for _, c := range b.Clauses() {
		if known = append(known, c.Key); c.Key != key {
			continue
		}
		if key == "leaves" && b.At == rules.AtEnrolment {
			p.Errorf(x.Path, "`%s` is paid at enrolment and has no `%s`", b.ID, key).
				Because("a premium is paid once a year for each enrolled person, before there is any bill").Instead("`pays:`, and `when:` over the person")
			return
		}
		if key == "pays" || key == "leaves" {
			b.Pays, b.Leaves = nil, nil
		}
		*c.Formula = p.formula(x.Value, key)
		return
	}
	p.unknown(x.Path, key, "key of a benefit", known)
}

// insert adds a benefit behind another; without `after` it pays last.
func (p *reader) insert(a Addition) {
	b := p.benefit(a.Benefit)
	if p.policy.Benefit(b.ID) >= 0 || p.policy.Enrolment(b.ID) >= 0 {
		p.Errorf(b.Where, "two benefits are called `%s`", b.ID).Because("`paid.%s` could mean either", b.ID)
		return
	}
	if b.At == rules.AtEnrolment { // in no order with those that pay of bills
		p.policy.Enrolments = append(p.policy.Enrolments, b)
		return
	}
	at := len(p.policy.Benefits) - 1
	if a.After != nil {
		if at = p.policy.Benefit(a.After.Text); at < 0 {
			p.unknown(a.After, a.After.Text, "benefit", p.benefitIDs())
			return
		}
	}
	p.policy.Benefits = slices.Insert(p.policy.Benefits, at+1, b)
}

func (p *reader) benefitIDs() []string {
	var out []string
	for _, b := range slices.Concat(p.policy.Benefits, p.policy.Enrolments) {
		out = append(out, b.ID)
	}
	return out
}
