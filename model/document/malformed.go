package document

import (
	"errors"
	"slices"
	"strings"

	"doudi/model/message"

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
	d.Fix = message.Say("`key: value` lines indented with spaces; a text that holds `: `, `#` or a bracket goes in quotes")
	return &Invalid{&Report{list: []*Diagnostic{d}}}
}

// ofParser says what the parser complains of, whose own sentences are many, in English, and about its tokens; known is
// false where the sentence is none of those that it is known to say.
func ofParser(said string) (m message.Message, known bool) {
	for _, part := range []string{"tab character", "character '\t'"} {
		if strings.Contains(said, part) {
			return message.Say("the line is indented with a tab"), true
		}
	}
	for _, c := range []struct {
		means message.Message
		parts []string // of the parser's sentences; the first that fits counts
	}{
		{message.Say("a quotation mark opens here and nothing closes it"), []string{"end character of"}},
		{message.Say("a bracket closes that nothing has opened"), []string{"corresponding to"}},
		{message.Say("a list in [ ] is not closed, or a comma is missing in it"), []string{"']'", "but found ','"}},
		{message.Say("a map in { } is not closed, or a comma is missing in it"), []string{"'}'", "flow map"}},
		{message.Say("an anchor (&), an alias (*) or a merge (<<) stands where none can"), []string{"anchor", "alias", "merge key"}},
		{message.Say("a tag (!) stands where none can"), []string{"tag", "TAG"}},
		{message.Say("inside \"…\" a \\ begins an escape that is not known; write \\\\ for a \\ itself"), []string{"escape", "surrogate"}},
		{message.Say("a text without quotes cannot begin with this character"), []string{"reserved character"}},
		{message.Say("after | or > only a digit, + or - may stand, and the text begins on the next line, indented evenly"), []string{"header option", "multi-line", "number of indent"}},
		{message.Say("a line that begins with %% is a directive, which is not read"), []string{"directive", "YAML version"}},
		{message.Say("a line of --- or ... holds something else too"), []string{"document separator", "end content"}},
		{message.Say("an item (`- `) stands where none can; it begins a line of its own, below its key"), []string{"sequence entries"}},
		{message.Say("a key or its colon is missing, or the line stands too far in or out"), []string{"key", "value", "map", "string token"}},
	} {
		if slices.ContainsFunc(c.parts, func(part string) bool { return strings.Contains(said, part) }) {
			return message.Say("this is not YAML: %s", c.means), true
		}
	}
	return message.Say("this is not YAML"), false
}
