package show

import (
	"io"
	"slices"
	"strings"

	"doudi/rules"
)

// Dated is a policy as it stands in a month.
type Dated struct {
	Policy *rules.Policy
	At     rules.Month
}

// WriteDiff writes what changes from one dated policy to another, by benefit and by parameter. same is true if nothing
// does.
func WriteDiff(w io.Writer, a, b Dated, bills []Standard, o Options) (same bool, err error) {
	p := &page{Options: o}
	p.heading(1, p.Lang.Say("From %s (%s) to %s (%s)", a.Policy.ID, a.At, b.Policy.ID, b.At))
	changes := p.benefitChanges(a, b)
	changes += p.parameterChanges(a, b)
	changes += p.otherChanges(a, b)
	if changes == 0 {
		p.item(p.Lang.Say("nothing differs"))
	}
	p.standardBills(a, b, bills)
	return changes == 0, p.writeTo(w)
}

// benefitChanges lists benefits that come or go, by what they are called, and those that move or have another formula.
func (p *page) benefitChanges(a, b Dated) int {
	p.heading(2, p.Lang.Say("Benefits"))
	var rows [][]string
	for _, x := range live(a) {
		if find(live(b), x.ID) == nil {
			rows = append(rows, []string{x.ID, x.Title.In(p.Lang, ""), p.Lang.Say("present"), p.Lang.Say("absent")})
		}
	}
	for _, y := range live(b) {
		x := find(live(a), y.ID)
		if x == nil {
			rows = append(rows, []string{y.ID, y.Title.In(p.Lang, ""), p.Lang.Say("absent"), p.Lang.Say("present")})
			continue
		}
		for _, part := range p.parts(a.Policy, b.Policy, x, y) {
			if part[1] != part[2] {
				rows = append(rows, append([]string{y.ID}, part[:]...))
			}
		}
	}
	if before, after := ids(live(a), live(b)), ids(live(b), live(a)); before != after {
		rows = append(rows, []string{p.Lang.Say("order"), "", before, after})
	}
	p.table([]string{p.Lang.Say("benefit"), p.Lang.Say("part"), p.Lang.Say("before"), p.Lang.Say("after")}, rows)
	return len(rows)
}

// parts are the pieces of a benefit of two policies that can differ, each with what it is called.
func (p *page) parts(a, b *rules.Policy, x, y *rules.Benefit) [][3]string {
	text := func(f *rules.Formula) string {
		if f == nil {
			return "-"
		}
		return f.Text
	}
	var out [][3]string
	others := y.Clauses()
	for i, c := range x.Clauses() {
		out = append(out, [3]string{p.clauseName(c.Key), text(*c.Formula), text(*others[i].Formula)})
	}
	if x.Fund != y.Fund {
		out = append(out, [3]string{p.Lang.Say("fund"), p.named(p.fund(a, x), x.Fund), p.named(p.fund(b, y), y.Fund)})
	}
	out = append(out, [3]string{p.Lang.Say("pays"), p.when(x), p.when(y)},
		[3]string{p.Lang.Say("covers"), p.covers(a, x), p.covers(b, y)})
	for _, d := range y.Defines {
		before := "-"
		for _, e := range x.Defines {
			if e.Name == d.Name {
				before = e.Formula.Text
			}
		}
		out = append(out, [3]string{d.Name, before, d.Formula.Text})
	}
	return out
}

// live are the benefits in force, those at enrolment last.
func live(d Dated) []*rules.Benefit {
	var out []*rules.Benefit
	for _, b := range slices.Concat(d.Policy.Benefits, d.Policy.Enrolments) {
		if b.Enabled && d.At >= b.From && d.At < b.Until {
			out = append(out, b)
		}
	}
	return out
}

func find(list []*rules.Benefit, id string) *rules.Benefit {
	for _, b := range list {
		if b.ID == id {
			return b
		}
	}
	return nil
}

// ids is the order of those benefits that both have.
func ids(list, other []*rules.Benefit) string {
	var out []string
	for _, b := range list {
		if find(other, b.ID) != nil {
			out = append(out, b.ID)
		}
	}
	return strings.Join(out, ", ")
}

// otherChanges lists what formulas read beside parameters: definitions, sets and readings of the text. It says nothing
// where they are the same.
func (p *page) otherChanges(a, b Dated) int {
	var rows [][]string
	for _, kind := range []struct {
		title string
		of    func(Dated) [][2]string
	}{{p.Lang.Say("definition"), definitions}, {p.Lang.Say("set"), p.members}, {p.Lang.Say("reading"), readings}} {
		before, after := kind.of(a), kind.of(b)
		for _, x := range before {
			if now := valueOf(after, x[0]); now != x[1] {
				rows = append(rows, []string{kind.title, x[0], x[1], now})
			}
		}
		for _, y := range after {
			if valueOf(before, y[0]) == "-" {
				rows = append(rows, []string{kind.title, y[0], "-", y[1]})
			}
		}
	}
	if rows != nil {
		p.heading(2, p.Lang.Say("Definitions, sets, readings"))
		p.table([]string{p.Lang.Say("kind"), p.Lang.Say("name"), p.Lang.Say("before"), p.Lang.Say("after")}, rows)
	}
	return len(rows)
}

// valueOf is the value of a name, - where it has none.
func valueOf(list [][2]string, name string) string {
	for _, x := range list {
		if x[0] == name {
			return x[1]
		}
	}
	return "-"
}

func definitions(d Dated) (out [][2]string) {
	for _, x := range d.Policy.Defines {
		out = append(out, [2]string{x.Name, x.Formula.Text})
	}
	return out
}

// members are those of each set in force, as the policy calls them.
func (p *page) members(d Dated) (out [][2]string) {
	for _, s := range d.Policy.Sets {
		for _, x := range s.Dated {
			if x.From <= d.At && d.At < x.Until {
				var titles []string
				for _, m := range x.Members {
					titles = append(titles, s.Of.Title(m, p.Lang))
				}
				if len(titles) == 0 {
					titles = []string{p.Lang.Say("(no member)")} // it is there, and holds for nobody yet
				}
				out = append(out, [2]string{s.Name, p.Lang.List(titles)})
			}
		}
	}
	return out
}

func readings(d Dated) (out [][2]string) {
	for _, x := range d.Policy.Readings {
		out = append(out, [2]string{x.Name, x.Default})
	}
	return out
}
