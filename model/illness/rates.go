package illness

import (
	"math"

	"doudi/model"
	"doudi/model/population"
	"doudi/model/random"
)

// Rates are the catalogue's numbers for one draw and year, made ready for sampling.
type Rates struct {
	Year   int
	band   [128]uint8          // by age
	spells [2][MaxBands]spells // of illness for common causes, by register and band
	first  [2][MaxBands]uint64 // chance that there is one
	poor   float64             // factor on the register's special diseases, as first has it for common causes

	words []uint64         // of the special diseases' names, so that others may come before one in the catalogue
	falls [2][2][][]uint64 // a case of a special disease, by register, sex, band and disease

	tables     *random.Tables
	care       [4]care
	chronic    care
	level      [3]uint64 // cumulative choice of level of other admissions: below is township, county, city
	severeCity uint64    // of severe cases, below is city, else province
	elsewhere  uint64    // of township and county admissions
	away, out  uint64    // of city admissions outside the area, of provincial admissions outside the province
	referred   uint64
	claimed    [4]uint64 // by place
	claimedCh  uint64

	chronicWhole, chronicMore uint64   // bills of the certified: at least, and one more
	certified                 []uint64 // by condition bit
	special                   []special
	tailAbove, tailIndex      float64
	tailZ                     float64 // the normal quantile of tailAbove
	OtherSigma                float64 // sd of the log of a household's other spending
}

// care is one level's costs: exp(mu + sigma·z) below the tail, for common causes, and of what special ones are a multiple.
type care struct{ mu, special, sigma, excluded, days float64 }

// special is one specially treated disease.
type special struct {
	rate       [2][MaxBands]float64 // cases a person-year off the register, by sex and band
	admissions float64
	cost       float64 // log factor
	severe     uint64
}

// maxCases bounds the cases of one disease a person-year off the register, which a catalogue's factors could drive without end.
const maxCases = 20

// Resolve makes the rates of a draw and year. What is stated of admissions for all causes (level, growth, the register's
// factor, the place's and the year's shock) acts on common and special ones alike, so that their sum has it. shock is the year's common
// factor on who falls ill, ShockOf; conditions are the names of the bits of population.Block.Chronic; people are those over
// whom the stated means hold.
func (c *Catalogue) Resolve(values model.Values, year int, shock float64, conditions []string, people *population.People) *Rates {
	v, here := c.of(values, year), c.localOf(values, conditions, people)
	r, common := c.fallIll(values, year, shock, here, people)
	r.tables, r.tailAbove, r.tailIndex, r.OtherSigma = random.NewTables(), v(c.TailAbove), v(c.TailIndex), v(c.OtherSpendingSigma)
	r.tailZ = random.NormInv(r.tailAbove)
	r.cases(len(c.Bands))
	inflation := c.CostGrowth.Factor(values, c.BaseYear, year)
	c.levelsOf(r, v, here, inflation, people, common)
	bills := v(c.ChronicBills) * here.chronic
	r.chronicWhole, r.chronicMore = uint64(bills), random.Threshold(bills-math.Floor(bills))
	sigma := v(c.ChronicSigma)
	r.chronic = care{mu: math.Log(v(c.ChronicCost)*c.chronicIndex(values, year)*here.meanCost) - sigma*sigma/2, sigma: sigma, excluded: here.excludedBy(v(c.ChronicExcluded))}
	for _, name := range conditions {
		r.certified = append(r.certified, random.Threshold(v(c.Certified[name])))
	}
	return r
}

// fallIll begins the rates with who falls ill, and gives the expected admissions of people for common causes.
func (c *Catalogue) fallIll(values model.Values, year int, shock float64, here local, people *population.People) (r *Rates, common float64) {
	v := c.of(values, year)
	r = &Rates{Year: year}
	for age := range r.band {
		r.band[age] = uint8(c.band(age))
	}
	level := v(c.Level) * c.Growth.Factor(values, c.BaseYear, year) * shock * here.admissions // of admissions for all causes
	r.poor = v(c.Poor)
	common = c.common(r, level*v(c.OtherCauses), v(c.Again), people)
	for i := range c.Special {
		r.special = append(r.special, c.specialOf(&c.Special[i], v(c.SpecialRate)*level, v(c.SpecialCost)))
		r.words = append(r.words, random.Word(c.Special[i].ID))
	}
	return r, common
}

// common fills the spells of illness for common causes, and gives the expected admissions of people. level is what the stated
// rates are multiplied by.
func (c *Catalogue) common(r *Rates, level, again float64, people *population.People) float64 {
	sum := 0.0
	for register, of := range [2]*population.Ages{&people.Others, &people.Register} {
		factor := [2]float64{1, r.poor}[register]
		var admissions [MaxBands]float64
		for band, rate := range c.Rate {
			x := spellsOf(rate*level*factor, again)
			r.spells[register][band], r.first[register][band] = x, random.Threshold(-math.Expm1(-x.rate))
			admissions[band] = x.admissions()
		}
		for sex := range of {
			for age, n := range of[sex] {
				sum += n * admissions[r.band[age]]
			}
		}
	}
	return sum
}

// cases fills the chances of a case of a special disease: a person's cases of one are Poisson.
func (r *Rates) cases(bands int) {
	for register, factor := range [2]float64{1, r.poor} {
		for sex := range r.falls[register] {
			for band := range bands {
				var of []uint64
				for d := range r.special {
					of = append(of, random.Threshold(-math.Expm1(-r.special[d].rate[sex][band]*factor)))
				}
				r.falls[register][sex] = append(r.falls[register][sex], of)
			}
		}
	}
}

// of gives the numbers of a draw in a year.
func (c *Catalogue) of(values model.Values, year int) func(model.Quantity) float64 {
	return func(q model.Quantity) float64 { return values.In(q, year) }
}

// chronicIndex is the cost of a special outpatient bill of a year over that of the base year.
func (c *Catalogue) chronicIndex(values model.Values, year int) float64 {
	if c.ChronicIndex != nil && year >= c.ChronicIndex.First() {
		return values.In(model.Quantity{Dated: c.ChronicIndex}, year)
	}
	return c.CostGrowth.Factor(values, c.BaseYear, year)
}

// ShockOf is the factor that a year has in common for everybody: exp(N(0, τ²)) with mean 1. The key must not name a
// person.
func (c *Catalogue) ShockOf(values model.Values, key random.Key) float64 {
	tau := values.Of(c.Shock)
	return math.Exp(tau*random.NormInv(key.Uniform()) - tau*tau/2)
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

// levelsOf fills what depends on the level of care. common are the expected admissions of people for common causes.
func (c *Catalogue) levelsOf(r *Rates, v func(model.Quantity) float64, here local, inflation float64, people *population.People, common float64) {
	below, choice := 0.0, c.choices(v, here)
	for i := range c.Care {
		below += choice[i]
		if i < 3 {
			r.level[i] = random.Threshold(below)
		}
	}
	province := severeProvince(choice[model.City], choice[model.Province], v(c.SpecialProvince))
	r.severeCity = random.Threshold(1 - province)
	for i, load := range c.loads(r, people, choice, province) {
		x := c.Care[i]
		sigma := v(x.Sigma)
		// The mean of a cost without a location: exp(mu) is what it takes to bring that to the stated mean.
		mu := math.Log(v(x.MeanCost) * inflation * here.meanCost / meanOf(sigma, r.tailAbove, r.tailIndex))
		ofCommon, ofSpecial := load.factors(common * choice[i])
		r.care[i] = care{mu + math.Log(ofCommon), mu + math.Log(ofSpecial), sigma, here.excludedBy(v(x.Excluded)), v(x.Days)}
	}
	r.elsewhere, r.away, r.out = random.Threshold(v(c.CountyElsewhere)), random.Threshold(v(c.CityAway)), random.Threshold(v(c.ProvinceOut))
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

func (c *Catalogue) specialOf(d *Disease, rate, cost float64) special {
	s := special{admissions: d.Admissions, cost: math.Log(d.Cost * cost), severe: random.Threshold(d.Severe)}
	for band, weight := range d.Shape {
		for sex, name := range model.SexNames() {
			if d.Sex == "" || d.Sex == name {
				s.rate[sex][band] = min(d.Per100000/1e5*weight*rate, maxCases)
			}
		}
	}
	return s
}
