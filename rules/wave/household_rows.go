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
	for i, c := range p.columns {
		x.gather(x.columns[i], c, p.cells[i], month)
	}
	x.outputs = scratch(x.outputs, len(p.streams)+len(p.funded)+len(p.kept), n)
	x.frames[p].Run(n, x.columns, x.outputs)
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

// gather fills a column of the rows; cell is where it is kept, −1 where it is not; ending is the month that ends, 0 for bills.
func (x *homeRunner) gather(to []float64, c column, cell int, ending float64) {
	from, of := x.r.words[c], func(r row) int32 { return r.bill }
	patient, home := func(r row) int32 { return r.patient }, func(r row) int32 { return r.household }
	switch {
	case c == month && ending > 0:
		for i := range to {
			to[i] = ending
		}
		return
	case c == figure(monthSeen):
		from, of = x.seen, patient
	case c == figure(homeMonthSeen):
		from, of = x.homeSeen, home
	case c == admissionNo:
		from, of = x.admission, patient
	case cell >= 0 && c.Of == rules.OfHousehold:
		from, of = x.state[cell], home
	case cell >= 0:
		from, of = x.state[cell], patient
	case c.ofPatients():
		of = patient
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
