package page

import (
	"fmt"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules/read"
	"doudi/scenarios"
)

// altered says what each alternative of the study changes, a line each, beside what holds under the baseline at the end of the study.
func (b *base) altered(l message.Language) []string {
	var out []string
	for i, s := range b.study.Scenarios[1:] {
		var items []string
		if s.Policy != b.study.Baseline().Policy {
			items = append(items, l.Say("the policy %s", s.Policy))
		}
		for _, x := range s.Set {
			items = append(items, b.patched(l, x))
		}
		for _, x := range s.Add {
			items = append(items, added(l, x.Benefit))
		}
		items = append(items, besides(l, s)...)
		out = append(out, l.Say("%d %s: %s", i+1, s.Title.In(l, s.ID), strings.Join(items, l.Say("; "))))
	}
	return out
}

// patched says one change of the policy.
func (b *base) patched(l message.Language, x read.Patch) string {
	path := x.Path.Text
	label, now := b.called(l, path)
	var said string
	switch {
	case strings.HasPrefix(path, "benefits.") && strings.HasSuffix(path, ".enabled") && x.Value != nil && x.Value.Text == "false":
		said = l.Say("%s is taken away", label)
	case x.Scale != nil:
		said = l.Say("%s times %s", label, text(x.Scale))
	case x.Add != nil:
		said = l.Say("%s with %s added", label, text(x.Add))
	case now != "":
		said = l.Say("%s is %s instead of %s", label, text(x.Value), now)
	default:
		said = l.Say("%s is %s", label, text(x.Value))
	}
	if x.From != nil {
		said = l.Say("%s, from %s", said, x.From.Text)
	}
	if x.Until != nil {
		said = l.Say("%s, until %s", said, x.Until.Text)
	}
	return said
}

// called is what a path of the policy is called, and what stands there under the baseline where it is one number.
func (b *base) called(l message.Language, path string) (label, now string) {
	parts := strings.Split(path, ".")
	if len(parts) > 2 && parts[0] == "benefits" {
		if i := b.policy.Benefit(parts[1]); i >= 0 && parts[2] == "enabled" {
			return b.policy.Benefits[i].Title.In(l, parts[1]), ""
		}
	}
	for _, q := range b.policy.Parameters {
		if parts[0] != "parameters" || len(parts) < 2 || q.Name != parts[1] {
			continue
		}
		label = q.Title.In(l, q.Name)
		for _, x := range b.leavesOf(q) {
			if x.path != path {
				continue
			}
			if of := x.of(l); of != "" {
				label = l.Say("%s: %s", label, of)
			}
			return label, x.value
		}
		if len(parts) > 2 {
			label = l.Say("%s: %s", label, strings.Join(parts[2:], "."))
		}
		return label, ""
	}
	return path, ""
}

// added says a benefit that is added, with all that the study says of it.
func added(l message.Language, benefit *document.Node) string {
	title := benefit.Get("title")
	if in := title.Get(string(l)); in != nil {
		title = in
	}
	if title == nil || title.Text == "" {
		title = benefit.Get("id")
	}
	var parts []string
	for _, f := range benefit.Fields {
		if !slices.Contains([]string{"id", "title", "source"}, f.Key.Text) {
			parts = append(parts, f.Key.Text+": "+text(f.Value))
		}
	}
	return l.Say("added: %s (%s)", title.Text, strings.Join(parts, ", "))
}

// besides says what a scenario changes that is not of the policy.
func besides(l message.Language, s scenarios.Scenario) []string {
	var out []string
	for _, x := range s.Changes {
		said := fmt.Sprintf("%s: %s %s", x.Path.Text, x.How.Key(), text(x.ByAt))
		if x.From > 0 {
			said = l.Say("%s, from %s", said, fmt.Sprint(x.From))
		}
		out = append(out, said)
	}
	for _, x := range s.With {
		out = append(out, l.Say("with the intervention %s", x.Name))
	}
	if s.AppliedAt != nil {
		out = append(out, l.Say("who applies: %s", text(s.AppliedAt)))
	}
	return out
}

// text is a value as a file has it on one line.
func text(n *document.Node) string {
	if n == nil {
		return "-"
	}
	var parts []string
	for _, x := range n.Items {
		parts = append(parts, text(x))
	}
	for _, f := range n.Fields {
		parts = append(parts, f.Key.Text+": "+text(f.Value))
	}
	switch n.Shape {
	case document.List:
		return "[" + strings.Join(parts, ", ") + "]"
	case document.Map:
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return n.Text
}
