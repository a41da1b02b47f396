package simulate

import (
	"math"

	"doudi/model/measure"
)

// budget is a household's means in a year. Money is of the whole household, in fen.
type budget struct {
	size        float64
	income      float64
	line        float64 // poverty line, of all members
	consumption float64 // out-of-pocket cost included
	subsistence float64
	other       float64 // health spending outside bills
	daily       float64 // income of a working day of one member
}

// workDays of a year.
const workDays = 250

// budget makes the budget of a household of the block.
func (k *Worker) budget(h int) budget {
	b, y := k.block, &k.now
	stratum := min(b.Stratum, others)
	n := int(b.First[h+1] - b.First[h])
	size := float64(n)
	growth := y.Growth[stratum]
	out := budget{size: size, income: math.Round(float64(b.Income[h]) * growth), line: y.Line * size * 100}
	perHead := k.scale.consumption[stratum] * k.traits.consumption[h]
	out.consumption = perHead * size * 100
	out.subsistence = k.scale.subsistence[min(n, len(k.scale.subsistence)-1)]
	out.other = math.Round(y.Other[stratum] * size * k.traits.spending[h] * 100)
	out.daily = out.income / (float64(k.traits.working[h]) * workDays)
	return out
}

// scale is what budgets of one year have in common.
type scale struct {
	consumption [2]float64 // CNY a head, of income a head to the power of the elasticity
	subsistence [33]float64
}

func (k *Worker) setScale() {
	y := &k.now
	for s := range k.scale.consumption {
		k.scale.consumption[s] = measure.Consumption(y.Growth[s], y.MeanIncome, y.ConsumptionAtMean, y.Elasticity)
	}
	for n := range k.scale.subsistence {
		k.scale.subsistence[n] = 100 * measure.Subsistence(y.Food, y.Line, y.MeanSize, n)
	}
}

// labour is the income that lost days of work take, at most all of it.
func (b *budget) labour(days float64) float64 { return math.Round(min(b.daily*days, b.income)) }

// judge counts what a year's out-of-pocket cost, cash benefits and lost labour, in fen, make of a household; sign −1
// takes the count back.
func (b *budget) judge(f []int64, oop, cash, lost float64, sign int64) {
	if oop > 0.10*b.consumption {
		f[measure.CHE10] += sign
		if oop > 0.25*b.consumption {
			f[measure.CHE25] += sign
		}
	}
	switch free := b.consumption - b.subsistence; {
	case free <= 0 && oop > 0:
		f[measure.BelowSubsistence] += sign
	case oop > 0.40*free:
		f[measure.CHE40] += sign
	}
	b.fall(f, measure.D1Households, b.consumption, b.consumption-oop, sign)
	after := b.income - oop - lost + cash
	b.fall(f, measure.D2Households, b.income, after, sign)
	b.add(f, measure.PersonsBelowAfter, b.depth(after), sign)
}

// labourAlone counts what lost labour does to a household without any cost.
func (b *budget) labourAlone(f []int64, lost float64) {
	b.fall(f, measure.LabourHouseholds, b.income, b.income-lost, 1)
}

// fall counts a household that illness takes below the line, its members, and by how much illness widens the gap to the
// line: also of those who were below it before. Three fields from the first.
func (b *budget) fall(f []int64, first measure.Field, before, after float64, sign int64) {
	if after >= b.line {
		return
	}
	if before >= b.line {
		f[first] += sign
		f[first+1] += sign * int64(b.size)
	}
	f[first+2] += sign * int64(math.Round(min(before, b.line)-after))
}

// depth is how far below the line the household's members are.
func (b *budget) depth(income float64) measure.Depth { return measure.DepthOf(income, b.line) }

// add counts a depth for each member, in millionths. Four fields from the first.
func (b *budget) add(f []int64, first measure.Field, d measure.Depth, sign int64) {
	if d.Gap <= 0 {
		return
	}
	f[first] += sign * int64(b.size)
	for i, x := range [3]float64{d.Gap, d.Squared, d.Watts} {
		f[int(first)+1+i] += sign * int64(math.Round(x*b.size*1e6))
	}
}
