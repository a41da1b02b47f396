package decide

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"doudi/model/measure"
	"doudi/scenarios"
)

// of is a game: what each set of groups is worth, in one simulation.
func of(worth map[uint]float64) func(uint) measure.Series {
	return func(set uint) measure.Series {
		return measure.Series{Values: []float64{worth[set]}, Replicates: 1, Weight: 1}
	}
}

// orders are all orders of n groups.
func orders(n int) [][]int {
	if n == 0 {
		return [][]int{nil}
	}
	var out [][]int
	for _, o := range orders(n - 1) {
		for at := range n {
			out = append(out, slices.Insert(slices.Clone(o), at, n-1))
		}
	}
	return out
}

// The glove game (Shapley's own kind): one left glove and two right ones are worth 1 a pair. By hand the left one's owner gets 2/3, the
// others 1/6 each.
func TestGlovesByHand(t *testing.T) {
	worth := of(map[uint]float64{0b011: 1, 0b101: 1, 0b111: 1})
	for group, want := range []float64{2.0 / 3, 1.0 / 6, 1.0 / 6} {
		if got := shapley(3, group, nil, worth).Values[0]; math.Abs(got-want) > 1e-12 {
			t.Errorf("group %d gets %v, want %v", group, got, want)
		}
	}
}

// Over all sets, weighed, it is the mean over all orders one by one; and with only some orders the parts still add up.
func TestShapleyAgainstAllOrders(t *testing.T) {
	for _, n := range []int{1, 3, 5} {
		worth := map[uint]float64{}
		for set := range uint(1) << n {
			worth[set] = math.Sin(float64(7*set+3)) * 100 // any numbers
		}
		worth[0] = 11
		sum := 0.0
		for group := range n {
			want := 0.0
			for _, order := range orders(n) {
				before := uint(0)
				for _, g := range order[:slices.Index(order, group)] {
					before |= 1 << g
				}
				want += (worth[before|1<<group] - worth[before]) / float64(len(orders(n)))
			}
			exact, listed := shapley(n, group, nil, of(worth)).Values[0], shapley(n, group, orders(n), of(worth)).Values[0]
			if math.Abs(exact-want) > 1e-9 || math.Abs(listed-want) > 1e-9 {
				t.Errorf("%d groups: %d gets %v and %v, want %v", n, group, exact, listed, want)
			}
			sum += shapley(n, group, orders(n)[:1], of(worth)).Values[0]
		}
		if all := uint(1)<<n - 1; math.Abs(sum-(worth[all]-worth[0])) > 1e-9 {
			t.Errorf("%d groups: one order's parts add up to %v, of %v", n, sum, worth[all]-worth[0])
		}
	}
}

// Drawn orders hold every group once, each is followed by its reverse, and their sets begin with none and hold all and each alone.
func TestDrawnOrders(t *testing.T) {
	drawn := ordersOf(8, 5)
	if len(drawn) != 2*orderPairs || fmt.Sprint(drawn) != fmt.Sprint(ordersOf(8, 5)) || fmt.Sprint(drawn) == fmt.Sprint(ordersOf(8, 6)) {
		t.Errorf("%d orders: %v", len(drawn), drawn)
	}
	for i := 0; i < len(drawn); i += 2 {
		reverse := slices.Clone(drawn[i+1])
		slices.Reverse(reverse)
		if sorted := slices.Sorted(slices.Values(drawn[i])); !slices.Equal(reverse, drawn[i]) || !slices.Equal(sorted, []int{0, 1, 2, 3, 4, 5, 6, 7}) {
			t.Errorf("%v and %v", drawn[i], drawn[i+1])
		}
	}
	sets := setsOf(8, drawn)
	if sets[0] != 0 || !slices.Contains(sets, 255) || !slices.Contains(sets, 16) || !slices.Contains(sets, 255-16) {
		t.Errorf("%v", sets)
	}
	if got := setsOf(3, nil); !slices.Equal(got, []uint{0, 1, 2, 3, 4, 5, 6, 7}) {
		t.Errorf("%v", got)
	}
}

func TestPartsAddUpByHand(t *testing.T) {
	for _, c := range []struct {
		sum         float64
		parts, want []float64
	}{
		{1, []float64{1.0 / 3, 1.0 / 3, 1.0 / 3}, []float64{0.34, 0.33, 0.33}}, {-1, []float64{-1.0 / 3, -1.0 / 3, -1.0 / 3}, []float64{-0.33, -0.33, -0.34}},
		{0.01, []float64{0.006, 0.004}, []float64{0.01, 0}}, {5, []float64{7, -2}, []float64{7, -2}},
	} {
		if got := addingUp(c.sum, c.parts, 100); !slices.Equal(got, c.want) {
			t.Errorf("%v of %v: %v, want %v", c.parts, c.sum, got, c.want)
		}
	}
}

// The backstop to 85 % and the yearly cap, with another change beside them, on real people: three groups, all eight sets. Parts add up to
// the fen, what changes nothing gets nothing, and what is common to both scenarios is no change.
func TestAttributionOnPeople(t *testing.T) {
	const b = `  - id: backstop_85
    title: {zh: 兜底到85%, en: Backstop to 85 %}
    set:
      - {path: parameters.backstop_inpatient_rate, value: 0.85}
`
	study := small(t, b, `  - {id: a, set: [{path: parameters.backstop_chronic_rate, value: 0.8}]}
  - id: backstop_85
    set: [{path: parameters.backstop_inpatient_rate, value: 0.85}, {path: parameters.assistance_rate, value: 0.5}, {path: parameters.commercial_premium, value: 200}, {path: parameters.backstop_chronic_rate, value: 0.8}]
`)
	a, _, err := Attribute(t.Context(), Comparison{Study: study, From: "a", To: "backstop_85", Measures: []string{"fund_spending", "oop"}, Options: Options{Workers: 2}})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Groups) != 3 || a.Orders != 0 {
		t.Fatalf("%+v", a.Groups)
	}
	for _, m := range a.Measures {
		sum := int64(0)
		for _, p := range m.Parts {
			sum += int64(math.Round(p.Mean * 100))
		}
		if total := int64(math.Round(m.Difference.Mean * 100)); sum != total || math.Abs(m.To-m.From-m.Difference.Mean) > 0.006 {
			t.Errorf("%s: parts of %d fen, a difference of %d; from %v to %v", m.Key.Measure, sum, total, m.From, m.To)
		}
		idle := m.Parts[slices.IndexFunc(a.Groups, func(g Group) bool { return g.Name == "parameters.commercial_premium" })]
		if idle.Mean != 0 || idle.First != 0 || idle.Last != 0 {
			t.Errorf("%s: a premium, which no bill pays, contributes %+v", m.Key.Measure, idle)
		}
	}
	// Less assistance leaves more to the backstop, and the lower backstop more to families: both come to pay less together than each alone.
	rate := a.Measures[0].Parts[slices.IndexFunc(a.Groups, func(g Group) bool { return g.Name == "parameters.backstop_inpatient_rate" })]
	if !(rate.Mean < 0) || !(min(rate.First, rate.Last) <= rate.Mean && rate.Mean <= max(rate.First, rate.Last)) {
		t.Errorf("the backstop contributes %+v", rate)
	}
}

// Changes of the catalogue and the profile and an intervention are parted as those of a policy are. The oracle is slow and plain: each of the
// eight scenarios is written out, each of the six orders is walked, and a change's part is the mean of what it adds where it comes.
func TestInputsAndInterventionsAreParted(t *testing.T) {
	switches := []struct{ name, set, with string }{
		{"catalogue.levels", "{path: catalogue.levels.*.mean_cost, scale: 1.2}", ""},
		{"profile.line", "{path: profile.line, add: 1500}", ""},
		{"with.excluded_5", "", "{id: excluded_5, coverage: 0.8, from: 2018}"},
	}
	var text strings.Builder
	for set := range 8 {
		var items, with []string
		for i, x := range switches {
			if set&(1<<i) != 0 && x.set != "" {
				items = append(items, x.set)
			} else if set&(1<<i) != 0 {
				with = append(with, x.with)
			}
		}
		fmt.Fprintf(&text, "  - {id: s%d, set: [%s], with: [%s]}\n", set, strings.Join(items, ", "), strings.Join(with, ", "))
	}
	const other = `  - id: backstop_85
    title: {zh: 兜底到85%, en: Backstop to 85 %}
    set:
      - {path: parameters.backstop_inpatient_rate, value: 0.85}
`
	study := small(t, other, text.String())
	names := []string{"fund_spending", "oop", "poverty_d1_persons"}
	a, _, err := Attribute(t.Context(), Comparison{Study: study, From: "s0", To: "s7", Measures: names, Options: Options{Workers: 2}})
	if err != nil {
		t.Fatal(err)
	}
	v, err := newVariants(study, study.Scenarios[0], Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	var list []scenarios.Scenario
	for _, c := range study.Scenarios {
		if strings.HasPrefix(c.ID, "s") {
			list = append(list, c)
		}
	}
	var keys []measure.Key
	for _, m := range a.Measures {
		keys = append(keys, m.Key)
	}
	worth, err := v.run(t.Context(), list, keys, 0)
	if err != nil {
		t.Fatal(err)
	}
	for k, m := range a.Measures {
		of := func(set int) float64 { return meanOf(worth[set][k]) }
		fen := int64(0)
		for i, x := range switches {
			part := m.Parts[slices.IndexFunc(a.Groups, func(g Group) bool { return g.Name == x.name })]
			want := 0.0
			for _, order := range orders(3) {
				before := 0
				for _, j := range order[:slices.Index(order, i)] {
					before |= 1 << j
				}
				want += (of(before|1<<i) - of(before)) / 6
			}
			if math.Abs(part.Mean-want) > 0.011 || math.Abs(part.First-(of(1<<i)-of(0))) > 1e-3 || math.Abs(part.Last-(of(7)-of(7&^(1<<i)))) > 1e-3 {
				t.Errorf("%s of %s: %+v, want %v, first %v", x.name, names[k], part, want, of(1<<i)-of(0))
			}
			if part.Mean == 0 && (k == 2) == (x.name == "profile.line") {
				t.Errorf("%s contributes nothing to %s", x.name, names[k])
			}
			fen += int64(math.Round(part.Mean * 100))
		}
		if total := int64(math.Round(m.Difference.Mean * 100)); fen != total || math.Abs(m.Difference.Mean-(of(7)-of(0))) > 0.006 {
			t.Errorf("%s: parts of %d, a difference of %d; %v between the scenarios", names[k], fen, total, of(7)-of(0))
		}
	}
	// In one order the first and what follows add up to the whole: the line moves no bill, so that the others are all of spending.
	spent := a.Measures[0]
	line := spent.Parts[slices.IndexFunc(a.Groups, func(g Group) bool { return g.Name == "profile.line" })]
	prices, within := spent.Parts[slices.IndexFunc(a.Groups, func(g Group) bool { return g.Name == "catalogue.levels" })], spent.Parts[slices.IndexFunc(a.Groups, func(g Group) bool { return g.Name == "with.excluded_5" })]
	if line.Mean != 0 || math.Abs(prices.First+within.Last-spent.Difference.Mean) > 0.011 || math.Abs(within.First+prices.Last-spent.Difference.Mean) > 0.011 {
		t.Errorf("%+v, %+v, %+v of %v", line, prices, within, spent.Difference.Mean)
	}
}

func TestWhatCannotBeParted(t *testing.T) {
	study := small(t)
	good := Comparison{Study: study, From: "current", To: "backstop_85", Measures: []string{"oop"}}
	for name, c := range map[string]struct {
		change func(*Comparison)
		want   string
	}{
		"four measures":    {func(c *Comparison) { c.Measures = slices.Repeat([]string{"oop"}, 4) }, "4 measures; write 1 to 3"},
		"the same":         {func(c *Comparison) { c.To = "current" }, "are the same"},
		"unknown scenario": {func(c *Comparison) { c.To = "backstop_86" }, "write backstop_85"},
		"unknown change":   {func(c *Comparison) { c.Grouped = map[string]string{"parameters.backstop_inpatient_rat": "x"} }, "write parameters.backstop_inpatient_rate"},
		"two policies": {func(c *Comparison) {
			own := *study
			own.Scenarios = append(slices.Clone(study.Scenarios), scenarios.Scenario{ID: "elsewhere", Policy: "huaihua"})
			c.Study, c.To = &own, "elsewhere"
		}, "two policy files"},
	} {
		x := good
		c.change(&x)
		if _, _, err := Attribute(t.Context(), x); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// Of changes that are worth 1 and 2 alone and 10 together the first comes to 1 if it is made first and to 8 if last, the second to 2 and 9.
func TestFirstAndLastByHand(t *testing.T) {
	worth := []float64{0, 1, 2, 10}
	got := attributed(measure.KeyOf("fund_spending", "all", "all"), 2, nil, func(set uint) measure.Series {
		return measure.Series{Values: []float64{worth[set]}, Replicates: 1, Weight: 1}
	})
	for i, want := range [][3]float64{{1, 8, 4.5}, {2, 9, 5.5}} {
		if p := got.Parts[i]; p.First != want[0] || p.Last != want[1] || p.Mean != want[2] {
			t.Errorf("part %d: %+v, want %v", i, p, want)
		}
	}
}
