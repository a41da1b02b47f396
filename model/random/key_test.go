package random

import (
	"math"
	"testing"
)

// SplitMix64 by its published constants (Steele, Lea and Flood 2014): from the state 0 its first three numbers are these. The key
// of a run is the first one of its seed, and the members 0, 1, 2 of a family whose key is 0 are the first three.
func TestKeysAreSplitMix(t *testing.T) {
	for i, want := range []uint64{0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, 0x06c45d188009454f} {
		if got := Key(0).With(uint64(i)); got.Bits() != want {
			t.Errorf("member %d: %#x, want %#x", i, got, want)
		}
	}
	if got := Root(0); got.Bits() != 0xe220a8397b1dcdaf {
		t.Errorf("the run of seed 0: %#x", got)
	}
}

// A key's number is the middle of one of 2⁵² equal parts of (0, 1): of no bits half a part, of all bits half a part less than 1.
func TestUniformIsOpen(t *testing.T) {
	for key, want := range map[Key]float64{0: 0x1p-53, math.MaxUint64: 1 - 0x1p-53, 1 << 63: 0.5 + 0x1p-53, 1 << 62: 0.25 + 0x1p-53, 0xfff: 0x1p-53, 0x1000: 3 * 0x1p-53} {
		if got := key.Uniform(); got != want {
			t.Errorf("%#x: %v, want %v", uint64(key), got, want)
		}
	}
}

// Numbers of 10,000 members are even: mean 1/2 and variance 1/12, with standard errors of √(1/12/n) and √(1/180/n); and neighbours
// are unrelated, with 1/√n.
func TestMembersAreEvenAndUnrelated(t *testing.T) {
	const n = 10_000
	sum, squares, products, last := 0.0, 0.0, 0.0, 0.5
	for i := range uint64(n) {
		x := Root(7).With(i).Uniform() - 0.5
		sum, squares, products, last = sum+x, squares+x*x, products+x*last, x
	}
	if math.Abs(sum/n) > 5*math.Sqrt(1.0/12/n) || math.Abs(squares/n-1.0/12) > 5*math.Sqrt(1.0/180/n) || math.Abs(products/n*12) > 5/math.Sqrt(n) {
		t.Errorf("mean %v, variance %v, correlation %v", 0.5+sum/n, squares/n, products/n*12)
	}
}

// The halves of a key are its lower and its upper 32 bits, each bit in one of them.
func TestHalvesAreAllBits(t *testing.T) {
	if low, high := Key(0x123456789abcdef0).Halves(); low != 0x9abcdef0 || high != 0x12345678 {
		t.Errorf("%#x and %#x", low, high)
	}
	for bit := range 64 {
		low, high := Key(1 << bit).Halves()
		if got := uint64(high)<<32 | uint64(low); got != 1<<bit {
			t.Errorf("bit %d comes to %#x", bit, got)
		}
	}
}
