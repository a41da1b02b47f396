package show

import (
	"fmt"
	"io"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
)

// Options say how a page is written: as aligned text, unless one of the others is asked for.
type Options struct {
	Lang     message.Language
	Markdown bool
	HTML     bool // a part of a page, without its head; settlement sheets alone are written so
}

// page collects headings, lines and tables and writes them as Markdown or as aligned text; settlement sheets as text or HTML.
type page struct {
	Options
	b    strings.Builder
	open bool // a table of the HTML has begun
}

func (p *page) writeTo(w io.Writer) error {
	p.endTable()
	_, err := io.WriteString(w, p.b.String())
	return err
}

// heading begins a part; level 1 is the title.
func (p *page) heading(level int, text string) {
	if p.b.Len() > 0 {
		p.b.WriteString("\n")
	}
	switch {
	case p.Markdown:
		fmt.Fprintf(&p.b, "%s %s\n\n", strings.Repeat("#", level), text)
	case level == 1:
		fmt.Fprintf(&p.b, "%s\n%s\n", text, strings.Repeat("=", document.Cells(text)))
	case level == 2:
		fmt.Fprintf(&p.b, "%s\n%s\n", text, strings.Repeat("-", document.Cells(text)))
	default:
		fmt.Fprintf(&p.b, "%s\n", text)
	}
}

// line writes one line as it is.
func (p *page) line(text string) {
	if p.HTML {
		p.paragraph(text)
		return
	}
	p.b.WriteString(text + "\n")
}

// cell is a piece of a line that takes so many terminal cells at least, set to the left or, a figure, to the right.
type cell struct {
	text  string
	width int
	right bool
}

// cells writes a line of cells side by side.
func (p *page) cells(list ...cell) {
	var b strings.Builder
	for _, c := range list {
		pad := strings.Repeat(" ", max(c.width-document.Cells(c.text), 0))
		if c.right {
			b.WriteString(pad + c.text)
		} else {
			b.WriteString(c.text + pad)
		}
	}
	p.line(strings.TrimRight(b.String(), " "))
}

// item writes one line of several; in Markdown it is an item of a list.
func (p *page) item(text string) {
	start := "  "
	if p.Markdown {
		start = "- "
	}
	p.b.WriteString(start + text + "\n")
}

// fact writes a label with its value, unless there is none.
func (p *page) fact(label, value string) {
	if value != "" {
		p.item(p.Lang.Say("%s: %s", label, value))
	}
}

// code marks a formula.
func (p *page) code(text string) string {
	if p.Markdown && text != "" {
		return "`" + text + "`"
	}
	return text
}

// widest is what a column is aligned to at most: one long value does not push all the others out.
const widest = 72

// table writes rows under a header, columns aligned by terminal cells.
func (p *page) table(header []string, rows [][]string) {
	if len(rows) == 0 {
		p.item(p.Lang.Say("none"))
		return
	}
	if p.Markdown {
		p.b.WriteString("| " + strings.Join(header, " | ") + " |\n|" + strings.Repeat(" --- |", len(header)) + "\n")
		for _, r := range rows {
			escaped := make([]string, len(r))
			for i, c := range r {
				escaped[i] = strings.ReplaceAll(c, "|", "\\|")
			}
			p.b.WriteString("| " + strings.Join(escaped, " | ") + " |\n")
		}
		return
	}
	widths := make([]int, len(header))
	for _, r := range append([][]string{header}, rows...) {
		for i, c := range r {
			widths[i] = max(widths[i], min(document.Cells(c), widest))
		}
	}
	for _, r := range append([][]string{header}, rows...) {
		var line []cell
		for i, c := range r {
			line = append(line, cell{text: "  " + c, width: 2 + widths[i]})
		}
		p.cells(line...)
	}
}
