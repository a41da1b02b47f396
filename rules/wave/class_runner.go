package wave

import (
	"slices"

	"doudi/model"
)

// classRunner is the working memory of bills by class.
type classRunner struct {
	of      []uint8 // by row of the wave
	rows    []int32 // of the wave, class by class, each in order
	inputs  [][]float64
	outputs [][]float64
}

// classWave settles the k-th bill of every patient that has one, class by class.
func (r *Runner) classWave(c *model.Claims, out *model.Settled, k int) error {
	x, lo, hi := r.w.classes, int(c.Waves[k]), int(c.Waves[k+1])
	starts := r.sort(c, lo, hi)
	keep := hi - lo // patients whose cells are read again: those with a further bill, or all
	if !x.later {
		keep = 0
		if k+2 < len(c.Waves) {
			keep = int(c.Waves[k+2]) - hi
		}
	}
	for class, p := range x.programs[min(k, 1)] {
		rows := r.class.rows[starts[class]:starts[class+1]]
		if p == nil || len(rows) == 0 {
			continue
		}
		if err := r.classRows(c, out, p, rows, lo, keep); err != nil {
			return err
		}
	}
	if x.months {
		toFloat(r.seen[:hi-lo], c.Month[lo:hi], nil)
	}
	return nil
}

// sort lists the rows of a wave by class and says where each class begins; admissions are counted on the way.
func (r *Runner) sort(c *model.Claims, lo, hi int) [8]int32 {
	w, x, n := r.w.classes, &r.class, hi-lo
	var byKind, byCategory [256]uint8
	var admitted [256]float64
	for i, kind := range w.kinds {
		byKind[kind] = uint8(w.at(i, false))
	}
	for i, code := range r.codes[0].category {
		if w.named[int(code)+1] {
			byCategory[i] = 1
		}
	}
	admitted[model.Inpatient] = 1
	x.of, x.rows = slices.Grow(x.of[:0], n)[:n], slices.Grow(x.rows[:0], n)[:n]
	var starts [8]int32
	of, patients, bills := x.of, c.Patients[:n], r.bills[:n]
	for j, kind := range c.Kind[lo:hi] {
		class := (byKind[kind] | byCategory[patients[j].Category]) & 7
		of[j] = class
		starts[(class+1)&7]++
		bills[j] += admitted[kind]
	}
	for i := range len(starts) - 1 {
		starts[i+1] += starts[i]
	}
	next := starts
	for j, class := range of {
		x.rows[next[class&7]] = int32(j)
		next[class&7]++
	}
	return starts
}

// classRows sends rows of a wave through the program of their class: columns are gathered, payments and cells put back.
func (r *Runner) classRows(c *model.Claims, out *model.Settled, p *pass, rows []int32, lo, keep int) error {
	x, n := &r.class, len(rows)
	x.inputs = scratch(x.inputs, len(p.columns), n)
	for _, i := range p.reads {
		switch at := p.places[i].at; p.places[i].from {
		case fromState:
			gather(x.inputs[i], r.state[at], rows)
		case fromMonthSeen:
			gather(x.inputs[i], r.seen, rows)
		case fromAdmissions:
			gather(x.inputs[i], r.bills, rows)
		case fromPatients:
			gather(x.inputs[i], r.words[at], rows)
		default:
			r.fill(x.inputs[i], c, p.columns[i], lo, rows)
		}
	}
	x.outputs = scratch(x.outputs, len(p.streams)+len(p.funded)+len(p.kept), n)
	r.frames[p].Run(n, x.inputs, x.outputs)
	for i, stream := range p.streams {
		to, paid := out.Paid[stream][lo:], x.outputs[i][:n]
		for k, j := range rows {
			if !(paid[k] >= 0) {
				return r.w.noAmount(stream)
			}
			to[j] = model.Fen(paid[k])
		}
	}
	for i, stream := range p.funded {
		to, paid := out.PaidEligible[stream][lo:], x.outputs[len(p.streams)+i][:n]
		for k, j := range rows {
			to[j] = model.Fen(paid[k])
		}
	}
	last := n
	for last > 0 && int(rows[last-1]) >= keep { // rows are in order of patients
		last--
	}
	for i, cell := range p.kept {
		state, values := r.state[cell], x.outputs[len(p.streams)+len(p.funded)+i][:last]
		for k, j := range rows[:last] {
			state[j] = values[k]
		}
	}
	return nil
}

// gather picks the rows of a column.
func gather(to, from []float64, rows []int32) {
	for k, j := range rows[:len(to)] {
		to[k] = from[j]
	}
}
