package decide

import (
	"context"
	"fmt"
	"slices"

	"doudi/scenarios"
)

// frontierValues are how many values of each of two levers are tried together at first.
const frontierValues = 8

// frontier looks, for each of some values of the first lever, for the best value of the second.
func (s *solver) frontier(ctx context.Context) error {
	first, second := s.Levers[0], s.Levers[1]
	var settings [][]float64
	rows := grid(first.Low, first.High, frontierValues)
	for _, a := range rows {
		for _, b := range grid(second.Low, second.High, frontierValues) {
			settings = append(settings, []float64{a, b})
		}
	}
	if err := s.try(ctx, settings); err != nil {
		return err
	}
	if s.best(s.Points) < 0 {
		return s.outOfReach()
	}
	var more [][]float64
	for _, a := range rows {
		row := s.row(a)
		if best := s.best(row); best >= 0 {
			more = append(more, s.nearer(row, best)...)
		}
	}
	if len(more) > 0 {
		if err := s.try(ctx, more); err != nil {
			return err
		}
	}
	for _, a := range rows {
		row := s.row(a)
		if best := s.best(row); best >= 0 {
			s.Frontier = append(s.Frontier, row[best])
			continue
		}
		s.Frontier = append(s.Frontier, slices.MinFunc(row, func(a, b Point) int { return compareEnough(a, b) }))
	}
	s.Best = s.best(s.Points)
	return nil
}

func compareEnough(a, b Point) int {
	switch {
	case a.Enough < b.Enough:
		return -1
	case a.Enough > b.Enough:
		return 1
	}
	return 0
}

// row is the points with one value of the first lever.
func (s *solver) row(first float64) []Point {
	var out []Point
	for _, p := range s.Points {
		if p.Values[0] == first {
			out = append(out, p)
		}
	}
	return out
}

// setting is the scenario with the levers set, behind its own changes.
func (s *solver) setting(n int, values []float64) (scenarios.Scenario, error) {
	out := s.Scenario
	out.ID = fmt.Sprintf("setting_%d", n+1)
	out.Set = slices.Clip(slices.Clone(s.Scenario.Set))
	for i, l := range s.Levers {
		patch, err := l.patch(values[i])
		if err != nil {
			return out, err
		}
		out.Set = append(out.Set, patch)
	}
	return out, nil
}
