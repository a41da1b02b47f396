package simulate

import (
	"slices"

	"doudi/model"
	"doudi/model/household"
	"doudi/model/measure"
)

// verdicts judge households with bills by what they owe and got.
type verdicts struct {
	sums []closed // by cell

	shared  []verdict           // by household with bills: under what all scenarios share
	own     []flags             // by household with bills: under the scenario at hand
	poverty []household.Poverty // of those near a line
}

// closed are a cell's sums over its households with bills: what they owe and got, their counts of catastrophic spending,
// and those of the same households in good health, which are taken back.
type closed struct {
	settled, cash int64
	ill, healthy  household.Catastrophic

	illPersons, healthyPersons household.Catastrophic // each household as often as it has members
	strain                     strains                // ill, less that in good health
}

// verdict is what a year is to a household with bills.
type verdict struct {
	catastrophic household.Catastrophic
	strain       household.Strain
	poverty      int32 // its place in verdicts.poverty, −1 where no line is near
	flags        flags
}

// all judges every household with bills, and takes back what it was counted as in good health.
func (v *verdicts) all(homes []home, o *owed, present []uint16, c *cells, t *measure.Tally) {
	v.sums = emptied(v.sums, len(c.fields), present)
	v.shared, v.own, v.poverty = resize(v.shared, len(homes)), resize(v.own, len(homes)), v.poverty[:0]
	for r := range homes {
		h := &homes[r]
		s := &v.sums[h.cell]
		left, cash := o.left[r], o.cash[r]
		oop := h.oop(left)
		s.settled += int64(left)
		s.cash += int64(cash)
		x, size := &v.shared[r], household.Catastrophic(h.budget.Size)
		v.judge(x, h, oop, cash)
		s.ill += x.catastrophic
		s.healthy += h.healthy
		s.illPersons += x.catastrophic * size
		s.healthyPersons += h.healthy * size
		bins := t.Burdens[c.burdens[h.cell]:]
		bins[measure.BurdenBin(int64(h.budget.Other))]--
		bins[measure.BurdenBin(int64(oop))]++
		s.strain.add(&x.strain, int64(size), 1)
		s.strain.add(&h.strain, int64(size), -1)
		v.own[r] = x.flags
		if x.poverty >= 0 {
			addPoverty(c.at(t, h.cell), &v.poverty[x.poverty], 1)
		}
	}
	for _, i := range present {
		s, f := &v.sums[i], c.at(t, i)
		f[measure.Settled] += s.settled
		f[measure.Cash] += s.cash
		addCatastrophic(f, s.ill, s.illPersons, 1)
		addCatastrophic(f, s.healthy, s.healthyPersons, -1)
		s.strain.into(f)
	}
}

// judge gives a household's verdict, given its out-of-pocket cost and cash benefits.
func (v *verdicts) judge(x *verdict, h *home, oop float64, cash model.Fen) {
	x.catastrophic, x.poverty = h.budget.Catastrophic(oop), -1
	x.strain.Of(&h.budget, oop)
	x.flags = h.fallen | spentMuch(x.catastrophic) | strained(&x.strain)
	if h.budget.Near(oop, h.lost, float64(cash)) {
		x.poverty = int32(len(v.poverty))
		v.poverty = slices.Grow(v.poverty, 1)[:x.poverty+1]
		near := &v.poverty[x.poverty]
		near.Of(&h.budget, oop, h.lost, float64(cash))
		x.flags |= fell(near)
	}
}

// anew judges those households with bills again that owe or got something else under a scenario than under what all share,
// and counts what that changes.
func (v *verdicts) anew(touched []int32, homes []home, shared, own *owed, c *cells, t *measure.Tally) {
	for _, r := range touched {
		if own.left[r] == shared.left[r] && own.cash[r] == shared.cash[r] {
			continue
		}
		h := &homes[r]
		f, bins := c.at(t, h.cell), t.Burdens[c.burdens[h.cell]:]
		oop := h.oop(own.left[r])
		bins[measure.BurdenBin(int64(h.oop(shared.left[r])))]--
		bins[measure.BurdenBin(int64(oop))]++
		f[measure.Settled] += int64(own.left[r] - shared.left[r])
		f[measure.Cash] += int64(own.cash[r] - shared.cash[r])
		var now verdict
		v.judge(&now, h, oop, own.cash[r])
		v.change(&v.shared[r], &now, h.budget.Size, f)
		v.own[r] = now.flags
		if now.poverty >= 0 {
			v.poverty = v.poverty[:now.poverty] // nobody asks for it again
		}
	}
}

// change takes a verdict on a household of so many members back from its cell's fields, and adds another.
func (v *verdicts) change(from, to *verdict, size float64, f []int64) {
	if from.catastrophic != to.catastrophic {
		addCatastrophic(f, from.catastrophic, from.catastrophic*household.Catastrophic(size), -1)
		addCatastrophic(f, to.catastrophic, to.catastrophic*household.Catastrophic(size), 1)
	}
	if from.strain != to.strain {
		var sum strains
		sum.add(&from.strain, int64(size), -1)
		sum.add(&to.strain, int64(size), 1)
		sum.into(f)
	}
	if from.poverty >= 0 {
		addPoverty(f, &v.poverty[from.poverty], -1)
	}
	if to.poverty >= 0 {
		addPoverty(f, &v.poverty[to.poverty], 1)
	}
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
type strains struct {
	over10, over25, over40, impoverished, large int64
	societalImpoverished, societalLarge         int64
}

func (x *strains) add(s *household.Strain, members, sign int64) {
	x.over10 += sign * int64(s.Over10)
	x.over25 += sign * int64(s.Over25)
	x.over40 += sign * int64(s.Over40)
	x.impoverished += sign * members * int64(s.Impoverishing)
	x.large += sign * members * int64(s.Large)
	x.societalImpoverished += sign * members * int64(s.SocietalImpoverishing)
	x.societalLarge += sign * members * int64(s.SocietalLarge)
}

// into adds the sums to a cell's fields.
func (x *strains) into(f []int64) {
	f[measure.Overshoot10] += x.over10
	f[measure.Overshoot25] += x.over25
	f[measure.Overshoot40] += x.over40
	f[measure.DiscretionaryImpoverished] += x.impoverished
	f[measure.DiscretionaryLarge] += x.large
	f[measure.SocietalImpoverished] += x.societalImpoverished
	f[measure.SocietalLarge] += x.societalLarge
}
