package decide

import (
	"math"
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"
	"doudi/model/measure"
	"doudi/scenarios"
	"doudi/scenarios/forecast"
)

// Question asks which values of one or two levers keep a fund within a budget, and which of them is the best.
type Question struct {
	Study    *scenarios.Study
	Scenario string        // id of the one that is changed; "" = the baseline
	Year     int           // that is asked about; 0 = the study's last
	Paths    []string      // of the levers, one or two
	Between  []*[2]float64 // by lever: between which values it is moved; nil = the usual ones
	Fund     string        // id; "" = no budget binds
	Budget   float64       // CNY a year, for all that the fund pays, premiums with it
	Sure     float64       // share of simulations in which the budget is to be enough
	Measure  string        // whose mean is to be least or most: as forecast.Plan.Named; "" = the most that the budget affords
	Most     bool          // of Measure
	Options
}

// Point is what comes of one setting of the levers.
type Point struct {
	Values  []float64 // of the levers
	Enough  float64   // CNY, the spending of the fund that Question.Sure of the simulations do not pass; NaN without a fund
	Mean    float64   // CNY, its mean
	Held    int       // simulations in which the budget is enough
	Affords bool      // Enough is within the budget; true without a fund

	Measured, Low, High float64 // mean of the measure with its interval; NaN without one

	enoughError float64 // Monte Carlo standard error of Enough
	measure     measure.Series
}

// Answer is what came of a question.
type Answer struct {
	Question Question
	Year     int
	Scenario scenarios.Scenario // that is changed
	Levers   []*Lever
	Fund     measure.Key // its spending; zero without one
	Title    model.Title // of the fund
	Measure  measure.Key // zero without one
	Runs     int         // simulations of every setting
	People   int         // that were simulated
	For      int         // people that they stand for
	Present  Point       // the scenario as it is, without values
	Points   []Point     // that were simulated, rising
	Best     int         // of Points, with one lever

	// Error is about by how much chance may move the best value: the standard error of what suffices over how steeply that changes. NaN
	// where the budget does not bind.
	Error float64
	// Binds says that a value beside the best is beyond the budget.
	Binds bool
	// Turns are the values at which what suffices begins to fall after it rose, or to rise after it fell: there it is not monotone.
	Turns []float64
	// Idle says that no value changes anything that was asked about.
	Idle bool

	Frontier []Point // with two levers, the best of the second for each value of the first; one that affords nothing where none does
}

// newSolver checks a question against the study.
func newSolver(q Question) (*solver, *document.Report, error) {
	s := &solver{Answer: &Answer{Question: q, Year: q.Year, Runs: q.Study.Simulations(), Error: math.NaN()}}
	if err := s.check(); err != nil {
		return nil, nil, err
	}
	own := *q.Study
	own.Years = scenarios.Years{From: s.Year, To: s.Year} // what happens in a year does not hang on which others are simulated
	s.Scenario.With = begun(s.Scenario.With, q.Study.Years.From)
	var err error
	if s.variants, err = newVariants(&own, s.Scenario, q.Options); err != nil {
		return nil, nil, err
	}
	s.People, s.For = s.variants.plan.People()
	return s, s.variants.plan.Warnings, s.find(s.variants.plan)
}

// begun are interventions of which those that begin with the study do so by its own first year: the growth that one changes adds up from
// there on.
func begun(all []scenarios.With, first int) []scenarios.With {
	out := slices.Clone(all)
	for i := range out {
		if out[i].From == 0 {
			out[i].From = first
		}
	}
	return out
}

// find looks up what the question names.
func (s *solver) find(plan *forecast.Plan) (err error) {
	q := &s.Question
	for i, path := range q.Paths {
		l, err := lever(plan.Policy(0), s.Year, path, q.Between[i])
		if err != nil {
			return err
		}
		s.Levers = append(s.Levers, l)
	}
	if q.Fund != "" {
		if s.Fund, err = fundOf(plan, q.Fund, s.Year); err != nil {
			return err
		}
		s.keys, s.Title = append(s.keys, s.Fund), plan.FundTitle(q.Fund)
	}
	if q.Measure != "" {
		where := "--least"
		if q.Most {
			where = "--most"
		}
		if s.Answer.Measure, err = plan.Named(where, q.Measure, s.Year); err != nil {
			return err
		}
		s.keys = append(s.keys, s.Answer.Measure)
	}
	return nil
}

// fundOf is all that a fund pays in a year.
func fundOf(plan *forecast.Plan, id string, year int) (measure.Key, error) {
	key, err := plan.Named("--fund", "payer_spending.fund."+id, year)
	if err == nil {
		return key, nil
	}
	var known []string
	for _, f := range plan.Funds() {
		known = append(known, f.ID)
	}
	near := document.Nearest(id, known)
	if near == "" {
		near = strings.Join(known, ", ")
	}
	return key, document.Refusef("--fund", "no policy here has a fund `%s` that pays anything; write %s", id, near)
}

// check refuses what no study could answer.
func (s *solver) check() error {
	q := &s.Question
	if n := len(q.Paths); n < 1 || n > 2 {
		return document.Refusef("--path", "%d levers; one gives a value, two a frontier, and more have no answer that could be read", n)
	}
	if len(q.Paths) == 2 && q.Paths[0] == q.Paths[1] {
		return document.Refusef("--path", "`%s` is given twice", q.Paths[0])
	}
	if q.Fund == "" && q.Measure == "" {
		return document.Refusef("--fund", "the question does not say what is wanted; write --fund with --budget, or --least or --most with a measure")
	}
	if !q.Study.Months.Whole() {
		return document.Refusef(q.Study.File, "a budget is of a whole year, and this study of some months")
	}
	if s.Year == 0 {
		s.Year = q.Study.Years.To
	}
	if years := q.Study.Years; s.Year < years.From || s.Year > years.To {
		return document.Refusef("--year", "%d is no year of the study, which is of %s", s.Year, years)
	}
	var err error
	s.Scenario, err = scenarioOf(q.Study, "--scenario", q.Scenario)
	return err
}

// scenarioOf is the scenario with an id, the baseline for ""; where is what a message calls the id's place.
func scenarioOf(study *scenarios.Study, where, id string) (scenarios.Scenario, error) {
	var known []string
	for i, c := range study.Scenarios {
		if known = append(known, c.ID); c.ID == id || id == "" && i == 0 {
			return c, nil
		}
	}
	near := document.Nearest(id, known)
	if near == "" {
		near = strings.Join(known, ", ")
	}
	return scenarios.Scenario{}, document.Refusef(where, "the study has no scenario `%s`; write %s", id, near)
}
