package kernel

import (
	"math"
	"slices"
	"testing"
	"unsafe"
)

// special are the numbers on which loops could differ: zeros with a sign, no numbers of four bit patterns, no limits, numbers
// below the normal ones, neighbours, the largest, and amounts about the bounds of fen and of halves.
var special = []float64{
	0, math.Copysign(0, -1), 1, -1, math.Nextafter(1, 2), math.Nextafter(-1, 0), 2, 0.5, -0.5, 28.5, 0.285, 12345.67, -12345.67,
	5e-324, -5e-324, 0x1p-1022, math.Nextafter(0x1p-1022, 0), -0x1p-1022, math.MaxFloat64, -math.MaxFloat64, 1e300, -1e300,
	1e10, math.Nextafter(1e10, math.Inf(1)), -1e10, math.Nextafter(-1e10, math.Inf(-1)), 1e12, -1e12, math.Inf(1), math.Inf(-1),
	fromBits(0x7ff8000000000001), fromBits(0xfff8000000000001), fromBits(0x7ff800000000beef), fromBits(allOnes),
}

// pairs are columns of every special number beside every other and itself, and a mask that holds for half of them.
func pairs() (a, b, masks []float64) {
	for i, x := range special {
		for j, y := range special {
			a, b, masks = append(a, x), append(b, y), append(masks, fromBits(mask((i+j/2)%2 == 0)))
		}
	}
	return a, b, masks
}

// definition is an operation on numbers, or on masks as 0 and 1, by plain and as bits; moved says that it moves bits and
// computes nothing, so that those of no number count too.
func definition(o Operation, x ...float64) (bits uint64, moved bool) {
	_, first, others := arguments(o)
	args := slices.Clone(x)
	for k := range args {
		if k == 0 && first || k > 0 && others {
			args[k] = map[bool]float64{true: 1}[math.Float64bits(x[k]) == allOnes]
		}
	}
	y := plain(o, args)
	if o >= Less && o <= Not {
		return mask(y == 1), true
	}
	return math.Float64bits(y), slices.Contains([]Operation{Neg, Abs, Minimum, Maximum, Select}, o)
}

// everyWay runs an operation's loops over columns: the one in Go, the one of four rows at a time where there is one, and
// both with the result in the buffer of each argument, as Compile gives it.
func everyWay(o op, i *instruction, columns [][]float64, found func(way string, out []float64)) {
	run := func(way string, loop func(d []float64, x [3][]float64)) {
		for into := -1; into < len(columns); into++ {
			var x [3][]float64
			for k, c := range columns {
				x[k] = append(make([]float64, 0, len(c)+Padding), c...)
			}
			d := make([]float64, len(columns[0]), len(columns[0])+Padding)
			name := way
			if into >= 0 {
				d, name = x[into], way+", into an argument"
			}
			loop(d, x)
			found(name, d)
		}
	}
	run("in Go", func(d []float64, x [3][]float64) { i.run(d, x[0], x[1], x[2], i) })
	if hasVectors && vectors[o] != nil && (o != opFen || i.table == fen{1, HalfUp}) {
		run("four rows at a time", func(d []float64, x [3][]float64) {
			c := unsafe.SliceData(x[2])
			if i.numbers != nil {
				c = &i.numbers[0]
			}
			vectors[o](unsafe.SliceData(d), unsafe.SliceData(x[0]), unsafe.SliceData(x[1]), c, len(d))
		})
	}
}

// Every loop gives what the operation means, on all pairs of special numbers and bit by bit: only a computed number that is
// none may be another such. Without AVX2 (GODEBUG=cpu.avx2=off, or the build tag noasm) it is the loops in Go alone.
func TestLoopsOnAllPairs(t *testing.T) {
	a, b, masks := pairs()
	other := slices.Clone(masks)
	slices.Reverse(other)
	for _, o := range every {
		count, first, others := arguments(o)
		columns := [][]float64{a, b, nil}[:count]
		switch {
		case first && others:
			columns = [][]float64{masks, other}
		case first:
			columns = [][]float64{masks, a, b}[:count]
		}
		everyWay(op(o), &instruction{run: loops[o]}, columns, func(way string, out []float64) {
			for row := range out {
				var x []float64
				for _, c := range columns {
					x = append(x, c[row])
				}
				want, moved := definition(o, x...)
				if got := math.Float64bits(out[row]); got != want && (moved || !math.IsNaN(out[row]) || !math.IsNaN(fromBits(want))) {
					t.Fatalf("operation %d %s: %#x for %v, want %#x", o, way, got, x, want)
				}
			}
		})
	}
}

// So do the loops that read a table, and those to fen, by the functions of one number.
func TestLoopsOfTables(t *testing.T) {
	var codes []float64
	for code := range 9 {
		codes = append(codes, float64(code-3))
	}
	codes = append(codes, 1e300, -1e300, inf, -inf, nan)
	cells := []float64{1, negative, inf, fromBits(0x7ff800000000beef), 5e-324}
	brackets, list := Brackets{{0, 0.5}, {0.5, 0.1}, {1e10, 0.7}}, List{4, -3, negative, inf}
	late := Brackets{{1, 0.5}, {2, 0.9}}
	type loopOf struct {
		op   op
		i    instruction
		of   func(x float64) float64
		over []float64
	}
	all := []loopOf{
		{opPick, instruction{run: loops[opPick], table: cells, numbers: append([]float64{fromBits(uint64(len(cells)))}, cells...)}, func(x float64) float64 {
			if !(x >= 0 && x < 5) {
				return nan
			}
			return cells[int(x)]
		}, codes},
		{opNth, instruction{run: loops[opNth], table: list}, func(x float64) float64 { return Nth(list, x) }, slices.Concat(special, codes)},
		{opFen, instruction{run: toFenHalfUp, table: fen{1, HalfUp}}, func(x float64) float64 { return ToFen(x, 1, HalfUp) }, special},
	}
	for _, b := range []Brackets{brackets, late} {
		all = append(all, loopOf{opBrackets, instruction{run: loops[opBrackets], table: b, numbers: flat(b)}, func(x float64) float64 { return BracketsOf(x, b) }, special},
			loopOf{opBand, instruction{run: loops[opBand], table: b}, func(x float64) float64 { return BandOf(x, b) }, special})
	}
	for _, unit := range []float64{1, 100} {
		for _, mode := range []Mode{HalfUp, HalfEven, Up, Down} {
			all = append(all, loopOf{opFen, instruction{run: loops[opFen], table: fen{unit, mode}}, func(x float64) float64 { return ToFen(x, unit, mode) }, special})
		}
	}
	for _, l := range all {
		everyWay(l.op, &l.i, [][]float64{l.over}, func(way string, out []float64) {
			for row, x := range l.over {
				if got, want := out[row], l.of(x); math.Float64bits(got) != math.Float64bits(want) && !(math.IsNaN(got) && math.IsNaN(want)) {
					t.Errorf("operation %d, %v, %s: %v for %v, want %v", l.op, l.i.table, way, got, x, want)
				}
			}
		})
	}
}
