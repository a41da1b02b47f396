package decide

import (
	"context"
	"math"
	"slices"

	"doudi/model/document"
	"doudi/model/measure"
	"doudi/scenarios"
)

// Bounds of an attribution: every set of changes is a scenario, and a scenario of many people for each would take a night.
const (
	MaxAttributedPeople = 60_000
	MaxAttributed       = 3  // measures
	MaxGroups           = 12 // of changes
	exactGroups         = 6  // up to which every set of changes is simulated
	orderPairs          = 16 // that are drawn beyond, each with its reverse
)

// Comparison asks what each change contributes to the difference between two scenarios of a study.
type Comparison struct {
	Study    *scenarios.Study
	From, To string            // ids
	Measures []string          // as forecast.Plan.Named; at most MaxAttributed
	Year     int               // 0 = all years together
	Grouped  map[string]string // change → group of the author's; a change that is not named is a group by itself
	Options
}

// Attribution is a difference that is parted over the changes, exactly.
type Attribution struct {
	Comparison Comparison
	From, To   scenarios.Scenario
	Groups     []Group
	Orders     int // in which the changes were made, 0 where all of them count
	Measures   []Attributed
	People     int // that were simulated
	For        int // people that they stand for
}

// Group is changes that are made together.
type Group struct {
	Name    string
	Changes []string // parameters.rate, benefits.backstop, catalogue.cost_growth, applied, with.pay_later
}

// Attributed is one measure's difference.
type Attributed struct {
	Key        measure.Key
	From, To   float64 // means
	Difference Contribution
	Parts      []Contribution // by group
}

// Contribution is what a group of changes makes of a difference: on average over the orders in which the changes can be made (Shapley
// 1953), alone and first, and last when all others are made. Mean is rounded, amounts to the fen, so that
// parts add up to it.
type Contribution struct {
	Mean, P05, P95, Error float64
	First, Last           float64
}

// Attribute parts a difference. The report is of what the study's files warn of.
func Attribute(ctx context.Context, c Comparison) (*Attribution, *document.Report, error) {
	out := &Attribution{Comparison: c}
	var err error
	if out.From, err = scenarioOf(c.Study, c.Study.File, c.From); err == nil {
		out.To, err = scenarioOf(c.Study, c.Study.File, c.To)
	}
	if err != nil {
		return nil, nil, err
	}
	toggles, err := out.find()
	if err != nil {
		return nil, nil, err
	}
	own := *c.Study
	if n := own.Population.People; n == 0 || n > MaxAttributedPeople {
		own.Population.People, own.Population.Cut = MaxAttributedPeople, true
	}
	v, err := newVariants(&own, out.From, c.Options)
	if err != nil {
		return nil, nil, err
	}
	var keys []measure.Key
	for _, name := range c.Measures {
		key, err := v.plan.Named("--measure", name, c.Year)
		if err != nil {
			return nil, nil, err
		}
		keys = append(keys, key)
	}
	out.People, out.For = v.plan.People()
	n := len(out.Groups)
	var orders [][]int
	if n > exactGroups {
		orders = ordersOf(n, c.Study.Seed)
		out.Orders = len(orders)
	}
	sets := setsOf(n, orders)
	list := make([]scenarios.Scenario, len(sets))
	for i, set := range sets {
		list[i] = toggles.scenario(set)
	}
	figures, err := v.run(ctx, list, keys, c.Year)
	if err != nil {
		return nil, nil, err
	}
	for k, key := range keys {
		value := func(set uint) measure.Series { return figures[slices.Index(sets, set)][k] }
		out.Measures = append(out.Measures, attributed(key, n, orders, value))
	}
	return out, v.plan.Warnings, nil
}

// attributed parts one measure, whose figures by set of changes are given.
func attributed(key measure.Key, n int, orders [][]int, value func(set uint) measure.Series) Attributed {
	all := uint(1)<<n - 1
	out := Attributed{Key: key, From: meanOf(value(0)), To: meanOf(value(all)), Difference: contributionOf(key, value(all).Minus(value(0)))}
	var parts []float64
	for i := range n {
		c := contributionOf(key, shapley(n, i, orders, value))
		c.First, c.Last = meanOf(value(1<<i).Minus(value(0))), meanOf(value(all).Minus(value(all&^(1<<i))))
		parts = append(parts, c.Mean)
		out.Parts = append(out.Parts, c)
	}
	scale := 100.0 // to the fen, or the hundredth of a person
	if measure.IsRatio(key.Unit) {
		scale = 1e6
	}
	out.Difference.Mean = math.Round(out.Difference.Mean*scale) / scale
	for i, x := range addingUp(out.Difference.Mean, parts, scale) {
		out.Parts[i].Mean = x
	}
	out.Difference.First, out.Difference.Last = out.Difference.Mean, out.Difference.Mean
	return out
}

// contributionOf summarises a difference.
func contributionOf(key measure.Key, s measure.Series) Contribution {
	row := measure.Row{Unit: key.Unit}
	s.Summarise(&row)
	return Contribution{Mean: row.Mean, P05: row.P05, P95: row.P95, Error: row.MCError}
}

func meanOf(s measure.Series) float64 {
	sum := 0.0
	for _, x := range s.Values {
		sum += x
	}
	return sum / float64(len(s.Values))
}

// shapley is what one group contributes, by simulation: over all sets of the others, each weighed by how many orders make it just before
// the group; or over the orders given.
func shapley(n, group int, orders [][]int, value func(set uint) measure.Series) measure.Series {
	first := value(0)
	out := measure.Series{Values: make([]float64, len(first.Values)), Replicates: first.Replicates, Weight: first.Weight}
	if first.Halves != nil {
		out.Halves = make([]float64, len(first.Halves))
	}
	add := func(set uint, weight float64) {
		d := value(set | 1<<group).Minus(value(set))
		for i, x := range d.Values {
			out.Values[i] += weight * x
		}
		for i, x := range d.Halves {
			out.Halves[i] += weight * x
		}
	}
	for _, order := range orders {
		set := uint(0)
		for _, g := range order {
			if g == group {
				break
			}
			set |= 1 << g
		}
		add(set, 1/float64(len(orders)))
	}
	if orders != nil {
		return out
	}
	for set := range uint(1) << n {
		if set&(1<<group) == 0 {
			add(set, weightOf(n, ones(set)))
		}
	}
	return out
}

// weightOf is the share of the orders of n groups in which just so many others come before one of them: k!(n−k−1)!/n!.
func weightOf(n, before int) float64 {
	out := 1 / float64(n)
	for i := 1; i <= before; i++ {
		out *= float64(i) / float64(n-i)
	}
	return out
}

func ones(set uint) int {
	n := 0
	for ; set > 0; set &= set - 1 {
		n++
	}
	return n
}

// addingUp rounds parts, of whose unit so many are one, so that they add up to a sum that is rounded alike: those that were cut most get
// the rest.
func addingUp(sum float64, parts []float64, scale float64) []float64 {
	out := make([]float64, len(parts))
	places := make([]int, len(parts))
	rest := int64(math.Round(sum * scale))
	for i, x := range parts {
		out[i] = math.Floor(x * scale)
		rest -= int64(out[i])
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int {
		cut := func(i int) float64 { return parts[i]*scale - out[i] }
		switch {
		case cut(a) > cut(b):
			return -1
		case cut(a) < cut(b):
			return 1
		}
		return 0
	})
	for i := range places {
		if rest > 0 {
			out[places[i]]++
			rest--
		}
	}
	for i := range out {
		out[i] /= scale
	}
	return out
}
