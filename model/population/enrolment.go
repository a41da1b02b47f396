package population

import (
	"maps"
	"math"
	"slices"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/random"
)

// enrolment is who enrols in resident insurance at what contribution. The members of a household enrol together, as its contribution is
// collected, so that the number is the household's: a reservation premium, the highest contribution a head that it pays. It is lognormal
// between households, keeps its place among them for life, and is a draw of the household's alone: a higher contribution makes nobody enrol,
// and what others pay moves nobody.
type enrolment struct {
	year      int            // of which the share is
	share     model.Quantity // of households of the mean age that pay the year's contribution themselves
	spread    model.Quantity // sd of the log of the reservation premium
	age       model.Quantity // standard deviations that ten years of the members' mean age raise it by
	frailty   model.Quantity // correlation of its log with how easily the household falls ill
	growth    model.Quantity // elasticity to the growth of the stratum's incomes since the year
	subsidies []string       // ids of the benefits at enrolment that are part of the contribution
	asks      *document.Node // formula of the policy for the contribution of a person; nil where it is the profile's
}

// Reservation are the numbers of a draw and year by which households enrol.
type Reservation struct {
	level    []float64 // by stratum: of the log of the reservation premium, CNY a head, of a household in the middle
	spread   float64
	age      float64 // in standard deviations a year of the members' mean age
	meanAge  float64
	frailty  float64
	reserves bool
}

// Reserves says whether the profile says at what contribution households enrol.
func (p *Profile) Reserves() bool { return p.enrolment != nil }

// Subsidies are the ids of the benefits at enrolment that are part of the contribution; empty where what the profile says of subsidies
// counts alone.
func (p *Profile) Subsidies() []string { return p.enrolment.subsidies }

// Asks is the formula by which policies with such benefits say what the contribution of a person is; nil where the profile says it for them.
func (p *Profile) Asks() *document.Node { return p.enrolment.asks }

// reservation are the numbers of a draw and year.
func (p *Profile) reservation(values model.Values, year int) Reservation {
	e := p.enrolment
	if e == nil {
		return Reservation{}
	}
	v := func(q model.Quantity) float64 { return values.In(q, year) }
	x := Reservation{spread: v(e.spread), age: v(e.age) / 10, meanAge: p.meanAge(), frailty: v(e.frailty), reserves: true}
	stated := p.premium
	stated.Changes = nil // the share is of what was asked, whatever a scenario asks
	middle := math.Log(stated.In(values, e.year)) + x.spread*random.NormInv(v(e.share))
	for _, s := range p.Strata {
		growth := p.incomeGrowth
		if s.Register {
			growth = p.registerGrowth
		}
		grown := growth.Factor(values, p.BaseYear, year) / growth.Factor(values, p.BaseYear, e.year)
		x.level = append(x.level, middle+v(e.growth)*math.Log(grown))
	}
	return x
}

// meanAge is that of the profile's people at the outset, in completed years as members' ages are, in the middle of their bands.
func (p *Profile) meanAge() float64 {
	sum, people := 0.0, 0.0
	for band, from := range p.AgeFrom {
		until := from + lastBand
		if band+1 < len(p.AgeFrom) {
			until = p.AgeFrom[band+1]
		}
		n := float64(p.Male[band] + p.Female[band])
		sum, people = sum+n*float64(from+until-1)/2, people+n
	}
	return sum / people
}

// lastBand is how many years the last age band is taken to have.
const lastBand = 10

// Highest is the highest contribution, CNY a head on average, that a household of the view pays to enrol; no limit where nobody lives in it.
// traits is the key of what households keep.
func (x *Reservation) Highest(v View, h int, traits random.Key) float64 {
	first, end := v.First[h], v.First[h+1]
	if first == end {
		return math.Inf(1)
	}
	age, own := 0.0, 0.0
	for i := first; i < end; i++ {
		age += float64(v.Age[i])
		own += float64(v.FrailtyZ[i])
	}
	n := float64(end - first)
	// What members have in common and what each has, in equal parts: standard normal whatever the size.
	frail := (float64(v.HomeZ[h]) + own/math.Sqrt(n)) / math.Sqrt2
	z := -random.NormInv(HouseholdKey(traits, v.FirstID+uint64(h)).For(random.ForEnrolled).Uniform())
	place := float64(math.Sqrt(1-x.frailty*x.frailty)*z) + float64(x.frailty*frail) + float64(x.age*(age/n-x.meanAge))
	return math.Exp(x.level[v.Stratum] + float64(x.spread*place))
}

// Reserves says whether households enrol by their reservation premium.
func (x *Reservation) Reserves() bool { return x.reserves }

// enrolment reads at what contribution households enrol, where a profile says so.
func (r *reader) enrolment(f *document.Fields) {
	n := f.Optional("enrolment")
	if n == nil {
		return
	}
	g, e := r.Fields(n, "`enrolment`"), &enrolment{}
	yearAt := g.Required("year")
	e.year = g.Whole("year", 1990, 2100, r.p.BaseYear)
	e.share = r.quantity(g, "enrolment.", "share", 0.001, 0.999)
	e.spread = r.quantity(g, "enrolment.", "spread", 0.01, 10)
	e.age = r.quantity(g, "enrolment.", "age", -2, 2)
	e.frailty = r.quantity(g, "enrolment.", "frailty", -1, 1)
	e.growth = r.quantity(g, "enrolment.", "growth", -2, 2)
	if at := g.Optional("subsidies"); at == nil {
		r.Errorf(n, "`enrolment` does not say which benefits at enrolment pay the contribution for people").
			Because("households enrol by what is left of it for them").
			Instead("subsidies: [enrolment_assistance], or `subsidies: none`: `premium.subsidised` counts then")
	} else if !(at.Shape == document.Scalar && at.Text == "none") {
		for _, x := range g.List("subsidies") {
			e.subsidies = append(e.subsidies, r.Text(x, "subsidies"))
		}
	}
	e.asks = g.Optional("contribution")
	g.Done()
	if _, _, known := model.InForce(r.p.premium.Values, e.year); !known && yearAt != nil && len(r.p.premium.Values) > 0 {
		r.Errorf(yearAt, "`enrolment` is of %d, and `premium.personal` says nothing of that year", e.year).
			Because("the share is of those who paid the contribution of that year").Instead("a contribution for %d, or a later year", e.year)
	}
	slices.Sort(e.subsidies)
	r.p.enrolment = e
}

// FirstEnrolled is the first year of which it is known who enrolled: that of the outset, or the first of which the contribution is stated.
func (p *Profile) FirstEnrolled() int {
	first := p.BaseYear
	if len(p.premium.Values) > 0 {
		first = max(first, slices.Min(slices.Collect(maps.Keys(p.premium.Values))))
	}
	return first
}
