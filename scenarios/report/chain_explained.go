package report

import (
	"fmt"
	"html"
	"strings"

	"doudi/rules/show"
	"doudi/scenarios/forecast"
)

// explained sets every benefit and every measure once, each to be opened.
func (c *Chains) explained(b *strings.Builder) {
	if c == nil {
		return
	}
	fmt.Fprintf(b, "<div class=\"explained\">\n<h2 id=\"benefits\">%s</h2>\n", html.EscapeString(c.l.Say("How each benefit pays, and whom the measures count")))
	paragraph(b, "below", c.Chosen)
	for i := range c.Benefits {
		c.benefitHTML(b, &c.Benefits[i])
	}
	for _, m := range c.Measures {
		unfold(b, m.Title, func() {
			fmt.Fprintf(b, "<p id=\"measure-%s\">%s</p>\n", html.EscapeString(m.Measure), html.EscapeString(m.Definition))
			c.instance(b, &m.Shows)
		})
	}
	b.WriteString("</div>\n")
}

// benefitHTML sets one benefit.
func (c *Chains) benefitHTML(b *strings.Builder, x *BenefitChain) {
	unfold(b, c.named(x), func() {
		fmt.Fprintf(b, "<p id=\"%s\">%s</p>\n", html.EscapeString(x.anchor()), html.EscapeString(c.l.Say("Clause: %s", c.cited(x.Clause))))
		paragraph(b, "below", x.Clause.Note)
		said := c.l.Say("As it stands in %s: paid %s", x.Month, x.When)
		if x.Fund != "" {
			said += c.l.Say(", by %s", x.Fund)
		}
		if x.Covers != "" {
			said += c.l.Say(", on %s", x.Covers)
		}
		paragraph(b, "", said)
		var lines []string
		for _, f := range x.Formulas {
			lines = append(lines, f[0]+": "+f[1])
		}
		if lines != nil {
			fmt.Fprintf(b, "<pre>%s</pre>\n", html.EscapeString(strings.Join(lines, "\n")))
		}
		if x.Numbers != nil {
			c.numbers(x.Numbers).html(b)
		}
		c.instance(b, &x.Shows)
	})
}

// numbers sets parameters and sets.
func (c *Chains) numbers(list []show.Number) *table {
	l := c.l
	t := &table{head: []string{l.Say("parameter"), l.Say("value"), l.Say("unit"), l.Say("since"), l.Say("range (factor)"), l.Say("source"), l.Say("status")}, text: true}
	for _, n := range list {
		name := n.Name
		if n.Title != "" {
			name = n.Title
		}
		source := strings.TrimSpace(n.Source.Title + " " + n.Source.Section)
		if n.Source.Note != "" {
			source = l.Say("%s (%s)", source, n.Source.Note)
		}
		t.rows = append(t.rows, words(name, n.Value, n.Unit, n.Since, n.Range, source, n.Source.Status))
	}
	return t
}

// instance sets the household that shows something.
func (c *Chains) instance(b *strings.Builder, x *Instance) {
	paragraph(b, "family", x.Says)
	if x.Bills != nil {
		x.Bills.html(b)
	}
	paragraph(b, "below", x.Sum)
	if x.Reckon != nil {
		x.Reckon.html(b)
	}
	paragraph(b, "", x.Verdict)
	if x.Steps != nil {
		paragraph(b, "", c.l.Say("Its formulas with the numbers of %s:", x.At))
		fmt.Fprintf(b, "<pre>%s</pre>\n", html.EscapeString(strings.Join(x.Steps, "\n")))
	}
}

// alternativeHTML sets what an alternative changes.
func (c *Chains) alternativeHTML(b *strings.Builder, at int) {
	l, x := c.l, &c.Alternatives[at]
	switch {
	case x.Another != "":
		fmt.Fprintf(b, "<p id=\"alternative-%d\">%s</p>\n", at+1, html.EscapeString(l.Say("It has another policy: %s. Its benefits:", x.Another)))
		c.benefits(b, c.of(subject{scenario: x.Scenario, by: "all"}))
	case x.Policy == nil:
		fmt.Fprintf(b, "<p id=\"alternative-%d\">%s</p>\n", at+1, html.EscapeString(l.Say("The policy is the baseline's at the end of every year.")))
	default:
		fmt.Fprintf(b, "<p id=\"alternative-%d\">%s</p>\n", at+1, html.EscapeString(l.Say("What it changes in the policy, as it stands at the end of %d:", x.Year)))
		t := &table{head: []string{"", l.Say("before"), l.Say("after"), l.Say("source"), l.Say("status")}, text: true}
		for _, y := range x.Policy {
			name := y.Name
			if y.Title != "" {
				name = l.Say("%s (%s)", y.Title, y.Name)
			}
			t.rows = append(t.rows, words(name, y.Before, y.After, strings.TrimSpace(y.Source.Title+" "+y.Source.Section), y.Source.Status))
		}
		t.html(b)
		if list := c.touched(x); list != nil {
			paragraph(b, "", l.Say("The benefits that this touches:"))
			c.benefits(b, list)
		}
	}
	if x.Inputs != nil {
		t := &table{head: []string{l.Say("inputs that it changes"), l.Say("how"), l.Say("source"), l.Say("status")}, text: true}
		for _, y := range x.Inputs {
			t.rows = append(t.rows, words(y.Title, y.How, y.Source, y.Status))
		}
		t.html(b)
		if x.More > 0 {
			paragraph(b, "below", l.Say("and %d more, in %s", x.More, forecast.ChangedFile))
		}
	}
	c.instance(b, &x.Shows)
	for _, m := range comparedMeasures() {
		c.defined(b, m.measure)
	}
}
