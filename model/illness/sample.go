package illness

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/population"
	"doudi/model/random"
)

// MaxAdmissions bounds the admissions of a person for common causes in a year.
const MaxAdmissions = 12

// Sampler samples the years of blocks with one goroutine's working memory.
type Sampler struct {
	hits         []hit
	merged       []hit
	bills        []model.Bill
	certificates certificates
}

// Sample gives the bills of a view's year, in order of household and person, of one person common causes first, then
// special diseases, then chronic outpatient bills. They are valid until the next call. year is the key of seed, draw,
// replicate and year, traits that of what persons keep.
func (s *Sampler) Sample(v population.View, r *Rates, year, traits random.Key) []model.Bill {
	s.hits = s.hits[:0]
	s.admissions(v, r, year)
	common := len(s.hits)
	s.specials(v, r, year)
	special := len(s.hits)
	s.chronics(v, r, year, traits)
	s.merge(common, special)
	s.bills = slices.Grow(s.bills[:0], len(s.merged))[:len(s.merged)]
	for i := range s.merged {
		s.bills[i] = r.bill(&s.merged[i])
	}
	return s.bills
}

// admissions collects the common causes: one hash a person, more only for those who fall ill.
func (s *Sampler) admissions(v population.View, r *Rates, year random.Key) {
	thresholds := &r.threshold[onRegister(v)]
	for h := range v.Households() {
		household := v.FirstID + uint64(h)
		for i := v.First[h]; i < v.First[h+1]; i++ {
			key := population.PersonKey(year, household, v.Slot[i])
			if key.Bits() >= thresholds[v.Sex[i]&1][v.Age[i]&127] {
				continue
			}
			for n := range uint64(MaxAdmissions) {
				bill := key.With(uint64(random.ForAdmission) + 16*(n+1))
				s.hits = append(s.hits, hit{key: bill, household: int32(h), person: i})
				if bill.For(random.ForAgain).Bits() >= r.again {
					break
				}
			}
		}
	}
}

// onRegister is 1 for the people of a register of the poor, 0 for others.
func onRegister(v population.View) int {
	if v.Register {
		return 1
	}
	return 0
}

// chronics collects the special outpatient bills of those certified for a condition.
func (s *Sampler) chronics(v population.View, r *Rates, year, traits random.Key) {
	whole := math.Floor(r.chronicBills)
	more := random.Threshold(r.chronicBills - whole)
	for _, x := range s.certificates.of(v, r, traits) {
		key := population.PersonKey(year, v.FirstID+uint64(x.household), v.Slot[x.person]).For(random.ForChronic)
		n := uint64(whole)
		if key.Bits() < more {
			n++
		}
		for k := range n {
			s.hits = append(s.hits, hit{key: key.With(k + 1), household: x.household, person: x.person, kind: model.OutpatientChronic})
		}
	}
}

// certificates are the persons of a view with a certificate for special outpatient care. It is keyed without year or
// replicate (who has it keeps it), so they are looked up once for all replicates of a draw, and for as many years as have
// the same people.
type certificates struct {
	first      uint64 // household of the block
	chronic    *uint8 // the block's conditions
	traits     random.Key
	thresholds []uint64
	held       []held
}

type held struct{ household, person int32 }

// of looks the certificates of a view up, unless they are those of the last call.
func (c *certificates) of(v population.View, r *Rates, traits random.Key) []held {
	if len(v.Chronic) == 0 {
		return nil
	}
	if c.first == v.FirstID && c.chronic == &v.Chronic[0] && c.traits == traits && slices.Equal(c.thresholds, r.certified) {
		return c.held
	}
	c.first, c.chronic, c.traits = v.FirstID, &v.Chronic[0], traits
	c.thresholds = append(c.thresholds[:0], r.certified...)
	c.held = c.held[:0]
	for h := range v.Households() {
		for i := v.First[h]; i < v.First[h+1]; i++ {
			bits := v.Chronic[i]
			if bits == 0 {
				continue
			}
			key := population.PersonKey(traits, v.FirstID+uint64(h), v.Slot[i]).For(random.ForCertificate)
			if certified(key, uint(bits), r.certified) {
				c.held = append(c.held, held{int32(h), i})
			}
		}
	}
	return c.held
}

// certified says whether any of a person's conditions has its certificate.
func certified(key random.Key, bits uint, thresholds []uint64) bool {
	for k, t := range thresholds {
		if bits&(1<<k) != 0 && key.With(uint64(k)).Bits() < t {
			return true
		}
	}
	return false
}
