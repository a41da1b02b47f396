package simulate

import (
	"doudi/model"
	"doudi/model/measure"
)

// burdens are what households with bills owe and got: first under what all scenarios share, then, of those that a
// scenario's own benefits touch, under the scenario.
type burdens struct {
	cases   *cases
	rows    []row // of the claims
	cells   *cells
	present []uint16 // cells

	shared       owed
	own          owed    // that of the scenario at hand; as shared but for the households touched
	touched      []int32 // by it: households in the order in which they were
	isTouched    []bool  // by household
	first        owed    // under the first scenario
	touchedFirst []int32

	against *[]float64 // Worker.pays of the run's first scenario, where that is another worker's
	others  []change   // households without bills that are better or worse off, of such a worker

	gained []flags // by household with bills: who is better or worse off under the scenario at hand

	sums   []paid // by cell, of the benefit at hand
	care   byCare[int64]
	marked []uint32 // by patient: the benefit that last paid a chronic outpatient bill
	mark   uint32
}

// owed is what is left to households of their settled bills, and what cash they got, by household with bills.
type owed struct{ left, cash []model.Fen }

// copyOf makes o another's copy in its own memory.
func (o *owed) copyOf(x *owed) {
	o.left, o.cash = append(o.left[:0], x.left...), append(o.cash[:0], x.cash...)
}

// begin takes up a year's claims: all of every bill is left.
func (a *burdens) begin(x *cases, rows []row, present []uint16, c *cells) {
	a.cases, a.rows, a.present, a.cells = x, rows, present, c
	n := len(x.homes)
	a.gained = zeroed(a.gained, n)
	a.shared.left, a.shared.cash, a.isTouched = resize(a.shared.left, n), zeroed(a.shared.cash, n), zeroed(a.isTouched, n)
	for r := range x.homes {
		a.shared.left[r] = x.homes[r].settled
	}
}

// share begins the scenarios with what all of them leave.
func (a *burdens) share() {
	a.own.copyOf(&a.shared)
	a.touched = a.touched[:0]
}

// leave is done with a scenario: index 0 is the one that the others are held against. Then all households have what they
// share again.
func (a *burdens) leave(index int, p *people, t *measure.Tally) {
	switch {
	case a.against != nil:
		a.hold(p, t)
	case index == 0:
		a.touchedFirst = append(a.touchedFirst[:0], a.touched...)
		a.first.copyOf(&a.own)
	default:
		a.compare(t)
	}
	for _, r := range a.touched {
		a.own.left[r], a.own.cash[r], a.isTouched[r] = a.shared.left[r], a.shared.cash[r], false
	}
}

// The changes of a household's burden that make a winner or a loser, in fen.
const small, large = 100_00, 1000_00

// compare counts who is better and who is worse off than under the first scenario: of those whom neither touches,
// nobody is.
func (a *burdens) compare(t *measure.Tally) {
	for _, r := range a.touched {
		a.gained[r] = a.won(r, t)
	}
	for _, r := range a.touchedFirst {
		if !a.isTouched[r] {
			a.gained[r] = a.won(r, t)
		}
	}
}

func (a *burdens) won(r int32, t *measure.Tally) flags {
	x := gain((a.own.left[r] - a.own.cash[r]) - (a.first.left[r] - a.first.cash[r]))
	x.count(a.cells.at(t, a.cases.homes[r].cell), 1)
	return x
}

// gain says whether a change of what a household pays makes it a winner or a loser.
func gain(change model.Fen) flags {
	switch {
	case change <= -large:
		return won1000 | won100 | changed1000 | changed100
	case change <= -small:
		return won100 | changed100
	case change >= large:
		return lost1000 | lost100 | changed1000 | changed100
	case change >= small:
		return lost100 | changed100
	}
	return 0
}
