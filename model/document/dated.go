package document

import (
	"slices"
	"strconv"

	"doudi/model"
	"doudi/model/message"
)

// byYear says whether a map has a year among its keys, and so is a series.
func (n *Node) byYear() bool {
	return n != nil && n.Shape == Map && slices.ContainsFunc(n.Fields, func(f Field) bool { return yearOf(f.Key) > 0 })
}

// yearOf is the year that a key names, else 0.
func yearOf(n *Node) int {
	if year, err := strconv.Atoi(n.Text); err == nil && len(n.Text) == 4 && year >= 1900 && year <= 2200 {
		return year
	}
	return 0
}

// dated reads a number of some years: `{2018: {value: 18.3, range: […]}, 2025: 52.3, unit: …, title: …, source: {…}, after: hold}`. A year
// without a source has that of the series. All years are drawn as one.
func (r *Cited) dated(n *Node, path, key string, lo, hi float64) model.Quantity {
	full := r.Kind + "." + path + key
	r.bound(full, lo, hi)
	f := r.Fields(n, "a series")
	d := &model.Dated{Least: lo, Most: hi}
	unit, title, source := f.Text("unit"), r.Title(f.Optional("title")), Source{}
	if s := f.Optional("source"); s != nil {
		source = r.Source(s)
		r.Known(s)
	}
	for _, e := range n.Fields {
		year := yearOf(e.Key)
		if year == 0 {
			continue // known by another name, or reported by Done
		}
		f.Optional(e.Key.Text)
		if k := len(d.Years); k > 0 && year <= d.Years[k-1] {
			r.Errorf(e.Key, "the years of `%s` run backwards: %d stands after %d", key, year, d.Years[k-1]).
				Because("a value is read between the years on either side of it").Instead("the years in their order")
			continue
		}
		q := r.Quantity(e.Value, full+"."+e.Key.Text, lo, hi, source)
		if q.Status == "" {
			r.Errorf(e.Value, "`%s` states no source", key+" "+e.Key.Text).Because("a number without a source is half a number").
				Instead("{value: …, range: [low, high], source: {ref: …, status: unverified}}")
		}
		if e.Value != nil && e.Value.Shape == Map {
			r.Known(e.Value.Get("source"))
		}
		if q.Unit == "" {
			q.Unit = unit
		}
		if q.Title == (model.Title{}) {
			q.Title = title
		}
		q.Together = full
		d.Years, d.Of = append(d.Years, year), append(d.Of, q)
	}
	if len(d.Years) == 0 {
		return model.Quantity{Path: full}
	}
	f.Optional("after")
	d.After = r.After(n, path+key, d.Last())
	f.Done()
	r.Dated = append(r.Dated, Series{Path: full, At: n, First: d.First(), Last: d.Last(), After: d.After, Strict: true})
	first := d.Of[0]
	first.Path, first.Title, first.Dated = full, title, d
	return first
}

// Named gives a quantity its usual title where it has none, a series' years too, and how it is carried on.
func Named(q model.Quantity, title model.Title) model.Quantity {
	if q.Title == (model.Title{}) {
		q.Title = title
	}
	if q.Dated == nil {
		return q
	}
	for i := range q.Dated.Of {
		if q.Dated.Of[i].Title == (model.Title{}) {
			q.Dated.Of[i].Title = q.Title
		}
	}
	if after := q.Dated.After; after != nil && after.Grow.Title == (model.Title{}) && q.Title != (model.Title{}) {
		after.Grow.Title = model.TitleOf(message.Say("%s, carried on", q.Title.Or("")))
	}
	return q
}

// index reads the published figures of a trend, over that of the base year; nil where there are none. They begin where the growth ends.
func (r *Cited) index(n *Node, path, key string, last int) *model.Dated {
	at := n.Get("index")
	if at == nil {
		return nil
	}
	if !at.byYear() {
		r.Errorf(at, "`%s` must give figures by year", "index").Instead("index: {2021: {value: 1.14, range: [0.99, 1.18]}, source: {ref: …, status: unverified}}")
		return nil
	}
	n = at.Without("after")
	kept := r.Dated
	d := r.dated(n, path+key+".", "index", 0.01, 100).Dated
	r.Dated = kept // it is part of the trend's series
	if d != nil && d.First() != last+1 {
		r.Errorf(at, "`%s` grows to %d, and its index begins in %d", key, last, d.First()).
			Because("each year has one figure: by growth to `last`, and by the index from the year after").Instead("an index from %d, or `last: %d`", last+1, d.First()-1)
		return nil
	}
	return d
}
