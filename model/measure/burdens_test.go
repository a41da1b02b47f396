package measure

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// Every amount lies in its bin, bins follow each other without gaps, and none is wider than a sixteenth of its least amount.
func TestBinsHoldTheirAmounts(t *testing.T) {
	last := 0.0
	for bin := range burdenBins {
		low, high := binBounds(bin)
		if low != last || high <= low || bin >= 16 && high-low > low/16 {
			t.Fatalf("bin %d from %v to %v, the one before ends at %v", bin, low, high, last)
		}
		last = high
	}
	for _, fen := range []int64{0, 1, 15, 16, 17, 31, 32, 33, 999, 1_000, 123_456_789, 1 << 36} {
		low, high := binBounds(BurdenBin(fen))
		if float64(fen) < low || float64(fen) >= high {
			t.Errorf("%d is in the bin from %v to %v", fen, low, high)
		}
	}
	if BurdenBin(1<<60) != burdenBins-1 || BurdenBin(-5) != 0 {
		t.Error("what is out of reach is not held to the ends")
	}
}

// Percentiles of 20,000 lognormal amounts, and those of two halves of them merged, against the sorted amounts: a bin's width apart
// at most.
func TestPercentilesAgainstSorting(t *testing.T) {
	l := small(1)
	r := rand.New(rand.NewPCG(1, 2))
	first, second := l.New(), l.New()
	var all []float64
	for i := range 20_000 {
		fen := int64(math.Exp(12 + 1.5*r.NormFloat64()))
		all = append(all, float64(fen)/100)
		of := first
		if i%2 == 1 {
			of = second
		}
		of.Burdens[l.Burdens(0, 0, PatientBurden)+BurdenBin(fen)]++
	}
	first.Merge(second)
	slices.Sort(all)
	values := l.Figures().NewValuer().Values(nil, first, []float64{1, 1})
	asked := 0
	for i, k := range l.Figures().Keys() {
		q, ok := map[string]float64{"burden_patient_p50": 0.5, "burden_patient_p90": 0.9, "burden_patient_p95": 0.95, "burden_patient_p99": 0.99}[k.Measure]
		if !ok || k.Group == "never_registered" {
			continue
		}
		asked++
		if want := Percentile(all, q); math.Abs(values[i].X()/want-1) > 1.0/16 {
			t.Errorf("%s of %s: %v, sorted %v", k.Measure, k.Group, values[i].X(), want)
		}
	}
	if asked != 8 {
		t.Errorf("%d percentiles", asked)
	}
}

// Over two years the people of both are ranked together: of ten households at 10 yuan in the first year and thirty at 1,000 in the
// second the median is 1,000, where neither the sum nor the mean of the years' medians is.
func TestPercentilesOfYearsTogether(t *testing.T) {
	l := small(1)
	first, second := l.New(), l.New()
	at := l.Burdens(0, 0, HouseholdBurden)
	first.Burdens[at+BurdenBin(10_00)], second.Burdens[at+BurdenBin(1_000_00)] = 10, 30
	values := l.Figures().NewValuer().HeadValues(nil, l.NewHeads(), []*Tally{first, second}, []float64{1, 1})
	for i, k := range l.Figures().Keys() {
		if k.Measure == "burden_household_p50" && k.By == "all" {
			if x := values[i].X(); x < 960 || x > 1_040 {
				t.Errorf("median %v", x)
			}
			return
		}
	}
	t.Error("no median")
}

// What a percentile would be in another sample is half the difference of those of the halves: in one half all bear 8 fen, in the other
// half all bear 2, so that the median of either is whole fen, and the figure has a half of 0.03 yuan.
func TestAPercentileOfHalvesByHand(t *testing.T) {
	l := small(1)
	l.Halves = 2
	tally := l.New()
	for half, fen := range []int64{8, 2} {
		tally.Burdens[l.Burdens(half, 0, PatientBurden)+BurdenBin(fen)] += 5
	}
	values := l.Figures().NewValuer().Values(nil, tally, []float64{1, 1})
	asked := 0
	for i, k := range l.Figures().Keys() {
		if k.Measure == "burden_patient_p50" && k.By == "all" {
			asked++
			near(t, "the half of a median", values[i].Half(), 0.03, 1e-12)
			near(t, "the median", values[i].X(), 0.02, 1e-12)
		}
	}
	if asked != 1 {
		t.Errorf("%d medians of all", asked)
	}
}

// The bins of halves, parts and kinds lie one behind the other, none in another's: patients right behind the households of their part.
func TestBinsLieApart(t *testing.T) {
	l := small(2)
	next := 0
	for half := range 2 {
		for part := range l.Parts {
			for _, kind := range []int{HouseholdBurden, PatientBurden} {
				if at := l.Burdens(half, part, kind); at != next {
					t.Errorf("half %d, part %d, kind %d begin at %d, want %d", half, part, kind, at, next)
				}
				next += BurdenBin(math.MaxInt64) + 1 // the last bin is that of the largest amounts
			}
			if behind := l.Burdens(half, part, PatientBurden) - l.Burdens(half, part, HouseholdBurden); behind != PatientBins {
				t.Errorf("patients begin %d bins behind, and %d are said", behind, PatientBins)
			}
		}
	}
	if n := len(l.New().Burdens); n != next {
		t.Errorf("a tally holds %d bins, want %d", n, next)
	}
}

// Bins reach to 2³⁷ fen, of which the last sixteen hold the last doubling; what is more is in the last.
func TestTheLastBins(t *testing.T) {
	last := BurdenBin(1<<37 - 1)
	if BurdenBin(1<<36) != last-15 || BurdenBin(1<<37) != last || BurdenBin(math.MaxInt64) != last || BurdenBin(1<<37-1<<32-1) != last-1 {
		t.Errorf("half of it is in bin %d, it in %d, what is more in %d, and all in %d", BurdenBin(1<<36), last, BurdenBin(1<<37), BurdenBin(math.MaxInt64))
	}
	if low, high := binBounds(last); low != 1<<37-1<<32 || high != 1<<37 {
		t.Errorf("the last bin is from %v to %v", low, high)
	}
}
