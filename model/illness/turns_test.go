package illness

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"doudi/model"
	"doudi/model/population"
	"doudi/model/random"
)

// A part of the map is painted exactly if it holds a number that, turned, is at most so much. A part is 2¹⁹ numbers.
func TestPaint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		angle, most := rapid.Uint32().Draw(t, "angle"), rapid.Uint32().Draw(t, "most")
		var c circle
		c.paint(angle, most)
		for part := range uint32(1 << 13) {
			from := part << 19
			// The first number of the part that is turned to 0, or else its own first.
			touches := from+angle <= most || -angle-from < 1<<19
			if got := c.at(from + 1<<19 - 1); got != uint64(indicator(touches)) || got != c.at(from) {
				t.Fatalf("part %d: %d, touched %v", part, got, touches)
			}
		}
	})
}

// Whoever has a case without the map has it with it: a plain loop over all persons and diseases. Rates from none to one beyond
// which everybody has a case; households from the 300th of a run on, so that two runs are cut.
func TestTheMapMissesNobody(t *testing.T) {
	c := rural(t)
	c.Special = append(slices.Clone(c.Special), Disease{ID: "everybody's", Shape: slices.Repeat([]float64{1}, len(c.Bands)), Per100000: 18_000, Admissions: 1, Cost: 1},
		Disease{ID: "nobody's", Shape: make([]float64, len(c.Bands)), Per100000: 18_000, Admissions: 1, Cost: 1})
	overInAYear(c)
	b := people(1_500, 300, 0, model.Male, 0)
	b.Register = true
	for i := range b.Age {
		b.Age[i], b.Sex[i] = uint8(i*7%100), model.Sex(i/3%2)
	}
	for _, level := range []float64{0, 0.1, 1, 10} {
		r := c.Resolve(model.Values{"catalogue.special.rate_level": level, "catalogue.admissions.poor": 10}, 2018, steady, conditions, ages(b))
		type person struct {
			at      int32
			disease uint16
		}
		got := map[person]bool{}
		for _, x := range sampled(b, r, 5, 99) {
			if x.Disease > 0 {
				got[person{x.Person, x.Disease}] = true
			}
		}
		lives, year, want := random.Root(5).With(1<<64-1), random.Root(5).With(2018), 0
		for i := range b.Age {
			household := b.FirstID + uint64(i/4)
			key := population.PersonKey(year, household, b.Slot[i])
			for d, disease := range c.Special {
				number := uint32(population.PersonKey(lives, household, b.Slot[i])>>32) + uint32(year.For(random.ForDiseases).With(random.Word(disease.ID)).With(household/512)>>32)
				full := uint64(number)<<32 | uint64(key.For(random.ForDisease).With(random.Word(disease.ID)).For(random.ForMoreOfDisease))>>32
				rate := disease.Per100000 / 1e5 * disease.Shape[c.band(int(b.Age[i]))] * level * 10
				if disease.Sex != "" && disease.Sex != model.SexNames()[b.Sex[i]] {
					rate = 0
				}
				if float64(full)/0x1p64 < -math.Expm1(-rate) {
					want++
					if !got[person{int32(i), uint16(d + 1)}] {
						t.Fatalf("level %v: person %d has no case of %s", level, i, disease.ID)
					}
				}
			}
		}
		if len(got) != want || want < map[float64]int{0: 0, 0.1: 900, 1: 4_500, 10: 6_000}[level] {
			t.Errorf("level %v: %d cases, by the plain loop %d", level, len(got), want)
		}
	}
}

// Two diseases of a person, one of two persons, two of two persons, and a special disease beside a common cause know nothing of
// each other, where people are alike: the share with both is the product. The unit is a run, since within it persons share the angles.
func TestCausesAreIndependent(t *testing.T) {
	c := rural(t)
	flat := slices.Repeat([]float64{1}, len(c.Bands))
	c.Special = []Disease{{ID: "a", Shape: flat, Per100000: 10_000, Admissions: 1, Cost: 1}, {ID: "b", Shape: flat, Per100000: 20_000, Admissions: 1, Cost: 1}}
	const runs = 300
	b := people(512*runs, 0, 70, model.Male, 0)
	has := make([][3]bool, b.Persons()) // a common cause, a, b
	for _, x := range sampled(b, c.Resolve(alike(nil), 2018, steady, conditions, ages(b)), 6, 99) {
		has[x.Person][x.Disease] = true
	}
	p := [3]float64{ofCommon * (1 - 0.22) / (1 - math.Pow(0.22, MaxAdmissions)), -math.Expm1(-0.1), -math.Expm1(-0.2)}
	for _, x := range []struct {
		what          string
		first, second int // causes
		apart         int // persons
	}{{"two diseases of a person", 1, 2, 0}, {"one of two neighbours", 1, 1, 1}, {"two of two neighbours", 1, 2, 1}, {"a common cause and a disease", 0, 2, 0},
		{"a common cause and a neighbour's disease", 0, 1, 1}, {"common causes of two neighbours", 0, 0, 1}, {"one of two households", 2, 2, 4}} {
		var m mean
		for run := range runs {
			n := 0
			for i := run * 2048; i < run*2048+2040; i++ {
				if has[i][x.first] && has[i+x.apart][x.second] {
					n++
				}
			}
			m.add(float64(n) / 2040)
		}
		m.is(t, x.what, p[x.first]*p[x.second])
	}
}
