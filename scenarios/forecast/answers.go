package forecast

import (
	"math"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/scenarios"
)

// sufficient is the share of simulations in which a budget is to be enough.
const sufficient = 0.95

// budgets says what suffices, for the baseline in every year: by benefit, by fund, for all public funds, then all
// together. Of an alternative, by fund in the year of the budget.
func (p *Plan) budgets(r *Results) []Budget {
	var out []Budget
	for s := range p.policies {
		for y, year := range p.world.Years {
			if s > 0 && year != p.Study.YearOfBudget() {
				continue
			}
			for _, by := range []string{"benefit", "fund", "payer", "all"} {
				if s > 0 && by != "fund" {
					continue
				}
				out = append(out, p.budgetsBy(r, s, y, year, by)...)
			}
		}
	}
	return out
}

// budgetsBy are those of a scenario and year, given by its place and as it is, for one way to divide spending.
func (p *Plan) budgetsBy(r *Results, s, y, year int, by string) []Budget {
	var out []Budget
	for k, key := range r.keys {
		if key.Measure != "fund_spending" || key.By != by || !p.has(s, key) {
			continue
		}
		b := Budget{Scenario: p.Study.Scenarios[s].ID, Year: year}
		switch by {
		case "benefit":
			if p.world.Layout.Own[slices.Index(p.world.Layout.Benefits, key.Group)] {
				continue
			}
			b.Benefit = key.Group
		case "fund":
			b.Fund = key.Group
		case "payer":
			if b.Payer = key.Group; b.Payer != "public" {
				continue // what others have to pay is theirs to foresee
			}
		}
		b.fill(r.series[s][y][k])
		if b.Amount == 0 && (!b.Rare || by == "all" || p.nothing(s, y, key)) {
			continue // nothing to budget for: it is not in force
		}
		out = append(out, b)
	}
	return out
}

// fill finds the amount that is enough in 95 % of the simulations, and what it lacks in the others.
func (b *Budget) fill(s measure.Series) {
	whole := s.Whole()
	var row measure.Row
	s.Summarise(&row)
	b.Amount, b.Rare = row.P95, row.Rare
	b.MCError = measure.PercentileError(whole, s.Replicates, sufficient)
	for _, x := range whole {
		if x <= b.Amount {
			b.Suffices++
		} else {
			b.Shortfall += x - b.Amount
		}
	}
	b.Shortfall /= float64(len(whole) - b.Suffices) // 0/0 is NaN
	at := func(scale float64) float64 { return row.Mean + (b.Amount-row.Mean)*s.Stretch(scale) }
	b.Chance, b.Narrower, b.Wider = at(0), at(0.5), at(1.5)
}

// target is a published figure and where it is simulated.
type target struct {
	scenario, key int   // key −1 where the study's years do not hold the figure's
	more          []int // further keys that are added to it
	over          int   // key of what they are divided by; −1 by nothing
	window        window
}

// findTargets looks up what the study's targets name.
func (p *Plan) findTargets() ([]target, error) {
	var problems document.Report
	keys := p.keys()
	var out []target
	for i, t := range p.Study.Targets {
		x := target{key: -1, over: -1, window: p.windows[i]}
		x.scenario = slices.IndexFunc(p.Study.Scenarios, func(c scenarios.Scenario) bool { return c.ID == t.Scenario })
		by, groups := groupsOf(&t)
		found := make([]int, len(groups))
		for n, group := range groups {
			found[n] = slices.IndexFunc(keys, func(k measure.Key) bool { return k.Measure == t.Measure && k.By == by && k.Group == group })
		}
		at := found[0]
		switch missing := slices.Index(found, -1); {
		case missing >= 0:
			p.noSuchKey(&problems, keys, &t, by, groups[missing])
		case p.refused(&problems, &t, x.window, len(groups)):
		default:
			if unit := p.unitOf(&problems, keys, &t, &x, keys[at].Unit); unit != t.Unit {
				wrongUnit(&problems, &t, unit)
				break
			}
			if len(x.window.pieces) > 0 {
				x.key, x.more = at, found[1:]
			}
		}
		out = append(out, x)
	}
	return out, problems.Err()
}

// unitOf is the unit of a target's figure, whose measure is in the one given: "" where a mistake is reported. What the figure is
// per is looked up on the way.
func (p *Plan) unitOf(problems *document.Report, keys []measure.Key, t *scenarios.Target, x *target, unit string) string {
	o := t.Over
	if o == nil {
		return unit
	}
	x.over = slices.IndexFunc(keys, func(k measure.Key) bool { return k.Measure == o.Measure && k.By == o.By && k.Group == o.Group })
	if x.over < 0 {
		p.noSuchKey(problems, keys, &scenarios.Target{At: o.At, Measure: o.Measure, By: o.By, Group: o.Group}, o.By, o.Group)
		return ""
	}
	if p.refused(problems, &scenarios.Target{At: o.At, Measure: o.Measure, Years: t.Years, Months: t.Months}, x.window, 1) {
		return ""
	}
	ratio, ok := measure.UnitOver(unit, keys[x.over].Unit)
	if !ok {
		problems.Errorf(o.At.Get("measure"), "`%s` in `%s` over `%s` in `%s` is no figure that is measured", t.Measure, unit, o.Measure, keys[x.over].Unit).
			Because("a target is money per person, household or admission, or two amounts or counts of one unit").
			Instead("over: {measure: persons}, {measure: households}, {measure: admissions}, or a measure in `%s`", unit)
	}
	return ratio
}

// wrongUnit reports a target that states no unit, or another than its figure's; nothing where that is not known, or the same.
func wrongUnit(problems *document.Report, t *scenarios.Target, unit string) {
	of := t.Measure
	if t.Over != nil {
		of += " / " + t.Over.Measure
	}
	switch {
	case unit == "" || unit == t.Unit:
	case t.Unit == "":
		problems.Errorf(t.At, "the target does not say its `unit`; `%s` is measured in `%s`", of, unit).Instead("unit: %s", unit)
	default:
		problems.Errorf(t.At.Get("unit"), "the figure is in `%s`, but `%s` is measured in `%s`", t.Unit, of, unit).Instead("unit: %s", unit)
	}
}

// nearest says what could have been meant.
func nearest(keys []measure.Key, name, by string) message.Message {
	var names, divisions, groups []string
	for _, k := range keys {
		names = append(names, k.Measure)
		if k.Measure == name && !slices.Contains(divisions, k.By) {
			divisions = append(divisions, k.By)
		}
		if k.Measure == name && k.By == by {
			groups = append(groups, k.Group)
		}
	}
	if groups != nil {
		return message.Say("one of %s", strings.Join(groups, ", "))
	}
	if divisions != nil {
		return message.Say("`%s` is counted by %s", name, strings.Join(divisions, ", "))
	}
	slices.Sort(names)
	if near := document.Nearest(name, slices.Compact(names)); near != "" && near != name {
		return message.Say("`%s`", near)
	}
	return message.Say("a measure of summary.csv, by all, benefit, fund, payer, status, category, decile, level or place")
}

// backtests puts the published figures beside the simulated ones.
func (p *Plan) backtests(r *Results) []Backtest {
	var out []Backtest
	for i, t := range p.Study.Targets {
		b := Backtest{Target: t, Mean: math.NaN(), P05: math.NaN(), P95: math.NaN()}
		if p.targets[i].key >= 0 {
			row := measure.Row{Unit: t.Unit}
			r.target[i].Summarise(&row)
			b.Mean, b.P05, b.P95, b.Rare = row.Mean, row.P05, row.P95, row.Rare
		}
		out = append(out, b)
	}
	return out
}

// averted is what a household that is kept out of poverty costs, against the first scenario: what the funds spend more
// over the fall in households that illness takes below the line (D2), each of which counts once over several years, as in
// `poverty_d2` beside it. It has no value where the draws do not agree that the households become fewer or more.
func (p *Plan) averted(r *Results, s, y, year int) []measure.Row {
	if s == 0 || !p.covers(year, measure.KeyOf("poverty_d2", "all", "all")) {
		return nil
	}
	find := func(name string) measure.Series {
		k := slices.IndexFunc(r.keys, func(k measure.Key) bool { return k.Measure == name && k.By == "all" })
		return r.series[s][y][k].Minus(r.series[0][y][k])
	}
	spent, fallen := find("fund_spending"), find("poverty_d2")
	key := measure.KeyOf("cost_per_household_averted", "all", "all")
	row := measure.Row{Scenario: p.Study.Scenarios[s].ID, Year: year, Measure: key.Measure, By: key.By, Group: key.Group, Unit: key.Unit}
	var probe measure.Row
	fallen.Compare(measure.Series{Values: make([]float64, len(fallen.Values)), Halves: zeros(fallen.Halves), Replicates: fallen.Replicates, Weight: fallen.Weight}, &probe)
	if probe.Noise || probe.DiffMean == 0 {
		return nil
	}
	ratios := measure.Series{Replicates: 1, Weight: spent.Weight}
	for d := 0; d < len(spent.Values); d += spent.Replicates {
		more, fewer := sum(spent.Values[d:d+spent.Replicates]), -sum(fallen.Values[d:d+spent.Replicates])
		if fewer*-probe.DiffMean <= 0 {
			return nil
		}
		ratios.Values = append(ratios.Values, more/fewer)
		if spent.Halves != nil {
			half := sum(spent.Halves[d:d+spent.Replicates]) + more/fewer*sum(fallen.Halves[d:d+spent.Replicates])
			ratios.Halves = append(ratios.Halves, half/fewer)
		}
	}
	ratios.Summarise(&row)
	row.Mean = sum(spent.Values) / -sum(fallen.Values) // of the means: the mean of ratios leans to the draws with few cases
	row.Rare = row.Rare || row.Mean < row.P05 || row.P95 < row.Mean
	row.DiffMean, row.DiffP05, row.DiffP25, row.DiffP75, row.DiffP95 = math.NaN(), math.NaN(), math.NaN(), math.NaN(), math.NaN()
	return []measure.Row{row}
}

func zeros(like []float64) []float64 {
	if like == nil {
		return nil
	}
	return make([]float64, len(like))
}

func sum(x []float64) float64 {
	out := 0.0
	for _, v := range x {
		out += v
	}
	return out
}
