package simulate

import (
	"slices"

	"doudi/model"
)

// beside is what a variant's worker has from the worker of the first scenario, which goes through each year of a block before it: what
// none of the inputs that differ has a part in is not done again. Which that is follows from the numbers of a draw and not from the names of
// inputs, so that inputs that change from a year on share the years before it.
type beside struct {
	first *Worker  // nil for that worker itself
	years []share  // of the draw at hand, by year
	ill   [][]bool // by replicate and year: as many fall ill of the same
	lent  people
}

// share is how much of an opened year is the first worker's: each with all before it.
type share int

const (
	nothing   share = iota
	sameView        // who lives there: no input of the profile is another
	sameMeans       // where households stand, their means, and how they fare in good health
	wholeYear       // who is insured, and so all that is counted before anybody falls ill
)

// has is how much of a year is the first worker's.
func (b *beside) has(y int) share {
	if b.first == nil {
		return nothing
	}
	return b.years[y]
}

// find finds what is shared under the numbers of a draw and its replicates, for the worker that has it.
func (b *beside) find(k *Worker) {
	first, is := b.first, b.first.in
	b.years, b.ill = b.years[:0], b.ill[:0]
	for y := range k.world.Years {
		of := nothing
		switch {
		case k.world.Population != first.world.Population:
		case !slices.Equal(k.in.scales[y], is.scales[y]):
			of = sameView
		case k.world.insures(y) || first.world.insures(y):
			of = sameMeans
		default:
			of = wholeYear
		}
		b.years = append(b.years, of)
	}
	for r := range k.in.rates {
		b.ill = append(b.ill, nil)
		for y, rates := range k.in.rates[r] {
			b.ill[r] = append(b.ill[r], rates.FallIllAs(is.rates[r][y]))
		}
	}
}

// insures says whether who is insured in a year hangs on the scenarios' policies, in that year or the ones before it.
func (w *World) insures(y int) bool {
	return w.Remembers || slices.ContainsFunc(w.Scenarios, func(s Scenario) bool { return len(s.ByPolicy) > 0 && s.ByPolicy[y] })
}

// people are those of the first worker's opened year, to be covered anew.
func (b *beside) people() *people {
	b.lent = *b.first.at
	return &b.lent
}

// opened takes a year over as another's households were opened.
func (a *heads) opened(from *heads, y int) {
	a.cell[y], a.living[y] = append(a.cell[y][:0], from.cell[y]...), append(a.living[y][:0], from.living[y]...)
	a.healthy = append(a.healthy[:0], from.healthy...)
}

// opened takes what everybody is without bills from others of the same study.
func (x *gauges) opened(from *gauges) {
	for i := range x.of {
		x.of[i].base = from.of[i].base
	}
}

// laid is the memory of laid-out claims.
type laid struct {
	layout layout
	claims model.Claims
	own    model.Claims // the first worker's, at other costs
}

// from takes the first worker's claims over with the costs of the same cases, and says whether they are the same but for these.
func (l *laid) from(first *Worker, x *cases) bool {
	if !sameButCost(x.bills, first.cases.bills) {
		return false
	}
	total, eligible := resize(l.own.Total, len(x.claimed)), resize(l.own.Eligible, len(x.claimed))
	l.own = *first.claims
	l.own.Total, l.own.Eligible = total, eligible
	for j := range first.layout.rows {
		b := &x.bills[first.layout.rows[j].bill]
		total[j], eligible[j] = b.Total, b.Eligible
	}
	return true
}

// sameButCost says whether bills are the same in everything that does not count costs.
func sameButCost(bills, other []model.Bill) bool {
	if len(bills) != len(other) {
		return false
	}
	for i := range bills {
		a, b := &bills[i], &other[i]
		if a.Household != b.Household || a.Person != b.Person || a.Disease != b.Disease || a.Month != b.Month ||
			a.Kind != b.Kind || a.Level != b.Level || a.Place != b.Place || a.Referred != b.Referred || a.Claimed != b.Claimed {
			return false
		}
	}
	return true
}
