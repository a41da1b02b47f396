package illness

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/population"
	"doudi/model/random"
)

// Sampler samples the years of blocks with one goroutine's working memory.
type Sampler struct {
	years        []random.Key // from the view's back
	ill          []ill        // of the run at hand
	turns        turns
	hits         []hit
	carriers     []hit // admissions of a view's carriers, of their conditions
	waiting      []hit // of them, those who are not reached yet
	bills        []model.Bill
	certificates certificates
	frailties    frailties
}

// SampleBeside is Sample for a year of a view that another sampler has just sampled by the same lives, at other rates. What hangs on none of
// the rates that differ is the other's; alike says that as many fall ill of the same (Rates.FallIllAs), so that what a bill costs, and
// where it is, is all that is to be found out.
func (s *Sampler) SampleBeside(other *Sampler, v population.View, r *Rates, lives random.Key, alike bool) []model.Bill {
	if alike {
		return s.billed(other.hits, v, r)
	}
	s.frailties.beside(&other.frailties, v, r)
	return s.Sample(v, r, lives)
}

// ill is a person who may fall ill, with the person's key of the year and number for special diseases.
type ill struct {
	person int32
	number uint32
	key    random.Key
}

// hit is one bill to be: whose, its key, and why.
type hit struct {
	key       random.Key
	household int32 // of the block
	person    int32 // position in the block
	disease   uint16
	kind      model.Kind
	line      uint8 // of chronic care, from 1; 0 for the ordinary
}

// Sample gives the bills of a view's year, in order of household and person, of one person common causes first, then
// special diseases, then chronic outpatient bills. They are valid until the next call. lives is the key of seed, draw and
// replicate, of which years have theirs.
func (s *Sampler) Sample(v population.View, r *Rates, lives random.Key) []model.Bill {
	s.hits, s.years = s.hits[:0], s.years[:0]
	for back := range r.starts {
		s.years = append(s.years, lives.With(uint64(r.Year-back)))
	}
	own := lives.For(random.ForLives)
	register, held := onRegister(v), s.certificates.of(v, r)
	s.frailties.find(v, r)
	s.carried(v, r, register)
	for h := 0; h < v.Households(); {
		run := (v.FirstID + uint64(h)) / runLength
		end := min(v.Households(), int((run+1)*runLength-v.FirstID))
		s.turns.of(r, register, own, s.years, run)
		s.scan(v, r, own, register, v.First[h], v.First[end])
		held = s.collect(v, r, own, register, held)
		h = end
	}
	s.until(v, r, math.MaxInt32, held)
	return s.billed(s.hits, v, r)
}

// billed makes the bills of hits.
func (s *Sampler) billed(hits []hit, v population.View, r *Rates) []model.Bill {
	register := onRegister(v)
	s.bills = slices.Grow(s.bills[:0], len(hits))[:len(hits)]
	for i := range hits {
		r.bill(&s.bills[i], &hits[i], register)
	}
	return s.bills
}

// onRegister is 1 for the people of a register of the poor, 0 for others.
func onRegister(v population.View) int {
	if v.Register {
		return 1
	}
	return 0
}

// scan finds those of a run's persons who may fall ill, by half a hash of the year for common causes and half a hash of the replicate for
// special diseases. Both are compared as far as their 32 bits go, and with what may follow them in collect.
func (s *Sampler) scan(v population.View, r *Rates, lives random.Key, register int, from, to int32) {
	year := s.years[0]
	var common [MaxBands]float32
	for band := range common {
		common[band] = r.mayFall(register, band)
	}
	first := v.FirstID * population.Slots
	ages, places, frailty := v.Age[from:to], v.Place[from:to], s.frailties.factor[from:to]
	s.ill = slices.Grow(s.ill[:0], len(ages)+1)[:len(ages)+1]
	n := 0
	for i, age := range ages {
		key := year.With(first + uint64(places[i]))
		band := r.band[age&127]
		low, _ := key.Halves()
		_, number := lives.With(first + uint64(places[i])).Halves()
		// Written in any case, and kept where it may be: no branch to mispredict.
		s.ill[n] = ill{from + int32(i), number, key}
		may := s.turns.bands[band].at(number)
		if float32(low) <= common[band]*frailty[i] {
			may = 1
		}
		n += int(may)
	}
	s.ill = s.ill[:n]
}

// collect looks at those who may fall ill more closely, and adds the bills of those who do, and on the way those of the certified, of
// whom it leaves those behind the last.
func (s *Sampler) collect(v population.View, r *Rates, lives random.Key, register int, held []int32) []int32 {
	for _, x := range s.ill {
		held = s.until(v, r, x.person, held)
		band := r.band[v.Age[x.person]&127]
		low, _ := x.key.Halves()
		of := hit{household: int32(v.Place[x.person] / population.Slots), person: x.person}
		if frailty := s.frailties.factor[x.person]; float32(low) <= r.mayFall(register, int(band))*frailty {
			s.common(&r.spells[register][band], x.key, whole(low, x.key.For(random.ForMore)), float64(frailty), of)
		}
		first, person := len(s.hits), v.FirstID*population.Slots+uint64(v.Place[x.person])
		painted := s.turns.bands[band].at(x.number) == 1
		if painted {
			s.special(r, person, x.number, register, v.Sex[x.person]&1, int(v.Age[x.person]&127), of)
		}
		for ahead(s.waiting) == x.person {
			s.hits, s.waiting = append(s.hits, s.waiting[0]), s.waiting[1:]
		}
		s.byDisease(first)
		if painted {
			s.onLines(r, lives, person, x.number, band, of)
		}
	}
	return held
}

// whole is a number of 64 bits whose first half is known, and whose other half is a key's.
func whole(half uint32, key random.Key) uint64 { return uint64(half)<<32 | key.Bits()>>32 }

// mayFall is what the first half of a person's number is below, for each unit of the person's frailty, if there is a spell of illness: as
// the first point is no nearer than its chance. A little more, since it is compared in 24 bits.
func (r *Rates) mayFall(register, band int) float32 {
	return float32(r.spells[register][band].rate * 0x1p32 * (1 + 0x1p-20))
}

// common adds a person's admissions for common causes, whose spells of illness are as cases are (see cases); u is the chance that
// the first is no farther than it is.
func (s *Sampler) common(x *spells, person random.Key, u uint64, frailty float64, of hit) {
	rate := min(x.rate*frailty, mostSpells)
	at, is := first(u, rate)
	for spell := uint64(0); is; spell++ {
		for n := range uint64(MaxAdmissions) {
			of.key = person.With(uint64(random.ForAdmission) + 16*(1+spell*MaxAdmissions+n))
			s.hits = append(s.hits, of)
			if of.key.For(random.ForAgain).Bits() >= x.again {
				break
			}
		}
		at, is = at.next(person.With(uint64(random.ForSpells)+16*spell), rate)
	}
}

// special adds a person's admissions for special diseases, of courses that began in this year or before it. number is the person's for all
// of them, not turned.
func (s *Sampler) special(r *Rates, person uint64, number uint32, register int, sex model.Sex, age int, of hit) {
	for back := range min(len(r.starts), age+1) {
		start, was := &r.starts[back], r.band[age-back]
		falls := start.falls[register][sex][was]
		angles := s.turns.angle[back][:len(falls)]
		for i, below := range falls {
			turned := number + angles[i]
			if turned > uint32(below>>32) {
				continue
			}
			d := int(start.diseases[i])
			rate := r.begins(d, back, register, int(sex), int(was))
			if r.special[d].carriers > 0 {
				rate = r.anybodys(d, back, register, int(sex), age)
				below = random.Threshold(-math.Expm1(-rate))
			}
			key := s.years[back].With(person).For(random.ForDisease).With(r.words[d])
			if u := whole(turned, key.For(random.ForMoreOfDisease)); u < below {
				of.disease = uint16(d + 1)
				s.cases(&r.special[d], back, key, u, rate, of)
			}
		}
	}
}

// byDisease puts a person's admissions for special diseases, which are those from a place on, in the order of these: year by year is how
// they are looked up fast. They are few.
func (s *Sampler) byDisease(first int) {
	for i := first + 1; i < len(s.hits); i++ {
		for j := i; j > first && s.hits[j].disease < s.hits[j-1].disease; j-- {
			s.hits[j], s.hits[j-1] = s.hits[j-1], s.hits[j]
		}
	}
}

// cases adds the admissions in a year of their course of a person's cases of a disease, of which one at least began so many years back.
// Cases are the points of a unit Poisson process before the rate, so that their mean is the rate; u is the chance that the first is no
// farther than it is.
func (s *Sampler) cases(x *special, back int, key random.Key, u uint64, rate float64, of hit) {
	at, is := first(u, rate)
	for n := uint64(0); is; n++ {
		one := key.With(uint64(random.ForCases) + n)
		// The whole part of the mean for certain, one admission more with the rest.
		count := uint64(x.admissions)
		if one.For(random.ForCase).Uniform() < x.admissions-float64(count) {
			count++
		}
		for k := range count {
			of.key = one.With(uint64(random.ForCaseBills) + k)
			if x.falls(of.key, back) {
				s.hits = append(s.hits, of)
			}
		}
		at, is = at.next(one.For(random.ForNext), rate)
	}
}

// chronic adds the special outpatient bills of a person who is certified for a condition.
func (s *Sampler) chronic(v population.View, r *Rates, year random.Key, person int32) {
	key := year.With(v.FirstID*population.Slots + uint64(v.Place[person])).For(random.ForChronic)
	n := r.chronicWhole
	if key.Bits() < r.chronicMore {
		n++
	}
	of := hit{household: int32(v.Place[person] / population.Slots), person: person, kind: model.OutpatientChronic}
	for k := range n {
		of.key = key.With(k + 1)
		s.hits = append(s.hits, of)
	}
}

// certificates are the persons of a view with a certificate for special outpatient care. Who has it keeps it, so they are
// found once for all replicates of a draw, and for as many years as have the same people.
type certificates struct {
	first      uint64           // household of the block
	made       uint64           // of the view
	marks      *population.Mark // where the block's are
	mark       population.Mark  // the first of them, as a worker's block is filled anew in place
	thresholds []uint64
	held       []int32
}

// of finds the persons, unless they are those of the last call.
func (c *certificates) of(v population.View, r *Rates) []int32 {
	if len(v.Marks) == 0 {
		return nil
	}
	if c.first == v.FirstID && c.made == v.Made && c.marks == &v.Marks[0] && c.mark == v.Marks[0] && slices.Equal(c.thresholds, r.certified) {
		return c.held
	}
	c.first, c.made, c.marks, c.mark = v.FirstID, v.Made, &v.Marks[0], v.Marks[0]
	c.thresholds, c.held = append(c.thresholds[:0], r.certified...), c.held[:0]
	for i := range v.Marks {
		m := &v.Marks[i]
		if uint64(m.Bits) < c.thresholds[m.Condition]>>32 && (len(c.held) == 0 || c.held[len(c.held)-1] != m.Person) {
			c.held = append(c.held, m.Person)
		}
	}
	return c.held
}

// zeroed is a slice of n zeros, in the memory of one that was used before.
func zeroed[T any](x []T, n int) []T {
	x = slices.Grow(x[:0], n)[:n]
	clear(x)
	return x
}
