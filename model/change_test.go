package model

import (
	"math"
	"testing"
)

// By hand, of an input of 100 in [0, 200], drawn as 110: a number in its place is that number in every draw, a factor and what is added
// keep the draw, and a share of the people is a share of the way. The order in which changes stand has no part in it: 50 · 1.2 + 3.
func TestChanges(t *testing.T) {
	q, drawn := Quantity{Path: "q", Value: 100, Low: 90, High: 120}, Values{"q": 110, "effect": 0.9}
	certain := func(x float64) Quantity { return Quantity{Value: x, Low: x, High: x} }
	effect := Quantity{Path: "effect", Value: 0.8, Low: 0.7, High: 1}
	for _, c := range []struct {
		what      string
		of        []Change
		year      int
		want, raw float64 // of the draw, and as stated
	}{
		{"none", nil, 2020, 110, 100},
		{"a number", []Change{{How: Replace, By: certain(50), Share: 1}}, 2020, 50, 50},
		{"a factor", []Change{{How: Scale, By: certain(1.2), Share: 1}}, 2020, 132, 120},
		{"more", []Change{{How: Add, By: certain(-7), Share: 1}}, 2020, 103, 93},
		{"a share of a number", []Change{{How: Replace, By: certain(50), Share: 0.25}}, 2020, 95, 87.5},
		{"a share of a factor", []Change{{How: Scale, By: effect, Share: 0.5}}, 2020, 104.5, 90},
		{"a share of more", []Change{{How: Add, By: certain(8), Share: 0.5}}, 2020, 114, 104},
		{"all three", []Change{{How: Add, By: certain(3), Share: 1}, {How: Scale, By: certain(1.2), Share: 1}, {How: Replace, By: certain(50), Share: 1}}, 2020, 63, 63},
		{"before", []Change{{From: 2021, How: Scale, By: certain(2), Share: 1}}, 2020, 110, 100},
		{"from then on", []Change{{From: 2020, How: Scale, By: certain(1.5), Share: 1}}, 2020, 165, 150},
		{"until then", []Change{{Until: 2020, How: Scale, By: certain(1.5), Share: 1}}, 2020, 165, 150},
		{"after", []Change{{Until: 2019, How: Scale, By: certain(1.5), Share: 1}}, 2020, 110, 100},
		{"no more than may be", []Change{{How: Scale, By: certain(3), Share: 1}}, 2020, 200, 200},
		{"no less than may be", []Change{{How: Add, By: certain(-300), Share: 1}}, 2020, 0, 0},
	} {
		q.Changes = &Changes{c.of, 0, 200}
		if got := drawn.In(q, c.year); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
		if got := Values(nil).In(q, c.year); math.Abs(got-c.raw) > 1e-12 {
			t.Errorf("%s, as stated: %v, want %v", c.what, got, c.raw)
		}
	}
	for _, c := range []struct {
		of   Change
		idle bool
	}{
		{Change{How: Scale, By: certain(1), Share: 1}, true}, {Change{How: Add, By: certain(0), Share: 1}, true}, {Change{How: Replace, By: certain(0), Share: 1}, false},
		{Change{How: Scale, By: effect, Share: 1}, false}, {Change{How: Scale, By: effect}, true}, {Change{How: Replace, By: certain(3)}, true},
	} {
		if c.of.Idle() != c.idle {
			t.Errorf("%+v: idle %v", c.of, !c.idle)
		}
	}
}

// A trend grows by 0.1 to 2020, its published figures are 1.4 and 1.54 in 2021 and 2022, and 0.05 a year goes on from there. Another growth
// from 2022 on leaves 2021 as it is to the last bit, and runs on from there, whatever stated the year's growth; one that is scaled takes
// the published growth of 2022, a tenth.
func TestAGrowthChanges(t *testing.T) {
	after := &Onward{Last: 2022, Grow: Quantity{Path: "g.after", Value: 0.05}}
	with := func(of ...Change) Trend {
		x := Trend{Growth: Quantity{Path: "g", Value: 0.1}, After: after, Index: &Dated{Years: []int{2021, 2022}, Of: []Quantity{{Value: 1.4}, {Value: 1.54}}, After: after, Most: 100}}
		if of != nil {
			x.Growth.Changes = &Changes{of, -0.5, 0.5}
		}
		return x
	}
	set := func(from int, how How, by float64) Change {
		return Change{From: from, How: how, By: Quantity{Value: by, Low: by, High: by}, Share: 1}
	}
	for _, c := range []struct {
		what string
		of   Change
		want map[int]float64
	}{
		{"from 2022", set(2022, Replace, 0.2), map[int]float64{2022: 1.4 * 1.2, 2023: 1.4 * 1.2 * 1.2}},
		{"from 2023", set(2023, Replace, 0.2), map[int]float64{2022: 1.54, 2024: 1.54 * 1.44}},
		{"scaled", set(2022, Scale, 2), map[int]float64{2022: 1.4 * 1.2, 2023: 1.4 * 1.2 * 1.1}},
		{"from 2020", set(2020, Add, 0.05), map[int]float64{2019: 1.1, 2020: 1.1 * 1.15, 2021: 1.1 * 1.15 * (1 + 1.4/1.21 - 1 + 0.05)}},
		{"nothing at all", set(2019, Scale, 1), map[int]float64{2022: 1.54}},
	} {
		x := with(c.of)
		for year, want := range c.want {
			if got := x.Factor(nil, 2018, year); math.Abs(got-want) > 1e-12 {
				t.Errorf("%s: %v in %d, want %v", c.what, got, year, want)
			}
		}
		for year := 2015; year < c.of.From; year++ {
			if got, want := x.Factor(nil, 2018, year), with().Factor(nil, 2018, year); got != want {
				t.Errorf("%s: %v in %d, and %v without", c.what, got, year, want)
			}
		}
	}
}

// What a file states by year changes as it is read, and what carries it on by itself; the file's own is left alone.
func TestInputsAreChangedInACopy(t *testing.T) {
	line := Yearly{Values: map[int]float64{2018: 3000, 2020: 4000}, After: &Onward{Last: 2020, Grow: Quantity{Path: "line.after", Value: 0.1}}}
	own := line
	x := Inputs{First: 2018, Bounds: map[string][2]float64{"line": {0, 1e6}}}
	x.AddYearly("line", &own)
	put := func(path string, c Change) {
		for _, in := range x.All {
			if in.Path == path {
				in.Put(&Changes{[]Change{c}, in.Least, in.Most})
			}
		}
	}
	put("line", Change{From: 2020, How: Scale, By: Quantity{Value: 2, Low: 2, High: 2}, Share: 1})
	put("line.after", Change{From: 2022, How: Replace, By: Quantity{Value: 0.5, Low: 0.5, High: 0.5}, Share: 1})
	for year, want := range map[int]float64{2019: 3000, 2020: 8000, 2021: 8800, 2022: 13200} {
		if got := own.In(nil, year); math.Abs(got-want) > 1e-9 {
			t.Errorf("%d: %v, want %v", year, got, want)
		}
	}
	if got := line.In(nil, 2022); math.Abs(got-4840) > 1e-9 {
		t.Errorf("the file's own is %v in 2022", got)
	}
	if in := x.All[0]; in.Low != 3000 || in.High != 4000 || in.First != 2018 || in.Most != 1e6 || !x.All[1].Growth || x.All[1].First != 2021 {
		t.Errorf("inputs %+v", x.All)
	}
}

// A ceiling of 0.05 takes 0.1 to it and leaves 0.03; where it reaches half of them, 0.1 is 0.075. It counts after a factor.
func TestCeilingsByHand(t *testing.T) {
	ceiling := func(share float64) Change {
		return Change{How: AtMost, By: Quantity{Value: 0.05}, Share: share}
	}
	half := Change{How: Scale, By: Quantity{Value: 0.5}, Share: 1}
	for _, c := range []struct {
		of      []Change
		x, want float64
	}{{[]Change{ceiling(1)}, 0.1, 0.05}, {[]Change{ceiling(1)}, 0.03, 0.03}, {[]Change{ceiling(0.5)}, 0.1, 0.075}, {[]Change{ceiling(1), half}, 0.08, 0.04}} {
		if got := (&Changes{Of: c.of, Most: 1}).In(nil, 2020, c.x); math.Abs(got-c.want) > 1e-15 {
			t.Errorf("%+v makes %v of %v, want %v", c.of, got, c.x, c.want)
		}
	}
}

// A number that reaches everybody stands in the input's place to the last bit, as does a ceiling: x + (y − x) is not always y.
func TestANumberInThePlaceIsThatNumber(t *testing.T) {
	for _, x := range []float64{0.1, 0.7, 3.3, 1e9, 0} {
		for _, by := range []float64{0.3, 0.01, 2.7, 1e-9} {
			c := Change{How: Replace, By: Quantity{Value: by}, Share: 1}
			if got := c.of(nil, x); got != by {
				t.Errorf("%v in the place of %v is %v", by, x, got)
			}
			c.How = AtMost
			if got := c.of(nil, x); got != min(x, by) {
				t.Errorf("%v held to %v is %v", x, by, got)
			}
			if c.Share = 0.25; math.Abs(c.of(nil, x)-(0.75*x+0.25*min(x, by))) > 1e-12*max(x, 1) {
				t.Errorf("a quarter of %v held to %v is %v", x, by, c.of(nil, x))
			}
		}
	}
}
