package report

import (
	"math"
	"slices"
	"strings"

	"doudi/model/message"
)

// part is the table of one scenario. Of an alternative only what differs from the baseline is told, or could: the rest
// stands with the baseline.
func (s ScenarioTable) part(l message.Language, number string) part {
	t := &table{head: []string{"", l.Say("mean")}}
	if s.split {
		t.head = append(t.head, l.Say("sd: parameter"), l.Say("process"))
	}
	if !s.Baseline {
		t.head = append(t.head, l.Say("difference"))
	}
	same := false
	for _, section := range s.Sections {
		u := section.unit
		title := words(l.Say("%s, %s", section.Title, u.name))
		for _, line := range section.Lines {
			if !s.Baseline && !section.versus && line.same() {
				same = true
				continue
			}
			if title != nil {
				t.rows = append(t.rows, title)
				title = nil
			}
			t.rows = append(t.rows, line.row(l, u, s))
		}
	}
	out := part{title: l.Say("Scenario %s%s (%s)", number, quoted(l, s.Title), hyphened(s.Years)), table: t}
	if s.Baseline {
		out.title = l.Say("Baseline %s (%s)", quoted(l, s.Title), hyphened(s.Years))
	}
	if s.unpriced() {
		out.below = append(out.below, l.Say("The draws do not agree whether more or fewer are poor by illness (D2), so nothing is said of what a household costs."))
	}
	if same {
		out.below = append(out.below, l.Say("What is not listed is as in the baseline."))
	}
	return out
}

// unpriced says that an alternative changes both spending and poverty, but not so that one can be put over the other.
func (s ScenarioTable) unpriced() bool {
	spends, falls := false, false
	for _, section := range s.Sections {
		for _, line := range section.Lines {
			switch {
			case line.Measure == "cost_per_household_averted":
				return false
			case line.Measure == "fund_spending" && line.By == "all":
				spends = !line.same()
			case line.Measure == "poverty_d2":
				falls = !line.same()
			}
		}
	}
	return !s.Baseline && spends && falls
}

func (n Line) row(l message.Language, u unit, s ScenarioTable) []cell {
	row := []cell{{text: "  " + n.Label}, n.level(l, u)}
	if x := n.subject(s.ID); s.Baseline || x.measure == "fund_spending" || x.measure == "premium_subsidy" { // of an alternative the baseline says the rest
		row[0].of = x
	}
	if s.split {
		decimals := u.decimalsFor(float64(n.Mean))
		for _, x := range []number{n.ParameterSD, n.ProcessSD} {
			row = append(row, cell{text: grouped(float64(x)*u.factor, decimals)})
		}
	}
	if s.Baseline {
		return row
	}
	return append(row, n.change(l, u))
}

// level writes a figure with its interval, or why there is none.
func (r Range) level(l message.Language, u unit) cell {
	switch {
	case r.Unsimulated:
		return cell{text: unsimulated(l)}
	case r.none:
		return cell{text: l.Say("none in sample")}
	case r.Rare:
		return cell{text: tooFew(l)}
	}
	return cell{text: u.of(float64(r.Mean)), span: u.span(l, float64(r.P05), float64(r.P95))}
}

// subject is what a line of a scenario is of.
func (n Line) subject(scenario string) subject {
	return subject{scenario: scenario, measure: n.Measure, by: n.By, group: n.Group}
}

// change writes a paired difference with its interval.
func (n Line) change(l message.Language, u unit) cell {
	out := cell{text: n.difference(l, u)}
	if !n.same() {
		out.span = u.span(l, float64(n.DiffP05), float64(n.DiffP95))
	}
	return out
}

// tooFew stands where so little was counted that a mean and an interval would say more than is known.
func tooFew(l message.Language) string { return l.Say("too few to say") }

// unsimulated stands where a benefit is in force, and no bills are simulated that it would pay of.
func unsimulated(l message.Language) string { return l.Say("no bills simulated") }

// same says that the two scenarios differ in no simulation.
func (n Line) same() bool { return n.DiffMean == 0 && n.DiffP05 == 0 && n.DiffP95 == 0 }

// hyphened writes years as readers do.
func hyphened(years string) string {
	if strings.Contains(years, "-") { // months have hyphens of their own
		return strings.Replace(years, "..", " – ", 1)
	}
	return strings.Replace(years, "..", "-", 1)
}

// difference writes the paired difference: ~ where it may be noise, 0 where the two scenarios are the same.
func (n Line) difference(l message.Language, u unit) string {
	mean := float64(n.DiffMean)
	switch {
	case n.DiffRare:
		return tooFew(l)
	case math.IsNaN(mean):
		return ""
	case n.same():
		return "0"
	case n.Noise:
		return "~"
	}
	return u.signed(mean)
}

// publishedPart holds the simulation against what was published.
func (p *Page) publishedPart() part {
	l := p.Lang
	t := &table{head: []string{l.Say("published figure"), l.Say("years"), l.Say("unit"), l.Say("published"),
		l.Say("simulated"), l.Say("result")}}
	out := part{title: l.Say("Backtest: published figures beside simulated ones"), table: t}
	var sources []string
	for _, c := range p.Published {
		u := c.unit
		t.rows = append(t.rows, []cell{{text: c.Name, of: c.of}, {text: hyphened(c.Years)}, {text: u.name}, {text: bounded(c, l) + u.of(float64(c.Published))}, c.level(l, u), {text: verdict(c, l)}})
		if !slices.Contains(sources, c.Source) {
			sources = append(sources, c.Source)
		}
	}
	for _, s := range sources {
		out.below = append(out.below, l.Say("source: %s", s))
	}
	return out
}
