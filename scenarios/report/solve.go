package report

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"doudi/model/message"
	"doudi/scenarios/decide"
)

// solved is an answer at work in a language.
type solved struct {
	*decide.Answer
	l       message.Language
	money   unit
	measure unit
	name    string // of the measure
}

// WriteAnswerText prints the answer to a question for a terminal.
func WriteAnswerText(w io.Writer, a *decide.Answer, l message.Language) error {
	s := newSolved(a, l)
	var lines []string
	add := func(p part) { lines = append(append(lines, ""), p.lines()...) }
	lines = append(lines, fit(s.heading(), screenCells))
	lines = append(lines, wrapped(s.asked(), screenCells, 0)...)
	if len(a.Levers) == 2 {
		add(s.frontier())
	} else {
		add(part{title: s.answer(), items: s.doubts()})
		add(s.curve())
	}
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

func newSolved(a *decide.Answer, l message.Language) *solved {
	s := &solved{Answer: a, l: l, money: axisUnit(l, "CNY", max(a.Question.Budget, a.Present.Mean))}
	if a.Question.Measure != "" {
		s.measure = unitOf(l, a.Measure.Unit)
		s.name = measureTitle(l, a.Question.Study, a.Measure)
	}
	return s
}

// heading is the study, the scenario and the year.
func (s *solved) heading() string {
	study := s.Question.Study
	return s.l.Say("%s: %s, %d", study.Title.In(s.l, study.ID), s.Scenario.Title.In(s.l, s.Scenario.ID), s.Year)
}

// asked repeats the question, so that it can be seen to be the one that was meant.
func (s *solved) asked() string {
	var out []string
	if s.Question.Fund != "" {
		out = append(out, s.l.Say("what %s spends, premiums with it, is to stay within %s %s in %s %% of %d simulations", s.Title.In(s.l, s.Question.Fund), s.money.of(s.Question.Budget), s.money.name, plainShare(s.Question.Sure), s.Runs))
	}
	switch {
	case s.Question.Measure == "":
		out = append(out, s.l.Say("as much as the budget affords"))
	case s.Question.Most:
		out = append(out, s.l.Say("the mean of %s is to be most", s.name))
	default:
		out = append(out, s.l.Say("the mean of %s is to be least", s.name))
	}
	return s.l.Say("Asked: %s.", strings.Join(out, s.l.Say("; ¦between wishes")))
}

// plainShare is a share in per cent with the digits that it has.
func plainShare(x float64) string { return strconv.FormatFloat(math.Round(x*1e6)/1e4, 'f', -1, 64) }

// value writes a lever's value.
func value(x float64) string {
	if math.IsNaN(x) {
		return "-"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// lever names a lever and what it is now.
func (s *solved) lever(i int) string {
	l := s.Levers[i]
	if l.Scale {
		return s.l.Say("%s, times", l.Path)
	}
	return l.Path
}

// answer is the sentence that answers.
func (s *solved) answer() string {
	best := s.Points[s.Best]
	if s.Idle {
		return s.l.Say("%s changes nothing of what was asked: no value from %s to %s is better than another.", s.lever(0), value(s.Levers[0].Low), value(s.Levers[0].High))
	}
	out := s.l.Say("%s = %s", s.lever(0), value(best.Values[0]))
	if !math.IsNaN(s.Levers[0].Present) && !s.Levers[0].Scale {
		out += s.l.Say(" (now %s)", value(s.Levers[0].Present))
	}
	if s.Question.Fund != "" {
		out += s.l.Say(": %s %s suffice, in %d of %d simulations the budget is enough", s.money.enough(best.Enough), s.money.name, best.Held, s.Runs)
	}
	if s.Question.Measure != "" {
		out += s.l.Say("; %s %s %s", s.name, s.measure.of(best.Measured), s.measure.name)
	}
	return out + s.l.Say(".¦ends a sentence")
}

// doubts are what a reader must know of the answer.
func (s *solved) doubts() []string {
	var out []string
	if s.Question.Fund != "" && !s.Idle {
		switch {
		case !math.IsNaN(s.Error):
			out = append(out, s.l.Say("Simulation error of the value: about %s (one standard error of what suffices, over how steeply that changes).", value(significant(s.Error))))
		case !s.Binds:
			out = append(out, s.l.Say("The budget does not bind: no value beside it is beyond the budget."))
		}
	}
	if n := s.spans(); len(n) > 0 && s.Question.Fund != "" {
		out = append(out, s.l.Say("Of the values tried, the budget affords %s.", strings.Join(n, s.l.Say(", ¦between spans"))))
	}
	if len(s.Turns) > 0 {
		var at []string
		for _, x := range s.Turns {
			at = append(at, value(x))
		}
		out = append(out, s.l.Say("What suffices is not monotone: it turns at about %s.", s.l.List(at)))
	}
	return out
}

// significant keeps one digit of an error.
func significant(x float64) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 1, 64), 64)
	if err != nil {
		return x
	}
	return out
}

// spans are the values that the budget affords, neighbours together.
func (s *solved) spans() []string {
	var out []string
	for i := 0; i < len(s.Points); i++ {
		if !s.Points[i].Affords {
			continue
		}
		from := i
		for i+1 < len(s.Points) && s.Points[i+1].Affords {
			i++
		}
		if from == i {
			out = append(out, value(s.Points[i].Values[0]))
			continue
		}
		out = append(out, s.l.Say("%s to %s", value(s.Points[from].Values[0]), value(s.Points[i].Values[0])))
	}
	return out
}

// curve is every value that was tried.
func (s *solved) curve() part {
	t := &table{head: append([]string{s.l.Say("value")}, s.heads()...)}
	present := append([]cell{{text: s.l.Say("as it is")}}, s.cells(s.Present, "")...)
	t.rows = append(t.rows, present)
	for i, p := range s.Points {
		mark := ""
		if i == s.Best && !s.Idle {
			mark = s.l.Say("the answer")
		}
		t.rows = append(t.rows, append(words(value(p.Values[0])), s.cells(p, mark)...))
	}
	return part{title: s.l.Say("Every value that was tried"), table: t, below: s.drawn()}
}

// drawn says what becomes of a lever's range.
func (s *solved) drawn() []string {
	if s.Levers[0].Scale {
		return nil
	}
	return []string{s.l.Say("A value that is tried is a decision, and no range around it is drawn; as it is, the policy's range is.")}
}

func (s *solved) heads() []string {
	var out []string
	if s.Question.Fund != "" {
		out = append(out, s.l.Say("suffices %s %%, %s", plainShare(s.Question.Sure), s.money.name), s.l.Say("held/%d", s.Runs), s.l.Say("mean, %s", s.money.name))
	}
	if s.Question.Measure != "" {
		out = append(out, s.l.Say("%s, %s", s.name, s.measure.name))
	}
	return append(out, "")
}

func (s *solved) cells(p decide.Point, mark string) []cell {
	var out []cell
	if s.Question.Fund != "" {
		out = append(out, words(s.money.enough(p.Enough), fmt.Sprint(p.Held), s.money.of(p.Mean))...)
		if mark == "" && !p.Affords {
			mark = s.l.Say("beyond the budget")
		}
	}
	if s.Question.Measure != "" {
		out = append(out, cell{text: s.measure.of(p.Measured), span: s.measure.span(s.l, p.Low, p.High)})
	}
	return append(out, cell{text: mark})
}

// frontier is the best of the second lever for each value of the first.
func (s *solved) frontier() part {
	short := func(i int) string { return strings.TrimPrefix(s.lever(i), "parameters.") }
	t := &table{head: append([]string{short(0), short(1)}, s.heads()...)}
	for _, p := range s.Frontier {
		second, mark := value(p.Values[1]), ""
		if !p.Affords {
			second, mark = "-", s.l.Say("beyond the budget, whatever the other")
		}
		t.rows = append(t.rows, append(words(value(p.Values[0]), second), s.cells(p, mark)...))
	}
	out := part{title: s.l.Say("The best of the second for each value of the first"), table: t}
	if best := s.Points[s.Best]; s.Question.Measure != "" {
		out.below = []string{s.l.Say("Best of all that were tried: %s and %s.", value(best.Values[0]), value(best.Values[1]))}
	}
	return out
}

// answerJSON is an answer for other programs. Amounts are in CNY.
type answerJSON struct {
	Study    string      `json:"study"`
	Scenario string      `json:"scenario"`
	Year     int         `json:"year"`
	Levers   []leverJSON `json:"levers"`
	Fund     string      `json:"fund,omitempty"`
	Budget   number      `json:"budget"`
	Sure     float64     `json:"sure"`
	Measure  string      `json:"measure,omitempty"`
	Best     pointJSON   `json:"best"`
	Error    number      `json:"error"` // of the best value
	Binds    bool        `json:"binds"`
	Idle     bool        `json:"idle"`
	Turns    []float64   `json:"turns"`
	Present  pointJSON   `json:"present"`
	Points   []pointJSON `json:"points"`
	Frontier []pointJSON `json:"frontier,omitempty"`
}

type leverJSON struct {
	Path    string  `json:"path"`
	Scale   bool    `json:"scale"`
	Low     float64 `json:"low"`
	High    float64 `json:"high"`
	Present number  `json:"present"`
}

type pointJSON struct {
	Values   []float64 `json:"values"`
	Suffices number    `json:"suffices"`
	Mean     number    `json:"mean"`
	Held     int       `json:"held"`
	Affords  bool      `json:"affords"`
	Measured number    `json:"measured"`
	P05      number    `json:"p05"`
	P95      number    `json:"p95"`
}

func pointOf(p decide.Point) pointJSON {
	return pointJSON{p.Values, number(p.Enough), number(p.Mean), p.Held, p.Affords, number(p.Measured), number(p.Low), number(p.High)}
}

// WriteAnswerJSON writes an answer for other programs.
func WriteAnswerJSON(w io.Writer, a *decide.Answer) error {
	q := a.Question
	out := answerJSON{Study: q.Study.ID, Scenario: a.Scenario.ID, Year: a.Year, Fund: q.Fund, Budget: number(math.NaN()), Sure: q.Sure, Measure: q.Measure,
		Best: pointOf(a.Points[a.Best]), Error: number(a.Error), Binds: a.Binds, Idle: a.Idle, Turns: append([]float64{}, a.Turns...), Present: pointOf(a.Present)}
	if q.Fund != "" {
		out.Budget = number(q.Budget)
	}
	for _, l := range a.Levers {
		out.Levers = append(out.Levers, leverJSON{l.Path, l.Scale, l.Low, l.High, number(l.Present)})
	}
	for _, p := range a.Points {
		out.Points = append(out.Points, pointOf(p))
	}
	for _, p := range a.Frontier {
		out.Frontier = append(out.Frontier, pointOf(p))
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
