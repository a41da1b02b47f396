package simulate

import (
	"doudi/model"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
)

// Worker runs shards with one goroutine's working memory, which grows to the largest block and stays.
type Worker struct {
	world   *World
	partial *Partial
	common  []*measure.Tally // by year: what is the same in all scenarios

	own      population.Block // where the population keeps no blocks
	sampler  illness.Sampler
	episodes illness.Episodes
	layout   layout
	claims   model.Claims
	settled  model.Settled

	draw     *Draw
	settlers [][]Settler // of the draw, made when first needed

	block    *population.Block
	year     int // index in World.Years
	now      population.Year
	standing standing
	traits   traits
	scale    scale
	ill      households
	bills    bills

	scenario int         // index in World.Scenarios
	left     []model.Fen // what households with bills owe, by row
	cash     []model.Fen // what they got
	seen     []bool      // patients that a benefit has counted
}

// NewWorker makes a worker.
func (w *World) NewWorker() *Worker {
	out := &Worker{world: w, partial: w.NewPartial()}
	for range w.Years {
		out.common = append(out.common, w.Layout.New())
	}
	out.claims.Categories = w.Population.Profile.Categories
	out.claims.Diseases = w.Catalogue.Diseases()
	return out
}

// Run runs a shard. The partial is valid until the next call.
func (k *Worker) Run(s Shard) (*Partial, error) {
	k.use(s.Draw)
	k.partial.Clear()
	for _, t := range k.common {
		t.Clear()
	}
	world := k.world
	profile := world.Population.Profile
	years := make([]population.Year, len(world.Years))
	rates := make([]*illness.Rates, len(world.Years))
	for y, year := range world.Years {
		years[y] = profile.Resolve(s.Draw.Values, year, world.Population.MeanIncome(), world.Population.StratumPersons())
		shock := world.Catalogue.ShockOf(s.Draw.Values, world.yearKey(s.Draw.Index, s.Replicate, year).With(forShock))
		rates[y] = world.Catalogue.Resolve(s.Draw.Values, year, shock, profile.Conditions)
	}
	for i := s.From; i < s.To; i++ {
		k.block = world.Population.At(i, &k.own)
		k.traits.of(k.block, world.traitKey(), years[0], rates[0].OtherSigma)
		for y, year := range world.Years {
			k.year, k.now = y, years[y]
			k.sampler.Sample(k.block, rates[y], world.yearKey(s.Draw.Index, s.Replicate, year), world.traitKey(), &k.episodes)
			if err := k.settleYear(); err != nil {
				return nil, err
			}
		}
	}
	for y, t := range k.common {
		for c := range world.Scenarios {
			k.partial.Tallies[c][y].Merge(t)
		}
	}
	return k.partial, nil
}

// use makes the settlers of another draw.
func (k *Worker) use(d *Draw) {
	if k.draw == d {
		return
	}
	k.draw, k.settlers = d, make([][]Settler, len(d.Settlers))
	for s := range d.Settlers {
		for _, make := range d.Settlers[s] {
			k.settlers[s] = append(k.settlers[s], make())
		}
	}
}

// settleYear takes a block's sampled year through all scenarios.
func (k *Worker) settleYear() error {
	k.setScale()
	k.standing.of(k)
	k.bills.of(k)
	k.ill.of(k)
	k.countBills()
	k.healthy()
	k.fill()
	for s := range k.world.Scenarios {
		if err := k.settlers[s][k.year].Settle(&k.claims, &k.settled); err != nil {
			return err
		}
		k.scenario = s
		k.account()
	}
	return nil
}
