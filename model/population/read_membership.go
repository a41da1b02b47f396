package population

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/message"
)

// datedCategory is a category with dates as a file states it.
type datedCategory struct {
	membership
	name        string
	key         *document.Node
	follows     *document.Node // the category that it comes after, nil where it begins a circle
	income      *document.Node // its band, nil where it takes households of all incomes
	least, most float64
}

// memberships reads the categories of a stratum that have dates, and makes circles of them:
//
//	monitored: {from: 2021-01-01, share: {2021: 0.012, 2025: 0.009, source: {…}}, income: [0, 1.5]}
func (r *reader) memberships(s *Stratum, entries []document.Field) {
	slices.SortFunc(entries, func(a, b document.Field) int { return cmp.Compare(a.Key.Text, b.Key.Text) })
	stated := map[string]*datedCategory{}
	for _, e := range entries {
		stated[e.Key.Text] = r.membership(s, e)
	}
	circles := map[string]*circle{}
	for _, name := range slices.Sorted(maps.Keys(stated)) {
		x := stated[name]
		first := r.firstOf(x, stated)
		if first == nil {
			continue
		}
		c := circles[first.name]
		if c == nil {
			c = &circle{name: first.name, least: first.least, most: first.most}
			circles[first.name] = c
		}
		c.of, c.reserve = append(c.of, x.membership), max(c.reserve, most(x.share))
	}
	for _, name := range slices.Sorted(maps.Keys(circles)) {
		c := circles[name]
		slices.SortStableFunc(c.of, func(a, b membership) int { return cmp.Compare(a.from, b.from) })
		r.apart(c, stated)
		for _, m := range c.of {
			r.Bounds[m.share.Path] = [2]float64{0, c.reserve} // more households there are none
		}
		s.circles = append(s.circles, *c)
	}
}

// membership reads one category with dates.
func (r *reader) membership(s *Stratum, e document.Field) *datedCategory {
	f, path := r.Fields(e.Value, "a category"), "strata."+s.ID+".categories."+e.Key.Text+"."
	x := &datedCategory{name: e.Key.Text, key: e.Key, follows: f.Optional("follows"), income: f.Optional("income"), least: 0, most: maxBand}
	x.category = r.word(e.Key.Text)
	x.relieved = x.category
	x.from, x.until = r.date(f, "from", 0), r.date(f, "until", always)
	if x.income != nil {
		x.least, x.most = r.Interval(x.income, "income", 0, maxBand)
	}
	x.share = document.Named(r.shareBy(f, path, "share", x.until), shareTitle(s, model.Title{}.Or(e.Key.Text)))
	if d := x.share.Dated; d != nil {
		if f.At.Get("from") == nil {
			x.from = d.First()
		}
		if d.First() > x.from {
			r.Errorf(f.At.Get("share"), "the category `%s` begins in %d, and its share in %d", e.Key.Text, x.from, d.First()).
				Because("nothing says how many households it has in between").Instead("a share for %d too, or from: %d-01-01", x.from, d.First())
		}
	}
	if x.until < x.from {
		r.Errorf(e.Value, "the category `%s` ends in %d, before it begins in %d", e.Key.Text, x.until, x.from).Instead("`until` after `from`")
	}
	if n := f.Optional("removed"); n != nil {
		g := r.Fields(n, "`removed`")
		x.relieved = r.word(g.Name("as"))
		x.removed = document.Named(r.shareBy(g, path+"removed.", "share", x.until),
			removedTitle(s, model.Title{}.Or(e.Key.Text)))
		g.Done()
	}
	f.Done()
	return x
}

// maxBand is the highest income that a band has an end at, in lines.
const maxBand = 1e6

// word is the number of a category, which it has from now on.
func (r *reader) word(name string) uint8 {
	i := slices.Index(r.p.Categories, name)
	if i < 0 {
		i = len(r.p.Categories)
		r.p.Categories = append(r.p.Categories, name)
	}
	return uint8(min(i, maxCategories)) // more are reported
}

// shareBy reads a share, or one by year, which lies on the line between two years and holds after the last. Of years before the first
// it says that there is none, and of those after `until` that the category is over.
func (r *reader) shareBy(f *document.Fields, path, key string, until int) model.Quantity {
	before := len(r.Dated)
	q := r.noted(r.Stated(f, path, key, 0, 1), path, key)
	for i := range r.Dated[before:] {
		x := &r.Dated[before+i]
		x.Step, x.Begins = true, true
		if x.Last >= until {
			x.Last = always
		}
		if x.After != nil && x.After.Grow.Path != "" {
			r.Errorf(x.At.Get("after"), "`%s` is a share of households, and grows without an end", key).Because("it would take more households than there are").
				Instead("the years that are meant, as {2021: 0.012, 2030: 0.008}; the last one holds")
		}
	}
	return q
}

// date reads the first or the last day of a year, as the year; otherwise if the key is absent.
func (r *reader) date(f *document.Fields, key string, otherwise int) int {
	n := f.Optional(key)
	if n == nil {
		return otherwise
	}
	text := r.Text(n, key)
	month, day, example := time.January, 1, "2021-01-01"
	if key == "until" {
		month, day, example = time.December, 31, "2025-12-31"
	}
	if at, err := time.Parse(time.DateOnly, text); err == nil && at.Month() == month && at.Day() == day {
		return at.Year()
	}
	r.Errorf(n, "`%s` cannot be `%s`", key, text).
		Because("households are simulated by whole years: a category begins with the first day of one and ends with the last").Instead("a day like %s", example)
	return otherwise
}

// firstOf is the category that begins the circle of another; nil, and reported, where none does.
func (r *reader) firstOf(x *datedCategory, stated map[string]*datedCategory) *datedCategory {
	first := x
	for range stated {
		if first.follows == nil {
			break
		}
		name := first.follows.Text
		if stated[name] == nil {
			if first == x {
				r.Errorf(x.follows, "`%s` follows `%s`, which is no category with dates of the stratum", x.name, name).
					Instead("%s: {from: …, until: …, share: …}, or no `follows`", name)
			}
			return nil
		}
		first = stated[name]
	}
	switch {
	case first.follows != nil:
		r.Errorf(x.follows, "`%s` follows itself", x.name).Because("the first category of those that follow each other says whom they take").Instead("no `follows` in the first")
		x.follows = nil // said once
		return nil
	case first != x && x.income != nil:
		r.Errorf(x.income, "`%s` follows `%s` and has a band of income of its own", x.name, first.name).
			Because("categories that follow each other take the same households").Instead("the band in `%s` alone, or no `follows`", first.name)
	}
	return first
}

// apart reports categories of a circle whose dates overlap.
func (r *reader) apart(c *circle, stated map[string]*datedCategory) {
	for i := 1; i < len(c.of); i++ {
		before, after := &c.of[i-1], &c.of[i]
		if before.until < after.from {
			continue
		}
		one, other := r.p.Categories[before.category], r.p.Categories[after.category]
		runs := message.Say("runs on")
		if before.until < always {
			runs = message.Say("runs to %d", before.until)
		}
		r.Errorf(stated[other].key, "`%s` begins in %d, and `%s`, whose households it takes, %s", other, after.from, one, runs).
			Because("a household is under one category at a time").
			Instead("until: %d-12-31 in `%s`, or no `follows`: then they take different households", after.from-1, one)
	}
}

// room reports categories with dates that have more households than are open to them.
func (r *reader) room(root *document.Node) {
	const parts = 2000
	p := &Population{Profile: r.p, line: r.p.line.In(nil, r.p.BaseYear)}
	for i := range r.p.Strata {
		s, open, free := &r.p.Strata[i], 0.0, [parts]float64{}
		for c, share := range s.Category {
			if r.p.open(uint8(c)) {
				open += share
			}
		}
		for _, c := range s.circles {
			there := 0.0
			within := func(k int) bool {
				lines := p.incomeOf(i, (float64(k)+0.5)/parts) / r.p.bandLine()
				return lines >= c.least && lines < c.most
			}
			for k := range free {
				if within(k) {
					there += (open - free[k]) / parts
				}
			}
			if c.reserve > there*(1+1e-9) {
				r.Errorf(root.Get("strata").Get(s.ID).Get("categories").Get(c.name), "the category `%s` takes %.3g of the households of `%s`, and %.3g are open to it", c.name, c.reserve, s.ID, there).
					Because("it takes those within its band of income that have no benefits of a category at the outset, or leave the register, and that no other category with dates takes").
					Instead("a smaller share, a wider band, or `follows` in a category that comes when this one is over")
				continue
			}
			for k := range free {
				if within(k) {
					free[k] += (open - free[k]) * c.reserve / there
				}
			}
		}
	}
}
