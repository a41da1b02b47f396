package wave

import (
	"fmt"
	"math"
	"slices"

	"doudi/rules"
	"doudi/rules/kernel"
)

// PayAlike groups policies by what they pay at enrolment in a year by the benefits of some ids: those of one number pay the same for
// everybody, whatever is drawn. The first policy's number is 0, and numbers rise by 1.
//
// It goes through one graph, in which a number that draws move is a column of its own: formulas that come to the same value of the graph
// are the same for all values of those numbers.
func PayAlike(all []Rules, year int, ids []string) ([]int, error) {
	w, g := &Waves{year: year}, newGraph(len(all))
	drawn := map[number]kernel.Ref{}
	var known []string
	var out []int
	for i, r := range all {
		r.Values = nil
		p, err := newPart(r, year, nil)
		if err != nil {
			return nil, err
		}
		p.index = i
		p.nameColumns(w.parts)
		w.parts = append(w.parts, p)
		s := atEnrolment(g, w, p, func(d rules.Drawn, stated float64) kernel.Ref {
			n := number{d, math.Float64bits(stated)}
			if _, known := drawn[n]; !known {
				drawn[n] = g.Column()
			}
			return drawn[n]
		})
		pays := map[string]kernel.Ref{}
		for k := range p.editions[0].Enrolments {
			step := &p.editions[0].Enrolments[k]
			if id := r.Policy.Enrolments[step.Benefit].ID; slices.Contains(ids, id) {
				if pays[id], err = premium(s, step); err != nil {
					return nil, err
				}
			}
		}
		said := fmt.Sprint(pays) // a map is printed in the order of its keys
		at := slices.Index(known, said)
		if at < 0 {
			at, known = len(known), append(known, said)
		}
		out = append(out, at)
	}
	return out, nil
}
