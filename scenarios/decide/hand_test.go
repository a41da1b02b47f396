package decide

import (
	"math"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/measure"
	"doudi/rules/read"
)

func TestEndsAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]*[2]float64{
		"0.5,0.9": {0.5, 0.9}, " 0.5 , 0.9 ": {0.5, 0.9}, "-1,1": {-1, 1}, "1e3,2e3": {1000, 2000},
		"0.5": nil, "": nil, ",": nil, "0.5,": nil, ",0.9": nil, "a,1": nil, "1,b": nil, "1,2,3": nil, "0.9,0.5": nil, "0.5,0.5": nil, "-Inf,1": nil, "1,Inf": nil, "NaN,1": nil, "1,NaN": nil,
	} {
		got, err := Ends("--between", text)
		if want == nil && (err == nil || !strings.Contains(err.Error(), "are no two values, the lower first; write 0.5,0.9")) || want != nil && (err != nil || *got != *want) {
			t.Errorf("%q: %v, %v, want %v", text, got, err, want)
		}
	}
}

// levers is a policy of a rate, an amount, one without a limit, nothing, a debt, and a table.
const levers = `policy: p
sources: {d: {title: D}}
source: {ref: d, status: stated}
enumerations: {level: [low, high]}
parameters:
  rate: {unit: rate, value: 0.8}
  free: {unit: rate, allow: more than all is meant, value: 0.8}
  amount: {unit: CNY, value: 300}
  endless: {unit: CNY, value: none}
  nothing: {unit: CNY, value: 0}
  debt: {unit: CNY, value: -5}
  late: {unit: CNY, values: [{from: 2019-01-01, value: 7}]}
  table: {unit: rate, by: [level], value: {low: 0.5, high: 0.25}}
  bands: {unit: rate, value: [{over: 0, rate: 0.5}, {over: 100, rate: 0.6}]}
benefits:
  - {id: b, from: 2019-01-01, pays: "min(rate * free * table[level] * max(total - amount - late, 0) + brackets(total, bands) + max(nothing + debt, 0), endless)"}
`

// A share is moved from 0 to 1, a scale from 0 to 2, an amount from 0 to twice what it is; what the user says goes before. Both
// ends of what can be said are taken, and nothing beyond them.
func TestWhatIsMovedAndBetweenWhich(t *testing.T) {
	docs, err := document.Parse("p.yaml", []byte(levers))
	if err != nil {
		t.Fatal(err)
	}
	policy, _, err := read.Policy(docs[0])
	if err != nil {
		t.Fatal(err)
	}
	none := math.NaN()
	for _, c := range []struct {
		path string
		ends *[2]float64
		want Lever // without its path
		says string
	}{
		{"rate", nil, Lever{Low: 0, High: 1, Present: 0.8, Rate: true}, ""},
		{"rate", &[2]float64{0, 1}, Lever{Low: 0, High: 1, Present: 0.8, Rate: true}, ""},
		{"rate", &[2]float64{0.2, 0.4}, Lever{Low: 0.2, High: 0.4, Present: 0.8, Rate: true}, ""},
		{"rate", &[2]float64{-0.01, 1}, Lever{}, "cannot be moved from -0.01 to 1; write two values from 0 to 1"},
		{"rate", &[2]float64{0, 1.01}, Lever{}, "cannot be moved from 0 to 1.01"},
		{"free", &[2]float64{-1, 2}, Lever{Low: -1, High: 2, Present: 0.8, Rate: true}, ""},
		{"rate.scale", nil, Lever{Scale: true, Low: 0, High: 2, Present: 1}, ""},
		{"rate.scale", &[2]float64{0, 1000}, Lever{Scale: true, Low: 0, High: 1000, Present: 1}, ""},
		{"rate.scale", &[2]float64{0, 1000.1}, Lever{}, "cannot go from 0 to 1000.1; write two factors from 0 to 1000"},
		{"rate.scale", &[2]float64{-0.1, 1}, Lever{}, "cannot go from -0.1 to 1"},
		{"table", nil, Lever{Scale: true, Low: 0, High: 2, Present: 1}, ""},
		{"bands", nil, Lever{Scale: true, Low: 0, High: 2, Present: 1}, ""},
		{"table.high", nil, Lever{Low: 0, High: 1, Present: 0.25, Rate: true}, ""},
		{"table.middle", nil, Lever{}, "`table` has no member `middle`; write one of low, high"},
		{"amount", nil, Lever{Low: 0, High: 600, Present: 300}, ""},
		{"amount", &[2]float64{-5, 10}, Lever{Low: -5, High: 10, Present: 300}, ""},
		{"late", nil, Lever{}, "`parameters.late` has no value in 2018"},
		{"nothing", nil, Lever{}, "say between which values `parameters.nothing` is to be moved"},
		{"debt", nil, Lever{}, "say between which values `parameters.debt` is to be moved"},
		{"endless", nil, Lever{}, "say between which values `parameters.endless` is to be moved"},
		{"endless", &[2]float64{1, 2}, Lever{Low: 1, High: 2, Present: none}, ""},
		{"zzzzzz", nil, Lever{}, "has no parameter `zzzzzz`; `doudi policy p` lists them"},
		{"amuont", nil, Lever{}, "write parameters.amount"},
	} {
		got, err := lever(policy, 2018, "parameters."+c.path, c.ends)
		switch {
		case c.says != "":
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s from %v: %v, want %s", c.path, c.ends, err, c.says)
			}
		case err != nil:
			t.Errorf("%s from %v: %v", c.path, c.ends, err)
		default:
			c.want.Path = "parameters." + strings.TrimSuffix(c.path, ".scale")
			if math.IsNaN(c.want.Present) && math.IsNaN(got.Present) {
				got.Present, c.want.Present = 0, 0
			}
			if *got != c.want {
				t.Errorf("%s from %v: %+v, want %+v", c.path, c.ends, *got, c.want)
			}
		}
	}
	if late, err := lever(policy, 2019, "parameters.late", nil); err != nil || late.High != 14 || late.Present != 7 {
		t.Errorf("%+v, %v", late, err)
	}
}

// Shares are parted to the millionth, money to the fen. Of 0.0004 and 0.0002 alone and 0.001 together the first comes to 0.0006.
func TestSharesArePartedToTheMillionth(t *testing.T) {
	worth := []float64{0.5, 0.5004, 0.5002, 0.501}
	got := attributed(measure.KeyOf("effective_rate_inpatient", "all", "all"), 2, nil, func(set uint) measure.Series {
		return measure.Series{Values: []float64{worth[set]}, Replicates: 1, Weight: 1}
	})
	for i, want := range []float64{0.0006, 0.0004} {
		if math.Abs(got.Parts[i].Mean-want) > 1e-12 {
			t.Errorf("part %d is %v, want %v", i, got.Parts[i].Mean, want)
		}
	}
}

// What is enough and the budget to the fen is afforded, and held in every simulation that does not pass it.
func TestAPointAtItsBudgetByHand(t *testing.T) {
	s := &solver{Answer: &Answer{Question: Question{Fund: "f", Budget: 10, Sure: 0.95}}}
	series := func(values ...float64) []measure.Series {
		return []measure.Series{{Values: values, Replicates: 1, Weight: 1}}
	}
	for _, c := range []struct {
		values []float64
		held   int
		enough bool
	}{{[]float64{10, 10, 10}, 3, true}, {[]float64{10.01, 10.01, 10.01}, 0, false}, {[]float64{9.99, 10, 10}, 3, true}, {[]float64{1, 10, 11}, 2, false}} {
		if p := s.point([]float64{1}, series(c.values...)); p.Held != c.held || p.Affords != c.enough {
			t.Errorf("%v: held %d, affords %v, want %d and %v", c.values, p.Held, p.Affords, c.held, c.enough)
		}
	}
}

// Of points that are as good the one that costs least is the best, then the first; without a measure the dearest. What the budget
// does not afford is never it.
func TestTheBestPointByHand(t *testing.T) {
	point := func(measured, enough float64, affords bool) Point {
		return Point{Measured: measured, Enough: enough, Affords: affords}
	}
	for _, c := range []struct {
		measure string
		most    bool
		points  []Point
		want    int
	}{
		{"poverty", false, []Point{point(3, 1, true), point(2, 5, true), point(2, 4, true), point(2, 4, true), point(1, 9, false)}, 2},
		{"poverty", false, []Point{point(2, 4, true), point(2, 5, true)}, 0},
		{"rate", true, []Point{point(3, 1, true), point(4, 5, true), point(4, 6, true)}, 1},
		{"", false, []Point{point(0, 3, true), point(0, 5, true), point(0, 5, true), point(0, 6, false)}, 1},
		{"", false, []Point{point(0, 3, false)}, -1},
	} {
		s := &solver{Answer: &Answer{Question: Question{Measure: c.measure, Most: c.most}}}
		if got := s.best(c.points); got != c.want {
			t.Errorf("%+v: %d, want %d", c.points, got, c.want)
		}
	}
}
