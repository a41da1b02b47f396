package model

import (
	"math"
	"testing"
)

// The triangle from a to b with mode c has F(c) = (c − a)/(b − a), below it F(x) = (x − a)²/((b − a)(c − a)), above it
// 1 − F(x) = (b − x)²/((b − a)(b − c)), and the mean (a + b + c)/3.
func TestTriangularQuantiles(t *testing.T) {
	for _, q := range []Quantity{{Low: 0, Value: 1, High: 3}, {Low: -2, Value: -2, High: 5}, {Low: 0.3, Value: 0.8, High: 0.8}, {Low: 0.75, Value: 0.83, High: 0.9}} {
		a, c, b := q.Low, q.Value, q.High
		share := (c - a) / (b - a)
		for u, want := range map[float64]float64{0: a, 1: b, share: c} {
			if got := q.At(u); math.Abs(got-want) > 1e-12 {
				t.Errorf("%v at %v: %v, want %v", q, u, got, want)
			}
		}
		sum, last := 0.0, math.Inf(-1)
		const n = 100_000
		for i := range n {
			u := (float64(i) + 0.5) / n
			x := q.At(u)
			back := 1 - (b-x)*(b-x)/((b-a)*(b-c))
			if x < c {
				back = (x - a) * (x - a) / ((b - a) * (c - a))
			}
			if c < b && math.Abs(back-u) > 1e-9 || x < last {
				t.Fatalf("%v at %v: %v, of which the distribution function is %v", q, u, x, back)
			}
			sum, last = sum+x, x
		}
		if want := (a + b + c) / 3; math.Abs(sum/n-want) > 1e-6*(b-a) {
			t.Errorf("%v has the mean %v, want %v", q, sum/n, want)
		}
	}
	if got := (Quantity{Low: 2, Value: 2, High: 2}).At(0.9); got != 2 {
		t.Errorf("without a range: %v", got)
	}
}

// A draw gives values by path; what it does not name has its stated value. Quantities that are drawn together share the name of
// their place, not their value.
func TestValuesOfADraw(t *testing.T) {
	q := Quantity{Path: "remaining.2018", Value: 0.55, Low: 0.5, High: 0.6, Together: "remaining"}
	alone := Quantity{Path: "level", Value: 1, Low: 1, High: 1}
	draw := Values{"remaining.2018": 0.52, "remaining": 0.9}
	if draw.Of(q) != 0.52 || Values(nil).Of(q) != 0.55 || draw.Of(alone) != 1 {
		t.Errorf("%v, %v, %v", draw.Of(q), Values(nil).Of(q), draw.Of(alone))
	}
	if q.Drawn() != "remaining" || alone.Drawn() != "level" {
		t.Errorf("%s, %s", q.Drawn(), alone.Drawn())
	}
	if !q.Uncertain() || alone.Uncertain() || (Quantity{Low: 2, High: 1}).Uncertain() {
		t.Error("uncertain is what has a range")
	}
}

// Of a range within [0, 1] no draw leaves it, at the very ends of the draw neither.
func TestDrawnRatesAreRates(t *testing.T) {
	for _, q := range []Quantity{{Low: 0, Value: 0, High: 1}, {Low: 0, Value: 1, High: 1}, {Low: 0, Value: 0.3, High: 1}, {Low: 0.1, Value: 0.7, High: 0.9}} {
		for _, u := range []float64{0, 1e-300, 1e-17, 0.1, 0.3, 0.5, 0.9, 1 - 1e-16, 1} {
			if x := q.At(u); !(x >= q.Low && x <= q.High) {
				t.Errorf("%v at %v: %v", q, u, x)
			}
		}
	}
}
