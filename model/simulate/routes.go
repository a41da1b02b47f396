package simulate

import (
	"math/bits"
)

// roads are how the households of a block go through a window, from cell to cell. Many go the same one. What a road is to the
// groups are its routes: the groups that a household is in all the time, and each other one with the pieces in which it is there.
type roads struct {
	of     []uint16 // by household: its road
	like   []uint16 // by road: a household that goes it
	table  []uint16 // roads by a hash of their cells, from 1; 0 for none
	begins []int32  // by road, and one more: where its routes begin
	list   []uint16 // routes of roads, by number
	routes []route  // each once
	number map[route]uint16
}

// route is some groups, and when a household is in them.
type route struct {
	pieces uint64   // of the window, a bit each: a study has fewer years than bits
	groups [4]int32 // where their fields begin in measure.Heads; −1 for none
}

// begin takes up a window of so many households.
func (x *roads) begin(n int) {
	x.of, x.like, x.begins, x.list, x.routes = resize(x.of, n), x.like[:0], append(x.begins[:0], 0), x.list[:0], x.routes[:0]
	x.table = zeroed(x.table, 2<<bits.Len(uint(n)))
	if x.number == nil {
		x.number = map[route]uint16{}
	}
	clear(x.number)
}

// road finds the road of a household, and its routes if it is the first to go it.
func (a *heads) road(h int, years []int, p *people) uint16 {
	x, hash := &a.roads, uint32(0)
	for _, y := range years {
		hash = (hash + uint32(a.cell[y][h])) * 0x9E3779B1
	}
	for at := hash >> 16; ; at++ {
		slot := &x.table[int(at)&(len(x.table)-1)]
		if *slot == 0 {
			x.like = append(x.like, uint16(h))
			a.chart(h, years, p)
			x.begins = append(x.begins, int32(len(x.list)))
			*slot = uint16(len(x.like))
			return *slot - 1
		}
		if a.together(int(x.like[*slot-1]), h, years) {
			return *slot - 1
		}
	}
}

// together says whether two households are in the same cells.
func (a *heads) together(h, other int, years []int) bool {
	for _, y := range years {
		if a.cell[y][h] != a.cell[y][other] {
			return false
		}
	}
	return true
}

// chart finds the routes of a household's road. It stays in the block's stratum and in its decile.
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
				a.roads.add(route{here, [4]int32{group, -1, -1, -1}})
			}
		}
	}
	a.roads.add(always)
}

// add adds a route to the road that is being charted.
func (x *roads) add(r route) {
	n, known := x.number[r]
	if !known {
		n = uint16(len(x.routes))
		x.number[r] = n
		x.routes = append(x.routes, r)
	}
	x.list = append(x.list, n)
}

// routesOf are the numbers of the routes of a household.
func (x *roads) routesOf(h int) []uint16 {
	road := x.of[h]
	return x.list[x.begins[road]:x.begins[road+1]]
}

// add adds to a field of the groups; −1 is no field.
func (x *route) add(field int, n int64, into []int64) {
	if field < 0 || n == 0 {
		return
	}
	for _, group := range x.groups {
		if group >= 0 {
			into[int(group)+field] += n
		}
	}
}
