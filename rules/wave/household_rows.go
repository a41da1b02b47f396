package wave

import (
	"slices"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/kernel"
)

// run sends the rows through a program: columns are gathered, payments and state put back in their places. month is the
// one that ends, 0 for bills.
func (x *homeRunner) run(p *pass, month float64, into [][]model.Fen, place func(row) int32) error {
	n := len(x.rows)
	if n == 0 {
		return nil
	}
	x.columns = scratch(x.columns, len(p.columns), n)
	for i, from := range p.places {
		x.gather(x.columns[i], from, month)
	}
	x.outputs = scratch(x.outputs, len(p.streams)+len(p.funded)+len(p.kept), n)
	x.r.frames[p].Run(n, x.columns, x.outputs)
	for i, stream := range p.streams {
		for k, fen := range x.outputs[i] {
			if !(fen >= 0) {
				return x.h.noAmount(stream)
			}
			into[stream][place(x.rows[k])] += model.Fen(fen)
		}
	}
	for i, cell := range p.kept {
		home := x.h.cells[cell].Of == rules.OfHousehold
		for k, value := range x.outputs[len(p.streams)+len(p.funded)+i] {
			at := x.rows[k].patient
			if home {
				at = x.rows[k].household
			}
			x.state[cell][at] = value
		}
	}
	return nil
}

// gather fills a column of the rows; ending is the month that ends, 0 for bills.
func (x *homeRunner) gather(to []float64, p place, ending float64) {
	var from []float64
	bill, patient, home := func(r row) int32 { return r.bill }, func(r row) int32 { return r.patient }, func(r row) int32 { return r.household }
	of := bill
	switch {
	case p.from == fromMonth && ending > 0:
		for i := range to {
			to[i] = ending
		}
		return
	case p.from == fromMonthSeen:
		from, of = x.seen, patient
	case p.from == fromHomeMonthSeen:
		from, of = x.homeSeen, home
	case p.from == fromAdmissions:
		from, of = x.admission, patient
	case p.from == fromState && x.h.cells[p.at].Of == rules.OfHousehold:
		from, of = x.state[p.at], home
	case p.from == fromState:
		from, of = x.state[p.at], patient
	case p.from == fromPatients:
		from, of = x.r.words[p.at], patient
	default:
		from = x.r.words[p.at]
	}
	for i, r := range x.rows {
		to[i] = from[of(r)]
	}
}

// scratch makes room for so many columns of n rows. Columns beyond those of the last program are still behind x.
func scratch(x [][]float64, columns, n int) [][]float64 {
	x = slices.Grow(x[:0], columns)[:columns]
	for i := range x {
		x[i] = slices.Grow(x[i][:0], n+kernel.Padding)[:n]
	}
	return x
}
