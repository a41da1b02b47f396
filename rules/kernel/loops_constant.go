package kernel

import "math"

// constantRight are the loops of operations whose second argument is a constant; b is then the third.
var constantRight = [...]loop{
	opAdd: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = a[j] + k
		}
	},
	opSub: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = a[j] - k
		}
	},
	opMul: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = a[j] * k
		}
	},
	opDiv: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = a[j] / k
		}
	},
	opMin: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = choose(mask(a[j] > k), k, a[j])
		}
	},
	opMax: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = choose(mask(a[j] < k), k, a[j])
		}
	},
	opLess: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = fromBits(mask(a[j] < k))
		}
	},
	opLessEqual: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = fromBits(mask(a[j] <= k))
		}
	},
	opEqual: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = fromBits(mask(a[j] == k))
		}
	},
	opNotEqual: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = fromBits(mask(a[j] != k))
		}
	},
	opSelect: func(d, a, c, _ []float64, i *instruction) {
		a, c = a[:len(d)], c[:len(d)]
		k := i.k
		for j := range d {
			d[j] = choose(math.Float64bits(a[j]), k, c[j])
		}
	},
	opAbove: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			x := a[j] - k
			d[j] = choose(mask(x < 0), 0, x)
		}
	},
	opMulAdd: func(d, a, c, _ []float64, i *instruction) {
		a, c = a[:len(d)], c[:len(d)]
		k := i.k
		for j := range d {
			d[j] = float64(a[j]*k) + c[j]
		}
	},
	opMulMin: func(d, a, c, _ []float64, i *instruction) {
		a, c = a[:len(d)], c[:len(d)]
		k := i.k
		for j := range d {
			x, y := a[j]*k, c[j]
			d[j] = choose(mask(x > y), y, x)
		}
	},
	opNth: nil,
}

// constantLeft are the loops of operations whose first argument is a constant.
var constantLeft = [...]loop{
	opSub: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = k - a[j]
		}
	},
	opMin: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = choose(mask(k > a[j]), a[j], k)
		}
	},
	opMax: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = choose(mask(k < a[j]), a[j], k)
		}
	},
	opLess: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = fromBits(mask(k < a[j]))
		}
	},
	opLessEqual: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			d[j] = fromBits(mask(k <= a[j]))
		}
	},
	opAbove: func(d, a, _, _ []float64, i *instruction) {
		a = a[:len(d)]
		k := i.k
		for j := range d {
			x := k - a[j]
			d[j] = choose(mask(x < 0), 0, x)
		}
	},
	opNth: nil,
}
