package illness

import (
	"math"

	"doudi/model"
	"doudi/model/population"
)

// A level's stated mean is that of all its admissions, as hospitals report them. Special diseases cost their stated multiple
// of it, and common causes what is left: their mean follows from how many admissions of either are to be expected at the
// level among the people at hand.

// load is what special diseases are to a level: their expected admissions, and by how much they cost more than as many
// stated means, counted in these.
type load struct{ admissions, excess float64 }

// loads are the special diseases' by level, for people off and on the register. severeProvince is a share, the levels are
// those of where.
func (c *Catalogue) loads(r *Rates, people *population.People, reach [2]reach, severeProvince float64) [4]load {
	var out [4]load
	for i, cases := range r.casesOf(people) {
		x := &r.special[i]
		for register := range reach {
			choice, severe := reach[register].choice, reach[register].severe(c.Special[i].Severe)
			for level, share := range [4]float64{
				model.County:   (1 - severe) * (choice[model.Township] + choice[model.County]),
				model.City:     (1-severe)*choice[model.City] + severe*(1-severeProvince),
				model.Province: (1-severe)*choice[model.Province] + severe*severeProvince,
			} {
				n := cases[register] * x.admissions * share
				out[level].admissions += n
				out[level].excess += n * (math.Exp(x.cost) - 1)
			}
		}
	}
	return out
}

// leastCommon is how low the mean of common causes may be, in stated means.
const leastCommon = 0.1

// factors are the mean of a level's common admissions and the unit of its special ones' costs, both over the level's stated
// mean. The unit is 1 unless the special ones would leave less than leastCommon for the expected common admissions, or there
// are none: then it is theirs that yield, since the mean of a level is firmer than the multiples of diseases.
func (x load) factors(common float64) (ofCommon, ofSpecial float64) {
	switch {
	case x.admissions <= 0:
		return 1, 1
	case common > 0 && x.excess <= (1-leastCommon)*common:
		return 1 - x.excess/common, 1
	}
	return leastCommon, (x.admissions + (1-leastCommon)*common) / (x.admissions + x.excess)
}
