package decide

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/rules/read"
	"doudi/scenarios"
)

// toggles make a scenario between two others: each group of changes as the one or the other has it.
type toggles struct {
	from, to scenarios.Scenario
	groups   []Group
}

// partOf is the change that an item belongs to: items of one parameter, benefit or table of inputs lie over each other, and are one.
func partOf(path string) string {
	parts := strings.SplitN(path, ".", 3)
	return strings.Join(parts[:min(len(parts), 2)], ".")
}

// changesOf are a scenario's changes by name, each with what it is made of.
func changesOf(c *scenarios.Scenario) map[string][]any {
	out := map[string][]any{}
	for _, x := range c.Set {
		out[partOf(x.Path.Text)] = append(out[partOf(x.Path.Text)], []any{x.Path.Text, plain(x.From), plain(x.Value), plain(x.Scale), plain(x.Add)})
	}
	for _, x := range c.Add {
		name := addedBy(x)
		out[name] = append(out[name], []any{plain(x.After), plain(x.Benefit)})
	}
	for _, x := range c.Changes {
		out[partOf(x.Path.Text)] = append(out[partOf(x.Path.Text)], []any{x.Path.Text, x.From, x.How, x.By})
	}
	for _, x := range c.With {
		coverage := any(nil)
		if x.Coverage != nil {
			coverage = *x.Coverage
		}
		out["with."+x.Name] = append(out["with."+x.Name], []any{coverage, x.From, x.Fund})
	}
	if c.AppliedAt != nil {
		out["applied"] = []any{plain(c.AppliedAt)}
	}
	return out
}

// addedBy is the change that adds a benefit; one without an id is for the policy's reader to refuse.
func addedBy(x read.Addition) string {
	id := x.Benefit.Get("id")
	if id == nil {
		return "benefits."
	}
	return "benefits." + id.Text
}

// plain is a node without its place.
func plain(n *document.Node) any {
	if n == nil {
		return nil
	}
	switch n.Shape {
	case document.List:
		out := []any{}
		for _, item := range n.Items {
			out = append(out, plain(item))
		}
		return out
	case document.Map:
		out := map[string]any{}
		for _, f := range n.Fields {
			out[f.Key.Text] = plain(f.Value)
		}
		return out
	}
	return n.Text
}

// find lists the groups of changes in which the two scenarios differ.
func (a *Attribution) find() (*toggles, error) {
	c := &a.Comparison
	switch {
	case len(c.Measures) == 0 || len(c.Measures) > MaxAttributed:
		return nil, document.Refusef("--measure", "%d measures; write 1 to %d", len(c.Measures), MaxAttributed)
	case a.From.Policy != a.To.Policy:
		return nil, document.Refusef(c.Study.File, "`%s` and `%s` are of two policy files, whose difference is in no list of changes; write the second as changes of the first", a.From.ID, a.To.ID)
	case c.Year != 0 && (c.Year < c.Study.Years.From || c.Year > c.Study.Years.To):
		return nil, document.Refusef("--year", "%d is no year of the study, which is of %s", c.Year, c.Study.Years)
	}
	before, after := changesOf(&a.From), changesOf(&a.To)
	var names []string
	for _, of := range []map[string][]any{before, after} {
		for name := range of {
			if !slices.Contains(names, name) && !reflect.DeepEqual(before[name], after[name]) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	if len(names) == 0 {
		return nil, document.Refusef(c.Study.File, "`%s` and `%s` are the same, and there is nothing to part", a.From.ID, a.To.ID)
	}
	for change := range c.Grouped {
		if !slices.Contains(names, change) {
			near := document.Nearest(change, names)
			if near == "" {
				near = strings.Join(names, ", ")
			}
			return nil, document.Refusef("--group", "the scenarios do not differ in `%s`; write %s", change, near)
		}
	}
	for _, name := range names {
		group := c.Grouped[name]
		if group == "" {
			group = name
		}
		at := slices.IndexFunc(a.Groups, func(g Group) bool { return g.Name == group })
		if at < 0 {
			at = len(a.Groups)
			a.Groups = append(a.Groups, Group{Name: group})
		}
		a.Groups[at].Changes = append(a.Groups[at].Changes, name)
	}
	if n := len(a.Groups); n > MaxGroups {
		return nil, document.Refusef("--group", "%d groups of changes; at most %d are parted: put some together with --group 'NAME=%s,%s'", n, MaxGroups, names[0], names[1])
	}
	return &toggles{a.From, a.To, a.Groups}, nil
}

// changed says whether a change is as the second scenario has it, in a set of groups.
func (t *toggles) changed(set uint, name string) bool {
	at := slices.IndexFunc(t.groups, func(g Group) bool { return slices.Contains(g.Changes, name) })
	return at >= 0 && set&(1<<at) != 0
}

// scenario has the groups of a set as the second scenario, and all else as the first. What both have in common stands with the first.
func (t *toggles) scenario(set uint) scenarios.Scenario {
	out := t.from
	out.ID = fmt.Sprintf("set_%d", set)
	out.Set, out.Add, out.Changes, out.With = nil, nil, nil, nil
	out.Applied, out.AppliedAt = nil, nil
	for second, c := range []*scenarios.Scenario{&t.from, &t.to} {
		keep := func(name string) bool { return t.changed(set, name) == (second == 1) }
		out.Set = append(out.Set, kept(c.Set, func(x read.Patch) bool { return keep(partOf(x.Path.Text)) })...)
		out.Add = append(out.Add, kept(c.Add, func(x read.Addition) bool { return keep(addedBy(x)) })...)
		out.Changes = append(out.Changes, kept(c.Changes, func(x scenarios.Change) bool { return keep(partOf(x.Path.Text)) })...)
		out.With = append(out.With, kept(c.With, func(x scenarios.With) bool { return keep("with." + x.Name) })...)
		if keep("applied") {
			out.Applied, out.AppliedAt = c.Applied, c.AppliedAt
		}
	}
	return out
}

func kept[T any](all []T, keep func(T) bool) []T {
	var out []T
	for _, x := range all {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}
