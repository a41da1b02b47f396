package forecast

import (
	"slices"

	"doudi/model/measure"
	"doudi/model/simulate"
)

// findLate divides every year for the accounts that pay later than care is given: at the months whose payments fall due in the next.
func (p *Plan) findLate(w *simulate.World) {
	p.late = make([][]int, len(p.Study.Accounts))
	for i, a := range p.Study.Accounts {
		for y := range w.Years {
			if a.After > 0 {
				p.late[i] = append(p.late[i], piece(w, y, 13-a.After, 12))
			}
		}
	}
}

// newLate makes room for what one scenario's funds pay in the next year; nil for accounts that are kept by the year of treatment.
func (r *Results) newLate() [][]measure.Series {
	out := make([][]measure.Series, len(r.plan.late))
	for i, pieces := range r.plan.late {
		for range pieces {
			out[i] = append(out[i], r.newSeries())
		}
	}
	return out
}

// keepLate keeps what a simulation's benefits of the last months pay. Premiums are paid when people enrol, and interventions in their year.
func (r *Results) keepLate(scenario, simulation int, pieces [][]measure.Value) {
	for i, years := range r.late[scenario] {
		k := slices.Index(r.keys, measure.KeyOf("fund_spending", "fund", r.plan.Study.Accounts[i].Fund))
		if k < 0 {
			continue
		}
		for y := range years {
			set(&years[y], simulation, pieces[r.plan.late[i][y]][k])
		}
	}
}
