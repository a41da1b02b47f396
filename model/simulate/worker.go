package simulate

import (
	"cmp"

	"doudi/model"
	"doudi/model/household"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
)

// Worker runs shards with one goroutine's working memory, which grows to the largest block and stays.
type Worker struct {
	all   *World // with the scenarios of variants
	world *World // with those of the worker's own alone
	words words
	cells []*cells // by stratum

	sums     []replicate
	opened   []*measure.Tally // by year: what is the same in all replicates too
	present  []*measure.Heads // by window: the same of heads
	spans    []span           // by window
	draw     *Draw
	settlers []Settler // of the draw, by year
	sharings []*sharing
	in       *inputs          // of the last shard's draw and replicates, nil before the draw's first
	own      []*measure.Heads // by scenario, of the window at hand

	variants []*variant // of the world
	pays     []float64  // where there are variants: what each household of the block pays in all under the first scenario, fen (note)
	beside   beside     // of a variant's worker

	// What is at hand: the worker's own, or what a variant's has from the first (beside).
	at     *people
	layout *layout
	claims *model.Claims

	// The memory of each stage.
	block    population.Block // where the population keeps no blocks
	living   population.Living
	halves   halves
	traits   household.Traits
	people   people
	sampler  illness.Sampler
	cases    cases
	laid     laid
	paid     model.Settled
	burdens  burdens
	verdicts verdicts
	heads    heads
	months   months
	premiums premiums
	coverage coverage
	past     past
	spread   spread
	gauges   gauges
	witness  witness
}

// replicate is the sums of a replicate.
type replicate struct {
	partial *Partial
	own     [][]*measure.Tally // by year and scenario: the partial's
	common  []*measure.Tally   // by year: what is the same in all scenarios
	heads   []*measure.Heads   // by window: the same of heads
}

// NewWorker makes a worker.
func (w *World) NewWorker() *Worker {
	k := w.unchanged().newWorker()
	k.all = w
	for i := range w.Variants {
		k.variants = append(k.variants, w.newVariant(&w.Variants[i], k))
	}
	return k
}

func (w *World) newWorker() *Worker {
	k := &Worker{world: w, opened: w.tallies(), present: w.heads(), spans: w.spans(), gauges: newGauges(w)}
	profile := w.Population.Profile
	k.words.ordinary = uint8(profile.Ordinary)
	k.at = &k.people
	k.layout, k.claims = &k.laid.layout, &k.laid.claims
	k.claims.Categories, k.claims.Otherwise, k.words.exited = profile.Words()
	k.claims.Diseases = w.Catalogue.Diseases()
	for i := range profile.Strata {
		k.cells = append(k.cells, newCells(w.Layout, i, k.words.ordinary))
	}
	return k
}

// Run runs a shard and gives the sums of each of its replicates, valid until the next call.
func (k *Worker) Run(s Shard) ([]*Partial, error) {
	k.begin(s, nil)
	for i, v := range k.variants {
		v.begin(s, i)
	}
	for i := s.From; i < s.To; i++ {
		if err := k.blockOf(i, s, k.in); err != nil {
			return nil, err
		}
	}
	return k.joined(s.Count), nil
}

// begin takes up a shard. profile are inputs of the same draw and replicates by the same profile, where another worker has them, else nil.
func (k *Worker) begin(s Shard, profile *inputs) {
	k.use(s.Draw)
	k.clear(s.Count)
	if k.in == nil || k.in.first != s.First || k.in.count != s.Count { // a task's shards follow each other
		k.in = k.resolve(s, profile)
	}
}

// sum gives the sums of each replicate of the worker's own scenarios.
func (k *Worker) sum(replicates int) []*Partial {
	out := make([]*Partial, replicates)
	for r := range out {
		out[r] = k.sums[r].partial
		for y, common := range k.sums[r].common {
			common.Merge(k.counts(y))
			for _, tallies := range out[r].Tallies {
				tallies[y].Merge(common)
			}
		}
		for i, common := range k.sums[r].heads {
			common.Merge(k.present[i])
			for s, heads := range out[r].Heads {
				heads[i].Merge(common)
				k.spans[i].pieceByPiece(out[r].Tallies[s], k.cells, heads[i])
			}
		}
	}
	return out
}

// blockOf takes a block through all years of all replicates.
func (k *Worker) blockOf(i int, s Shard, in *inputs) error {
	b := k.world.Population.At(i, &k.block)
	k.take(b, s)
	for _, v := range k.variants {
		v.take(b, v.shard)
	}
	for y := range k.world.Years {
		k.openYear(y, s, in)
		for _, v := range k.variants {
			v.openYear(y, v.shard, v.in)
		}
		for r := range s.Count {
			if err := k.through(y, r, s, in); err != nil {
				return err
			}
			for _, v := range k.variants {
				if err := v.through(y, r, v.shard, v.in); err != nil {
					return err
				}
			}
		}
	}
	k.count(k.at, s.Count)
	for _, v := range k.variants {
		v.count(v.at, s.Count)
		k.gauges.failed = cmp.Or(k.gauges.failed, v.gauges.failed)
	}
	return k.gauges.failed
}

// take takes up a block.
func (k *Worker) take(b *population.Block, s Shard) {
	w, p := k.world, &k.people
	k.witness.seen.Block = b
	k.halves.split(population.View{Block: b}, w, s.Draw.Index)
	p.words, p.traits, p.cells = k.words, w.Population.Traits(), k.cells[b.Stratum]
	p.view, p.block = population.View{Block: b}, b
	k.traits.Forget()
	k.heads.begin(w, s.Count)
}

// through takes the block's people through a year of a replicate.
func (k *Worker) through(y, r int, s Shard, in *inputs) error {
	w, p := k.world, k.at
	season := season{
		year: y, replicate: r,
		rates: in.rates[r][y], key: w.yearKey(s.Draw.Index, s.First+r, w.Years[y]), lives: w.livesKey(s.Draw.Index, s.First+r),
		settler: k.settlers[y], sharing: k.sharings[y], common: k.sums[r].common[y], own: k.sums[r].own[y],
	}
	if err := k.year(p, &season); err != nil {
		return err
	}
	if len(k.variants) > 0 {
		k.note(p)
	}
	if len(w.Parts) > 0 {
		of := season // a copy for the heap, where there are parts alone
		return k.partly(&of, p)
	}
	return nil
}

// count counts the heads of a block that has been through its years.
func (k *Worker) count(p *people, replicates int) {
	for i := range k.spans {
		of := &k.spans[i]
		k.heads.settle(of, p)
		k.heads.present(of, k.present[i])
		for r := range replicates {
			m, sums := &k.heads.memory[r], &k.sums[r]
			k.own = k.own[:0]
			for _, heads := range sums.partial.Heads {
				k.own = append(k.own, heads[i])
			}
			k.heads.persons(of, m, k.world.Layout, sums.heads[i], k.own)
			if !of.whole {
				continue // a month is nothing to a household's year
			}
			k.heads.households(of, m.shared, sums.heads[i])
			for s := range k.own {
				k.heads.apart(of, m, s, k.own[s])
			}
		}
	}
}

// clear empties the sums, and makes those that are missing.
func (k *Worker) clear(replicates int) {
	for len(k.sums) < replicates {
		k.sums = append(k.sums, k.world.newReplicate())
	}
	for r := range replicates {
		k.sums[r].partial.Clear()
		for _, t := range k.sums[r].common {
			t.Clear()
		}
		for _, h := range k.sums[r].heads {
			h.Clear()
		}
	}
	for _, h := range k.present {
		h.Clear()
	}
	for _, t := range k.opened {
		t.Clear()
	}
}

func (w *World) newReplicate() replicate {
	x := replicate{partial: w.NewPartial(), common: w.tallies(), heads: w.heads()}
	for y := range w.Years {
		var own []*measure.Tally
		for _, tallies := range x.partial.Tallies {
			own = append(own, tallies[y])
		}
		x.own = append(x.own, own)
	}
	return x
}
