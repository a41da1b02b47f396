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

// settle finds which households stay in one cell through the years of a window, which of them with the same members, and where the
// others go.
func (a *heads) settle(of *span, p *people) {
	n := p.view.Households()
	a.cells, a.named = a.cell[of.years[0]], a.inYear[of.years[0]]
	a.stays, a.still = resize(a.stays, n), resize(a.still, n)
	for h := range n {
		a.stays[h], a.still[h] = true, true
	}
	living := a.living[of.years[0]]
	for _, y := range of.years[1:] {
		for h, cell := range a.cell[y][:n] {
			a.stays[h] = a.stays[h] && cell == a.cells[h]
			a.still[h] = a.still[h] && a.stays[h] && a.living[y][h] == living[h]
		}
	}
	a.routes, a.way = a.routes[:0], resize(a.way, n+1)
	for h := range n {
		a.way[h] = int32(len(a.routes))
		if !a.stays[h] {
			a.chart(h, of.years, p)
		}
	}
	a.way[n] = int32(len(a.routes))
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
	a.persons(a.first, p, int(measure.Patients), into.Groups)
	a.persons(a.second, p, int(measure.Inpatients), into.Groups)
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
	a.persons(a.first, p, at+int(measure.BenefitHelped), into.Groups)
	a.persons(a.second, p, at+int(measure.BenefitPatients), into.Groups)
}

// persons counts who is in some of the sets, one for each of the years, once in every group in which they were.
func (a *heads) persons(sets []bitset, p *people, field int, into []int64) {
	a.byCell = emptied(a.byCell, len(p.cells.fields), a.named)
	words := 0
	for _, s := range sets {
		words = max(words, len(s))
	}
	a.united = zeroed(a.united, words)
	for _, s := range sets {
		for i, word := range s {
			a.united[i] |= word
		}
	}
	for i, word := range a.united {
		for h := int32(i) * lanes; word != 0; word, h = word>>population.Slots, h+1 {
			lane := uint16(word)
			switch {
			case lane == 0:
			case a.stays[h]:
				a.byCell[a.cells[h]] += int64(bits.OnesCount16(lane))
			default:
				for ; lane != 0; lane &= lane - 1 {
					a.person(h*population.Slots+int32(bits.TrailingZeros16(lane)), sets, field, into)
				}
			}
		}
	}
	for _, cell := range a.named {
		if n := a.byCell[cell]; n != 0 {
			p.cells.groups[cell].add(field, n, into)
		}
	}
}

// lanes is how many households have their places in a word of a bitset.
const lanes = 64 / population.Slots
