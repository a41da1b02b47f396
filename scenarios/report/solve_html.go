package report

import (
	"fmt"
	"html"
	"io"
	"math"
	"strings"

	"doudi/model/message"
	"doudi/scenarios/decide"
)

// WriteAnswerHTML writes the answer to a question as a part of a page: what stands in the terminal's text, with drawings of what was
// tried between the answer and its table. Drawings are HTML already.
func WriteAnswerHTML(w io.Writer, a *decide.Answer, l message.Language, drawings ...string) error {
	s := newSolved(a, l)
	var b strings.Builder
	fmt.Fprintf(&b, "<h2>%s</h2>\n", html.EscapeString(s.heading()))
	part{words: []string{s.asked()}}.html(&b, "about")
	if len(a.Levers) == 2 {
		s.frontier().html(&b, "")
	} else {
		part{words: []string{s.answer()}}.html(&b, "answer")
		part{items: s.doubts()}.html(&b, "")
		b.WriteString(strings.Join(drawings, ""))
		s.curve().html(&b, "")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Tried is one figure over the values of a lever that were tried, to be drawn.
type Tried struct {
	Title  string
	X      []float64 // rising
	Lines  []TriedLine
	Limit  float64 // in the unit of the lines, the budget; NaN without one
	Most   float64 // the axis ends there
	Best   int     // of X; −1 where no value is better than another
	Says   func(y float64) string
	Values [2]string // the ends of X as a reader is told
}

// TriedLine is a row of figures, one a value.
type TriedLine struct {
	Title string
	Y     []float64
}

// TriedOf are the figures of an answer with one lever: what suffices and the mean of the fund's spending, and the measure.
func TriedOf(a *decide.Answer, l message.Language) []Tried {
	s := newSolved(a, l)
	if len(a.Levers) != 1 || len(a.Points) < 2 {
		return nil
	}
	figure := func(title string, u unit, limit float64, lines ...TriedLine) Tried {
		t := Tried{Title: title, Lines: lines, Limit: math.NaN(), Best: a.Best, Says: func(y float64) string { return u.of(y) }}
		for _, p := range a.Points {
			t.X = append(t.X, p.Values[0])
		}
		for _, line := range lines {
			for _, y := range line.Y {
				t.Most = max(t.Most, y)
			}
		}
		if limit <= 1.5*t.Most { // a line far above the others would leave them flat
			t.Limit, t.Most = limit, max(t.Most, limit)
		}
		if a.Idle {
			t.Best = -1
		}
		t.Values = [2]string{value(t.X[0]), l.Say("%s = %s", s.lever(0), value(t.X[len(t.X)-1]))}
		return t
	}
	of := func(title string, y func(decide.Point) float64) TriedLine {
		line := TriedLine{Title: title}
		for _, p := range a.Points {
			line.Y = append(line.Y, y(p))
		}
		return line
	}
	var out []Tried
	if a.Question.Fund != "" {
		out = append(out, figure(l.Say("%s, %s", s.Title.In(l, a.Question.Fund), s.money.name), s.money, a.Question.Budget,
			of(l.Say("suffices %s %%¦of a line", plainShare(a.Question.Sure)), func(p decide.Point) float64 { return p.Enough }),
			of(l.Say("mean"), func(p decide.Point) float64 { return p.Mean })))
	}
	if a.Question.Measure != "" {
		out = append(out, figure(l.Say("%s, %s", s.name, s.measure.name), s.measure, math.NaN(), of(l.Say("mean"), func(p decide.Point) float64 { return p.Measured })))
	}
	return out
}
