package simulate

// heads remember what the years of a block were to its households and persons, by replicate, until the last year is done:
// then each is counted once in every window (count). What all scenarios share is kept for every household, of a scenario
// only what differs from it; of persons are kept those with a bill.
type heads struct {
	cell    [][]uint16 // by year and household: the number of its cell
	living  [][]uint16 // by year and household: the places in it that somebody lives in, a bit each
	healthy []flags    // by household: the year at hand without any bill
	memory  []remembered
	changes []change // of all replicates, years and scenarios
	marks   marks
	helped  []int64 // by cell: whom the benefit at hand helps

	// Of the window at hand: what is counted by route, and goes to the groups of the routes at once.
	roads  roads
	byFlag [][flagBits]headcount // by route and flag
	byMark []int32               // by route and mark

	any, more []flags  // by household: under what all scenarios share, in some of the years, and in more than one
	before    []flags  // by piece: of the household at hand
	differing []uint16 // households, under a scenario
	place     []uint16 // by household: its place among these, from 1; 0 for none
	after     []flags  // by these and piece: what it is under the scenario

	readings []reading // by piece
	marked   []uint32  // by piece and word: the marks of the person at hand
}

// remembered is what is kept of a replicate.
type remembered struct {
	shared  [][]flags   // by year and household
	changed [][]stretch // by year and scenario: which of heads.changes
	persons []persons   // by piece
}

// stretch is from…to−1.
type stretch struct{ from, to int32 }

// change is what a household's year is under a scenario, where that is not what all scenarios share. A block has far fewer
// households than 65,536.
type change struct {
	household uint16
	flags     flags
}

// begin takes up a block: nothing is remembered.
func (a *heads) begin(w *World, replicates int) {
	a.cell, a.living = resize(a.cell, len(w.Years)), resize(a.living, len(w.Years))
	a.changes = a.changes[:0]
	a.memory = resize(a.memory, max(replicates, len(a.memory)))
	for r := range replicates {
		m := &a.memory[r]
		m.shared, m.changed, m.persons = resize(m.shared, len(w.Years)), resize(m.changed, len(w.Years)), resize(m.persons, len(w.Years)+len(w.Parts))
		for y := range m.changed {
			m.changed[y] = resize(m.changed[y], len(w.Scenarios))
		}
	}
}

// open remembers where the households of a year stand, and what it is to them in good health.
func (a *heads) open(p *people, y int) {
	n := p.view.Households()
	a.cell[y] = append(a.cell[y][:0], p.stand.cell...)
	a.healthy, a.living[y] = resize(a.healthy, n), resize(a.living[y], n)
	healthy, living := a.healthy, a.living[y]
	for h := range n {
		living[h] = p.view.Living(h)
		if living[h] == 0 {
			healthy[h] = 0
			continue
		}
		x := spentMuch(p.healthy.Catastrophic[h]) | strained(&p.healthy.Strain[h])
		if poor := p.healthy.Poor(int32(h)); poor != nil {
			x |= fell(&poor.After)
		}
		healthy[h] = x
	}
}

// alike remembers the year of a replicate as it is under what all scenarios share.
func (a *heads) alike(s *season, x *cases, v *verdicts) {
	m := &a.memory[s.replicate]
	m.shared[s.year] = append(m.shared[s.year][:0], a.healthy...)
	for r := range x.homes {
		m.shared[s.year][x.homes[r].household] = v.shared[r].flags
	}
}

// differ remembers what differs under a scenario, for those whom it or the first one touched, and forgets it in the stages.
func (a *heads) differ(s *season, scenario int, b *burdens, v *verdicts) {
	first := len(a.changes)
	for _, touched := range [][]int32{b.touched, b.touchedFirst} {
		for _, r := range touched {
			if x := v.own[r] | b.gained[r]; x != v.shared[r].flags {
				a.changes = append(a.changes, change{uint16(b.cases.homes[r].household), x})
			}
			v.own[r], b.gained[r] = v.shared[r].flags, 0
		}
	}
	for _, x := range b.others {
		a.changes = append(a.changes, change{x.household, a.healthy[x.household] | x.flags})
	}
	a.memory[s.replicate].changed[s.year][scenario] = stretch{int32(first), int32(len(a.changes))}
	b.touched, b.others = b.touched[:0], b.others[:0]
}
