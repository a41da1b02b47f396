package scenarios

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// What a published figure stands for: 0.80 for anything that rounds to it, a floor for anything above.
func TestTargetsAgreeAsFarAsTheyAreRounded(t *testing.T) {
	for _, c := range []struct {
		value     string
		low, high float64
		agrees    bool
	}{
		{"0.80", 0.8003, 0.8009, true},
		{"0.80", 0.8060, 0.8100, false},
		{"0.9085", 0.8824, 0.9031, false},
		{"0.9085", 0.8824, 0.90847, true},
		{"8075", 8076, 9000, false},
		{"{at_least: 0.9}", 0.903, 0.92, true},
		{"{at_least: 0.9}", 0.80, 0.85, false},
		{"{at_most: 0.9}", 0.80, 0.85, true},
		{"0.9", 0.894, 0.894, false},
		{"{at_most: 0.9}", 0.96, 0.99, false},
		// Whole numbers and bounds stand for themselves alone, and an interval that ends there touches them.
		{"8075", 8000, 8075, true}, {"8075", 8075, 9000, true}, {"8075", 8000, 8074.9, false},
		{"{at_least: 8075}", 1, 8075, true}, {"{at_least: 8075}", 1, 8074.9, false}, {"{at_least: 8075}", 9000, 9001, true},
		{"{at_most: 8075}", 8075, 9000, true}, {"{at_most: 8075}", 8075.1, 9000, false}, {"{at_most: 8075}", 1, 2, true},
		// 0.75 is anything from 0.745 to 0.755, 0.7500 from 0.74995; a rate of 0.5 is 50 %, from 0.495.
		{"0.75", 0.7551, 0.8, false}, {"0.75", 0.755, 0.8, true}, {"0.75", 0.7, 0.745, true}, {"0.75", 0.7, 0.7449, false},
		{"0.7500", 0.7, 0.7499, false}, {"0.7500", 0.7, 0.74996, true}, {"0.5", 0.4, 0.4951, true}, {"0.5", 0.4, 0.4949, false},
	} {
		text := good + "targets:\n  - {name: x, measure: che10, value: " + c.value + ", unit: ratio, source: {ref: r, status: stated}}\n"
		if strings.Contains(good, "targets:") {
			text = good[:strings.Index(good, "targets:")] + text[len(good):]
		}
		s, _, err := Parse("s.yaml", []byte(text), Given{})
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Targets[len(s.Targets)-1].Agrees(c.low, c.high); got != c.agrees {
			t.Errorf("%s against [%v, %v]: %v", c.value, c.low, c.high, got)
		}
	}
}

// targetOf reads a target of a study of 2017..2019 with the scenarios current and cut.
func targetOf(t *testing.T, text string) Target {
	t.Helper()
	s, _, err := Parse("s.yaml", []byte(good+"targets: [{"+text+", source: {ref: r, status: stated}}]\n"), Given{})
	if err != nil {
		t.Fatal(err)
	}
	return s.Targets[0]
}

// Without more, a target is the baseline's, of everybody, over the study's years. Amounts keep the decimals that they
// state, also with digits grouped: 1_234.5 stands for 0.05 more or less.
func TestTargetsSayWhatTheyAreOf(t *testing.T) {
	bare := targetOf(t, "name: {zh: 甲, en: A}, measure: oop, unit: CNY, value: 1_234.5")
	if bare.Scenario != "current" || bare.By != "all" || bare.Group != "all" || bare.Years != (Years{2017, 2019}) || bare.Value != 1234.5 ||
		math.Abs(bare.Rounded-0.05) > 1e-15 || bare.Bound != Exactly || bare.Unit != "CNY" || bare.Measure != "oop" || bare.Name.EN != "A" || bare.Source.Status != "stated" {
		t.Errorf("%+v", bare)
	}
	full := targetOf(t, "name: x, measure: che10, scenario: cut, by: status, group: poor, years: 2018, unit: ratio, value: {at_most: 0.25}")
	if full.Scenario != "cut" || full.By != "status" || full.Group != "poor" || full.Years != (Years{2018, 2018}) || full.Value != 0.25 || full.Rounded != 0 || full.Bound != AtMost {
		t.Errorf("%+v", full)
	}
	for value, want := range map[string]float64{"12": 0, "12.0": 0.05, "0.123": 0.0005, "-3.25": 0.005} {
		if got := targetOf(t, "name: x, measure: m, unit: CNY, value: "+value).Rounded; math.Abs(got-want) > 1e-15 {
			t.Errorf("%s stands for %v more or less, want %v", value, got, want)
		}
	}
	for years, want := range map[string]Years{"2017": {2017, 2017}, "2019": {2019, 2019}, "2017..2019": {2017, 2019}} {
		if got := targetOf(t, "name: x, measure: m, unit: CNY, value: 1, years: "+years).Years; got != want {
			t.Errorf("%s: %v", years, got)
		}
	}
}

// What a target may say beside its value, each word by itself: whom and which care it is about, which months, how it was
// rounded, how far its quantity may be another, and what it is for. 8,075 rounded to tens stands for 8,070 to 8,080.
func TestTargetsSayWhatTheyMean(t *testing.T) {
	x := targetOf(t, "name: x, measure: fund_spending, by: benefit, group: basic, scope: {status: [poor, exited]}, months: 2018-01..2018-06, unit: CNY, value: 8075, rounding: 10, kept_back: true, floor: true")
	if x.Scope.By != "status" || !slices.Equal(x.Scope.Groups, []string{"poor", "exited"}) || x.Years != (Years{2018, 2018}) || x.Months != (Months{1, 6}) || x.Rounded != 5 ||
		x.Discrepancy != 0 || !x.KeptBack || !x.Floor || x.Place != "" {
		t.Errorf("%+v", x)
	}
	if !x.Agrees(8080, 9000) || x.Agrees(8080.1, 9000) {
		t.Error("8,075 to the nearest ten")
	}
	x = targetOf(t, "name: x, measure: admissions, by: status, group: poor, place: in_county, unit: admissions, value: 1000, discrepancy: {relative: 0.15, why: 口径不明}")
	if x.Place != "in_county" || math.Abs(x.Discrepancy-150) > 1e-9 || x.Why.ZH != "口径不明" || x.KeptBack || x.Floor || !x.Months.Whole() || x.Scope.By != "" {
		t.Errorf("%+v", x)
	}
	if !x.Agrees(1149, 2000) || x.Agrees(1151, 2000) || !x.Agrees(1, 851) || x.Agrees(1, 849) {
		t.Error("1,000 within 15 percent")
	}
	x = targetOf(t, "name: x, measure: m, scope: {category: dibao}, unit: ratio, value: 0.90, discrepancy: {absolute: 0.005, why: x}")
	if x.Scope.By != "category" || x.Scope.Groups[0] != "dibao" || x.Discrepancy != 0.005 || math.Abs(x.Rounded-0.005) > 1e-15 {
		t.Errorf("%+v", x)
	}
	for months, want := range map[string]Months{"2017-01..2019-12": {}, "2018-03": {3, 3}, "2017-07..2018-06": {7, 6}, "2018-01..2018-12": {}} {
		if got := targetOf(t, "name: x, measure: m, unit: CNY, value: 1, months: "+months); got.Months != want {
			t.Errorf("%s: %v", months, got.Months)
		}
	}
}

// A study of some months simulates their years whole. A target without a window of its own is of the study's; one that
// reaches beyond it is refused, also by a month.
func TestStudiesCoverMonths(t *testing.T) {
	text := strings.Replace(good, "years: 2017..2019", "months: 2017-07..2018-06", 1)
	s, _, err := Parse("s.yaml", []byte(text+"targets: [{name: x, measure: oop, unit: CNY, value: 1, source: {ref: r, status: stated}}]\n"), Given{})
	if err != nil || s.Years != (Years{2017, 2018}) || s.Months != (Months{7, 6}) || s.Resolved().Years != "2017-07..2018-06" || s.Targets[0].Months != s.Months || s.Targets[0].Years != s.Years {
		t.Fatalf("%+v, %v", s, err)
	}
	for year, want := range map[int][2]int{2017: {7, 12}, 2018: {1, 6}} {
		if first, last := s.Months.Of(s.Years, year); first != want[0] || last != want[1] {
			t.Errorf("%d: months %d to %d", year, first, last)
		}
	}
	for window, ok := range map[string]bool{"months: 2017-07..2017-12": true, "months: 2018-06": true, "months: 2017-06": false, "months: 2018-01..2018-07": false, "years: 2018": false} {
		_, _, err := Parse("s.yaml", []byte(text+"targets: [{name: x, measure: oop, unit: CNY, value: 1, "+window+", source: {ref: r, status: stated}}]\n"), Given{})
		if (err == nil) != ok {
			t.Errorf("%s: %v", window, err)
		}
	}
}
