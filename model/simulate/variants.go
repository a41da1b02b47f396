package simulate

import (
	"math"

	"doudi/model"
	"doudi/model/illness"
	"doudi/model/measure"
	"doudi/model/population"
)

// Variant is some scenarios under which inputs are others than under the first, alike for all of them: they share their bills, and what
// they share is counted once. Every variant goes through a block's years beside the first scenario's, by the same keys: who is as ill
// under both has the same illness.
type Variant struct {
	Scenarios  []int                  // places in World.Scenarios
	Population *population.Population // World.Population where no input of the profile is another, else the same people
	Catalogue  *illness.Catalogue
}

// variant is the worker of a variant, with the shard at hand.
type variant struct {
	*Worker
	shard Shard
}

// of is the world of some scenarios alone.
func (w *World) of(scenarios []int) *World {
	own := *w
	own.Variants, own.Scenarios = nil, nil
	for _, s := range scenarios {
		own.Scenarios = append(own.Scenarios, w.Scenarios[s])
	}
	return &own
}

// unchanged is the world of the scenarios that are in no variant.
func (w *World) unchanged() *World {
	if len(w.Variants) == 0 {
		return w
	}
	return w.of(w.Alike()[0])
}

// Alike are the places of the scenarios that share their bills: those in no variant first, then each variant's.
func (w *World) Alike() [][]int {
	out, taken := [][]int{nil}, map[int]bool{}
	for _, v := range w.Variants {
		out = append(out, v.Scenarios)
		for _, s := range v.Scenarios {
			taken[s] = true
		}
	}
	for s := range w.Scenarios {
		if !taken[s] {
			out[0] = append(out[0], s)
		}
	}
	return out
}

func (w *World) newVariant(v *Variant, first *Worker) *variant {
	own := w.of(v.Scenarios)
	own.Population, own.Catalogue = v.Population, v.Catalogue
	k := own.newWorker()
	k.burdens.against = &first.pays
	k.beside.first = first
	return &variant{Worker: k}
}

// begin takes up the variant's own draw of a shard, which the first worker has taken up.
func (v *variant) begin(s Shard, number int) {
	v.shard = s
	v.shard.Draw = s.Draw.Variants[number]
	var profile *inputs
	if v.world.Population == v.beside.first.world.Population {
		profile = v.beside.first.in
	}
	before := v.in
	if v.Worker.begin(v.shard, profile); v.in != before {
		v.beside.find(v.Worker)
	}
}

// joined are the sums of all scenarios, in the order of the world's.
func (k *Worker) joined(replicates int) []*Partial {
	own := k.sum(replicates)
	if len(k.variants) == 0 {
		return own
	}
	out := make([]*Partial, replicates)
	for r := range out {
		out[r] = &Partial{Tallies: make([][]*measure.Tally, len(k.all.Scenarios)), Heads: make([][]*measure.Heads, len(k.all.Scenarios))}
	}
	put := func(sums []*Partial, scenarios []int) {
		for r, sum := range sums {
			for i, s := range scenarios {
				out[r].Tallies[s], out[r].Heads[s] = sum.Tallies[i], sum.Heads[i]
			}
		}
	}
	of := k.all.Alike()
	put(own, of[0])
	for i, v := range k.variants {
		put(v.sum(replicates), of[i+1])
	}
	return out
}

// note keeps what each household of the block pays in all under the first scenario, less what it gets in cash; no number where nobody lives.
func (k *Worker) note(p *people) {
	k.pays = append(k.pays[:0], p.means.Other[:p.view.Households()]...)
	for h := range k.pays {
		if p.view.First[h] == p.view.First[h+1] {
			k.pays[h] = math.NaN()
		}
	}
	for r := range k.cases.homes {
		home := &k.cases.homes[r]
		k.pays[home.household] = home.oop(k.burdens.first.left[r]) - float64(k.burdens.first.cash[r])
	}
}

// hold counts who is better and who is worse off than under the first scenario of the run, under which other people may have been ill: so
// all households are looked at.
func (a *burdens) hold(p *people, t *measure.Tally) {
	a.touchedFirst, a.others = a.touchedFirst[:0], a.others[:0]
	next := int32(0) // household with bills
	for h := range int32(p.view.Households()) {
		pays, ill := p.means.Other[h], int(next) < len(a.cases.homes) && a.cases.homes[next].household == h
		if ill {
			pays = a.cases.homes[next].oop(a.own.left[next]) - float64(a.own.cash[next])
			next++
		}
		change := change{uint16(h), 0}
		if before := (*a.against)[h]; p.view.First[h] < p.view.First[h+1] && !math.IsNaN(before) {
			change.flags = gain(model.Fen(math.Round(pays - before)))
		}
		if change.flags == 0 {
			continue
		}
		change.flags.count(a.cells.at(t, p.stand.cell[h]), 1)
		switch {
		case !ill:
			a.others = append(a.others, change)
		default:
			a.gained[next-1] = change.flags
			if !a.isTouched[next-1] {
				a.touchedFirst = append(a.touchedFirst, next-1)
			}
		}
	}
}
