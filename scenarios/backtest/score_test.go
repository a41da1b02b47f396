package backtest

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/random"
	"doudi/scenarios"
)

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if !(math.Abs(got-want) <= within) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// Of one value the score is how far off it is. Of 1 and 3 against 2 the distances are 1 and 1; the values lie 0, 2, 2 and 0
// apart, half of whose mean is 0.5.
func TestScoresByHand(t *testing.T) {
	near(t, "one value", crps([]float64{5}, 3), 2, 0)
	near(t, "two values", crps([]float64{1, 3}, 2), 0.5, 1e-15)
	near(t, "all right", crps([]float64{2, 2, 2}, 2), 0, 0)
	near(t, "skill", skill(0.25, 1), 0.75, 0)
	near(t, "as good", skill(3, 3), 0, 0)
	near(t, "worse", skill(3, 2), -0.5, 0)
	for _, naive := range []float64{0, math.NaN()} {
		if x := skill(1, naive); !math.IsNaN(x) {
			t.Errorf("against %v the skill is %v", naive, x)
		}
	}
}

// The score is the area ∫ (F(x) − 1{x ≥ y})² dx of the step that the values make, piece by piece.
func TestScoreIsTheArea(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		values := make([]float64, 1+r.IntN(12))
		for i := range values {
			values[i] = math.Round(20*r.NormFloat64()) / 4 // ties too
		}
		slices.Sort(values)
		y := math.Round(20*r.NormFloat64()) / 4
		cuts := slices.Sorted(slices.Values(append(slices.Clone(values), y)))
		area, below := 0.0, 0.0 // all; and of it what lies below y
		for i := range cuts[1:] {
			share := 0.0
			for _, x := range values {
				if x <= cuts[i] {
					share += 1 / float64(len(values))
				}
			}
			if cuts[i] >= y {
				share--
			} else {
				below += share * share * (cuts[i+1] - cuts[i])
			}
			area += share * share * (cuts[i+1] - cuts[i])
		}
		near(t, "the area", score(values, y, scenarios.Exactly), area, 1e-12)
		near(t, "below a floor", score(values, y, scenarios.AtLeast), below, 1e-12)
		near(t, "above a ceiling", score(values, y, scenarios.AtMost), area-below, 1e-12)
	}
}

// Closed forms (Gneiting and Raftery 2007; Baran and Lerch 2015): of the standard normal y·(2Φ(y) − 1) + 2φ(y) − 1/√π, and of
// the lognormal y·(2Φ(z) − 1) − 2m·(Φ(z − σ) + Φ(σ/√2) − 1) with mean m and z = (ln y − μ)/σ.
func TestScoreOfClosedForms(t *testing.T) {
	phi := func(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }
	const n = 4000
	values := make([]float64, n)
	for i := range values {
		values[i] = random.NormInv((float64(i) + 0.5) / n)
	}
	for _, y := range []float64{-2, 0, 0.7, 3} {
		want := y*(2*phi(y)-1) + 2*math.Exp(-y*y/2)/math.Sqrt(2*math.Pi) - 1/math.Sqrt(math.Pi)
		near(t, "normal", crps(values, y), want, 1e-3)
	}
	sigma, mean := math.Sqrt(math.Log(1.25)), 300.0
	mu := math.Log(mean) - sigma*sigma/2
	for _, y := range []float64{50, 270, 300, 900} {
		z := (math.Log(y) - mu) / sigma
		want := y*(2*phi(z)-1) - 2*mean*(phi(z-sigma)+phi(sigma/math.Sqrt2)-1)
		near(t, "the naive forecast of money", crps(naive(mean, false), y), want, 1e-3*mean)
	}
	near(t, "of nothing", crps(naive(0, false), 120), 120, 0)
	ratios := naive(0.95, true)
	if slices.Max(ratios) != 1 || !slices.IsSorted(ratios) {
		t.Errorf("ratios up to %v", slices.Max(ratios))
	}
	near(t, "ten points", ratios[158]-0.95, -0.1, 1e-3) // Φ(−1) = 0.1587
}

// The intervals that R prints: binom.test(682, 925) in its manual, and binom.test(3, 10). None of n: the upper end p has
// (1 − p)ⁿ = 0.025; all: the lower end has pⁿ = 0.025.
func TestBinomialIntervals(t *testing.T) {
	for _, c := range []struct {
		k, n      int
		low, high float64
	}{
		{682, 925, 0.7076683, 0.7654066}, {3, 10, 0.06673951, 0.65245285},
		{0, 7, 0, 1 - math.Pow(0.025, 1.0/7)}, {7, 7, math.Pow(0.025, 1.0/7), 1}, {0, 1, 0, 0.975}, {1, 1, 0.025, 1},
	} {
		low, high := binomial(c.k, c.n)
		near(t, "low", low, c.low, 1e-7)
		near(t, "high", high, c.high, 1e-7)
	}
}

// Three ratios: 0.5, 0.6 and 0.8 simulated where 0.5, 0.5 and 1 were published are 0, +20 and −20 % off; of the four figures
// that can be compared two are inside. The floor is not among all, and of the rare one nothing is counted. Skill: scores of
// 0.1/0.5 and 0.3/0.5 against 0.2/0.5 and 0.2/0.5 of the naive forecast are 0.8 against 0.8.
func TestCoverageByHand(t *testing.T) {
	nan := math.NaN()
	figure := func(kind Kind, published, mean, own, naive float64, inside, rare bool) *Figure {
		return &Figure{Kind: kind, Target: scenarios.Target{Value: published}, Mean: mean, CRPS: own, NaiveCRPS: naive, Skill: skill(own, naive), Inside: inside, Rare: rare}
	}
	got := CoverageOf([]*Figure{
		figure(Ratio, 0.5, 0.5, 0.1, 0.2, true, false), figure(Ratio, 0.5, 0.6, 0.3, 0.2, false, false), figure(Ratio, 1, 0.8, 0.3, nan, false, false),
		figure(Floor, 1, 0.9, 0.1, nan, true, false), figure(Tail, 1, 0.1, 0.1, 0.1, false, true),
	})
	if len(got) != 3 || got[0].Kind != Ratio || got[1].Kind != Floor || got[2].Kind != "" {
		t.Fatalf("%+v", got)
	}
	if c := got[0]; c.Figures != 3 || c.Inside != 1 || got[1].Inside != 1 || got[2].Figures != 3 || !math.IsNaN(got[1].Skill) {
		t.Errorf("%+v", got)
	}
	near(t, "median error", got[0].Error, 0, 1e-12)
	near(t, "median of the sizes", got[0].Off, 0.2, 1e-12)
	near(t, "skill", got[0].Skill, 0, 1e-12)
	near(t, "median of two", median([]float64{4, 1}), 2.5, 0)
}

// Figures that are kept back, here one of two inside, are counted apart from the others, one of one; floors and what is too rare are
// neither. Where all are kept back there are no others, and where none is there is nothing apart.
func TestCoverageOfWhatIsKeptBack(t *testing.T) {
	figure := func(kind Kind, kept, inside, rare bool) *Figure {
		return &Figure{Kind: kind, Target: scenarios.Target{Value: 1, KeptBack: kept}, Mean: 1, Inside: inside, Rare: rare}
	}
	a, b, c := figure(Ratio, true, true, false), figure(Count, true, false, false), figure(Count, false, true, false)
	for _, x := range []struct {
		figures []*Figure
		want    map[Kept][2]int // figures, inside
	}{
		{[]*Figure{a, b, c, figure(Floor, true, true, false), figure(Money, true, true, true)}, map[Kept][2]int{Whatever: {3, 2}, Back: {2, 1}, NotBack: {1, 1}}},
		{[]*Figure{a, b}, map[Kept][2]int{Whatever: {2, 1}, Back: {2, 1}}},
		{[]*Figure{c}, map[Kept][2]int{Whatever: {1, 1}}},
	} {
		got := map[Kept][2]int{}
		for _, c := range CoverageOf(x.figures) {
			if c.Kind == "" {
				got[c.Kept] = [2]int{c.Figures, c.Inside}
			}
		}
		if !maps.Equal(got, x.want) {
			t.Errorf("%v, want %v", got, x.want)
		}
	}
}

// What a figure is hangs on the target alone and on whether average bills reach the benefit.
func TestKinds(t *testing.T) {
	for _, c := range []struct {
		t     scenarios.Target
		naive float64
		want  Kind
	}{
		{scenarios.Target{Unit: "ratio"}, 0.5, Ratio}, {scenarios.Target{Unit: "ratio", Floor: true}, 0.5, Floor}, {scenarios.Target{Unit: "ratio", Bound: scenarios.AtLeast}, 0.5, Floor},
		{scenarios.Target{Unit: "persons"}, 0, Count}, {scenarios.Target{Unit: "CNY"}, 1, Money}, {scenarios.Target{Unit: "CNY"}, 0, Tail}, {scenarios.Target{Unit: "CNY"}, math.NaN(), Money},
		{scenarios.Target{Unit: "CNY per patient"}, math.NaN(), Money},
	} {
		if got := kindOf(&c.t, c.naive); got != c.want {
			t.Errorf("%+v: %s, want %s", c.t, got, c.want)
		}
	}
}

// A floor of 0.8 is missed by what is below it alone.
func TestErrorsOfBounds(t *testing.T) {
	of := func(bound scenarios.Bound, mean float64) float64 {
		return (&Figure{Target: scenarios.Target{Value: 0.8, Bound: bound}, Mean: mean}).Error()
	}
	near(t, "above a floor", of(scenarios.AtLeast, 0.9), 0, 0)
	near(t, "below a floor", of(scenarios.AtLeast, 0.6), -0.25, 1e-12)
	near(t, "above a ceiling", of(scenarios.AtMost, 1), 0.25, 1e-12)
	near(t, "itself", of(scenarios.Exactly, 1), 0.25, 1e-12)
}

// What the naive forecast takes for everybody is what the national documents say: the cost of an admission of each year's bulletin, before
// them the first and after them the last; and 56.1 of 65.6 is eligible.
func TestTheNaiveForecastIsOfTheDocuments(t *testing.T) {
	a := average()
	for year, want := range map[int]float64{2010: 5358.2, 2015: 5358.2, 2016: 5569.9, 2017: 5799.1, 2018: 6002.2, 2019: 6232.4, 2020: 6760.5, 2030: 6760.5} {
		if got := a.Cost(model.Inpatient, year); got != want {
			t.Errorf("an admission of %d costs %v, want %v", year, got, want)
		}
		if got := a.Cost(model.OutpatientChronic, year); got != 470 {
			t.Errorf("a chronic bill of %d costs %v", year, got)
		}
	}
	if a.Admissions(true) != 0.208 || a.Admissions(false) != 0.131 || a.Chronic != 0.183 || math.Round(56.1/65.6*1000)/1000 != a.Eligible {
		t.Errorf("%v, %v, %v, %v", a.Admissions(true), a.Admissions(false), a.Chronic, a.Eligible)
	}
}
