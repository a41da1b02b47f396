package model

import (
	"math"
	"testing"
)

// Of 18 in 2018 and 52 in 2025 the line has 18 + 34 · 3/7 in 2021; from 52 it grows by a tenth a year to its bound of 60. A draw
// that takes the last year to 45 moves what comes of that year alone.
func TestASeriesLiesBetweenItsYears(t *testing.T) {
	at := func(path string, x float64) Quantity { return Quantity{Path: path, Value: x, Low: x - 7, High: x + 7} }
	grow := &Onward{Last: 2025, Grow: Quantity{Path: "after", Value: 0.1}}
	q := Quantity{Path: "bills", Value: 18, Dated: &Dated{Years: []int{2018, 2025}, Of: []Quantity{at("bills.2018", 18), at("bills.2025", 52)}, After: grow, Least: 0, Most: 60}}
	held := q
	held.Dated = &Dated{Years: q.Dated.Years, Of: q.Dated.Of, Most: 60}
	draw := Values{"bills.2025": 45, "after": 0.05}
	for _, x := range []struct{ got, want float64 }{
		{Values(nil).In(q, 2018), 18}, {Values(nil).In(q, 2021), 18 + 34*3.0/7}, {Values(nil).In(q, 2025), 52}, {Values(nil).In(q, 2026), 57.2}, {Values(nil).In(q, 2027), 60},
		{Values(nil).In(q, 2017), 18}, {Values(nil).In(held, 2030), 52}, {draw.In(q, 2018), 18}, {draw.In(q, 2020), 18 + 27*2.0/7}, {draw.In(q, 2026), 45 * 1.05},
		{draw.In(Quantity{Path: "after", Value: 1}, 2020), 0.05},
	} {
		if math.Abs(x.got-x.want) > 1e-12 {
			t.Errorf("%v, want %v", x.got, x.want)
		}
	}
	if all := SpeltOut([]Quantity{{Path: "first"}, q}); len(all) != 3 || all[0].Path != "first" || all[1].Path != "bills.2018" || all[2].Path != "bills.2025" {
		t.Errorf("%+v", all)
	}
}

// A trend of a tenth a year on 2018 has 1.21 in 2020; its index of 1.5 in 2021 and 1.6 in 2022 is what it is, whatever grew before, and goes on
// from there by a twentieth.
func TestATrendFollowsItsIndex(t *testing.T) {
	trend := Trend{Growth: Quantity{Path: "growth", Value: 0.1}, After: &Onward{Last: 2022, Grow: Quantity{Path: "after", Value: 0.05}}}
	trend.Index = &Dated{Years: []int{2021, 2022}, Of: []Quantity{{Path: "i.2021", Value: 1.5}, {Path: "i.2022", Value: 1.6}}, After: trend.After, Most: 100}
	for year, want := range map[int]float64{2016: 1 / 1.21, 2018: 1, 2020: 1.21, 2021: 1.5, 2022: 1.6, 2024: 1.6 * 1.1025} {
		if got := trend.Factor(Values{"growth": 0.1}, 2018, year); math.Abs(got-want) > 1e-12 {
			t.Errorf("%d: %v, want %v", year, got, want)
		}
	}
	if got := trend.Factor(Values{"growth": 0.5}, 2018, 2021); got != 1.5 {
		t.Errorf("under another growth: %v", got)
	}
}
