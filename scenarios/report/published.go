package report

import (
	"math"
	"strings"

	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

// Comparison is a published figure beside the simulated one.
type Comparison struct {
	Name      string `json:"name"`
	Scenario  string `json:"scenario"`
	Measure   string `json:"measure"`
	Years     string `json:"years"`
	Unit      string `json:"unit"`
	Published number `json:"published"`
	Bound     string `json:"bound,omitempty"` // at_least | at_most; "" = the value itself
	Range
	Hit    bool   `json:"hit"`
	Source string `json:"source"`
	Status string `json:"status"`
	unit   unit
	of     subject
}

// published lists the targets with what was simulated for them.
func published(run *forecast.Result, l message.Language) []Comparison {
	var out []Comparison
	for _, b := range run.Backtests {
		t := b.Target
		out = append(out, Comparison{
			Name: t.Name.In(l, t.Measure), Scenario: t.Scenario, Measure: t.Measure, Years: t.Years.Window(t.Months), Unit: t.Unit,
			Published: number(t.Value), Bound: string(t.Bound), Range: rangeOf(b.Mean, b.P05, b.P95, b.Rare), Hit: b.Hit(),
			Source: citation(t), Status: t.Source.Status, unit: unitIn(l, run, t.Unit),
			of: subject{scenario: t.Scenario, measure: t.Measure, by: t.By, group: t.Group},
		})
	}
	return out
}

// citation is the source of a published figure, with the place in it.
func citation(t scenarios.Target) string {
	return strings.TrimSpace(t.Source.Ref + " " + t.Source.Section)
}

// bounded says whether a published figure is a floor or a ceiling.
func bounded(c Comparison, l message.Language) string {
	switch scenarios.Bound(c.Bound) {
	case scenarios.AtLeast:
		return l.Say("at least ")
	case scenarios.AtMost:
		return l.Say("at most ")
	}
	return ""
}

// verdict says hit or miss in words.
func verdict(c Comparison, l message.Language) string {
	switch {
	case c.Rare:
		return tooFew(l)
	case math.IsNaN(float64(c.Mean)):
		return l.Say("not simulated")
	case c.Hit:
		return l.Say("hit")
	}
	return l.Say("miss")
}

// misses counts the published figures that the simulation misses.
func misses(list []Comparison) int {
	n := 0
	for _, c := range list {
		if !c.Hit && !c.Rare && !math.IsNaN(float64(c.Mean)) {
			n++
		}
	}
	return n
}
