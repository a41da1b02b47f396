package show

import (
	"fmt"
	"io"
	"strings"

	"doudi/model/document"
)

// Options say how a page is written.
type Options struct {
	Lang     string // zh or en
	Markdown bool
}

// page collects headings, lines and tables and writes them as Markdown or as aligned text.
type page struct {
	Options
	b strings.Builder
}

func (p *page) say(zh, en string) string {
	if p.Lang == "en" {
		return en
	}
	return zh
}

func (p *page) writeTo(w io.Writer) error {
	_, err := io.WriteString(w, p.b.String())
	return err
}

// heading begins a part; level 1 is the title.
func (p *page) heading(level int, format string, args ...any) {
	if p.b.Len() > 0 {
		p.b.WriteString("\n")
	}
	text := fmt.Sprintf(format, args...)
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

// line writes one line; in Markdown it is an item of a list.
func (p *page) line(format string, args ...any) {
	start := "  "
	if p.Markdown {
		start = "- "
	}
	p.b.WriteString(start + fmt.Sprintf(format, args...) + "\n")
}

// fact writes a label with its value, unless there is none.
func (p *page) fact(label, value string) {
	if value != "" {
		p.line(p.say("%s：%s", "%s: %s"), label, value)
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
		p.line("%s", p.say("无", "none"))
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
		var b strings.Builder
		for i, c := range r {
			b.WriteString("  " + c)
			if i < len(r)-1 {
				b.WriteString(strings.Repeat(" ", max(widths[i]-document.Cells(c), 0)))
			}
		}
		p.b.WriteString(strings.TrimRight(b.String(), " ") + "\n")
	}
}
