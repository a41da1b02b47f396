package report

import (
	"fmt"
	"html"
	"strings"

	"doudi/rules/show"
)

// subject is what a row of a table is of; a row of none opens nothing.
type subject struct {
	scenario, measure, by, group string
	budget                       bool // it is of what suffices
}

// byAlternative is the `by` of the rows that compare an alternative.
const byAlternative = "alternative"

// unfold sets something that a reader opens.
func unfold(b *strings.Builder, summary string, body func()) {
	fmt.Fprintf(b, "<details class=\"chain\"><summary>%s</summary>\n", html.EscapeString(summary))
	body()
	b.WriteString("</details>\n")
}

func paragraph(b *strings.Builder, class, text string) {
	if text != "" {
		part{words: []string{text}}.html(b, class)
	}
}

// figure is the chain of a picture: the measures that it shows, and the benefits that make them. billed says that the bills of the
// family that a picture draws stand behind the figures.
func (c *Chains) figure(p Shown, billed bool) string {
	var b strings.Builder
	if c == nil {
		return ""
	}
	b.WriteString("<figcaption>")
	unfold(&b, c.l.Say("How this figure is made: clauses, parameters, one family"), func() {
		for _, id := range p.Measures {
			if p.Name == "bill" { // a family of its own
				paragraph(&b, "", definition(c.run, id, c.l))
			} else {
				c.defined(&b, id)
			}
		}
		if p.Name == "bill" && billed {
			fmt.Fprintf(&b, "<p>%s</p>\n", link("behind", c.l.Say("This family's bills, every clause and formula")))
		}
		c.benefits(&b, c.of(subject{scenario: c.run.Study.Baseline().ID, by: "all"}))
		if len(c.Alternatives) > 0 {
			var links []string
			for i, a := range c.Alternatives {
				links = append(links, link(fmt.Sprintf("alternative-%d", i+1), a.Title))
			}
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(c.l.Say("What the alternatives change:"))+" "+c.l.List(links))
		}
	})
	b.WriteString("</figcaption>")
	return b.String()
}

// row is the chain of a row of a table; "" where the row is of nothing that has one.
func (c *Chains) row(x subject, label string) string {
	if c == nil || x == (subject{}) {
		return ""
	}
	var b strings.Builder
	if x.by == byAlternative {
		for i := range c.Alternatives {
			if c.Alternatives[i].Scenario == x.group {
				unfold(&b, c.opens(label), func() { c.alternativeHTML(&b, i) })
			}
		}
		return b.String()
	}
	unfold(&b, c.opens(label), func() {
		if x.budget {
			paragraph(&b, "", budgetWords(c.l))
		}
		c.defined(&b, x.measure)
		spending := x.by != "all" || x.measure == "fund_spending" || x.measure == "payer_spending" || x.measure == "premium_subsidy"
		if list := c.of(x); spending && len(list) > 0 {
			c.benefits(&b, list)
		} else if x.measure != "oop_other_per_person" { // which no benefit changes
			fmt.Fprintf(&b, "<p>%s</p>\n", link("benefits", c.l.Say("The benefits that pay, with clauses, parameters and a family each")))
		}
		for i, a := range c.Alternatives {
			if a.Scenario == x.scenario {
				fmt.Fprintf(&b, "<p>%s %s</p>\n", html.EscapeString(c.l.Say("What this alternative changes:")), link(fmt.Sprintf("alternative-%d", i+1), a.Title))
			}
		}
	})
	return b.String()
}

// opens is what stands, for whoever cannot see the sign before a row, where the row is opened.
func (c *Chains) opens(label string) string {
	return c.l.Say("How it is made: %s", strings.TrimSpace(label))
}

// defined says what a measure is, and leads to a family that it counts.
func (c *Chains) defined(b *strings.Builder, id string) {
	fmt.Fprintf(b, "<p>%s%s</p>\n", html.EscapeString(definition(c.run, id, c.l)), c.counted(id))
}

// counted leads to the family of a measure, or of the one that is made of the same people.
func (c *Chains) counted(id string) string {
	like := map[string]string{"oop_per_person": "oop_per_patient", "oop_bills_per_person": "oop_per_patient", "effective_rate_inpatient": "oop_per_patient",
		"sdg382_impoverishing": "sdg382", "sdg382_large": "sdg382"}
	if same, ok := like[id]; ok {
		id = same
	}
	for _, m := range c.Measures {
		if m.Measure == id {
			return " " + link("measure-"+id, c.l.Say("A family, line by line"))
		}
	}
	return ""
}

// link leads to another place of the report, within something that is to be opened: a browser opens it.
func link(to, text string) string {
	return fmt.Sprintf("<a href=\"#%s\">%s</a>", html.EscapeString(to), html.EscapeString(text))
}

// anchor is where a benefit stands.
func (x *BenefitChain) anchor() string { return fmt.Sprintf("benefit-%d-%s", x.scenario, x.ID) }

// named is a benefit's title, with the scenario by whose policy it is told where that is not the baseline.
func (c *Chains) named(x *BenefitChain) string {
	if x.Under != "" {
		return c.l.Say("%s (%s)", x.Title, x.Under)
	}
	return x.Title
}

// benefits lists benefits, each with its clause and how sure its parameters are, and leads to all that is known of it.
func (c *Chains) benefits(b *strings.Builder, list []*BenefitChain) {
	b.WriteString("<ul>\n")
	for _, x := range list {
		fmt.Fprintf(b, "<li>%s%s</li>\n", link(x.anchor(), c.named(x)), html.EscapeString(c.l.Say(": %s; %s", c.cited(x.Clause), c.sure(x.Numbers))))
	}
	b.WriteString("</ul>\n")
}

// cited is a publication, the place in it, and how sure that is.
func (c *Chains) cited(r show.Reference) string {
	out := strings.TrimSpace(r.Title + " " + r.Section)
	if out == "" {
		out = c.l.Say("no clause is named")
	}
	if r.Status != "" {
		out = c.l.Say("%s (%s)", out, r.Status)
	}
	return out
}

// sure counts the parameters by their status.
func (c *Chains) sure(list []show.Number) string {
	var order, parts []string
	count := map[string]int{}
	for _, n := range list {
		if s := n.Source.Status; s != "" {
			if count[s] == 0 {
				order = append(order, s)
			}
			count[s]++
		}
	}
	for _, s := range order {
		parts = append(parts, c.l.Say("%s %d", s, count[s]))
	}
	if parts == nil {
		return c.l.Say("no numbers")
	}
	return c.l.Say("numbers and readings: %s", c.l.List(parts))
}
