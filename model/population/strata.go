package population

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// maxStrata bounds the strata of a profile.
const maxStrata = 16

// household is the identity of a stratum's household, by which its draws are keyed.
func (s *Stratum) household(h int) uint64 { return s.number<<40 | uint64(h) }

// numberBits is how long the number of a stratum may be, so that a person's number fits into a key's word: 40 bits are
// the household's within its stratum, four the place in it.
const numberBits = 20

// arrange puts strata in order, registers first and then by id, and gives each the number that its households are keyed
// by: an order and numbers that the file's order has no part in.
//
// A register alone is 0, and so is `register` among several; the others' only one is 1, and so is `other` among several.
// Every further stratum has a number of its id's own, so that one more leaves the draws of the rest alone.
func arrange(strata []Stratum) {
	slices.SortFunc(strata, func(a, b Stratum) int {
		switch {
		case a.Register == b.Register:
			return cmp.Compare(a.ID, b.ID)
		case a.Register:
			return -1
		}
		return 1
	})
	alike := map[bool]int{}
	for i := range strata {
		alike[strata[i].Register]++
	}
	taken := map[uint64]bool{0: true, 1: true}
	for i := range strata {
		s := &strata[i]
		switch {
		case s.Register && (alike[true] == 1 || s.ID == "register"):
			s.number = 0
		case !s.Register && (alike[false] == 1 || s.ID == "other"):
			s.number = 1
		default:
			name := fnv.New64a()
			name.Write([]byte(s.ID))
			for s.number = name.Sum64() >> (64 - numberBits); taken[s.number]; {
				s.number = (s.number + 1) % (1 << numberBits)
			}
			taken[s.number] = true
		}
	}
}
