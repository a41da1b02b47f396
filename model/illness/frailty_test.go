package illness

import (
	"maps"
	"math"
	"testing"

	"doudi/model"
	"doudi/model/population"
	"doudi/model/random"
)

// alike are the values of a draw in which nobody is frailer than another.
func alike(values model.Values) model.Values {
	out := model.Values{"catalogue.frailty.variance": 0}
	maps.Copy(out, values)
	return out
}

// none is the share of people without a spell at a rate: the mean of e^(−rate·f) over a lognormal f with mean 1, by Simpson's rule.
func none(rate, variance float64) float64 {
	const steps, end = 4000, 9.0
	sum := 0.0
	for k := range steps + 1 {
		z := end * (2*float64(k)/steps - 1)
		weight := [2]float64{2, 4}[k%2]
		if k == 0 || k == steps {
			weight = 1
		}
		sum += weight * math.Exp(-z*z/2-rate*math.Exp(math.Sqrt(variance)*z-variance/2))
	}
	return sum * 2 * end / steps / 3 / math.Sqrt(2*math.Pi)
}

// rateFor is the rate at which a share of people have a spell, by halving.
func rateFor(share, variance float64) float64 {
	low, high := 0.0, 50.0
	for range 60 {
		if middle := (low + high) / 2; 1-none(middle, variance) < share {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// The mean of admissions and the share of those who have any stay what is stated, whatever the frailty; the rate is the one of which the
// mean over the frailty gives that share. With a variance of ln 2 and 0.23 admissions, 0.1794 have any at a rate of 0.2175.
func TestFrailtyKeepsWhatIsStated(t *testing.T) {
	for _, variance := range []float64{0, 0.1, math.Ln2, 2} {
		for _, admissions := range []float64{1e-6, 0.05, 0.23} {
			x, share := spellsOf(admissions, 0.22, math.Exp(variance)), admissions*0.78/(1-math.Pow(0.22, 12))
			if math.Abs(x.admissions()-admissions) > 1e-9*admissions {
				t.Errorf("variance %v: %v admissions of %v", variance, x.admissions(), admissions)
			}
			rate := rateFor(share, variance)
			if rate >= admissions { // so many fall ill more than once that each spell is one admission
				rate = admissions
			}
			if math.Abs(x.rate/rate-1) > 1e-6 {
				t.Errorf("variance %v, %v admissions: the rate is %v, want %v", variance, admissions, x.rate, rate)
			}
		}
	}
}

// counts are the admissions for common causes of each person in a year.
func counts(c *Catalogue, b *population.Block, r *Rates, year uint64) []float64 {
	out := make([]float64, b.Persons())
	for _, x := range sampled(b, r, year, 99) {
		if x.Kind == model.Inpatient && x.Disease == 0 {
			out[x.Person]++
		}
	}
	return out
}

// Men of 70 of whom 0.3 carry a first condition and 0.1 a second, in households of which a quarter are of a frailer category: whatever
// the frailty, the mean is 0.272 · 0.85. With it, of people with nothing else who have a spell in one year as many have one in the next as
// 1 − 2·none(λ) + none(2λ) says, over 1 − none(λ), and members of a household share a fifth of it.
func TestWhoIsIllOnceIsIllAgain(t *testing.T) {
	c := rural(t)
	c.Special = nil
	for _, variance := range []float64{0, math.Ln2} {
		values := model.Values{"catalogue.frailty.variance": variance, "catalogue.frailty.conditions.hypertension": 2, "catalogue.frailty.conditions.stroke": 3, "catalogue.frailty.categories.dibao": 1.5}
		b := people(100_000, 0, 70, model.Male, 0)
		for h := range b.Category {
			b.Category[h] = uint8(indicator(h%4 == 0))
		}
		for i := range b.Chronic {
			b.Chronic[i] = uint8(indicator(i/4%10 < 3)) + 8*uint8(indicator(i/400%10 < 1))
		}
		who := ages(b)
		who.Carried[70] = []float64{0.3, 0, 0, 0.1}
		quarter := population.Class{Persons: who.Others, OfWell: []float64{1, 0}, OfIll: []float64{0.75, 0.25}}
		who.Categories, who.Classes = []string{"resident", "dibao"}, [][]population.Class{{{OfWell: []float64{1, 0}, OfIll: []float64{1, 0}}}, {quarter}}
		var all, carriers, frailer mean
		for i, n := range counts(c, b, c.Resolve(values, 2018, steady, conditions, who), 7) {
			all.add(n)
			switch {
			case b.Chronic[i] == 9 && i/4%4 != 0:
				carriers.add(n)
			case b.Chronic[i] == 0 && i/4%4 == 0:
				frailer.add(n)
			}
		}
		const stated, over = ofCommon, (1 + 0.3*(2-1)) * (1 + 0.1*(3-1)) * 1.125
		all.is(t, "all", stated)
		carriers.is(t, "with both conditions", stated*6/over)
		frailer.is(t, "of the category", stated*1.5/over)
	}
	b := people(100_000, 0, 70, model.Male, 0)
	r := c.Resolve(model.Values{"catalogue.frailty.variance": math.Ln2}, 2018, steady, conditions, ages(b))
	rate := r.spells[0][r.band[70]].rate
	first, next := counts(c, b, r, 1), counts(c, b, r, 2)
	var any, again, together mean
	perSpell := ofCommon / rate
	for i, n := range first {
		any.add(indicator(n > 0))
		if n > 0 {
			again.add(indicator(next[i] > 0))
		}
		if i%4 == 0 {
			together.add(n * first[i+1])
		}
	}
	ill := 1 - none(rate, math.Ln2)
	any.is(t, "any", ill)
	again.is(t, "again", (1-2*none(rate, math.Ln2)+none(2*rate, math.Ln2))/ill)
	together.is(t, "two of a household", math.Pow(rate*perSpell, 2)*math.Exp(0.2*math.Ln2))
}

// A catalogue that states no frailty has none: everybody's factor is one, and a draw's values of it move nothing.
func TestWithoutFrailtyAllAreAlike(t *testing.T) {
	c, says := readText(t)
	if says != "" {
		t.Fatal(says)
	}
	b := people(50, 0, 20, model.Female, 3)
	b.Derive(random.Root(99))
	var s Sampler
	s.Sample(population.View{Block: b}, c.Resolve(model.Values{"catalogue.frailty.variance": 1}, 2016, steady, []string{"tb", "gout"}, ages(b)), random.Root(1))
	for i, f := range s.frailties.factor {
		if f != 1 {
			t.Fatalf("person %d has the factor %v", i, f)
		}
	}
}

// At a variance of ln 2 the square is 2 in the mean. Of men of 70 0.3 carry a condition that doubles it, where the square of what it makes is
// 0.7 + 0.3 · 4 = 1.9 in the mean and its mean 1.3, and of women of 60, three times as many and of the same band, nobody. Of the other band
// there is nobody.
func TestSquaresByHand(t *testing.T) {
	r := &Rates{}
	for age := 50; age < 128; age++ {
		r.band[age] = 1
	}
	of := Frailty{Variance: model.Quantity{Value: math.Ln2}, Conditions: map[string]model.Quantity{"tb": {Value: 2}}}
	who := &population.People{}
	who.Others[model.Male][70], who.Others[model.Female][60] = 100, 300
	for age := range who.Carried {
		who.Carried[age], who.Since[age] = []float64{0}, []float64{0}
	}
	who.Carried[70][0] = 0.3
	x := of.of(func(q model.Quantity) float64 { return q.Value }, []string{"tb"}, who)
	got := x.squares(r, &who.Others)
	if want := 2 * (1.9/(1.3*1.3) + 3) / 4; math.Abs(got[0]-2) > 1e-12 || math.Abs(got[1]-want) > 1e-12 {
		t.Errorf("%v and %v, want 2 and %v", got[0], got[1], want)
	}
}
