package document

import (
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
)

// malformed turns the parser's error into a diagnostic.
func malformed(src *source, err error) error {
	d := &Diagnostic{File: src.name, Width: 1}
	var said string
	// The error's own text holds the lines around the place, which the parser's library prints in time with the square of the
	// parts on them; it is not asked for.
	if at := yaml.Error(nil); !errors.As(err, &at) {
		said = err.Error()
	} else {
		said = at.GetMessage()
		if t := at.GetToken(); t != nil && t.Position != nil {
			d.Pos = Pos{t.Position.Line, t.Position.Column}
			d.Excerpt = (&Node{file: src}).line(d.Pos.Line)
		}
	}
	d.What, _ = ofParser(said)
	d.Fix = Say("`key: value` lines indented with spaces; a text that holds `: `, `#` or a bracket goes in quotes")
	return &Invalid{&Report{list: []*Diagnostic{d}}}
}

// ofParser says what the parser complains of, whose own sentences are many, in English, and about its tokens; known is
// false where the sentence is none of those that it is known to say.
func ofParser(said string) (m Message, known bool) {
	for _, c := range []struct {
		part  string // of the parser's sentence; the first that fits counts
		means Message
	}{
		{"tab character", Say("the line is indented with a tab")},
		{"character '\t'", Say("the line is indented with a tab")},
		{"end character of", Say("this is not YAML: %s", Say("a quotation mark opens here and nothing closes it"))},
		{"corresponding to", Say("this is not YAML: %s", Say("a bracket closes that nothing has opened"))},
		{"']'", Say("this is not YAML: %s", Say("a list in [ ] is not closed, or a comma is missing in it"))},
		{"but found ','", Say("this is not YAML: %s", Say("a list in [ ] is not closed, or a comma is missing in it"))},
		{"'}'", Say("this is not YAML: %s", Say("a map in { } is not closed, or a comma is missing in it"))},
		{"flow map", Say("this is not YAML: %s", Say("a map in { } is not closed, or a comma is missing in it"))},
		{"anchor", Say("this is not YAML: %s", Say("an anchor (&), an alias (*) or a merge (<<) stands where none can"))},
		{"alias", Say("this is not YAML: %s", Say("an anchor (&), an alias (*) or a merge (<<) stands where none can"))},
		{"merge key", Say("this is not YAML: %s", Say("an anchor (&), an alias (*) or a merge (<<) stands where none can"))},
		{"tag", Say("this is not YAML: %s", Say("a tag (!) stands where none can"))},
		{"TAG", Say("this is not YAML: %s", Say("a tag (!) stands where none can"))},
		{"escape", Say("this is not YAML: %s", Say("inside \"…\" a \\ begins an escape that is not known; write \\\\ for a \\ itself"))},
		{"surrogate", Say("this is not YAML: %s", Say("inside \"…\" a \\ begins an escape that is not known; write \\\\ for a \\ itself"))},
		{"reserved character", Say("this is not YAML: %s", Say("a text without quotes cannot begin with this character"))},
		{"header option", Say("this is not YAML: %s", Say("after | or > only a digit, + or - may stand, and the text begins on the next line, indented evenly"))},
		{"multi-line", Say("this is not YAML: %s", Say("after | or > only a digit, + or - may stand, and the text begins on the next line, indented evenly"))},
		{"number of indent", Say("this is not YAML: %s", Say("after | or > only a digit, + or - may stand, and the text begins on the next line, indented evenly"))},
		{"directive", Say("this is not YAML: %s", Say("a line that begins with %% is a directive, which is not read"))},
		{"YAML version", Say("this is not YAML: %s", Say("a line that begins with %% is a directive, which is not read"))},
		{"document separator", Say("this is not YAML: %s", Say("a line of --- or ... holds something else too"))},
		{"end content", Say("this is not YAML: %s", Say("a line of --- or ... holds something else too"))},
		{"sequence entries", Say("this is not YAML: %s", Say("an item (`- `) stands where none can; it begins a line of its own, below its key"))},
		{"key", Say("this is not YAML: %s", Say("a key or its colon is missing, or the line stands too far in or out"))},
		{"value", Say("this is not YAML: %s", Say("a key or its colon is missing, or the line stands too far in or out"))},
		{"map", Say("this is not YAML: %s", Say("a key or its colon is missing, or the line stands too far in or out"))},
		{"string token", Say("this is not YAML: %s", Say("a key or its colon is missing, or the line stands too far in or out"))},
	} {
		if strings.Contains(said, c.part) {
			return c.means, true
		}
	}
	return Say("this is not YAML"), false
}
