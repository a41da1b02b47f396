package illness

import (
	"doudi/model"
	"doudi/model/random"
)

// Specially treated diseases are rare, and there are thirty of them: a hash for each person and disease would cost more than
// all the rest, and so would one for each year in which a course may have begun. Instead a person has one number for all of them,
// from the person's key of the replicate, and each disease turns it, as on a circle, by an angle of its own that is keyed by year, disease and run of households. The numbers that this gives are as good as
// hashes: those of one disease are uniform and independent from person to person, those of one person from disease to
// disease and year to year. Only where two diseases meet two persons of one run do three numbers give the fourth. A disease's chances may be
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
const partBits = 13

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
	first := from >> width
	last := min((from+uint64(most))>>width, first+parts-1)
	for p := first; p <= last; p = (p | 63) + 1 { // a word at a time: the common diseases' arcs are of some tens of parts
		end := min(last, p|63)
		c[p%parts>>6] |= ^uint64(0) << (p & 63) & (^uint64(0) >> (63 - end&63))
	}
}

// turns are the angles of a run of households, and its maps.
type turns struct {
	angle [][]uint32 // by years back and place in start.diseases
	lines []uint32   // by line of chronic care
	bands []circle
}

// of takes up a run. lives is the key of what is of all years, years are the keys of the years from this one back.
func (t *turns) of(r *Rates, register int, lives random.Key, years []random.Key, run uint64) {
	for len(t.angle) < len(r.starts) {
		t.angle = append(t.angle, nil)
	}
	t.bands = zeroed(t.bands, len(r.starts[0].falls[register][model.Male]))
	t.lines = t.lines[:0]
	for i := range r.lines {
		x := &r.lines[i]
		angle := uint32(lives.For(random.ForDiseases).With(x.word).With(run).Bits() >> 32)
		t.lines = append(t.lines, angle)
		for band := range t.bands {
			if most := x.below[band]; most > 0 {
				t.bands[band].paint(angle, uint32(most>>32))
			}
		}
	}
	for back := range r.starts {
		start, diseases := &r.starts[back], years[back].For(random.ForDiseases)
		t.angle[back] = t.angle[back][:0]
		for _, d := range start.diseases {
			_, angle := diseases.With(r.words[d]).With(run).Halves()
			t.angle[back] = append(t.angle[back], angle)
		}
		for band := range t.bands {
			for i, most := range start.most[register][band] {
				if most > 0 {
					t.bands[band].paint(t.angle[back][i], uint32(most>>32))
				}
			}
		}
	}
}
