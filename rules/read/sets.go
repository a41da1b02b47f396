package read

import (
	"slices"
	"strings"
	"unicode"

	"doudi/model"
	"doudi/model/document"
	"doudi/rules"
)

// sets reads `{name: {of: category, values: [{from: …, value: [a, b]}]}}`.
func (p *reader) sets(entries []document.Field) {
	for _, e := range entries {
		p.identifier(e.Key, e.Key.Text)
		f := p.Fields(e.Value, "a set")
		s := &rules.Set{Name: e.Key.Text, Where: e.Key}
		of := f.Name("of")
		if s.Of = p.policy.Enumeration(of); s.Of == nil {
			p.unknown(f.At.Get("of"), of, "enumeration", p.enumerationNames())
			s.Of = &rules.Enumeration{Name: of, Open: true}
		}
		f.Optional("title")
		f.Optional("note")
		if f.At.Get("value") != nil {
			s.Dated = append(s.Dated, p.datedSet(f, s))
		}
		for _, item := range f.List("values") {
			g := p.Fields(item, "a dated set")
			s.Dated = append(s.Dated, p.datedSet(g, s))
			g.Done()
		}
		f.Done()
		if len(s.Dated) == 0 {
			p.Errorf(e.Value, "the set `%s` has no values", s.Name)
		}
		slices.SortStableFunc(s.Dated, func(a, b rules.DatedSet) int { return int(a.From - b.From) })
		for i := 1; i < len(s.Dated); i++ {
			if s.Dated[i-1].From == s.Dated[i].From {
				p.Errorf(s.Dated[i].Where, "`%s` has two values from %s", s.Name, s.Dated[i].From).Instead("one of them, or another date")
			}
			s.Dated[i-1].Until = min(s.Dated[i-1].Until, s.Dated[i].From) // one that ends earlier has nobody in between
		}
		p.policy.Sets = append(p.policy.Sets, s)
	}
}

func (p *reader) datedSet(f *document.Fields, s *rules.Set) rules.DatedSet {
	d := rules.DatedSet{Until: rules.Never, Source: p.source, Where: f.At}
	d.From = p.month(f.Optional("from"), "from", p.from)
	d.Until = p.until(f.Optional("until"), d.From)
	d.Members = p.setMembers(f.Required("value"), s)
	if src := f.Optional("source"); src != nil {
		d.Source = p.sourceOf(src)
	}
	return d
}

// setMembers reads the words of a set: a list, or one word alone.
func (p *reader) setMembers(n *document.Node, s *rules.Set) []string {
	if n == nil || n.Shape == document.Null {
		return nil // its absence is said already
	}
	items := n.Items
	switch n.Shape {
	case document.Scalar:
		items = []*document.Node{n}
	case document.Map:
		p.Errorf(n, "the set `%s` must be a list of words", s.Name).
			Because("a set is the members of `%s` that belong to it", s.Of.Name).Instead("[%s]", firstTwo(s.Of.Members))
	}
	if len(items) > MaxMembers {
		p.Errorf(items[MaxMembers], "`%s` has more than %d members", s.Name, MaxMembers)
		items = items[:MaxMembers]
	}
	var out []string
	for _, item := range items {
		word := p.Text(item, s.Name)
		p.memberName(item, word)
		if s.Of.Code(word) < 0 {
			if s.Of.Open {
				s.Of.Members = append(s.Of.Members, word)
			} else {
				s.Of.Lacks(p.Report, item, word)
			}
		}
		out = append(out, word)
	}
	return out
}

// firstTwo shows how a list of members is written.
func firstTwo(members []string) string { return strings.Join(members[:min(2, len(members))], ", ") }

func (p *reader) readings(entries []document.Field) {
	for _, e := range entries {
		p.identifier(e.Key, e.Key.Text)
		f := p.Fields(e.Value, "a reading")
		r := &rules.Reading{Name: e.Key.Text, Where: e.Key}
		for _, item := range f.List("options") {
			r.Options = append(r.Options, p.Text(item, "options"))
		}
		if len(r.Options) < 2 {
			p.Errorf(e.Value, "the reading `%s` needs two options or more", r.Name).
				Because("a reading holds what an ambiguous passage may mean").Instead("options: [points, factor]")
		}
		if n := f.Required("default"); n != nil {
			r.Default = p.OneOf(n, "default", r.Options, "")
		}
		if r.Why = p.reason(f.Optional("why")); r.Why == (model.Title{}) {
			p.Warnf(e.Key, "the reading `%s` does not say why its default was taken", r.Name).Instead("`why: …`")
		}
		r.Title = p.Title(f.Optional("title"))
		if s := f.Optional("source"); s != nil {
			r.Source = p.sourceOf(s)
		}
		f.Done()
		p.policy.Readings = append(p.policy.Readings, r)
	}
}

// reason reads why something was taken: a text, or one in each language. It may be longer than a title.
func (p *reader) reason(n *document.Node) model.Title {
	if n == nil || n.Shape == document.Scalar {
		text := strings.TrimSpace(p.Text(n, "why"))
		if strings.ContainsFunc(text, func(c rune) bool { return unicode.Is(unicode.Han, c) }) {
			return model.Title{ZH: text}
		}
		return model.Title{EN: text}
	}
	f := p.Fields(n, "a reason")
	out := model.Title{ZH: strings.TrimSpace(f.Text("zh")), EN: strings.TrimSpace(f.Text("en"))}
	f.Done()
	return out
}
