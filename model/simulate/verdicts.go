package simulate

import (
	"doudi/model"
	"doudi/model/household"
	"doudi/model/measure"
)

// verdicts judge households with bills by what they owe and got.
type verdicts struct {
	sums []closed // by cell

	shared, own []flags // by household with bills: under what all scenarios share, and under the scenario at hand
}

// closed are a cell's sums over its households with bills: what they owe and got, their counts of catastrophic spending,
// and those of the same households in good health, which are taken back.
type closed struct {
	settled, cash int64
	ill, healthy  household.Catastrophic

	illPersons, healthyPersons household.Catastrophic // each household as often as it has members
	strain                     strains                // ill, less that in good health
}

// all judges every household with bills, and takes back what it was counted as in good health.
func (v *verdicts) all(homes []home, o *owed, c *cells, t *measure.Tally) {
	v.sums = zeroed(v.sums, len(c.fields))
	v.shared = resize(v.shared, len(homes))
	for r := range homes {
		h := &homes[r]
		s := &v.sums[h.cell]
		left, cash := o.left[r], o.cash[r]
		oop := h.oop(left)
		s.settled += int64(left)
		s.cash += int64(cash)
		ill, size := h.budget.Catastrophic(oop), household.Catastrophic(h.budget.Size)
		s.ill += ill
		s.healthy += h.healthy
		s.illPersons += ill * size
		s.healthyPersons += h.healthy * size
		bins := t.Burdens[c.burdens[h.cell]:]
		bins[measure.BurdenBin(int64(h.budget.Other))]--
		bins[measure.BurdenBin(int64(oop))]++
		strain := h.budget.Strain(oop)
		s.strain.add(strain, int64(size), 1)
		s.strain.add(h.strain, int64(size), -1)
		v.shared[r] = h.fallen | spentMuch(ill) | strained(strain)
		if h.budget.Near(oop, h.lost, float64(cash)) {
			poverty := h.budget.Poverty(oop, h.lost, float64(cash))
			addPoverty(c.at(t, h.cell), &poverty, 1)
			v.shared[r] |= fell(&poverty)
		}
	}
	v.own = append(v.own[:0], v.shared...)
	for i := range v.sums {
		s := &v.sums[i]
		if *s == (closed{}) {
			continue
		}
		f := c.at(t, uint16(i))
		f[measure.Settled] += s.settled
		f[measure.Cash] += s.cash
		addCatastrophic(f, s.ill, s.illPersons, 1)
		addCatastrophic(f, s.healthy, s.healthyPersons, -1)
		s.strain.into(f)
	}
}

// anew judges those households with bills again that owe or got something else under a scenario than under what all share.
func (v *verdicts) anew(touched []int32, homes []home, shared, own *owed, c *cells, t *measure.Tally) {
	for _, r := range touched {
		if own.left[r] != shared.left[r] || own.cash[r] != shared.cash[r] {
			h := &homes[r]
			f, bins := c.at(t, h.cell), t.Burdens[c.burdens[h.cell]:]
			bins[measure.BurdenBin(int64(h.oop(shared.left[r])))]--
			bins[measure.BurdenBin(int64(h.oop(own.left[r])))]++
			h.one(shared.left[r], shared.cash[r], f, -1)
			v.own[r] = h.one(own.left[r], own.cash[r], f, 1)
		}
	}
}

// one judges one household, whose fields are given; sign −1 takes that back.
func (h *home) one(left, cash model.Fen, f []int64, sign int64) flags {
	oop := h.oop(left)
	f[measure.Settled] += sign * int64(left)
	f[measure.Cash] += sign * int64(cash)
	ill := h.budget.Catastrophic(oop)
	addCatastrophic(f, ill, ill*household.Catastrophic(h.budget.Size), sign)
	strain, sum := h.budget.Strain(oop), strains{}
	sum.add(strain, int64(h.budget.Size), sign)
	sum.into(f)
	out := h.fallen | spentMuch(ill) | strained(strain)
	if h.budget.Near(oop, h.lost, float64(cash)) {
		poverty := h.budget.Poverty(oop, h.lost, float64(cash))
		addPoverty(f, &poverty, sign)
		out |= fell(&poverty)
	}
	return out
}

// oop is a household's out-of-pocket cost of the year, given what is left of its settled bills.
func (h *home) oop(left model.Fen) float64 { return float64(left+h.unsettled) + h.budget.Other }

// addCatastrophic adds counts of catastrophic spending,
// of households, and of their members, to a cell's fields.
func addCatastrophic(f []int64, c, persons household.Catastrophic, sign int64) {
	tenth, quarter, capacity, below := c.Counts()
	f[measure.CHE10] += sign * tenth
	f[measure.CHE25] += sign * quarter
	f[measure.CHE40] += sign * capacity
	f[measure.BelowSubsistence] += sign * below
	tenth, quarter, capacity, _ = persons.Counts()
	f[measure.CHE10Persons] += sign * tenth
	f[measure.CHE25Persons] += sign * quarter
	f[measure.CHE40Persons] += sign * capacity
}

// addPoverty adds what a year makes of a household's poverty to its cell's fields.
func addPoverty(f []int64, p *household.Poverty, sign int64) {
	addFall(f, &p.D1, sign, measure.D1Households, measure.D1Persons, measure.D1Gap)
	addFall(f, &p.D2, sign, measure.D2Households, measure.D2Persons, measure.D2Gap)
	f[measure.PersonsBelowAfter] += sign * p.After.Persons
	f[measure.GapBelowAfter] += sign * p.After.Gap
	f[measure.SquaredBelowAfter] += sign * p.After.Squared
	f[measure.WattsBelowAfter] += sign * p.After.Watts
}

func addFall(f []int64, x *household.Fall, sign int64, households, persons, gap measure.Field) {
	f[households] += sign * x.Households
	f[persons] += sign * x.Persons
	f[gap] += sign * x.Gap
}

// strains are sums of household.Strain, of households and, of what is taken above the line, of their members.
type strains struct{ over10, over25, impoverished, large int64 }

func (x *strains) add(s household.Strain, members, sign int64) {
	x.over10 += sign * s.Over10
	x.over25 += sign * s.Over25
	x.impoverished += sign * members * s.Impoverishing
	x.large += sign * members * s.Large
}

// into adds the sums to a cell's fields.
func (x *strains) into(f []int64) {
	f[measure.Overshoot10] += x.over10
	f[measure.Overshoot25] += x.over25
	f[measure.DiscretionaryImpoverished] += x.impoverished
	f[measure.DiscretionaryLarge] += x.large
}
