package show

import (
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/settle"
)

// Told is what a policy says of one benefit in a month, in the words of a reader: a page sets it as it likes.
type Told struct {
	ID, Title, Fund string
	Clause          Reference // where the benefit stands in the policy's text
	When, Covers    string    // at which time it pays, and of which costs
	Formulas        [][2]string
	Numbers         []Number // parameters in force that its formulas read, then sets and readings of the text
}

// Reference is a publication with the place in it, how sure it is, and what the file notes.
type Reference struct{ Title, Section, Status, Note string }

// Number is a parameter, set or reading in force.
type Number struct {
	Name, Title, Value, Unit, Since, Range string
	Source                                 Reference
}

// Tell says what a policy says of a benefit in a month. A benefit that is not in force then is told by the parameters that would be.
func Tell(d Dated, b *rules.Benefit, l message.Language) Told {
	p, po := &page{Options: Options{Lang: l}}, d.Policy
	out := Told{ID: b.ID, Title: p.benefit(b), Fund: p.fund(po, b), Clause: p.clauseOf(po, b), When: p.when(b)}
	switch {
	case b.Cash:
		out.Covers = p.covers(po, b)
	case b.At != rules.AtEnrolment:
		var costs []string
		for _, k := range b.Covers {
			costs = append(costs, costName(l, po.Costs[k]))
		}
		out.Covers = l.List(costs)
	}
	for _, c := range b.Clauses() {
		if f := *c.Formula; f != nil {
			out.Formulas = append(out.Formulas, [2]string{p.clauseName(c.Key), oneLine(f.Text)})
		}
	}
	for _, x := range po.DefinesOf(b) {
		out.Formulas = append(out.Formulas, [2]string{x.Name, oneLine(x.Formula.Text)})
	}
	for _, q := range po.ParametersOf(b) {
		if x := q.InForce(d.At); x != nil {
			out.Numbers = append(out.Numbers, Number{q.Name, q.Title.In(l, ""), value(x.Value), model.UnitIn(l, q.Unit), since(x.From), spread(x), p.referenceAt(po, x.Where, x.Source)})
		}
	}
	for _, s := range po.SetsOf(b) {
		for _, x := range s.Dated {
			if x.From <= d.At && d.At < x.Until {
				out.Numbers = append(out.Numbers, Number{Name: s.Name, Value: strings.Join(x.Members, ", "), Since: since(x.From), Source: p.referenceAt(po, x.Where, x.Source)})
			}
		}
	}
	for _, r := range po.ReadingsOf(b) {
		out.Numbers = append(out.Numbers, Number{Name: r.Name, Title: r.Title.In(l, ""), Value: p.taken(r), Source: p.reference(po, r.Source)})
	}
	return out
}

// oneLine is a formula without the line ends that it has in the file.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// clauseOf is where a benefit stands; one that a scenario adds without a source is its own, whatever the policy's usual source is.
func (p *page) clauseOf(po *rules.Policy, b *rules.Benefit) Reference {
	if b.Where.Get("source") != nil {
		return p.reference(po, b.Source)
	}
	return p.referenceAt(po, b.Where, b.Source)
}

// referenceAt is the source of what stands at a place: that of a scenario's file is the scenario.
func (p *page) referenceAt(po *rules.Policy, where *document.Node, s document.Source) Reference {
	if s.Note == "scenario" || where != nil && where.File() != po.Root.File() {
		return p.ofScenario()
	}
	return p.reference(po, s)
}

// ofScenario is the source of what a scenario decides.
func (p *page) ofScenario() Reference {
	return Reference{Title: p.Lang.Say("the scenario itself"), Status: p.Lang.Say("a decision")}
}

func (p *page) reference(po *rules.Policy, s document.Source) Reference {
	out := Reference{Title: s.Ref, Section: s.Section, Status: p.status(s.Status), Note: s.Note}
	if known := po.Publication(s.Ref); known != nil {
		out.Title = known.Title
	}
	return out
}

// Paying are the formulas of a benefit with the numbers of the first bill, or period's end, at which it pays anything, line by line; nil
// where it pays nothing. bill is the bill's index, −1 at a period's end.
func Paying(p *rules.Policy, b *bill.Bills, benefit int, l message.Language) (lines []string, claim int, err error) {
	sheet, turns, err := settle.Explain(p, b, true)
	if err != nil {
		return nil, 0, err
	}
	t := &text{page: &page{Options: Options{Lang: l}}, sheet: sheet}
	for _, turn := range turns {
		if turn.Benefit == benefit && turn.Paid > 0 {
			for _, line := range t.explain(turn)[1:] {
				lines = append(lines, strings.TrimPrefix(line, "  "))
			}
			return lines, turn.Claim, nil
		}
	}
	return nil, 0, nil
}

// BillTitle names a simulated bill of a sheet: its number and month, which patient where there are several, the kind and level of care.
func BillTitle(s *settle.Sheet, claim int, l message.Language) string {
	t := &text{page: &page{Options: Options{Lang: l}}, sheet: s}
	return t.titled(&s.Claims[claim], func(id string) string { return l.Say("patient %s", id) })
}

// PeriodTitle names a payment at a period's end.
func PeriodTitle(s *settle.Sheet, x settle.PeriodPayment, l message.Language) string {
	t := &text{page: &page{Options: Options{Lang: l}}, sheet: s}
	return t.period(x)
}

// Changed is a benefit, formula, parameter, set or reading that one policy states otherwise than another.
type Changed struct {
	Name, Title, Before, After string // Before or After "-": it has none
	Source                     Reference
}

// Changes are what a policy states otherwise in a month than it does with the changes of a scenario: the benefits that come and go, those
// with another formula, parameters, definitions, sets and readings.
func Changes(a, b Dated, l message.Language) []Changed {
	p := &page{Options: Options{Lang: l}}
	scenario := p.ofScenario()
	var out []Changed
	for _, x := range live(a) {
		if find(live(b), x.ID) == nil {
			out = append(out, Changed{x.ID, p.benefit(x), p.Lang.Say("present"), p.Lang.Say("absent"), scenario})
		}
	}
	for _, y := range live(b) {
		x := find(live(a), y.ID)
		if x == nil {
			out = append(out, Changed{y.ID, p.benefit(y), p.Lang.Say("absent"), p.Lang.Say("present"), p.clauseOf(b.Policy, y)})
			continue
		}
		for _, part := range p.parts(a.Policy, b.Policy, x, y) {
			if part[1] != part[2] {
				out = append(out, Changed{y.ID + "." + part[0], p.benefit(y), oneLine(part[1]), oneLine(part[2]), scenario}) // the source of the benefit is of what it replaces
			}
		}
	}
	for _, q := range b.Policy.Parameters {
		before, after, now := "-", "-", q.InForce(b.At)
		if was, _, _ := p.parameterIn(a, q.Name); was != nil {
			before = value(was)
		}
		if now != nil {
			after = value(now.Value)
		}
		if before == after {
			continue
		}
		x := Changed{Name: q.Name, Title: q.Title.In(l, ""), Before: before, After: after}
		if now != nil {
			x.Source = p.referenceAt(b.Policy, now.Where, now.Source)
		}
		out = append(out, x)
	}
	for _, of := range []func(Dated) [][2]string{definitions, p.members, readings} {
		before := of(a)
		for _, y := range of(b) {
			if was := valueOf(before, y[0]); was != y[1] {
				out = append(out, Changed{Name: y[0], Before: oneLine(was), After: oneLine(y[1]), Source: scenario})
			}
		}
	}
	return out
}
