package population

import (
	"slices"

	"doudi/model/document"
	"doudi/model/profiles"
)

// likened adds to a profile that says `like: <profile>` the keys of that profile that it does not state itself, and the
// sources that they cite. The other profile is one that comes with the program and is like no other.
func (r *reader) likened(root *document.Node) *document.Node {
	at := root.Get("like")
	if at == nil {
		return root
	}
	name, text, err := profiles.Open(at.Text)
	if err != nil {
		r.Errorf(at, "%s", err)
		return root
	}
	docs, err := document.Parse(name, text)
	if err != nil || docs[0].Get("like") != nil {
		r.Errorf(at, "`%s` is like another profile itself", at.Text).Instead("one of those that state everything")
		return root
	}
	out := *root
	out.Fields = slices.Clone(root.Fields)
	for _, f := range docs[0].Fields {
		own := root.Get(f.Key.Text)
		switch {
		case own == nil:
			out.Fields = append(out.Fields, f)
		case f.Key.Text == "sources" && own.Shape == document.Map && f.Value.Shape == document.Map:
			i := slices.IndexFunc(out.Fields, func(x document.Field) bool { return x.Key.Text == "sources" })
			both := *own
			both.Fields = slices.Concat(own.Fields, slices.DeleteFunc(slices.Clone(f.Value.Fields), func(x document.Field) bool {
				return own.Get(x.Key.Text) != nil
			}))
			out.Fields[i].Value = &both
		}
	}
	return &out
}
