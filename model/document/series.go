package document

import "doudi/model"

// Series is a yearly series of a file: how far it is known, and what the file says of the years after that.
type Series struct {
	Path        string        // profile.line
	At          *Node         // the series in its file
	First, Last int           // years; First is 0 where the series is stated as a growth, Last where the file does not say
	After       *model.Onward // nil where the file does not say
	Step        bool          // no money: a share or a category, which holds until another is stated
	Strict      bool          // nothing is known of it before First
	Begins      bool          // it is known that there is none before First
}

// After reads how a series of money goes on: `hold`, or `{grow: 0.03, range: [0.02, 0.04], source: {…}}`; nil if the map n
// does not say.
func (r *Cited) After(n *Node, path string, last int) *model.Onward {
	at := n.Get("after")
	if at == nil {
		return nil
	}
	out := &model.Onward{Last: last}
	if at.Shape == Scalar && at.Text == "hold" {
		return out
	}
	const example = "after: {grow: 0.03, source: {ref: …, status: unverified}}, or after: hold"
	if at.Shape != Map {
		r.Errorf(at, "`after` must say how the figure goes on").Instead(example)
		return out
	}
	f := r.Fields(at, "`after`")
	path = r.Kind + "." + path + ".after"
	out.Grow = model.Quantity{Path: path, Unit: "per year"}
	r.bound(path, -0.5, 0.5)
	if grow := f.Required("grow"); grow != nil {
		out.Grow.Value = r.Number(grow, "grow", -0.5, 0.5)
	}
	out.Grow.Low, out.Grow.High = out.Grow.Value, out.Grow.Value
	if n := f.Optional("range"); n != nil {
		out.Grow.Low, out.Grow.High = r.Interval(n, "grow range", -0.5, 0.5)
		if out.Grow.Value < out.Grow.Low || out.Grow.Value > out.Grow.High {
			r.Errorf(n, "the range of `%s` does not hold its value %v", "grow", out.Grow.Value)
		}
	}
	if s := f.Optional("source"); s != nil {
		source := r.Source(s)
		out.Grow.Source, out.Grow.Status = source.Ref, source.Status
		r.Known(s)
	}
	if out.Grow.Status == "" {
		r.Errorf(at, "`%s` states no source", "after").Because("a number without a source is half a number").Instead(example)
	}
	f.Optional("note")
	f.Done()
	return out
}

// Trend reads a growth a year within [lo, hi] with its source, the last year that it is known for (`last`, else the one
// given; 0 = unknown), the figures published of the years after that (`index`), and how it goes on (`after`).
func (r *Cited) Trend(f *Fields, path, key string, lo, hi float64, last int) (model.Trend, Series) {
	n := f.Required(key)
	own := n.Without("last", "after", "index")
	t := model.Trend{Growth: r.stated(own, path+key, key, lo, hi)}
	s := Series{Path: r.Kind + "." + path + key, At: n, Last: last}
	if n == nil || n.Shape != Map {
		return t, s
	}
	s.Last = (&Fields{At: n, report: r.Report}).Whole("last", 1900, 2200, last)
	if t.Index = r.index(n, path, key, s.Last); t.Index != nil {
		s.Last = t.Index.Last()
	}
	t.After = r.After(n, path+key, s.Last)
	if t.Index != nil {
		t.Index.After = t.After
	}
	if t.After != nil && s.Last == 0 {
		r.Errorf(n.Get("after"), "`%s` says how it goes on, but not after which year", key).Instead("last: 2020")
	}
	s.After = t.After
	return t, s
}

// Without is a map without some of its keys.
func (n *Node) Without(keys ...string) *Node {
	if n == nil || n.Shape != Map {
		return n
	}
	out := *n
	out.Fields = nil
	for _, f := range n.Fields {
		taken := false
		for _, key := range keys {
			taken = taken || f.Key.Text == key
		}
		if !taken {
			out.Fields = append(out.Fields, f)
		}
	}
	return &out
}

// Beyond holds series to the years of a study. It returns those that go on beyond what is known, or are taken before it,
// and reports those of money that do not say how; known is the last year of a series that does not say either.
func (r *Report) Beyond(series []Series, from, to, known int) []Series {
	var out []Series
	for _, s := range series {
		if s.Last == 0 {
			s.Last = known
		}
		if s.Strict && !s.Begins && from < s.First {
			r.Errorf(s.At, "`%s` begins in %d, and the study in %d", s.Path, s.First, from).
				Because("before its first year nothing is known of it").Instead("a value for %d or an earlier year", from)
			continue
		}
		if to > s.Last && s.After == nil && !s.Step {
			d := r.Errorf(s.At, "`%s` is known to %d, and the study runs to %d", s.Path, s.Last, to).
				Because("the last value, or the last growth, would be used as if it were known")
			if s.First == 0 {
				d.Instead("the key `after: {grow: 0.03, source: {ref: …, status: unverified}}` or `after: hold` in it, with `last: %d`", s.Last)
			} else {
				d.Instead("the key `after: {grow: 0.03, source: {ref: …, status: unverified}}` or `after: hold` in it, or the years that are missing")
			}
			continue
		}
		if to > s.Last || from < s.First && !s.Begins {
			out = append(out, s)
		}
	}
	return out
}
