package model

import "sort"

// Dated is a quantity that is stated for some years: between two of them it lies on the line from one to the other, and after
// the last it goes on as After says. Before the first nothing is known; that of the first stands in.
type Dated struct {
	Years       []int      // rising
	Of          []Quantity // of the years, drawn together
	After       *Onward    // nil where the file does not say
	Least, Most float64    // which it never leaves, however long it grows
}

// First and Last are the years between which it is known.
func (d *Dated) First() int { return d.Years[0] }
func (d *Dated) Last() int  { return d.Years[len(d.Years)-1] }

// in is the value in a year of a draw.
func (d *Dated) in(v Values, year int) float64 {
	i := sort.SearchInts(d.Years, year)
	switch {
	case i == len(d.Years):
		x := v.Of(d.Of[i-1])
		if d.After != nil {
			x *= index(func(of int) float64 { return v.In(d.After.Grow, of) }, d.Last(), year)
		}
		return min(max(x, d.Least), d.Most)
	case i == 0 || d.Years[i] == year:
		return v.Of(d.Of[i])
	}
	from, to := v.Of(d.Of[i-1]), v.Of(d.Of[i])
	return from + float64((to-from)*float64(year-d.Years[i-1]))/float64(d.Years[i]-d.Years[i-1])
}

// SpeltOut are quantities with those of each year in place of a series.
func SpeltOut(all []Quantity) []Quantity {
	var out []Quantity
	for _, q := range all {
		if q.Dated == nil {
			out = append(out, q)
			continue
		}
		out = append(out, q.Dated.Of...)
	}
	return out
}
