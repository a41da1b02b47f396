package decide

import (
	"math"
	"strconv"
	"strings"

	"doudi/model/document"
)

// outOfReach is the error of a budget that no setting keeps to.
func (s *solver) outOfReach() error {
	least := s.Points[0]
	for _, p := range s.Points {
		if p.Enough < least.Enough {
			least = p
		}
	}
	return document.Refusef("--budget", "no value keeps `%s` within %s yuan in %v %% of the simulations: it takes %s yuan at the least, with %s; write a larger budget, a smaller --sure or other values (--between)",
		s.Question.Fund, listed([]float64{s.Question.Budget}), 100*s.Question.Sure, listed([]float64{math.Ceil(least.Enough)}), listed(least.Values))
}

// judge says how sure the best value is, whether the budget binds there, and where what suffices is not monotone.
func (s *solver) judge() {
	s.Idle = true
	for _, p := range s.Points {
		first := s.Points[0]
		same := func(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
		s.Idle = s.Idle && same(p.Enough, first.Enough) && same(p.Mean, first.Mean) && same(p.Measured, first.Measured)
	}
	if s.Question.Fund == "" {
		return
	}
	best := s.Points[s.Best]
	for _, i := range []int{s.Best - 1, s.Best + 1} {
		if i < 0 || i >= len(s.Points) || s.Points[i].Affords {
			continue
		}
		s.Binds = true
		if steep := math.Abs((s.Points[i].Enough - best.Enough) / (s.Points[i].Values[0] - best.Values[0])); steep > 0 {
			s.Error = best.enoughError / steep
		}
	}
	s.Turns = turns(s.Points)
}

// turns are the values at which what suffices turns, as far as that is more than a two-hundredth of all that it moves: percentiles of
// simulations jump a little.
func turns(points []Point) []float64 {
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range points {
		low, high = min(low, p.Enough), max(high, p.Enough)
	}
	least := (high - low) / 200
	var out []float64
	far, way := 0, 0 // the furthest point of the present way, +1 up or −1 down
	for i := range points {
		d := points[i].Enough - points[far].Enough
		switch {
		case way == 0 && math.Abs(d) > least:
			way, far = int(math.Copysign(1, d)), i
		case way != 0 && float64(way)*d >= 0:
			far = i
		case way != 0 && math.Abs(d) > least:
			out = append(out, points[far].Values[0])
			way, far = -way, i
		}
	}
	return out
}

// listed writes numbers as they are, with commas between them.
func listed(values []float64) string {
	var out []string
	for _, x := range values {
		out = append(out, strconv.FormatFloat(x, 'f', -1, 64))
	}
	return strings.Join(out, ", ")
}
