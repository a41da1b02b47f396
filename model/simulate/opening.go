package simulate

import "doudi/model/measure"

// openYear opens a year of the block's people.
func (k *Worker) openYear(y int, s Shard, in *inputs) {
	w := k.world
	p := k.stand(y, in)
	k.at = p
	if w.Remembers && y == 0 {
		k.recall(s, in)
	}
	p.remembers = w.Remembers
	if k.beside.has(y) == wholeYear {
		k.gauges.opened(&k.beside.first.gauges)
	} else {
		p.covered = k.coverage.of(w, y, s.Draw, p)
		k.inHealth(y, p)
	}
	if k.beside.has(y) >= sameMeans {
		k.heads.opened(&k.beside.first.heads, y)
	} else {
		k.heads.open(p, y)
	}
	if s.Draw.Premiums != nil {
		k.premiums.sum(s.Draw.Premiums[y], w.groups(y), p)
		for r := range s.Count {
			for i, scenario := range w.Scenarios {
				k.premiums.add(i, scenario.Enrols[y], scenario.Group[y], p, k.sums[r].own[y][i])
			}
		}
	}
	k.gauges.insured(w, y, p, k.sums[:s.Count])
}

// stand finds where the households of a year stand, and their means.
func (k *Worker) stand(y int, in *inputs) *people {
	p, b := &k.people, k.people.block
	if k.beside.has(y) >= sameMeans {
		return k.beside.people()
	}
	p.year, p.scale = &in.years[y], &in.scales[y][b.Stratum]
	if k.beside.has(y) == sameView {
		p.view = k.beside.first.at.view
	} else {
		p.view = k.world.Population.View(b, p.year, &k.living)
	}
	if b.Register || !k.traits.Hold(p.scale) { // others' incomes a head do not move by themselves
		k.traits.Of(p.view, p.scale)
	}
	p.of(&k.traits, &k.halves)
	return p
}

// inHealth counts the people of a year as if nobody fell ill.
func (k *Worker) inHealth(y int, p *people) {
	p.open(k.opened[y])
	k.gauges.open(p, k.opened[y])
	for j, part := range k.world.Parts {
		if part.Year == y {
			p.there(k.opened[len(k.world.Years)+j])
		}
	}
}

// counts is what is counted of a year, or a part of one behind the years, before anybody falls ill.
func (k *Worker) counts(piece int) *measure.Tally {
	y := piece
	if y >= len(k.world.Years) {
		y = k.world.Parts[y-len(k.world.Years)].Year
	}
	if k.beside.has(y) == wholeYear {
		return k.beside.first.opened[piece]
	}
	return k.opened[piece]
}
