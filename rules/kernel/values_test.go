package kernel

import (
	"math"
	"testing"
)

var (
	inf      = math.Inf(1)
	nan      = math.NaN()
	negative = math.Copysign(0, -1)
)

// like says whether two numbers are the same, no number and the sign of zero too.
func like(a, b float64) bool {
	return math.IsNaN(a) && math.IsNaN(b) || a == b && math.Signbit(a) == math.Signbit(b)
}

// Every way of rounding, by hand: ties, a hair beside a tie, amounts below zero. A tie is what lies within a millionth of the
// unit of one: 28.4999995 fen mean 28.5, 28.499998 do not.
func TestAmountsAreRoundedByHand(t *testing.T) {
	for _, c := range []struct {
		yuan, unit            float64
		halfUp, even, up, low float64
	}{
		{0, 1, 0, 0, 0, 0},
		{0.28, 1, 28, 28, 28, 28},
		{0.284, 1, 28, 28, 29, 28},
		{0.285, 1, 29, 28, 29, 28},       // 0.285 × 100 is a hair under 28.5 in binary
		{0.295, 1, 30, 30, 30, 29},       // the even one is above
		{0.275, 1, 28, 28, 28, 27},       // likewise
		{0.286, 1, 29, 29, 29, 28},       //
		{0.284999995, 1, 29, 28, 29, 28}, // 28.4999995: a half
		{0.294999995, 1, 30, 30, 30, 29}, // 29.4999995: a half
		{0.28499998, 1, 28, 28, 29, 28},  // 28.499998: below one
		{0.29499998, 1, 29, 29, 30, 29},  // 29.499998
		{0.28500002, 1, 29, 29, 29, 28},  // 28.500002: above one
		{0.280000005, 1, 28, 28, 28, 28}, // 28.0000005: whole
		{0.28000002, 1, 28, 28, 29, 28},  // 28.000002: above it
		{0.289999995, 1, 29, 29, 29, 29}, // 28.9999995: whole
		{0.28999998, 1, 29, 29, 29, 28},  // 28.999998: below it
		{-0.28, 1, -28, -28, -28, -28},   //
		{-0.284, 1, -28, -28, -28, -29},  // up is towards more, down towards less
		{-0.285, 1, -28, -28, -28, -29},  // half up too
		{-0.295, 1, -29, -30, -29, -30},  //
		{-0.286, 1, -29, -29, -28, -29},  //
		{-0.28499998, 1, -28, -28, -28, -29},
		{0.005, 1, 1, 0, 1, 0},
		{0.015, 1, 2, 2, 2, 1},
		{1234.5, 100, 123500, 123400, 123500, 123400}, // to the yuan
		{1235.5, 100, 123600, 123600, 123600, 123500},
		{1234.49, 100, 123400, 123400, 123500, 123400},
		{1234.51, 100, 123500, 123500, 123500, 123400},
		{-1234.5, 100, -123400, -123400, -123400, -123500},
		{12.34, 10, 1230, 1230, 1240, 1230}, // to the jiao
		{12.35, 10, 1240, 1240, 1240, 1230},
		{12.25, 10, 1230, 1220, 1230, 1220},
		{149.99, 10_000, 10_000, 10_000, 20_000, 10_000}, // to the hundred
		{150, 10_000, 20_000, 20_000, 20_000, 10_000},
		{250, 10_000, 30_000, 20_000, 30_000, 20_000},
		{2e10, 1, MaxFen, MaxFen, MaxFen, MaxFen}, // beyond any bill
		{-2e10, 1, -MaxFen, -MaxFen, -MaxFen, -MaxFen},
		{inf, 1, 1e12, 1e12, 1e12, 1e12},
		{-inf, 1, -1e12, -1e12, -1e12, -1e12},
		{nan, 1, nan, nan, nan, nan},
	} {
		for mode, want := range map[Mode]float64{HalfUp: c.halfUp, HalfEven: c.even, Up: c.up, Down: c.low} {
			if got := ToFen(c.yuan, c.unit, mode); got != want && !(math.IsNaN(got) && math.IsNaN(want)) {
				t.Errorf("%v yuan in units of %v fen, mode %d: %v, want %v", c.yuan, c.unit, mode, got, want)
			}
		}
	}
}

// round, round_down and round_up of formulas, by hand, within the last binary digit of the product.
func TestFormulasRoundByHand(t *testing.T) {
	for _, c := range []struct{ x, to, nearest, below, above float64 }{
		{2.5, 1, 3, 2, 3}, {-2.5, 1, -2, -3, -2}, {2.4, 1, 2, 2, 3}, {-2.6, 1, -3, -3, -2}, {0, 1, 0, 0, 0}, {7, 1, 7, 7, 7},
		{2.4999995, 1, 3, 2, 3}, {2.499998, 1, 2, 2, 3}, {2.9999995, 1, 3, 3, 3}, {2.999998, 1, 3, 2, 3}, {2.0000005, 1, 2, 2, 2}, {2.000002, 1, 2, 2, 3},
		{0.285, 0.01, 0.29, 0.28, 0.29}, {0.29, 0.01, 0.29, 0.29, 0.29}, {12350, 100, 12400, 12300, 12400}, {12349, 100, 12300, 12300, 12400},
		{1.24, 0.5, 1, 1, 1.5}, {1.25, 0.5, 1.5, 1, 1.5}, {inf, 1, inf, inf, inf}, {nan, 1, nan, nan, nan},
	} {
		for name, pair := range map[string][2]float64{"round": {Round(c.x, c.to), c.nearest}, "round_down": {RoundDown(c.x, c.to), c.below}, "round_up": {RoundUp(c.x, c.to), c.above}} {
			if got, want := pair[0], pair[1]; !(math.Abs(got-want) <= 1e-12*math.Abs(want) || got == want || math.IsNaN(got) && math.IsNaN(want)) {
				t.Errorf("%s(%v, %v): %v, want %v", name, c.x, c.to, got, want)
			}
		}
	}
}

// Min is b where a > b, else a; Max is b where a < b, else a: the first where they do not compare.
func TestTheSmallerAndTheLarger(t *testing.T) {
	for _, c := range []struct{ a, b, least, most float64 }{
		{1, 2, 1, 2}, {2, 1, 1, 2}, {1, 1, 1, 1}, {-1, 1, -1, 1}, {inf, 1, 1, inf}, {1, inf, 1, inf}, {-inf, 1, -inf, 1},
		{0, negative, 0, 0}, {negative, 0, negative, negative}, {nan, 1, nan, nan}, {1, nan, 1, 1},
	} {
		if got := Min(c.a, c.b); !like(got, c.least) {
			t.Errorf("min(%v, %v): %v, want %v", c.a, c.b, got, c.least)
		}
		if got := Max(c.a, c.b); !like(got, c.most) {
			t.Errorf("max(%v, %v): %v, want %v", c.a, c.b, got, c.most)
		}
	}
	for _, c := range []struct{ x, lo, hi, want float64 }{
		{2, 1, 3, 2}, {0, 1, 3, 1}, {4, 1, 3, 3}, {1, 1, 3, 1}, {3, 1, 3, 3}, {2, 3, 1, 3}, {5, 3, 1, 3}, {0, 3, 1, 3}, {inf, 1, 3, 3}, {-inf, 1, 3, 1}, {5, 1, inf, 5},
	} {
		if got := Clamp(c.x, c.lo, c.hi); got != c.want {
			t.Errorf("clamp(%v, %v, %v): %v, want %v", c.x, c.lo, c.hi, got, c.want)
		}
	}
}

// Slices of the amount at their rates, by hand, at the edges and a fen beside them.
func TestBracketsByHand(t *testing.T) {
	critical := Brackets{{0, 0.5}, {50000, 0.6}, {100000, 0.7}}
	employer := Brackets{{2000, 0.82}, {20000, 0.88}, {30000, 0.94}}
	for _, c := range []struct {
		table        Brackets
		x            float64
		amount, rate float64
	}{
		{critical, -100, 0, 0}, {critical, -0.01, 0, 0},
		{critical, 0, 0, 0.5}, // a slice from 0 holds nothing too
		{critical, 0.01, 0.005, 0.5},
		{critical, 49999.99, 24999.995, 0.5},
		{critical, 50000, 25000, 0.5}, // 0.5 × 50,000; the slice above begins beyond its edge
		{critical, 50000.01, 25000.006, 0.6},
		{critical, 100000, 55000, 0.6}, // + 0.6 × 50,000
		{critical, 100000.01, 55000.007, 0.7},
		{critical, 250000, 160000, 0.7}, // + 0.7 × 150,000
		{critical, inf, inf, 0.7},
		{employer, 0, 0, 0}, // below the first slice there is no rate
		{employer, 1999.99, 0, 0},
		{employer, 2000, 0, 0},
		{employer, 2000.01, 0.0082, 0.82},
		{employer, 20000, 14760, 0.82}, // 0.82 × 18,000
		{employer, 20000.01, 14760.0088, 0.88},
		{employer, 30000, 23560, 0.88}, // + 0.88 × 10,000
		{employer, 40000, 32960, 0.94}, // + 0.94 × 10,000
		{Brackets{{0, 1}}, 123.45, 123.45, 1},
		{Brackets{{0, 0.3}}, -5, 0, 0},
	} {
		if got := BracketsOf(c.x, c.table); !(math.Abs(got-c.amount) < 1e-9 || got == c.amount) {
			t.Errorf("brackets(%v, %v): %v, want %v", c.x, c.table, got, c.amount)
		}
		if got := BandOf(c.x, c.table); got != c.rate {
			t.Errorf("band(%v, %v): %v, want %v", c.x, c.table, got, c.rate)
		}
	}
	if got := BracketsOf(nan, critical); !math.IsNaN(got) {
		t.Errorf("brackets of no number: %v", got)
	}
}

// The first, the second, the third and all after it.
func TestNthByHand(t *testing.T) {
	list := List{400, 300, 200}
	for n, want := range map[float64]float64{-inf: 400, -3: 400, 0: 400, 0.9: 400, 1: 400, 1.9: 400, 2: 300, 2.5: 300, 3: 200, 4: 200, 1e6: 200, inf: 200} {
		if got := Nth(list, n); got != want {
			t.Errorf("nth(%v, %v): %v, want %v", list, n, got, want)
		}
	}
	if got := Nth(list, nan); !math.IsNaN(got) {
		t.Errorf("the no-numberth: %v", got)
	}
	if got := Nth(List{5}, 3); got != 5 {
		t.Errorf("the third of one: %v", got)
	}
}

// Rows of three, in the order in which they are written; outside there is no rule.
func TestPickByHand(t *testing.T) {
	table := &Table{Dims: []int{2, 3}, Cells: []float64{1, 2, 3, 4, 5, 6}}
	for row := range 2 {
		for column := range 3 {
			if got, want := Pick(table, float64(row), float64(column)), float64(3*row+column+1); got != want {
				t.Errorf("row %d, column %d: %v, want %v", row, column, got, want)
			}
		}
	}
	for _, outside := range [][2]float64{{-1, 0}, {0, -1}, {2, 0}, {0, 3}, {1, 4}, {7, 7}} {
		if got := Pick(table, outside[0], outside[1]); !math.IsNaN(got) {
			t.Errorf("%v is outside: %v", outside, got)
		}
	}
}
