package decide

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/scenarios"
)

// small is Baise's study cut down: 1,200 people and 10 draws.
func small(t *testing.T, edits ...string) *scenarios.Study {
	t.Helper()
	text, err := os.ReadFile("../studies/baise.yaml")
	if err != nil {
		t.Fatal(err)
	}
	study, _, err := scenarios.Parse("../studies/baise.yaml", []byte(strings.NewReplacer(edits...).Replace(string(text))),
		scenarios.Given{Flags: map[string]string{"people": "1200", "draws": "10", "replicates": "1"}})
	if err != nil {
		t.Fatal(err)
	}
	return study
}

const rate = "parameters.backstop_inpatient_rate"

// The answer is the one that an exhaustive grid has: of all hundredths from 0.7 to 1 the highest that the budget affords, since the
// backstop costs more the higher it is; and more money never lowers it.
func TestSolveAgainstAnExhaustiveGrid(t *testing.T) {
	study := small(t)
	ask := func(budget float64) *Answer {
		a, _, err := Solve(t.Context(), Question{Study: study, Paths: []string{rate}, Between: []*[2]float64{{0.7, 1}}, Fund: "county_backstop", Budget: budget, Sure: 0.9, Options: Options{Workers: 2}})
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	s, _, err := newSolver(Question{Study: study, Paths: []string{rate}, Between: []*[2]float64{{0.7, 1}}, Fund: "county_backstop", Sure: 0.9, Options: Options{Workers: 2}})
	if err != nil {
		t.Fatal(err)
	}
	var all [][]float64
	for i := 70; i <= 100; i++ {
		all = append(all, []float64{float64(i) / 100})
	}
	if err := s.try(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	last := 0.0
	for _, at := range []int{0, 8, 22} { // of the first no more than the least value is afforded at the outset
		budget := (s.Points[at].Enough + s.Points[at+1].Enough) / 2
		a := ask(budget)
		best := a.Points[a.Best]
		want := 0.0
		for _, p := range s.Points {
			if p.Enough <= budget {
				want = p.Values[0]
			}
		}
		// The grid of the answer is finer than the hundredths: it may lie up to one of its steps above the last of them.
		if best.Values[0] < want || best.Values[0] >= want+0.01 || best.Enough > budget || !a.Binds || len(a.Turns) > 0 {
			t.Errorf("a budget of %.0f: %v takes %.0f; of the hundredths %v is the last within it; turns %v", budget, best.Values, best.Enough, want, a.Turns)
		}
		if next := a.Points[a.Best+1]; next.Enough <= budget {
			t.Errorf("%v is within the budget too", next.Values)
		}
		if best.Values[0] < last {
			t.Errorf("more money lowers the answer from %v to %v", last, best.Values[0])
		}
		last = best.Values[0]
		for _, p := range a.Points { // all runs runs simulate the same people
			if i := slices.IndexFunc(s.Points, func(x Point) bool { return x.Values[0] == p.Values[0] }); i >= 0 && s.Points[i].Enough != p.Enough {
				t.Errorf("%v takes %v in one run and %v in another", p.Values, p.Enough, s.Points[i].Enough)
			}
		}
	}
}

// A budget that binds nowhere is answered with the end of the range; one that nothing keeps to is bad input; a lever that changes nothing
// is said to; the least of a measure is where it is least of what is affordable.
func TestBudgetsThatDoNotBindOrCannotBeKept(t *testing.T) {
	study := small(t)
	q := Question{Study: study, Paths: []string{rate}, Between: []*[2]float64{nil}, Fund: "county_backstop", Budget: 1e14, Sure: 0.95, Options: Options{Workers: 2}}
	a, _, err := Solve(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if best := a.Points[a.Best]; a.Binds || best.Values[0] != 1 || !math.IsNaN(a.Error) || a.Idle || len(a.Points) > mostTried {
		t.Errorf("it binds: %v; %+v of %d", a.Binds, best, len(a.Points))
	}
	q.Budget = 1
	if _, _, err := Solve(t.Context(), q); err == nil || !strings.Contains(err.Error(), "write a larger budget") {
		t.Errorf("a yuan is enough: %v", err)
	}
	q.Fund, q.Paths, q.Measure = "", []string{"parameters.rate"}, "oop_per_person" // a table, which moves by its scale
	if a, _, err = Solve(t.Context(), q); err != nil {
		t.Fatal(err)
	}
	least := slices.MinFunc(a.Points, func(x, y Point) int { return compareEnough(Point{Enough: x.Measured}, Point{Enough: y.Measured}) })
	if best := a.Points[a.Best]; best.Measured != least.Measured || !a.Levers[0].Scale {
		t.Errorf("%v yuan at %v, and %v at %v", best.Measured, best.Values, least.Measured, least.Values)
	}
}

// Of two levers the frontier has, for each value of the first, the dearest second that the budget affords: none that was tried is better;
// where it affords none, the second that needs least. The best is the dearest of all.
func TestFrontier(t *testing.T) {
	study := small(t)
	a, _, err := Solve(t.Context(), Question{Study: study, Paths: []string{"parameters.assistance_rate", rate}, Between: []*[2]float64{{0, 1}, {0.8, 1}},
		Fund: "county_backstop", Budget: 60e6, Sure: 0.9, Options: Options{Workers: 2}})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Frontier) < 4 {
		t.Fatalf("%d rows", len(a.Frontier))
	}
	afford := map[bool]int{}
	for _, best := range a.Frontier {
		for _, p := range a.Points {
			if p.Values[0] == best.Values[0] && p.Affords && (!best.Affords || p.Enough > best.Enough) {
				t.Errorf("with %v, %v is better than %v", p.Values[0], p.Values[1], best.Values[1])
			}
			if p.Values[0] == best.Values[0] && !best.Affords && p.Enough < best.Enough {
				t.Errorf("with %v, %v needs less than %v", p.Values[0], p.Values[1], best.Values[1])
			}
			if p.Affords && p.Enough > a.Points[a.Best].Enough {
				t.Errorf("%v is better than the best, %v", p.Values, a.Points[a.Best].Values)
			}
		}
		afford[best.Affords]++
	}
	for i := range a.Frontier[1:] {
		if a.Frontier[i].Values[0] >= a.Frontier[i+1].Values[0] {
			t.Errorf("the frontier goes from %v to %v", a.Frontier[i].Values, a.Frontier[i+1].Values)
		}
	}
	if afford[true] == 0 || afford[false] == 0 {
		t.Errorf("%d rows afford something and %d nothing: both are to be seen", afford[true], afford[false])
	}
}

// Where what suffices rises, falls and rises again, both turns are named; a step back of less than a two-hundredth is chance.
func TestTurnsByHand(t *testing.T) {
	of := func(amounts ...float64) []Point {
		var out []Point
		for i, x := range amounts {
			out = append(out, Point{Values: []float64{float64(i)}, Enough: x})
		}
		return out
	}
	for _, c := range []struct {
		points []Point
		want   []float64
	}{
		{of(1, 2, 3, 4), nil}, {of(4, 3, 2), nil}, {of(5, 5, 5), nil}, {of(0, 100, 99.9, 150), nil}, {of(0, 10, 4, 12), []float64{1, 2}}, {of(9, 2, 2, 8), []float64{2}},
	} {
		if got := turns(c.points); !slices.Equal(got, c.want) {
			t.Errorf("%+v turns at %v, want %v", c.points, got, c.want)
		}
	}
}

func TestValuesThatAreTriedAreRound(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		most      int
		want      []float64
	}{
		{0, 1, 16, []float64{0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}},
		{0, 7000, 16, []float64{0, 500, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500, 5000, 5500, 6000, 6500, 7000}},
		{0.63, 0.71, 8, []float64{0.63, 0.64, 0.66, 0.68, 0.7, 0.71}},
	} {
		if got := grid(c.low, c.high, c.most); !slices.Equal(got, c.want) {
			t.Errorf("from %v to %v: %v, want %v", c.low, c.high, got, c.want)
		}
	}
	if got := between(0.6, 0.7, 16); !slices.Equal(got, []float64{0.61, 0.62, 0.63, 0.64, 0.65, 0.66, 0.67, 0.68, 0.69}) {
		t.Errorf("%v", got)
	}
}

func TestAmountsAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]float64{
		"4500万": 45e6, "4,500 万元": 45e6, "0.45亿": 45e6, "45000000": 45e6, "45_000_000元": 45e6, "45 million": 45e6, "2 billion yuan": 2e9, "2 ten thousand yuan": 2e4, "12.5": 12.5, "0": 0,
		"": -1, "-3": -1, "4500w": -1, "1e9": -1, "万": -1, "NaN": -1, "1.2.3": -1, "99999999亿": -1, "0.001": -1, "45,00": -1,
	} {
		if x, err := Amount("--budget", text); err == nil && math.Abs(x-want) > 1e-6 || (err == nil) != (want >= 0) {
			t.Errorf("%q is %v, %v, want %v", text, x, err, want)
		}
	}
	for text, want := range map[string]float64{"95%": 0.95, "95％": 0.95, "0.95": 0.95, "1": 1, "100 %": 1, "95": -1, "": -1, "-5%": -1, "101%": -1} {
		if x, err := Share("--sure", text); err == nil && math.Abs(x-want) > 1e-12 || (err == nil) != (want >= 0) {
			t.Errorf("%q is %v, %v, want %v", text, x, err, want)
		}
	}
}

// What cannot be asked is refused before anything is simulated, with what to write instead.
func TestQuestionsThatCannotBeAsked(t *testing.T) {
	study := small(t)
	study.Years.From = study.Years.To
	v, err := newVariants(study, study.Scenarios[0], Options{})
	if err != nil {
		t.Fatal(err)
	}
	good := Question{Study: study, Paths: []string{rate}, Between: []*[2]float64{nil, nil, nil}, Fund: "county_backstop", Budget: 1e8, Sure: 0.95}
	for name, c := range map[string]struct {
		change func(*Question)
		want   string
	}{
		"twelve levers":     {func(q *Question) { q.Paths = slices.Repeat([]string{rate}, 12) }, "12 levers"},
		"a rate of 1.5":     {func(q *Question) { q.Between = []*[2]float64{{0.5, 1.5}} }, "cannot be moved from 0.5 to 1.5"},
		"a scale below 0":   {func(q *Question) { q.Paths, q.Between = []string{"parameters.rate.scale"}, []*[2]float64{{-1, 1}} }, "two factors from 0 to 1000"},
		"the same twice":    {func(q *Question) { q.Paths = []string{rate, rate} }, "is given twice"},
		"no number":         {func(q *Question) { q.Paths = []string{"benefits.backstop.enabled"} }, "is no number of a policy"},
		"no YAML":           {func(q *Question) { q.Paths = []string{"parameters.rate: {a"} }, "is no number of a policy"},
		"unknown parameter": {func(q *Question) { q.Paths = []string{"parameters.backstop_inpatient_rat"} }, "write parameters.backstop_inpatient_rate"},
		"unknown member":    {func(q *Question) { q.Paths = []string{"parameters.rate.countyy"} }, "has no member `countyy`"},
		"unknown fund":      {func(q *Question) { q.Fund = "county_backstopp" }, "write county_backstop"},
		"unknown measure":   {func(q *Question) { q.Measure = "poverty_d3" }, "write poverty_d"},
		"unknown group":     {func(q *Question) { q.Measure = "oop_per_person.poorest" }, "write oop_per_person.poor"},
		"of an account":     {func(q *Question) { q.Measure = "fund_balance.pool" }, "is of a fund's account"},
		"another year":      {func(q *Question) { q.Year = 2031 }, "2031 is no year of the study"},
		"unknown scenario":  {func(q *Question) { q.Scenario = "no_backstopp" }, "write no_backstop"},
		"nothing wanted":    {func(q *Question) { q.Fund = "" }, "does not say what is wanted"},
	} {
		q := good
		c.change(&q)
		s := &solver{Answer: &Answer{Question: q, Year: q.Year}, variants: v}
		err := s.check()
		if err == nil {
			err = s.find(v.plan)
		}
		var invalid *document.Invalid
		if err == nil || !strings.Contains(err.Error(), c.want) || !asInvalid(err, &invalid) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func asInvalid(err error, to **document.Invalid) bool { return errors.As(err, to) }

// dear is an intervention under which cost grows fast from a year on: by how much depends on how many years ago that was.
const dear = `intervention: dear
title: {zh: 费用增长, en: Dear care}
delivered_by: {zh: 医院, en: hospitals}
paid_by: {zh: 医院, en: hospitals}
sources: {a: {title: A}}
start: 2017
coverage: {2017: 1}
coverage_source: {ref: a, status: stated}
uncosted: {zh: 不知道, en: not known}
effects:
  - {path: catalogue.cost_growth, value: {value: 0.3, source: {ref: a, status: found}}}
`

// The scenario as it is has in the year that is asked about the spending that the whole study finds, an intervention that begins with the
// study and acts on the growth of several years among it.
func TestTheYearIsThatOfTheStudy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dear.yaml")
	if err := os.WriteFile(path, []byte(dear), 0o600); err != nil {
		t.Fatal(err)
	}
	study := small(t, "years: 2017..2019", "years: 2017..2020", "    title: {zh: 取消政府兜底, en: Without the backstop}\n", "    with: ["+path+"]\n")
	o := Options{Workers: 2, Folders: []string{filepath.Dir(path)}}
	s, _, err := newSolver(Question{Study: study, Scenario: "no_backstop", Paths: []string{"parameters.assistance_rate"}, Between: []*[2]float64{{0, 1}},
		Fund: "medical_assistance", Sure: 0.9, Options: o})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.try(t.Context(), [][]float64{{0.5}}); err != nil {
		t.Fatal(err)
	}
	v, err := newVariants(study, s.Scenario, o)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := v.run(t.Context(), []scenarios.Scenario{s.Scenario}, s.keys, 2020)
	if err != nil {
		t.Fatal(err)
	}
	if want := s.point(nil, whole[0]); s.Present.Mean != want.Mean || want.Mean == 0 {
		t.Errorf("%.0f yuan in 2020, and %.0f in the study", s.Present.Mean, want.Mean)
	}
}

// At 1 and 2 a budget of 110 is and is not enough: 100 and 120 suffice, with an error of 4. The value is uncertain by 4 over 20 for each. What
// nothing keeps to names the least that is needed; the most of a measure is the greater one; an amount is moved from 0 to twice what it is.
func TestJudgedByHand(t *testing.T) {
	s := &solver{Answer: &Answer{Question: Question{Fund: "f", Budget: 110, Sure: 0.9}, Error: math.NaN(),
		Points: []Point{{Values: []float64{1}, Enough: 100, Affords: true, enoughError: 4}, {Values: []float64{2}, Enough: 120}}}}
	if s.judge(); !s.Binds || s.Idle || s.Error != 0.2 {
		t.Errorf("binds %v, idle %v, an error of %v, want 0.2", s.Binds, s.Idle, s.Error)
	}
	s.Points = []Point{{Values: []float64{1}, Enough: 300}, {Values: []float64{2}, Enough: 200.5}, {Values: []float64{3}, Enough: 250}}
	if err := s.outOfReach(); !strings.Contains(err.Error(), "it takes 201 yuan at the least, with 2;") {
		t.Error(err)
	}
	s.Question.Measure = "oop"
	for most, want := range map[bool]bool{false: true, true: false} {
		if s.Question.Most = most; s.better(Point{Measured: 1}, Point{Measured: 2}) != want {
			t.Errorf("most %v: 1 is better than 2: %v", most, !want)
		}
	}
	if l, err := (&Lever{Present: 3500}).within(nil); err != nil || l.Low != 0 || l.High != 7000 {
		t.Errorf("%+v, %v", l, err)
	}
}
