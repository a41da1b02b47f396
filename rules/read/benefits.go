package read

import (
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/rules"
)

func (p *reader) defines(entries []document.Field) []*rules.Define {
	var out []*rules.Define
	for _, e := range entries {
		p.identifier(e.Key, e.Key.Text)
		if f := p.formula(e.Value, e.Key.Text); f != nil {
			out = append(out, &rules.Define{Name: e.Key.Text, Formula: f, Where: e.Key})
		}
	}
	return out
}

func (p *reader) accumulators(entries []document.Field) {
	for _, e := range entries {
		p.identifier(e.Key, e.Key.Text)
		f := p.Fields(e.Value, "an accumulator")
		a := &rules.Accumulator{Name: e.Key.Text, Where: e.Key}
		a.Household = f.OneOf("for", []string{"person", "household"}, "person") == "household"
		a.Max = f.OneOf("keeps", []string{"sum", "max"}, "sum") == "max"
		for _, by := range f.List("by") {
			name := p.Text(by, "by")
			enum := p.policy.Enumeration(name)
			if enum == nil || enum.Open {
				p.unknown(by, name, "enumeration", p.enumerationNames())
				continue
			}
			a.By = append(a.By, enum)
		}
		cells := 1
		for _, enum := range a.By {
			cells *= len(enum.Members)
		}
		if cells > 256 {
			p.Errorf(e.Key, "the accumulator `%s` would keep %d figures; at most 256 are kept", a.Name, cells)
		}
		a.Adds = p.formula(f.Required("adds"), "adds")
		f.Optional("title")
		f.Optional("note")
		f.Done()
		p.policy.Accumulators = append(p.policy.Accumulators, a)
	}
}

// MaxBenefits bounds the benefits of one policy.
const MaxBenefits = 200

func (p *reader) benefits(items []*document.Node) {
	if len(items) > MaxBenefits {
		p.Errorf(items[MaxBenefits], "a policy has at most %d benefits", MaxBenefits)
		return
	}
	for _, item := range items {
		b := p.benefit(item)
		if other := max(p.policy.Benefit(b.ID), p.policy.Enrolment(b.ID)); other >= 0 && b.ID != "" {
			p.Errorf(b.Where, "two benefits are called `%s`", b.ID).Because("`paid.%s` could mean either", b.ID).Instead("another id")
			continue
		}
		if b.At == rules.AtEnrolment {
			p.policy.Enrolments = append(p.policy.Enrolments, b)
			continue
		}
		p.policy.Benefits = append(p.policy.Benefits, b)
	}
}

func (p *reader) benefit(n *document.Node) *rules.Benefit {
	f := p.Fields(n, "a benefit")
	b := &rules.Benefit{Where: n, ID: f.Name("id"), Enabled: true}
	if at := f.At.Get("id"); at != nil {
		b.Where = at
		p.identifier(at, b.ID)
	}
	b.Title = p.Title(f.Optional("title"))
	b.Fund = f.Text("fund")
	p.fundKnown(b.Where, f.At.Get("fund"), b.Fund)
	if s := f.Optional("source"); s != nil {
		b.Source = p.sourceOf(s)
	} else {
		b.Source = p.source
	}
	b.From = p.month(f.Optional("from"), "from", rules.Always)
	b.Until = p.until(f.Optional("until"), b.From)
	b.Enabled = f.Bool("enabled", true)
	b.At = rules.At(slices.Index(whens, f.OneOf("at", whens, whens[0])))
	b.Household = f.OneOf("for", []string{"person", "household"}, "person") == "household"
	if b.Household && b.At == rules.AtClaim {
		p.Errorf(b.Where, "`%s` is for the household but pays with each bill", b.ID).
			Because("a bill is one person's; a household is paid at a period's end").Instead("`at: month_end` or `at: year_end`")
	}
	p.covers(f.Optional("covers"), b)
	if b.At == rules.AtEnrolment {
		p.enrolment(f, b)
	}
	b.Rounding = p.rounding(f.Optional("rounding"), p.policy.Rounding)
	b.Defines = p.defines(f.Map("define"))
	for _, c := range b.Clauses() {
		*c.Formula = p.formula(f.Optional(c.Key), c.Key)
	}
	f.Optional("note")
	f.Done()
	stated := func(key string) bool { return f.At.Get(key) != nil }
	switch {
	case stated("pays") && stated("leaves"):
		p.Errorf(f.At.Get("leaves"), "`%s` has both `pays` and `leaves`", b.ID).
			Because("one says what is paid, the other what stays unpaid").Instead("one of them")
	case !stated("pays") && !stated("leaves"):
		p.Errorf(b.Where, "`%s` does not say what it pays", b.ID).Instead("`pays:` with a formula, or `leaves:` with what stays unpaid")
	case stated("leaves") && b.Cash:
		p.Errorf(f.At.Get("leaves"), "`%s` covers nothing, so nothing stays unpaid of it", b.ID).Instead("`pays:`")
	}
	return b
}

var whens = []string{"claim", "month_end", "year_end", "enrolment"}

// enrolment reports what a benefit at enrolment cannot say: it is paid once a year for a person, and there is no bill.
func (p *reader) enrolment(f *document.Fields, b *rules.Benefit) {
	b.Covers = nil
	for _, key := range []string{"covers", "leaves", "deductible", "for"} {
		if at := f.At.Get(key); at != nil {
			p.Errorf(at, "`%s` is paid at enrolment and has no `%s`", b.ID, key).
				Because("a premium is paid once a year for each enrolled person, before there is any bill").Instead("`pays:`, and `when:` over the person")
		}
	}
}

// fundKnown reports a fund that `funds` does not list, if the file lists any, and a benefit that names none of them.
func (p *reader) fundKnown(benefit, at *document.Node, id string) {
	var known []string
	for _, f := range p.policy.Funds {
		known = append(known, f.ID)
	}
	switch {
	case len(known) == 0 || slices.Contains(known, id):
	case at == nil:
		p.Errorf(benefit, "the key `%s` is missing", "fund").
			Because("the policy lists its funds, and this benefit would be paid by none").Instead("`fund:` with one of %s", strings.Join(known, ", "))
	default:
		p.unknown(at, id, "fund", known)
	}
}

// covers reads which costs a benefit may pay: a list, `total`, or `none` for cash to the family.
func (p *reader) covers(n *document.Node, b *rules.Benefit) {
	costs := p.policy.Costs
	for i := range max(1, len(costs)-1) {
		b.Covers = append(b.Covers, i)
	}
	if n == nil {
		return
	}
	b.Covers = nil
	items := n.Items
	if n.Shape == document.Scalar {
		switch n.Text {
		case "none":
			b.Cash = true
			return
		case "total":
			for i := range costs {
				b.Covers = append(b.Covers, i)
			}
			return
		}
		items = []*document.Node{n}
	}
	for _, item := range items {
		name := p.Text(item, "covers")
		i := slices.Index(costs, name)
		switch {
		case i < 0:
			p.unknown(item, name, "cost", append([]string{"total", "none"}, costs...))
		case slices.Contains(b.Covers, i):
			p.Errorf(item, "`%s` is covered twice", name)
		default:
			b.Covers = append(b.Covers, i)
		}
	}
	if len(b.Covers) == 0 && !p.Failed() {
		p.Errorf(n, "`covers` names no cost").Instead("a list of costs, `total`, or `none` for cash to the family")
	}
}
