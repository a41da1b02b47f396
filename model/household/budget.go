package household

import "math"

// Catastrophic is a household's counts of catastrophic spending, sixteen bits each, so that the words of up to 65,535
// households add up.
type Catastrophic uint64

// Counts are the households with out-of-pocket cost above a tenth and a quarter of consumption, above 40 % of the
// capacity to pay (consumption less subsistence), and those that pay anything without such a capacity.
func (c Catastrophic) Counts() (tenth, quarter, capacity, below int64) {
	return int64(c & 0xffff), int64(c >> 16 & 0xffff), int64(c >> 32 & 0xffff), int64(c >> 48)
}

// Catastrophic judges a year's out-of-pocket cost, which is not negative.
func (b *Budget) Catastrophic(oop float64) Catastrophic {
	return catastrophic(oop, b.Consumption, b.Subsistence)
}

func catastrophic(oop, consumption, subsistence float64) Catastrophic {
	free := consumption - subsistence
	able := count(free > 0)
	return count(oop > 0.10*consumption) | count(oop > 0.25*consumption)<<16 | able&count(oop > 0.40*free)<<32 | (able^1)&count(oop > 0)<<48
}

// count is 1 or 0, without a branch.
func count(yes bool) Catastrophic {
	var n Catastrophic
	if yes {
		n = 1
	}
	return n
}

// Fall is how many households illness takes below the line, their members, and by how much it widens gaps to the line,
// in fen: also those of whoever was below it before.
type Fall struct{ Households, Persons, Gap int64 }

// Below is how many persons are below the line, and the sums over them of Depth, in millionths.
type Below struct{ Persons, Gap, Squared, Watts int64 }

// Poverty is what a year makes of a household's poverty.
type Poverty struct {
	D1    Fall // by consumption, less out-of-pocket cost
	D2    Fall // by income, less out-of-pocket cost and lost labour, with cash benefits
	After Below
}

// Near says whether a year's out-of-pocket cost, lost income and cash benefits leave the household below the line in any
// way: elsewhere its Poverty is nothing.
func (b *Budget) Near(oop, lost, cash float64) bool {
	return b.Consumption-oop < b.Line || b.Income-oop-lost+cash < b.Line
}

// Of judges a household's out-of-pocket cost, lost income and cash benefits of a year, in fen.
func (p *Poverty) Of(b *Budget, oop, lost, cash float64) {
	after := b.Income - oop - lost + cash
	p.D1, p.D2, p.After = b.fall(b.Consumption, b.Consumption-oop), b.fall(b.Income, after), b.below(after)
}

// Before is the household's poverty without any illness.
func (b *Budget) Before() Below { return b.below(b.Income) }

// Labour is the income that lost days of work take, at most all of it.
func (b *Budget) Labour(days float64) float64 { return math.Round(min(b.Daily*days, b.Income)) }

// LabourAlone is what lost income does to a household without any cost.
func (b *Budget) LabourAlone(lost float64) Fall { return b.fall(b.Income, b.Income-lost) }

func (b *Budget) fall(before, after float64) (f Fall) {
	if after >= b.Line {
		return f
	}
	if before >= b.Line {
		f.Households, f.Persons = 1, int64(b.Size)
	}
	f.Gap = int64(math.Round(min(before, b.Line) - after))
	return f
}

func (b *Budget) below(income float64) Below {
	d := DepthOf(income, b.Line)
	if d.Gap <= 0 {
		return Below{}
	}
	millionths := func(x float64) int64 { return int64(math.Round(x * b.Size * 1e6)) }
	return Below{int64(b.Size), millionths(d.Gap), millionths(d.Squared), millionths(d.Watts)}
}
