package illness

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/population"
)

// Some people fall ill more easily than others of their age and sex, and stay so. A person's frailty is a factor on the spells of
// illness for common causes: lognormal with mean 1, of which the members of a household have a part in common, times what the
// chronic conditions that they carry and the category of the outset make of it, over the mean of that among the people of the year who are of
// the stratum, sex and age: categories go with age and illness. So the mean by age and sex is the stated rate. The lognormal part is
// keyed by household and member, without year, draw or replicate: who was ill last year is likely to be ill again.

// Frailty is what a catalogue states of it; without it nobody is frailer than another.
type Frailty struct {
	Variance   model.Quantity            // of the log
	Household  model.Quantity            // share of the variance that members have in common
	Conditions map[string]model.Quantity // factor of whoever carries a condition, over whoever carries none
	Categories map[string]model.Quantity // factor of households of a category, over the ordinary ones
}

// MaxFrailty bounds the variance of the log.
const MaxFrailty = 10

// frailty reads the section of that name, which older catalogues do not have.
func (r *reader) frailty(n *document.Node) {
	if n == nil {
		return
	}
	f := r.Fields(n, "`frailty`")
	const p = "frailty."
	x := &r.c.Frailty
	x.Variance = r.always(f, p, "variance", -math.MaxFloat64, math.MaxFloat64)
	if x.Variance.Low < 0 || x.Variance.High > MaxFrailty {
		r.Errorf(f.At.Get("variance"), "the variance of frailty lies from 0 to %d", MaxFrailty).
			Because("it is that of the log: at 0.69 whoever was ill falls ill twice as often as others of the age, at 10 twenty thousand times").
			Instead("variance: {value: 0.69, range: [0.4, 1], source: {ref: …, status: unverified}}")
	}
	x.Household = r.always(f, p, "household", 0, 1)
	x.Conditions = r.factors(f.Optional("conditions"), p+"conditions")
	x.Categories = r.factors(f.Optional("categories"), p+"categories")
	f.Done()
}

// factors reads factors by name, which are drawn as one: what is not known of them is not known of all alike.
func (r *reader) factors(n *document.Node, path string) map[string]model.Quantity {
	if n == nil {
		return nil
	}
	out := map[string]model.Quantity{}
	f := r.Fields(n, "`"+path+"`")
	for _, e := range f.At.Fields {
		q := r.always(f, path+".", e.Key.Text, 0.01, 20)
		q.Together = "catalogue." + path
		out[e.Key.Text] = q
	}
	f.Done()
	return out
}

// all are its quantities, in order.
func (x *Frailty) all() []model.Quantity {
	out := []model.Quantity{x.Variance, x.Household}
	for _, of := range []map[string]model.Quantity{x.Conditions, x.Categories} {
		out = append(out, byName(of)...)
	}
	return out
}

// frailty is that of a draw and year: exp(home·z + own·z′ − variance/2) · carried · age · category · balance.
type frailty struct {
	home, own, variance float64
	carried             [256]float64 // by the conditions of population.Block.Chronic
	age                 [128]float64 // one over the mean of carried
	square              [128]float64 // the mean of (carried · age)²
	category            []float64    // by category
	balance             []balance    // by stratum
}

// balance is one over the mean of category among the people of a stratum by sex and age, each counted by what they carry.
type balance [2][128]float64

// of resolves it. conditions are the names of the bits of population.Block.Chronic.
func (x *Frailty) of(v func(model.Quantity) float64, conditions []string, people *population.People) frailty {
	variance, shared := v(x.Variance), v(x.Household)
	out := frailty{home: math.Sqrt(variance * shared), own: math.Sqrt(variance * (1 - shared)), variance: variance}
	factor := func(of map[string]model.Quantity, name string) float64 {
		if q, ok := of[name]; ok {
			return v(q)
		}
		return 1
	}
	out.carried[0] = 1
	for c, name := range conditions {
		f := factor(x.Conditions, name)
		for bits := range 1 << c {
			out.carried[bits|1<<c] = out.carried[bits] * f
		}
	}
	// products are the mean of the product of the conditions' factors and that of its square.
	products := func(shares []float64) (mean, square float64) {
		mean, square = 1, 1
		for c, share := range shares {
			f := factor(x.Conditions, conditions[c])
			mean *= 1 + share*(f-1)
			square *= 1 + share*(f*f-1)
		}
		return mean, square
	}
	var since [128]float64 // mean of carried in households in which nobody carried anything at the outset, over that of all
	for age := range out.age {
		mean, square := products(people.Carried[age])
		out.age[age], out.square[age] = 1/mean, square/(mean*mean)
		since[age], _ = products(people.Since[age])
		since[age] /= mean
	}
	for _, name := range people.Categories {
		out.category = append(out.category, factor(x.Categories, name))
	}
	for _, of := range people.Classes {
		out.balance = append(out.balance, balanceOf(out.category, of, &since))
	}
	return out
}

// balanceOf is that of a stratum's classes. Whoever of a class is not of a household that was well is of one that was not: so the mean of
// carried among the latter is what the well leave of the mean of all, which is 1 here.
func balanceOf(category []float64, classes []population.Class, since *[128]float64) (out balance) {
	for sex := range out {
		for age := range out[sex] {
			sum, persons := 0.0, 0.0
			for i := range classes {
				x := &classes[i]
				n, well := x.Persons[sex][age], x.Well[sex][age]*since[age]
				sum += well*meanBy(x.OfWell, category) + (n-well)*meanBy(x.OfIll, category)
				persons += n
			}
			out[sex][age] = over(persons, sum)
		}
	}
	return out
}

// meanBy is the mean of factors by shares that add to 1.
func meanBy(shares, factors []float64) (mean float64) {
	for i, share := range shares {
		mean += share * factors[i]
	}
	return mean
}

// squares are the means of the square of the frailty by band, over the people of one kind; a band that none of them is of has that of
// the lognormal part. Categories are left out: they are few, and differ little.
func (x *frailty) squares(r *Rates, people *population.Ages) [MaxBands]float64 {
	var sums, persons, out [MaxBands]float64
	for sex := range people {
		for age, n := range people[sex] {
			band := r.band[age]
			sums[band], persons[band] = sums[band]+n*x.square[age], persons[band]+n
		}
	}
	for band := range out {
		out[band] = math.Exp(x.variance)
		if persons[band] > 0 {
			out[band] *= sums[band] / persons[band]
		}
	}
	return out
}

// alike says whether it is another's among the people of a stratum.
func (x *frailty) alike(other *frailty, stratum int) bool {
	return x.home == other.home && x.own == other.own && x.variance == other.variance && x.carried == other.carried && x.age == other.age &&
		slices.Equal(x.category, other.category) && x.balance[stratum] == other.balance[stratum]
}

// frailties are those of a view's people, which are worked out once for all replicates of a draw and year.
type frailties struct {
	first  uint64 // household of the view
	made   uint64 // of the view
	year   int
	places *float32 // where the view's are
	place  float32  // the first of them, as a worker's block is filled anew in place
	of     frailty
	factor []float32 // by position in the view
}

// are says whether those at hand are those of a view at some rates.
func (c *frailties) are(v population.View, r *Rates) bool {
	return len(v.FrailtyZ) > 0 && c.first == v.FirstID && c.made == v.Made && c.year == v.Year && c.places == &v.FrailtyZ[0] && c.place == v.FrailtyZ[0] && c.of.alike(&r.frailty, v.Stratum)
}

// beside takes another's over where they are those of the view at these rates too.
func (c *frailties) beside(other *frailties, v population.View, r *Rates) {
	if !c.are(v, r) && other.are(v, r) {
		factor := append(c.factor[:0], other.factor...)
		*c = *other
		c.factor = factor
	}
}

// find works them out, unless they are those of the last call.
func (c *frailties) find(v population.View, r *Rates) {
	if len(v.FrailtyZ) == 0 {
		c.factor, c.places = c.factor[:0], nil
		return
	}
	if c.are(v, r) {
		return
	}
	c.first, c.made, c.year, c.places, c.place, c.of = v.FirstID, v.Made, v.Year, &v.FrailtyZ[0], v.FrailtyZ[0], r.frailty
	x := &c.of
	c.factor = slices.Grow(c.factor[:0], v.Persons())[:v.Persons()]
	balance := &x.balance[v.Stratum]
	for h := range v.Households() {
		home, of := float64(x.home*float64(v.HomeZ[h]))-x.variance/2, x.category[v.Category[h]]
		for i := v.First[h]; i < v.First[h+1]; i++ {
			f := r.tables.Exp(float64(x.own*float64(v.FrailtyZ[i])) + home)
			age := v.Age[i] & 127
			c.factor[i] = float32(f * of * x.carried[v.Chronic[i]] * x.age[age] * balance[v.Sex[i]&1][age])
		}
	}
}

// mixture is a lognormal factor with mean 1 in so many nodes: the trapezoidal rule over the normal, which for a smooth function errs by
// far less than a millionth where the variance of the log is below 3.
type mixture struct{ factor, weight [33]float64 }

// mixtureOf has a mean of its square.
func mixtureOf(square float64) mixture {
	var out mixture
	variance, sum := math.Log(max(square, 1)), 0.0
	for k := range out.factor {
		z := float64(k-len(out.factor)/2) / 2
		out.factor[k], out.weight[k] = math.Exp(math.Sqrt(variance)*z-variance/2), math.Exp(-z*z/2)
		sum += out.weight[k]
	}
	for k := range out.weight {
		out.weight[k] /= sum
	}
	return out
}

// rateOf is the rate at which a share of people, below 1, have a spell. It stops above most.
func (x *mixture) rateOf(share, most float64) float64 {
	rate := share
	for range 100 {
		ill, slope := 0.0, 0.0
		for k, f := range x.factor {
			ill -= x.weight[k] * math.Expm1(-rate*f)
			slope += x.weight[k] * f * math.Exp(-rate*f)
		}
		// The share is concave in the rate, so that a step from below stays below.
		step := (share - ill) / slope
		rate += step
		if rate > most || !(step > 1e-15*rate) {
			break
		}
	}
	return rate
}
