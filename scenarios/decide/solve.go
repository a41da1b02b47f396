package decide

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"
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

// newSolver checks a question against the study.
func newSolver(q Question) (*solver, *document.Report, error) {
	s := &solver{Answer: &Answer{Question: q, Year: q.Year, Runs: q.Study.Simulations(), Error: math.NaN()}}
	if err := s.check(); err != nil {
		return nil, nil, err
	}
	own := *q.Study
	own.Years = scenarios.Years{From: s.Year, To: s.Year} // what happens in a year does not hang on which others are simulated
	var err error
	if s.variants, err = newVariants(&own, s.Scenario, q.Options); err != nil {
		return nil, nil, err
	}
	return s, s.variants.plan.Warnings, s.find(s.variants.plan)
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
	list := []scenarios.Scenario{s.Scenario}
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
	s.Present = s.point(nil, figures[0])
	for i, values := range settings {
		s.Points = append(s.Points, s.point(values, figures[i+1]))
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
