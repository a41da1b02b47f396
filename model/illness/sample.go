package illness

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/population"
	"doudi/model/random"
)

// What a draw is for. The numbers are part of every key: they may be added to, never changed.
const (
	forAdmission = iota
	forAgain
	forLevel
	forPlace
	forReferral
	forMonth
	forCost
	forScope
	forClaim
	forCertificate
	forChronicCount
	forSpecial
	forOther
)

// slots is how many members a household's keys have room for; a block's households are no larger.
const slots = 16

// MaxAdmissions bounds the admissions of a person for common causes in a year.
const MaxAdmissions = 12

// Sampler samples the years of blocks with one goroutine's working memory.
type Sampler struct {
	hits   []hit
	merged []hit
	u      []float64
	mu     []float64
	sigma  []float64
	share  []float64

	certificates certificates
}

// certificates are the persons of a block with a certificate for special outpatient care. It is keyed without year or
// replicate (who has it keeps it), so they are looked up once for all years and replicates of a draw.
type certificates struct {
	first      uint64 // household of the block
	chronic    *uint8 // the block's conditions
	fixed      random.Key
	thresholds []uint64
	held       []held
}

type held struct {
	household uint64
	person    int32
	member    int32
}

// hit is one bill to be: whose, its key, and why.
type hit struct {
	key     random.Key
	person  int32
	disease uint16
	kind    model.Kind
}

// PersonKey is the key of a member of a household under a key of year, replicate and draw.
func PersonKey(year random.Key, household uint64, member int) random.Key {
	return year.With(household*slots + uint64(member))
}

// Sample fills out with the year of a block. year is the key of seed, draw, replicate and year.
func (s *Sampler) Sample(b *population.Block, r *Rates, year, fixed random.Key, out *Episodes) {
	s.hits = s.hits[:0]
	s.admissions(b, r, year)
	common := len(s.hits)
	s.specials(b, r, year)
	special := len(s.hits)
	s.chronics(b, r, year, fixed)
	s.merge(common, special)
	s.attributes(r, out)
	s.costs(r, out)
}

// admissions collects the common causes: one hash a person, more only for those who fall ill.
func (s *Sampler) admissions(b *population.Block, r *Rates, year random.Key) {
	register := 0
	if b.Stratum == population.Register {
		register = 1
	}
	thresholds := &r.threshold[register]
	for h := range b.Households() {
		first, end := b.First[h], b.First[h+1]
		id := (b.FirstID + uint64(h)) * slots
		for i := first; i < end; i++ {
			key := year.With(id + uint64(i-first))
			if key.Bits() >= thresholds[b.Sex[i]&1][b.Age[i]&127] {
				continue
			}
			for n := range uint64(MaxAdmissions) {
				bill := key.With(forAdmission + 16*(n+1))
				s.hits = append(s.hits, hit{key: bill, person: i})
				if bill.With(forAgain).Bits() >= r.again {
					break
				}
			}
		}
	}
}

// chronics collects the special outpatient bills of those certified for a condition.
func (s *Sampler) chronics(b *population.Block, r *Rates, year, fixed random.Key) {
	whole := math.Floor(r.chronicBills)
	more := random.Threshold(r.chronicBills - whole)
	for _, x := range s.certificates.of(b, r, fixed) {
		key := PersonKey(year, x.household, int(x.member)).With(forChronicCount)
		n := uint64(whole)
		if key.Bits() < more {
			n++
		}
		for k := range n {
			s.hits = append(s.hits, hit{key: key.With(k + 1), person: x.person, kind: model.OutpatientChronic})
		}
	}
}

// of looks the certificates of a block up, unless they are those of the last call.
func (c *certificates) of(b *population.Block, r *Rates, fixed random.Key) []held {
	if len(b.Chronic) == 0 {
		return nil
	}
	if c.first == b.FirstID && c.chronic == &b.Chronic[0] && c.fixed == fixed && slices.Equal(c.thresholds, r.certified) {
		return c.held
	}
	c.first, c.chronic, c.fixed = b.FirstID, &b.Chronic[0], fixed
	c.thresholds = append(c.thresholds[:0], r.certified...)
	c.held = c.held[:0]
	for h := range b.Households() {
		first, end := b.First[h], b.First[h+1]
		for i := first; i < end; i++ {
			bits := b.Chronic[i]
			if bits == 0 {
				continue
			}
			household, member := b.FirstID+uint64(h), i-first
			if certified(PersonKey(fixed, household, int(member)).With(forCertificate), uint(bits), r.certified) {
				c.held = append(c.held, held{household, i, member})
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

// attributes draws what each bill is, but for its cost.
func (s *Sampler) attributes(r *Rates, e *Episodes) {
	n := len(s.merged)
	e.resize(n)
	s.u, s.mu, s.sigma, s.share = grow(s.u, n), grow(s.mu, n), grow(s.sigma, n), grow(s.share, n)
	for i, h := range s.merged {
		level, place := r.where(h)
		c := &r.care[level]
		mu, sigma, excluded, days := c.mu, c.sigma, c.excluded, c.days
		claimed := r.claimed[place]
		if h.disease > 0 {
			mu = c.special + r.special[h.disease-1].cost
		}
		if h.kind == model.OutpatientChronic {
			mu, sigma, excluded, days, claimed = r.chronicMu, r.chronicSigma, r.chronicExcluded, 0, r.claimedCh
		}
		s.u[i], s.mu[i], s.sigma[i] = h.key.With(forCost).Uniform(), mu, sigma
		// What is outside the scope is even over [0, twice its mean]: bounded, and no bill is all outside.
		s.share[i] = 1 - 2*excluded*h.key.With(forScope).Uniform()
		e.Person[i], e.Disease[i], e.Kind[i], e.Level[i], e.Place[i] = h.person, h.disease, h.kind, level, place
		e.Referred[i] = level >= model.City && h.key.With(forReferral).Bits() < r.referred
		e.Month[i] = uint8(1 + h.key.With(forMonth).Bits()>>32*12>>32)
		e.Claimed[i] = h.key.With(forClaim).Bits() < claimed
		e.LostDays[i] = float32(days)
	}
}

// where draws the level and place of a bill.
func (r *Rates) where(h hit) (model.Level, model.Place) {
	x := h.key.With(forLevel).Bits()
	level := model.Province
	switch {
	case h.disease > 0 && h.key.With(forSpecial).Bits() < r.special[h.disease-1].severe:
		if x < r.severeCity { // all of [0, 1) is split here, as severe cases go to no lower level
			level = model.City
		}
	case h.kind == model.OutpatientChronic, x < r.level[0]:
		level = model.Township
		if h.kind == model.OutpatientChronic || h.disease > 0 { // certified care and specially treated diseases are of the county hospital at least
			level = model.County
		}
	case x < r.level[1]:
		level = model.County
	case x < r.level[2]:
		level = model.City
	}
	p := h.key.With(forPlace).Bits()
	switch {
	case level == model.Province && p < r.out:
		return level, model.OutOfProvince
	case level == model.Province:
		return level, model.InProvince
	case level == model.City && p < r.away:
		return level, model.InProvince
	case level == model.City:
		return level, model.InArea
	case p < r.elsewhere && h.kind != model.OutpatientChronic:
		return level, model.InArea
	}
	return level, model.InCounty
}

// costs turns the uniform draws into bills: lognormal, and above the tail's quantile Pareto.
func (s *Sampler) costs(r *Rates, e *Episodes) {
	z := random.NormInv(r.tailAbove)
	for i, u := range s.u {
		var cost float64
		if u > r.tailAbove && e.Kind[i] == model.Inpatient {
			cost = math.Exp(float64(s.sigma[i]*z)+s.mu[i]) * math.Pow((1-u)/(1-r.tailAbove), -1/r.tailIndex)
		} else {
			cost = math.Exp(float64(s.sigma[i]*random.NormInv(u)) + s.mu[i])
		}
		total := max(min(model.FenOf(cost), maxBill), 100)
		e.Total[i], e.Eligible[i] = total, model.Fen(float64(total)*s.share[i])
	}
}

// maxBill is ten million yuan: the tail has no end, a hospital's bill has.
const maxBill = model.Fen(1_000_000_000)

func grow[T any](x []T, n int) []T { return slices.Grow(x[:0], n)[:n] }
