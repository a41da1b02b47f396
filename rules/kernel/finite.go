package kernel

import "math"

// Finite says whether a value is certainly a finite number, for columns below 1e18. What may be none is no less often
// right: `none` in a table, an amount less an unlimited one, a code outside a table, a product of very many factors.
func (b *Builder) Finite(r Ref) bool { return b.magnitude(r) < 300 }

// boundless is the magnitude of what may be infinite or no number.
const boundless = math.MaxFloat64

// magnitude bounds the decimal logarithm of a value's size.
func (b *Builder) magnitude(r Ref) float64 {
	for int(r) >= len(b.magnitudes) {
		b.magnitudes = append(b.magnitudes, b.measure(b.values[len(b.magnitudes)]))
	}
	return b.magnitudes[r]
}

// measure bounds one value by those that it is made of, which come before it.
func (b *Builder) measure(v value) float64 {
	of := func(r Ref) float64 {
		if r < 0 {
			return 0
		}
		return b.magnitudes[r]
	}
	switch v.op {
	case opConst:
		return sizeOf(fromBits(v.k))
	case opTruth:
		return 0
	case opGiven:
		return sizeOf(b.most[int(v.k)])
	case opColumn:
		return 18
	case opMul:
		return of(v.a) + of(v.b)
	case opMin, opMax:
		return max(of(v.a), of(v.b))
	case opDiv, opRound, opRoundDown, opRoundUp:
		return of(v.a) + of(v.b) + 20 // a divisor is above zero, and 1e-20 is nobody's
	case opPick:
		if b.values[v.a].op == opSelect { // the code may lie outside the table
			return boundless
		}
		return sizeOf(b.tables[v.k].table.Cells...)
	case opNth:
		return max(of(v.a), sizeOf(b.lists[v.k].table...))
	case opBrackets, opBand:
		size := of(v.a)
		for _, s := range b.brackets[v.k].table {
			size = max(size, of(v.a)+sizeOf(s.Rate), sizeOf(s.Over))
		}
		return size + 1
	}
	return max(of(v.a), of(v.b), of(v.c)) + 1
}

// sizeOf is the largest magnitude among numbers, at least 0.
func sizeOf(numbers ...float64) float64 {
	size := 0.0
	for _, x := range numbers {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return boundless
		}
		size = max(size, math.Log10(math.Abs(x)))
	}
	return size
}
