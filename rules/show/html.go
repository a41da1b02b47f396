package show

import (
	"fmt"
	"html"
	"strings"
)

// paragraph writes a line of text behind the table that has begun, and nothing for an empty one.
func (p *page) paragraph(text string) {
	p.endTable()
	if text != "" {
		fmt.Fprintf(&p.b, "<p>%s</p>\n", html.EscapeString(strings.TrimSpace(text)))
	}
}

// caption writes the title of a table, whose brackets are those of text.
func (p *page) caption(title string) {
	p.endTable()
	fmt.Fprintf(&p.b, "<h3>%s</h3>\n", html.EscapeString(strings.Trim(title, "[]")))
}

// tableRow writes a row of a table, which it begins where none has begun: a label, set in where it begins with spaces, and cells.
func (p *page) tableRow(class, label string, cells ...string) {
	if !p.open {
		p.b.WriteString("<div class=\"wide\"><table>\n<tbody>\n")
		p.open = true
	}
	if strings.HasPrefix(label, "  ") {
		class = strings.TrimSpace(class + " part")
	}
	fmt.Fprintf(&p.b, "<tr class=\"%s\"><th scope=\"row\">%s</th>", class, html.EscapeString(strings.TrimSpace(label)))
	for _, c := range cells {
		fmt.Fprintf(&p.b, "<td>%s</td>", html.EscapeString(strings.TrimSpace(c)))
	}
	p.b.WriteString("</tr>\n")
}

// endTable ends the table that has begun.
func (p *page) endTable() {
	if p.open {
		p.b.WriteString("</tbody>\n</table></div>\n")
		p.open = false
	}
}

// unfolded writes steps of a few lines each, which a reader opens: the first line of a step is its title.
func (p *page) unfolded(title string, steps [][]string) {
	p.endTable()
	fmt.Fprintf(&p.b, "<details class=\"steps\"><summary>%s</summary>\n", html.EscapeString(strings.TrimSpace(title)))
	for _, lines := range steps {
		fmt.Fprintf(&p.b, "<p>%s</p>\n<pre>%s</pre>\n", html.EscapeString(lines[0]), html.EscapeString(strings.Join(lines[1:], "\n")))
	}
	p.b.WriteString("</details>\n")
}
