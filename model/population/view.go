package population

import "doudi/model/random"

// View is a block as a year finds it: its households and their members. Whoever follows people through a year reads them
// through a view and never through the block, and knows a member by the place in the household (Slot), never by the
// position in the columns: so that columns may come to move with the year, and members be born and die.
type View struct {
	*Block
	Year int // calendar year
}

// Slots is how many places a household has in the keys of its members.
const Slots = MaxSize

// PersonKey is the key of the member at a place of a household, under the key of a year or of what is kept.
func PersonKey(k random.Key, household uint64, slot uint8) random.Key {
	return k.With(household*Slots + uint64(slot))
}

// HouseholdKey is the key of what a household keeps, under Population.Traits.
func HouseholdKey(traits random.Key, household uint64) random.Key {
	return PersonKey(traits, household, 0).For(random.ForSpending)
}

// Traits is the key of what households and persons keep over draws, replicates and years.
func (p *Population) Traits() random.Key { return p.traits }
