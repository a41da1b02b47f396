package population

import (
	"slices"

	"doudi/model"
)

// Block is a run of whole households of one stratum, in columns: about 18,000 people, small enough to stay in cache.
// Everything in it is fixed for the whole run; what changes by year, draw or scenario is computed from it.
type Block struct {
	Index   int // 0…Blocks−1
	Stratum int // index in Profile.Strata

	// One entry a household.
	FirstID  uint64      // identity of the first household, the next are consecutive: the key of its randomness
	First    []int32     // first person of each household, one more at the end
	Income   []model.Fen // disposable income of the household in Profile.BaseYear, a year
	Category []uint8     // index in Profile.Categories, what the household is registered as at the outset
	Decile   []uint8     // 0…9, income per head among all people of the profile
	ExitRank []float32   // in (0, 1): the order in which register households leave poverty, 0 first

	// One entry a person.
	Age     []uint8
	Sex     []model.Sex
	Chronic []uint8 // bit set over Profile.Chronic (conditions by name)
}

// Ages counts people by sex and age.
type Ages [2][128]float64

// Households is the number of households of the block.
func (b *Block) Households() int { return len(b.First) - 1 }

// Persons is the number of people of the block.
func (b *Block) Persons() int { return len(b.Age) }

// clone is the block in memory of just its size.
func (b *Block) clone() Block {
	out := *b
	out.First, out.Income, out.Category = slices.Clone(b.First), slices.Clone(b.Income), slices.Clone(b.Category)
	out.Decile, out.ExitRank = slices.Clone(b.Decile), slices.Clone(b.ExitRank)
	out.Age, out.Sex, out.Chronic = slices.Clone(b.Age), slices.Clone(b.Sex), slices.Clone(b.Chronic)
	return out
}
