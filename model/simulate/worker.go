package simulate

import (
	"doudi/model"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
)

// Worker runs shards with one goroutine's working memory, which grows to the largest block and stays.
type Worker struct {
	world    *World
	partials []*Partial         // by replicate of the shard
	commons  [][]*measure.Tally // by replicate and year: what is the same in all scenarios
	opened   []*measure.Tally   // by year: what is the same in all replicates too
	partial  *Partial           // of the replicate at hand, as is common
	common   []*measure.Tally

	own      population.Block // where the population keeps no blocks
	sampler  illness.Sampler
	episodes illness.Episodes
	layout   layout
	claims   model.Claims
	settled  model.Settled

	draw     *Draw
	settlers []Settler // of the draw, by year
	sharings []*sharing

	block    *population.Block
	year     int // index in World.Years
	now      population.Year
	standing standing
	exitedAs []uint8 // by category: what an exited household's bills state
	traits   traits
	budgets  []budget // by household of the block
	halves   halves
	scale    scale
	ill      households
	bills    bills

	accounts accounts
}

// NewWorker makes a worker.
func (w *World) NewWorker() *Worker {
	out := &Worker{world: w, opened: w.tallies()}
	out.claims.Categories, out.claims.Otherwise, out.exitedAs = w.Population.Profile.Words()
	out.claims.Diseases = w.Catalogue.Diseases()
	return out
}

// Run runs a shard and gives the sums of each of its replicates, valid until the next call.
func (k *Worker) Run(s Shard) ([]*Partial, error) {
	k.use(s.Draw)
	k.clear(s.Count)
	world := k.world
	profile := world.Population.Profile
	years := make([]population.Year, len(world.Years))
	for y, year := range world.Years {
		years[y] = profile.Resolve(s.Draw.Values, year, world.Population.Incomes(), world.Population.StratumPersons())
	}
	rates := k.rates(s)
	for i := s.From; i < s.To; i++ {
		k.block = world.Population.At(i, &k.own)
		k.halves.split(k.block, world, s.Draw.Index)
		k.traits.of(k.block, world.traitKey(), years[0], rates[0][0].OtherSigma)
		for y, year := range world.Years {
			k.year, k.now = y, years[y]
			k.setScale()
			k.standing.of(k)
			k.open()
			for r := range s.Count {
				k.partial, k.common = k.partials[r], k.commons[r]
				k.sampler.Sample(k.block, rates[r][y], world.yearKey(s.Draw.Index, s.First+r, year), world.traitKey(), &k.episodes)
				if err := k.settleYear(); err != nil {
					return nil, err
				}
			}
		}
	}
	for r, p := range k.partials[:s.Count] {
		for y := range world.Years {
			k.commons[r][y].Merge(k.opened[y])
			for c := range world.Scenarios {
				p.Tallies[c][y].Merge(k.commons[r][y])
			}
		}
	}
	return k.partials[:s.Count], nil
}

// clear empties the sums, and makes those that are missing.
func (k *Worker) clear(replicates int) {
	for len(k.partials) < replicates {
		k.partials, k.commons = append(k.partials, k.world.NewPartial()), append(k.commons, k.world.tallies())
	}
	for r := range replicates {
		k.partials[r].Clear()
		for _, t := range k.commons[r] {
			t.Clear()
		}
	}
	for _, t := range k.opened {
		t.Clear()
	}
}

// rates are the catalogue's numbers by replicate and year, each with its year's shock.
func (k *Worker) rates(s Shard) [][]*illness.Rates {
	world := k.world
	out := make([][]*illness.Rates, s.Count)
	for r := range out {
		for _, year := range world.Years {
			shock := world.Catalogue.ShockOf(s.Draw.Values, world.yearKey(s.Draw.Index, s.First+r, year).With(forShock))
			out[r] = append(out[r], world.Catalogue.Resolve(s.Draw.Values, year, shock, world.Population.Profile.Conditions, world.Population.Ages()))
		}
	}
	return out
}

// use makes the settlers of another draw.
func (k *Worker) use(d *Draw) {
	if k.draw == d {
		return
	}
	k.draw, k.settlers, k.sharings = d, nil, nil
	for _, make := range d.Settlers {
		s := make()
		k.settlers, k.sharings = append(k.settlers, s), append(k.sharings, k.world.sharing(s.Streams(), s.Eligible()))
	}
}
