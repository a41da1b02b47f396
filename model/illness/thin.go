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

// runLength is the number of households in a run of places; blocks begin and end with a run.
const runLength = 512

// tier is a run's places for some members of each household. Most households have few members, so those places that are
// mostly empty have candidates of their own, and none are thrown where no household is so large.
type tier struct{ first, members uint64 }

var tiers = [...]tier{{0, 4}, {4, 4}, {8, population.Slots - 8}}

// specials collects the admissions for special diseases.
func (s *Sampler) specials(v population.View, r *Rates, year random.Key) {
	from, to := v.FirstID, v.FirstID+uint64(v.Households())
	factor := 1.0
	if v.Register {
		factor = r.poor
	}
	places := uint64(v.Places())
	for d := range r.special {
		x := &r.special[d]
		if x.highest*factor <= 0 {
			continue
		}
		of := year.For(random.ForDiseases).With(x.word)
		for _, t := range tiers {
			if places <= t.first {
				break
			}
			for run := from / runLength; run*runLength < to; run++ {
				s.run(v, x, factor, uint16(d+1), of.With(t.first).With(run), run*runLength, t)
			}
		}
	}
}

// run throws one disease's candidates over one tier of a run. The gaps between candidates are exponential: the
// candidates of a place are Poisson with the highest rate, by the stratum's factor, and what falls twice on a place counts
// twice.
func (s *Sampler) run(v population.View, x *special, factor float64, disease uint16, key random.Key, start uint64, t tier) {
	at, n := 0.0, uint64(0)
	for {
		n++
		candidate := key.With(n)
		at -= math.Log(candidate.Uniform()) / (x.highest * factor)
		if at >= float64(runLength*t.members) {
			return
		}
		place := uint64(at)
		h := int64(start+place/t.members) - int64(v.FirstID)
		if h < 0 || h >= int64(v.Households()) {
			continue
		}
		i, ok := v.Member(int(h), uint8(t.first+place%t.members))
		if !ok {
			continue
		}
		if candidate.For(random.ForThinning).Uniform()*x.highest >= x.rate[v.Sex[i]&1][v.Age[i]&127] {
			continue
		}
		s.admitted(x, hit{key: candidate, household: int32(h), person: i, disease: disease})
	}
}

// admitted adds the admissions of one case: the whole part of the mean for certain, one more with the rest.
func (s *Sampler) admitted(x *special, of hit) {
	count, candidate := uint64(x.admissions), of.key
	if candidate.For(random.ForCase).Uniform() < x.admissions-float64(count) {
		count++
	}
	for k := range count {
		of.key = candidate.With(uint64(random.ForCaseBills) + k)
		s.hits = append(s.hits, of)
	}
}
