package wave

import "slices"

// place is where a Runner finds a column of a program. It is looked up when the program is made: columns are long to
// compare, and at the ends of months a program runs for one patient.
type place struct {
	from source
	at   int // of fromState, in the state; of the others, in Waves.columns, −1 where it is not loaded
}

// source is what a column is part of.
type source uint8

const (
	fromBills         source = iota // a word or figure of bills
	fromPatients                    // a word of patients or households, by patient
	fromState                       // what is kept from bill to bill
	fromMonth                       // the month of bills, or the one that ends
	fromMonthSeen                   // figure(monthSeen)
	fromHomeMonthSeen               // figure(homeMonthSeen)
	fromAdmissions                  // inpatient bills so far, by patient
)

// placeOf is the place of a column, but for its index among those that are loaded, which is known last.
func (w *Waves) placeOf(c column) place {
	if cell := slices.Index(w.cells, c); cell >= 0 {
		return place{fromState, cell}
	}
	switch {
	case c == month:
		return place{fromMonth, -1}
	case c == figure(monthSeen):
		return place{fromMonthSeen, -1}
	case c == figure(homeMonthSeen):
		return place{fromHomeMonthSeen, -1}
	case c == admissionNo:
		return place{fromAdmissions, -1}
	case c.ofPatients():
		return place{fromPatients, -1}
	}
	return place{fromBills, -1}
}

// findColumns completes the places with the indices of the columns that are loaded.
func (w *Waves) findColumns() {
	for _, p := range w.passes() {
		for i, c := range p.columns {
			if p.places[i].from != fromState {
				p.places[i].at = slices.Index(w.columns, c)
			}
		}
	}
}

// passes are all programs, those of months in which nothing changes more than once.
func (w *Waves) passes() []*pass {
	all := slices.Concat(w.claims[:], w.monthEnd[:], []*pass{w.yearEnd})
	if w.classes != nil {
		all = slices.Concat(all, w.classes.programs[0], w.classes.programs[1])
	}
	for _, h := range w.homes {
		all = append(all, h.claims[:]...)
		for _, e := range append(slices.Concat(h.monthEnd[:]...), h.yearEnd...) {
			all = append(all, e.pass)
		}
	}
	return slices.DeleteFunc(all, func(p *pass) bool { return p == nil })
}
