package report

import (
	"fmt"
	"math"

	"doudi/model/message"
	"doudi/scenarios/decide"
	"doudi/scenarios/figure"
	"doudi/scenarios/forecast"
)

// AnswerFigure draws an answer: with one lever what comes of each value, with two the best of the second for each value of the first.
func AnswerFigure(a *decide.Answer, l message.Language) *figure.Frontier {
	s := newSolved(a, l)
	out := &figure.Frontier{Right: s.lever(0)}
	out.Mark = markOf(l, a.Question.Study, a.People, a.For)
	out.Notes = []string{l.Say("Scenario: %s. %s", quoted(l, a.Scenario.Title.In(l, a.Scenario.ID)), s.asked()), originOf(l, a.Question.Study, a.People, a.For, forecast.RoughAt(a.Question.Study.Draws))}
	if len(a.Levers) == 2 {
		s.drawFrontier(out)
	} else {
		s.drawCurve(out)
	}
	return out
}

// drawFrontier draws all pairs that were tried, and the best of the second by the first.
func (s *solved) drawFrontier(out *figure.Frontier) {
	best := s.Points[s.Best]
	out.Title = s.l.Say("%d: %s %s with %s %s¦the best pair", s.Year, s.lever(0), value(best.Values[0]), s.lever(1), value(best.Values[1]))
	out.Subtitle = s.l.Say("The best of the second for each value of the first. Dots: pairs that the budget affords; crosses: beyond it; large: the best of all that were tried.")
	out.Up = s.l.Say("Upwards: %s", s.lever(1))
	for _, p := range s.Points {
		out.Tried = append(out.Tried, figure.Trial{Spot: figure.Spot{Right: p.Values[0], Up: p.Values[1]}, Within: p.Affords})
	}
	for _, p := range s.Frontier {
		at := figure.Spot{Right: p.Values[0], Up: p.Values[1]}
		if !p.Affords {
			at.Up = math.NaN()
		}
		out.Line = append(out.Line, at)
	}
	out.Best = []figure.Spot{{Right: best.Values[0], Up: best.Values[1]}}
}

// drawCurve draws what suffices by value against the budget, or without one the measure.
func (s *solved) drawCurve(out *figure.Frontier) {
	best := s.Points[s.Best]
	up := func(p decide.Point) float64 { return p.Measured * s.measure.factor }
	out.Title = s.l.Say("%d: %s", s.Year, s.answer())
	if s.Question.Fund != "" {
		up = func(p decide.Point) float64 { return p.Enough * s.money.factor }
		out.Up = s.l.Say("Upwards: spending of %s that suffices with %s %%, %s", s.Title.In(s.l, s.Question.Fund), plainShare(s.Question.Sure), s.money.name)
		out.Subtitle = s.l.Say("What each value of the number takes. Dots: within the budget; crosses: beyond it; large: the answer.")
		out.Level = &figure.Level{Amount: s.Question.Budget * s.money.factor, Label: s.l.Say("budget %s", s.money.of(s.Question.Budget))}
	} else {
		out.Up = s.l.Say("Upwards: %s, %s", s.name, s.measure.name)
		out.Subtitle = s.l.Say("What comes of each value of the number, on average. Large: the answer.")
	}
	for _, p := range s.Points {
		at := figure.Spot{Right: p.Values[0], Up: up(p)}
		out.Tried, out.Line = append(out.Tried, figure.Trial{Spot: at, Within: p.Affords}), append(out.Line, at)
	}
	if !s.Idle {
		out.Best = []figure.Spot{{Right: best.Values[0], Up: up(best)}}
	}
}

// AttributionFigure draws what each change contributes, from zero to the whole difference, each measure on an axis of its own.
func AttributionFigure(a *decide.Attribution, l message.Language) *figure.Waterfall {
	study := a.Comparison.Study
	out := &figure.Waterfall{}
	years := hyphened(study.Years.String())
	if a.Comparison.Year != 0 {
		years = fmt.Sprint(a.Comparison.Year)
	}
	out.Mark = markOf(l, study, a.People, a.For)
	out.Subtitle = l.Say("From %s to %s, %s: from zero by what each change contributes to the whole difference (hatched: more; full: less; dark grey: the sum; empty: may be noise), in brackets 90 %% uncertainty intervals. Each measure has its own axis.",
		quoted(l, headlined(a.From.Title.In(l, a.From.ID))), quoted(l, headlined(a.To.Title.In(l, a.To.ID))), years)
	for i := range a.Measures {
		out.Bills = append(out.Bills, attributedBill(a, i, l, years))
	}
	out.Title = attributedTitle(a, l)
	out.Notes = []string{attributedHow(a, l), originOf(l, study, a.People, a.For, forecast.RoughAt(study.Draws))}
	return out
}

// attributedBill is the way of one measure.
func attributedBill(a *decide.Attribution, i int, l message.Language, years string) figure.Bill {
	of := a.Measures[i]
	largest := of.Difference.Mean
	for at, g := 0.0, 0; g < len(of.Parts); g++ {
		at += of.Parts[g].Mean
		largest = max(largest, math.Abs(at), math.Abs(of.Parts[g].Mean))
	}
	u := easyUnit(l, of.Key.Unit, largest)
	out := figure.Bill{Title: measureTitle(l, a.Comparison.Study, of.Key), Axis: l.Say("%s, %s¦a unit and years", u.name, years)}
	step := func(label string, c decide.Contribution, from float64, kind figure.Kind) {
		s := figure.Step{Label: label, Amount: minus(u.signed(c.Mean)), Share: l.Say("(%s)", minus(u.span(l, c.P05, c.P95))),
			From: from * u.factor, To: (from + c.Mean) * u.factor, Kind: kind, Noise: c.P05 < 0 && c.P95 > 0}
		if c.Mean == 0 && c.P05 == 0 && c.P95 == 0 {
			s.Amount, s.Share = "0", ""
		}
		out.Steps = append(out.Steps, s)
	}
	at := 0.0
	for g, c := range of.Parts {
		kind := figure.More
		if c.Mean < 0 {
			kind = figure.Less
		}
		step(a.Groups[g].Name, c, at, kind)
		at += c.Mean
	}
	step(l.Say("difference¦of two scenarios"), of.Difference, 0, figure.Net)
	return out
}

// attributedTitle is about the change that contributes most to the first measure.
func attributedTitle(a *decide.Attribution, l message.Language) string {
	of, most := a.Measures[0], 0
	for g, c := range of.Parts {
		if math.Abs(c.Mean) > math.Abs(of.Parts[most].Mean) {
			most = g
		}
	}
	u := easyUnit(l, of.Key.Unit, of.Difference.Mean, of.Parts[most].Mean)
	return l.Say("Difference in %s: %s %s, of which %s %s", measureTitle(l, a.Comparison.Study, of.Key), minus(u.signed(of.Difference.Mean)), u.name,
		headlined(a.Groups[most].Name), minus(u.signed(of.Parts[most].Mean)))
}
