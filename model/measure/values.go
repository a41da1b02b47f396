package measure

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

// IsRatio says whether figures of a unit are ratios, whose years do not add.
func IsRatio(unit string) bool {
	switch unit {
	case "ratio", "CNY per person", "CNY per patient", "CNY per household":
		return true
	}
	return false
}

// Values makes the figures of a tally, in the order of Keys. weight is how many households of the whole one simulated
// household stands for, by stratum.
func (l *Layout) Values(t *Tally, weight []float64) []Value {
	v := &valuer{l: l, t: t, weight: weight}
	byGroup := v.grouped()
	var out []Value
	for _, g := range byGroup {
		for _, d := range definitions() {
			out = append(out, v.value(g, d))
		}
		out = append(out, v.value(g, definition{num: l.spending}))
	}
	for b := range l.Benefits {
		for f := range benefitFields {
			// Keys names the payments, admissions, bills and persons in the order of the fields.
			at := Field(l.Benefit(b)) + f
			out = append(out, v.value(byGroup[0], definition{num: count(at)}))
		}
	}
	out = append(out, v.levels()...)
	return append(out, v.inequality(byGroup)...)
}

// spending is what funds spend on all benefits.
func (l *Layout) spending(s sums) float64 {
	out := 0.0
	for b := range l.Benefits {
		if !l.Own[b] {
			out += s[l.Benefit(b)+int(BenefitPaid)]
		}
	}
	return out
}

type valuer struct {
	l      *Layout
	t      *Tally
	weight []float64
}

// both are a group's sums over the whole and, for samples, the difference of its halves.
type both struct{ whole, halves sums }

func (v *valuer) value(g both, d definition) Value {
	out := Value{Num: d.num(g.whole), Den: 1}
	if g.halves != nil {
		out.HalfNum = d.num(g.halves)
	}
	if d.den != nil {
		out.Den = d.den(g.whole)
		if g.halves != nil {
			out.HalfDen = d.den(g.halves)
		}
	}
	return out
}

// money says which fields are in fen.
func (l *Layout) money() []bool {
	out := make([]bool, l.Stride())
	for _, f := range []Field{Income, TotalCost, EligibleCost, InpatientTotal, InpatientEligible, InpatientPaid, InpatientPaidEligible, ChronicTotal, ChronicEligible, ChronicPaid,
		ChronicPaidEligible,
		Settled, Unsettled, OtherSpending, OwnAccount, Cash, LostLabour, Subsidy, D1Gap, D2Gap, LabourGap} {
		out[f] = true
	}
	for b := range l.Benefits {
		out[l.Benefit(b)+int(BenefitPaid)] = true
	}
	return out
}

// grouped sums the cells of every group, in the order of Layout.groups.
func (v *valuer) grouped() []both {
	l := v.l
	out := make([]both, len(l.groups()))
	for i := range out {
		out[i].whole = make(sums, l.Stride())
		if l.Halves == 2 {
			out[i].halves = make(sums, l.Stride())
		}
	}
	money := l.money()
	for half := range l.Halves {
		sign := 1 - 2*float64(half)
		for p, part := range l.Parts {
			for c := range l.Categories {
				for d := range Deciles {
					cell := v.t.Cells[l.Cell(half, p, c, d):][:l.Stride()]
					for _, g := range []int{0, 1 + part.Status, 1 + len(l.Statuses) + c, 1 + len(l.Statuses) + len(l.Categories) + d} {
						out[g].add(cell, money, v.weight[part.Stratum], sign)
					}
				}
			}
		}
	}
	return out
}

func (b *both) add(cell []int64, money []bool, weight, sign float64) {
	for f, n := range cell {
		if n == 0 {
			continue
		}
		x := float64(n) * weight
		if money[f] {
			x /= 100
		}
		b.whole[f] += x
		if b.halves != nil {
			b.halves[f] += sign * x
		}
	}
}

// levels makes the figures by level of care.
func (v *valuer) levels() []Value {
	var out []Value
	money := make([]bool, levelFields)
	for f := range money {
		money[f] = Field(f) != LevelAdmissions
	}
	for level := range v.l.Levels {
		sum := both{whole: make(sums, levelFields)}
		if v.l.Halves == 2 {
			sum.halves = make(sums, levelFields)
		}
		for half := range v.l.Halves {
			for s := range v.l.Strata() {
				sum.add(v.t.Levels[v.l.Level(half, s, level):][:levelFields], money, v.weight[s], 1-2*float64(half))
			}
		}
		for _, d := range levelDefinitions() {
			out = append(out, v.value(sum, d))
		}
	}
	return out
}

// inequality makes the figures that need the whole distribution, from the deciles: the Gini of income a head before
// and after health spending (of ten groups, so a little below that of persons), the concentration of out-of-pocket cost over income, and Kakwani's index of it.
func (v *valuer) inequality(groups []both) []Value {
	first := 1 + len(v.l.Statuses) + len(v.l.Categories)
	deciles := groups[first:][:Deciles]
	whole := indices(deciles, func(b both) sums { return b.whole })
	out := make([]Value, len(whole))
	for i, x := range whole {
		out[i] = Value{Num: x, Den: 1}
	}
	if deciles[0].halves == nil {
		return out
	}
	// An index of one half has twice the variance of the whole's; so has that of the other, and half their difference
	// has the whole's.
	a, b := indices(deciles, func(b both) sums { return b.half(1) }), indices(deciles, func(b both) sums { return b.half(-1) })
	for i := range out {
		out[i].HalfNum = (a[i] - b[i]) / 2
	}
	return out
}

func indices(deciles []both, of func(both) sums) []float64 {
	var people, income, after, oop []float64
	for _, d := range deciles {
		s := of(d)
		people = append(people, s[Persons])
		income = append(income, s[Income])
		paid := outOfPocket(s)
		oop, after = append(oop, paid), append(after, s[Income]-paid-s[LostLabour])
	}
	before, c := Gini(people, income), Concentration(people, oop)
	return []float64{before, Gini(people, after), c, c - before}
}

// half is the sums of the first (sign 1) or second half (−1).
func (b both) half(sign float64) sums {
	out := make(sums, len(b.whole))
	for f, x := range b.whole {
		out[f] = (x + float64(sign*b.halves[f])) / 2
	}
	return out
}
