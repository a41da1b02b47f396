package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"doudi/model/message"
)

// Severity says whether a diagnostic stops the work.
type Severity uint8

// An Error stops the work; a Warning travels with the result.
const (
	Error Severity = iota
	Warning
)

// Pos is a place in a file: line and column from 1, the column counted in characters. The zero Pos is no place.
type Pos struct{ Line, Col int }

// Diagnostic is one thing to say about one place of one file.
type Diagnostic struct {
	Severity Severity
	File     string
	Pos      Pos
	Width    int             // characters under the caret, at least 1
	What     message.Message // what is wrong
	Why      message.Message // why it matters; may be empty
	Fix      message.Message // what to write instead; may be empty
	Excerpt  string          // the line of the file, without its line break

	meant func() message.Message // makes the Fix when the diagnostic is shown; nil where it is made
}

// Because adds why it matters.
func (d *Diagnostic) Because(format string, args ...any) *Diagnostic {
	d.Why = message.Say(format, args...)
	return d
}

// Instead adds what to write.
func (d *Diagnostic) Instead(format string, args ...any) *Diagnostic {
	d.Fix = message.Say(format, args...)
	return d
}

// OneOf adds what could have been meant: the nearest of some words, or the list of them; nothing where there are none. It
// is looked up when the diagnostic is shown: a file can hold more mistakes than are shown, and more words than is quick to
// compare each with.
func (d *Diagnostic) OneOf(written string, words []string) *Diagnostic {
	if len(words) == 0 {
		return d
	}
	d.meant = func() message.Message {
		if near := Nearest(written, words); near != "" {
			return message.Say("`%s`", near)
		}
		return message.Say("one of %s", Listed(words))
	}
	return d
}

// Listed joins words with commas, the first sixty of them.
func Listed(words []string) string {
	const most = 60
	if len(words) > most {
		return strings.Join(words[:most], ", ") + ", …"
	}
	return strings.Join(words, ", ")
}

// Report collects the diagnostics of one reading, so that all of them can be shown at once.
type Report struct {
	list []*Diagnostic
}

// Errorf reports a mistake at a node.
func (r *Report) Errorf(at *Node, format string, args ...any) *Diagnostic {
	return r.add(Error, at, format, args)
}

// Warnf reports a doubt at a node.
func (r *Report) Warnf(at *Node, format string, args ...any) *Diagnostic {
	return r.add(Warning, at, format, args)
}

// ErrorAt reports a mistake inside a node's text: offset and width are in characters of the scalar's value. It is for
// formulas, whose own parser counts from the start of the formula.
func (r *Report) ErrorAt(at *Node, offset, width int, format string, args ...any) *Diagnostic {
	d := r.add(Error, at, format, args)
	d.Pos, d.Width = at.within(offset), max(width, 1)
	d.Excerpt = at.line(d.Pos.Line)
	return d
}

func (r *Report) add(s Severity, at *Node, format string, args []any) *Diagnostic {
	d := &Diagnostic{Severity: s, What: message.Say(format, args...), Width: 1}
	if at != nil {
		d.File, d.Pos, d.Width = at.file.name, at.Pos, at.width()
		d.Excerpt = at.line(at.Pos.Line)
	}
	r.list = append(r.list, d)
	return d
}

// Join adds the diagnostics of another report that this one does not have: of a file that is read twice, each once.
func (r *Report) Join(other *Report) {
	known := map[string]bool{}
	for _, d := range r.list {
		known[d.said()] = true
	}
	for _, d := range other.list {
		if !known[d.said()] {
			r.list = append(r.list, d)
		}
	}
}

// said is all that a reader sees of a diagnostic but its mend.
func (d *Diagnostic) said() string {
	return fmt.Sprint(d.Severity, d.File, d.Pos, d.What, d.Why)
}

// Failed says whether an error was reported.
func (r *Report) Failed() bool {
	return slices.ContainsFunc(r.list, func(d *Diagnostic) bool { return d.Severity == Error })
}

// All returns what was reported, by file and place.
func (r *Report) All() []*Diagnostic {
	slices.SortStableFunc(r.list, func(a, b *Diagnostic) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Pos.Line-b.Pos.Line, a.Pos.Col-b.Pos.Col)
	})
	return r.list
}

// Warnings returns the diagnostics that are not errors.
func (r *Report) Warnings() []*Diagnostic {
	var out []*Diagnostic
	for _, d := range r.All() {
		if d.Severity == Warning {
			out = append(out, d)
		}
	}
	return out
}

// Err is nil if nothing failed, and otherwise an *Invalid that holds the report.
func (r *Report) Err() error {
	if !r.Failed() {
		return nil
	}
	return &Invalid{r}
}

// Add adds a diagnostic that another report made.
func (r *Report) Add(d *Diagnostic) { r.list = append(r.list, d) }
