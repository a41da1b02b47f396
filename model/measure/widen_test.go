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
	got := Series{values, halves, replicates, weight}.Whole()
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
		for i, v := range (Series{values, []float64{1, -1, 1, -1}, 2, weight}).Whole() {
			if v != values[i] {
				t.Errorf("a full population was changed at a weight of %v", weight)
			}
		}
	}
}

// A sample of 400 households is divided by coins for pairs of neighbours. Each household has a level of its own, with sd 3,
// and every year an amount about it, with sd 5; every draw has a factor that all share. The sum over the households has
// the variances 400·3² over who they are and 400·5² over what befalls them, whatever the replicates.
func TestErrorsOfASample(t *testing.T) {
	const households, draws = 400, 4000
	for _, replicates := range []int{1, 2, 3} {
		r := rand.New(rand.NewPCG(11, uint64(replicates)))
		level := make([]float64, households)
		var within float64 // of this sample, by pairs of neighbours, which is what the halves can show
		for h := range level {
			level[h] = 20 + 3*r.NormFloat64()
			if h%2 == 1 {
				within += square(level[h] - level[h-1])
			}
		}
		var halves []float64
		coins := make([]float64, households/2)
		for d := range draws {
			if d%DrawsAHalving == 0 {
				for i := range coins {
					coins[i] = float64(2*r.IntN(2) - 1)
				}
			}
			for range replicates {
				sum := 0.0
				for i, coin := range coins {
					sum += coin * (level[2*i] - level[2*i+1] + 5*math.Sqrt2*r.NormFloat64())
				}
				halves = append(halves, sum)
			}
		}
		process, sample := errors(halves, replicates)
		// Of 2,000 divisions a variance has a relative error of 3.2 %, and what is taken off it as much again.
		if math.Abs(process/(households*25)-1) > 0.1 || math.Abs(sample/within-1) > 0.25 || math.Abs(within/(households*9)-1) > 0.4 {
			t.Errorf("%d replicates: process %.0f, sample %.0f, want %d and %.0f (%d)", replicates, process, sample, households*25, within, households*9)
		}
	}
}

// By hand: a percentile 3 below the median and an error of sd 4 · 1.2 standard errors at it: z(0.05) = −1.6449.
func TestErrorsAddInSquares(t *testing.T) {
	z := 1.2 * 1.6448536 * 2
	near(t, "P05", compound(97, 100, 0.05, 4), 100-math.Sqrt(9+z*z), 1e-5)
	near(t, "P95", compound(103, 100, 0.95, 4), 100+math.Sqrt(9+z*z), 1e-5)
	near(t, "median", compound(100, 100, 0.5, 4), 100, 0)
	near(t, "what does not vary", compound(100, 100, 0.95, 4), 100+z, 1e-5)
	near(t, "everybody", compound(97, 101, 0.05, 0), 97, 0)
}
