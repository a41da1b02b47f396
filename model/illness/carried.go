package illness

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/population"
	"doudi/model/random"
)

// Some special diseases are conditions that people carry for years: who goes to hospital for chronic obstructive lung disease is mostly
// somebody who had it before and will be there again. A catalogue says of such a disease which condition it comes with, and what share of
// its cases are those of the people who carry it. They have cases more often, by as much as they are fewer than all, and the rest of the
// cases are of everybody alike: so that the cases of each age and sex are as many as without it, and only who has them is another.

// Carried is of whom a disease's cases are; without a Condition they are of everybody alike.
type Carried struct {
	Condition string         // of the profile; where nobody of an age carries it the cases are everybody's
	Share     model.Quantity // of the cases, in [0, 1]
}

// mostCarried bounds the cases that begin a year of one carrier: a case is all of a patient's year. Where fewer carry a condition than are
// treated for it, the others' cases are everybody's.
const mostCarried = 1

// carried reads what a disease says of it, which most do not.
func (r *reader) carried(n *document.Node, disease string) (out Carried) {
	if n == nil {
		return out
	}
	f := r.Fields(n, "`carried`")
	out.Condition = f.Name("by")
	out.Share = r.Stated(f, "special."+disease+".carried.", "share", 0, 1)
	f.Done()
	return out
}

// carriers are those who carry a disease's condition.
type carriers struct {
	disease   uint16 // place among the special diseases
	condition uint8
	share     float64             // of the cases
	held      [][128]float64      // share of the people of an age who have carried it for so many years at least, by years and age
	falls     [][2][2][128]uint64 // chance that a case of a carrier began so many years back, by years, register, sex and age now
}

// carriersOf fills what is known of carriers before rates are.
func (c *Catalogue) carriersOf(r *Rates, v func(model.Quantity) float64, conditions []string, people *population.People) {
	for d := range c.Special {
		of := &c.Special[d].Carried
		condition := slices.Index(conditions, of.Condition)
		if condition < 0 {
			continue
		}
		x := carriers{disease: uint16(d), condition: uint8(condition), share: v(of.Share)}
		for back := range max(len(c.Special[d].Course), 1) {
			x.held = append(x.held, heldFor(people, condition, back))
		}
		r.special[d].carriers = len(r.carriers) + 1
		r.carried |= 1 << condition
		r.carriers = append(r.carriers, x)
	}
}

// heldFor is the share of the people of each age who carry a condition and have carried it for so many years. A person carries it at the ages
// of which the share is above a number of the person's own, so it is the least share of these ages.
func heldFor(people *population.People, condition, years int) (out [128]float64) {
	for age := years; age < len(out); age++ {
		least := 1.0
		for was := age - years; was <= age; was++ {
			if condition >= len(people.Carried[was]) {
				return [128]float64{}
			}
			least = min(least, people.Carried[was][condition])
		}
		out[age] = least
	}
	return out
}

// parts are the cases a person-year of an age that began so many years back, in two parts: a carrier's, and those of whoever it is.
func (x *carriers) parts(r *Rates, back, register, sex, age int) (carrier, anybody float64) {
	all := r.begins(int(x.disease), back, register, sex, int(r.band[age-back]))
	held := x.held[back][age]
	if held <= 0 {
		return 0, all
	}
	theirs := min(float64(all*x.share), float64(held*mostCarried))
	return theirs / held, all - theirs
}

// anybodys are the cases a person-year that are of whoever it is, of a disease that has carriers and of people of an age now.
func (r *Rates) anybodys(disease, back, register, sex, age int) float64 {
	_, anybody := r.carriers[r.special[disease].carriers-1].parts(r, back, register, sex, age)
	return anybody
}

// mostAnybodys are the most that anybody has who was of a band so many years back.
func (r *Rates) mostAnybodys(disease, back, register, sex, band int) float64 {
	if r.special[disease].carriers == 0 {
		return r.begins(disease, back, register, sex, band)
	}
	most := 0.0
	from := slices.Index(r.band[:], uint8(band))
	for was := max(from, 0); was+back < len(r.band) && int(r.band[was]) == band; was++ {
		most = max(most, r.anybodys(disease, back, register, sex, was+back))
	}
	return most
}

// fill fills the chances of carriers' cases.
func (x *carriers) fill(r *Rates) {
	x.falls = make([][2][2][128]uint64, len(x.held))
	for back := range x.falls {
		for register := range x.falls[back] {
			for sex := range x.falls[back][register] {
				for age := back; age < len(r.band); age++ {
					carrier, _ := x.parts(r, back, register, sex, age)
					x.falls[back][register][sex][age] = random.Threshold(-math.Expm1(-carrier))
				}
			}
		}
	}
}

// fallsAs says whether the same carriers have the same cases.
func (x carriers) fallsAs(other carriers) bool {
	return x.disease == other.disease && x.condition == other.condition && slices.Equal(x.falls, other.falls)
}

// carried finds the admissions of a view's people for what they carry, in order of person and disease.
func (s *Sampler) carried(v population.View, r *Rates, register int) {
	s.waiting = s.waiting[:0]
	if len(r.carriers) == 0 {
		return
	}
	hits := s.hits
	s.hits = s.carriers[:0]
	first, person := 0, int32(-1) // of whom the last are
	for i := range v.Marks {
		m := &v.Marks[i]
		if r.carried>>m.Condition&1 == 0 { // most marks are of conditions that no special disease is
			continue
		}
		if m.Person != person {
			first, person = len(s.hits), m.Person
		}
		for k := range r.carriers {
			if x := &r.carriers[k]; x.condition == m.Condition {
				s.ofCarrier(x, v, r, register, m)
				s.byDisease(first)
			}
		}
	}
	s.carriers, s.waiting, s.hits = s.hits, s.hits, hits
}

// ofCarrier adds the admissions of one carrier, of courses that began while the condition was carried.
func (s *Sampler) ofCarrier(x *carriers, v population.View, r *Rates, register int, m *population.Mark) {
	place, sex, age := v.Place[m.Person], int(v.Sex[m.Person]&1), int(v.Age[m.Person]&127)
	if age >= int(m.Until) {
		return
	}
	of := hit{household: int32(place / population.Slots), person: m.Person, disease: x.disease + 1}
	for back := range x.falls {
		if age-back < int(m.From) {
			break
		}
		below := x.falls[back][register][sex][age]
		key := s.years[back].With(v.FirstID*population.Slots + uint64(place)).For(random.ForCarried).With(r.words[x.disease])
		if u := key.For(random.ForMoreOfDisease).Bits(); u < below {
			carrier, _ := x.parts(r, back, register, sex, age)
			s.cases(&r.special[x.disease], back, key, u, carrier, of)
		}
	}
}

// until adds what waits before a person: admissions of carriers, and the bills of the certified, of whom it leaves those behind.
func (s *Sampler) until(v population.View, r *Rates, person int32, held []int32) []int32 {
	for {
		carrier, certified := ahead(s.waiting), int32(math.MaxInt32)
		if len(held) > 0 {
			certified = held[0]
		}
		switch {
		case carrier < person && carrier <= certified:
			s.hits, s.waiting = append(s.hits, s.waiting[0]), s.waiting[1:]
		case certified < person:
			s.chronic(v, r, s.years[0], certified)
			held = held[1:]
		default:
			return held
		}
	}
}

// ahead is the person of the first of hits, beyond all where there is none.
func ahead(hits []hit) int32 {
	if len(hits) == 0 {
		return math.MaxInt32
	}
	return hits[0].person
}
