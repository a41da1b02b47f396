package forecast

import (
	"slices"
	"sync"

	"doudi/model/measure"
	"doudi/model/simulate"
)

// Results hold every figure of every simulation: 8 bytes each, twice that for a sample.
type Results struct {
	plan    *Plan
	valuers sync.Pool // of *valuer
	keys    []measure.Key
	ratio   []bool               // by key: its years do not add
	joined  []bool               // by key: of several years it is no sum, but made of their people together
	sums    [][][]int            // by scenario, for each key behind the layout's: the keys that it adds up
	weight  []float64            // by stratum: households of the whole that one simulated one stands for
	series  [][][]measure.Series // by scenario, by year and after them all years together, by key
	target  []measure.Series     // by target of the study
	costs   [][]charge           // by scenario: of interventions that funds pay for
	late    [][][]measure.Series // by scenario, account and year: of its benefits, what is settled in the next year
}

// NewResults makes room for the figures of all simulations.
func (p *Plan) NewResults() *Results {
	r := &Results{plan: p, keys: p.keys()}
	figures := p.world.Layout.Figures()
	r.valuers.New = func() any { return &valuer{Valuer: figures.NewValuer()} }
	for _, key := range r.keys {
		m, _ := measure.Find(key.Measure)
		r.joined = append(r.joined, m.Heads() || m.Pooled())
		r.ratio = append(r.ratio, measure.IsRatio(key.Unit))
	}
	for s := range p.policies {
		r.sums = append(r.sums, p.addends(r.keys, s))
	}
	r.costs = r.charges()
	for s := range p.profile.Strata {
		r.weight = append(r.weight, p.people.Weight(s))
	}
	for range p.policies {
		years := make([][]measure.Series, len(p.world.Years)+1)
		for y := range years {
			for range r.keys {
				years[y] = append(years[y], r.newSeries())
			}
		}
		r.series = append(r.series, years)
		r.late = append(r.late, r.newLate())
	}
	for range p.targets {
		r.target = append(r.target, r.newSeries())
	}
	return r
}

func (r *Results) newSeries() measure.Series {
	n := r.plan.Study.Simulations()
	s := measure.Series{Values: make([]float64, n), Replicates: r.plan.Study.Replicates, Weight: 1}
	if r.plan.world.Layout.Halves == 2 {
		s.Halves, s.Weight = make([]float64, n), slices.Max(r.weight)
	}
	return s
}

// valuer makes the figures of a scenario's pieces and windows, each in memory of the one before it in its place.
type valuer struct {
	*measure.Valuer
	memory [][]measure.Value
	made   int
}

// room is empty memory for the next figures.
func (v *valuer) room() []measure.Value {
	if v.made == len(v.memory) {
		v.memory = append(v.memory, nil)
	}
	return v.memory[v.made][:0]
}

// keep keeps figures until the next scenario's.
func (v *valuer) keep(figures []measure.Value) []measure.Value {
	v.memory[v.made] = figures
	v.made++
	return figures
}

// set stores one simulation's value.
func set(s *measure.Series, simulation int, v measure.Value) {
	s.Values[simulation] = v.X()
	if s.Halves != nil {
		s.Halves[simulation] = v.Half()
	}
}

// Put keeps the figures of a task, made of the sums of its replicates. Tasks that share no simulation may be put by
// several goroutines at once.
func (r *Results) Put(t simulate.Task, sums []*simulate.Partial) {
	for i, p := range sums {
		r.keep(t.Draw*r.plan.Study.Replicates+t.First+i, p)
	}
}

// keep makes the figures of a simulation's sums, by year and over all years. Simulations are kept in their own places,
// so the order in which they end does not matter.
func (r *Results) keep(simulation int, sums *simulate.Partial) {
	v := r.valuers.Get().(*valuer)
	defer r.valuers.Put(v)
	for s := range sums.Tallies {
		v.made = 0
		var pieces, once [][]measure.Value
		for _, t := range sums.Tallies[s] {
			pieces = append(pieces, v.keep(sumUp(r.sums[s], v.Values(v.room(), t, r.weight))))
		}
		for y := range r.plan.world.Years {
			for _, c := range r.costs[s] {
				c.add(y, simulation/r.plan.Study.Replicates, pieces[y])
			}
		}
		r.keepLate(s, simulation, pieces)
		for w, h := range sums.Heads[s] {
			var of []*measure.Tally
			for _, piece := range r.plan.world.Windows[w] {
				of = append(of, sums.Tallies[s][piece])
			}
			once = append(once, v.keep(sumUp(r.sums[s], v.HeadValues(v.room(), h, of, r.weight))))
		}
		over := func(of window, k int) measure.Value {
			return of.figure(k, r.ratio[k], r.joined[k], pieces, once)
		}
		years := r.plan.all.pieces
		for k := range r.keys {
			for y, piece := range years {
				set(&r.series[s][y][k], simulation, pieces[piece][k])
			}
			set(&r.series[s][len(years)][k], simulation, over(r.plan.all, k))
		}
		for i, t := range r.plan.targets {
			if t.scenario == s && t.key >= 0 {
				x := over(t.window, t.key)
				for _, k := range t.more {
					x = x.Plus(over(t.window, k), r.ratio[k])
				}
				if t.over >= 0 {
					x = x.Over(over(t.window, t.over))
				}
				set(&r.target[i], simulation, x)
			}
		}
	}
}

// plus adds the n-th year of a figure.
func plus(all, v measure.Value, n int, ratio bool) measure.Value {
	if n == 0 {
		return v
	}
	return all.Plus(v, ratio)
}

// Figure is a figure of a scenario, by its place in the study, and year, 0 for all years together; ok is false where there is none. It is
// not to be changed.
func (r *Results) Figure(scenario, year int, key measure.Key) (s measure.Series, ok bool) {
	y := len(r.plan.world.Years)
	if year != 0 {
		y = slices.Index(r.plan.world.Years, year)
	}
	k := slices.Index(r.keys, key)
	if y < 0 || k < 0 || !r.plan.covers(year, key) {
		return measure.Series{}, false
	}
	return r.series[scenario][y][k], true
}

// Columns are the values of all figures, each by simulation, in an order that is the plan's: a scenario's after another's,
// of a year after another, and the targets' last. Of a sample the halves of a figure are a column behind it.
func (r *Results) Columns() [][]float64 {
	var out [][]float64
	add := func(of []measure.Series) {
		for _, s := range of {
			out = append(out, s.Values)
			if s.Halves != nil {
				out = append(out, s.Halves)
			}
		}
	}
	for _, years := range r.series {
		for _, figures := range years {
			add(figures)
		}
	}
	for _, accounts := range r.late {
		for _, years := range accounts {
			add(years)
		}
	}
	add(r.target)
	return out
}
