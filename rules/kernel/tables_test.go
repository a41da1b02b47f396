package kernel

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

// Tables, brackets, bands, lists and fen over columns are those of one number; short lists and long, known fen and not.
func TestTablesOverColumns(t *testing.T) {
	b := NewBuilder()
	x, y := b.Column(), b.Column()
	table := &Table{Dims: []int{2, 3}, Cells: []float64{1, 2, nan, 4, 5, 6}}
	slices5 := Brackets{{10, 0.5}, {20, 0.6}, {1000, 0.7}}
	whole := Brackets{{0, 0.5}, {20, 0.6}}
	short, long := List{400, 300, 200}, List{9, 8, 7, 6, 5, 4, 3, 2, 1}
	type column struct {
		name string
		ref  Ref
		of   func(x, y float64) float64
	}
	columns := []column{
		{"pick", b.Pick(table, x, y), func(x, y float64) float64 {
			if !(x >= 0 && x < 2 && y >= 0 && y < 3) {
				return nan
			}
			return table.Cells[3*int(x)+int(y)]
		}},
		{"pick one", b.Pick(&Table{Dims: []int{3}, Cells: []float64{7, 8, 9}}, x), func(x, _ float64) float64 {
			if !(x >= 0 && x < 3) {
				return nan
			}
			return []float64{7, 8, 9}[int(x)]
		}},
		{"brackets", b.Brackets(x, slices5), func(x, _ float64) float64 { return BracketsOf(x, slices5) }},
		{"brackets from 0", b.Brackets(x, whole), func(x, _ float64) float64 { return BracketsOf(x, whole) }},
		{"band", b.Band(x, slices5), func(x, _ float64) float64 { return BandOf(x, slices5) }},
		{"band from 0", b.Band(x, whole), func(x, _ float64) float64 { return BandOf(x, whole) }},
		{"nth", b.Nth(y, short), func(_, y float64) float64 { return Nth(short, y) }},
		{"nth of a long list", b.Nth(x, long), func(x, _ float64) float64 { return Nth(long, x) }},
		{"nth of another", b.Nth(x, append(slices.Clone(long), 0)), func(x, _ float64) float64 { return Nth(append(slices.Clone(long), 0), x) }},
		{"nth of what may be no number", b.Nth(b.Make(Sub, b.Make(Mul, x, b.Const(inf)), x), short), func(x, _ float64) float64 { return Nth(short, x*inf-x) }},
		{"a known fen", b.ToFen(b.Const(0.285), 1, HalfEven), func(_, _ float64) float64 { return 28 }},
	}
	for _, unit := range []float64{1, 2, 100} {
		for _, mode := range []Mode{HalfUp, HalfEven, Up, Down} {
			columns = append(columns, column{fmt.Sprint("fen ", unit, mode), b.ToFen(x, unit, mode), func(x, _ float64) float64 { return ToFen(x, unit, mode) }})
		}
	}
	var refs []Ref
	for _, c := range columns {
		refs = append(refs, c.ref)
	}
	p, err := b.Compile(refs)
	if err != nil {
		t.Fatal(err)
	}
	numbers := append(slices.Clone(odd), 3, 4, 8, 9, 10, 10.01, 19.99, 20, 20.01, 1000, 1000.01, -0.005, 0.005, 2.5, 3.4999995)
	var xs, ys []float64
	for i, n := range numbers {
		for k := range 4 {
			xs, ys = append(xs, n), append(ys, float64((i+k)%4-1)) // a number that is surely one
		}
	}
	for _, fast := range []bool{false, hasVectors} {
		f := p.NewFrame()
		f.fast = fast
		got := make([][]float64, len(refs))
		for i := range got {
			got[i] = make([]float64, len(xs))
		}
		f.Run(len(xs), [][]float64{slices.Grow(xs, Padding), slices.Grow(ys, Padding)}, got)
		for k, c := range columns {
			for i := range xs {
				if strings.HasPrefix(c.name, "pick") && xs[i] != math.Trunc(xs[i]) {
					continue // codes are whole
				}
				if want := c.of(xs[i], ys[i]); got[k][i] != want && !(math.IsNaN(got[k][i]) && math.IsNaN(want)) {
					t.Errorf("%s of %v, %v, four rows at a time %v: %v, want %v", c.name, xs[i], ys[i], fast, got[k][i], want)
				}
			}
		}
	}
}
