package illness

import (
	"math"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/random"
)

// The mean of admissions is as stated, whatever it is; so are those of whoever has any, 1 + a + … + a¹¹, as long as there are
// spells of one admission enough for it; and the share of people with any is the one over the other.
func TestSpellsKeepTheMeans(t *testing.T) {
	for _, again := range []float64{0, 0.12, 0.22, 0.5, 0.9} {
		m := (1 - math.Pow(again, 12)) / (1 - again)
		for _, admissions := range []float64{0, 1e-6, 0.03, 0.23, 0.7, 1.2, 5, 15} {
			x := spellsOf(admissions, again, 1)
			if math.Abs(x.admissions()-admissions) > 1e-9*admissions {
				t.Errorf("again %v: %v admissions, want %v", again, x.admissions(), admissions)
			}
			kept := math.Abs(-math.Expm1(-x.rate)-admissions/m) <= 1e-9*admissions
			each := math.Abs(x.rate-admissions) <= 1e-12*admissions && x.again == 0
			if !kept && !each {
				t.Errorf("again %v: %v admissions fall on %v, and %v a spell", again, admissions, -math.Expm1(-x.rate), x.mean)
			}
			// With further admissions of 0.22 a person of 70 has 0.23 in the mean: 0.18 are ill, 0.1986 times, with 1.166 each.
			if again == 0.22 && admissions == 0.23 && (each || math.Abs(x.rate+math.Log1p(-0.23*0.78)) > 1e-8 || math.Abs(x.mean-0.23/x.rate) > 1e-9) {
				t.Errorf("%+v", x)
			}
			if near := chanceOf(geometric(again)); math.Abs(near-again) > 1e-9 {
				t.Errorf("the chance of the mean of %v is %v", again, near)
			}
		}
	}
	if x := spellsOf(1e9, 0.2, 1); x.rate != maxSpells || x.admissions() != maxSpells {
		t.Errorf("without end: %+v", x)
	}
}

// Men of 70 have 0.272 · 1.134 · 0.8195 admissions; a share of that times 0.78 (but for 0.22¹²) has any. With λ = −log(1 − share) spells in a
// person and K admissions in a spell the variance is λ·E K². Without further admissions they are Poisson: e^−λ have none, and as many times
// λ²/2 have two, where a person may fall ill more than once.
func TestPeopleFallIllMoreThanOnce(t *testing.T) {
	c := rural(t)
	b := people(100_000, 0, 70, model.Male, 0)
	stated := ofCommon
	for again, values := range map[float64]model.Values{0.22: alike(nil), 0: alike(model.Values{"catalogue.admissions.again": 0})} {
		counts := make([]float64, b.Persons())
		for _, x := range sampled(b, c.Resolve(values, 2018, steady, conditions, ages(b)), 51, 99) {
			if x.Disease == 0 {
				counts[x.Person]++
			}
		}
		ill := stated * (1 - again)
		rate, variance := -math.Log1p(-ill), 0.0
		if again == 0 {
			rate, ill, variance = stated, -math.Expm1(-stated), stated
		} else {
			// A geometric count of mean k has E K² = 2k² − k.
			k := stated / rate
			variance = rate * (2*k*k - k)
		}
		var any, two, all, squares, ofIll mean
		for _, n := range counts {
			any.add(indicator(n > 0))
			two.add(indicator(n == 2))
			all.add(n)
			squares.add((n - stated) * (n - stated))
			if n > 0 {
				ofIll.add(n)
			}
		}
		any.is(t, "any", ill)
		all.is(t, "all", stated)
		squares.is(t, "variance", variance)
		ofIll.is(t, "of whoever has any", stated/ill)
		if again == 0 {
			two.is(t, "two", math.Exp(-rate)*rate*rate/2)
		}
	}
}

// The points before a rate are Poisson, from the first one on: a mean and a variance of the rate, below one and above.
func TestPointsArePoisson(t *testing.T) {
	for _, rate := range []float64{0.3, 3} {
		var n, squares mean
		for i := range uint64(100_000) {
			key, count := random.Root(i), 0.0
			for at, is := first(key.Bits(), rate); is; count++ {
				at, is = at.next(key.With(uint64(count)), rate)
			}
			n.add(count)
			squares.add((count - rate) * (count - rate))
		}
		n.is(t, "points", rate)
		squares.is(t, "variance", rate)
	}
}

// Factors that would have people ill without end are cut at 20 cases of a disease and 20 spells a year, on the register ten times as many cases.
func TestNobodyIsIllWithoutEnd(t *testing.T) {
	c := rural(t)
	c.Special = []Disease{{ID: "endless", Shape: slices.Repeat([]float64{1000}, len(c.Bands)), Per100000: 20_000, Admissions: 1, Cost: 1}}
	b := people(100, 0, 70, model.Male, 0)
	b.Register = true
	values := alike(model.Values{"catalogue.admissions.level": 10, "catalogue.admissions.poor": 10, "catalogue.special.rate_level": 10, "catalogue.admissions.growth": 0.5})
	counts := [2][]float64{make([]float64, b.Persons()), make([]float64, b.Persons())}
	for _, x := range sampled(b, c.Resolve(values, 2068, steady, conditions, ages(b)), 3, 99) {
		counts[x.Disease][x.Person]++
	}
	for kind, want := range [2]float64{20, 200} {
		var m mean
		for _, n := range counts[kind] {
			m.add(n)
		}
		m.is(t, [2]string{"spells", "cases"}[kind], want)
	}
}

// Whether the first point is before a rate is said without a logarithm where that is plain, and as the logarithm says it: at rates from
// hardly any to many, and at rates that are the point to the last digit or one beside it.
func TestTheFirstPointByItsLogarithm(t *testing.T) {
	before := 0
	for i := range uint64(200_000) {
		u := random.Root(i).Bits() >> (i % 52)
		far := -math.Log1p(-random.Key(u).Uniform())
		rate := []float64{far, math.Nextafter(far, 0), math.Nextafter(far, 9), far * (1 + 1e-12), far / (1 - far), far * (1 + far/2), 0.1, 20}[i%8]
		got, is := first(u, rate)
		if got.u != random.Key(u).Uniform() || is != (far < rate) {
			t.Fatalf("%v of %v at a rate of %v: %v", far, got.u, rate, is)
		}
		if is {
			before++
		}
	}
	if before < 50_000 || before > 150_000 {
		t.Errorf("%d of 200,000 are before their rate", before)
	}
}
