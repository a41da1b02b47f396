package simulate

import (
	"math"
	"slices"

	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/random"
)

// What a household's own keys are for.
const (
	forEntitled = iota + 32 // beyond the keys of its members
	forEnrolled
	forSpending
)

// traits are what a block's households keep through the years of a draw.
type traits struct {
	key         []random.Key
	consumption []float64 // (income a head in the base year)^elasticity
	spending    []float64 // factor of other health spending, mean 1
	working     []int32   // members of working age, at least one
}

// Working age, as labour is counted for lost work.
const workFrom, workUntil = 16, 65

func (t *traits) of(b *population.Block, key random.Key, y population.Year, sigma float64) {
	n := b.Households()
	t.key, t.consumption = slices.Grow(t.key[:0], n), slices.Grow(t.consumption[:0], n)
	t.spending, t.working = slices.Grow(t.spending[:0], n), slices.Grow(t.working[:0], n)
	for h := range n {
		own := illness.PersonKey(key, b.FirstID+uint64(h), 0).With(forSpending)
		size := int(b.First[h+1] - b.First[h])
		working := int32(0)
		for _, age := range b.Age[b.First[h]:b.First[h+1]] {
			if age >= workFrom && age < workUntil {
				working++
			}
		}
		t.key = append(t.key, own)
		t.consumption = append(t.consumption, math.Pow(b.Income[h].Yuan()/float64(size), y.Elasticity))
		t.spending = append(t.spending, math.Exp(float64(sigma*random.NormInv(own.Uniform()))-sigma*sigma/2))
		t.working = append(t.working, max(working, 1))
	}
}

// standing is where a block's households stand in one year.
type standing struct {
	status   []uint8
	category []uint8 // the profile's; a household that lost its benefits is an ordinary resident
	stated   []uint8 // as its bills state it: those who left poverty and keep benefits have a word of their own
	cell     []int32 // where its fields begin in a tally
}

// of decides by the household's place in the order of exits, which is the same in all draws, against the share that is
// still poor, which is not.
func (s *standing) of(k *Worker) {
	b, y, l := k.block, &k.now, k.world.Layout
	ordinary := k.ordinary()
	entitled := random.Threshold(y.Entitled)
	n := b.Households()
	s.status, s.category, s.cell = resize(s.status, n), resize(s.category, n), resize(s.cell, n)
	s.stated = resize(s.stated, n)
	for h := range n {
		status, category := uint8(neverRegistered), b.Category[h]
		stated := category
		switch {
		case b.Stratum != population.Register:
			if category != ordinary {
				status = marginal
			}
		case float64(b.ExitRank[h]) >= 1-y.Poor:
			status = poor
		default:
			status, stated = exited, k.exitedAs[category]
			if k.traits.key[h].With(forEntitled).Bits() >= entitled {
				category, stated = ordinary, ordinary
			}
		}
		s.status[h], s.category[h], s.stated[h] = status, category, stated
		s.cell[h] = int32(l.Cell(k.halves.of(h), int(status), int(category), int(b.Decile[h])))
	}
}

// ordinary is the category of those who have no benefits of one.
func (k *Worker) ordinary() uint8 { return uint8(k.world.Population.Profile.Ordinary) }

// insured says whether a household is enrolled: the entitled are by the government's hand.
func (k *Worker) insured(h int) bool {
	if k.standing.status[h] == poor || k.standing.category[h] != k.ordinary() {
		return true
	}
	return k.traits.key[h].With(forEnrolled).Bits() < random.Threshold(k.now.Enrolled)
}

// at is a household's fields in the tally of what all scenarios share.
func (k *Worker) at(h int) []int64 {
	return k.common[k.year].Cells[k.standing.cell[h]:][:k.world.Layout.Stride()]
}

// open counts every household, and closes its books as if it stayed healthy: the same in all replicates and scenarios.
// For those who fall ill that is taken back (reopen).
func (k *Worker) open() {
	b, y, t := k.block, &k.now, k.opened[k.year]
	k.budgets = resize(k.budgets, b.Households())
	for h := range b.Households() {
		f := t.Cells[k.standing.cell[h]:][:k.world.Layout.Stride()]
		size := int64(b.First[h+1] - b.First[h])
		f[measure.Households]++
		f[measure.Persons] += size
		budget := &k.budgets[h]
		*budget = k.budget(h)
		f[measure.Income] += int64(budget.income)
		f[measure.OtherSpending] += int64(budget.other)
		if status := k.standing.status[h]; status == poor || status == exited && k.standing.category[h] != k.ordinary() {
			f[measure.Subsidy] += size * int64(math.Round(y.Premium*y.Subsidised*100))
		}
		budget.add(f, measure.PersonsBelow, budget.depth(budget.income), 1)
		budget.judge(f, budget.other, 0, 0, 1)
	}
}

// reopen takes back what open made of a household that has a bill.
func (k *Worker) reopen(h int32) {
	budget := &k.budgets[h]
	budget.judge(k.at(int(h)), budget.other, 0, 0, -1)
}
