package population

import (
	"slices"

	"doudi/model/document"
	"doudi/model/profiles"
)

// likened adds to a profile that says `like: <profile>` the keys of that profile that it does not state itself, the
// sources that they cite, and how the other's series go on where its own do not say. The other profile is one that comes
// with the program, and may be like another of them itself. What a place states of its own care (`locality`) is not taken: it is
// no other's.
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
	if err != nil {
		panic("population: " + name + ": " + err.Error()) // it comes with the program
	}
	return with(root, r.likened(docs[0]))
}

// with is a profile with what it does not state itself taken from another.
func with(root, other *document.Node) *document.Node {
	out := *root
	out.Fields = slices.Clone(root.Fields)
	for _, f := range other.Fields {
		own := root.Get(f.Key.Text)
		switch {
		case f.Key.Text == "locality": // a place's own
		case own == nil:
			out.Fields = append(out.Fields, f)
		case f.Key.Text == "sources" && own.Shape == document.Map && f.Value.Shape == document.Map:
			i := slices.IndexFunc(out.Fields, func(x document.Field) bool { return x.Key.Text == "sources" })
			out.Fields[i].Value = together(own, f.Value)
		case slices.Contains([]string{"line", "premium", "other_spending", "income_growth", "register_growth"}, f.Key.Text):
			i := slices.IndexFunc(out.Fields, func(x document.Field) bool { return x.Key.Text == f.Key.Text })
			out.Fields[i].Value = ruled(own, f.Value)
		}
	}
	return &out
}

// together is a map with the fields of another that it does not have.
func together(own, other *document.Node) *document.Node {
	if own.Shape != document.Map || other == nil {
		return own
	}
	both := *own
	both.Fields = slices.Concat(own.Fields, slices.DeleteFunc(slices.Clone(other.Fields), func(x document.Field) bool {
		return own.Get(x.Key.Text) != nil
	}))
	return &both
}

// ruled is a map with the rule by which its series goes on, and those of the maps in it, taken from another where its own
// do not say.
func ruled(own, like *document.Node) *document.Node {
	if own.Shape != document.Map || like == nil || like.Shape != document.Map {
		return own
	}
	out := *own
	out.Fields = slices.Clone(own.Fields)
	for i, f := range out.Fields {
		if other := like.Get(f.Key.Text); f.Key.Text != "after" && f.Key.Text != "source" {
			out.Fields[i].Value = ruled(f.Value, other)
		}
	}
	if own.Get("after") != nil {
		return &out
	}
	for _, f := range like.Fields {
		if f.Key.Text == "after" {
			out.Fields = append(out.Fields, f)
		}
	}
	return &out
}
