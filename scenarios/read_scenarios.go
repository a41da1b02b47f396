package scenarios

import (
	"math"
	"strings"

	"doudi/model/document"
	"doudi/rules"
	"doudi/rules/read"
)

// scenarios reads the list of alternatives.
func (p *reader) scenarios(f *document.Fields) {
	list := f.List("scenarios")
	at := f.Optional("scenarios")
	switch {
	case f.At.Pos.Line == 0: // no map at all, which is said already
		return
	case len(list) == 0:
		if at == nil {
			at = f.At
		}
		p.Errorf(at, "the study has no scenarios").Because("the first scenario is the baseline that the others are compared with").
			Instead("scenarios: [{id: current}]")
		return
	case len(list) > MaxScenarios:
		p.Errorf(at, "the study has %d scenarios; at most %d are compared at once", len(list), MaxScenarios).
			Instead("a second study file for the rest")
		return
	}
	for _, n := range list {
		p.scenario(n)
	}
}

func (p *reader) scenario(at *document.Node) {
	f := p.Fields(at, "a scenario")
	idAt := f.Required("id")
	c := Scenario{ID: p.id(idAt, "scenario", scenarioID), Title: p.Title(f.Optional("title")), Policy: p.study.Policy, At: p.policyAt}
	if f.Optional("policy") != nil {
		c.Policy, c.At = p.name(f, "policy", "the name of a pack, or the path of a policy file")
	}
	if c.ID != "" && p.study.scenario(c.ID) != nil {
		p.Errorf(idAt, "the scenario `%s` is given twice", c.ID).Instead("another id")
	}
	for _, n := range p.changes(f, "set") {
		if path := n.Get("path"); path != nil && ofInput(path.Text) {
			c.Changes = append(c.Changes, p.change(n, c.Changes))
			continue
		}
		c.Set = append(c.Set, p.patch(n, c.Set))
	}
	untilTheNext(c.Set)
	for _, n := range p.changes(f, "add") {
		c.Add = append(c.Add, p.addition(n))
	}
	c.AppliedAt, c.Applied = p.takeUps(f)
	list := f.List("with")
	if len(list) > MaxInterventions {
		p.Errorf(list[MaxInterventions], "`%s` has %d items; a scenario has at most %d", "with", len(list), MaxInterventions)
		list = nil
	}
	for _, n := range list {
		c.With = append(c.With, p.with(n, c.With))
	}
	f.Done()
	p.study.Scenarios = append(p.study.Scenarios, c)
}

// changes are the items of a list that a scenario may have.
func (p *reader) changes(f *document.Fields, key string) []*document.Node {
	list := f.List(key)
	if len(list) > MaxChanges {
		p.Errorf(list[MaxChanges], "`%s` has %d items; a scenario has at most %d", key, len(list), MaxChanges)
		return nil
	}
	return list
}

// patch reads an item of `set` about a policy: one of a value, a factor and what is added.
func (p *reader) patch(at *document.Node, earlier []read.Patch) read.Patch {
	f := p.Fields(at, "an item of `set`")
	out := read.Patch{Path: p.word(f, "path"), From: p.date(f.Optional("from")), Scale: f.Optional("scale"), Add: f.Optional("add")}
	switch {
	case out.Scale == nil && out.Add == nil:
		out.Value = f.Required("value")
	case out.Path.Text == "": // what is changed is not known, which is said already
		out.Value = f.Optional("value")
	case out.Scale != nil && out.Add != nil || f.Optional("value") != nil:
		p.Errorf(out.Path, "a change of `%s` must say one of `value`, `scale` and `add`", out.Path.Text).
			Because("a value stands in the place of the number and its range; a factor and what is added keep the range").
			Instead("{path: %s, from: 2027-01-01, scale: 1.05}", out.Path.Text)
		out.Value = f.Optional("value")
	}
	f.Done()
	for _, e := range earlier {
		same := e.Path.Text == out.Path.Text
		switch {
		case out.Path.Text == "":
		case same && textOf(e.From) == textOf(out.From):
			p.Errorf(out.Path, "`%s` is set twice for the same date", out.Path.Text).
				Because("it stands on line %d already", e.Path.Pos.Line).Instead("one of the two")
		case (out.Value == nil || e.Value == nil) && overlie(e.Path.Text, out.Path.Text) && !(same && out.Value == nil && e.Value == nil):
			p.Errorf(out.Path, "`%s` is changed in two ways", out.Path.Text).
				Because("`%s` on line %d is of the same numbers, and which comes first would change them", e.Path.Text, e.Path.Pos.Line).
				Instead("one of the two, with the number that both would make")
		}
	}
	return out
}

// overlie says whether two paths may lead to the same number.
func overlie(a, b string) bool {
	long, short := strings.Split(a, "."), strings.Split(b, ".")
	if len(long) < len(short) {
		long, short = short, long
	}
	for i, x := range short {
		if x != long[i] && x != rules.AnyMember && long[i] != rules.AnyMember {
			return false
		}
	}
	return true
}

// untilTheNext ends each scale, and what is added, where the next of the same path begins.
func untilTheNext(all []read.Patch) {
	for i := range all {
		for _, later := range all {
			x := &all[i]
			if x.Value == nil && later.Value == nil && later.Path.Text == x.Path.Text && textOf(later.From) > textOf(x.From) && (x.Until == nil || textOf(later.From) < textOf(x.Until)) {
				x.Until = later.From
			}
		}
	}
}

// addition reads a whole benefit; without `after` it pays last.
func (p *reader) addition(at *document.Node) read.Addition {
	f := p.Fields(at, "an item of `add`")
	out := read.Addition{Benefit: f.Required("benefit")}
	if f.Optional("after") != nil {
		out.After = p.word(f, "after")
	}
	f.Done()
	if out.Benefit != nil && out.Benefit.Shape != document.Map {
		p.Errorf(out.Benefit, "`benefit` must be a whole benefit").
			Instead("its keys as in a policy file: {id: …, fund: …, pays: …}")
	}
	return out
}

// word reads a required text and keeps its node; what is missing or ill-shaped is reported and comes back empty.
func (p *reader) word(f *document.Fields, key string) *document.Node {
	at := f.Required(key)
	switch {
	case at == nil:
		return &document.Node{}
	case at.Shape == document.Scalar && at.Text == "":
		p.Errorf(at, "`%s` is empty", key)
	case at.Shape != document.Scalar && at.Shape != document.Null:
		p.Errorf(at, "`%s` must be one value, not a list or a map", key)
	}
	return at
}

func textOf(n *document.Node) string {
	if n == nil {
		return ""
	}
	return n.Text
}

// target reads a published figure.
func (p *reader) target(at *document.Node) {
	f := p.Fields(at, "a target")
	t := Target{At: at,
		Name: p.Title(f.Required("name")), Scenario: f.Text("scenario"), Measure: f.Name("measure"),
		By: f.OneOf("by", divisions(), "all"), Group: f.Text("group"),
		Years: p.study.Years, Months: p.study.Months, Unit: f.Text("unit"),
	}
	if t.Group == "" {
		t.Group = "all"
	}
	if years, months, at := p.window(f); at != nil {
		t.Years, t.Months = years, months
		if s := p.study; s.Years.From > 0 && years.From > 0 && !within(years, months, s.Years, s.Months) {
			p.outside(at)
		}
	}
	if value := f.Required("value"); value != nil {
		p.figure(value, &t)
		p.meaning(f, value, &t)
	}
	if source := f.Required("source"); source != nil {
		t.Source = p.Source(source)
	}
	if over := f.Optional("over"); over != nil {
		t.Over = p.over(over)
	}
	p.targetScenario(f, &t)
	f.Done()
	p.study.Targets = append(p.study.Targets, t)
}

// targetScenario looks up whose figures the target is compared with: the baseline's unless another is named.
func (p *reader) targetScenario(f *document.Fields, t *Target) {
	if t.Scenario == "" && len(p.study.Scenarios) > 0 {
		t.Scenario = p.study.Baseline().ID
	}
	if p.study.scenario(t.Scenario) != nil || len(p.study.Scenarios) == 0 {
		return
	}
	ids := make([]string, len(p.study.Scenarios))
	for i, c := range p.study.Scenarios {
		ids[i] = c.ID
	}
	d := p.Errorf(f.Optional("scenario"), "the study has no scenario `%s`", t.Scenario)
	if near := document.Nearest(t.Scenario, ids); near != "" {
		d.Instead("`%s`", near)
	}
}

// figure reads a published value: a number, whose decimals say how it was rounded, or {at_least: …} or {at_most: …}.
func (p *reader) figure(n *document.Node, t *Target) {
	if n.Shape == document.Map {
		f := p.Fields(n, "a target")
		for _, bound := range []Bound{AtLeast, AtMost} {
			if at := f.Optional(string(bound)); at != nil {
				t.Bound, n = bound, at
			}
		}
		f.Done()
		if t.Bound == Exactly {
			p.Errorf(n, "`%s` must be a number", "value").Instead("0.9085, {at_least: 0.9} or {at_most: 0.9}")
			return
		}
	}
	t.Value = p.Number(n, "value", -math.MaxFloat64, math.MaxFloat64)
	_, decimals, ok := strings.Cut(n.Text, ".")
	if !ok || t.Bound != Exactly { // whole numbers do not say how they were rounded, and a floor is not rounded
		return
	}
	places := len(strings.ReplaceAll(decimals, "_", ""))
	if t.Unit == "ratio" {
		places = max(places, 2) // 0.9 is 90 percent, not anything from 85
	}
	t.Rounded = 0.5 * math.Pow10(-places)
}
