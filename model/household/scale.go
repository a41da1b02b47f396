package household

import (
	"math"
	"slices"

	"doudi/model/population"
	"doudi/model/random"
)

// Scale is what the budgets of one stratum have in common in a year of a draw.
type Scale struct {
	growth      float64 // factor on incomes of the base year
	consumption float64 // CNY a head, of income a head in the base year to the power of the elasticity
	elasticity  float64
	line        float64                         // CNY a head
	societal    float64                         // the societal poverty line, CNY a head; 0 where it is not known
	subsistence [population.MaxSize + 1]float64 // fen, by members
	other       float64                         // health spending outside bills, CNY a head on average
	spread      Spread                          // of it
}

// ScaleOf is a stratum's in a year. spread is that of health spending outside bills.
func ScaleOf(y *population.Year, stratum int, spread Spread) Scale {
	s := Scale{growth: y.Growth[stratum], elasticity: y.Elasticity, line: y.Line, societal: y.Societal, other: y.Other[stratum], spread: spread,
		consumption: Consumption(y.Growth[stratum], y.MeanIncome, y.ConsumptionAtMean, y.Elasticity)}
	for n := range s.subsistence {
		s.subsistence[n] = 100 * Subsistence(y.Food, y.Line, y.MeanSize, n)
	}
	return s
}

// Traits are what a block's households have in a draw, in columns: in all years of one elasticity and one spread, but of a register, whose
// incomes move by themselves.
type Traits struct {
	consumption []float64 // (income a head in the base year)^elasticity
	spending    []float64 // factor of other health spending in all years, mean 1

	elasticity     float64
	sigma, lasting float64 // of Spread
}

// Hold says whether they are those of a year's scale too: elasticity and spread may be stated by year, and a scenario may change them from
// a year on.
func (t *Traits) Hold(s *Scale) bool {
	return t.elasticity == s.elasticity && t.sigma == s.spread.Sigma && t.lasting == s.spread.Lasting
}

// Forget forgets the block: they are no year's any more.
func (t *Traits) Forget() { t.elasticity = math.NaN() }

// Of makes them for the scale of a year.
func (t *Traits) Of(v population.View, s *Scale) {
	t.elasticity, t.sigma, t.lasting = s.elasticity, s.spread.Sigma, s.spread.Lasting
	n := v.Households()
	t.consumption, t.spending = slices.Grow(t.consumption[:0], n)[:n], slices.Grow(t.spending[:0], n)[:n]
	sigma := s.spread.lasting()
	for h := range n {
		t.consumption[h] = math.Exp(s.elasticity * v.LogIncome[h])
		t.spending[h] = math.Exp(float64(sigma*v.SpendingZ[h]) - sigma*sigma/2)
	}
}

// Means are the budgets of a block's households in a year, in columns.
type Means struct {
	Income      []float64 // disposable
	Consumption []float64 // out-of-pocket cost included
	Other       []float64 // health spending outside bills

	yearZ []float64 // where the block is not kept
}

// Of makes the columns. traits is the key of what households keep.
func (m *Means) Of(v population.View, s *Scale, t *Traits, traits random.Key) {
	n := v.Households()
	m.Income, m.Consumption, m.Other = slices.Grow(m.Income[:0], n)[:n], slices.Grow(m.Consumption[:0], n)[:n], slices.Grow(m.Other[:0], n)[:n]
	yearly, each := s.spread.yearlyOf(v, traits, &m.yearZ), s.spread.byCondition()
	for h := range n {
		size := float64(v.First[h+1] - v.First[h])
		heads := size
		if each > 0 {
			heads = float64(s.spread.free()*size) + float64(each*float64(conditions(v, h)))
		}
		// Amounts are not negative, so that half up is to the nearest.
		m.Income[h] = math.Floor(float64(float64(v.Income[h])*s.growth) + 0.5)
		m.Consumption[h] = s.consumption * t.consumption[h] * size * 100
		m.Other[h] = math.Floor(float64(s.other*heads*t.spending[h]*yearly.of(h)*100) + 0.5)
	}
}

// Budget is a household's means in a year.
type Budget struct {
	Size        float64 // members
	Income      float64
	Line        float64 // poverty line, of all members
	Consumption float64 // out-of-pocket cost included
	Subsistence float64
	Other       float64 // health spending outside bills
	Daily       float64 // income of a working day of one member
	Societal    float64 // societal poverty line, of all members; 0 where it is not known
}

// workDays of a year.
const workDays = 250

// Of makes it that of one household of the view. What is made in its place, as the Strain and the Poverty of it are, is not copied when it
// was just written field by field: a processor waits for all of it then.
func (b *Budget) Of(v *population.View, s *Scale, m *Means, h int) {
	n := int(v.First[h+1] - v.First[h])
	b.Size, b.Income, b.Line, b.Consumption, b.Subsistence = float64(n), m.Income[h], s.line*float64(n)*100, m.Consumption[h], s.subsistence[min(n, population.MaxSize)]
	b.Other, b.Daily, b.Societal = m.Other[h], m.Income[h]/(float64(v.Workers[h])*workDays), s.societal*float64(n)*100
}
