package report

import (
	"io"
	"slices"
	"strings"
)

// WriteMarkdown writes the page for a document: what the terminal shows, nothing cut.
func (p *Page) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("# " + escaped(p.Title) + "\n\n" + escaped(p.About[0]) + "\n")
	if p.CarriedOn != "" {
		b.WriteString("\n" + escaped(p.CarriedOn) + "\n")
	}
	p.levelsPart().markdown(&b)
	l := p.Lang
	alternatives := part{title: l.Say("The alternatives against the baseline")}
	if n := len(p.Alternatives); n > 0 {
		alternatives.table, alternatives.items = p.comparison(0, n), p.sentences()
	} else {
		alternatives.words = []string{p.alone()}
	}
	alternatives.markdown(&b)
	if p.labelled != "" && len(p.figures) > 0 {
		b.WriteString("\n" + escaped(p.labelled) + "\n")
	}
	early := []string{"differences", "changes"} // about the alternatives; the other figures stand behind the budgets
	p.show(&b, func(name string) bool { return slices.Contains(early, name) })
	for i, d := range p.details() {
		d.markdown(&b)
		if i == 0 {
			p.show(&b, func(name string) bool { return !slices.Contains(early, name) })
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// show puts in figures of the run, which lie beside the page.
func (p *Page) show(b *strings.Builder, which func(name string) bool) {
	for _, x := range Pictures() {
		if file, ok := p.figures[x.Name]; ok && which(x.Name) {
			b.WriteString("\n![" + x.Title.In(p.Lang, x.Name) + "](" + figuresFolder + "/" + file + ".png)\n")
		}
	}
}

func (p part) markdown(b *strings.Builder) {
	b.WriteString("\n## " + escaped(p.title) + "\n")
	for _, w := range p.words {
		b.WriteString("\n" + escaped(w) + "\n")
	}
	if p.table != nil {
		b.WriteString("\n")
		p.table.markdown(b)
	}
	for _, w := range p.below {
		b.WriteString("\n" + escaped(w) + "\n")
	}
	if p.items != nil {
		b.WriteString("\n")
	}
	for _, i := range p.items {
		b.WriteString("- " + escaped(i) + "\n")
	}
}

func (t *table) markdown(b *strings.Builder) {
	line := func(cells []string) { b.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	var head, rule []string
	for i, h := range t.head {
		head = append(head, escaped(h))
		rule = append(rule, "---:")
		if i == 0 {
			rule[0] = "---"
		}
	}
	line(head)
	line(rule)
	for _, row := range t.rows {
		cells := make([]string, len(t.head))
		for i, c := range row {
			cells[i] = escaped(strings.TrimSpace(c.text))
			if c.span != "" {
				cells[i] += " (" + escaped(c.span) + ")"
			}
		}
		if len(row) == 1 {
			cells[0] = "**" + cells[0] + "**"
		}
		line(cells)
	}
}

// escaped is a text whose characters mean nothing to Markdown.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>&|#~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
