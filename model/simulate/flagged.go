package simulate

import (
	"math/bits"

	"doudi/model/measure"
)

// Over a window households and persons are counted by its pieces first, as the tallies have them (pieceByPiece). What is counted
// here is who was counted before, and is taken back: of a flag a household once for every further piece in which it has it, in every
// group, and a member who lived there then. A member who is born or dies in between counts too.

// headcount is how many households, and how many members of them.
type headcount struct{ households, members int32 }

// present counts who is there, in the heads of all replicates and scenarios.
func (a *heads) present(of *span, into *measure.Heads) {
	a.byFlag, a.before = zeroed(a.byFlag, len(a.roads.routes)), resize(a.before, len(of.years))
	for h := range a.roads.of {
		for i, y := range of.years {
			a.before[i] = 0
			if a.living[y][h] != 0 {
				a.before[i] = counted
			}
		}
		a.count(h, counted, of.years, a.before, 1)
	}
	a.flush(into.Groups)
}

// households counts all households of a block, as they are under what all scenarios share.
func (a *heads) households(of *span, shared [][]flags, into *measure.Heads) {
	a.byFlag = zeroed(a.byFlag, len(a.roads.routes))
	a.any, a.more = append(a.any[:0], shared[of.years[0]]...), zeroed(a.more, len(a.roads.of))
	for _, y := range of.years[1:] {
		for h, x := range shared[y] {
			a.more[h] |= a.any[h] & x
			a.any[h] |= x
		}
	}
	for h, more := range a.more {
		if more != 0 {
			a.count(h, more, of.years, a.under(h, of.years, shared), 1)
		}
	}
	a.flush(into.Groups)
}

// under are the flags of a household by piece.
func (a *heads) under(h int, years []int, shared [][]flags) []flags {
	a.before = a.before[:0]
	for _, y := range years {
		a.before = append(a.before, shared[y][h])
	}
	return a.before
}

// count counts a household by some flags, given what it has by piece. sign −1 takes that back.
func (a *heads) count(h int, some flags, years []int, of []flags, sign int32) {
	for _, r := range a.roads.routesOf(h) {
		pieces, any, more := a.roads.routes[r].pieces, flags(0), flags(0)
		for i, x := range of {
			x &= -flags(pieces >> i & 1)
			more |= any & x
			any |= x
		}
		for more &= some; more != 0; more &= more - 1 {
			households, members := a.again(h, more&-more, pieces, years, of)
			sum := &a.byFlag[r][bits.TrailingZeros16(uint16(more))&(flagBits-1)]
			sum.households += sign * households
			sum.members += sign * members
		}
	}
}

// again is what a household and its members count by a flag in the pieces together, less what they count piece by piece.
func (a *heads) again(h int, flag flags, pieces uint64, years []int, of []flags) (households, members int32) {
	lived := uint16(0)
	households = 1
	for here := pieces; here != 0; here &= here - 1 {
		if i := bits.TrailingZeros64(here); of[i]&flag != 0 {
			living := a.living[years[i]][h]
			households--
			members -= int32(bits.OnesCount16(living))
			lived |= living
		}
	}
	return households, members + int32(bits.OnesCount16(lived))
}

// apart counts what differs under a scenario: households by what they were under what all share, taken back, and by what they are.
func (a *heads) apart(of *span, m *remembered, scenario int, into *measure.Heads) {
	a.find(of, m, scenario)
	if len(a.differing) == 0 {
		return
	}
	a.byFlag = zeroed(a.byFlag, len(a.roads.routes))
	for i, h := range a.differing {
		before, after := a.under(int(h), of.years, m.shared), a.after[i*len(of.years):][:len(of.years)]
		if x := inSeveral(before, after); x != 0 {
			a.count(int(h), x, of.years, before, -1)
			a.count(int(h), x, of.years, after, 1)
		}
	}
	a.flush(into.Groups)
}

// inSeveral are the flags that differ in some piece, and are there in several before or after.
func inSeveral(before, after []flags) flags {
	var was, is, several, differ flags
	for i, x := range before {
		y := after[i]
		several |= was&x | is&y
		was, is, differ = was|x, is|y, differ|(x^y)
	}
	return several & differ
}

// find lists the households that differ in some year of a window, each once, with what they are.
func (a *heads) find(of *span, m *remembered, scenario int) {
	n := len(a.roads.of)
	a.place, a.differing, a.after = resize(a.place, max(n, len(a.place))), a.differing[:0], a.after[:0]
	for i, y := range of.years {
		changed := m.changed[y][scenario]
		for _, x := range a.changes[changed.from:changed.to] {
			at := &a.place[x.household]
			if *at == 0 {
				a.differing = append(a.differing, x.household)
				*at = uint16(len(a.differing))
				for _, y := range of.years {
					a.after = append(a.after, m.shared[y][x.household])
				}
			}
			a.after[int(*at-1)*len(of.years)+i] = x.flags
		}
	}
	for _, h := range a.differing {
		a.place[h] = 0
	}
}

// flush brings the counts of routes to their groups.
func (a *heads) flush(into []int64) {
	for r := range a.byFlag {
		for bit, of := range flagFields {
			sum := &a.byFlag[r][bit]
			a.roads.routes[r].add(int(of.households), int64(sum.households), into)
			a.roads.routes[r].add(int(of.persons), int64(sum.members), into)
		}
	}
}
