package forecast

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model"
	"doudi/scenarios"
)

// ranged is an input with a range of which the quantile u is 2 + √(2u) up to the half, and mirrored above it.
func ranged(path string) model.Quantity {
	return model.Quantity{Path: path, Value: 3, Low: 2, High: 4}
}

// arranged gives inputs their places in a study of twenty draws.
func arranged(seed uint64, list ...model.Quantity) *inputs {
	in := &inputs{titles: map[string]model.Title{}, place: map[string][]float64{}}
	in.arrange(&scenarios.Study{Seed: seed, Draws: 20}, list)
	return in
}

// Every input has a draw in each twentieth of its range, by an order of its own: one more, in whatever place of the list,
// leaves the places of the others. Another seed orders them anew.
func TestAnInputMoreMovesNoOther(t *testing.T) {
	few, more := arranged(7, ranged("a"), ranged("b")), arranged(7, ranged("new"), ranged("b"), ranged("a"))
	for _, path := range []string{"a", "b"} {
		if !slices.Equal(few.place[path], more.place[path]) {
			t.Errorf("%s: %v became %v", path, few.place[path], more.place[path])
		}
		if slices.Equal(few.place[path], arranged(8, ranged(path)).place[path]) {
			t.Errorf("%s: another seed gives the same places", path)
		}
		var parts []int
		for _, u := range few.place[path] {
			parts = append(parts, int(20*u))
		}
		slices.Sort(parts)
		if fmt.Sprint(parts) != "[0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19]" {
			t.Errorf("%s has draws in the parts %v", path, parts)
		}
	}
	if slices.Equal(few.place["a"], few.place["b"]) {
		t.Error("two inputs go together")
	}
	for d, u := range few.place["a"] {
		want := 2 + math.Sqrt(2*u)
		if u > 0.5 {
			want = 4 - math.Sqrt(2*(1-u))
		}
		if got := few.values(d, []model.Quantity{ranged("a")})["a"]; math.Abs(got-want) > 1e-12 {
			t.Errorf("draw %d: %v at the place %v, want %v", d, got, u, want)
		}
	}
}

// Two policies that state different ranges for a parameter share its place; it is one input, and counts once among the
// unverified.
func TestPoliciesShareTheirInputs(t *testing.T) {
	in := arranged(7, ranged("rate"))
	other := model.Quantity{Path: "rate", Value: 30, Low: 20, High: 40, Status: "unverified"}
	in.arrange(&scenarios.Study{Seed: 8, Draws: 20}, []model.Quantity{other})
	if len(in.paths) != 1 {
		t.Errorf("inputs %v", in.paths)
	}
	for d := range 20 {
		if a, b := in.values(d, []model.Quantity{ranged("rate")})["rate"], in.values(d, []model.Quantity{other})["rate"]; math.Abs(10*a-b) > 1e-9 {
			t.Errorf("draw %d: %v and %v", d, a, b)
		}
	}
	of := func(path, together, status string) model.Quantity {
		return model.Quantity{Path: path, Together: together, Status: status}
	}
	in.shared = []model.Quantity{of("x.2016", "x", "unverified"), of("x.2017", "x", "unverified"), of("y", "", "stated")}
	in.own = [][]model.Quantity{{of("rate", "", "unverified"), of("z", "", "found")}, {of("rate", "", "unverified"), of("w", "", "derived")}}
	if n := in.unverified(); n != 2 { // x and rate
		t.Errorf("%d are unverified", n)
	}
}

// A run draws the ranges of its profile, its catalogue and every policy, and how what is carried on grows.
func TestARunDrawsAllItsFiles(t *testing.T) {
	profile, study := ofBaise(t)
	study = replaced(t, replaced(t, study, "2018..2019", "2021"), "[{id: current}]", "[{id: current}, {id: other, policy: yunyang}]")
	plan := planned(t, inFolder(t, "study.yaml", study, "profile.yaml", profile), few(nil))
	in := plan.inputs()
	count := map[string]int{}
	for _, path := range in.paths {
		count[strings.SplitN(path, ".", 2)[0]]++
	}
	for _, q := range slices.Concat(plan.profile.Quantities(), plan.illness.Quantities(), plan.policies[0].Quantities(), plan.policies[1].Quantities()) {
		if in.place[q.Drawn()] == nil {
			t.Errorf("%s is not drawn", q.Path)
		}
	}
	if count["profile"] == 0 || count["catalogue"] == 0 || len(in.own) != 2 || len(in.own[1]) == 0 {
		t.Errorf("inputs %v", count)
	}
	grown := 0
	for _, x := range plan.carried {
		if x.Grow.Uncertain() {
			grown++
			if v := in.values(1, in.shared)[x.Grow.Path]; v < x.Grow.Low || v > x.Grow.High || v == x.Grow.Value {
				t.Errorf("%s grows by %v", x.Input, v)
			}
		}
	}
	if grown == 0 {
		t.Error("nothing that is carried on has a range")
	}
	// Each policy of a draw is compiled with its own values: what the second alone states is among them.
	var names [2]map[string]bool
	for i, own := range in.own {
		names[i] = map[string]bool{}
		for path := range in.values(0, own) {
			names[i][path] = true
		}
	}
	if fmt.Sprint(names[0]) == fmt.Sprint(names[1]) {
		t.Errorf("both policies state %v", names[0])
	}
}

// The share still poor has a range of its own for every year: 0.70 to 0.85 around 0.78 at the end of 2016, 0.47 to 0.63
// around 0.55 a year later. One place is drawn for all years: where a draw stands at the quantile u of one year's
// triangle, it stands at u of the others', so that a difference between years has no noise of two draws in it.
func TestAShareAtSeveralDatesIsDrawnOnce(t *testing.T) {
	in := planned(t, baise, few(map[string]string{"draws": "50"})).inputs()
	// quantile is the distribution function of the triangle on [low, high] with its mode in the middle.
	quantile := func(x, low, mode, high float64) float64 {
		if x < mode {
			return (x - low) * (x - low) / (high - low) / (mode - low)
		}
		return 1 - (high-x)*(high-x)/(high-low)/(high-mode)
	}
	lowest, highest := 1.0, 0.0
	for d := range 50 {
		v := in.values(d, in.shared)
		first, second := quantile(v["profile.remaining.2016"], 0.70, 0.78, 0.85), quantile(v["profile.remaining.2017"], 0.47, 0.55, 0.63)
		if math.Abs(first-second) > 1e-9 {
			t.Fatalf("draw %d: the quantile %v at the end of 2016, %v a year later", d, first, second)
		}
		lowest, highest = min(lowest, first), max(highest, first)
	}
	if lowest > 0.02 || highest < 0.98 { // a Latin hypercube of fifty has one in the first and one in the last fiftieth
		t.Errorf("the places run from %v to %v", lowest, highest)
	}
	n := 0
	for _, path := range in.paths {
		if path == "profile.remaining" {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the share is listed %d times among the inputs", n)
	}
}
