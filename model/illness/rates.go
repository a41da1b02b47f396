package illness

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/household"
	"doudi/model/population"
	"doudi/model/random"
)

// Rates are the catalogue's numbers for one draw and year, made ready for sampling.
type Rates struct {
	Year   int
	by     made                // what who falls ill was made of
	band   [128]uint8          // by age
	spells [2][MaxBands]spells // of illness for common causes, by register and band

	frailty frailty // factor of a person on spells

	words  []uint64 // of the special diseases' names, so that others may come before one in the catalogue
	starts []start  // of cases of special diseases, from this year back

	tables     *random.Tables
	care       [4]care
	chronic    care
	level      [2][3]uint64 // cumulative choice of level of other admissions, by register: below is township, county, city
	severeCity uint64       // of severe cases, below is city, else province
	farther    [4]uint64    // by level: of township and county admissions outside the county, city ones outside the area, provincial ones outside the province
	referred   uint64
	claimed    [4]uint64 // by place
	claimedCh  uint64

	chronicWhole, chronicMore uint64   // bills of the certified: at least, and one more
	certified                 []uint64 // by condition bit
	lines                     []line
	special                   []special
	carriers                  []carriers // of the conditions that some of them are
	carried                   uint8      // these conditions, a bit each
	tailAbove, tailIndex      float64
	tailZ                     float64          // the normal quantile of tailAbove
	Other                     household.Spread // of spending outside bills
}

// made is of which catalogue and of which factors on admissions, from the year back, rates were made, and the expected admissions of people off the
// register and on it for common causes.
type made struct {
	of      *Catalogue
	factors []float64
	common  [2]float64
}

// care is one level's costs: exp(mu + sigma·z) below the tail, for common causes, and of what special ones are a multiple.
type care struct{ mu, special, sigma, excluded, days float64 }

// special is one specially treated disease.
type special struct {
	rate       [2][MaxBands]float64 // cases that begin a person-year off the register, by sex and band, as stated
	raise      float64              // what that is multiplied by (raise)
	admissions float64              // of a case
	share      []float64            // of them by year of the course
	course     []uint64             // the same added up
	cost       float64              // log factor
	severe     [2]uint64            // by register
	carriers   int                  // place in Rates.carriers, from 1; 0 where cases are of everybody alike
}

// maxCases bounds the cases of one disease a person-year off the register, which a catalogue's factors could drive without end.
const maxCases = 20

// maxChronic bounds the chronic outpatient bills of a certified person in a year, which a catalogue's shock could drive without end.
const maxChronic = 366

// Resolve makes the rates of a draw and year. What is stated of admissions for all causes (level, growth, the register's
// factor, the place's and the year's shock) acts on common and special ones alike, so that their sum has it. shocks are those of a year
// in a replicate, of which also those before it are asked for, in which courses began; conditions are the names of the bits of population.Block.Chronic; people are those over
// whom the stated means hold.
func (c *Catalogue) Resolve(values model.Values, year int, shocks func(year int) Shocks, conditions []string, people *population.People) *Rates {
	return c.ResolveBeside(nil, values, year, shocks, conditions, people)
}

// ResolveBeside is Resolve where the rates of the same numbers, year and people are known by another catalogue, be it the one that a scenario
// changed this one from: what is held to that one is read off them.
func (c *Catalogue) ResolveBeside(other *Rates, values model.Values, year int, shocks func(year int) Shocks, conditions []string, people *population.People) *Rates {
	v, here, shock := of(values, year), c.localOf(values, year, conditions, people), shocks(year)
	factor := func(year int) float64 { return shocks(year).Admissions * here.admissions }
	r, common := c.fallIll(values, year, factor, conditions, people)
	r.tables, r.tailAbove, r.tailIndex, r.Other = random.NewTables(), v(c.TailAbove), v(c.TailIndex),
		household.Spread{Sigma: v(c.OtherSpendingSigma), Conditions: v(c.OtherByConditions), Lasting: v(c.OtherLasting)}
	r.tailZ = random.NormInv(r.tailAbove)
	prices := shock.Prices * here.meanCost
	held := holding{c, r, common}
	if c.stated != nil {
		held = c.stated.holds(other, values, year, factor, conditions, people)
	}
	c.levelsOf(r, v, here, c.CostGrowth.Factor(values, c.BaseYear, year)*prices, people, held)
	bills := min(v(c.ChronicBills)*shock.Chronic*here.chronic, maxChronic)
	r.chronicWhole, r.chronicMore = uint64(bills), random.Threshold(bills-math.Floor(bills))
	inflation, excluded := c.chronicIndex(values, year)*prices, here.excludedBy(v(c.ChronicExcluded))
	left, sigma := c.linesOf(r, v, inflation, excluded), v(c.ChronicSigma)
	r.chronic = care{mu: math.Log(left.cost*inflation) - sigma*sigma/2, sigma: sigma, excluded: excluded}
	c.certificates(r, v, left, conditions, people)
	return r
}

// holds is the catalogue with who falls ill by it, by rates that are known where they are its own at the same factors.
func (c *Catalogue) holds(known *Rates, values model.Values, year int, factor func(year int) float64, conditions []string, people *population.People) holding {
	if known != nil && known.by.of == c && slices.Equal(known.by.factors, c.factors(year, factor)) {
		return holding{c, known, known.by.common}
	}
	rates, common := c.fallIll(values, year, factor, conditions, people)
	return holding{c, rates, common}
}

// factors are those of the years from one back in which courses of it may have begun.
func (c *Catalogue) factors(year int, factor func(year int) float64) (out []float64) {
	for back := range c.longest() {
		out = append(out, factor(year-back))
	}
	return out
}

// of gives the numbers of a draw in a year.
func of(values model.Values, year int) func(model.Quantity) float64 {
	return func(q model.Quantity) float64 { return values.In(q, year) }
}

// fallIll begins the rates with who falls ill, and gives the expected admissions of people for common causes. factor is on those of a year
// for all causes.
func (c *Catalogue) fallIll(values model.Values, year int, factor func(year int) float64, conditions []string, people *population.People) (r *Rates, common [2]float64) {
	v := of(values, year)
	r = &Rates{Year: year}
	for age := range r.band {
		r.band[age] = uint8(c.band(age))
	}
	level := func(year int) float64 { // of admissions for all causes
		return values.In(c.Level, year) * c.Growth.Factor(values, c.BaseYear, year) * factor(year)
	}
	r.frailty = c.Frailty.of(v, conditions, people)
	common = c.common(r, c.rates(v), level(year)*v(c.OtherCauses), v(c.Poor), v(c.Again), people)
	for i := range c.Special {
		r.special = append(r.special, c.specialOf(&c.Special[i], c.raise(values, &c.Special[i], &r.band), v(c.SpecialCost)))
		r.words = append(r.words, random.Word(c.Special[i].ID))
	}
	c.carriersOf(r, v, conditions, people)
	c.starts(r, values, level)
	r.by = made{c, c.factors(year, factor), common}
	return r, common
}

// chronicIndex is the cost of a special outpatient bill of a year over that of the base year.
func (c *Catalogue) chronicIndex(values model.Values, year int) float64 {
	if c.ChronicIndex.Dated != nil && year >= c.ChronicIndex.Dated.First() {
		return values.In(c.ChronicIndex, year)
	}
	return c.CostGrowth.Factor(values, c.BaseYear, year)
}

// common fills the spells of illness for common causes, and gives the expected admissions of people off the register and on it. rates are those for
// all causes, level is what they are multiplied by, and poor that of the register too.
func (c *Catalogue) common(r *Rates, rates []float64, level, poor, again float64, people *population.People) (sum [2]float64) {
	for register, of := range [2]*population.Ages{&people.Others, &people.Register} {
		factor := [2]float64{1, poor}[register]
		var admissions [MaxBands]float64
		squares := r.frailty.squares(r, of)
		for band, rate := range rates {
			x := spellsOf(rate*level*factor, again, squares[band])
			r.spells[register][band] = x
			admissions[band] = x.admissions()
		}
		for sex := range of {
			for age, n := range of[sex] {
				sum[register] += n * admissions[r.band[age]]
			}
		}
	}
	return sum
}

func (c *Catalogue) band(age int) int {
	b := 0
	for i, from := range c.Bands {
		if age >= from {
			b = i
		}
	}
	return b
}

// levelsOf fills what depends on the level of care.
func (c *Catalogue) levelsOf(r *Rates, v func(model.Quantity) float64, here local, prices float64, people *population.People, held holding) {
	reach := c.reaches(v, here, people, held)
	was := reach
	if c.stated != nil {
		was = held.reaches(v, here, people, held)
	}
	for register := range reach {
		below := 0.0
		for i, share := range reach[register].choice[:3] {
			below += share
			r.level[register][i] = random.Threshold(below)
		}
		for i, x := range c.Special {
			r.special[i].severe[register] = random.Threshold(reach[register].severe(x.Severe))
		}
	}
	province := severeProvince(reach[0].choice[model.City], reach[0].choice[model.Province], v(c.SpecialProvince))
	r.severeCity = random.Threshold(1 - province)
	province = severeProvince(was[0].choice[model.City], was[0].choice[model.Province], v(held.SpecialProvince))
	for i, load := range held.loads(held.rates, people, was, province) {
		x := c.Care[i]
		sigma := v(x.Sigma)
		// The mean of a cost without a location: exp(mu) is what it takes to bring that to the stated mean.
		mu := math.Log(v(x.MeanCost) * prices / meanOf(sigma, r.tailAbove, r.tailIndex))
		ofCommon, ofSpecial := load.factors(held.common[0]*was[0].choice[i] + held.common[1]*was[1].choice[i])
		r.care[i] = care{mu + math.Log(ofCommon), mu + math.Log(ofSpecial), sigma, here.excludedBy(v(x.Excluded)), v(x.Days)}
	}
	elsewhere := random.Threshold(v(c.CountyElsewhere))
	r.farther = [4]uint64{elsewhere, elsewhere, random.Threshold(v(c.CityAway)), random.Threshold(v(c.ProvinceOut))}
	r.referred = random.Threshold(v(c.Referred))
	near, far := random.Threshold(v(c.ClaimInArea)), random.Threshold(v(c.ClaimElsewhere))
	r.claimed = [4]uint64{near, near, far, far}
	r.claimedCh = random.Threshold(v(c.ClaimChronic))
}

// severeProvince is the share of severe cases that provincial hospitals take, the others going to city ones: that of other
// admissions to either, by a factor.
func severeProvince(city, province, factor float64) float64 {
	if city+province <= 0 {
		return 0
	}
	return min(factor*province/(city+province), 1)
}

// meanOf is the mean of exp(σZ) whose part above quantile q is replaced by a Pareto tail of index α from there: the
// body is the limited first moment of the lognormal, the tail (1 − q)·x·α/(α − 1).
func meanOf(sigma, q, alpha float64) float64 {
	if q >= 1 {
		return math.Exp(sigma * sigma / 2) // no tail
	}
	z := random.NormInv(q)
	body := math.Exp(sigma*sigma/2) * normal(z-sigma)
	return body + (1-q)*math.Exp(sigma*z)*alpha/(alpha-1)
}

// normal is the distribution function of the standard normal.
func normal(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

func (c *Catalogue) specialOf(d *Disease, raise, cost float64) special {
	s := special{raise: raise, admissions: d.Admissions, cost: math.Log(d.Cost * cost), share: d.Course, course: cumulative(d.Course)}
	if len(d.Course) == 0 {
		s.share = []float64{1}
	}
	for band, weight := range d.Shape {
		for sex, name := range model.SexNames() {
			if d.Sex == "" || d.Sex == name {
				s.rate[sex][band] = d.Per100000 / 1e5 * weight
			}
		}
	}
	return s
}
