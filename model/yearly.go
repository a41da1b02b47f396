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
}

// In is the value in a year, that of the first year before it.
func (y Yearly) In(values Values, year int) float64 {
	x, of, _ := InForce(y.Values, year)
	if y.After != nil && year > of && of == y.After.Last {
		x *= index(func(int) float64 { return values.Of(y.After.Grow) }, of, year)
	}
	return x
}

// Trend is a series that is stated as a value in a base year and its growth a year, and from some year on by its Index. After is nil where the file does not
// say until when the growth is known; it goes on then, and whoever runs it must refuse or say so.
type Trend struct {
	Growth Quantity
	Index  *Dated // what the value of the base year is multiplied by in years whose figure is published; nil where none is
	After  *Onward
}

// rate is the growth of a year over the one before.
func (t Trend) rate(values Values, base, year int) float64 {
	if t.After != nil && year > max(t.After.Last, base) {
		return values.Of(t.After.Grow)
	}
	return values.Of(t.Growth)
}

// Factor is the index of a year: what the value of the base year is multiplied by, which before it is divided.
func (t Trend) Factor(values Values, base, year int) float64 {
	if t.Index != nil && year >= t.Index.First() {
		return t.Index.in(values, year)
	}
	rate := func(year int) float64 { return t.rate(values, base, year) }
	return index(rate, base, year) / index(rate, year, base)
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
