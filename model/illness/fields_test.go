package illness

import (
	"math"
	"testing"

	"doudi/model/random"
)

// numbers are all that a bill's keys hold, each as a number in [0, 1), but for the cost, which is a normal.
func numbers(bill random.Key) [7]float64 {
	level, place, referral := whereOf(bill.For(random.ForWhere))
	scope, claim, month := restOf(bill.For(random.ForRest))
	return [7]float64{float64(level) / 0x1p64, float64(place) / 0x1p64, float64(referral) / 0x1p64, scope, float64(claim) / 0x1p64, (float64(month) - 0.5) / 12,
		0.5 * math.Erfc(-random.NewTables().Normal(bill.For(random.ForCost))/math.Sqrt2)}
}

// No two numbers have a bit in common: another bit of a key changes one of its numbers at most, and each is changed by as many
// bits as it has; of a month's sixteen by the upper ones.
func TestFieldsAreDisjoint(t *testing.T) {
	var bits [6]int
	for i := range uint64(64) {
		changed := map[int]bool{}
		for seed := range uint64(200) {
			k := random.Root(seed)
			other := k ^ random.Key(1<<i)
			l, p, r := whereOf(k)
			if ol, op, or := whereOf(other); true {
				for n, x := range [3]bool{l != ol, p != op, r != or} {
					if x {
						changed[n] = true
					}
				}
			}
			s, c, m := restOf(k)
			if os, oc, om := restOf(other); true {
				for n, x := range [3]bool{s != os, c != oc, m != om} {
					if x {
						changed[3+n] = true
					}
				}
			}
		}
		where, rest := 0, 0
		for n := range changed {
			bits[n]++
			if n < 3 {
				where++
			} else {
				rest++
			}
		}
		if where != 1 || rest > 1 {
			t.Errorf("bit %d changes %v", i, changed)
		}
	}
	if want := [5]int{24, 20, 20, 24, 24}; [5]int(bits[:5]) != want || bits[5] < 8 || bits[5] > 16 {
		t.Errorf("the numbers have %v bits", bits)
	}
}

// Uniform, and none knows of another: means 1/2, variances 1/12 (a month's twelve middles 143/144 of that) and correlations 0, with
// standard errors of √(1/12/n), √(1/180/n) and 1/√n.
func TestNumbersOfABillAreUniform(t *testing.T) {
	const n = 400_000
	var sums [7]float64
	var products [7][7]float64
	for i := range uint64(n) {
		x := numbers(random.Root(8).With(i))
		for a := range x {
			sums[a] += x[a] - 0.5
			for b := range x {
				products[a][b] += (x[a] - 0.5) * (x[b] - 0.5)
			}
		}
	}
	for a := range sums {
		want := 1.0 / 12
		if a == 5 {
			want *= 143.0 / 144
		}
		if math.Abs(sums[a]/n) > 5*math.Sqrt(want/n)+1e-5 || math.Abs(products[a][a]/n-want) > 5*math.Sqrt(1.0/180/n)+1e-5 {
			t.Errorf("number %d: mean %v, variance %v", a, 0.5+sums[a]/n, products[a][a]/n)
		}
		for b := range a {
			if r := products[a][b] / n * 12; math.Abs(r) > 5/math.Sqrt(n) {
				t.Errorf("numbers %d and %d have the correlation %v", a, b, r)
			}
		}
	}
}
