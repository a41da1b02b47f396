package household

import (
	"math"
	"math/bits"

	"doudi/model/population"
	"doudi/model/random"
)

// Spread is how health spending outside bills differs between households and years. A part of its mean goes with chronic conditions, as
// much for each of them, and the rest with heads. What a household spends is a lognormal multiple of that with mean 1, as not all
// who have a condition spend alike on it; of the log's variance a part is the household's in all years and the rest each year's own, alike
// in all replicates.
type Spread struct {
	Sigma      float64 // sd of the log of the multiple
	Lasting    float64 // 0…1: share of that variance which is the same in all years
	Conditions float64 // 0…1: share of the mean that goes with conditions
	Carried    float64 // conditions of a person, on average over everybody
}

// byCondition is the spending that a condition brings, in means a head; 0 where nobody has any.
func (s *Spread) byCondition() float64 {
	if s.Carried <= 0 {
		return 0
	}
	return s.Conditions / s.Carried
}

// free is the share of the mean that does not go with conditions, where anybody has any.
func (s *Spread) free() float64 { return 1 - s.Conditions }

// lasting is the sd of the log of a household's factor in all years.
func (s *Spread) lasting() float64 { return s.Sigma * math.Sqrt(s.Lasting) }

// yearly is what makes households' factors of one year.
type yearly struct {
	sigma  float64
	z      []float64 // by household: the place among others in the year
	tables *random.Tables
}

// yearlyOf is that of a view, in the memory of one that is not used any more. traits is the key of what households keep.
func (s *Spread) yearlyOf(v population.View, traits random.Key, own *[]float64) yearly {
	y := yearly{sigma: s.Sigma * math.Sqrt(1-s.Lasting), tables: random.NewTables()}
	if y.sigma != 0 {
		y.z = v.YearZ(traits, own)
	}
	return y
}

// of is the factor of a household of the view, 1 where all of it lasts.
func (y *yearly) of(h int) float64 {
	if y.sigma == 0 {
		return 1
	}
	return y.tables.Exp(float64(y.sigma*y.z[h]) - y.sigma*y.sigma/2)
}

// conditions counts those that the members of a household carry.
func conditions(v population.View, h int) int {
	n := 0
	for _, of := range v.Chronic[v.First[h]:v.First[h+1]] {
		n += bits.OnesCount8(of)
	}
	return n
}
