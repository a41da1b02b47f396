package rules

import (
	"math"
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"
)

// infinite stands for `none`, no limit.
var infinite = math.Inf(1)

// MaxMembers bounds an enumeration and a set.
const MaxMembers = 10_000

// coreEnumerations are the lists that a policy has unless it replaces them. The categories are those of the national
// rules (特困人员, 孤儿, 低保对象, 低保边缘家庭成员, 建档立卡贫困人口, 脱贫人口, 边缘易致贫户, 普通参保居民): of several that a person has,
// the first in the list counts (就高不重复).
func coreEnumerations() []*Enumeration {
	return []*Enumeration{
		{Name: "kind", Members: model.KindNames()},
		{Name: "level", Members: model.LevelNames()},
		{Name: "place", Members: model.PlaceNames()},
		{Name: "sex", Members: model.SexNames()},
		{Name: "category", Members: []string{"extreme_poor", "orphan", "dibao", "dibao_marginal", "registered_poor", "exited_poor", "marginal", "resident"}},
		{Name: "disease", open: true},
	}
}

func (p *reader) enumerations(entries []document.Field) {
	p.policy.Enumerations = coreEnumerations()
	for _, e := range entries {
		p.identifier(e.Key, e.Key.Text)
		fresh := &Enumeration{Name: e.Key.Text, Titles: map[string]model.Title{}}
		p.members(e.Value, fresh)
		if len(fresh.Members) == 0 {
			p.Errorf(e.Value, "the enumeration `%s` has no members", fresh.Name).Instead("[first, second]")
			continue
		}
		if i := slices.IndexFunc(p.policy.Enumerations, func(x *Enumeration) bool { return x.Name == fresh.Name }); i >= 0 {
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
		p.noMember(n, 0, word, e)
		return
	}
	p.policy.Ordinary = word
}

// members reads `[a, b]`, or `{a: title, b: title}`.
func (p *reader) members(n *document.Node, e *Enumeration) {
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
		fact := &Fact{Name: e.Key.Text, at: e.Key, Type: Number}
		if e.Value.Shape != document.Map {
			p.factDefault(fact, e.Value)
		} else {
			p.fact(fact, e.Value)
		}
		p.policy.Facts = append(p.policy.Facts, fact)
	}
}

func (p *reader) fact(fact *Fact, n *document.Node) {
	f := p.Fields(n, "a fact")
	switch f.OneOf("of", []string{"claim", "person", "household"}, "claim") {
	case "person":
		fact.Owner = OfPerson
	case "household":
		fact.Owner = OfHousehold
	}
	f.Optional("title")
	f.Optional("note")
	f.Optional("source")
	typed := f.Optional("type")
	switch {
	case typed == nil:
	case typed.Shape == document.List:
		fact.Type = MemberOf(p.implied(fact.Name, false))
		p.members(typed, fact.Type.enum)
	case typed.Text == "money" || typed.Text == "number" || typed.Text == "rate" || typed.Text == "count":
	case typed.Text == "bool" || typed.Text == "condition":
		fact.Type = Bool
	case p.policy.Enumeration(typed.Text) != nil:
		fact.Type = MemberOf(p.policy.Enumeration(typed.Text))
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
func (p *reader) factDefault(fact *Fact, n *document.Node) {
	if b, ok := n.Bool(); ok {
		fact.Type = Bool
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
	if fact.Type.enum == nil {
		fact.Type = MemberOf(p.implied(fact.Name, true))
		p.memberName(n, word)
		fact.Type.enum.Members = append(fact.Type.enum.Members, word)
	}
	code := fact.Type.enum.Code(word)
	if code < 0 {
		p.noMember(n, 0, word, fact.Type.enum)
	}
	fact.Default = float64(code)
}

// implied makes an enumeration for a fact.
func (p *reader) implied(name string, open bool) *Enumeration {
	e := &Enumeration{Name: name, open: open, Titles: map[string]model.Title{}}
	p.policy.Enumerations = append(p.policy.Enumerations, e)
	return e
}

// unknown reports a name that is not in a list.
func (p *reader) unknown(at *document.Node, name, what string, known []string) {
	p.Errorf(at, "there is no %s `%s`", document.Say(what), name).OneOf(name, known)
}

// noMember reports a word that an enumeration does not have; offset is its place within the node's text.
func (p *reader) noMember(at *document.Node, offset int, word string, e *Enumeration) {
	p.ErrorAt(at, offset, max(1, len([]rune(word))), "`%s` has no member `%s`", e.Name, word).OneOf(word, e.Members)
}
