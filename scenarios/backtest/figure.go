package backtest

import (
	"math"
	"strings"

	"doudi/model/measure"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

// Kind is what a published figure is, as evidence.
type Kind string

// The kinds, in the order of Kinds.
const (
	Ratio Kind = "ratio" // that no floor binds
	Floor Kind = "floor" // a ratio that a rule makes: to meet it is the rule read back
	Count Kind = "count"
	Money Kind = "money"
	Tail  Kind = "tail" // money of what the average bill never reaches: it hangs on the large bills alone
)

// Kinds are all kinds, in the order to show them.
func Kinds() []Kind { return []Kind{Ratio, Floor, Count, Money, Tail} }

// kindOf tells the kind of a published figure: a floor where the target says so or the figure is published as a bound; else
// what its unit says; money is of the tail where the policy pays nothing of the naive forecast's average bills.
func kindOf(t *scenarios.Target, naive float64) Kind {
	switch {
	case t.Floor || t.Bound != scenarios.Exactly:
		return Floor
	case t.Unit == "ratio":
		return Ratio
	case !strings.HasPrefix(t.Unit, "CNY"):
		return Count
	case naive == 0:
		return Tail
	}
	return Money
}

// Figure is one published figure with what was simulated for it, in the target's unit over its years together.
type Figure struct {
	Study    *scenarios.Study
	Locality string // id of the profile
	Target   scenarios.Target
	Kind     Kind

	Mean, P05, P25, P50, P75, P95 float64
	Rare                          bool // too little was counted to compare: see measure.Row
	Inside                        bool // the 90 % interval holds the published figure: see scenarios.Target.Agrees
	CRPS                          float64

	Naive     float64 // NaN where the naive forecast says nothing
	NaiveCRPS float64
	Skill     float64 // NaN of floors too: no forecast is better than the rule
}

// Error is how far the mean lies from the published figure, relative to it; of a floor or a ceiling only the wrong side is
// far. It is NaN where the figure is 0.
func (f *Figure) Error() float64 {
	t := &f.Target
	switch {
	case t.Value == 0:
		return math.NaN()
	case t.Bound == scenarios.AtLeast && f.Mean >= t.Value, t.Bound == scenarios.AtMost && f.Mean <= t.Value:
		return 0
	}
	return (f.Mean - t.Value) / math.Abs(t.Value)
}

// Allowed says that the figure is inside only as far as its study lets the published quantity be another one.
func (f *Figure) Allowed() bool {
	strict := f.Target
	strict.Discrepancy = 0
	return f.Inside && !strict.Agrees(f.P05, f.P95)
}

// newFigure scores the n-th target of a plan by its simulated values.
func newFigure(plan *forecast.Plan, n int, s measure.Series) (*Figure, error) {
	t := plan.Study.Targets[n]
	f := &Figure{Study: plan.Study, Locality: plan.World().Population.Profile.ID, Target: t, Naive: math.NaN(), NaiveCRPS: math.NaN(), Skill: math.NaN()}
	row := measure.Row{Unit: t.Unit}
	s.Summarise(&row)
	f.Mean, f.P05, f.P25, f.P50, f.P75, f.P95, f.Rare = row.Mean, row.P05, row.P25, row.P50, row.P75, row.P95, row.Rare
	f.Inside = !f.Rare && t.Agrees(f.P05, f.P95)
	f.CRPS = score(whole(s, t.Unit), t.Value, t.Bound)
	value, known, err := plan.OfAverage(&t, average())
	if err != nil {
		return nil, err
	}
	if !known {
		value = math.NaN()
	}
	if f.Kind = kindOf(&t, value); f.Kind != Floor && known {
		f.Naive = value
		f.NaiveCRPS = score(naive(value, t.Unit == "ratio"), t.Value, t.Bound)
		f.Skill = skill(f.CRPS, f.NaiveCRPS)
	}
	return f, nil
}

// whole is a figure's distribution as equally likely values, sorted: as many as simulations, at the middles of their shares.
// Unlike the simulations' own values they hold the error of the sample, as the interval does.
func whole(s measure.Series, unit string) []float64 {
	out := make([]float64, len(s.Values))
	for i := range out {
		out[i] = s.Quantile((float64(i) + 0.5) / float64(len(out)))
		if unit == "ratio" {
			out[i] = min(out[i], 1)
		}
	}
	return out
}
