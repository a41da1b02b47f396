package simulate

import (
	"doudi/model"
	"doudi/model/measure"
)

// coverage is who of a block is insured in a year of a draw, where the profile says at what contribution households enrol: the same in all
// replicates. Scenarios that leave everybody the same contribution are of one group (Scenario.Group).
type coverage struct {
	highest []float64 // by household: the highest contribution, CNY a head, that it pays
	groups  []cover
	before  [][]model.Spell // by group of the year before, by household; of World.Remembers alone
}

// cover is who is insured under a group of scenarios.
type cover struct {
	insured []bool        // by household
	persons []int64       // by cell
	spells  []model.Spell // by household; of World.Remembers alone
}

// groups are the groups of a year, by scenario.
func (w *World) groups(y int) []int {
	var out []int
	for i := range w.Scenarios {
		out = append(out, w.Scenarios[i].Group[y])
	}
	return out
}

// of finds them; nil where the profile says nothing of it.
func (x *coverage) of(w *World, y int, d *Draw, p *people) *coverage {
	if !p.year.Reservation.Reserves() {
		return nil
	}
	if w.Remembers && y > 0 {
		x.turn()
	}
	v := p.view
	x.highest, x.groups = resize(x.highest, v.Households()), x.groups[:0]
	for h := range x.highest {
		x.highest[h] = p.year.Reservation.Highest(v, h, p.traits)
	}
	for s := range w.Scenarios {
		if w.Scenarios[s].Group[y] != len(x.groups) {
			continue // another scenario of the group has come
		}
		by := &Dues{}
		if w.Scenarios[s].ByPolicy[y] {
			by = w.DuesOf(d.Premiums[y][s], d.Contributions[y][s])
		}
		g := x.add(by, p)
		if !w.Remembers {
			continue
		}
		before := 0
		if y > 0 {
			before = w.Scenarios[s].Group[y-1]
		}
		g.spells = resize(g.spells, v.Households())
		for h, insured := range g.insured {
			g.spells[h] = x.before[before][h].Next(insured)
		}
	}
	return x
}

// Dues are the contribution that a policy leaves a person: what it asks less what others pay of it, in tables as of Premium.Paid.
type Dues struct {
	Policy bool        // it says so; else the profile does
	Asks   []model.Fen // nil where the profile says what is asked
	Paid   [][]model.Fen
}

// DuesOf are those of a policy by what it pays at enrolment and what it asks.
func (w *World) DuesOf(premiums []Premium, asks []model.Fen) *Dues {
	by := &Dues{Policy: true, Asks: asks}
	for _, premium := range premiums {
		if premium.Paid != nil && w.Contribution[premium.Column] {
			by.Paid = append(by.Paid, premium.Paid)
		}
	}
	return by
}

// add adds the next group.
func (x *coverage) add(by *Dues, p *people) *cover {
	if n := len(x.groups); n < cap(x.groups) {
		x.groups = x.groups[:n+1] // with the memory of the block before
	} else {
		x.groups = append(x.groups, cover{})
	}
	g := &x.groups[len(x.groups)-1]
	g.insured, g.persons = resize(g.insured, len(x.highest)), emptied(g.persons, len(p.cells.fields), p.stand.present)
	for h, highest := range x.highest {
		g.insured[h] = p.enrols(h, highest, by)
		if g.insured[h] {
			g.persons[p.stand.cell[h]] += int64(p.view.First[h+1] - p.view.First[h])
		}
	}
	return g
}

// contribution is what a household pays for itself to enrol, CNY a head on average.
func (p *people) contribution(h int, by *Dues) float64 {
	v, own := p.view, p.year.Premium
	if !by.Policy {
		if p.cells.subsidised[p.stand.cell[h]] {
			own *= 1 - p.year.Subsidised
		}
		return own
	}
	first, end, sum := v.First[h], v.First[h+1], 0.0
	for i := first; i < end; i++ {
		at, left := int(p.stand.stated[h])*premiumRows+int(v.Sex[i])*128+int(v.Age[i]), own
		if by.Asks != nil {
			left = by.Asks[at].Yuan()
		}
		for _, table := range by.Paid {
			left -= table[at].Yuan()
		}
		sum += max(left, 0)
	}
	return sum / float64(max(end-first, 1))
}

// others is how many groups there are behind the first.
func (x *coverage) others() int {
	if x == nil {
		return 0
	}
	return len(x.groups) - 1
}

// covered states of a patient of the claims whether the household is insured under the groups behind the first.
func (l *layout) covered(c *model.Claims, p *people, rank, household int32) {
	for g := range c.Enrolled {
		c.Enrolled[g][rank] = p.covered.groups[g+1].insured[household]
	}
}

// insured counts gauges that read who is insured, and not what anybody pays, for the scenarios that insure others than the first does. They
// are worked out of everybody once for each group.
func (x *gauges) insured(w *World, y int, p *people, sums []replicate) {
	for group := 1; group <= p.covered.others(); group++ {
		p.group = group
		for i := range x.of {
			if g := &x.of[i]; g.reads(ReadInsured) {
				changed := x.changed(g, p)
				for s := range w.Scenarios {
					if w.Scenarios[s].Group[y] != group {
						continue
					}
					for r := range sums {
						x.into(g, changed, p, sums[r].own[y][s])
					}
				}
			}
		}
	}
	p.group = 0
}

// changed are the values of everybody under the group that is looked at, less those under the first.
func (x *gauges) changed(g *gauge, p *people) []int64 {
	x.rows = resize(x.rows, len(g.base))
	for row := range x.rows {
		x.rows[row] = int32(row)
	}
	out := x.hundredths(g, p, func(int) float64 { return 0 })
	for i := range out {
		out[i] -= g.base[i]
	}
	return out
}

// into counts a change of everybody.
func (x *gauges) into(g *gauge, changed []int64, p *people, t *measure.Tally) {
	for who, v := range changed {
		x.add(g, p, int32(who), v, t)
	}
}

// reads says whether a gauge reads a column.
func (g *gauge) reads(column Reading) bool {
	for _, r := range g.Reads {
		if r == column {
			return true
		}
	}
	return false
}
