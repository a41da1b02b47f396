package show

import (
	"fmt"
	"slices"
	"strings"

	"doudi/rules"
)

// parameterChanges lists parameters that come, go or have another value, of a table the members that differ, and below where the
// newer value is from.
func (p *page) parameterChanges(a, b Dated) int {
	p.heading(2, p.Lang.Say("Parameters"))
	var rows [][]string
	var sources [][2]string
	for _, name := range parameterNames(a.Policy, b.Policy) {
		before, title, source := p.parameterIn(a, name)
		after, now, newer := p.parameterIn(b, name)
		changes := memberChanges(before, after)
		if len(changes) == 0 {
			continue
		}
		if after != nil {
			title, source = now, newer
		}
		for i, x := range changes {
			row := []string{name, title, p.memberLabel(b.Policy, name, x.member), x.before, x.after}
			if i > 0 {
				row[0], row[1] = "", ""
			}
			rows = append(rows, row)
		}
		sources = append(sources, [2]string{name, source})
	}
	p.table([]string{p.Lang.Say("parameter"), p.Lang.Say("meaning"), p.Lang.Say("member"), p.Lang.Say("before"), p.Lang.Say("after")}, rows)
	if sources != nil {
		p.heading(2, p.Lang.Say("Sources of the newer values"))
	}
	for _, x := range sources {
		p.fact(x[0], x[1])
	}
	return len(rows)
}

// parameterNames are those of either policy, the first one's first.
func parameterNames(policies ...*rules.Policy) (names []string) {
	for _, p := range policies {
		for _, q := range p.Parameters {
			if !slices.Contains(names, q.Name) {
				names = append(names, q.Name)
			}
		}
	}
	return names
}

// parameterIn is a parameter's value in force, nil where there is none, with its title and source.
func (p *page) parameterIn(d Dated, name string) (v *rules.Value, title, source string) {
	for _, q := range d.Policy.Parameters {
		if q.Name == name {
			if x := q.InForce(d.At); x != nil {
				return x.Value, q.Title.In(p.Lang, ""), p.source(d.Policy, x.Source)
			}
		}
	}
	return nil, "", ""
}

// memberLabel is a member of a table as formulas name it, with what the policy calls it where that says more: one.county (一档、县级).
func (p *page) memberLabel(policy *rules.Policy, name, member string) string {
	at := slices.IndexFunc(policy.Parameters, func(q *rules.Parameter) bool { return q.Name == name })
	if at < 0 || member == "" {
		return member
	}
	var titles []string
	more := false
	for i, part := range strings.Split(member, ".") {
		if by := policy.Parameters[at].By; i < len(by) {
			title := policy.Enumeration(by[i]).Title(part, p.Lang)
			more = more || title != strings.ReplaceAll(part, "_", " ")
			part = title
		}
		titles = append(titles, part)
	}
	if !more {
		return member
	}
	return fmt.Sprintf("%s (%s)", member, p.Lang.List(titles))
}

// memberChange is a value that differs; member names it within its table, as formulas do: "poor.county".
type memberChange struct{ member, before, after string }

// memberChanges are the members that differ of two values, either of which may be nil; of what is no table the whole.
func memberChanges(before, after *rules.Value) (out []memberChange) {
	old, now := valuesOf("", before), valuesOf("", after)
	for _, x := range old {
		if y := valueOf(now, x[0]); y != x[1] {
			out = append(out, memberChange{x[0], x[1], y})
		}
	}
	for _, y := range now {
		if valueOf(old, y[0]) == "-" {
			out = append(out, memberChange{y[0], "-", y[1]})
		}
	}
	return out
}

// valuesOf are the numbers, brackets and lists of a value by name, below a prefix.
func valuesOf(prefix string, v *rules.Value) (out [][2]string) {
	if v == nil {
		return nil
	}
	if v.Members == nil {
		return [][2]string{{prefix, value(v)}}
	}
	for _, m := range v.Members {
		name := m.Name
		if prefix != "" {
			name = prefix + "." + name
		}
		out = append(out, valuesOf(name, m.Value)...)
	}
	return out
}
