package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"unsafe"
)

// odd are numbers on which evaluators like to differ.
var odd = []float64{0, math.Copysign(0, -1), 1, -1, 0.5, 2, 100, 12345.67, 1e12, -1e12, 1e300, -1e300, 5e-324, math.Inf(1), math.Inf(-1), math.NaN(),
	0.285, 28.5, 1.005, 100.5}

// some are columns of odd and of ordinary numbers; every eighth row of a mask column is set.
func some(r *rand.Rand, n int) (numbers, masks []float64) {
	numbers, masks = make([]float64, n, n+Padding), make([]float64, n, n+Padding)
	for j := range numbers {
		numbers[j] = odd[r.IntN(len(odd))]
		if r.IntN(2) == 0 {
			numbers[j] = math.Round(r.NormFloat64()*1e6) / 100
		}
		masks[j] = fromBits(mask(r.IntN(8) == 0))
	}
	return numbers, masks
}

// TestVectorsGiveTheSameBits holds every loop of four rows at a time to the one in Go.
func TestVectorsGiveTheSameBits(t *testing.T) {
	if !hasVectors {
		t.Skip("this processor has no AVX2: nothing to compare")
	}
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		n := 1 + r.IntN(70)
		for o := op(0); o < operations; o++ {
			i := instruction{}
			switch o {
			case opPick:
				i.table = []float64{0.1, 0.2, math.NaN(), 0.4}
				i.numbers = append([]float64{fromBits(4)}, i.table.([]float64)...)
			case opBrackets:
				b := Brackets{{0, 0.5}, {50000, 0.6}, {100000, 0.7}}
				i.table, i.numbers = b, flat(b)
			case opFen:
				i.table = fen{1, HalfUp}
			}
			compare(t, fmt.Sprintf("operation %d", o), vectors[o], loops[o], n, o, &i, r)
		}
	}
}

func compare(t *testing.T, name string, fast vector, slow loop, n int, o op, i *instruction, r *rand.Rand) {
	t.Helper()
	if fast == nil {
		return
	}
	if slow == nil {
		t.Fatalf("%s has a loop for vectors alone", name)
	}
	a, am := some(r, n)
	b, bm := some(r, n)
	c, _ := some(r, n)
	switch o {
	case opAnd, opOr, opNot:
		a, b = am, bm
	case opSelect:
		a = am
	case opPick:
		for j := range a {
			a[j] = float64(r.IntN(7) - 1)
		}
	}
	want, got := make([]float64, n), make([]float64, n, n+Padding)
	slow(want, a, b, c, i)
	third := unsafe.SliceData(c)
	if i.numbers != nil {
		third = &i.numbers[0]
	}
	fast(unsafe.SliceData(got), unsafe.SliceData(a), unsafe.SliceData(b), third, n)
	for j := range want {
		if math.Float64bits(got[j]) != math.Float64bits(want[j]) && !(math.IsNaN(got[j]) && math.IsNaN(want[j])) {
			t.Fatalf("%s, row %d of %d: %v for %v %v %v, want %v", name, j, n, got[j], a[j], b[j], c[j], want[j])
		}
	}
}
