package measure

import (
	"slices"

	"doudi/model"
)

// Value is a figure of one replicate: a count or amount is Num with Den 1, a ratio Num over Den. The halves are the
// differences between the two random halves of a sampled population, 0 where it was not sampled.
type Value struct{ Num, Den, HalfNum, HalfDen float64 }

// X is the figure itself, 0 where nothing was there to divide by.
func (v Value) X() float64 {
	if v.Den == 0 {
		return 0
	}
	return v.Num / v.Den
}

// Half is the difference that the two halves make to the figure: for a ratio its linear part, (n − r·d) over the
// whole denominator.
func (v Value) Half() float64 {
	if v.Den == 0 {
		return 0
	}
	return (v.HalfNum - v.X()*v.HalfDen) / v.Den
}

// Plus adds two years of a figure: amounts add, ratios become the ratio of the sums.
func (v Value) Plus(w Value, ratio bool) Value {
	out := Value{v.Num + w.Num, v.Den + w.Den, v.HalfNum + w.HalfNum, v.HalfDen + w.HalfDen}
	if !ratio {
		out.Den = 1
	}
	return out
}

// Over is the ratio of an amount or count to another.
func (v Value) Over(w Value) Value { return Value{v.Num, w.Num, v.HalfNum, w.HalfNum} }

// UnitOver is the unit of a ratio of amounts or counts; ok is false of what no figure is measured in.
func UnitOver(unit, over string) (ratio string, ok bool) {
	per := map[string]string{"persons": "CNY per person", "person-years": "CNY per person", "households": "CNY per household", "household-years": "CNY per household", "admissions": "CNY per admission"}
	switch {
	case IsRatio(unit) || IsRatio(over):
		return "", false
	case unit == over:
		return "ratio", true
	case unit == "CNY":
		ratio, ok = per[over]
		return ratio, ok
	}
	return "", false
}

// perHelped is the unit of what a benefit pays each of those whom it helps.
const perHelped = "CNY per person helped"

// IsRatio says whether figures of a unit are ratios, whose years do not add.
func IsRatio(unit string) bool {
	switch unit {
	case "ratio", "CNY per person", "CNY per patient", "CNY per household", "CNY per admission", perHelped, "months":
		return true
	}
	return false
}

// Values makes the figures of a tally, in the order of Keys, behind those that are in out. weight is how many households of the whole one
// simulated household of a stratum stands for, by stratum.
func (v *Valuer) Values(out []Value, t *Tally, weight []float64) []Value {
	v.begin(t, weight)
	households := v.households()
	groups := slices.Concat(households, v.benefits(households[0]), v.levels(), v.places(), v.crossed(households), v.premiums(households[0]))
	deciles := households[v.l.OfDecile(0):][:Deciles]
	for _, f := range v.list {
		switch {
		case f.index != nil:
			out = append(out, ofDistribution(deciles, f.index))
		case f.measure.quantile > 0:
			out = append(out, v.burden([]*Tally{v.t}, f.measure, f.group-1)) // everybody first, then the statuses
		case f.measure.within != nil:
			out = append(out, v.within(f.measure, f.group-1))
		default:
			out = append(out, groups[f.group].value(f.part))
		}
	}
	return out
}

// Valuer makes figures with one goroutine's working memory.
type Valuer struct {
	*Figures
	t      *Tally
	weight []float64
	people []both              // by group of people
	spread map[[2]int]*burdens // by kind and status
}

// NewValuer makes a Valuer.
func (f *Figures) NewValuer() *Valuer {
	return &Valuer{Figures: f, people: f.l.emptyGroups(), spread: map[[2]int]*burdens{}}
}

// begin turns to another tally.
func (v *Valuer) begin(t *Tally, weight []float64) {
	v.t, v.weight = t, weight
	for _, g := range v.people {
		clear(g.whole)
		clear(g.halves)
	}
	for _, b := range v.spread {
		b.known = false
	}
}

// both are a group's sums over the whole and, for samples, the difference of its halves.
type both struct{ whole, halves sums }

func (b both) value(p part) Value {
	out := Value{Num: p.num(b.whole), Den: 1}
	if b.halves != nil {
		out.HalfNum = p.num(b.halves)
	}
	if p.den != nil {
		out.Den = p.den(b.whole)
		if b.halves != nil {
			out.HalfDen = p.den(b.halves)
		}
	}
	return out
}

// money says which fields are in fen.
func (l *Layout) money() []bool {
	out := make([]bool, l.Stride())
	for _, f := range []Field{Income, TotalCost, EligibleCost, InpatientCost, InpatientTotal, InpatientEligible, InpatientPaid, InpatientPaidEligible, ChronicTotal, ChronicEligible, ChronicPaid,
		ChronicPaidEligible,
		Settled, Unsettled, OtherSpending, OwnAccount, Cash, LostLabour, Subsidy, D1Gap, D2Gap, LabourGap} {
		out[f] = true
	}
	for b := range l.Benefits {
		out[l.Benefit(b)+int(BenefitPaid)] = true
	}
	for p := range l.Premiums {
		out[l.Premium(p)] = true
	}
	return out
}

// households sums the cells of every group of households, in the order of Layout.groups.
func (v *Valuer) households() []both {
	l, out := v.l, v.people
	for half := range l.Halves {
		sign := 1 - 2*float64(half)
		for p, part := range l.Parts {
			for c := range l.Categories {
				for d := range Deciles {
					cell := v.t.Cells[l.Cell(half, p, c, d):][:l.Stride()]
					add(cell, v.money, v.weight[part.Stratum], sign, &out[0], &out[l.OfStatus(part.Status)], &out[l.OfCategory(c)], &out[l.OfDecile(d)])
				}
			}
		}
	}
	return out
}

// emptyGroups are sums of nothing, one for each group of people.
func (l *Layout) emptyGroups() []both {
	out := make([]both, l.peopleGroups())
	for i := range out {
		out[i].whole = make(sums, l.Stride())
		if l.Halves == 2 {
			out[i].halves = make(sums, l.Stride())
		}
	}
	return out
}

// add adds the fields of a cell to the sums of the groups that it belongs to.
func add(cell []int64, money []bool, weight, sign float64, to ...*both) {
	for f, n := range cell {
		if n == 0 {
			continue
		}
		x := float64(n) * weight
		if money[f] {
			x /= 100
		}
		for _, b := range to {
			b.whole[f] += x
			if b.halves != nil {
				b.halves[f] += sign * x
			}
		}
	}
}

// benefits are the sums by benefit, of everybody or of the people of a group.
func (v *Valuer) benefits(all both) []both {
	var out []both
	for b := range v.l.Benefits {
		of := both{whole: v.l.ofBenefit(all.whole, b)}
		if all.halves != nil {
			of.halves = v.l.ofBenefit(all.halves, b)
		}
		out = append(out, of)
	}
	return out
}

// levels are the sums by level of care.
func (v *Valuer) levels() []both {
	var out []both
	for level := range v.l.Levels {
		sum := v.emptyCare()
		for half := range v.l.Halves {
			for s := range v.l.Strata() {
				v.care(&sum, v.t.Levels[v.l.Level(half, s, level):], s, half)
			}
		}
		out = append(out, sum)
	}
	return out
}

// places are the sums by place of care, of everybody.
func (v *Valuer) places() []both {
	var out []both
	for place := range v.l.Places {
		sum := v.emptyCare()
		for status := range v.l.Statuses {
			v.place(&sum, status, place)
		}
		out = append(out, sum)
	}
	return out
}

// crossed are the sums of the groups within groups, in the order of Layout.crossedGroups.
func (v *Valuer) crossed(people []both) []both {
	var out []both
	for _, group := range people[1:] { // by status, then by category, then by decile
		out = append(out, v.benefits(group)...)
	}
	for status := range v.l.Statuses {
		for place := range v.l.Places {
			sum := v.emptyCare()
			v.place(&sum, status, place)
			out = append(out, sum)
		}
	}
	if !v.l.CategoryPlaces {
		return out
	}
	for category := range v.l.Categories {
		for place := range v.l.Places {
			sum := v.emptyCare()
			for half := range v.l.Halves {
				for s := range v.l.Strata() {
					v.care(&sum, v.t.CategoryPlaces[v.l.CategoryPlace(half, s, category, place):], s, half)
				}
			}
			out = append(out, sum)
		}
	}
	return out
}

// premiums are the amounts of the benefits at enrolment.
func (v *Valuer) premiums(all both) []both {
	var out []both
	for p := range v.l.Premiums {
		of := both{whole: all.whole[v.l.Premium(p):][:1]}
		if all.halves != nil {
			of.halves = all.halves[v.l.Premium(p):][:1]
		}
		out = append(out, of)
	}
	return out
}

// place adds the sums of the care that people of a status have in a place.
func (v *Valuer) place(sum *both, status, place int) {
	for half := range v.l.Halves {
		for p, part := range v.l.Parts {
			if part.Status == status {
				v.care(sum, v.t.Places[v.l.Place(half, p, place):], part.Stratum, half)
			}
		}
	}
}

// within is the share of admissions that a status, −1 for all of them, has in a measure's places.
func (v *Valuer) within(m *Measure, status int) Value {
	there, everywhere := v.emptyCare(), v.emptyCare()
	for of := range v.l.Statuses {
		if status >= 0 && of != status {
			continue
		}
		for place, name := range v.l.Places {
			v.place(&everywhere, of, place)
			if slices.ContainsFunc(m.within, func(p model.Place) bool { return model.PlaceNames()[p] == name }) {
				v.place(&there, of, place)
			}
		}
	}
	out := Value{Num: there.whole[LevelAdmissions], Den: everywhere.whole[LevelAdmissions]}
	if v.l.Halves == 2 {
		out.HalfNum, out.HalfDen = there.halves[LevelAdmissions], everywhere.halves[LevelAdmissions]
	}
	return out
}

// emptyCare are sums of no care.
func (v *Valuer) emptyCare() both {
	sum := both{whole: make(sums, levelFields)}
	if v.l.Halves == 2 {
		sum.halves = make(sums, levelFields)
	}
	return sum
}

// care adds the fields of some care.
func (v *Valuer) care(sum *both, fields []int64, stratum, half int) {
	add(fields[:levelFields], careMoney[:], v.weight[stratum], 1-2*float64(half), sum)
}

// careMoney says which fields of care are in fen.
var careMoney = [levelFields]bool{LevelTotal: true, LevelEligible: true, LevelSettledTotal: true, LevelSettledEligible: true, LevelPaid: true, LevelPaidEligible: true}

// ofDistribution is an index of the whole distribution, from the deciles: of ten groups, so a little below that of persons.
func ofDistribution(deciles []both, index func(distribution) float64) Value {
	of := func(sums func(both) sums) float64 { return index(distributed(deciles, sums)) }
	out := Value{Num: of(func(b both) sums { return b.whole }), Den: 1}
	if deciles[0].halves != nil {
		// An index of one half has twice the variance of the whole's; so has that of the other, and half their difference
		// has the whole's.
		out.HalfNum = (of(func(b both) sums { return b.half(1) }) - of(func(b both) sums { return b.half(-1) })) / 2
	}
	return out
}

func distributed(deciles []both, of func(both) sums) distribution {
	var out distribution
	for _, d := range deciles {
		s := of(d)
		paid := outOfPocket(s)
		out.people, out.income = append(out.people, s[Persons]), append(out.income, s[Income])
		out.oop, out.after = append(out.oop, paid), append(out.after, s[Income]-paid-s[LostLabour])
	}
	return out
}

// half is the sums of the first (sign 1) or second half (−1).
func (b both) half(sign float64) sums {
	out := make(sums, len(b.whole))
	for f, x := range b.whole {
		out[f] = (x + float64(sign*b.halves[f])) / 2
	}
	return out
}
