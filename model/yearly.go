package model

import (
	"maps"
	"math"
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

// factor is what the value of the last year is multiplied by so many years later.
func (o *Onward) factor(values Values, years int) float64 {
	return math.Pow(1+values.Of(o.Grow), float64(years))
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
		x *= y.After.factor(values, year-of)
	}
	return x
}

// Trend is a series that is stated as a value in a base year and its growth a year. After is nil where the file does not
// say until when the growth is known; it goes on then, and whoever runs it must refuse or say so.
type Trend struct {
	Growth Quantity
	After  *Onward
}

// Factor is what the value of the base year is multiplied by.
func (t Trend) Factor(values Values, base, year int) float64 {
	known := year
	if t.After != nil {
		known = min(year, max(t.After.Last, base))
	}
	out := math.Pow(1+values.Of(t.Growth), float64(known-base))
	if known < year {
		out *= t.After.factor(values, year-known)
	}
	return out
}

// Name gives the growth, and the growth after what is known, a title where they have none.
func (t *Trend) Name(title Title) {
	if t.Growth.Title == (Title{}) {
		t.Growth.Title = title
	}
	if t.After != nil && t.After.Grow.Title == (Title{}) && title != (Title{}) {
		t.After.Grow.Title = TitleOf(message.Say("%s, carried on", title.Or("")))
	}
}
