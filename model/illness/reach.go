package illness

import (
	"doudi/model"
	"doudi/model/population"
)

// Who is poor goes less far for care: the share of the register's admissions within the county, special diseases included, is
// stated. One factor on the odds of a city or provincial hospital, alike for common causes and for severe cases of special diseases,
// makes it so. Where a catalogue does not state it, the register goes as far as others do.

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

// reaches are those off the register and on it. common are the expected admissions of people on the register for common causes.
func (c *Catalogue) reaches(r *Rates, v func(model.Quantity) float64, people *population.People, common float64) [2]reach {
	sum, stated := 0.0, [4]float64{}
	for _, x := range c.Care {
		sum += v(x.Choice)
	}
	for i, x := range c.Care {
		stated[i] = v(x.Choice) / sum
	}
	others := reachOf(stated, 1)
	special := r.casesOf(people)
	total := common
	for i := range special {
		total += special[i][1] * c.Special[i].Admissions
	}
	if c.PoorInCounty.Path == "" || total <= 0 {
		return [2]reach{others, others}
	}
	within := func(factor float64) float64 {
		f := reachOf(stated, factor)
		near := f.choice[model.Township] + f.choice[model.County]
		n := common * near
		for i := range special {
			n += special[i][1] * c.Special[i].Admissions * (1 - f.severe(c.Special[i].Severe)) * near
		}
		return n / total * (1 - v(c.CountyElsewhere))
	}
	// The share falls as the factor rises. One that is not to be had, as more goes to another county's hospitals than it leaves, is
	// come as near as may be.
	low, high := 0.0, 1.0
	for within(high) > v(c.PoorInCounty) && high < 1e6 {
		high *= 2
	}
	for range 60 {
		if middle := (low + high) / 2; within(middle) > v(c.PoorInCounty) {
			low = middle
		} else {
			high = middle
		}
	}
	return [2]reach{others, reachOf(stated, high)}
}
