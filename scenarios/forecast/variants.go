package forecast

import (
	"strings"

	"doudi/model/illness"
	"doudi/model/population"
	"doudi/model/simulate"
)

// addVariants parts the scenarios of a world by the inputs that they change: who changes the same shares bills. The world's own inputs are
// the baseline's.
func (p *Plan) addVariants(w *simulate.World) {
	w.Population, w.Catalogue = p.peopleOf(0), p.catalogueOf(0)
	of := map[string]int{sign(p.changed[0]): -1}
	for s := range w.Scenarios {
		changes := sign(p.changed[s])
		at, known := of[changes]
		if !known {
			at = len(w.Variants)
			of[changes] = at
			v := simulate.Variant{Population: w.Population, Catalogue: p.catalogueOf(s)}
			if sign(p.changedIn(s, "profile.")) != sign(p.changedIn(0, "profile.")) {
				v.Population = p.peopleOf(s)
			}
			w.Variants = append(w.Variants, v)
		}
		if at >= 0 {
			w.Variants[at].Scenarios = append(w.Variants[at].Scenarios, s)
		}
	}
}

// changedIn are a scenario's changes in one file.
func (p *Plan) changedIn(scenario int, file string) []Changed {
	var out []Changed
	for _, x := range p.changed[scenario] {
		if strings.HasPrefix(x.Input, file) {
			out = append(out, x)
		}
	}
	return out
}

func (p *Plan) peopleOf(scenario int) *population.Population {
	if len(p.changedIn(scenario, "profile.")) == 0 {
		return p.people
	}
	return p.people.Under(p.profile.Under(p.changesOf(scenario)))
}

func (p *Plan) catalogueOf(scenario int) *illness.Catalogue {
	if len(p.changedIn(scenario, "catalogue.")) == 0 {
		return p.illness
	}
	return p.illness.Under(p.changesOf(scenario))
}

// picked are those of all that stand at some places.
func picked[T any](all []T, places []int) []T {
	var out []T
	for _, i := range places {
		out = append(out, all[i])
	}
	return out
}
