package measure

import (
	"math"
	"math/rand/v2"
	"testing"
)

// A study is made up: every draw has a deviation of sd 3 (parameters), every replicate a shock of sd 2 that all
// households share and their own of sd 4, and one household stands for 16. Of the whole, the households' own sd is
// 4/√16 = 1, so the variance within a draw must become 4 + 1 and that of all values 9 + 4 + 1.
func TestSampleIsBroughtToTheWhole(t *testing.T) {
	const draws, replicates, weight = 4000, 3, 16.0
	r := rand.New(rand.NewPCG(1, 2))
	var values, halves []float64
	for range draws {
		parameter := 3 * r.NormFloat64()
		who := 5.0 // the halves are not of the same people
		for range replicates {
			a, b := 4*r.NormFloat64()/math.Sqrt2, 4*r.NormFloat64()/math.Sqrt2 // the two halves' sums
			values = append(values, 100+parameter+2*r.NormFloat64()+a+b)
			halves = append(halves, who+a-b)
		}
	}
	got := widen(values, halves, replicates, weight)
	within, all, grand := 0.0, 0.0, mean(got)
	for d := range draws {
		m := mean(got[d*replicates : (d+1)*replicates])
		for _, v := range got[d*replicates : (d+1)*replicates] {
			within += square(v-m) / (draws * (replicates - 1))
			all += square(v-grand) / (draws*replicates - 1)
		}
	}
	// A variance from n values has a relative standard error of √(2/n), here below 2.3 % with the correction's own; the
	// tolerance is five of them.
	for _, c := range []struct {
		name      string
		got, want float64
	}{{"within draws", within, 5}, {"altogether", all, 14}, {"mean", grand, mean(values)}} {
		if math.Abs(c.got/c.want-1) > 0.115 {
			t.Errorf("variance %s is %.2f, want %.2f", c.name, c.got, c.want)
		}
	}
}

func TestEverybodyIsLeftAsIs(t *testing.T) {
	values := []float64{1, 2, 4, 8}
	for _, weight := range []float64{0, 0.5, 1} {
		for i, v := range widen(values, []float64{1, -1, 1, -1}, 2, weight) {
			if v != values[i] {
				t.Errorf("a full population was changed at a weight of %v", weight)
			}
		}
	}
}
