package simulate

import (
	"math/bits"

	"doudi/model/measure"
	"doudi/model/population"
)

// Window is some pieces of the study, one after another, over which households and persons count once: of World.Years those
// before len(Years), behind them those of World.Parts.
type Window []int

// yearsOf are the places in Years of a window's pieces; whole says that they are whole years.
func (w *World) yearsOf(window Window) (years []int, whole bool) {
	whole = true
	for _, piece := range window {
		if piece < len(w.Years) {
			years = append(years, piece)
		} else {
			years, whole = append(years, w.Parts[piece-len(w.Years)].Year), false
		}
	}
	return years, whole
}

// span is a window with what is known of it beforehand.
type span struct {
	pieces Window
	years  []int // of the pieces
	whole  bool
}

func (w *World) spans() []span {
	var out []span
	for _, window := range w.Windows {
		years, whole := w.yearsOf(window)
		out = append(out, span{window, years, whole})
	}
	return out
}

// settle finds which households stay in one cell, with the same members, through the years of a window.
func (a *heads) settle(of *span, p *people) {
	n := p.view.Households()
	a.cells, a.named, a.still = a.cell[of.years[0]], a.inYear[of.years[0]], resize(a.still, n)
	for h := range n {
		a.still[h] = true
	}
	living := a.living[of.years[0]]
	for _, y := range of.years[1:] {
		for h, cell := range a.cell[y][:n] {
			a.still[h] = a.still[h] && cell == a.cells[h] && a.living[y][h] == living[h]
		}
	}
}

// households counts all households of a block by their flags over a window.
func (a *heads) households(of *span, flagsOf [][]flags, p *people, into []int64) {
	a.byFlag = emptied(a.byFlag, len(p.cells.fields), a.named)
	first, rest := flagsOf[of.years[0]], of.years[1:]
	for h := range int32(p.view.Households()) {
		if !a.still[h] {
			a.household(h, of.years, flagsOf, p, into, 1)
			continue
		}
		any := first[h]
		for _, y := range rest {
			any |= flagsOf[y][h]
		}
		if any == 0 {
			continue
		}
		sums, members := &a.byFlag[a.cells[h]], int64(bits.OnesCount16(a.living[of.years[0]][h]))
		for ; any != 0; any &= any - 1 {
			sum := &sums[bits.TrailingZeros16(uint16(any))&(flagBits-1)]
			sum[0]++
			sum[1] += members
		}
	}
	for _, cell := range a.named {
		for bit, of := range flagFields {
			if sum := &a.byFlag[cell][bit]; sum[0] != 0 {
				if of.households >= 0 {
					p.cells.groups[cell].add(int(of.households), sum[0], into)
				}
				if of.persons >= 0 {
					p.cells.groups[cell].add(int(of.persons), sum[1], into)
				}
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

// members counts who is there, in the heads of all replicates and scenarios.
func (a *heads) members(of *span, p *people, into *measure.Heads) {
	a.households(of, a.present, p, into.Groups)
}

// alikeOver counts the households and persons of a replicate over a window, as they are under what all scenarios share.
func (a *heads) alikeOver(of *span, m *remembered, p *people, into *measure.Heads) {
	if of.whole {
		a.households(of, m.shared, p, into.Groups)
	}
	a.first, a.second = a.first[:0], a.second[:0]
	for _, piece := range of.pieces {
		a.first, a.second = append(a.first, m.persons[piece].patients), append(a.second, m.persons[piece].inpatients)
	}
	a.persons(a.first, of.years, p, int(measure.Patients), into.Groups)
	a.persons(a.second, of.years, p, int(measure.Inpatients), into.Groups)
}

// apartOver counts what differs under a scenario: households by what they were under what all share, taken back, and by what
// they are.
func (a *heads) apartOver(of *span, m *remembered, scenario int, p *people, into *measure.Heads) {
	if !of.whole {
		return
	}
	a.changed(of, m, scenario, p, into, -1)
	a.swap(of, m, scenario)
	a.changed(of, m, scenario, p, into, 1)
	a.swap(of, m, scenario)
}

// changed counts the households that differ in some year of a window.
func (a *heads) changed(of *span, m *remembered, scenario int, p *people, into *measure.Heads, sign int64) {
	a.seen = resize(a.seen, max(len(a.seen), p.view.Households()))
	if a.round++; a.round == 0 {
		clear(a.seen)
		a.round = 1
	}
	for _, y := range of.years {
		for _, x := range m.changed[y][scenario] {
			if a.seen[x.household] != a.round {
				a.seen[x.household] = a.round
				a.household(x.household, of.years, m.shared, p, into.Groups, sign)
			}
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

// paidOver counts the persons whom benefits help over a window: once where a benefit pays alike under all scenarios in all
// pieces, else for each scenario.
func (a *heads) paidOver(of *span, m *remembered, p *people, common *measure.Heads, own []*measure.Heads) {
	l := p.cells.layout
	for column := range l.Benefits {
		shared := true
		for _, piece := range of.pieces {
			for s := range own {
				to, alike := m.persons[piece].of(s, column)
				shared = shared && (to == nil || alike)
			}
		}
		if shared {
			a.benefit(of, m, 0, column, p, common)
			continue
		}
		for s := range own {
			a.benefit(of, m, s, column, p, own[s])
		}
	}
}

func (a *heads) benefit(of *span, m *remembered, scenario, column int, p *people, into *measure.Heads) {
	a.first, a.second = a.first[:0], a.second[:0]
	for _, piece := range of.pieces {
		to, _ := m.persons[piece].of(scenario, column)
		if to == nil {
			to = &helped{}
		}
		a.first, a.second = append(a.first, to.any), append(a.second, to.chronic)
	}
	at := p.cells.layout.Benefit(column)
	a.persons(a.first, of.years, p, at+int(measure.BenefitHelped), into.Groups)
	a.persons(a.second, of.years, p, at+int(measure.BenefitPatients), into.Groups)
}

// household counts a household's flags over some years, each once in every group in which it had it. sign −1 takes that back.
func (a *heads) household(h int32, years []int, of [][]flags, p *people, into []int64, sign int64) {
	any, first, same := flags(0), a.cell[years[0]][h], true
	for _, y := range years {
		any |= of[y][h]
		same = same && a.cell[y][h] == first
	}
	if any == 0 {
		return
	}
	g := &p.cells.groups[first]
	a.flagged(h, years, of, into[g.all:], sign)
	a.flagged(h, years, of, into[g.decile:], sign)
	if same {
		a.flagged(h, years, of, into[g.status:], sign)
		a.flagged(h, years, of, into[g.category:], sign)
		return
	}
	for i, y := range years {
		g := &p.cells.groups[a.cell[y][h]]
		a.inGroup(h, years, i, of, p, g.status, func(g *headGroups) int32 { return g.status }, into, sign)
		a.inGroup(h, years, i, of, p, g.category, func(g *headGroups) int32 { return g.category }, into, sign)
	}
}

// inGroup counts a household's flags of the years in which it is in a group, at the first of them.
func (a *heads) inGroup(h int32, years []int, at int, of [][]flags, p *people, group int32, groupOf func(*headGroups) int32, into []int64, sign int64) {
	a.within = a.within[:0]
	for i, y := range years {
		if groupOf(&p.cells.groups[a.cell[y][h]]) != group {
			continue
		}
		if i < at {
			return
		}
		a.within = append(a.within, y)
	}
	a.flagged(h, a.within, of, into[group:], sign)
}

// flagged counts a household's flags of some years, each with whoever lived there in a year that has it: a member counts once
// however often, and one who is born or dies in between counts too.
func (a *heads) flagged(h int32, years []int, of [][]flags, fields []int64, sign int64) {
	any, living, same := flags(0), uint16(0), true
	for _, y := range years {
		if of[y][h] != 0 {
			any, same, living = any|of[y][h], same && (living == 0 || living == a.living[y][h]), living|a.living[y][h]
		}
	}
	if same {
		any.count(fields, sign*int64(bits.OnesCount16(living)))
		return
	}
	for ; any != 0; any &= any - 1 {
		flag, members := any&-any, uint16(0)
		for _, y := range years {
			if of[y][h]&flag != 0 {
				members |= a.living[y][h]
			}
		}
		flag.count(fields, sign*int64(bits.OnesCount16(members)))
	}
}

// persons counts who is in some of the sets, one for each of the years, once in every group in which they were.
func (a *heads) persons(sets []bitset, years []int, p *people, field int, into []int64) {
	a.byCell = emptied(a.byCell, len(p.cells.fields), a.named)
	words := 0
	for _, s := range sets {
		words = max(words, len(s))
	}
	for i := range words {
		all := uint64(0)
		for _, s := range sets {
			if i < len(s) {
				all |= s[i]
			}
		}
		for ; all != 0; all &= all - 1 {
			person := int32(i*64 + bits.TrailingZeros64(all))
			if h := person / population.Slots; a.still[h] {
				a.byCell[a.cells[h]]++
			} else {
				a.person(person, sets, years, p, field, into)
			}
		}
	}
	for _, cell := range a.named {
		if n := a.byCell[cell]; n != 0 {
			p.cells.groups[cell].add(field, n, into)
		}
	}
}

// person counts one person.
func (a *heads) person(person int32, sets []bitset, years []int, p *people, field int, into []int64) {
	h := person / population.Slots
	first := -1
	for i, y := range years {
		if !sets[i].has(person) {
			continue
		}
		g := &p.cells.groups[a.cell[y][h]]
		if first < 0 {
			first = i
			into[int(g.all)+field]++
			into[int(g.decile)+field]++
		}
		status, category := true, true // not counted yet in the group of this year
		for j := first; j < i; j++ {
			if before := &p.cells.groups[a.cell[years[j]][h]]; sets[j].has(person) {
				status, category = status && before.status != g.status, category && before.category != g.category
			}
		}
		if status {
			into[int(g.status)+field]++
		}
		if category {
			into[int(g.category)+field]++
		}
	}
}

func (b bitset) has(person int32) bool {
	return int(person>>6) < len(b) && b[person>>6]>>(person&63)&1 != 0
}
