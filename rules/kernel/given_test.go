package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// One program gives, for every set of numbers that its frames are told, what the tables mean with those numbers in them.
func TestTablesOfGivenNumbers(t *testing.T) {
	b := NewBuilder()
	x, n := b.Column(), b.Column()
	entry := func(i int) Ref { return b.Given(i, 1e6) }
	cells, bands := []float64{5, 0, 0}, Brackets{{0, 0}, {10, 0.25}, {20, 0}}
	long, short := List{9, 8, 0, 6, 5, 4, 3, 2, 0}, List{0, 7}
	outputs := []Ref{
		b.PickOf(&Table{[]int{3}, cells}, []Ref{b.Const(5), entry(0), entry(1)}, n),
		b.Brackets(x, bands, entry(0), b.Const(0.25), entry(1)),
		b.Band(x, bands, entry(0), b.Const(0.25), entry(1)),
		b.Nth(n, long, b.Const(9), b.Const(8), entry(1), b.Const(6), b.Const(5), b.Const(4), b.Const(3), b.Const(2), entry(0)),
		b.Nth(n, short, entry(0), b.Const(7)),
		b.ToFen(b.Make(Div, entry(0), entry(1)), 1, HalfUp),
	}
	p, err := b.Compile(outputs)
	if err != nil {
		t.Fatal(err)
	}
	columns := [][]float64{{0, 5, 10, 15, 20, 25, 30, -1, 1e6}, {-1, 0, 1, 2, 3, 8, 9, 10, 2.5}}
	r := rand.New(rand.NewPCG(8, 1))
	for range 20 {
		first, second := float64(r.IntN(5))/4, float64(1+r.IntN(8))/8
		for _, fast := range []bool{false, hasVectors} {
			f := p.NewFrame(first, second)
			f.fast = fast
			got := make([][]float64, len(outputs))
			for k := range got {
				got[k] = make([]float64, 9)
			}
			var padded [][]float64
			for _, c := range columns {
				padded = append(padded, append(c, 0, 0, 0)[:9])
			}
			f.Run(9, padded, got)
			for row := range 9 {
				amount, at := columns[0][row], columns[1][row]
				its := Brackets{{0, first}, {10, 0.25}, {20, second}}
				for k, want := range []float64{
					Pick(&Table{[]int{3}, []float64{5, first, second}}, at), BracketsOf(amount, its), BandOf(amount, its),
					Nth(List{9, 8, second, 6, 5, 4, 3, 2, first}, at), Nth(List{first, 7}, at), ToFen(first/second, 1, HalfUp),
				} {
					if !(got[k][row] == want || math.IsNaN(got[k][row]) && math.IsNaN(want)) {
						t.Fatalf("%v and %v: value %d of row %d is %v, want %v", first, second, k, row, got[k][row], want)
					}
				}
			}
		}
	}
}

// What hangs on given numbers alone is worked out before the rows: no instruction makes it. A table is told from another by
// which numbers stand in it.
func TestGivenNumbersTakeNoInstruction(t *testing.T) {
	b := NewBuilder()
	x, given := b.Column(), b.Given(0, 1)
	once := b.Make(Select, b.Make(Less, given, b.Const(0.5)), b.Make(Mul, given, b.Const(3)), b.ToFen(given, 1, HalfUp))
	p, err := b.Compile([]Ref{b.Make(Add, x, once)})
	if err != nil {
		t.Fatal(err)
	}
	if instructions, _ := p.Size(); instructions != 1 {
		t.Errorf("%d instructions, want the sum alone", instructions)
	}
	bands, other := Brackets{{0, 1}}, b.Given(1, 1)
	first := b.Brackets(x, bands, given)
	if first == b.Brackets(x, bands, other) || first == b.Brackets(x, bands) || first != b.Brackets(x, bands, given) {
		t.Error("tables are told apart by the numbers given to them")
	}
}

// A given number is as large as it may be, in a table too.
func TestGivenNumbersAreBounded(t *testing.T) {
	b := NewBuilder()
	x := b.Column()
	big, small := b.Given(0, 1e250), b.Given(1, 1)
	for r, want := range map[Ref]bool{
		b.Make(Mul, x, small): true, b.Make(Mul, b.Make(Mul, x, b.Const(1e40)), big): false, big: true,
		b.Brackets(b.Make(Mul, x, b.Const(1e40)), Brackets{{0, 1}}, big): false, b.Brackets(x, Brackets{{0, 1}}, small): true,
	} {
		if b.Finite(r) != want {
			t.Errorf("%+v: finite %v", b.values[r], !want)
		}
	}
}

// Frames of other numbers take the columns of those that are forgotten, constants and buffers alike.
func TestForgottenFramesGiveTheirColumnsBack(t *testing.T) {
	b := NewBuilder()
	x := b.Column()
	p, err := b.Compile([]Ref{b.Make(Add, b.Make(Mul, x, b.Given(0, 9)), b.Make(Mul, b.Const(100), b.Given(1, 9)))})
	if err != nil {
		t.Fatal(err)
	}
	var m Memory
	out := [][]float64{make([]float64, 2)}
	left := 0
	for i, c := range []struct{ given, want [2]float64 }{ // x is 2 and 3
		{[2]float64{5, 7}, [2]float64{710, 715}}, {[2]float64{7, 5}, [2]float64{514, 521}}, {[2]float64{5, 5}, [2]float64{510, 515}}, {[2]float64{1, 2}, [2]float64{202, 203}},
	} {
		m.Forget()
		m.NewFrame(p, c.given[:]...).Run(2, [][]float64{{2, 3}}, out)
		if [2]float64(out[0]) != c.want {
			t.Errorf("given %v: %v, want %v", c.given, out[0], c.want)
		}
		if i > 0 && len(m.slab) != left {
			t.Errorf("given %v: further columns are made", c.given)
		}
		left = len(m.slab)
	}
}
