package document

import (
	"slices"

	"doudi/model"
)

// Cited reads a file that lists its sources and whose numbers each name one of them.
type Cited struct {
	*Report
	Kind    string   // begins the names of its quantities: profile, catalogue
	Sources []string // the keys under `sources`
	Dated   []Series // of its numbers that are stated by year

	// Anywhere says that the file has no list of sources: each number names its publication itself.
	Anywhere bool
	Bounds   map[string][2]float64 // by the path of a number: between which it may be stated
}

// bound notes between which the file may state a number.
func (r *Cited) bound(path string, lo, hi float64) {
	if r.Bounds == nil {
		r.Bounds = map[string][2]float64{}
	}
	r.Bounds[path] = [2]float64{lo, hi}
}

// List reads the keys under `sources`.
func (r *Cited) List(f *Fields) {
	entries := f.Map("sources")
	r.Publications(entries)
	for _, s := range entries {
		r.Clear(s.Key, "a name")
		r.Sources = append(r.Sources, s.Key.Text)
	}
}

// Stated reads a required number within [lo, hi], or a series of it by year, and demands its source.
func (r *Cited) Stated(f *Fields, path, key string, lo, hi float64) model.Quantity {
	n := f.Required(key)
	if n.byYear() {
		return r.dated(n, path, key, lo, hi)
	}
	return r.stated(n, path+key, key, lo, hi)
}

// Always is Stated for a number that holds for all years, or for the one that its key names.
func (r *Cited) Always(f *Fields, path, key string, lo, hi float64) model.Quantity {
	return r.stated(f.Required(key), path+key, key, lo, hi)
}

// InYear is Stated for a number that holds for a year: its key `year`, or else the one given.
func (r *Cited) InYear(f *Fields, path, key string, lo, hi float64, year int) (model.Quantity, int) {
	n := f.Optional(key)
	if n != nil && n.Shape == Map {
		year = (&Fields{At: n, report: r.Report}).Whole("year", 1990, 2100, year)
	}
	return r.stated(n.Without("year"), path+key, key, lo, hi), year
}

func (r *Cited) stated(n *Node, path, key string, lo, hi float64) model.Quantity {
	q := r.Quantity(n, r.Kind+"."+path, lo, hi, Source{})
	r.bound(q.Path, lo, hi)
	if n != nil && q.Status == "" {
		r.Errorf(n, "`%s` states no source", key).Because("a number without a source is half a number").
			Instead("{value: …, range: [low, high], source: {ref: …, status: unverified}}")
	}
	if n != nil && n.Shape == Map {
		r.Known(n.Get("source"))
	}
	return q
}

// Known reports a ref that `sources` does not list.
func (r *Cited) Known(n *Node) {
	if n == nil || n.Get("ref") == nil || r.Anywhere {
		return
	}
	if ref := n.Get("ref"); !slices.Contains(r.Sources, ref.Text) {
		r.Errorf(ref, "no source is called `%s`", ref.Text).Instead("an entry for it under `sources:`")
	}
}
