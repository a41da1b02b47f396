package decide

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"doudi/model/measure"
)

// Between 0, 1 and 2 the next values are multiples of the least round step that leaves no more than there is room for: of the side
// beyond the budget alone where the dearest is wanted, sixteen of tenths; of both sides where a measure decides, eight each of fifths.
// Where the dearest is an end of the range and nothing is beyond the budget, there is nothing nearer.
func TestWhatIsTriedNextByHand(t *testing.T) {
	tenths, fifths := []float64{1, 2, 3, 4, 5, 6, 7, 8, 9}, []float64{2, 4, 6, 8}
	after := func(whole float64, tenths []float64) (out []float64) {
		for _, x := range tenths {
			out = append(out, (10*whole+x)/10)
		}
		return out
	}
	for name, c := range map[string]struct {
		affords string // by point
		measure string
		best    int
		want    []float64
	}{
		"the next is beyond":               {"yyn", "", 1, after(1, tenths)},
		"the one before is beyond":         {"nyy", "", 1, after(0, tenths)},
		"both are beyond":                  {"nyn", "", 1, slices.Concat(after(0, fifths), after(1, fifths))},
		"the first, and the next beyond":   {"ynn", "", 0, after(0, tenths)},
		"the last, and the one before":     {"nny", "", 2, after(1, tenths)},
		"the last of all that is afforded": {"yyy", "", 2, nil},
		"the first of all":                 {"yyy", "", 0, nil},
		"the dearest in the middle":        {"yyy", "", 1, slices.Concat(after(0, fifths), after(1, fifths))},
		"by a measure, the next beyond":    {"yyn", "oop", 1, slices.Concat(after(0, fifths), after(1, fifths))},
		"by a measure, at the end":         {"yyy", "oop", 2, after(1, tenths)},
		"by a measure, in the middle":      {"yyy", "oop", 1, slices.Concat(after(0, fifths), after(1, fifths))},
	} {
		s := &solver{Answer: &Answer{Question: Question{Fund: "f", Measure: c.measure}}}
		for _, first := range [][]float64{nil, {7}} { // the second of two levers is what moves
			var points []Point
			var want [][]float64
			for i, y := range c.affords {
				points = append(points, Point{Values: append(slices.Clone(first), float64(i)), Affords: y == 'y'})
			}
			for _, x := range c.want {
				want = append(want, append(slices.Clone(first), x))
			}
			if got := s.nearer(points, c.best); fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s: %v, want %v", name, got, want)
			}
			if got := points[c.best].Values; got[len(got)-1] != float64(c.best) {
				t.Errorf("%s: the best moved to %v", name, got)
			}
		}
	}
}

// What suffices falls from 140 at 10 over 100 at 20 to 60 at 30: of a budget of 110 the best is at 20, and beyond it is the value before.
// An error of 8 over a slope of 4 for each is 2. Beside a value that is afforded too nothing binds.
func TestABudgetThatBindsBefore(t *testing.T) {
	of := func(afforded ...bool) *solver {
		s := &solver{Answer: &Answer{Question: Question{Fund: "f", Budget: 110}, Error: math.NaN(), Best: 1}}
		for i, yes := range afforded {
			s.Points = append(s.Points, Point{Values: []float64{float64(10 * (i + 1))}, Enough: 140 - 40*float64(i), Affords: yes, enoughError: 8})
		}
		return s
	}
	s := of(false, true, true)
	if s.judge(); !s.Binds || s.Error != 2 || s.Turns != nil {
		t.Errorf("binds %v, an error of %v, want 2; turns %v", s.Binds, s.Error, s.Turns)
	}
	s = of(true, true, true)
	if s.judge(); s.Binds || !math.IsNaN(s.Error) {
		t.Errorf("binds %v, an error of %v where nothing is beyond the budget", s.Binds, s.Error)
	}
}

// A lever is idle where no value changes what was asked about: what suffices, its mean, or the measure; what is not asked about has no
// figure and changes nothing. One value that differs from the first is enough.
func TestIdleByHand(t *testing.T) {
	none := math.NaN()
	for name, c := range map[string]struct {
		last Point
		idle bool
	}{
		"the same":         {Point{Enough: 5, Mean: 4, Measured: 3}, true},
		"another enough":   {Point{Enough: 6, Mean: 4, Measured: 3}, false},
		"another mean":     {Point{Enough: 5, Mean: 4.5, Measured: 3}, false},
		"another measured": {Point{Enough: 5, Mean: 4, Measured: 2}, false},
		"no longer known":  {Point{Enough: 5, Mean: 4, Measured: none}, false},
	} {
		s := &solver{Answer: &Answer{}}
		for i := range 3 {
			p := Point{Values: []float64{float64(i)}, Enough: 5, Mean: 4, Measured: 3}
			if i == 1 {
				p.Enough, p.Mean, p.Measured = c.last.Enough, c.last.Mean, c.last.Measured
			}
			s.Points = append(s.Points, p)
		}
		if s.judge(); s.Idle != c.idle {
			t.Errorf("%s: idle %v", name, s.Idle)
		}
	}
	s := &solver{Answer: &Answer{Points: []Point{{Enough: none, Mean: none, Measured: 3}, {Enough: none, Mean: none, Measured: 3}}}}
	if s.judge(); !s.Idle {
		t.Error("without a fund a measure that stays is not idle")
	}
}

// Of 0…20 in any order the mean is 10, a twentieth lies below 1 and above 19: so of the measure. The fund is the first of two figures, and
// 0.9 of its 0, 10, …, 200 are at most 180, which 19 of the 21 keep to.
func TestAPointHasItsFundAndItsMeasure(t *testing.T) {
	var spent, measured []float64
	for i := range 21 {
		spent, measured = append(spent, float64(10*(i*8%21))), append(measured, float64(i*5%21))
	}
	of := func(values []float64) measure.Series { return measure.Series{Values: values, Replicates: 1, Weight: 1} }
	s := &solver{Answer: &Answer{Question: Question{Fund: "f", Budget: 180, Sure: 0.9, Measure: "oop"}, Measure: measure.KeyOf("oop", "all", "all")}}
	p := s.point([]float64{3}, []measure.Series{of(spent), of(measured)})
	for _, c := range []struct {
		what      string
		got, want float64
	}{{"enough", p.Enough, 180}, {"mean", p.Mean, 100}, {"held", float64(p.Held), 19}, {"measured", p.Measured, 10}, {"low", p.Low, 1}, {"high", p.High, 19}} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s is %v, want %v", c.what, c.got, c.want)
		}
	}
	if !p.Affords {
		t.Error("180 is not within 180")
	}
	s.Question.Fund = ""
	if p = s.point(nil, []measure.Series{of(measured)}); p.Measured != 10 || !math.IsNaN(p.Enough) || !math.IsNaN(p.Mean) || !p.Affords || p.Held != 0 {
		t.Errorf("without a fund: %+v", p)
	}
	s.Question.Fund, s.Question.Measure = "f", ""
	if p = s.point(nil, []measure.Series{of(spent)}); p.Mean != 100 || !math.IsNaN(p.Measured) || !math.IsNaN(p.Low) || !math.IsNaN(p.High) {
		t.Errorf("without a measure: %+v", p)
	}
}
