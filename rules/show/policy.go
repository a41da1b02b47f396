package show

import (
	"fmt"
	"io"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
)

// WritePolicy writes a policy as it stands in a month: benefits in the order in which they pay, the parameters in
// force with their sources, and what is not verified.
func WritePolicy(w io.Writer, p *rules.Policy, at rules.Month, o Options) error {
	page := &page{Options: o}
	page.heading(1, p.Title.In(o.Lang, p.ID))
	page.fact(page.Lang.Say("policy"), p.ID)
	page.fact(page.Lang.Say("jurisdiction"), p.Jurisdiction)
	page.fact(page.Lang.Say("currency"), p.Currency)
	page.fact(page.Lang.Say("as it stands in"), at.String())
	page.checked(p, at)
	page.fact(page.Lang.Say("changes"), months(p.Changes()))
	page.fact(page.Lang.Say("parts of a bill"), page.costs(p.Costs))
	page.benefits(p, at)
	page.words(p)
	page.parameters(p, at)
	page.sets(p, at)
	page.readings(p)
	page.doubts(p, at)
	page.sources(p)
	return page.writeTo(w)
}

// checked says until when the policy was held against the law, and whether the month shown lies beyond.
func (p *page) checked(po *rules.Policy, at rules.Month) {
	if po.CheckedUntil == rules.Never {
		return
	}
	until := po.LastChecked()
	if at >= po.CheckedUntil {
		until += p.Lang.Say("; the month shown is later and was not checked")
	}
	p.fact(p.Lang.Say("checked against the law until"), until)
}

func months(list []rules.Month) string {
	var out []string
	for _, m := range list {
		if m != rules.Always {
			out = append(out, m.String())
		}
	}
	return strings.Join(out, ", ")
}

func (p *page) benefits(po *rules.Policy, at rules.Month) {
	p.heading(2, p.Lang.Say("Benefits, in the order in which they pay"))
	for i, b := range live(Dated{po, at}) {
		p.heading(3, fmt.Sprintf("%d. %s (%s)", i+1, p.benefit(b), b.ID))
		p.fact(p.Lang.Say("fund"), p.fund(po, b))
		p.fact(p.Lang.Say("pays"), p.when(b))
		p.fact(p.Lang.Say("covers"), p.covers(po, b))
		for _, c := range b.Clauses() {
			p.fact(p.clauseName(c.Key), p.formula(*c.Formula))
		}
		for _, d := range b.Defines {
			p.fact(p.Lang.Say("where %s", d.Name), p.formula(d.Formula))
		}
		p.fact(p.Lang.Say("source¦of a benefit"), p.source(po, b.Source))
	}
	if len(po.Defines) == 0 {
		return
	}
	p.heading(2, p.Lang.Say("Definitions"))
	for _, d := range po.Defines {
		p.fact(d.Name, p.formula(d.Formula))
	}
}

// clauseName is what a benefit's key is called, as the printed policy has it; a define has its own name.
func (p *page) clauseName(key string) string {
	switch key {
	case "when":
		return p.Lang.Say("when")
	case "pays":
		return p.Lang.Say("amount¦that a benefit pays")
	case "leaves":
		return p.Lang.Say("leaves")
	case "ceiling":
		return p.Lang.Say("ceiling")
	case "deductible":
		return p.Lang.Say("deductible")
	}
	return key
}

func (p *page) formula(f *rules.Formula) string {
	if f == nil {
		return ""
	}
	return p.code(f.Text)
}

func (p *page) when(b *rules.Benefit) string {
	who := p.Lang.Say("a person¦who is paid")
	if b.Household {
		who = p.Lang.Say("a household¦who is paid")
	}
	switch b.At {
	case rules.AtMonthEnd:
		return p.Lang.Say("at the end of a month, to %s", who)
	case rules.AtEnrolment:
		return p.Lang.Say("once a year for each enrolled person")
	case rules.AtYearEnd:
		return p.Lang.Say("at the end of the benefit year, to %s", who)
	}
	return p.Lang.Say("with each bill")
}

func (p *page) covers(po *rules.Policy, b *rules.Benefit) string {
	if b.Cash {
		return p.Lang.Say("cash to the family")
	}
	var out []string
	for _, k := range b.Covers {
		out = append(out, po.Costs[k])
	}
	return p.costs(out)
}

// costs are parts of a bill, each with the name that formulas have for it where it is called otherwise.
func (p *page) costs(names []string) string {
	var out []string
	for _, name := range names {
		out = append(out, p.named(costName(p.Lang, name), name))
	}
	return strings.Join(out, p.Lang.Say(", "))
}

// named is a title with the name that formulas have for it behind it; the name alone where the title says no more.
func (p *page) named(title, name string) string {
	if title == strings.ReplaceAll(name, "_", " ") {
		return name
	}
	return p.Lang.Say("%s (%s)", title, name)
}

// words lists what the members of the policy's enumerations are called, which its formulas and tables have by their names.
func (p *page) words(po *rules.Policy) {
	var rows [][]string
	for _, e := range po.Enumerations {
		var said []string
		for _, m := range e.Members {
			if title := e.Title(m, p.Lang); title != strings.ReplaceAll(m, "_", " ") {
				said = append(said, p.named(title, m))
			}
		}
		if said != nil {
			rows = append(rows, []string{e.Name, p.Lang.List(said)})
		}
	}
	if rows != nil {
		p.heading(2, p.Lang.Say("Words of the formulas"))
		p.table([]string{p.Lang.Say("name"), p.Lang.Say("members")}, rows)
	}
}

// benefit is the title of a benefit.
func (p *page) benefit(b *rules.Benefit) string { return b.Title.In(p.Lang, b.ID) }

// fund is the title of the fund that pays a benefit, "" where it names none.
func (p *page) fund(po *rules.Policy, b *rules.Benefit) string {
	return po.Fund(b.Fund).Title.In(p.Lang, b.Fund)
}

// cited is a publication's title and its section.
func (p *page) cited(po *rules.Policy, s document.Source) string {
	title := ""
	if known := po.Publication(s.Ref); known != nil {
		title = known.Title
	}
	return strings.TrimSpace(title + " " + s.Section)
}

// source is a publication with its section and how sure it is.
func (p *page) source(po *rules.Policy, s document.Source) string {
	out := p.cited(po, s)
	if s.Status != "" {
		out += p.Lang.Say(" (%s)", p.status(s.Status))
	}
	return out
}

func (p *page) status(s string) string { return Status(s, p.Lang) }

// Status is how sure a number is, in words; "" where the file does not say.
func Status(s string, l message.Language) string {
	return map[string]string{
		"stated": l.Say("stated"), "found": l.Say("found"),
		"derived": l.Say("derived"), "unverified": l.Say("unverified"),
	}[s]
}

func (p *page) parameters(po *rules.Policy, at rules.Month) {
	p.heading(2, p.Lang.Say("Parameters"))
	var rows [][]string
	for _, q := range po.Parameters {
		d := q.InForce(at)
		if d == nil {
			continue
		}
		rows = append(rows, []string{q.Name, q.Title.In(p.Lang, ""), value(d.Value), model.UnitIn(p.Lang, q.Unit), since(d.From), spread(d), p.source(po, d.Source)})
	}
	p.table([]string{p.Lang.Say("name"), p.Lang.Say("meaning"), p.Lang.Say("value"), p.Lang.Say("unit"),
		p.Lang.Say("since"), p.Lang.Say("range (factor)"), p.Lang.Say("source")}, rows)
}

func (p *page) sets(po *rules.Policy, at rules.Month) {
	if len(po.Sets) == 0 {
		return
	}
	p.heading(2, p.Lang.Say("Sets"))
	var rows [][]string
	for _, s := range po.Sets {
		for _, d := range s.Dated {
			if d.From <= at && at < d.Until {
				rows = append(rows, []string{s.Name, s.Of.Name, strings.Join(d.Members, ", "), p.source(po, d.Source)})
			}
		}
	}
	p.table([]string{p.Lang.Say("name"), p.Lang.Say("of"), p.Lang.Say("members"), p.Lang.Say("source")}, rows)
}

func (p *page) readings(po *rules.Policy) {
	if len(po.Readings) == 0 {
		return
	}
	p.heading(2, p.Lang.Say("Readings of the text"))
	for _, r := range po.Readings {
		p.item(p.Lang.Say("%s: %s", p.named(r.Title.In(p.Lang, r.Name), r.Name), p.taken(r)))
	}
}

// taken says which meaning of an ambiguous passage is taken, and why.
func (p *page) taken(r *rules.Reading) string {
	return p.Lang.Say("%s is taken (of %s). %s", r.Default, strings.Join(r.Options, ", "), r.Why.In(p.Lang, ""))
}

// doubts lists what is not verified: the numbers to ask the office about first.
func (p *page) doubts(po *rules.Policy, at rules.Month) {
	p.heading(2, p.Lang.Say("Not verified"))
	var rows [][]string
	for _, q := range po.Parameters {
		if d := q.InForce(at); d != nil && d.Source.Status == "unverified" {
			rows = append(rows, []string{q.Name, value(d.Value), spread(d), p.source(po, document.Source{Ref: d.Source.Ref, Section: d.Source.Section})})
		}
	}
	p.table([]string{p.Lang.Say("name"), p.Lang.Say("value taken"), p.Lang.Say("range (factor)"), p.Lang.Say("source")}, rows)
}

func (p *page) sources(po *rules.Policy) {
	p.heading(2, p.Lang.Say("Sources"))
	for _, s := range po.Sources {
		var parts []string
		for _, x := range []string{s.Title, s.Publisher, s.Date, s.URL} {
			if x != "" {
				parts = append(parts, x)
			}
		}
		p.item("[" + s.Key + "] " + strings.Join(parts, p.Lang.Say(", ")))
	}
}
