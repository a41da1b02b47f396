package decide

import (
	"cmp"
	"context"
	"math"
	"slices"

	"doudi/model/document"
	"doudi/model/measure"
	"doudi/scenarios"
)

// solver is a question at work.
type solver struct {
	*Answer
	variants *variants
	keys     []measure.Key
}

// Solve answers a question. A budget that no value keeps to is a *document.Invalid.
func Solve(ctx context.Context, q Question) (*Answer, *document.Report, error) {
	s, warnings, err := newSolver(q)
	if err != nil {
		return nil, nil, err
	}
	if len(s.Levers) == 2 {
		err = s.frontier(ctx)
	} else {
		err = s.one(ctx)
	}
	if err != nil {
		return nil, nil, err
	}
	return s.Answer, warnings, nil
}

// one looks for the best value of one lever: round values over its whole range, then between the best of them and its neighbours.
func (s *solver) one(ctx context.Context) error {
	l := s.Levers[0]
	var settings [][]float64
	for _, x := range grid(l.Low, l.High, mostTried) {
		settings = append(settings, []float64{x})
	}
	if err := s.try(ctx, settings); err != nil {
		return err
	}
	if s.Best = s.best(s.Points); s.Best < 0 {
		return s.outOfReach()
	}
	if more := s.nearer(s.Points, s.Best); len(more) > 0 {
		if err := s.try(ctx, more); err != nil {
			return err
		}
		s.Best = s.best(s.Points)
	}
	s.judge()
	return nil
}

// try simulates settings of the levers and puts them among the points. The first run has the scenario as it is with it.
func (s *solver) try(ctx context.Context, settings [][]float64) error {
	var list []scenarios.Scenario
	asItIs := len(s.Points) == 0
	if asItIs {
		list = append(list, s.Scenario)
	}
	for i, values := range settings {
		c, err := s.setting(i, values)
		if err != nil {
			return err
		}
		list = append(list, c)
	}
	figures, err := s.variants.run(ctx, list, s.keys, s.Year)
	if err != nil {
		return err
	}
	if asItIs {
		s.Present, figures = s.point(nil, figures[0]), figures[1:]
	}
	for i, values := range settings {
		s.Points = append(s.Points, s.point(values, figures[i]))
	}
	slices.SortFunc(s.Points, func(a, b Point) int { return slices.Compare(a.Values, b.Values) })
	return nil
}

// point says what came of a setting.
func (s *solver) point(values []float64, of []measure.Series) Point {
	p := Point{Values: values, Enough: math.NaN(), Mean: math.NaN(), Affords: true, Measured: math.NaN(), Low: math.NaN(), High: math.NaN(), enoughError: math.NaN()}
	if s.Question.Fund != "" {
		spent := of[0]
		var row measure.Row
		spent.Summarise(&row)
		p.Enough, p.Mean = spent.Quantile(s.Question.Sure), row.Mean
		p.enoughError = measure.PercentileError(spent.Whole(), spent.Replicates, s.Question.Sure)
		p.Affords = p.Enough <= s.Question.Budget
		for _, x := range spent.Whole() {
			if x <= s.Question.Budget {
				p.Held++
			}
		}
		of = of[1:]
	}
	if s.Question.Measure != "" {
		row := measure.Row{Measure: s.Answer.Measure.Measure, By: s.Answer.Measure.By, Unit: s.Answer.Measure.Unit}
		p.measure = of[0]
		p.measure.Summarise(&row)
		p.Measured, p.Low, p.High = row.Mean, row.P05, row.P95
	}
	return p
}

// best is the place of the best of the points that the budget affords: by the measure, or the dearest; −1 where it affords none. Of
// equal ones the first counts that costs least, then the lowest.
func (s *solver) best(points []Point) int {
	best := -1
	for i, p := range points {
		if p.Affords && (best < 0 || s.better(p, points[best])) {
			best = i
		}
	}
	return best
}

func (s *solver) better(a, b Point) bool {
	if s.Question.Measure == "" {
		return a.Enough > b.Enough
	}
	sign := 1.0
	if s.Question.Most {
		sign = -1
	}
	by := cmp.Compare(sign*a.Measured, sign*b.Measured)
	return by < 0 || by == 0 && a.Enough < b.Enough
}

// nearer are the settings between the best point and its neighbours: those beyond the budget, where there are any, since that is where
// more is to be had; else both.
func (s *solver) nearer(points []Point, best int) [][]float64 {
	var sides []int
	for _, side := range []int{best - 1, best + 1} {
		if side >= 0 && side < len(points) {
			sides = append(sides, side)
		}
	}
	beyond := func(i int) bool { return !points[i].Affords }
	switch {
	case slices.ContainsFunc(sides, beyond):
		sides = slices.DeleteFunc(sides, func(i int) bool { return points[i].Affords && s.Question.Measure == "" })
	case s.Question.Measure == "" && len(sides) < 2: // the dearest is an end of the range, and the budget does not bind
		return nil
	}
	at := len(points[best].Values) - 1
	var out [][]float64
	for _, i := range sides {
		low, high := points[min(i, best)].Values[at], points[max(i, best)].Values[at]
		for _, x := range between(low, high, mostTried/len(sides)) {
			values := slices.Clone(points[best].Values)
			values[at] = x
			out = append(out, values)
		}
	}
	return out
}
