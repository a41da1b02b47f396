package household

import (
	"slices"

	"doudi/model/population"
)

// Healthy is what becomes of a block's households in a year without any bill, in columns: the same in all replicates and
// scenarios of a draw. For those who fall ill it is taken back.
type Healthy struct {
	Catastrophic []Catastrophic // by household
	Strain       []Strain       // by household
	near         []int32        // by household: its place in poor, −1 where no line is near
	poor         []Poor
}

// Poor is the poverty of a household that is below the line in some way without any bill: before all health spending, and
// after that which is outside bills.
type Poor struct {
	Before Below
	After  Poverty
}

// Of judges the households of a view by their other health spending alone.
func (x *Healthy) Of(v population.View, s *Scale, m *Means) {
	n := v.Households()
	x.Strain = slices.Grow(x.Strain[:0], n)[:n]
	x.Catastrophic, x.near, x.poor = slices.Grow(x.Catastrophic[:0], n)[:n], slices.Grow(x.near[:0], n)[:n], x.poor[:0]
	for h := range n {
		size := int(v.First[h+1] - v.First[h])
		income, consumption, other, line := m.Income[h], m.Consumption[h], m.Other[h], s.line*float64(size)*100
		x.Catastrophic[h] = catastrophic(other, consumption, s.subsistence[min(size, population.MaxSize)])
		x.Strain[h].of(other, consumption, s.subsistence[min(size, population.MaxSize)], line, s.societal*float64(size)*100)
		x.near[h] = -1
		if consumption-other < line || income-other < line { // income alone is below the line only where this is
			var b Budget
			b.Of(&v, s, m, h)
			x.near[h] = int32(len(x.poor))
			x.poor = append(x.poor, Poor{Before: b.Before()})
			x.poor[x.near[h]].After.Of(&b, other, 0, 0)
		}
	}
}

// Poor is the poverty of a household without any bill, nil where there is none.
func (x *Healthy) Poor(h int32) *Poor {
	if x.near[h] < 0 {
		return nil
	}
	return &x.poor[x.near[h]]
}
