package simulate

import (
	"math/bits"

	"doudi/model/population"
)

// route is some groups that a household which moves from cell to cell is in, and when.
type route struct {
	pieces uint64   // of the window, a bit each: a study has fewer years than bits
	groups [4]int32 // where their fields begin in measure.Heads; −1 for none
}

// chart finds the routes of a household, given by its groups in the pieces of a window. It stays in the block's stratum and in its decile.
func (a *heads) chart(h int, years []int, p *people) {
	whole, first := uint64(1)<<len(years)-1, &p.cells.groups[a.cell[years[0]][h]]
	always := route{whole, [4]int32{first.all, first.decile, -1, -1}}
	for at, groupOf := range [...]func(*headGroups) int32{
		func(g *headGroups) int32 { return g.status },
		func(g *headGroups) int32 { return g.category },
	} {
		for left := whole; left != 0; {
			group, here := groupOf(&p.cells.groups[a.cell[years[bits.TrailingZeros64(left)]][h]]), uint64(0)
			for i, y := range years {
				if groupOf(&p.cells.groups[a.cell[y][h]]) == group {
					here |= 1 << i
				}
			}
			left &^= here
			if here == whole {
				always.groups[2+at] = group
			} else {
				a.routes = append(a.routes, route{here, [4]int32{group, -1, -1, -1}})
			}
		}
	}
	a.routes = append(a.routes, always)
}

// moving counts some flags of a household that moves, each once in every group in which it had it.
func (a *heads) moving(h int32, some flags, years []int, of [][]flags, into []int64, sign int64) {
	for _, x := range a.routes[a.way[h]:a.way[h+1]] {
		any := flags(0)
		for here := x.pieces; here != 0; here &= here - 1 {
			any |= of[years[bits.TrailingZeros64(here)]][h]
		}
		for any &= some; any != 0; any &= any - 1 {
			lived := uint16(0)
			for here := x.pieces; here != 0; here &= here - 1 {
				if y := years[bits.TrailingZeros64(here)]; of[y][h]&any&-any != 0 {
					lived |= a.living[y][h]
				}
			}
			fields := &flagFields[bits.TrailingZeros16(uint16(any))&(flagBits-1)]
			x.add(int(fields.households), sign, into)
			x.add(int(fields.persons), sign*int64(bits.OnesCount16(lived)), into)
		}
	}
}

// add adds to a field of the groups; −1 is no field.
func (x *route) add(field int, n int64, into []int64) {
	if field < 0 {
		return
	}
	for _, group := range x.groups {
		if group >= 0 {
			into[int(group)+field] += n
		}
	}
}

// person counts a person of a household that moves, who is in some of the sets, one for each of the pieces.
func (a *heads) person(person int32, sets []bitset, field int, into []int64) {
	in := uint64(0)
	for i, s := range sets {
		if s.has(person) {
			in |= 1 << i
		}
	}
	h := person / population.Slots
	for _, x := range a.routes[a.way[h]:a.way[h+1]] {
		if x.pieces&in != 0 {
			x.add(field, 1, into)
		}
	}
}

func (b bitset) has(person int32) bool {
	return int(person>>6) < len(b) && b[person>>6]>>(person&63)&1 != 0
}
