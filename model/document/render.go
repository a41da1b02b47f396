package document

import (
	"fmt"
	"strings"

	"doudi/model/message"
)

// MaxShown is the most diagnostics of a report that are shown; of more, the errors come first, and the rest are counted.
const MaxShown = 100

// Shown writes the report for a terminal, by file and place.
func (r *Report) Shown(l message.Language) string {
	all := r.All()
	errors := len(all) - len(r.Warnings()) // still to come
	var b strings.Builder
	shown := 0
	for _, d := range all {
		room := MaxShown - shown
		if d.Severity == Warning {
			room -= errors
		} else {
			errors--
		}
		if room > 0 {
			b.WriteString(d.Text(l))
			shown++
		}
	}
	if more := len(all) - shown; more > 0 {
		b.WriteString(message.Say("%d more are not shown; mend these first", more).In(l) + "\n")
	}
	return b.String()
}

// Text writes the diagnostic for a terminal: place, what, the excerpt with a caret under it, why, and the fix.
func (d *Diagnostic) Text(l message.Language) string {
	var b strings.Builder
	if d.File != "" {
		b.WriteString(d.File)
		if d.Pos.Line > 0 {
			fmt.Fprintf(&b, ":%d:%d", d.Pos.Line, d.Pos.Col)
		}
		b.WriteString(": ")
	}
	kind := "error: %s"
	if d.Severity == Warning {
		kind = "warning: %s"
	}
	b.WriteString(message.Say(kind, d.What).In(l) + "\n")
	if d.Excerpt != "" {
		line, pad, width := window(d.Excerpt, d.Pos.Col, d.Width)
		fmt.Fprintf(&b, "    %s\n    %s%s\n", line, pad, strings.Repeat("^", width))
	}
	if d.Why.Format != "" {
		b.WriteString("    " + message.Say("why: %s", d.Why).In(l) + "\n")
	}
	if fix := d.mend(); fix.Format != "" {
		b.WriteString("    " + message.Say("write: %s", fix).In(l) + "\n")
	}
	return b.String()
}

// Briefly writes the diagnostic in one line for a reader who sees the place: what, why, and the fix.
func (d *Diagnostic) Briefly(l message.Language) string {
	parts := []string{d.What.In(l)}
	if d.Why.Format != "" {
		parts = append(parts, message.Say("why: %s", d.Why).In(l))
	}
	if fix := d.mend(); fix.Format != "" {
		parts = append(parts, message.Say("write: %s", fix).In(l))
	}
	return strings.Join(parts, l.Say("; "))
}

// mend is the fix, made now where it was put off.
func (d *Diagnostic) mend() message.Message {
	if d.meant != nil {
		return d.meant()
	}
	return d.Fix
}

// Visible puts � for every character that a terminal would act on or not show, one for one, so that a caret under a line
// stays where it belongs.
func Visible(text string) string {
	return strings.Map(func(r rune) rune {
		if Unseen(r) {
			return '\ufffd'
		}
		return r
	}, text)
}

// widest is the most characters of a line that are shown.
const widest = 110

// window cuts a long line to the part around the caret and returns it with the padding and width of the caret, in
// terminal cells (a Chinese character takes two).
func window(line string, col, width int) (shown, pad string, carets int) {
	from := max(col-1-2*widest, 0) // a line may be as long as a file; no more of it is looked at than can be shown
	runes := make([]rune, 0, 4*widest)
	number := 0
	for _, r := range line {
		if number >= from {
			runes = append(runes, r)
		}
		if number++; number == from+4*widest {
			break
		}
	}
	runes = []rune(Visible(strings.ReplaceAll(string(runes), "\t", " ")))
	at := min(max(col-1-from, 0), len(runes))
	from = 0
	if len(runes) > widest && at > widest/2 {
		from = min(at-widest/2, len(runes)-widest)
	}
	to := min(from+widest, len(runes))
	end := min(at+width, to)
	return string(runes[from:to]), strings.Repeat(" ", Cells(string(runes[from:at]))), max(Cells(string(runes[at:end])), 1)
}

// Cells counts the columns that a text takes in a terminal: two for the wide characters of Chinese, one for others.
func Cells(s string) int {
	n := 0
	for _, r := range s {
		if wide(r) {
			n++
		}
		n++
	}
	return n
}

// Fit makes a text take a width of terminal columns: cut with … where it is longer, filled with spaces where shorter.
func Fit(s string, width int) string {
	if Cells(s) > width {
		used := 0
		for i, r := range s {
			if used += Cells(string(r)); used > width-1 {
				s = s[:i] + "…"
				break
			}
		}
	}
	return s + strings.Repeat(" ", max(width-Cells(s), 0))
}

// wide says whether a terminal gives a character two columns (Unicode UAX 11, the ranges that Chinese text uses).
func wide(r rune) bool {
	return r >= 0x1100 && r <= 0x115f || r >= 0x2e80 && r <= 0x303e || r >= 0x3041 && r <= 0xa4cf ||
		r >= 0xac00 && r <= 0xd7a3 || r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f ||
		r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 || r >= 0x20000 && r <= 0x3fffd
}
