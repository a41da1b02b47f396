package illness

import (
	"math"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/population"
	"doudi/model/random"
)

// A case of a special disease runs over a course of years. It begins in a year, by that year's rate and the age in it, and has its
// admissions in that year and those after it, each in one by shares that are stated. Whoever asks for a year looks back on those in
// which a course that is not over may have begun: nothing is carried from year to year, and any year may be asked for first.
//
// The rates are stated of the cases of the base year. Looking back there were fewer, as rates grow and people were younger; so
// they are raised by what it takes for the admissions of a year to be what they would be if each case were over in its year, among
// the people of the catalogue's reference. A rate that goes on growing leaves it so.

// MaxCourse bounds the years of a course.
const MaxCourse = 10

// course reads shares of admissions by year of the course; nil where it is not stated.
func (r *reader) course(n *document.Node) []float64 {
	if n == nil {
		return nil
	}
	if n.Shape != document.List || len(n.Items) == 0 || len(n.Items) > MaxCourse {
		r.Errorf(n, "a course is a list of one to %d years", MaxCourse).Because("each is the share of a case's admissions that fall in that year of it").
			Instead("course: [0.6, 0.25, 0.15]")
		return nil
	}
	sum := 0.0
	var out []float64
	for _, item := range n.Items {
		out = append(out, r.Number(item, "course", 0, 1))
		sum += out[len(out)-1]
	}
	if math.Abs(sum-1) > 1e-9 {
		r.Errorf(n, "the shares of a course add to one, and these to %v", math.Round(sum*1e6)/1e6).Because("a case would have more or fewer admissions than are stated").
			Instead("course: [0.6, 0.25, 0.15]")
	}
	return out
}

// start is a year in which cases may have begun.
type start struct {
	level    float64          // of admissions for all causes, against the stated ones
	special  float64          // factor on the rates of all special diseases
	poor     float64          // of the register, on them
	diseases []uint16         // whose courses may not be over
	falls    [2][2][][]uint64 // chance of a case of whoever it is, by register, sex, band and place in diseases; of carriers' diseases the greatest of the band
	most     [2][][]uint64    // by register, band that people are of now and place: the greatest chance that any of them had
}

// longest is how many years the longest course has.
func (c *Catalogue) longest() int {
	n := 1
	for i := range c.Special {
		n = max(n, len(c.Special[i].Course))
	}
	return n
}

// starts fills the years from this one back. level gives that of admissions for all causes.
func (c *Catalogue) starts(r *Rates, values model.Values, level func(year int) float64) {
	for back := range c.longest() {
		year := r.Year - back
		s := start{level: level(year), special: values.In(c.SpecialRate, year), poor: values.In(c.Poor, year)}
		for d := range r.special {
			if back < len(r.special[d].course) {
				s.diseases = append(s.diseases, uint16(d))
			}
		}
		r.starts = append(r.starts, s)
	}
	for back := range r.starts {
		s := &r.starts[back]
		for register := range s.falls {
			for sex := range s.falls[register] {
				for band := range c.Bands {
					var of []uint64
					for _, d := range s.diseases {
						of = append(of, random.Threshold(-math.Expm1(-r.mostAnybodys(int(d), back, register, sex, band))))
					}
					s.falls[register][sex] = append(s.falls[register][sex], of)
				}
			}
			s.most[register] = s.greatest(r, back, register, len(c.Bands))
		}
	}
	for i := range r.carriers {
		r.carriers[i].fill(r)
	}
}

// greatest are the greatest chances that people of a band now, of either sex, had so many years back.
func (s *start) greatest(r *Rates, back, register, bands int) [][]uint64 {
	out := make([][]uint64, bands)
	for band := range out {
		out[band] = make([]uint64, len(s.diseases))
	}
	for age := back; age < len(r.band); age++ {
		now, was := out[r.band[age]], r.band[age-back]
		for sex := range s.falls[register] {
			for i, chance := range s.falls[register][sex][was] {
				now[i] = max(now[i], chance)
			}
		}
	}
	return out
}

// begins are the cases a person-year that began so many years back, by that year's rate.
func (r *Rates) begins(disease, back, register, sex, band int) float64 {
	x, s := &r.special[disease], &r.starts[back]
	return min(x.rate[sex][band]*(s.special*x.raise)*s.level, maxCases) * [2]float64{1, s.poor}[register]
}

// raise is what a disease's stated rates are multiplied by, so that looking back the base year has the stated admissions. bands are those of
// ages.
func (c *Catalogue) raise(values model.Values, d *Disease, bands *[128]uint8) float64 {
	if len(d.Course) <= 1 {
		return 1
	}
	var growth []float64 // by how many years back
	for back := range d.Course {
		growth = append(growth, c.Growth.Factor(values, c.BaseYear, c.BaseYear-back))
	}
	stated, found, people := 0.0, 0.0, c.reference()
	for sex, name := range model.SexNames() {
		if d.Sex != "" && d.Sex != name {
			continue
		}
		for age, n := range people[sex] {
			stated += n * d.Shape[bands[age]]
			for back, share := range d.Course {
				if back <= age {
					found += n * share * d.Shape[bands[age-back]] * growth[back]
				}
			}
		}
	}
	if found <= 0 {
		return 1
	}
	return stated / found
}

// reference are the people over whom rates are raised: those whose mean is stated, else as many of each age to 84.
func (c *Catalogue) reference() *population.Ages {
	for sex := range c.Reference {
		for _, n := range c.Reference[sex] {
			if n > 0 {
				return &c.Reference
			}
		}
	}
	even := &population.Ages{}
	for sex := range even {
		for age := range 85 {
			even[sex][age] = 1
		}
	}
	return even
}

// cumulative are the shares of a course as thresholds; the last holds everything.
func cumulative(course []float64) []uint64 {
	out, sum := []uint64(nil), 0.0
	for _, share := range course {
		sum += share
		out = append(out, random.Threshold(sum))
	}
	if len(out) == 0 {
		return []uint64{math.MaxUint64}
	}
	out[len(out)-1] = math.MaxUint64
	return out
}

// falls says whether an admission of a case is of a year of its course.
func (x *special) falls(bill random.Key, year int) bool {
	if len(x.course) == 1 {
		return true
	}
	number := bill.For(random.ForCourse).Bits()
	return (year == 0 || number >= x.course[year-1]) && (number < x.course[year] || year == len(x.course)-1)
}

// casesOf are the expected cases of special diseases among people off the register and on it, each as the part of its admissions
// that are of this year.
func (r *Rates) casesOf(people *population.People) [][2]float64 {
	out := make([][2]float64, len(r.special))
	for back := range r.starts {
		var was [2][2][MaxBands]float64 // people by register, sex and band in the year in which cases began
		for register, of := range [2]*population.Ages{&people.Others, &people.Register} {
			for sex := range of {
				for age := back; age < len(r.band); age++ {
					was[register][sex][r.band[age-back]] += of[sex][age]
				}
			}
		}
		for d := range r.special {
			for register := range was {
				for sex := range was[register] {
					for band, n := range was[register][sex] {
						if n > 0 && back < len(r.special[d].course) {
							out[d][register] += n * r.begins(d, back, register, sex, band) * r.special[d].share[back]
						}
					}
				}
			}
		}
	}
	return out
}
