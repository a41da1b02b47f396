package population

import (
	"math"
	"slices"

	"doudi/model"
	"doudi/model/random"
)

// A category of the outset is a household's for good, but for a register's that it leaves. Others come by law and lapse again: 监测对象
// from 2020, 刚性支出困难家庭 from 2023. Such a category takes, in the years in which it exists, a share of the stratum's households, by
// a number of each household's own against the share of the year: a share that falls lets the last go that came, and nobody else moves.
// It takes those that have no benefits of a category at the outset, or have left poverty; what bills there are it leaves alone.
//
// A household is under one category at a time. The categories of one circle follow each other in time and take the same households, in
// the same order; two circles have no household in common, at any time.

// membership is one category of a circle.
type membership struct {
	category    uint8 // in Profile.Categories
	from, until int   // calendar years, both included
	share       model.Quantity
	relieved    uint8          // the category of those whose risk is removed; the category itself where that is not told apart
	removed     model.Quantity // share of its households whose risk is removed; no Path where that is not told apart
}

// circle are the households that some categories take, one after the other.
type circle struct {
	name        string  // of the first category, by which households draw for it
	least, most float64 // income a head at the outset, in lines of it (Profile.bandLine)
	reserve     float64 // share of the stratum's households that are in the circle: the most that any of its categories can have
	of          []membership
}

// copied are circles whose numbers may be changed apart.
func copied(of []circle) []circle {
	out := slices.Clone(of)
	for i := range out {
		out[i].of = slices.Clone(out[i].of)
	}
	return out
}

// always are the years of a category that does not say when it ends.
const always = 9999

// in is a membership's share in a year of a draw, and the share of its households whose risk is removed.
func (m *membership) in(values model.Values, year int) (share, removed float64) {
	if year < m.from || year > m.until {
		return 0, 0
	}
	if m.removed.Path != "" && (m.removed.Dated == nil || year >= m.removed.Dated.First()) { // before its first year nobody's is
		removed = values.In(m.removed, year)
	}
	return values.In(m.share, year), removed
}

// most is the largest share that a quantity can have.
func most(q model.Quantity) float64 {
	if q.Dated == nil {
		return q.High
	}
	out := 0.0
	for _, x := range q.Dated.Of {
		out = max(out, x.High)
	}
	return out
}

// present is what a circle is in a year of a draw.
type present struct {
	category, relieved uint8
	below              float64 // of Block.Rank: under the category
	removed            float64 // of Block.Relief: with the risk removed
}

// present are a stratum's circles in a year of a draw.
func (s *Stratum) present(values model.Values, year int) []present {
	var out []present
	for _, c := range s.circles {
		x := present{}
		for i := range c.of {
			m := &c.of[i]
			if share, removed := m.in(values, year); share > 0 {
				x = present{m.category, m.relieved, share / c.reserve, removed}
			}
		}
		out = append(out, x)
	}
	return out
}

// Member is the category with dates that a household of the view is under in the year, as an index in Profile.Categories; ok is false
// where it is under none.
func (v View) Member(h int, y *Year) (category uint8, ok bool) {
	if len(v.Circle) == 0 || v.Circle[h] == 0 {
		return 0, false
	}
	x := &y.present[v.Stratum][v.Circle[h]-1]
	switch {
	case float64(v.Rank[h]) >= x.below:
		return 0, false
	case float64(v.Relief[h]) < x.removed:
		return x.relieved, true
	}
	return x.category, true
}

// open says whether households of a category of the outset can come under one with dates.
func (p *Profile) open(category uint8) bool {
	return int(category) == p.Ordinary || p.Exited[category] != ""
}

// Has says whether some household of a stratum has a category in some year.
func (s *Stratum) Has(category int) bool {
	return s.Category[category] > 0 || slices.ContainsFunc(s.circles, func(c circle) bool {
		return slices.ContainsFunc(c.of, func(m membership) bool { return int(m.category) == category || int(m.relieved) == category })
	})
}

// taking is how a circle takes the households of a stratum: each that is within its band, and in none of the circles before, with the
// chance scale × the factor of its class, at most 1.
type taking struct {
	low, high float64 // income a head at the outset, CNY
	factor    [classes]float64
	scale     float64
}

// chance is that of a household to be taken, if no circle before has taken it.
func (t *taking) chance(income float64, class int) float64 {
	if income < t.low || income >= t.high {
		return 0
	}
	return min(t.scale*t.factor[class], 1)
}

// takings prepares the circles of a stratum, in their order: each one's scale makes up its reserve among those of the profile's own
// households that it can take.
func (p *Population) takings(stratum int) {
	s := &p.Profile.Strata[stratum]
	p.taken = append(p.taken, nil)
	if len(s.circles) == 0 {
		return
	}
	order, step := p.strata[stratum].order, 1
	if len(order) > 30_000 {
		step = 3
	}
	for _, c := range s.circles {
		t := taking{low: c.least * p.Profile.bandLine(), high: c.most * p.Profile.bandLine()}
		for class := range t.factor {
			t.factor[class] = p.Profile.factorOf(c.name, class)
		}
		counts, all := [classes]float64{}, 0.0
		for h := 0; h < len(order); h += step {
			e, key := &p.pool[order[h]], p.key.With(s.household(h))
			all++
			income := p.incomeOf(stratum, key.For(random.ForIncome).Uniform())
			if income < t.low || income >= t.high || !p.Profile.open(p.categoryAt(stratum, e, key)) {
				continue
			}
			class := p.classOf(e, key)
			if k, _ := p.circleOf(stratum, income, class, key); k == 0 {
				counts[class]++
			}
		}
		t.scale = scaleTo(c.reserve*all, counts[:], t.factor[:])
		p.taken[stratum] = append(p.taken[stratum], t)
	}
}

// scaleTo is what factors are to be multiplied by so that of so many of each class, each taken with that chance or at most 1, as many
// are taken as are wanted; +Inf where there are no more.
func scaleTo(wanted float64, counts, factors []float64) float64 {
	if wanted <= 0 {
		return 0
	}
	full := make([]bool, len(counts))
	for range counts {
		left, weight := wanted, 0.0
		for class, n := range counts {
			if full[class] {
				left -= n
			} else {
				weight += n * factors[class]
			}
		}
		if weight == 0 {
			break
		}
		scale, more := max(left, 0)/weight, false
		for class, n := range counts {
			if !full[class] && n > 0 && scale*factors[class] > 1 {
				full[class], more = true, true
			}
		}
		if !more {
			return scale
		}
	}
	return math.Inf(1)
}

// circleOf is the circle of a household whose category of the outset is open to them, 1 for the first of its stratum's and 0 for none,
// and the key of its numbers in it.
func (p *Population) circleOf(stratum int, income float64, class int, key random.Key) (number uint8, own random.Key) {
	for i := range p.taken[stratum] {
		own := key.For(random.ForMembership).With(random.Word(p.Profile.Strata[stratum].circles[i].name))
		if own.For(random.ForTaking).Uniform() < p.taken[stratum][i].chance(income, class) {
			return uint8(i + 1), own
		}
	}
	return 0, 0
}

// join appends the circle of a household to a block.
func (p *Population) join(b *Block, e *entry, income float64, key random.Key) {
	if len(p.taken[b.Stratum]) == 0 {
		return
	}
	number, rank, relief := uint8(0), 0.0, 0.0
	if p.Profile.open(b.Category[len(b.Category)-1]) {
		var own random.Key
		if number, own = p.circleOf(b.Stratum, income, p.classOf(e, key), key); number > 0 {
			rank, relief = own.For(random.ForRank).Uniform(), own.For(random.ForRelief).Uniform()
		}
	}
	b.Circle, b.Rank, b.Relief = append(b.Circle, number), append(b.Rank, single(rank)), append(b.Relief, single(relief))
}

// single is a number below 1 in single precision, below 1 too.
func single(x float64) float32 { return min(float32(x), 1-0x1p-24) }

// bandLine is what bands of income are stated in, CNY a head at the outset.
func (p *Profile) bandLine() float64 {
	if p.dibaoLine > 0 {
		return p.dibaoLine
	}
	return p.line.In(nil, p.BaseYear)
}
