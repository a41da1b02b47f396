package population

import (
	"math"

	"doudi/model"
)

// lives are how a profile's people age, die and have children: a table of survival and a rate of births, each with a factor
// for how far it is known.
type lives struct {
	hazard    [2][128]float64 // by sex and age: −log of the share of newborns who are alive at the age
	mortality model.Quantity  // factor on it
	births    model.Yearly    // children a year of a woman of motherFrom…motherUntil−1
	fertility model.Quantity  // factor on it
}

// The ages at which women have children.
const motherFrom, motherUntil = 20, 40

// vital is what a draw makes of the lives up to a year: whoever was there at the outset lives while the risk of dying that was
// passed, which grows from year to year, is below a number of the person's own (Block.Lifespan), so that the chance to be
// alive is what the table says; and a household's children are the points of a unit Poisson process before the sum of its
// mothers' rates, so that their mean is that sum. Another mortality or rate moves when somebody dies or is born, and
// neither whom the numbers are of nor anybody else.
type vital struct {
	years  int             // since the outset, when everybody is as in the block
	hazard [2][128]float64 // lives.hazard in this draw
	rate   []float64       // of births, by year since the outset
	since  [2][128]passed  // by sex and age at the outset
}

// passed is what the years since the outset are to a person.
type passed struct {
	risk     float32 // of dying
	children float32 // to be expected of whoever lives all the time
	age      uint8   // at their end
	works    uint8   // 1 where that is of working age
}

// of resolves the lives of the years from base to year.
func (l *lives) of(values model.Values, base, year int) *vital {
	x := &vital{years: max(year-base, 0)}
	for sex := range l.hazard {
		for age, hazard := range l.hazard[sex] {
			x.hazard[sex][age] = values.In(l.mortality, year) * hazard
		}
	}
	for k := range x.years + 1 {
		x.rate = append(x.rate, values.In(l.fertility, base+k)*l.births.In(values, base+k))
	}
	for sex := range x.since {
		for age := range x.since[sex] {
			children := 0.0
			for k := 1; k <= x.years; k++ {
				children += x.bears(model.Sex(sex), age+k, k)
			}
			then := uint8(oldest(age + x.years))
			x.since[sex][age] = passed{float32(x.risk(sex, age, x.years)), float32(children), then, works(then)}
		}
	}
	return x
}

// risk is that of dying in the years after an age.
func (x *vital) risk(sex, age, years int) float64 {
	return x.hazard[sex][oldest(age+years)] - x.hazard[sex][oldest(age)]
}

// bears is how many children a person of an age has in a year since the outset.
func (x *vital) bears(sex model.Sex, age, year int) float64 {
	if sex != model.Female || age < motherFrom || age >= motherUntil {
		return 0
	}
	return x.rate[year]
}

// oldest is an age, or the greatest that is told apart.
func oldest(age int) int { return min(age, 127) }

// expected are the people of a year in the mean, of those of the outset.
func (x *vital) expected(outset *Ages) Ages {
	var out Ages
	born := make([]float64, x.years+1)
	for sex := range outset {
		for age, n := range outset[sex] {
			if n == 0 {
				continue
			}
			for k := 1; k <= x.years; k++ {
				if rate := x.bears(model.Sex(sex), age+k, k); rate > 0 {
					born[k] += n * rate * math.Exp(-x.risk(sex, age, k))
				}
			}
			out[sex][oldest(age+x.years)] += n * math.Exp(-x.risk(sex, age, x.years))
		}
	}
	for k, n := range born {
		for sex := range out {
			out[sex][oldest(x.years-k)] += n / 2 * math.Exp(-x.risk(sex, 0, x.years-k))
		}
	}
	return out
}
