package simulate

import (
	"reflect"
	"slices"
	"testing"
)

// Whatever input of the catalogue is another from 2018 on, a variant that has from the first scenario what the input has no part in comes to
// every sum of one that does all by itself, since its people are others in memory; and 2017 it has whole.
func TestWhatAVariantSharesIsWhatItWouldFind(t *testing.T) {
	w := testWorld(t, 1200)
	inputs := w.Catalogue.Inputs()
	beside := *w
	beside.Windows, beside.Parts = []Window{{0, 1}}, []Part{{Year: 1, First: 1, Last: 6}}
	beside.Scenarios = w.Scenarios[:1]
	year := func(Settler) Settler { return payers{{share: 50, toPerson: 1}} }
	draw := &Draw{Index: 2, Settlers: []MakeSettler{year, year}}
	for i, in := range inputs {
		from := 0
		if in.First > 0 {
			from = max(in.First, 2018)
		}
		beside.Scenarios = append(beside.Scenarios, w.Scenarios[0])
		beside.Variants = append(beside.Variants, Variant{Scenarios: []int{1 + i}, Population: w.Population, Catalogue: w.Catalogue.Under(scaled(from, 0.5, in.Path))})
		draw.Variants = append(draw.Variants, &Draw{Index: 2, Settlers: draw.Settlers})
	}
	apart := beside
	apart.Variants = slices.Clone(beside.Variants)
	for i := range apart.Variants {
		apart.Variants[i].Population = w.Population.Under(w.Population.Profile)
	}
	shard := Shard{Draw: draw, First: 1, Count: 1, From: 0, To: w.Population.Blocks()}
	k := beside.NewWorker()
	got, err := k.Run(shard)
	if err != nil {
		t.Fatal(err)
	}
	want, err := apart.NewWorker().Run(shard)
	if err != nil {
		t.Fatal(err)
	}
	shares, asIll := map[share]int{}, map[bool]int{}
	for i, in := range inputs {
		if s := 1 + i; !reflect.DeepEqual(got[0].Tallies[s], want[0].Tallies[s]) || !reflect.DeepEqual(got[0].Heads[s], want[0].Heads[s]) {
			t.Errorf("%s: other sums", in.Path)
		}
		of := &k.variants[i].beside
		if in.First > 0 && (of.years[0] != wholeYear || !of.ill[0][0]) {
			t.Errorf("%s: of 2017 is shared %d", in.Path, of.years[0])
		}
		shares[of.years[1]]++
		asIll[of.ill[0][1]]++
	}
	if shares[wholeYear] == 0 || shares[sameView] == 0 || asIll[true] == 0 || asIll[false] == 0 {
		t.Errorf("of 2018 is shared %v; as many are ill: %v", shares, asIll)
	}
}

// With other prices the claims are the first scenario's at other costs; with other places of care they are laid out anew.
func TestClaimsAtOtherPricesAreLaidOutOnce(t *testing.T) {
	w := testWorld(t, 400)
	for path, lent := range map[string]bool{"catalogue.levels.county.mean_cost": true, "catalogue.levels.county.choice": false} {
		same := payers{{share: 50}}
		parted, draw := parted(w, scaled(2017, 0.5, path), same, same)
		k := parted.NewWorker()
		if _, err := k.Run(Shard{Draw: draw, First: 0, Count: 1, From: 0, To: 1}); err != nil {
			t.Fatal(err)
		}
		v := k.variants[0]
		if (v.layout == k.layout) != lent || slices.Equal(v.claims.Level, k.claims.Level) != lent {
			t.Errorf("%s: claims of the first are %v", path, v.layout == k.layout)
		}
		if slices.Equal(v.claims.Total, k.claims.Total) {
			t.Errorf("%s: costs are the same", path)
		}
	}
}

// Whoever is insured by a scenario's policy may be another than under the first, so that a year of either in which a policy says it is counted
// anew over the same means, and every year of a world that remembers who was insured.
func TestWhoIsInsuredIsFoundByEachPolicy(t *testing.T) {
	same, base := payers{{share: 50}}, testWorld(t, 400)
	for _, c := range []struct {
		byPolicy  [2][]bool
		remembers bool
		want      []share
	}{
		{[2][]bool{{false, false}, {false, false}}, false, []share{wholeYear, wholeYear}},
		{[2][]bool{{false, true}, {false, false}}, false, []share{wholeYear, sameMeans}},
		{[2][]bool{{false, false}, {true, false}}, false, []share{sameMeans, wholeYear}},
		{[2][]bool{nil, nil}, true, []share{sameMeans, sameMeans}},
	} {
		w := *base
		w.Scenarios, w.Parts = slices.Clone(base.Scenarios), []Part{{Year: 1, First: 1, Last: 6}}
		for s, by := range c.byPolicy {
			w.Scenarios[s].ByPolicy = by
		}
		parted, draw := parted(&w, scaled(2017, 0.5, "catalogue.levels.county.mean_cost"), same, same)
		parted.Remembers = c.remembers
		k := parted.NewWorker()
		k.begin(Shard{Draw: draw, First: 0, Count: 1}, nil)
		v := k.variants[0]
		if v.begin(Shard{Draw: draw, First: 0, Count: 1}, 0); !slices.Equal(v.beside.years, c.want) {
			t.Errorf("%v, remembering %v: shared %v, want %v", c.byPolicy, c.remembers, v.beside.years, c.want)
		}
		if c.remembers || !slices.Contains(c.want, sameMeans) {
			continue // Baise's profile has nobody's reservation, and what is shared whole is looked at above
		}
		apart := *parted
		apart.Variants = slices.Clone(parted.Variants)
		apart.Variants[0].Population = w.Population.Under(w.Population.Profile)
		if !reflect.DeepEqual(ran(t, parted, draw), ran(t, &apart, draw)) {
			t.Errorf("%v: other sums", c.byPolicy)
		}
	}
}
