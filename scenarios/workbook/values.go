package workbook

import (
	"math"

	"doudi/model/measure"
	"doudi/model/message"
)

// tenThousand is how many yuan make one of the workbook's amounts.
const tenThousand = 1e4

// amount is an amount of money, CNY, in ten thousand yuan to two decimals, as budgets are written.
func amount(cny float64) float64 { return math.Round(cny/tenThousand*100) / 100 }

// unitName is what a unit of the results is called in the workbook.
func (b *book) unitName(unit string) string {
	switch unit {
	case "CNY":
		return b.lang.Say("ten thousand yuan")
	case "CNY per person", "CNY per patient", "CNY per household", "CNY per admission":
		return b.lang.Say("yuan")
	case "ratio":
		return "%"
	case "households":
		return b.lang.Say("households")
	case "persons":
		return b.lang.Say("persons")
	case "household-years":
		return b.lang.Say("household-years")
	case "person-years":
		return b.lang.Say("person-years")
	case "admissions":
		return b.lang.Say("admissions")
	}
	return unit
}

// of is a number of the results in a unit.
func of(x float64, unit string) cell {
	switch unit {
	case "CNY":
		return cell{x: amount(x), as: money}
	case "ratio":
		return cell{x: x, as: share}
	case "CNY per person", "CNY per patient", "CNY per household", "CNY per admission":
		return cell{x: x, as: yuan}
	}
	return cell{x: x, as: count}
}

// tooFew stands where so little was counted that no number is given.
func (b *book) tooFew() cell { return cell{text: b.lang.Say("too few to say")} }

// unsaid is why there is no number for a row, if there is none.
func (b *book) unsaid(r measure.Row) (why cell, yes bool) {
	switch {
	case r.Mean == 0 && b.run.NotSimulated(r.Scenario, r.By, r.Group):
		return cell{text: b.lang.Say("no bills simulated")}, true
	case r.Rare:
		return b.tooFew(), true
	}
	return cell{}, false
}

// interval is the mean and the uncertainty interval of a row, in three cells.
func (b *book) interval(r measure.Row) []cell {
	if why, yes := b.unsaid(r); yes {
		return []cell{why, {text: "-"}, {text: "-"}}
	}
	return []cell{of(r.Mean, r.Unit), of(r.P05, r.Unit), of(r.P95, r.Unit)}
}

// difference is the paired difference of a row to the baseline and its interval, and whether it may be noise, in four cells.
func (b *book) difference(r measure.Row) []cell {
	switch {
	case r.Scenario == b.run.Study.Baseline().ID:
		return words("", "", "", "")
	case r.DiffRare:
		return []cell{b.tooFew(), {text: "-"}, {text: "-"}, {}}
	}
	sign := ""
	if r.Noise {
		sign = "~"
	}
	return []cell{of(r.DiffMean, r.Unit), of(r.DiffP05, r.Unit), of(r.DiffP95, r.Unit), {text: sign}}
}

// toFill stands for what no simulation knows.
func (b *book) toFill() cell { return cell{text: b.lang.Say("to be filled in"), as: given} }

// scenarioTitle is what a scenario is called.
func (b *book) scenarioTitle(i int) string {
	c := b.run.Study.Scenarios[i]
	return c.Title.In(b.lang, c.ID)
}

// measureTitle is what a measure is called.
func measureTitle(id string, l message.Language) string {
	m, _ := measure.Find(id)
	return m.Title.In(l, id)
}

// groupTitle is what a group is called, within everybody or all benefits.
func (b *book) groupTitle(by, group string) string {
	if by == "all" {
		return b.lang.Say("all¦of a division")
	}
	return b.run.GroupTitle(by, group, b.lang)
}
