package document

import (
	"math"

	"doudi/model"
)

// Statuses are the degrees of certainty of a stated number, surest first: it stands in the policy document, it was
// found on a public page, it is arithmetic on such figures, or it is from memory or unofficial.
func Statuses() []string { return []string{"stated", "found", "derived", "unverified"} }

// Publications warns of the keys that no entry of a file's `sources` has. They bear no number: a mistyped one is no reason to refuse the file.
func (r *Report) Publications(entries []Field) {
	for _, e := range entries {
		if e.Value != nil && e.Value.Shape == Map {
			f := &Fields{At: e.Value, report: r, asked: []string{"title", "publisher", "date", "url", "note"}}
			f.unasked(r.Warnf)
		}
	}
}

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
// `mean: 0.2` says that the draws have that mean, where a skewed range alone would move it; it is the value too where no other
// is stated.
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
	meanAt := f.Optional("mean")
	switch v := f.Optional("value"); {
	case v != nil && v.Shape != Null:
		q.Value = r.Number(v, path, lo, hi)
	case meanAt != nil:
		q.Value = r.Number(meanAt, path, lo, hi)
	default:
		f.Required("value")
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
	if meanAt != nil {
		r.mean(meanAt, &q, path, lo, hi)
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

// mean reads the mean of a quantity whose range is read.
func (r *Report) mean(n *Node, q *model.Quantity, path string, lo, hi float64) {
	x := r.Number(n, path+" mean", lo, hi)
	edge := (q.High - q.Low) / (model.MaxPower + 1)
	switch {
	case !q.Uncertain():
		r.Errorf(n, "`%s` states a mean and no range that it is the mean of", path).Instead("{mean: %v, range: [low, high], …}, or {value: %v, …} if it is certain", x, x)
	case !model.CanLean(q.Low, x, q.High):
		r.Errorf(n, "no credence in `%s` from %v to %v has the mean %v", path, q.Low, q.High, x).
			Because("so near an end of the range, the rest of it would hardly ever be drawn; its mean lies from %.4g to %.4g", q.Low+edge, q.High-edge).
			Instead("a mean between these, or a range that says what is meant")
	default:
		q.Law, q.Mean = model.Leaning, x
	}
}

// Spread reads how far a quantity differs around a value: `{sd: 0.35, unit: …, title: …, source: {…}}`, sd from 0 to most.
func (r *Cited) Spread(f *Fields, path, key string, law model.Law, value, most float64) model.Quantity {
	q := model.Quantity{Path: r.Kind + "." + path + key, Value: value, Low: value, High: value}
	r.bound(q.Path, map[model.Law]float64{model.Factor: 0, model.Shift: -math.MaxFloat64}[law], math.MaxFloat64)
	n := f.Optional(key)
	if n == nil {
		return q
	}
	g := r.Fields(n, "a spread")
	if sd := g.Required("sd"); sd != nil {
		q.Spread = r.Number(sd, key+" sd", 0, most)
	}
	q.Unit, q.Title = g.Text("unit"), r.Title(g.Optional("title"))
	if s := g.Optional("source"); s != nil {
		source := r.Source(s)
		q.Source, q.Status = source.Ref, source.Status
		if source.Section != "" {
			q.Source += " " + source.Section
		}
		r.Known(s)
	}
	if q.Status == "" {
		r.Errorf(n, "`%s` states no source", key).Because("a number without a source is half a number").Instead("{sd: …, source: {ref: …, status: unverified}}")
	}
	g.Done()
	if q.Spread > 0 {
		q.Law = law
		q = q.Ends()
	}
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
