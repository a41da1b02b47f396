package read

import (
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
)

// MaxMembers bounds an enumeration and a set.
const MaxMembers = 10_000

func (p *reader) enumerations(entries []document.Field) {
	p.policy.Enumerations = rules.CoreEnumerations()
	for _, e := range entries {
		p.identifier(e.Key, e.Key.Text)
		fresh := &rules.Enumeration{Name: e.Key.Text, Titles: map[string]model.Title{}}
		p.members(e.Value, fresh)
		if len(fresh.Members) == 0 {
			p.Errorf(e.Value, "the enumeration `%s` has no members", fresh.Name).Instead("[first, second]")
			continue
		}
		if i := slices.IndexFunc(p.policy.Enumerations, func(x *rules.Enumeration) bool { return x.Name == fresh.Name }); i >= 0 {
			p.policy.Enumerations[i] = fresh
			continue
		}
		p.policy.Enumerations = append(p.policy.Enumerations, fresh)
	}
}

// ordinary reads which category is that of people without an entitlement of their own: the one that is named, else
// `resident` if there is one. The order of the list says which of several categories counts, not who is poorer.
func (p *reader) ordinary(n *document.Node) {
	e := p.policy.Enumeration("category")
	if n == nil {
		if e.Code("resident") >= 0 {
			p.policy.Ordinary = "resident"
		}
		return
	}
	word := p.Text(n, "ordinary")
	if e.Code(word) < 0 {
		e.Lacks(p.Report, n, word)
		return
	}
	p.policy.Ordinary = word
}

// members reads `[a, b]`, or `{a: title, b: title}`.
func (p *reader) members(n *document.Node, e *rules.Enumeration) {
	add := func(at *document.Node, name string) {
		p.memberName(at, name)
		if slices.Contains(e.Members, name) {
			p.Errorf(at, "`%s` is listed twice in `%s`", name, e.Name)
			return
		}
		e.Members = append(e.Members, name)
	}
	if len(n.Items) > MaxMembers {
		p.Errorf(n.Items[MaxMembers], "`%s` has more than %d members", e.Name, MaxMembers)
	}
	for _, item := range n.Items[:min(len(n.Items), MaxMembers)] {
		add(item, p.Text(item, e.Name))
	}
	for _, f := range n.Fields {
		add(f.Key, f.Key.Text)
		e.Titles[f.Key.Text] = p.Title(f.Value)
	}
}

// memberName reports a member that could not stand in quotes in a formula.
func (p *reader) memberName(at *document.Node, name string) {
	if !p.Clear(at, "a name") {
		return
	}
	if name == "" || len(name) > 64 || strings.ContainsAny(name, "\"'\\\n") {
		p.Errorf(at, "`%s` cannot be a member", name).Instead("1 to 64 bytes without quotes")
	}
}

func (p *reader) enumerationNames() []string {
	var out []string
	for _, e := range p.policy.Enumerations {
		out = append(out, e.Name)
	}
	return out
}

// facts reads `{name: {of: person, type: money, default: 0}}` or `name: default`.
func (p *reader) facts(entries []document.Field) {
	for _, e := range entries {
		p.identifier(e.Key, e.Key.Text)
		fact := &rules.Fact{Name: e.Key.Text, Where: e.Key, Type: rules.Number}
		if e.Value.Shape != document.Map {
			p.factDefault(fact, e.Value)
		} else {
			p.fact(fact, e.Value)
		}
		p.policy.Facts = append(p.policy.Facts, fact)
	}
}

func (p *reader) fact(fact *rules.Fact, n *document.Node) {
	f := p.Fields(n, "a fact")
	switch f.OneOf("of", []string{"claim", "person", "household"}, "claim") {
	case "person":
		fact.Owner = rules.OfPerson
	case "household":
		fact.Owner = rules.OfHousehold
	}
	f.Optional("title")
	f.Optional("note")
	f.Optional("source")
	typed := f.Optional("type")
	switch {
	case typed == nil:
	case typed.Shape == document.List:
		fact.Type = rules.MemberOf(p.implied(fact.Name, false))
		p.members(typed, fact.Type.Enum)
	case typed.Text == "money" || typed.Text == "number" || typed.Text == "rate" || typed.Text == "count":
	case typed.Text == "bool" || typed.Text == "condition":
		fact.Type = rules.Bool
	case p.policy.Enumeration(typed.Text) != nil:
		fact.Type = rules.MemberOf(p.policy.Enumeration(typed.Text))
	default:
		p.unknown(typed, typed.Text, "type", append([]string{"money", "number", "bool"}, p.enumerationNames()...))
	}
	if d := f.Optional("default"); d != nil {
		p.factDefault(fact, d)
	}
	f.Done()
}

// factDefault reads a default and, where no type is stated, takes the type from it. A word makes an enumeration of the
// fact's own name, whose members are this word and those of the tables it indexes.
func (p *reader) factDefault(fact *rules.Fact, n *document.Node) {
	if b, ok := n.Bool(); ok {
		fact.Type = rules.Bool
		if b {
			fact.Default = 1
		}
		return
	}
	if x, ok := n.Number(); ok {
		fact.Default = x
		return
	}
	word := p.Text(n, fact.Name)
	if fact.Type.Enum == nil {
		fact.Type = rules.MemberOf(p.implied(fact.Name, true))
		p.memberName(n, word)
		fact.Type.Enum.Members = append(fact.Type.Enum.Members, word)
	}
	code := fact.Type.Enum.Code(word)
	if code < 0 {
		fact.Type.Enum.Lacks(p.Report, n, word)
	}
	fact.Default = float64(code)
}

// implied makes an enumeration for a fact.
func (p *reader) implied(name string, open bool) *rules.Enumeration {
	e := &rules.Enumeration{Name: name, Open: open, Titles: map[string]model.Title{}}
	p.policy.Enumerations = append(p.policy.Enumerations, e)
	return e
}

// unknown reports a name that is not in a list.
func (p *reader) unknown(at *document.Node, name, what string, known []string) {
	p.Errorf(at, "there is no %s `%s`", message.Say(what), name).OneOf(name, known)
}
