package illness

import (
	"math"

	"doudi/model/population"
	"doudi/model/random"
)

// Specially treated diseases are rare, and there are thirty of them: a draw for each person and disease would cost more
// than all the rest. Instead each disease throws candidates over numbered places, slots of households in runs of
// runLength, as often as its highest rate asks; a candidate falls ill with its own rate against the highest. The places
// are there whether or not somebody lives in them, and each disease's candidates have a key of their own, so neither a
// further household nor a further disease changes anybody else's draws.

// forDiseases is the key of all that is drawn by disease: the number of no person.
const forDiseases = 1<<64 - 2

// runLength is the number of households in a run of places; blocks begin and end with a run.
const runLength = 512

// tier is a run's places for some members of each household. Most households have few members, so those places that are
// mostly empty have candidates of their own, and none are thrown where no household is so large.
type tier struct{ first, members uint64 }

var tiers = [...]tier{{0, 4}, {4, 4}, {8, slots - 8}}

// specials collects the admissions for special diseases.
func (s *Sampler) specials(b *population.Block, r *Rates, year random.Key) {
	from, to := b.FirstID, b.FirstID+uint64(b.Households())
	factor := 1.0
	if b.Stratum == population.Register {
		factor = r.poor
	}
	largest := int32(0)
	for h := range b.Households() {
		largest = max(largest, b.First[h+1]-b.First[h])
	}
	for d := range r.special {
		x := &r.special[d]
		if x.highest*factor <= 0 {
			continue
		}
		of := year.With(forDiseases).With(x.word)
		for _, t := range tiers {
			if uint64(largest) <= t.first {
				break
			}
			for run := from / runLength; run*runLength < to; run++ {
				s.run(b, x, factor, uint16(d+1), of.With(t.first).With(run), run*runLength, t)
			}
		}
	}
}

// run throws one disease's candidates over one tier of a run. The gaps between candidates are exponential: the
// candidates of a place are Poisson with the highest rate, by the stratum's factor, and what falls twice on a place counts
// twice.
func (s *Sampler) run(b *population.Block, x *special, factor float64, disease uint16, key random.Key, start uint64, t tier) {
	at, n := 0.0, uint64(0)
	for {
		n++
		candidate := key.With(n)
		at -= math.Log(candidate.Uniform()) / (x.highest * factor)
		if at >= float64(runLength*t.members) {
			return
		}
		place := uint64(at)
		h := int64(start+place/t.members) - int64(b.FirstID)
		if h < 0 || h >= int64(b.Households()) {
			continue
		}
		i := b.First[h] + int32(t.first+place%t.members)
		if i >= b.First[h+1] {
			continue
		}
		if candidate.With(1).Uniform()*x.highest >= x.rate[b.Sex[i]&1][b.Age[i]&127] {
			continue
		}
		s.admitted(x, disease, candidate, i)
	}
}

// admitted adds the admissions of one case: the whole part of the mean for certain, one more with the rest.
func (s *Sampler) admitted(x *special, disease uint16, key random.Key, person int32) {
	count := uint64(x.admissions)
	if key.With(2).Uniform() < x.admissions-float64(count) {
		count++
	}
	for k := range count {
		s.hits = append(s.hits, hit{key: key.With(3 + k), person: person, disease: disease})
	}
}
