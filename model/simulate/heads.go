package simulate

import (
	"doudi/model"
	"doudi/model/measure"
	"doudi/model/population"
)

// heads remember what the years of a block were to its households and persons, by replicate, until the last year is done:
// then each is counted once in every window (close). What all scenarios share is kept for every household; of a scenario
// only what differs from it.
type heads struct {
	cell    [][]uint16 // by year and household: the number of its cell
	inYear  [][]uint16 // by year: the cells in which there is a household
	healthy []flags    // by household: the year at hand without any bill
	present [][]flags  // by year and household: that it is there
	living  [][]uint16 // by year and household: the places in it that somebody lives in, a bit each
	memory  []remembered

	// Of the window at hand: which households stay in one cell through its years, and counts by cell of these, which go to
	// the cell's groups at once.
	stays         []bool               // in one cell
	still         []bool               // with the same members too
	cells         []uint16             // by household: its cell in the first year
	named         []uint16             // the cells of the first year
	byFlag        [][flagBits][2]int64 // by cell and flag: households, members
	byCell        []int64
	first, second []bitset // of the pieces
	united        bitset
	routes        []route // of the households that do not stay
	way           []int32 // by household, and one more: where its routes begin

	differing []int32  // households, under a scenario
	differs   []flags  // by household: in which flags, of those that differ
	seen      []uint32 // by household: when it was last taken up
	round     uint32
}

// remembered is what is kept of a replicate.
type remembered struct {
	shared  [][]flags    // by year and household
	changed [][][]change // by year and scenario
	persons []persons    // by piece
}

// change is what a household's year is under a scenario, where that is not what all scenarios share.
type change struct {
	household int32
	flags     flags
}

// persons are the members of a block to whom something happened in a piece of the study, by their places.
type persons struct {
	patients, inpatients bitset
	paid                 []helped
	used                 int // of paid
}

// helped are the persons to whom a benefit paid something; scenario is −1 for one that pays alike under all.
type helped struct {
	scenario, column int
	any, chronic     bitset // of a bill or at a period's end; of a chronic outpatient bill
}

// headGroups are where the fields of the groups of a cell's households begin in measure.Heads.
type headGroups struct{ all, status, category, decile int32 }

// begin takes up a block: nothing is remembered.
func (a *heads) begin(w *World, p *people, replicates int) {
	v := p.view
	a.cell, a.inYear, a.present, a.living = resize(a.cell, len(w.Years)), resize(a.inYear, len(w.Years)), resize(a.present, len(w.Years)), resize(a.living, len(w.Years))
	a.memory = resize(a.memory, max(replicates, len(a.memory)))
	for r := range replicates {
		m := &a.memory[r]
		m.shared, m.changed, m.persons = resize(m.shared, len(w.Years)), resize(m.changed, len(w.Years)), resize(m.persons, len(w.Years)+len(w.Parts))
		for y := range m.changed {
			m.changed[y] = resize(m.changed[y], len(w.Scenarios))
			for s := range m.changed[y] {
				m.changed[y][s] = m.changed[y][s][:0]
			}
		}
		for i := range m.persons {
			m.persons[i].clear(v.Households() * population.Slots)
		}
	}
}

// open remembers where the households of a year stand, and what it is to them in good health.
func (a *heads) open(p *people, y int) {
	n := p.view.Households()
	a.cell[y], a.inYear[y] = append(a.cell[y][:0], p.stand.cell...), append(a.inYear[y][:0], p.stand.present...)
	a.healthy, a.present[y], a.living[y] = resize(a.healthy, n), resize(a.present[y], n), resize(a.living[y], n)
	healthy, present, living := a.healthy, a.present[y], a.living[y]
	for h := range n {
		living[h] = p.view.Living(h)
		if living[h] == 0 {
			healthy[h], present[h] = 0, 0
			continue
		}
		x := spentMuch(p.healthy.Catastrophic[h]) | strained(p.healthy.Strain[h])
		if poor := p.healthy.Poor(int32(h)); poor != nil {
			x |= fell(&poor.After)
		}
		healthy[h], present[h] = x, counted
	}
}

// alike remembers the year of a replicate as it is under what all scenarios share.
func (a *heads) alike(s *season, x *cases, v *verdicts, p *people) {
	m := &a.memory[s.replicate]
	m.shared[s.year] = append(m.shared[s.year][:0], a.healthy...)
	for r := range x.homes {
		m.shared[s.year][x.homes[r].household] = v.shared[r].flags
	}
	m.persons[s.year].bills(x.bills, p.view.Place, 1, 12)
}

// differ remembers what differs under a scenario, for those whom it or the first one touched, and forgets it in the stages.
func (a *heads) differ(s *season, scenario int, b *burdens, v *verdicts) {
	list := &a.memory[s.replicate].changed[s.year][scenario]
	for _, touched := range [][]int32{b.touched, b.touchedFirst} {
		for _, r := range touched {
			if x := v.own[r] | b.gained[r]; x != v.shared[r].flags {
				*list = append(*list, change{b.cases.homes[r].household, x})
			}
			v.own[r], b.gained[r] = v.shared[r].flags, 0
		}
	}
	for _, x := range b.others {
		*list = append(*list, change{x.household, a.healthy[x.household] | x.flags})
	}
	b.touched, b.others = b.touched[:0], b.others[:0]
}

// bills marks who had a bill in some months. places are those of the view.
func (x *persons) bills(list []model.Bill, places []uint32, first, last uint8) {
	for i := range list {
		b := &list[i]
		if b.Month < first || b.Month > last {
			continue
		}
		x.patients.set(int32(places[b.Person]))
		if b.Kind == model.Inpatient {
			x.inpatients.set(int32(places[b.Person]))
		}
	}
}

// helps marks whom a benefit pays in a year, of the rows that are given or at a period's end, and counts them in the tally that it
// is counted in.
func (x *persons) helps(scenario int, p paying, paid []int32, ends ended, l *layout, c *cells, t *measure.Tally) {
	to, at := x.next(scenario, p.Column), c.layout.Benefit(p.Column)+int(measure.BenefitHelped)
	pays := func(r *row) {
		if to.any.set(l.person[r.patient]) {
			c.at(t, r.cell)[at]++
		}
	}
	for _, j := range paid {
		r := &l.rows[j]
		pays(r)
		if r.chronic {
			to.chronic.set(l.person[r.patient])
		}
	}
	for i, amount := range ends.persons {
		if r := &l.rows[i]; amount != 0 || ends.households[r.home] != 0 { // a patient's first bill is in the patient's row
			pays(r)
		}
	}
}

// next is room for one more benefit's persons.
func (x *persons) next(scenario, column int) *helped {
	if x.used == len(x.paid) {
		x.paid = append(x.paid, helped{})
	}
	to := &x.paid[x.used]
	x.used++
	to.scenario, to.column = scenario, column
	to.any, to.chronic = zeroed(to.any, len(x.patients)), zeroed(to.chronic, len(x.patients))
	return to
}

func (x *persons) clear(places int) {
	words := (places + 63) / 64
	x.patients, x.inpatients, x.used = zeroed(x.patients, words), zeroed(x.inpatients, words), 0
}

// of is whom a benefit helps under a scenario; nil where it pays nothing. alike says that it pays alike under all.
func (x *persons) of(scenario, column int) (to *helped, alike bool) {
	for i := range x.paid[:x.used] {
		if h := &x.paid[i]; h.column == column && (h.scenario == scenario || h.scenario < 0) {
			return h, h.scenario < 0
		}
	}
	return nil, false
}

// bitset holds persons by their places in a block.
type bitset []uint64

// set says whether the person was not in it.
func (b bitset) set(person int32) bool {
	word, bit := &b[person>>6], uint64(1)<<(person&63)
	if *word&bit != 0 {
		return false
	}
	*word |= bit
	return true
}
