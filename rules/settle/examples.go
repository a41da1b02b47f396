package settle

import (
	"math"

	"doudi/model"
	"doudi/model/message"
	"doudi/rules"
	"doudi/rules/bill"
	"doudi/rules/read"
)

// Miss is an expectation that the policy does not meet.
type Miss struct {
	bill.Expectation
	Low, High float64 // what the policy gives; one value unless the bill has a span
}

// RunExample settles an example by a policy, with the readings that it names, and returns what the policy misses.
func RunExample(p *rules.Policy, e *bill.Example) ([]Miss, error) {
	p, err := read.WithReadings(p, e.Readings)
	if err != nil {
		return nil, err
	}
	low, high := map[string]float64{}, map[string]float64{}
	for i, b := range e.Bills.Variants() {
		s, err := Year(p, b)
		if err != nil {
			return nil, err
		}
		if broken := s.Broken(); broken != "" {
			return nil, message.Say("the settlement does not add up: %s", broken)
		}
		for _, x := range e.Expected {
			got, key := s.Figure(x.Of, x.What), x.Of+" "+x.What
			if i == 0 {
				low[key], high[key] = got, got
			}
			low[key], high[key] = min(low[key], got), max(high[key], got)
		}
	}
	var out []Miss
	for _, x := range e.Expected {
		key := x.Of + " " + x.What
		if !met(x, low[key], high[key], e.Tolerance) {
			out = append(out, Miss{x, low[key], high[key]})
		}
	}
	return out, nil
}

// met says whether what the policy gives agrees with the expectation. A bill with an unknown part gives a span: a
// bound must hold all over it, a figure must be possible within it. Amounts are compared in whole fen.
func met(x bill.Expectation, low, high float64, tolerance model.Fen) bool {
	slack := float64(tolerance)/100 + 0.00499
	if x.What == "effective_rate" || x.What == "eligible_rate" {
		slack = float64(tolerance)/100 + 0.00005
	}
	if math.IsInf(x.Low, -1) || math.IsInf(x.High, 1) {
		return low >= x.Low-slack && high <= x.High+slack
	}
	return low <= x.High+slack && high >= x.Low-slack
}
