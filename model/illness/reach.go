package illness

import (
	"math"

	"doudi/model"
	"doudi/model/population"
)

// Who is poor goes less far for care: the share of the register's admissions within the county, special diseases included, is
// stated. One factor on the odds of a city or provincial hospital, alike for common causes and for severe cases of special diseases,
// makes it so. Where a catalogue does not state it, the register goes as far as others do. A place in which people stay nearer home than in
// the country has a factor for all of them beside it.

// reach is how far people go: off the register or on it.
type reach struct {
	choice [4]float64 // share of other admissions by level
	factor float64    // on the odds of a city or provincial hospital
}

// odds is a probability whose odds have been multiplied by a factor.
func odds(p, factor float64) float64 {
	if p >= 1 {
		return 1
	}
	return factor * p / (1 - p + factor*p)
}

// severe is the share of a disease's cases that are severe, to be taken to a city or provincial hospital.
func (f *reach) severe(stated float64) float64 { return odds(stated, f.factor) }

// reachOf are the stated choices of level under a factor. Within the county and beyond it levels keep their proportions.
func reachOf(stated [4]float64, factor float64) reach {
	beyond := stated[model.City] + stated[model.Province]
	moved := odds(beyond, factor)
	out := reach{stated, factor}
	for level := range out.choice {
		switch {
		case level >= int(model.City) && beyond > 0:
			out.choice[level] *= moved / beyond
		case level < int(model.City) && beyond < 1:
			out.choice[level] *= (1 - moved) / (1 - beyond)
		}
	}
	return out
}

// reaches are those off the register and on it, in the place.
func (c *Catalogue) reaches(v func(model.Quantity) float64, here local, people *population.People, held holding) [2]reach {
	stated, factor := held.choices(v), 1.0
	in := stays{held.Catalogue, held.rates.casesOf(people), held.common, 1 - v(held.CountyElsewhere)}
	if c.PoorInCounty.Path != "" && in.admissions(1) > 0 {
		factor = factorFor(v(c.PoorInCounty), func(factor float64) float64 {
			return in.within(1, reachOf(stated, factor)) / in.admissions(1)
		})
	}
	if c.stated != nil {
		stated = c.choices(v)
	}
	away := math.Exp(-here.inCounty)
	return [2]reach{reachOf(stated, away), reachOf(stated, factor*away)}
}

// choices are the stated shares of the levels among other admissions.
func (c *Catalogue) choices(v func(model.Quantity) float64) [4]float64 {
	sum, out := 0.0, [4]float64{}
	for _, x := range c.Care {
		sum += v(x.Choice)
	}
	for i, x := range c.Care {
		out[i] = v(x.Choice) / sum
	}
	return out
}

// stays counts the admissions within the county, of people off the register (0) and on it (1).
type stays struct {
	c      *Catalogue
	cases  [][2]float64 // of special diseases
	common [2]float64
	near   float64 // share of township and county admissions in the county itself
}

func (x *stays) admissions(register int) float64 {
	total := x.common[register]
	for i := range x.cases {
		total += x.cases[i][register] * x.c.Special[i].Admissions
	}
	return total
}

func (x *stays) within(register int, f reach) float64 {
	near := f.choice[model.Township] + f.choice[model.County]
	n := x.common[register] * near
	for i := range x.cases {
		n += x.cases[i][register] * x.c.Special[i].Admissions * (1 - f.severe(x.c.Special[i].Severe)) * near
	}
	return n * x.near
}

// factorFor is the factor under which a share within the county is the wanted one. It falls as the factor rises. One that is not to be had, as more
// goes to another county's hospitals than it leaves, is come as near as may be.
func factorFor(want float64, within func(factor float64) float64) float64 {
	low, high := 0.0, 1.0
	for within(high) > want && high < 1e6 {
		high *= 2
	}
	for range 60 {
		if middle := (low + high) / 2; within(middle) > want {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}
