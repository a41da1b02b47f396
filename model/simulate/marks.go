package simulate

import (
	"doudi/model/measure"
)

// marks are the bits of what may happen to a person with a bill in a piece of the study. Behind the first two stand those of the
// benefits, two each: that it pays the person something, and something of a chronic outpatient bill. A benefit that pays alike under
// all scenarios has one pair, another one a pair for each scenario under which it pays.
type marks struct {
	bits, words int     // words: of 32 bits, for a person
	of          [][]int // by scenario, the first for all of them, and benefit: the first of its pair; −1 for none
	means       []mark  // by pair
	apart       []uint64
	mixed       []int // benefits, in the window at hand
}

// mark is what a pair of bits tells of: the benefit, and under which scenario; −1 for all.
type mark struct{ scenario, column int }

// The first bits.
const (
	isPatient   = iota // in the piece: all persons of a whole year
	isInpatient        // the same
	firstOfPairs
)

// find gives the benefits of a draw their bits. sharings are by year.
func (x *marks) find(sharings []*sharing, scenarios, columns int) {
	x.of, x.apart, x.means = resize(x.of, scenarios+1), zeroed(x.apart, columns), x.means[:0]
	for s := range x.of {
		x.of[s] = resize(x.of[s], columns)
		for column := range x.of[s] {
			x.of[s][column] = -1
		}
	}
	for y, sharing := range sharings {
		for _, b := range sharing.common {
			x.of[0][b.Column] = 0
		}
		for s, own := range sharing.own {
			for _, b := range own {
				x.of[s+1][b.Column] = 0
				x.apart[b.Column] |= 1 << y
			}
		}
	}
	for column := range columns {
		for s := range x.of {
			if both := x.of[0][column] >= 0 && x.apart[column] != 0; x.of[s][column] == 0 || both {
				x.of[s][column] = firstOfPairs + 2*len(x.means)
				x.means = append(x.means, mark{s - 1, column})
			}
		}
	}
	x.bits = firstOfPairs + 2*len(x.means)
	x.words = (x.bits + 31) / 32
}

// over finds which benefits pay alike in some of a window's pieces and not in others: what all share counts for every scenario then.
func (x *marks) over(of *span) {
	years := uint64(0)
	for _, y := range of.years {
		years |= 1 << y
	}
	x.mixed = x.mixed[:0]
	for column, apart := range x.apart {
		if apart&years != 0 && x.of[0][column] >= 0 {
			x.mixed = append(x.mixed, column)
		}
	}
}

// each gives every scenario the marks of a benefit that all share.
func (x *marks) each(column int, of []uint32) {
	bit := x.of[0][column]
	pair := of[bit/32] >> (bit % 32) & 3
	for _, own := range x.of[1:] {
		of[own[column]/32] |= pair << (own[column] % 32)
	}
}

// persons are the members of a block with a bill in a year, and their marks in a piece of it.
type persons struct {
	who   bitset   // by their places in the block
	marks []uint32 // of each in order of places, so many words; behind the last those of nobody
	words int
}

// begin takes up who has bills in a whole year. places are those of the view.
func (x *persons) begin(list []ill, p *people, words int) {
	x.who, x.marks, x.words = zeroed(x.who, (p.view.Households()+lanes-1)/lanes), x.marks[:0], words
	for i := range list {
		x.who.set(p.view.Place[list[i].person])
		x.add(1<<isPatient | uint32(list[i].inpatient)<<isInpatient)
	}
	x.add(0)
}

// within takes up the same persons for a part of the year, unmarked.
func (x *persons) within(year *persons) {
	x.who, x.marks, x.words = year.who, zeroed(x.marks, len(year.marks)), year.words
}

func (x *persons) add(first uint32) {
	x.marks = append(x.marks, first)
	for range x.words - 1 {
		x.marks = append(x.marks, 0)
	}
}

// mark marks the person of a number in the order of places, and says whether it was not marked so.
func (x *persons) mark(person int32, bit int) bool {
	word, is := &x.marks[int(person)*x.words+bit/32], uint32(1)<<(bit%32)
	fresh := *word&is == 0
	*word |= is
	return fresh
}

// helps marks whom a benefit pays in a year, of the rows that are given or at a period's end, and counts them in the tally that it
// is counted in. numbers are those of the claims' patients in the order of places.
func (a *heads) helps(x *persons, scenario int, p paying, paid []int32, ends ended, l *layout, numbers []int32, of *people, t *measure.Tally) {
	bit := a.marks.of[scenario+1][p.Column]
	shift, marks := bit%32, x.marks[bit/32:]
	a.helped = emptied(a.helped, len(of.cells.fields), of.stand.present)
	pays := func(r *row, pair uint32) {
		mark := &marks[int(numbers[r.patient])*x.words]
		a.helped[r.cell] += int64(^*mark >> shift & 1)
		*mark |= pair << shift
	}
	for _, j := range paid {
		r := &l.rows[j]
		pays(r, 1+2*uint32(r.kind()))
	}
	for i, amount := range ends.persons {
		if r := &l.rows[i]; amount != 0 || ends.households[r.home] != 0 { // a patient's first bill is in the patient's row
			pays(r, 1)
		}
	}
	at := of.cells.layout.Benefit(p.Column) + int(measure.BenefitHelped)
	for _, cell := range of.stand.present {
		if n := a.helped[cell]; n != 0 {
			of.cells.at(t, cell)[at] += n
		}
	}
}

// bitset holds persons by their places in a block.
type bitset []uint64

func (b bitset) set(place uint32) { b[place>>6] |= 1 << (place & 63) }
