package simulate

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/measure"
)

// parted is a world whose second scenario is a variant's, with the draw of testDraw.
func parted(w *World, changes map[string]*model.Changes, settlers ...payers) (*World, *Draw) {
	own, year := *w, func(all payers) []MakeSettler {
		make := func(Settler) Settler { return all }
		return []MakeSettler{make, make}
	}
	own.Variants = []Variant{{Scenarios: []int{1}, Population: w.Population, Catalogue: w.Catalogue.Under(changes)}}
	if profile := w.Population.Profile.Under(changes); !reflect.DeepEqual(profile, w.Population.Profile) {
		own.Variants[0].Population = w.Population.Under(profile)
	}
	return &own, &Draw{Index: 2, Settlers: year(settlers[0]), Variants: []*Draw{{Index: 2, Settlers: year(settlers[1])}}}
}

func scaled(from int, by float64, paths ...string) map[string]*model.Changes {
	out := map[string]*model.Changes{}
	for _, path := range paths {
		out[path] = &model.Changes{Of: []model.Change{{From: from, How: model.Scale, By: model.Quantity{Value: by, Low: by, High: by}, Share: 1}}, Most: math.MaxFloat64}
	}
	return out
}

func ran(t *testing.T, w *World, d *Draw) []*Partial {
	t.Helper()
	got, err := w.NewWorker().Run(Shard{Draw: d, First: 0, Count: 2, From: 0, To: w.Population.Blocks()})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// A scenario of a variant in which every input is what it was has every sum of the same scenario beside the first: who wins and loses
// against the first among them, in the years and over both.
func TestAVariantOfNothingIsTheScenario(t *testing.T) {
	w := testWorld(t, 3000)
	w.Windows, w.Parts = []Window{{0, 1}}, []Part{{Year: 1, First: 1, Last: 6}}
	plain, generous := payers{{share: 50, toPerson: 1}}, payers{{share: 80, own: 100, cash: 5000, toPerson: 2, toHouse: 3}}
	for _, pair := range [][2]payers{{plain, generous}, {generous, plain}} {
		beside := testDraw(w)
		both := func(Settler) Settler { return append(slices.Clone(pair[0]), pair[1]...) }
		beside.Settlers = []MakeSettler{both, both}
		want := ran(t, w, beside)
		apart, draw := parted(w, nil, pair[0], pair[1])
		got := ran(t, apart, draw)
		if want[0].Tallies[1][0].Cells[measure.Changed100] == 0 {
			t.Fatal("nobody wins or loses, and so nothing is compared")
		}
		for r := range want {
			if !reflect.DeepEqual(got[r].Tallies, want[r].Tallies) {
				t.Errorf("replicate %d: other sums", r)
			}
			if !reflect.DeepEqual(got[r].Heads, want[r].Heads) {
				t.Errorf("replicate %d: other heads", r)
			}
		}
	}
}

// sum is a field over all cells.
func sum(w *World, t *measure.Tally, field measure.Field) (out int64) {
	for at := int(field); at < len(t.Cells); at += w.Layout.Stride() {
		out += t.Cells[at]
	}
	return out
}

// With dearer hospitals from 2018 on, 2017 is the first scenario's to the last fen; in 2018 as many are ill of the same, and each admission
// costs twice as much, also in a place whose own mean is known: nobody wins, and some lose. With more spent outside bills it is that
// which doubles, and nothing else of the bills; who loses counts over the one year of a window as in the year.
func TestAVariantChangesWhatItSays(t *testing.T) {
	w := testWorld(t, 3000)
	w.Windows = []Window{{1}}
	same := payers{{share: 50, toPerson: 1}}
	costs := []string{"catalogue.levels.township.mean_cost", "catalogue.levels.county.mean_cost", "catalogue.levels.city.mean_cost", "catalogue.levels.province.mean_cost"}
	for _, c := range []struct {
		what    string
		changes map[string]*model.Changes
		double  measure.Field
		stay    []measure.Field
	}{
		{"prices", scaled(2018, 2, costs...), measure.InpatientCost, []measure.Field{measure.Admissions, measure.ChronicTotal, measure.OtherSpending, measure.Persons, measure.Winners100}},
		{"other spending", scaled(2018, 2, "profile.other_spending.total", "profile.other_spending.own"), measure.OtherSpending, []measure.Field{measure.Admissions, measure.TotalCost, measure.Persons, measure.Winners100}},
	} {
		apart, draw := parted(w, c.changes, same, same)
		got := ran(t, apart, draw)[1]
		if !reflect.DeepEqual(got.Tallies[1][0], got.Tallies[0][0]) {
			t.Errorf("%s: 2017 differs", c.what)
		}
		first, second := got.Tallies[0][1], got.Tallies[1][1]
		if x := float64(sum(w, second, c.double)) / float64(sum(w, first, c.double)); math.Abs(x-2) > 1e-4 {
			t.Errorf("%s: %v times as much in 2018", c.what, x)
		}
		for _, field := range c.stay {
			if a, b := sum(w, first, field), sum(w, second, field); a != b {
				t.Errorf("%s: field %d is %d, and %d under the first", c.what, field, b, a)
			}
		}
		inWindow := int64(0)
		for stratum := range w.Layout.Strata() {
			inWindow += got.Heads[1][0].Groups[w.Layout.Heads(0, stratum, 0)+int(measure.Losers100)]
		}
		if n := sum(w, second, measure.Losers100); n == 0 || n != inWindow {
			t.Errorf("%s: %d households lose, and %d over the window", c.what, n, inWindow)
		}
	}
}

// What happens in a year does not hang on which years are simulated before it, also where every input that can is another from that year on:
// 2018 behind 2017 has every sum of 2018 alone.
func TestAYearIsItselfBehindAnother(t *testing.T) {
	w := testWorld(t, 3000)
	changes := map[string]*model.Changes{}
	for _, in := range slices.Concat(w.Population.Profile.Inputs(), w.Catalogue.Inputs()) {
		if in.First > 0 {
			changes[in.Path] = scaled(2018, 0.95, in.Path)[in.Path]
		}
	}
	for _, path := range []string{"profile.consumption.elasticity", "catalogue.other_spending_sigma", "catalogue.other_spending.lasting"} {
		if changes[path] == nil {
			t.Fatalf("%s is no input that changes from a year on", path)
		}
	}
	same := payers{{share: 50, toPerson: 1}}
	both, draw := parted(w, changes, same, same)
	want := *both
	want.Years = []int{2018}
	alone := ran(t, &want, draw)
	for r, got := range ran(t, both, draw) {
		for s := range both.Scenarios {
			if !reflect.DeepEqual(got.Tallies[s][1], alone[r].Tallies[s][0]) {
				t.Errorf("replicate %d, scenario %d: other sums than of the year alone", r, s)
			}
		}
	}
}
