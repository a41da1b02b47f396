package simulate

import (
	"doudi/model"
	"doudi/model/population"
)

// past is the memory in which a worker takes a block's households through the years before the study's first.
type past struct {
	people people
	living population.Living
}

// recall takes the block through the years before the study's first, each household against what the first scenario of all asked of it then:
// scenarios begin with the study, and have one past.
func (k *Worker) recall(s Shard, in *inputs) {
	w, now, q := k.world, &k.people, &k.past.people
	q.words, q.traits, q.cells, q.block = now.words, now.traits, now.cells, now.block
	spells := k.coverage.start(now.block.Households())
	for i := range w.Past {
		q.year = &in.past[i]
		q.view = w.Population.View(q.block, q.year, &k.past.living)
		q.stand.of(q.view, q.year, q.words, q.traits, &k.halves, q.cells)
		for h := range spells {
			spells[h] = spells[h].Next(q.enrols(h, q.year.Reservation.Highest(q.view, h, q.traits), &s.Draw.Past[i]))
		}
	}
}

// enrols says whether a household whose highest contribution is given enrols at what is left of it. Who pays nothing does whatever the
// reservation.
func (p *people) enrols(h int, highest float64, by *Dues) bool {
	contribution := p.contribution(h, by)
	return contribution <= 0 || contribution <= highest
}

// start are the spells of a block's households before any year, in the place of those of the year before.
func (x *coverage) start(households int) []model.Spell {
	if len(x.before) == 0 {
		x.before = append(x.before, nil)
	}
	x.before[0] = resize(x.before[0], households)
	clear(x.before[0])
	return x.before[0]
}

// turn makes the spells of the year at hand those of the year before.
func (x *coverage) turn() {
	for len(x.before) < len(x.groups) {
		x.before = append(x.before, nil)
	}
	for i := range x.groups {
		x.before[i], x.groups[i].spells = x.groups[i].spells, x.before[i]
	}
}

// spells states of a patient of the claims, by group of scenarios, how long it has been insured.
func (l *layout) spells(c *model.Claims, p *people, rank, household int32, age uint8) {
	for g := range c.Spells {
		c.Spells[g][rank] = p.covered.groups[g].spells[household].At(age)
	}
}
