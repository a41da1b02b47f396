package simulate

import (
	"math/bits"

	"doudi/model/measure"
)

// Households are counted over a window by their flags: each flag once, with whoever lived there in a year that has it. A member
// counts once however often, and one who is born or dies in between counts too. A household that stays in a cell goes to the sums
// of the cell, and these to the cell's groups at once; one that moves is counted in each group for the years in which it is there.

// households counts all households of a block.
func (a *heads) households(of *span, flagsOf [][]flags, p *people, into []int64) {
	a.byFlag = emptied(a.byFlag, len(p.cells.fields), a.named)
	for h := range int32(p.view.Households()) {
		if any := over(h, of.years, flagsOf); any != 0 {
			a.household(h, any, of.years, flagsOf, p, into, 1)
		}
	}
	a.flush(p, into)
}

// apartOver counts what differs under a scenario: households by what they were under what all share, taken back, and by what
// they are.
func (a *heads) apartOver(of *span, m *remembered, scenario int, p *people, into *measure.Heads) {
	if !of.whole {
		return
	}
	a.byFlag = emptied(a.byFlag, len(p.cells.fields), a.named)
	a.find(of, m, scenario, p)
	for _, h := range a.differing {
		a.household(h, over(h, of.years, m.shared)&a.differs[h], of.years, m.shared, p, into.Groups, -1)
	}
	a.swap(of, m, scenario)
	for _, h := range a.differing {
		a.household(h, over(h, of.years, m.shared)&a.differs[h], of.years, m.shared, p, into.Groups, 1)
	}
	a.swap(of, m, scenario)
	a.flush(p, into.Groups)
}

// find lists the households that differ in some year of a window, each once, and finds in which flags they do: what they count by the
// others is the same.
func (a *heads) find(of *span, m *remembered, scenario int, p *people) {
	n := p.view.Households()
	a.seen, a.differs, a.differing = resize(a.seen, max(len(a.seen), n)), resize(a.differs, n), a.differing[:0]
	if a.round++; a.round == 0 {
		clear(a.seen)
		a.round = 1
	}
	for _, y := range of.years {
		for _, x := range m.changed[y][scenario] {
			if a.seen[x.household] != a.round {
				a.seen[x.household], a.differs[x.household] = a.round, 0
				a.differing = append(a.differing, x.household)
			}
			a.differs[x.household] |= x.flags ^ m.shared[y][x.household]
		}
	}
}

// swap puts a scenario's flags in the place of the shared ones; a second time it puts them back.
func (a *heads) swap(of *span, m *remembered, scenario int) {
	for _, y := range of.years {
		for i := range m.changed[y][scenario] {
			x := &m.changed[y][scenario][i]
			m.shared[y][x.household], x.flags = x.flags, m.shared[y][x.household]
		}
	}
}

// over are the flags that a household has in some of the years.
func over(h int32, years []int, of [][]flags) (any flags) {
	for _, y := range years {
		any |= of[y][h]
	}
	return any
}

// household counts some flags of a household, each with the members of the years that have it. sign −1 takes that back.
func (a *heads) household(h int32, some flags, years []int, of [][]flags, p *people, into []int64, sign int64) {
	switch {
	case !a.stays[h]:
		a.moving(h, some, years, of, into, sign)
	case a.still[h]:
		members := sign * int64(bits.OnesCount16(a.living[years[0]][h]))
		for sums := &a.byFlag[a.cells[h]]; some != 0; some &= some - 1 {
			sum := &sums[bits.TrailingZeros16(uint16(some))&(flagBits-1)]
			sum[0] += sign
			sum[1] += members
		}
	default:
		for sums := &a.byFlag[a.cells[h]]; some != 0; some &= some - 1 {
			sum := &sums[bits.TrailingZeros16(uint16(some))&(flagBits-1)]
			sum[0] += sign
			sum[1] += sign * a.lived(h, some&-some, years, of)
		}
	}
}

// lived are how many lived in a household in a year that has a flag.
func (a *heads) lived(h int32, flag flags, years []int, of [][]flags) int64 {
	living := uint16(0)
	for _, y := range years {
		if of[y][h]&flag != 0 {
			living |= a.living[y][h]
		}
	}
	return int64(bits.OnesCount16(living))
}

// flush brings the sums of cells to their groups.
func (a *heads) flush(p *people, into []int64) {
	for _, cell := range a.named {
		for bit, of := range flagFields {
			sum := &a.byFlag[cell][bit]
			if of.households >= 0 && sum[0] != 0 {
				p.cells.groups[cell].add(int(of.households), sum[0], into)
			}
			if of.persons >= 0 && sum[1] != 0 {
				p.cells.groups[cell].add(int(of.persons), sum[1], into)
			}
		}
	}
}

// add adds to a field of all groups of a cell.
func (g *headGroups) add(field int, n int64, into []int64) {
	into[int(g.all)+field] += n
	into[int(g.status)+field] += n
	into[int(g.category)+field] += n
	into[int(g.decile)+field] += n
}
