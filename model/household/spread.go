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

// lasting is a household's factor in all years, of its place among others.
func (s *Spread) lasting(z float64) float64 {
	sigma := s.Sigma * math.Sqrt(s.Lasting)
	return math.Exp(float64(sigma*z) - sigma*sigma/2)
}

// yearly is what makes households' factors of one year.
type yearly struct {
	sigma  float64
	key    random.Key // of what households keep
	first  uint64     // identity of the view's first household
	year   uint64
	tables *random.Tables
}

// yearlyOf is that of a view. traits is the key of what households keep.
func (s *Spread) yearlyOf(v population.View, traits random.Key) yearly {
	return yearly{s.Sigma * math.Sqrt(1-s.Lasting), traits, v.FirstID, uint64(v.Year), random.NewTables()}
}

// of is the factor of a household of the view, 1 where all of it lasts.
func (y *yearly) of(h int) float64 {
	if y.sigma == 0 {
		return 1
	}
	z := y.tables.Normal(population.HouseholdKey(y.key, y.first+uint64(h)).With(y.year))
	return y.tables.Exp(float64(y.sigma*z) - y.sigma*y.sigma/2)
}

// conditions counts those that the members of a household carry.
func conditions(v population.View, h int) int {
	n := 0
	for _, of := range v.Chronic[v.First[h]:v.First[h+1]] {
		n += bits.OnesCount8(of)
	}
	return n
}
