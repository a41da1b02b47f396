package illness

import (
	"math"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/population"
)

// Locality is how far a place differs from the country whose numbers the catalogue states: factors of mean 1, and InCounty taken off the
// log odds of a city or provincial hospital (see reach.go). Each is drawn once a draw. A catalogue that is older than they are has none: all places
// are alike then.
type Locality struct {
	Admissions model.Quantity // on admissions for all causes; its Spread is that of a place no larger than a county, see In
	InCounty   model.Quantity // shift
	MeanCost   model.Quantity // on the cost of admissions and of special outpatient bills
	Excluded   model.Quantity // on the share of either that is outside the scope
	Chronic    model.Quantity // on special outpatient bills

	County County
}

// County is how far the admissions of a county differ from those of the area around it, beside what areas differ by from each other.
type County struct {
	Spread float64 // standard deviation of the log; 0 where counties of an area are alike
	People float64 // persons in a county
}

// kinds are the five in the order of local.
func (l *Locality) kinds() [5]*model.Quantity {
	return [5]*model.Quantity{&l.Admissions, &l.InCounty, &l.MeanCost, &l.Excluded, &l.Chronic}
}

func (r *reader) locality(n *document.Node) {
	if n == nil {
		return
	}
	f := r.Fields(n, "`locality`")
	read := func(key string, law model.Law, value float64) model.Quantity {
		q := r.Spread(f, "locality.", key, law, value, 2)
		if q.Title == (model.Title{}) {
			q.Title = usualTitle("locality.", key)
		}
		return q
	}
	r.c.Locality = Locality{read("admissions", model.Factor, 1), read("in_county", model.Shift, 0), read("mean_cost", model.Factor, 1),
		read("excluded", model.Factor, 1), read("chronic", model.Factor, 1), r.county(f)}
	if county := r.c.Locality.County.Spread; county > 0 {
		q := &r.c.Locality.Admissions
		q.Law, q.Spread = model.Factor, math.Hypot(q.Spread, county)
		*q = q.Ends()
	}
	f.Done()
}

// county reads what counties differ by in admissions: `{sd: 0.5, people: 200000, unit: …, source: {…}}`.
func (r *reader) county(f *document.Fields) County {
	const key = "county_admissions"
	n := f.Optional(key)
	if n == nil {
		return County{}
	}
	if f.Optional("admissions") == nil {
		r.Errorf(n, "`locality` has `%s` and no `admissions`", key).Because("it is what counties differ by beside what areas of many counties do").
			Instead("admissions: {sd: 0, source: {ref: …, status: …}} beside it, if such areas are alike")
	}
	g := r.Fields(n, "`county_admissions`")
	out := County{People: 1}
	if sd := g.Required("sd"); sd != nil {
		out.Spread = r.Number(sd, key+" sd", 0, 2)
	}
	if people := g.Required("people"); people != nil {
		out.People = r.Number(people, key+" people", 1, 1e8)
	}
	g.Text("unit")
	s := g.Optional("source")
	if s == nil || r.Source(s).Status == "" {
		r.Errorf(n, "`%s` states no source", key).Because("a number without a source is half a number").
			Instead("{sd: …, people: …, source: {ref: …, status: unverified}}")
	}
	r.Known(s)
	g.Done()
	return out
}

// In are the catalogue's uncertain inputs in the place of a profile: without the differences of places in which it states a level of
// its own, for where the place itself is known, how far places differ says nothing; and with the admissions of a place of many
// counties as near to the country's as the mean of so many is: with k counties the variance of the log is what areas have, and a
// k-th of what counties have beside it. A place has the counties that its people would fill.
func (c *Catalogue) In(place *population.Profile) []model.Quantity {
	own, county := &place.Locality, c.Locality.County
	known := map[string]bool{
		c.Locality.Admissions.Path: own.Admissions.Stated(), c.Locality.InCounty.Path: own.InCounty.Stated(), c.Locality.MeanCost.Path: own.MeanCost.Stated(),
		c.Locality.Excluded.Path: own.Excluded.Stated(), c.Locality.Chronic.Path: own.Chronic.Stated(),
	}
	var out []model.Quantity
	for _, q := range c.Quantities() {
		if q.Path == c.Locality.Admissions.Path && county.Spread > 0 {
			q.Spread = math.Sqrt(q.Spread*q.Spread - county.Spread*county.Spread*(1-1/county.within(place.Persons())))
			q = q.Ends()
		}
		if !known[q.Path] {
			out = append(out, q)
		}
	}
	return out
}

// Few says whether so many people are those of a few counties, fewer than four, and the counties of an area differ: in places of more a mean
// of them leaves little of that.
func (c County) Few(persons int) bool { return c.Spread > 0 && c.within(persons) < 4 }

// within is how many counties so many people fill, at least one.
func (c County) within(persons int) float64 { return max(float64(persons)/c.People, 1) }

// local is how a place differs in one draw: factors, and inCounty added to the log odds.
type local struct{ admissions, inCounty, meanCost, excluded, chronic float64 }

// always is the factor on admissions, which is that of all years.
func (l local) always(int) float64 { return l.admissions }

// localOf is how a place differs in a draw: by the catalogue's factor, or where the profile states a level, by what takes the
// catalogue's expectation for its people in the level's year to that. So the level holds whatever else is drawn, and is as
// uncertain as its own range says.
//
// The expectation is that of the catalogue before a scenario changed it: what the scenario changes would else be taken back.
func (c *Catalogue) localOf(values model.Values, year int, conditions []string, people *population.People) local {
	l, own, v := &c.Locality, &people.Locality, of(values, year)
	c = c.asStated()
	here := local{1, 0, 1, 1, 1}
	expect := func(of population.Level) expected {
		return c.expect(values, of.Year, here, conditions, people.In(of.Year))
	}
	take := func(to *float64, own population.Level, drawn model.Quantity, stated func(level float64) float64) {
		switch {
		case own.Stated():
			*to = stated(v(own.Of))
		case drawn.Path != "":
			*to = v(drawn)
		}
	}
	// In this order: each expectation reads what stands before it.
	take(&here.admissions, own.Admissions, l.Admissions, func(level float64) float64 {
		e := expect(own.Admissions)
		return over(level*e.persons, e.admissions)
	})
	take(&here.inCounty, own.InCounty, l.InCounty, func(level float64) float64 {
		return c.shift(values, level, here, conditions, people.In(own.InCounty.Year))
	})
	take(&here.meanCost, own.MeanCost, l.MeanCost, func(level float64) float64 {
		e := expect(own.MeanCost)
		return over(level*e.admissions, e.cost)
	})
	take(&here.excluded, own.Excluded, l.Excluded, func(level float64) float64 {
		e := expect(own.Excluded)
		return over(level*e.cost, e.excluded)
	})
	take(&here.chronic, own.Chronic, l.Chronic, func(level float64) float64 {
		year := own.Chronic.Year
		return over(level, values.In(c.ChronicBills, year)*c.certifiedShare(values, year, conditions, people.In(year)))
	})
	return here
}

// over is the factor that takes a number to another; 1 where there is nothing to multiply.
func over(to, from float64) float64 {
	if from <= 0 {
		return 1
	}
	return to / from
}

// expected are a year's expectations of people without the year's shocks.
type expected struct {
	persons, admissions, within float64 // within the county
	cost, excluded              float64 // CNY, of admissions
}

func (c *Catalogue) expect(values model.Values, year int, here local, conditions []string, people *population.People) expected {
	v := of(values, year)
	r, common := c.fallIll(values, year, here.always, conditions, people)
	reach := c.reaches(v, here, people, holding{c, r, common})
	in := stays{c, r.casesOf(people), common, 1 - v(c.CountyElsewhere)}
	e := expected{within: in.within(0, reach[0]) + in.within(1, reach[1])}
	for _, of := range [2]*population.Ages{&people.Others, &people.Register} {
		for sex := range of {
			for _, n := range of[sex] {
				e.persons += n
			}
		}
	}
	prices := c.CostGrowth.Factor(values, c.BaseYear, year) * here.meanCost
	for i, load := range c.loads(r, people, reach, severeProvince(reach[0].choice[model.City], reach[0].choice[model.Province], v(c.SpecialProvince))) {
		x, n := c.Care[i], float64(common[0]*reach[0].choice[i])+float64(common[1]*reach[1].choice[i])+load.admissions
		cost := n * v(x.MeanCost) * prices
		e.admissions += n
		e.cost += cost
		e.excluded += cost * v(x.Excluded) * here.excluded
	}
	return e
}

// shift is what takes the share of all admissions within the county to the one that the profile states, or as near as may be.
func (c *Catalogue) shift(values model.Values, share float64, here local, conditions []string, people *population.People) float64 {
	own := people.Locality.InCounty
	v := of(values, own.Year)
	r, common := c.fallIll(values, own.Year, here.always, conditions, people)
	stated, far := c.choices(v), c.reaches(v, local{}, people, holding{c, r, common})
	in := stays{c, r.casesOf(people), common, 1 - v(c.CountyElsewhere)}
	all := in.admissions(0) + in.admissions(1)
	if all <= 0 {
		return 0
	}
	away := factorFor(share, func(factor float64) float64 {
		return (in.within(0, reachOf(stated, far[0].factor*factor)) + in.within(1, reachOf(stated, far[1].factor*factor))) / all
	})
	return -math.Log(max(away, 1e-9))
}

// MostInCounty is the greatest share of admissions within the county that a profile may state of a year at the catalogue's stated values:
// some of the admissions to township and county hospitals are in another county.
func (c *Catalogue) MostInCounty(year int) float64 {
	return 1 - model.Values(nil).In(c.CountyElsewhere, year)
}

// certifiedShare is the share of people with a certificate for special outpatient care, who have it for one of their conditions at least.
func (c *Catalogue) certifiedShare(values model.Values, year int, conditions []string, people *population.People) float64 {
	v, r := of(values, year), &Rates{}
	for age := range r.band {
		r.band[age] = uint8(c.band(age))
	}
	chances := c.chances(v, c.linesOf(r, v, 1, 0), conditions, people)
	with, all := 0.0, 0.0
	for age := range 128 {
		without := 1.0
		for i, share := range people.Carried[age] {
			without *= 1 - float64(share*chances[i])
		}
		n := people.Others[0][age] + people.Others[1][age] + people.Register[0][age] + people.Register[1][age]
		with, all = with+float64(n*(1-without)), all+n
	}
	return over(with, all)
}

// mostExcluded bounds the mean share of a bill that is outside the scope: its share is even over twice that.
const mostExcluded = 0.5

// excludedBy is a mean share outside the scope in the place.
func (l local) excludedBy(share float64) float64 { return min(share*l.excluded, mostExcluded) }
