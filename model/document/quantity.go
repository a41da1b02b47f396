package document

import "doudi/model"

// Statuses are the degrees of certainty of a stated number, surest first: it stands in the policy document, it was
// found on a public page, it is arithmetic on such figures, or it is from memory or unofficial.
func Statuses() []string { return []string{"stated", "found", "derived", "unverified"} }

// Source is where a number comes from.
type Source struct {
	Ref     string // a key of the file's `sources`
	Section string
	Status  string
	Note    string
}

// Source reads `{ref: …, section: …, status: …, note: …}`, or a text that is the ref alone.
func (r *Report) Source(n *Node) Source {
	if n.Shape == Scalar {
		return Source{Ref: n.Text}
	}
	f := r.Fields(n, "a source")
	s := Source{Ref: f.Name("ref"), Section: f.Text("section"), Note: f.Text("note"), Status: f.OneOf("status", Statuses(), "")}
	f.Done()
	return s
}

// Quantity reads a number with its range and source: `{value: 0.2, range: [0.1, 0.3], unit: …, title: …,
// source: {…}}`, or a bare number, which is certain and takes the source given. Value and range must lie within [lo, hi].
func (r *Report) Quantity(n *Node, path string, lo, hi float64, source Source) model.Quantity {
	q := model.Quantity{Path: path, Source: source.Ref, Status: source.Status}
	if n == nil {
		return q
	}
	if n.Shape != Map {
		q.Value = r.Number(n, path, lo, hi)
		q.Low, q.High = q.Value, q.Value
		return q
	}
	f := r.Fields(n, "a quantity")
	if v := f.Required("value"); v != nil {
		q.Value = r.Number(v, path, lo, hi)
	}
	q.Unit, q.Title = f.Text("unit"), r.Title(f.Optional("title"))
	q.Low, q.High = q.Value, q.Value
	if rangeAt := f.Optional("range"); rangeAt != nil {
		q.Low, q.High = r.Interval(rangeAt, path+" range", lo, hi)
		if q.Value < q.Low || q.Value > q.High {
			r.Errorf(rangeAt, "the range of `%s` does not hold its value %v", path, q.Value)
			q.Low, q.High = q.Value, q.Value
		}
	}
	if s := f.Optional("source"); s != nil {
		source = r.Source(s)
		q.Source, q.Status = source.Ref, source.Status
		if source.Section != "" {
			q.Source += " " + source.Section
		}
	}
	f.Done()
	return q
}

// Interval reads `[low, high]` within [lo, hi].
func (r *Report) Interval(n *Node, what string, lo, hi float64) (low, high float64) {
	if n.Shape != List || len(n.Items) != 2 {
		r.Errorf(n, "`%s` must be [low, high]", what)
		return lo, lo
	}
	low, high = r.Number(n.Items[0], what, lo, hi), r.Number(n.Items[1], what, lo, hi)
	if low > high {
		r.Errorf(n, "`%s` begins above its end", what).Instead("[%v, %v]", high, low)
		return high, low
	}
	return low, high
}
