package illness

import (
	"doudi/model"
	"doudi/model/random"
)

// Specially treated diseases are rare, and there are thirty of them: a hash for each person and disease would cost more than
// all the rest. Instead a person has one number for all of them, half of the person's key, and each disease turns it, as on a
// circle, by an angle of its own that is keyed by year, disease and run of households. The numbers that this gives are as good as
// hashes: those of one disease are uniform and independent from person to person, those of one person from disease to
// disease. Only where two diseases meet two persons of one run do three numbers give the fourth. A disease's chances may be
// anything, and neither a further disease nor another's chances nor a further household turns anybody's number.
//
// Whoever's turned number is below the chance of a case stands, with the number that is not turned, on an arc of the circle.
// The arcs of all diseases are painted into a map of the circle, for a run and a band of ages: whoever stands on a part that is
// not painted has no case, which is one bit to look up.

// runLength is the number of households that have a disease's angle in common; blocks begin and end with a run. The longer,
// the less there is to paint; the shorter, the fewer persons share how the arcs of two diseases happen to overlap. In a run of
// 512 with 200 people of 65, who have two diseases with a chance of 0.02 each, the number of those with both, 0.08 in the mean, has
// a standard deviation of 0.54 in place of 0.28; 8 people have either.
const runLength = 512

// partBits is the logarithm of the number of parts that a map has.
const partBits = 11

// circle is a map of the circle: a bit for each part.
type circle [1 << partBits / 64]uint64

// at is 1 where a number stands on a part that is painted, else 0.
func (c *circle) at(number uint32) uint64 {
	part := number >> (32 - partBits)
	return c[part>>6] >> (part & 63) & 1
}

// paint marks the numbers that, turned by an angle, are at most so much.
func (c *circle) paint(angle, most uint32) {
	const width, parts = 32 - partBits, 1 << partBits
	from := uint64(-angle)
	first, last := from>>width, (from+uint64(most))>>width
	for p := first; p <= min(last, first+parts-1); p++ {
		c[p%parts>>6] |= 1 << (p & 63)
	}
}

// turns are the angles of a run of households, and its maps.
type turns struct {
	angle []uint32 // by disease
	bands []circle
}

// of takes up a run of a year. falls are the chances of a case by sex, band and disease.
func (t *turns) of(words []uint64, falls *[2][][]uint64, year random.Key, run uint64) {
	diseases := year.For(random.ForDiseases)
	t.angle = t.angle[:0]
	for _, word := range words {
		_, angle := diseases.With(word).With(run).Halves()
		t.angle = append(t.angle, angle)
	}
	t.bands = zeroed(t.bands, len(falls[model.Male]))
	for band := range t.bands {
		male, female := falls[model.Male][band], falls[model.Female][band]
		for d, angle := range t.angle {
			if most := max(male[d], female[d]); most > 0 {
				t.bands[band].paint(angle, uint32(most>>32))
			}
		}
	}
}
