package report

import (
	"fmt"
	"io"
	"strings"

	"doudi/model/document"
)

// The first screen of a terminal, which a reader sees without scrolling; no line is wider.
const (
	screenLines = 24
	screenCells = 100
)

// leastLabel is how narrow the labels of a table become before its columns are parted into two tables.
const leastLabel = 16

// WriteText prints the page for a terminal: first a screen that holds every alternative's title, then the details.
func (p *Page) WriteText(w io.Writer) error {
	lines := p.screen()
	for _, d := range p.details() {
		lines = append(lines, "")
		lines = append(lines, d.lines()...)
	}
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

// screen is the title, what was run, the baseline's levels, and the alternatives: all their rows and sentences where those
// fit, else the rows; else some of the rows, the titles of the rest packed, and the rest of the rows below the screen.
func (p *Page) screen() []string {
	out := []string{fit(p.Title, screenCells), fit(p.About[0], screenCells)}
	if p.CarriedOn != "" {
		out = append(out, fit(p.CarriedOn, screenCells))
	}
	levels := p.levelsPart()
	out = append(out, fit(levels.title, screenCells))
	out = append(out, levels.table.set()[2:]...) // the title says what the columns are
	out = append(out, "")
	n := len(p.Alternatives)
	if n == 0 {
		return append(out, p.alone())
	}
	room := screenLines - len(out) - 2 // beside the head of the table
	rows := n
	var packed []string
	if n > room {
		rows, packed = p.pack(room)
	}
	all := p.comparison(0, n).set() // set together, so that the columns of both parts stand in line
	out = append(out, all[:2+rows]...)
	if rows < n {
		out = append(out, packed...)
		out = append(out, "")
		out = append(out, all[:2]...)
		out = append(out, all[2+rows:]...)
	}
	out = append(out, "")
	for _, s := range p.sentences() {
		out = append(out, wrapped(s, screenCells, 0)...)
	}
	return out
}

// pack says how many rows of alternatives stand on the screen, and sets the titles of the rest in columns: as few columns
// as leave room, since more cut the titles shorter.
func (p *Page) pack(room int) (rows int, packed []string) {
	n := len(p.Alternatives)
	for columns := 2; ; columns++ {
		for rows = max(min(n, room)-2, 0); rows >= 0; rows-- {
			if rows+1+(n-rows+columns-1)/columns <= room {
				packed = []string{p.Lang.Say("The others, whose figures stand below:")}
				for from := rows; from < n; from += columns {
					var line strings.Builder
					for _, a := range p.Alternatives[from:min(from+columns, n)] {
						line.WriteString(document.Fit(fmt.Sprintf("%d %s", a.Number, a.Title), screenCells/columns-1) + " ")
					}
					packed = append(packed, strings.TrimRight(line.String(), " "))
				}
				return rows, packed
			}
		}
	}
}

// fit cuts a text to a width and leaves no spaces behind it.
func fit(s string, width int) string { return strings.TrimRight(document.Fit(s, width), " ") }

// wrapped sets a text in lines of a width, the second and later ones indented.
func wrapped(s string, width, indent int) []string {
	lines := document.Wrap(s, func(line string) bool { return document.Cells(line) <= width-indent })
	for i := 1; i < len(lines); i++ {
		lines[i] = strings.Repeat(" ", indent) + lines[i]
	}
	return lines
}

// lines sets a part.
func (p part) lines() []string {
	out := wrapped(p.title, screenCells, 2)
	for _, w := range p.words {
		out = append(out, wrapped(w, screenCells, 0)...)
	}
	if p.table != nil {
		out = append(out, p.table.set()...)
	}
	for _, w := range p.below {
		out = append(out, wrapped(w, screenCells, 2)...)
	}
	for _, i := range p.items {
		out = append(out, wrapped("- "+i, screenCells, 2)...)
	}
	return out
}
