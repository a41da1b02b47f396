package kernel

import (
	"errors"
	"math"
	"testing"
)

// A graph of more than a million values is refused, and does not hang.
func TestGraphsAreBounded(t *testing.T) {
	for extra, want := range map[int]error{0: nil, 1: ErrTooLarge} {
		b := NewBuilder()
		x := b.Column()
		b.values = append(b.values, make([]value, MaxValues-3)...) // of which nothing is made
		for range 1 + extra {
			x = b.Make(Abs, b.Make(Neg, x))
		}
		if _, err := b.Compile([]Ref{x}); !errors.Is(err, want) {
			t.Errorf("a million values and %d: %v, want %v", 2*extra, err, want)
		}
	}
}

// Finite is never said of what is not: of values made of every operation on awkward columns.
func TestFiniteIsCertain(t *testing.T) {
	b := NewBuilder()
	x, y := b.Column(), b.Column()
	none := b.Const(math.Inf(1))
	values := []Ref{
		b.Make(Mul, x, y), b.Make(Sub, none, x), b.Make(Minimum, x, none), b.Make(Mul, none, x), b.Pick(&Table{Dims: []int{2}, Cells: []float64{1, math.NaN()}}, x),
		b.Brackets(x, Brackets{{0, 0.5}}), b.Brackets(none, Brackets{{0, 0}}), b.Make(Select, b.Make(Less, x, y), x, none), b.Nth(x, List{1, math.Inf(1)}),
		b.Make(ToNearest, x, b.Const(0.01)), b.Make(Div, x, b.Make(Maximum, b.Const(1), y)),
	}
	big := x
	for range 40 {
		big = b.Make(Mul, big, x)
	}
	values = append(values, big, b.Make(Sub, big, big))
	p, err := b.Compile(values)
	if err != nil {
		t.Fatal(err)
	}
	column := func(numbers ...float64) []float64 { return append(numbers, make([]float64, Padding)...)[:len(numbers)] }
	outputs := make([][]float64, len(values))
	for i := range outputs {
		outputs[i] = make([]float64, 6)
	}
	p.NewFrame().Run(6, [][]float64{column(0, 1, -1, 1e18, -1e18, 0.5), column(1e18, 0, 3, -1e18, 1e18, 2)}, outputs)
	certain := 0
	for i, r := range values {
		if b.Finite(r) {
			certain++
			for _, z := range outputs[i] {
				if math.IsNaN(z) || math.IsInf(z, 0) {
					t.Errorf("value %d is said to be finite, and is %v", i, z)
				}
			}
		}
	}
	if certain < 4 {
		t.Errorf("only %d values are said to be finite", certain)
	}

}
