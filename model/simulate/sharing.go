package simulate

import (
	"slices"
)

// paying is a benefit with the stream of its payments.
type paying struct {
	Benefit
	stream int
}

// sharing parts the benefits of all scenarios into those that pay alike in all of them, which are counted once, and
// each scenario's own.
type sharing struct {
	common []paying
	own    [][]paying // by scenario

	// The streams of what funds pay of the eligible cost, −1 for none: the one of all scenarios, or else each scenario's.
	commonEligible int
	ownEligible    []int
}

func (w *World) sharing(streams [][]int, eligible []int) *sharing {
	x := &sharing{commonEligible: eligible[0]}
	if slices.ContainsFunc(eligible, func(stream int) bool { return stream != eligible[0] }) {
		x.commonEligible, x.ownEligible = -1, eligible
	}
	in := func(s int, p paying) bool {
		for i, stream := range streams[s] {
			if (paying{w.Scenarios[s].Benefits[i], stream}) == p {
				return true
			}
		}
		return false
	}
	for s, scenario := range w.Scenarios {
		var own []paying
		for i, b := range scenario.Benefits {
			p := paying{b, streams[s][i]}
			if p.stream < 0 {
				continue
			}
			alike := true
			for other := range w.Scenarios {
				alike = alike && in(other, p)
			}
			switch {
			case !alike:
				own = append(own, p)
			case s == 0:
				x.common = append(x.common, p)
			}
		}
		x.own = append(x.own, own)
	}
	return x
}
