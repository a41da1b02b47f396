package measure

import (
	"slices"
	"strconv"
)

// Key is one figure of a run: a measure of a group.
type Key struct {
	Measure, By, Group, Unit string
}

// sums are a group's fields, weighted to the whole population; money in CNY.
type sums []float64

// distribution is what the deciles of income have and pay, poorest first.
type distribution struct{ people, income, after, oop []float64 }

func giniBefore(d distribution) float64 { return Gini(d.people, d.income) }

func giniAfter(d distribution) float64 { return Gini(d.people, d.after) }

func concentrationOf(d distribution) float64 { return Concentration(d.people, d.oop) }

// kakwani is how much more unequal the cost is than income.
func kakwani(d distribution) float64 { return concentrationOf(d) - giniBefore(d) }

// group is one way to select people, a benefit, or a level of care.
type group struct{ by, name string }

// groups are the groups of households, in the order of valuer.households, then the benefits, the levels and places of care,
// and benefits and places within groups.
func (l *Layout) groups() []group {
	out := []group{{"all", "all"}}
	for _, s := range l.Statuses {
		out = append(out, group{"status", s})
	}
	for _, c := range l.Categories {
		out = append(out, group{"category", c})
	}
	for _, name := range decileNames() {
		out = append(out, group{"decile", name})
	}
	for _, b := range l.Benefits {
		out = append(out, group{"benefit", b})
	}
	for _, name := range l.Levels {
		out = append(out, group{"level", name})
	}
	for _, name := range l.Places {
		out = append(out, group{"place", name})
	}
	out = append(out, l.crossedGroups()...)
	for _, id := range l.Premiums {
		out = append(out, group{"premium", id})
	}
	return out
}

// decileNames are those of the deciles, poorest first.
func decileNames() []string {
	var out []string
	for d := range Deciles {
		out = append(out, strconv.Itoa(d+1))
	}
	return out
}

// crossedGroups are benefits within a status, category or decile, and places within a status or, where they are counted, a
// category, in the order of valuer.crossed. A group is called backstop/poor.
func (l *Layout) crossedGroups() []group {
	var out []group
	for by, words := range [][]string{l.Statuses, l.Categories, decileNames()} {
		for _, word := range words {
			for _, b := range l.Benefits {
				out = append(out, group{[]string{"benefit/status", "benefit/category", "benefit/decile"}[by], b + "/" + word})
			}
		}
	}
	for _, status := range l.Statuses {
		for _, place := range l.Places {
			out = append(out, group{"place/status", place + "/" + status})
		}
	}
	if !l.CategoryPlaces {
		return out
	}
	for _, category := range l.Categories {
		for _, place := range l.Places {
			out = append(out, group{"place/category", place + "/" + category})
		}
	}
	return out
}

// figure is a measure of a group, and how it is made of the group's sums, or of the whole distribution.
type figure struct {
	measure *Measure
	group   int // of groups
	part    part
	index   func(distribution) float64
}

// Figures are what a run reports, in the order of summary.csv, found once for all its simulations.
type Figures struct {
	l     *Layout
	list  []figure
	money []bool // by field of a cell: it is in fen
}

// Figures are those of the layout.
func (l *Layout) Figures() *Figures { return l.figuresOf(l.measures()) }

func (l *Layout) figuresOf(table []Measure) *Figures {
	return &Figures{l: l, list: l.figures(table), money: l.money()}
}

// figures are keys and values in one: both are made of this list. What is summed over benefits stands behind what is not.
func (l *Layout) figures(table []Measure) []figure {
	var out []figure
	for at, g := range l.groups() {
		for i := range table {
			m := &table[i]
			if m.societal && !l.Societal {
				continue
			}
			p := m.household
			switch g.by {
			case "benefit":
				p = m.benefit
			case "level", "place", "place/status", "place/category":
				p = m.level
			case "premium":
				p = m.premium
			case "benefit/status", "benefit/category", "benefit/decile":
				if p = m.benefit; !m.crossed || g.by == "benefit/decile" && m.Unit != "CNY" {
					p = part{}
				}
			}
			if p.exists() || (m.quantile > 0 || m.within != nil) && (g.by == "all" || g.by == "status") {
				out = append(out, figure{measure: m, group: at, part: p})
			}
		}
		for i := range table {
			if m := &table[i]; m.summed && slices.Contains([]string{"all", "status", "category", "decile"}, g.by) {
				out = append(out, figure{measure: m, group: at, part: l.summed(m)})
			}
		}
	}
	for i := range table {
		if m := &table[i]; m.index != nil {
			out = append(out, figure{measure: m, index: m.index})
		}
	}
	return out
}

// summed is a benefit's amount, added up over the benefits that funds pay, and where the measure has them over the premiums.
func (l *Layout) summed(m *Measure) part {
	benefit := m.benefit
	if !benefit.exists() {
		benefit = amount(BenefitPaid)
	}
	return part{num: func(s sums) float64 {
		out := 0.0
		for b := range l.Benefits {
			if !l.Own[b] {
				out += benefit.num(l.ofBenefit(s, b))
			}
		}
		for p := range l.Premiums {
			if m.premium.exists() {
				out += m.premium.num(s[l.Premium(p):])
			}
		}
		return out
	}}
}

// ofBenefit is the fields of a benefit among those of a group.
func (l *Layout) ofBenefit(s sums, b int) sums { return s[l.Benefit(b):][:benefitFields] }

// Keys lists every figure, in the order of Values.
func (f *Figures) Keys() []Key {
	groups := f.l.groups()
	var out []Key
	for _, f := range f.list {
		g := groups[f.group]
		out = append(out, Key{f.measure.ID, g.by, g.name, f.measure.Unit})
	}
	return out
}
