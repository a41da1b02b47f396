package report

import (
	"strings"

	"doudi/model/document"
)

// set writes a table in lines of at most screenCells: labels at the left, cut where they are too long, all else at the
// right of its column. Columns for which there is no room follow in a table of their own.
func (t *table) set() []string {
	var out []string
	label := 0
	for _, row := range t.rows {
		if len(row) > 1 {
			label = max(label, document.Cells(row[0].text))
		}
	}
	label = max(label, document.Cells(t.head[0]))
	for from := 1; from < len(t.head); {
		to, used := from, 0
		for to < len(t.head) {
			width := t.column(to).width + gap
			if to > from && used+width+min(label, leastLabel) > screenCells {
				break
			}
			used += width
			to++
		}
		if from > 1 {
			out = append(out, "")
		}
		out = append(out, t.columns(from, to, min(label, max(screenCells-used, 1)))...)
		from = to
	}
	return out
}

// gap is between columns.
const gap = 2

// column is the widths of a column: of all of it, and of the numbers and the intervals behind them.
type column struct{ width, text, span int }

func (t *table) column(c int) column {
	var out column
	for _, row := range t.rows {
		if c < len(row) && row[c].span != "" {
			out.text = max(out.text, document.Cells(row[c].text))
			out.span = max(out.span, document.Cells(row[c].span)+3)
		}
	}
	for _, row := range t.rows {
		if c < len(row) && row[c].span == "" && out.span == 0 {
			out.text = max(out.text, document.Cells(row[c].text))
		}
		if c < len(row) && row[c].span == "" {
			out.width = max(out.width, document.Cells(row[c].text))
		}
	}
	out.width = max(out.width, out.text+out.span, document.Cells(t.head[c]))
	return out
}

// columns sets some columns beside the labels.
func (t *table) columns(from, to, label int) []string {
	var widths []column
	total := label
	for c := from; c < to; c++ {
		widths = append(widths, t.column(c))
		total += widths[c-from].width + gap
	}
	head := document.Fit(t.head[0], label)
	for i, w := range widths {
		head += left(t.head[from+i], w.width+gap)
	}
	out := []string{strings.TrimRight(head, " "), strings.Repeat("-", total)}
	for _, row := range t.rows {
		if len(row) == 1 {
			out = append(out, fit(row[0].text, screenCells))
			continue
		}
		line := document.Fit(row[0].text, label)
		for i, w := range widths {
			if from+i < len(row) {
				line += left(row[from+i].set(w), w.width+gap)
			}
		}
		out = append(out, strings.TrimRight(line, " "))
	}
	return out
}

// set writes a cell so that the numbers of its column stand below each other; a word that is too wide for that stands at
// the right.
func (c cell) set(w column) string {
	switch {
	case c.span != "":
		return left(c.text, w.text) + left("("+c.span+")", w.span)
	case document.Cells(c.text) <= w.text:
		return left(c.text, w.text) + strings.Repeat(" ", w.span)
	}
	return c.text
}

// left puts spaces at the left of a text.
func left(s string, width int) string {
	return strings.Repeat(" ", max(width-document.Cells(s), 0)) + s
}
