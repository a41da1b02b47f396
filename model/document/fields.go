package document

import (
	"math"
	"regexp"
	"slices"

	"doudi/model/message"
)

// Fields reads the keys of one map, remembers which were asked for, and reports the rest as unknown. All its readers
// report a missing or ill-shaped value themselves and then return a zero value, so that a caller can go on and find
// every mistake of a file in one pass.
type Fields struct {
	At     *Node
	report *Report
	asked  []string
}

// Begin opens the map of a whole file, in which the key names what kind of file it is. A file without it is of another
// kind, and that alone is said: ok is false.
func (r *Report) Begin(root *Node, key string) (f *Fields, ok bool) {
	switch {
	case root == nil || root.Shape != Map:
		r.Errorf(root, "the file must be a map of `key: value`").Instead("%s: name", key)
	case root.Get(key) == nil:
		r.Errorf(root, "the file does not say what it is: its key `%s` is missing", key).Instead("%s: name", key)
	default:
		return r.Fields(root, key), true
	}
	return nil, false
}

// Fields opens a map. A value that is no map is reported, and every key of it is then absent; so are those of a value
// that is absent itself, which Required has reported.
func (r *Report) Fields(n *Node, what string) *Fields {
	if n == nil || n.Shape != Map {
		if n != nil {
			r.Errorf(n, "%s must be a map of `key: value`", message.Say(what))
		}
		return &Fields{At: &Node{Shape: Map, file: fileOf(n)}, report: r}
	}
	return &Fields{At: n, report: r}
}

func fileOf(n *Node) *source {
	if n == nil {
		return &source{}
	}
	return n.file
}

// Optional returns the value of a key, or nil.
func (f *Fields) Optional(key string) *Node {
	f.asked = append(f.asked, key)
	return f.At.Get(key)
}

// Required returns the value of a key; its absence is reported.
func (f *Fields) Required(key string) *Node {
	n := f.Optional(key)
	if (n == nil || n.Shape == Null) && f.At.Pos.Line > 0 {
		f.report.Errorf(f.At, "the key `%s` is missing", key)
	}
	return n
}

// Text reads a scalar as text; "" if absent.
func (f *Fields) Text(key string) string {
	return f.report.Text(f.Optional(key), key)
}

// Name reads a required scalar as text of characters that can be seen and told apart.
func (f *Fields) Name(key string) string {
	n := f.Required(key)
	if !f.report.Clear(n, "a name") {
		return ""
	}
	return f.report.Text(n, key)
}

// Number reads a number within [lo, hi]; otherwise is returned if the key is absent.
func (f *Fields) Number(key string, lo, hi, otherwise float64) float64 {
	n := f.Optional(key)
	if n == nil {
		return otherwise
	}
	return f.report.Number(n, key, lo, hi)
}

// Whole reads a whole number within [lo, hi]; otherwise is returned if the key is absent.
func (f *Fields) Whole(key string, lo, hi, otherwise int) int {
	n := f.Optional(key)
	if n == nil {
		return otherwise
	}
	x, ok := n.Whole()
	if !ok || x < lo || x > hi {
		f.report.Errorf(n, "`%s` must be a whole number from %d to %d", key, lo, hi)
		return otherwise
	}
	return x
}

// Bool reads true or false.
func (f *Fields) Bool(key string, otherwise bool) bool {
	n := f.Optional(key)
	if n == nil {
		return otherwise
	}
	b, ok := n.Bool()
	if !ok {
		f.report.Errorf(n, "`%s` must be true or false", key)
		return otherwise
	}
	return b
}

// OneOf reads a word of a closed list; otherwise is returned if the key is absent.
func (f *Fields) OneOf(key string, words []string, otherwise string) string {
	n := f.Optional(key)
	if n == nil {
		return otherwise
	}
	return f.report.OneOf(n, key, words, otherwise)
}

// Map reads the entries of a map under a key; nil if absent.
func (f *Fields) Map(key string) []Field {
	n := f.Optional(key)
	if n == nil || n.Shape == Null {
		return nil
	}
	if n.Shape != Map {
		f.report.Errorf(n, "`%s` must be a map of `key: value`", key)
		return nil
	}
	return n.Fields
}

// List reads the items of a list under a key; nil if absent. One value alone counts as a list of one.
func (f *Fields) List(key string) []*Node {
	n := f.Optional(key)
	if n == nil || n.Shape == Null {
		return nil
	}
	if n.Shape != List {
		return []*Node{n}
	}
	return n.Items
}

// word is what a key looks like.
var word = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// Done reports every key that was not asked for, with the nearest one that is known.
func (f *Fields) Done() { f.unasked(f.report.Errorf) }

// unasked says so as a mistake or as a doubt.
func (f *Fields) unasked(say func(at *Node, format string, args ...any) *Diagnostic) {
	known := slices.Compact(slices.Sorted(slices.Values(f.asked)))
	for _, field := range f.At.Fields {
		if slices.Contains(f.asked, field.Key.Text) {
			continue
		}
		d := say(field.Key, "the key `%s` is not known here", field.Key.Text)
		if (field.Value == nil || field.Value.Shape == Null) && !word.MatchString(field.Key.Text) {
			d.Because("between { and } a comma ends a value").Instead("the whole text in quotes, if this is the rest of one")
			continue
		}
		d.OneOf(field.Key.Text, known)
	}
}

// Text reads a scalar as text; "" if n is nil.
func (r *Report) Text(n *Node, what string) string {
	if n == nil || n.Shape == Null {
		return ""
	}
	if n.Shape != Scalar {
		r.Errorf(n, "`%s` must be one value, not a list or a map", what)
		return ""
	}
	return n.Text
}

// Number reads a number within [lo, hi].
func (r *Report) Number(n *Node, what string, lo, hi float64) float64 {
	x, ok := n.Number()
	if !ok {
		d := r.Errorf(n, "`%s` must be a number", what)
		if n.Shape == Scalar && n.Style == Quoted {
			d.Instead("the number without quotes")
		}
		return lo
	}
	switch {
	case x >= lo && x <= hi:
		return x
	case hi == math.MaxFloat64:
		r.Errorf(n, "`%s` is %v; it must be %v or more", what, x, lo)
	default:
		r.Errorf(n, "`%s` is %v; it must lie from %v to %v", what, x, lo, hi)
	}
	return lo
}

// OneOf reads a word of a closed list.
func (r *Report) OneOf(n *Node, what string, words []string, otherwise string) string {
	text := r.Text(n, what)
	if slices.Contains(words, text) {
		return text
	}
	r.Errorf(n, "`%s` cannot be `%s`", what, text).OneOf(text, words)
	return otherwise
}
