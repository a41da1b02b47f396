package simulate

import (
	"math/bits"
	"slices"

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
	fields []int // of the cells of a tally: those that are counted
}

func (w *World) spans() []span {
	var out []span
	for _, window := range w.Windows {
		years, whole := w.yearsOf(window)
		out = append(out, span{window, years, whole, headFields(w.Layout, whole)})
	}
	return out
}

// headFields are the fields of a cell that count households or persons; of windows that are not whole years, those that do not hang
// on a household's year.
func headFields(l *measure.Layout, whole bool) []int {
	out := []int{int(measure.Patients), int(measure.Inpatients)}
	for bit, of := range flagFields {
		for _, field := range []measure.Field{of.households, of.persons} {
			if field >= 0 && (whole || counted>>bit == 1) {
				out = append(out, int(field))
			}
		}
	}
	for column := range l.Benefits {
		out = append(out, l.Benefit(column)+int(measure.BenefitHelped), l.Benefit(column)+int(measure.BenefitPatients))
	}
	return out
}

// settle finds which roads the households go through a window.
func (a *heads) settle(of *span, p *people) {
	a.roads.begin(p.view.Households())
	for h := range a.roads.of {
		a.roads.of[h] = a.road(h, of.years, p)
	}
	a.marks.over(of)
}

// reading is a piece as its persons are gone through.
type reading struct {
	who   bitset
	marks []uint32 // from the word at hand on
}

// persons counts who has a mark in several pieces of a window, once for every further piece, in every group: it is taken back from
// what all scenarios share in common, and from what is a scenario's own.
func (a *heads) persons(of *span, m *remembered, l *measure.Layout, common *measure.Heads, own []*measure.Heads) {
	a.byMark = zeroed(a.byMark, len(a.roads.routes)*a.marks.bits)
	a.readings, a.marked = a.readings[:0], resize(a.marked, len(of.pieces)*a.marks.words)
	for _, piece := range of.pieces {
		a.readings = append(a.readings, reading{m.persons[piece].who, m.persons[piece].marks})
	}
	for word := range a.readings[0].who {
		any, more := uint64(0), uint64(0)
		for i := range a.readings {
			who := a.readings[i].who[word]
			more |= any & who
			any |= who
		}
		for ; more != 0; more &= more - 1 {
			place := bits.TrailingZeros64(more)
			a.read(word, place)
			a.person(word*lanes + place/population.Slots)
		}
		for i := range a.readings {
			x := &a.readings[i]
			x.marks = x.marks[bits.OnesCount64(x.who[word])*a.marks.words:]
		}
	}
	a.means(l, common, own)
}

// read reads the marks of a person by piece: none in those in which it has no bill.
func (a *heads) read(word, place int) {
	words := a.marks.words
	for i := range a.readings {
		x := &a.readings[i]
		before := bits.OnesCount64(x.who[word] & (1<<place - 1))
		here := uint32(x.who[word]>>place) & 1
		for j, marks := range x.marks[before*words:][:words] { // of nobody, behind the last
			a.marked[i*words+j] = marks & -here
		}
	}
	for _, column := range a.marks.mixed {
		for i := range a.readings {
			a.marks.each(column, a.marked[i*words:][:words])
		}
	}
}

// person counts the person at hand, of a household, by its marks.
func (a *heads) person(h int) {
	words := a.marks.words
	for _, r := range a.roads.routesOf(h) {
		pieces, sums := a.roads.routes[r].pieces, a.byMark[int(r)*a.marks.bits:][:a.marks.bits]
		for j := range words {
			any, more := uint32(0), uint32(0)
			for i := range a.readings {
				x := a.marked[i*words+j] & -uint32(pieces>>i&1)
				more |= any & x
				any |= x
			}
			for ; more != 0; more &= more - 1 {
				bit := bits.TrailingZeros32(more)
				further := int32(-1)
				for i := range a.readings {
					further += int32(a.marked[i*words+j] >> bit & uint32(pieces>>i&1))
				}
				sums[j*32+bit] -= further
			}
		}
	}
}

// means brings the counts of marks to the fields that they mean, of the groups of routes.
func (a *heads) means(l *measure.Layout, common *measure.Heads, own []*measure.Heads) {
	for r := range a.roads.routes {
		route, sums := &a.roads.routes[r], a.byMark[r*a.marks.bits:][:a.marks.bits]
		route.add(int(measure.Patients), int64(sums[isPatient]), common.Groups)
		route.add(int(measure.Inpatients), int64(sums[isInpatient]), common.Groups)
		for i, of := range a.marks.means {
			into := common
			if of.scenario >= 0 {
				into = own[of.scenario]
			} else if slices.Contains(a.marks.mixed, of.column) {
				continue // each scenario has it
			}
			at, pair := l.Benefit(of.column), sums[firstOfPairs+2*i:]
			route.add(at+int(measure.BenefitHelped), int64(pair[0]), into.Groups)
			route.add(at+int(measure.BenefitPatients), int64(pair[1]), into.Groups)
		}
	}
}

// lanes is how many households have their places in a word of a bitset.
const lanes = 64 / population.Slots

// pieceByPiece adds what the tallies of a window's pieces count of households and persons, in every group.
func (of *span) pieceByPiece(tallies []*measure.Tally, strata []*cells, into *measure.Heads) {
	for _, c := range strata {
		for number := range c.fields {
			for _, piece := range of.pieces {
				cell := c.at(tallies[piece], uint16(number))
				if cell[measure.Households] == 0 {
					continue
				}
				for _, field := range of.fields {
					if n := cell[field]; n != 0 {
						c.groups[number].add(field, n, into.Groups)
					}
				}
			}
		}
	}
}
