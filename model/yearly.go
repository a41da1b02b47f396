package model

import (
	"maps"
	"slices"

	"doudi/model/message"
)

// InForce is the entry of the last year that is not after the one asked for. Where every entry is later, ok is false and
// the entry is that of the first year.
func InForce[T any](byYear map[int]T, year int) (entry T, of int, ok bool) {
	years := slices.Sorted(maps.Keys(byYear))
	if len(years) == 0 {
		return entry, 0, false
	}
	after, found := slices.BinarySearch(years, year)
	if found {
		after++
	}
	of = years[max(after-1, 0)]
	return byYear[of], of, after > 0
}

// Onward says how a yearly series of money goes on after the last year that is known.
type Onward struct {
	Last int      // calendar year
	Grow Quantity // a year; the zero Quantity where the last value is held
}

// index is the product of what each year after a first one, up to a last one, multiplies a value by. A year's rate is of
// that year alone: another from some year on leaves the years before it as they are.
func index(rate func(year int) float64, from, to int) float64 {
	out := 1.0
	for year := from + 1; year <= to; year++ {
		out *= 1 + rate(year)
	}
	return out
}

// Yearly is a series of money by calendar year: a value holds until the next one. After is nil where the file does not
// say how it goes on; the last value is held then, and whoever runs it must refuse or say so.
type Yearly struct {
	Values map[int]float64
	After  *Onward

	Changes *Changes // of the scenario at hand; nil where it has none of this
}

// In is the value in a year, that of the first year before it.
func (y Yearly) In(values Values, year int) float64 {
	x, of, _ := InForce(y.Values, year)
	if y.After != nil && year > of && of == y.After.Last {
		x *= index(func(of int) float64 { return values.In(y.After.Grow, of) }, of, year)
	}
	return y.Changes.In(values, year, x)
}

// Trend is a series that is stated as a value in a base year and its growth a year, and from some year on by its Index. After is nil where the file does not
// say until when the growth is known; it goes on then, and whoever runs it must refuse or say so.
type Trend struct {
	Growth Quantity
	Index  *Dated // what the value of the base year is multiplied by in years whose figure is published; nil where none is
	After  *Onward
}

// rate is the growth of a year over the one before. What a scenario changes in Growth it changes in that of every year, however the
// year's is stated.
func (t Trend) rate(values Values, base, year int) float64 {
	x := values.Of(t.Growth)
	if t.After != nil && year > max(t.After.Last, base) {
		x = values.In(t.After.Grow, year)
	}
	return t.Growth.Changes.In(values, year, x)
}

// Factor is the index of a year: what the value of the base year is multiplied by, which before it is divided.
func (t Trend) Factor(values Values, base, year int) float64 {
	if t.Index != nil && year >= t.Index.First() {
		return t.published(values, base, year)
	}
	rate := func(year int) float64 { return t.rate(values, base, year) }
	return index(rate, base, year) / index(rate, year, base)
}

// published is the index of a year that has a published one or comes after them. Where a scenario changes the growth it runs on from the
// year before by what is made of the published growth of each year.
func (t Trend) published(values Values, base, year int) float64 {
	if t.Growth.Changes == nil {
		return t.Index.in(values, year)
	}
	stated := t
	stated.Growth.Changes = nil
	x := t.Factor(values, base, t.Index.First()-1)
	changed := x != stated.Factor(values, base, t.Index.First()-1)
	for of := t.Index.First(); of <= year; of++ {
		before := stated.Factor(values, base, of-1)
		rate := t.Index.in(values, of)/before - 1
		now := t.Growth.Changes.In(values, of, rate)
		if now != rate && !changed {
			x, changed = before, true
		}
		x *= 1 + now
	}
	if !changed { // to the last bit what it is without
		return t.Index.in(values, year)
	}
	return x
}

// Name gives the growth, the index, and the growth after what is known, a title where they have none.
func (t *Trend) Name(title Title) {
	if t.Growth.Title == (Title{}) {
		t.Growth.Title = title
	}
	if t.Index != nil && title != (Title{}) {
		for i := range t.Index.Of {
			if of := &t.Index.Of[i]; of.Title == (Title{}) {
				of.Title = TitleOf(message.Say("%s, as published", title.Or("")))
			}
		}
	}
	if t.After != nil && t.After.Grow.Title == (Title{}) && title != (Title{}) {
		t.After.Grow.Title = TitleOf(message.Say("%s, carried on", title.Or("")))
	}
}
