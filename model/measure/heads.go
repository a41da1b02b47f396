package measure

import "slices"

// Heads are counts over a window of several years, or of parts of them, in which nobody counts twice: of households and
// persons to whom something happened at least once, by scenario and replicate. They stand in the fields of a Tally's cells
// that count households or persons; the others are 0.
//
// A group counts whoever was in it when it happened. Who changed from one group to another may count in both, so that the
// groups of a division need not add up to all.
type Heads struct{ Groups []int64 }

// NewHeads makes empty ones.
func (l *Layout) NewHeads() *Heads {
	return &Heads{make([]int64, l.Halves*l.Strata()*l.peopleGroups()*l.Stride())}
}

// peopleGroups is how many groups of people there are: all, and those by status, category and decile.
func (l *Layout) peopleGroups() int { return 1 + len(l.Statuses) + len(l.Categories) + Deciles }

// The groups of people, by their numbers within a half and stratum: everybody is 0.

// OfStatus is the number of a status.
func (l *Layout) OfStatus(status int) int { return 1 + status }

// OfCategory is the number of a category.
func (l *Layout) OfCategory(category int) int { return 1 + len(l.Statuses) + category }

// OfDecile is the number of a decile.
func (l *Layout) OfDecile(decile int) int { return 1 + len(l.Statuses) + len(l.Categories) + decile }

// Heads is where the fields of a group of people begin in Heads.Groups.
func (l *Layout) Heads(half, stratum, group int) int {
	return ((half*l.Strata()+stratum)*l.peopleGroups() + group) * l.Stride()
}

// Clear empties them for reuse.
func (h *Heads) Clear() { clear(h.Groups) }

// Merge adds others, of other households.
func (h *Heads) Merge(other *Heads) {
	for i, x := range other.Groups {
		h.Groups[i] += x
	}
}

// HeadValues are the figures of a window that are counts of heads or percentiles, in the order of Keys behind those that are in out; the
// others are nothing. of are the tallies of its pieces.
func (v *Valuer) HeadValues(out []Value, h *Heads, of []*Tally, weight []float64) []Value {
	l := v.l
	v.begin(l.noCare(), weight)
	people := v.people
	for half := range l.Halves {
		for s := range l.Strata() {
			for g := range people {
				add(h.Groups[l.Heads(half, s, g):][:l.Stride()], v.money, weight[s], 1-2*float64(half), &people[g])
			}
		}
	}
	groups := slices.Concat(people, v.benefits(people[0]), v.levels(), v.places(), v.crossed(people), v.premiums(people[0]))
	for _, f := range v.list {
		x := Value{Den: 1}
		switch {
		case f.measure.heads:
			x = groups[f.group].value(f.part)
		case f.measure.quantile > 0:
			x = v.burden(of, f.measure, f.group-1)
		}
		out = append(out, x)
	}
	return out
}

// noCare is a tally of care that nobody had: care is counted in bills, and bills are no heads.
func (l *Layout) noCare() *Tally {
	return &Tally{Levels: make([]int64, l.levelFields()), Places: make([]int64, l.placeFields()), CategoryPlaces: make([]int64, l.categoryPlaceFields())}
}
