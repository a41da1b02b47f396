package model

import (
	"math"
	"slices"
	"testing"
)

func TestInForceTakesTheLatest(t *testing.T) {
	byYear := map[int]string{2016: "a", 2018: "b", 2019: "c"}
	for _, c := range []struct {
		year, of int
		entry    string
		ok       bool
	}{{2015, 2016, "a", false}, {2016, 2016, "a", true}, {2017, 2016, "a", true}, {2018, 2018, "b", true}, {2100, 2019, "c", true}} {
		if entry, of, ok := InForce(byYear, c.year); entry != c.entry || of != c.of || ok != c.ok {
			t.Errorf("%d: %s of %d, %v", c.year, entry, of, ok)
		}
	}
	if _, _, ok := InForce(map[int]string{}, 2018); ok {
		t.Error("nothing is in force where nothing is stated")
	}
}

func TestSeriesGoOnAsTheySay(t *testing.T) {
	grow := Quantity{Path: "after", Value: 0.03, Low: 0.02, High: 0.04}
	line := Yearly{Values: map[int]float64{2018: 2995, 2020: 4000}, After: &Onward{Last: 2020, Grow: grow}}
	held := Yearly{Values: map[int]float64{2018: 2995, 2020: 4000}, After: &Onward{Last: 2020}}
	trend := Trend{Growth: Quantity{Value: 0.1}, After: &Onward{Last: 2020, Grow: grow}}
	stops := Trend{Growth: Quantity{Value: 0.1}, After: &Onward{Last: 2020}}
	early := Trend{Growth: Quantity{Value: 0.1}, After: &Onward{Last: 2016, Grow: grow}}
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"before", line.In(nil, 2010), 2995}, {"between", line.In(nil, 2019), 2995}, {"the last", line.In(nil, 2020), 4000},
		{"two years on", line.In(nil, 2022), 4000 * 1.03 * 1.03}, {"drawn", line.In(Values{"after": 0.04}, 2021), 4160}, {"held", held.In(nil, 2100), 4000},
		{"known growth", trend.Factor(nil, 2018, 2020), 1.21}, {"carried on", trend.Factor(nil, 2018, 2022), 1.21 * 1.03 * 1.03},
		{"back", trend.Factor(nil, 2018, 2017), 1 / 1.1}, {"stopped", stops.Factor(nil, 2018, 2050), 1.21},
		{"from the base year", early.Factor(nil, 2018, 2019), 1.03}, {"the base year", early.Factor(nil, 2018, 2018), 1},
		{"nothing said", Trend{Growth: Quantity{Value: 0.1}}.Factor(nil, 2018, 2021), 1.331},
	} {
		if math.Abs(c.got-c.want) > 1e-9*c.want {
			t.Errorf("%s: %v, want %v", c.what, c.got, c.want)
		}
	}
}

// A trend that goes on otherwise from 2027 on is what it was to 2026, to the last bit, and each year after has the rate of that year:
// of 0.1 a year from 2018 to 2026 and 0.2 after, 1.1⁸ and 1.1⁸·1.2².
func TestAChangeLeavesTheYearsBefore(t *testing.T) {
	with := func(after float64) Trend {
		return Trend{Growth: Quantity{Value: 0.1}, After: &Onward{Last: 2026, Grow: Quantity{Value: after}}}
	}
	for year := 2010; year <= 2030; year++ {
		stays, turns := with(0.1).Factor(nil, 2018, year), with(0.2).Factor(nil, 2018, year)
		if year <= 2026 && stays != turns || year > 2026 && !(turns > stays) {
			t.Errorf("%d: %v, and %v with another growth from 2027 on", year, stays, turns)
		}
		rate := map[bool]float64{false: 1.1, true: 1.2}[year >= 2026]
		if next := with(0.2).Factor(nil, 2018, year+1); math.Abs(next/turns-rate) > 1e-12 {
			t.Errorf("from %d to the next year it grows by %v, want %v", year, next/turns, rate)
		}
	}
	if x := with(0.2).Factor(nil, 2018, 2028); math.Abs(x-math.Pow(1.1, 8)*1.44) > 1e-12 {
		t.Errorf("2028: %v", x)
	}
}

// A growth, its published years and what it goes on by are called after the file's title where they have none of their own.
func TestATrendIsNamed(t *testing.T) {
	own, title := Title{ZH: "自己的", EN: "its own"}, Title{ZH: "收入", EN: "income"}
	trend := Trend{Index: &Dated{Years: []int{2019, 2020}, Of: []Quantity{{}, {Title: own}}}, After: &Onward{}}
	trend.Name(title)
	if got := []string{trend.Growth.Title.EN, trend.Index.Of[0].Title.EN, trend.Index.Of[1].Title.EN, trend.After.Grow.Title.EN}; !slices.Equal(got, []string{"income", "income, as published", "its own", "income, carried on"}) {
		t.Errorf("%q", got)
	}
	mine := Trend{Growth: Quantity{Title: own}, After: &Onward{Grow: Quantity{Title: own}}}
	if mine.Name(title); mine.Growth.Title != own || mine.After.Grow.Title != own {
		t.Errorf("%+v", mine)
	}
	none := Trend{Index: &Dated{Years: []int{2019}, Of: []Quantity{{}}}, After: &Onward{}}
	if none.Name(Title{}); none.Index.Of[0].Title != (Title{}) || none.After.Grow.Title != (Title{}) {
		t.Errorf("no title is made of none: %+v", none)
	}
}
