package random

import (
	"math"
	"sync"
)

// Tables give the normal quantile and the exponential function several times as fast as exact ones: a bill's cost needs one of
// each, and they were the dearest things in it. What they are away from the exact functions is far less than a fen in
// any bill (TestTables). They are read-only once made.
type Tables struct {
	quantile [octaves << pieceBits][4]float64 // cubics over pieces of (0, ½]
	power    [1 << powerBits]float64          // 2^(i/64)
}

// A piece is a sixty-fourth of an octave of t, which makes the quantile's curvature about the same in all of them:
// the top bits of a float64 are its number.
const (
	octaves    = 54 // t from 2⁻⁵⁴ to 1
	pieceBits  = 6
	firstPiece = (1023 - octaves) << pieceBits
	powerBits  = 6
)

// NewTables gives the tables, which are made once for all.
var NewTables = sync.OnceValue(func() *Tables {
	t := &Tables{}
	for i := range t.quantile {
		lo := math.Float64frombits(uint64(i+firstPiece) << (52 - pieceBits))
		hi := math.Float64frombits(uint64(i+firstPiece+1) << (52 - pieceBits))
		if lo > 0.5 {
			break // no key's Half
		}
		t.quantile[i] = cubic(func(x float64) float64 { return NormInv(lo + (hi-lo)*x) })
	}
	for i := range t.power {
		t.power[i] = math.Exp2(float64(i) / float64(len(t.power)))
	}
	return t
})

// cubic is the polynomial through f at the four Chebyshev points of [0, 1], its coefficients by rising power.
func cubic(f func(float64) float64) [4]float64 {
	var x, d [4]float64
	for k := range x {
		x[k] = 0.5 - 0.5*math.Cos(math.Pi*(float64(k)+0.5)/4)
		d[k] = f(x[k])
	}
	for j := 1; j < 4; j++ { // divided differences
		for k := 3; k >= j; k-- {
			d[k] = (d[k] - d[k-1]) / (x[k] - x[k-j])
		}
	}
	c := [4]float64{d[3]}
	for k := 2; k >= 0; k-- { // c·(x − x[k]) + d[k]
		for j := 3; j > 0; j-- {
			c[j] = c[j-1] - c[j]*x[k]
		}
		c[0] = d[k] - c[0]*x[k]
	}
	return c
}

// Half is a key's number in (0, ½) with 52 bits; the bit that it leaves says in Normal which side it is of.
func (k Key) Half() float64 { return (float64(uint64(k)<<1>>12) + 0.5) * 0x1p-53 }

// Normal is the standard normal of a key: the quantile of its Half, or of one minus that, to 5e-11. One bit chooses the
// side, so that both tails are alike to the last digit.
func (t *Tables) Normal(k Key) float64 {
	bits := math.Float64bits(k.Half())
	c := &t.quantile[uint(int(bits>>(52-pieceBits))-firstPiece)%uint(len(t.quantile))]
	// The place in the piece, 0…1: the bits of the mantissa below the piece's number.
	x := math.Float64frombits(bits<<pieceBits&(1<<52-1)|1023<<52) - 1
	z := float64(float64(float64(float64(float64(c[3]*x)+c[2])*x)+c[1])*x) + c[0]
	return math.Float64frombits(math.Float64bits(z) ^ uint64(k)&(1<<63))
}

// Exp is e^x, to 2e-14 of it for |x| ≤ 60 and to 1e-13 for |x| ≤ 600. x = k·ln 2/64 + r: a table has 2^(k/64), and a polynomial e^r, |r| ≤ 0.0055.
func (t *Tables) Exp(x float64) float64 {
	const round = 0x1.8p52 // added, it leaves the nearest whole number in the low bits
	k := float64(x*(float64(len(t.power))/math.Ln2)) + round
	n := int64(math.Float64bits(k)) << 12 >> 12
	r := x - float64((k-round)*(math.Ln2/float64(len(t.power))))
	p := 1 + float64(r*(1+float64(r*(0.5+float64(r*(1.0/6+float64(r*(1.0/24+float64(r*(1.0/120))))))))))
	return math.Float64frombits(math.Float64bits(float64(t.power[n&(1<<powerBits-1)]*p)) + uint64(n>>powerBits)<<52)
}
