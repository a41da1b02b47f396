package wave

import (
	"slices"

	"doudi/model"
	"doudi/rules"
	"doudi/rules/kernel"
)

// run sends the rows through a program: columns are gathered, payments and state put back in their places. month is the
// one that ends, 0 for bills; places are where in a stream each row's payment belongs.
func (x *homeRunner) run(p *pass, month float64, into [][]model.Fen, places []int32) error {
	n := len(places)
	if n == 0 {
		return nil
	}
	x.columns = scratch(x.columns, len(p.columns), n)
	for _, i := range p.reads {
		x.gather(x.columns[i], p.places[i], month)
	}
	x.outputs = scratch(x.outputs, len(p.streams)+len(p.funded)+len(p.kept), n)
	x.r.frames[p].Run(n, x.columns, x.outputs)
	for i, stream := range p.streams {
		to, paid := into[stream], x.outputs[i][:n]
		for k, amount := range paid {
			if amount == 0 { // as most are of most benefits
				continue
			}
			if !(amount > 0) {
				return x.h.noAmount(stream)
			}
			to[places[k]] += model.Fen(amount)
		}
	}
	for i, cell := range p.kept {
		state, values := x.state[cell], x.outputs[len(p.streams)+len(p.funded)+i][:n]
		for k, at := range x.of(cell) {
			state[at] = values[k]
		}
	}
	return nil
}

// of are the patients or the households of the rows, whichever a cell is about.
func (x *homeRunner) of(cell int) []int32 {
	if x.h.cells[cell].Of == rules.OfHousehold {
		return x.rows.household
	}
	return x.rows.patient
}

// gather fills a column of the rows; ending is the month that ends, 0 for bills.
func (x *homeRunner) gather(to []float64, p place, ending float64) {
	switch {
	case p.from == fromMonth && ending > 0:
		for i := range to {
			to[i] = ending
		}
	case p.from == fromMonthSeen:
		gather(to, x.seen, x.rows.patient)
	case p.from == fromHomeMonthSeen:
		gather(to, x.homeSeen, x.rows.household)
	case p.from == fromAdmissions:
		gather(to, x.admission, x.rows.patient)
	case p.from == fromState:
		gather(to, x.state[p.at], x.of(p.at))
	case p.from == fromPatients:
		gather(to, x.r.words[p.at], x.rows.patient)
	default:
		gather(to, x.r.words[p.at], x.rows.bill)
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
