package forecast

import "slices"

// count is what a group adds to a measure over its persons, and to what that is a share of.
type count func(g *group, a *Average, benefits []int) (num, den float64)

// The kinds of average bills, in the order of illness.Kinds.
const (
	averageInpatient = iota
	averageChronic
)

// bills is how many of a kind a group has, each of a person of its own.
func (g *group) bills(a *Average, kind int) float64 {
	if kind == averageChronic {
		return g.persons * a.Chronic
	}
	return g.persons * a.Admissions(g.register)
}

// cost is that of the bills of a kind.
func (g *group) cost(a *Average, kind int) float64 { return g.bills(a, kind) * g.total[kind].Yuan() }

// paidWith is what benefits pay of the bills of a kind, period ends apart.
func (g *group) paidWith(a *Average, kind int, benefits []int) (sum float64) {
	for _, b := range benefits {
		sum += g.bills(a, kind) * g.paid[kind][b].Yuan()
	}
	return sum
}

// helped is what benefits pay for the bills of all kinds, period ends with it, and for how many bills.
func (g *group) helped(a *Average, benefits []int) (paid, bills float64) {
	for kind := range g.paid {
		any := false
		for _, b := range benefits {
			x := (g.paid[kind][b] + g.end[kind][b]).Yuan()
			paid, any = paid+g.bills(a, kind)*x, any || x > 0
		}
		if any {
			bills += g.bills(a, kind)
		}
	}
	return paid, bills
}

// averaged is how a measure counts average bills; nil of one that is not made of them.
func averaged(name string) count {
	sum := func(of func(g *group, a *Average, benefits []int) float64) count {
		return func(g *group, a *Average, benefits []int) (float64, float64) { return of(g, a, benefits), 1 }
	}
	every := func(kind int) count {
		return sum(func(g *group, a *Average, _ []int) float64 { return g.bills(a, kind) })
	}
	paid := func(kind int) count {
		return sum(func(g *group, a *Average, benefits []int) float64 {
			if slices.ContainsFunc(benefits, func(b int) bool { return g.paid[kind][b] > 0 }) {
				return g.bills(a, kind)
			}
			return 0
		})
	}
	rate := func(kind int) count {
		return func(g *group, a *Average, benefits []int) (num, den float64) {
			return g.paidWith(a, kind, benefits), g.cost(a, kind)
		}
	}
	switch name {
	case "persons":
		return sum(func(g *group, _ *Average, _ []int) float64 { return g.persons })
	case "admissions", "inpatients":
		return every(averageInpatient)
	case "outpatient_chronic_bills":
		return every(averageChronic)
	case "paid_admissions":
		return paid(averageInpatient)
	case "paid_outpatient_bills", "paid_outpatients":
		return paid(averageChronic)
	case "effective_rate_inpatient":
		return rate(averageInpatient)
	case "effective_rate_chronic":
		return rate(averageChronic)
	case "inpatient_cost", "inpatient_settled":
		return sum(func(g *group, a *Average, _ []int) float64 { return g.cost(a, averageInpatient) })
	case "inpatient_paid":
		return sum(func(g *group, a *Average, benefits []int) float64 { return g.paidWith(a, averageInpatient, benefits) })
	case "chronic_settled":
		return sum(func(g *group, a *Average, _ []int) float64 { return g.cost(a, averageChronic) })
	case "chronic_paid":
		return sum(func(g *group, a *Average, benefits []int) float64 { return g.paidWith(a, averageChronic, benefits) })
	case "cost_per_admission":
		return func(g *group, a *Average, _ []int) (num, den float64) {
			return g.cost(a, averageInpatient), g.bills(a, averageInpatient)
		}
	case "fund_spending":
		return sum(func(g *group, a *Average, benefits []int) float64 { x, _ := g.helped(a, benefits); return x })
	case "helped_persons":
		return sum(func(g *group, a *Average, benefits []int) float64 { _, n := g.helped(a, benefits); return n })
	case "paid_per_helped":
		return func(g *group, a *Average, benefits []int) (num, den float64) { return g.helped(a, benefits) }
	}
	return nil
}
