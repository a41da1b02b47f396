package kernel

import "math"

// Slice is one bracket of a table: the part of an amount above Over, up to the next bracket's, at Rate.
type Slice struct{ Over, Rate float64 }

// Brackets is a table of slices with rising Over.
type Brackets []Slice

// List is a list of numbers, counted from 1.
type List []float64

// Table is a table of numbers by codes, in row-major order. A cell that the policy leaves open is NaN.
type Table struct {
	Dims  []int
	Cells []float64
}

// snap is the part of a unit by which a rounding may err: 0.285 × 100 is a hair under 28.5 in binary, and means 28.5.
const snap = 1e-6

// Min is b where a > b, else a: with this order NaN and −0 come out alike in every evaluator.
func Min(a, b float64) float64 {
	if a > b {
		return b
	}
	return a
}

// Max is b where a < b, else a.
func Max(a, b float64) float64 {
	if a < b {
		return b
	}
	return a
}

// Clamp holds x to [lo, hi]; lo wins where they cross.
func Clamp(x, lo, hi float64) float64 { return Max(Min(x, hi), lo) }

// Round is x to the nearest multiple of to, halves up.
func Round(x, to float64) float64 { return math.Floor(x/to+0.5+snap) * to }

// RoundDown is the largest multiple of to that is not above x.
func RoundDown(x, to float64) float64 { return math.Floor(x/to+snap) * to }

// RoundUp is the smallest multiple of to that is not below x.
func RoundUp(x, to float64) float64 { return math.Ceil(x/to-snap) * to }

// BracketsOf is each slice of x at its rate. The products are rounded before they are added, so that no evaluator may
// fuse the two.
func BracketsOf(x float64, b Brackets) float64 {
	sum := 0.0
	for k, s := range b {
		part := x
		if k+1 < len(b) {
			part = Min(x, b[k+1].Over)
		}
		sum += float64(s.Rate * Max(part-s.Over, 0))
	}
	return sum
}

// BandOf is the rate of the slice that x falls in: above Over, up to the next; a slice from 0 holds x = 0 too; below
// the first slice there is no rate, 0.
func BandOf(x float64, b Brackets) float64 {
	rate := 0.0
	for _, s := range b {
		if x > s.Over || s.Over == 0 && x == 0 {
			rate = s.Rate
		}
	}
	return rate
}

// Nth is the n-th number of a list, from 1; the last repeats, and before the first stands the first. NaN gives NaN.
func Nth(l List, n float64) float64 {
	if math.IsNaN(n) {
		return n
	}
	return l[int(Clamp(n, 1, float64(len(l))))-1]
}

// Pick is a table's cell; a code outside its dimension gives NaN, since no rule applies.
func Pick(t *Table, codes ...float64) float64 {
	at := 0
	for i, size := range t.Dims {
		code := int(codes[i])
		if code < 0 || code >= size {
			return math.NaN()
		}
		at = at*size + code
	}
	return t.Cells[at]
}

// Mode is how an amount becomes a multiple of a unit.
type Mode uint8

// The modes of rounding.
const (
	HalfUp Mode = iota
	HalfEven
	Up
	Down
)

// MaxFen bounds what ToFen gives: ten billion yuan.
const MaxFen = 1e12

// ToFen rounds an amount in yuan to fen, in multiples of unit fen, snapped like Round. Beyond any bill it is held to
// ±MaxFen; NaN stays NaN.
func ToFen(yuan, unit float64, m Mode) float64 {
	x := yuan * 100 / unit
	switch m {
	case HalfEven:
		x = halfEven(x)
	case Up:
		x = math.Ceil(x - snap)
	case Down:
		x = math.Floor(x + snap)
	default:
		x = math.Floor(x + 0.5 + snap)
	}
	return Clamp(x*unit, -MaxFen, MaxFen)
}

// halfEven rounds to the nearest whole, and what is within snap of a half to the even one.
func halfEven(x float64) float64 {
	whole := math.Floor(x)
	if math.Abs(x-whole-0.5) <= snap {
		return whole + math.Mod(math.Abs(whole), 2)
	}
	return math.Floor(x + 0.5)
}
