package simulate

import (
	"slices"

	"doudi/model"
	"doudi/model/measure"
)

// spread follows what is left to each person with a bill, for the percentiles of patients' burdens: first under what all
// scenarios share, then, of those whom a scenario's own benefits pay, under the scenario. What a household is paid at a
// period's end is nobody's of it.
type spread struct {
	ill       []ill
	of        []int32 // by patient of the claims: the place in ill
	shared    []model.Fen
	own       []model.Fen
	touched   []int32
	isTouched []bool
}

// begin takes up a year's persons with bills: all is left.
func (a *spread) begin(x *cases, l *layout) {
	a.ill, a.of, a.shared = x.ill, resize(a.of, len(x.patients)), resize(a.shared, len(x.ill))
	for i := range x.ill {
		a.shared[i] = x.ill[i].cost
	}
	for i := range x.patients {
		a.of[l.rank[i]] = x.patients[i].ill
	}
	a.isTouched = zeroed(a.isTouched, len(a.ill))
	a.touched = a.touched[:0]
}

// pay takes a benefit's payments of the rows that it pays, and those to persons at period ends, off what is left.
func (a *spread) pay(b paying, paid []int32, rows []row, amounts []model.Fen, ends ended, owed *[]model.Fen) {
	if b.Own || b.Cash {
		return
	}
	left := *owed
	if owed == &a.shared { // all are counted by it, whoever is paid
		for _, j := range paid {
			left[a.of[rows[j].patient]] -= amounts[j]
		}
		for patient, amount := range ends.persons {
			left[a.of[patient]] -= amount
		}
		return
	}
	take := func(patient int32, amount model.Fen) {
		who := a.of[patient]
		left[who] -= amount
		if !a.isTouched[who] {
			a.isTouched[who] = true
			a.touched = append(a.touched, who)
		}
	}
	for _, j := range paid {
		take(rows[j].patient, amounts[j])
	}
	for patient, amount := range ends.persons {
		if amount != 0 {
			take(int32(patient), amount)
		}
	}
}

// alike counts every patient by what all scenarios leave.
func (a *spread) alike(c *cells, t *measure.Tally) {
	for i := range a.ill {
		a.bins(int32(i), c, t)[measure.BurdenBin(int64(a.shared[i]))]++
	}
	a.own = append(a.own[:0], a.shared...)
}

// apart counts those again whom a scenario's own benefits pay.
func (a *spread) apart(c *cells, t *measure.Tally) {
	for _, i := range a.touched {
		bins := a.bins(i, c, t)
		bins[measure.BurdenBin(int64(a.shared[i]))]--
		bins[measure.BurdenBin(int64(a.own[i]))]++
		a.own[i] = a.shared[i]
	}
	a.forget()
}

func (a *spread) forget() {
	for _, i := range a.touched {
		a.isTouched[i] = false
	}
	a.touched = slices.Delete(a.touched, 0, len(a.touched))
}

// bins are those of a patient's part.
func (a *spread) bins(i int32, c *cells, t *measure.Tally) []int64 {
	return t.Burdens[int(c.burdens[a.ill[i].cell])+measure.PatientBins:]
}
