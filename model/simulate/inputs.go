package simulate

import (
	"doudi/model/household"
	"doudi/model/illness"
	"doudi/model/population"
	"doudi/model/random"
)

// use makes the settlers of another draw.
func (k *Worker) use(d *Draw) {
	if k.draw == d {
		return
	}
	before := k.settlers
	k.draw, k.settlers, k.sharings, k.in = d, nil, nil, nil
	for y, make := range d.Settlers {
		var last Settler
		if y < len(before) {
			last = before[y]
		}
		s := make(last)
		k.settlers, k.sharings = append(k.settlers, s), append(k.sharings, k.world.sharing(s.Streams(), s.Eligible()))
	}
	k.heads.marks.find(k.sharings, len(k.world.Scenarios), len(k.world.Layout.Benefits))
}

// inputs are the numbers of a task, by year.
type inputs struct {
	first, count int // replicates
	years        []population.Year
	past         []population.Year // of World.Past
	people       []*population.People
	scales       [][]household.Scale // by stratum too
	rates        [][]*illness.Rates  // by replicate first, each with its year's shock
}

// resolve makes them of the draw's values. What hangs on the profile is of is, where that is not nil.
func (k *Worker) resolve(s Shard, is *inputs) *inputs {
	w, in := k.world, &inputs{first: s.First, count: s.Count}
	profile := w.Population.Profile
	if is == nil {
		k.ofProfile(s, in)
	} else {
		in.years, in.past, in.people = is.years, is.past, is.people
	}
	for r := range s.Count {
		var rates []*illness.Rates
		for y, year := range w.Years {
			shocks := func(year int) illness.Shocks {
				return w.Catalogue.Shocks(s.Draw.Values, year, func(year int) random.Key { return w.yearKey(s.Draw.Index, s.First+r, year) })
			}
			var beside *illness.Rates
			if is != nil {
				beside = is.rates[r][y]
			}
			rates = append(rates, w.Catalogue.ResolveBeside(beside, s.Draw.Values, year, shocks, profile.Conditions, in.people[y]))
		}
		in.rates = append(in.rates, rates)
	}
	for y := range w.Years {
		spread := in.rates[0][y].Other
		spread.Carried = profile.Carried()
		var scales []household.Scale
		for stratum := range profile.Strata {
			scales = append(scales, household.ScaleOf(&in.years[y], stratum, spread))
		}
		in.scales = append(in.scales, scales)
	}
	return in
}

// ofProfile makes what hangs on the profile; what a scenario changes of the catalogue does not move it.
func (k *Worker) ofProfile(s Shard, in *inputs) {
	w := k.world
	inpatient := w.Catalogue.InpatientCost(s.Draw.Values, population.OtherYear, w.Population.People(&population.Year{}))
	of := func(year int) population.Year {
		return w.Population.Profile.Resolve(s.Draw.Values, year, w.Population.Incomes(), w.Population.StratumPersons(), inpatient)
	}
	for y, year := range w.Years {
		in.years = append(in.years, of(year))
		in.people = append(in.people, w.Population.People(&in.years[y]))
	}
	for _, year := range w.Past {
		in.past = append(in.past, of(year))
	}
}
