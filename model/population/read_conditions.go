package population

import (
	"cmp"
	"slices"

	"doudi/model/document"
)

func (r *reader) conditions(n *document.Node) {
	f := r.Fields(n, "`conditions`")
	for _, x := range r.numbers(f, "ages", 0, 120) {
		r.p.conditionAges = append(r.p.conditionAges, int(x))
	}
	g := r.Fields(f.Required("share"), "`share`")
	entries := slices.SortedFunc(slices.Values(g.At.Fields), func(a, b document.Field) int { return numbered(a.Key.Text, b.Key.Text) })
	for _, e := range entries {
		shares := r.numbers(g, e.Key.Text, 0, 1)
		if len(shares) != len(r.p.conditionAges) {
			r.Errorf(e.Value, "`%s` must list one number for each of the %d ages", e.Key.Text, len(r.p.conditionAges))
			shares = make([]float64, len(r.p.conditionAges))
		}
		r.Clear(e.Key, "a name")
		r.p.Conditions = append(r.p.Conditions, e.Key.Text)
		r.p.conditions = append(r.p.conditions, shares)
	}
	if len(r.p.Conditions) > 8 {
		r.Errorf(f.At, "at most 8 conditions are carried")
	}
	g.Done()
	r.cited(f, "source")
	f.Done()
}

// numbered puts conditions in order: the customary ones have the numbers by which their draws have always been keyed, and
// others follow by name.
func numbered(a, b string) int {
	customary := []string{"hypertension", "diabetes", "copd", "stroke", "mental", "tb", "kidney_failure", "other_chronic"}
	place := func(name string) int {
		if i := slices.Index(customary, name); i >= 0 {
			return i
		}
		return len(customary)
	}
	return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b))
}
