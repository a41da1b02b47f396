package model

import "math"

// Change is what a scenario makes of an input in some years.
type Change struct {
	From, Until int // calendar years, the last included; 0 = open
	How         How
	By          Quantity // drawn like other inputs where it has a range
	Share       float64  // of what the input describes, in [0, 1]: whom the change reaches
}

// How is what a Change does. A number in its place leaves nothing of the input's range; a factor and a number that is added keep it.
type How uint8

const (
	Replace How = iota
	Scale
	Add
	AtMost // a ceiling: the input is that where it would be more
)

// Hows are all of them, and Key is what a file calls one.
func Hows() []How { return []How{Replace, Scale, Add, AtMost} }

// Key is what a file calls it.
func (h How) Key() string { return [...]string{"value", "scale", "add", "at_most"}[h] }

// Idle says whether a change leaves every value as it is.
func (c *Change) Idle() bool {
	same, can := map[How]float64{Scale: 1, Add: 0}[c.How] // a number that another replaces, or a ceiling, may differ in a draw
	return c.Share == 0 || can && !c.By.Uncertain() && c.By.Value == same
}

// of is what the change makes of a value.
func (c *Change) of(v Values, x float64) float64 {
	by := v.Of(c.By)
	switch {
	case c.How == Scale:
		return x * (1 + c.Share*(by-1))
	case c.How == Add:
		return x + c.Share*by
	case c.How == AtMost:
		by = min(x, by)
	}
	if c.Share == 1 {
		return by
	}
	return x + c.Share*(by-x)
}

// in says whether the change is in force in a year.
func (c *Change) in(year int) bool {
	return (c.From == 0 || year >= c.From) && (c.Until == 0 || year <= c.Until)
}

// Meets says whether two changes are in force in the same year.
func (c *Change) Meets(other *Change) bool {
	return (c.Until == 0 || other.From <= c.Until) && (other.Until == 0 || c.From <= other.Until)
}

// Range is where the change takes a range, at its own ends too.
func (c *Change) Range(low, high float64) (from, to float64) {
	from, to = math.Inf(1), math.Inf(-1)
	for _, x := range []float64{low, high} {
		for _, by := range []float64{c.By.Low, c.By.High} {
			one := Change{How: c.How, By: Quantity{Value: by}, Share: 1}
			from, to = min(from, one.of(nil, x)), max(to, one.of(nil, x))
		}
	}
	return from, to
}

// Changes are those of one input in a scenario. The order in which they stand has no part in what they make of it: numbers in its
// place come first, of which there is one a year, then factors, then what is added, and ceilings last.
type Changes struct {
	Of          []Change
	Least, Most float64 // which the input never leaves
}

// In is what the changes make of an input's value in a year of a draw; nil changes nothing.
func (c *Changes) In(v Values, year int, x float64) float64 {
	if c == nil {
		return x
	}
	changed := x
	for how := Replace; how <= AtMost; how++ {
		for i := range c.Of {
			if one := &c.Of[i]; one.How == how && one.in(year) {
				changed = one.of(v, changed)
			}
		}
	}
	if changed == x {
		return x
	}
	return min(max(changed, c.Least), c.Most)
}

// Input is a number of a file as a scenario finds it under its path, and may change it.
type Input struct {
	Path        string
	Title       Title   // may be empty
	Low, High   float64 // of its range, and over all years of a series
	Least, Most float64 // between which a file may state it
	First       int     // the first year whose value a change may be of; 0 = it is the same in all years
	Growth      bool    // a year's value acts on that year and all after it
	Put         func(*Changes)
}

// Inputs collect those of a file.
type Inputs struct {
	All    []Input
	First  int                   // the first year of the file's numbers
	Bounds map[string][2]float64 // by path
}

func (x *Inputs) add(in Input) {
	in.Least, in.Most = -math.MaxFloat64, math.MaxFloat64
	if of, ok := x.Bounds[in.Path]; ok {
		in.Least, in.Most = of[0], of[1]
	}
	x.All = append(x.All, in)
}

// AddOf adds one of several numbers under their names; those that are to be changed must be a copy.
func AddOf[K comparable](x *Inputs, of map[K]Quantity, name K, add func(*Quantity)) {
	q, first := of[name], len(x.All)
	add(&q)
	for i := range x.All[first:] {
		in := &x.All[first+i]
		put := in.Put
		in.Put = func(c *Changes) {
			put(c)
			of[name] = q
		}
	}
}

// Add adds a number that may differ from year to year, and how it goes on where it is stated by year.
func (x *Inputs) Add(q *Quantity) {
	if q.Path == "" {
		return
	}
	in := Input{Path: q.Path, Title: q.Title, Low: q.Low, High: q.High, First: x.First, Put: func(c *Changes) { q.Changes = c }}
	if d := q.Dated; d != nil {
		for _, of := range d.Of {
			in.Low, in.High = min(in.Low, of.Low), max(in.High, of.High)
		}
	}
	x.add(in)
	if d := q.Dated; d != nil {
		x.onward(d.After, func(after *Onward) {
			own := *d
			own.After = after
			q.Dated = &own
		})
	}
}

// AddAlways adds a number that is the same in all years.
func (x *Inputs) AddAlways(q *Quantity) {
	if q.Path != "" {
		x.add(Input{Path: q.Path, Title: q.Title, Low: q.Low, High: q.High, Put: func(c *Changes) { q.Changes = c }})
	}
}

// AddTrend adds a growth from a base year on, and how it goes on.
func (x *Inputs) AddTrend(t *Trend, base int) {
	if t.Growth.Path == "" {
		return
	}
	x.add(Input{Path: t.Growth.Path, Title: t.Growth.Title, Low: t.Growth.Low, High: t.Growth.High, First: base + 1, Growth: true, Put: func(c *Changes) { t.Growth.Changes = c }})
	x.onward(t.After, func(after *Onward) {
		t.After = after
		if t.Index != nil {
			own := *t.Index
			own.After = after
			t.Index = &own
		}
	})
}

// AddYearly adds money by year, and how it goes on.
func (x *Inputs) AddYearly(path string, y *Yearly) {
	in := Input{Path: path, Low: math.Inf(1), High: math.Inf(-1), First: x.First, Put: func(c *Changes) { y.Changes = c }}
	for _, v := range y.Values {
		in.Low, in.High = min(in.Low, v), max(in.High, v)
	}
	x.add(in)
	x.onward(y.After, func(after *Onward) { y.After = after })
}

// onward adds the growth after what is known; put takes a copy of it, as the file's own is not to be changed.
func (x *Inputs) onward(after *Onward, put func(*Onward)) {
	if after == nil || after.Grow.Path == "" {
		return
	}
	x.add(Input{Path: after.Grow.Path, Title: after.Grow.Title, Low: after.Grow.Low, High: after.Grow.High, First: after.Last + 1, Growth: true, Put: func(c *Changes) {
		own := *after
		own.Grow.Changes = c
		put(&own)
	}})
}
