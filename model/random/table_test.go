package random

import (
	"math"
	"testing"
)

// Held against the exact quantile at half a million keys, those of the far tail and the ends of pieces among them, and against
// the exact exponential over more than all bills that can be. 5e-11 of a standard deviation is 1e-10 of a cost: of ten million
// yuan, a tenth of a fen.
func TestTables(t *testing.T) {
	tables := NewTables()
	keys := []Key{0, 1 << 63, 1<<64 - 1, 1<<63 - 1, 1 << 11, 1 << 12}
	for i := range uint64(500_000) {
		k := Root(i)
		keys = append(keys, k, k&(1<<63)|k<<1>>1>>(i%52)) // near zero: the tail
	}
	for octave := range 52 {
		for piece := range uint64(64) {
			keys = append(keys, Key((64+piece)<<(46+11)>>octave), Key((64+piece)<<(46+11)>>octave-1<<11))
		}
	}
	for _, k := range keys {
		want := NormInv(k.Half())
		if k>>63 == 1 {
			want = -want
		}
		if z := tables.Normal(k); !(math.Abs(z-want) <= 5e-11) {
			t.Fatalf("key %#x: %v, want %v, off by %.2g", uint64(k), z, want, z-want)
		}
	}
	for i := range uint64(500_000) {
		x := -40 + 80*Root(i).With(1).Uniform()
		bound := 2e-14
		if i%5 == 0 {
			x, bound = x*15, 1e-13
		}
		if got := tables.Exp(x) / math.Exp(x); !(math.Abs(got-1) <= bound) {
			t.Fatalf("e^%v is off by %.2g of itself", x, got-1)
		}
	}
}

// A key and the one with the other first bit are the two sides of one number; the first bit set is the upper side, as the
// quantile of one minus the half would be.
func TestSidesOfANormal(t *testing.T) {
	tables := NewTables()
	for i := range uint64(1000) {
		k := Root(i) &^ (1 << 63)
		if z := tables.Normal(k); z >= 0 || tables.Normal(k|1<<63) != -z {
			t.Fatalf("key %#x: %v and %v", uint64(k), z, tables.Normal(k|1<<63))
		}
	}
	for key, want := range map[Key]float64{0: 0x1p-54, 1<<63 - 1: 0.5 - 0x1p-54, 1 << 62: 0.25 + 0x1p-54, 1 << 63: 0x1p-54, 0x7ff: 0x1p-54, 0x800: 3 * 0x1p-54} {
		if got := key.Half(); got != want {
			t.Errorf("%#x: %v, want %v", uint64(key), got, want)
		}
	}
}

// Two million normals have mean 0, variance 1, third moment 0 and fourth 3, with standard errors of √(1/n), √(2/n),
// √(15/n) and √(96/n); five of them are allowed.
func TestNormalsAreNormal(t *testing.T) {
	const n = 2_000_000
	tables, sums := NewTables(), [4]float64{}
	for i := range uint64(n) {
		z := tables.Normal(Root(3).With(i))
		for p, power := 0, z; p < 4; p, power = p+1, power*z {
			sums[p] += power / n
		}
	}
	for p, want := range [4]float64{0, 1, 0, 3} {
		if math.Abs(sums[p]-want) > 5*math.Sqrt([4]float64{1, 2, 15, 96}[p]/n) {
			t.Errorf("moment %d: %v, want %v", p+1, sums[p], want)
		}
	}
}

// What a cost takes, against the exact functions.
func BenchmarkLognormal(b *testing.B) {
	tables, out := NewTables(), make([]float64, 1024)
	per := func(b *testing.B) { b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1024, "ns/cost") }
	b.Run("exact", func(b *testing.B) {
		for b.Loop() {
			for i := range out {
				out[i] = math.Exp(7 + 1.1*NormInv(Key(uint64(i)*phi).Uniform()))
			}
		}
		per(b)
	})
	b.Run("tables", func(b *testing.B) {
		for b.Loop() {
			for i := range out {
				out[i] = tables.Exp(7 + float64(1.1*tables.Normal(Key(uint64(i)*phi))))
			}
		}
		per(b)
	})
}
