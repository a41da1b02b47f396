package wave

import (
	"slices"

	"doudi/model"
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
	for i, name := range p.columns {
		x.gather(x.columns[i], name, month)
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
		home := ofHousehold(x.h.cells[cell])
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

// gather fills a column of the rows.
func (x *homeRunner) gather(to []float64, name string, month float64) {
	from, of := x.r.words[name], func(r row) int32 { return r.bill }
	patient, home := func(r row) int32 { return r.patient }, func(r row) int32 { return r.household }
	switch {
	case name == "month" && month > 0:
		for i := range to {
			to[i] = month
		}
		return
	case name == columnMonthSeen:
		from, of = x.seen, patient
	case name == columnHomeMonth:
		from, of = x.homeSeen, home
	case name == "admission_no":
		from, of = x.admission, patient
	case ofHousehold(periodOf(name)):
		from, of = x.state[slices.Index(x.h.cells, name)], home
	case periodOf(name) != "":
		from, of = x.state[slices.Index(x.h.cells, name)], patient
	case ofPerson(name):
		of = patient
	}
	for i, r := range x.rows {
		to[i] = from[of(r)]
	}
}

// scratch makes room for so many columns of n rows.
func scratch(x [][]float64, columns, n int) [][]float64 {
	for len(x) < columns {
		x = append(x, nil)
	}
	for i := range x[:columns] {
		x[i] = slices.Grow(x[i][:0], n+kernel.Padding)[:n]
	}
	return x[:columns]
}
