package forecast

import (
	"math"
	"testing"
)

// A thousand of all households stand for all of them, each with the weight of its stratum times how many there are for each that is taken, and
// are taken evenly over the blocks; but for those in which nobody lives any more.
func TestSomeHouseholdsStandForAll(t *testing.T) {
	plan := planned(t, "../studies/baise.yaml", few(map[string]string{"people": "20000", "draws": "1", "replicates": "1"}))
	simulated, whole := 0, 0.0
	for s := range plan.profile.Strata {
		n := plan.people.Households(s)
		simulated, whole = simulated+n, whole+float64(n)*plan.people.Weight(s)
	}
	if blocks := plan.people.Blocks(); blocks < 2 {
		t.Fatalf("%d block", blocks)
	}
	one := 0
	if err := plan.Micro(1).Each(func(h *MicroHousehold) error { one++; return nil }); err != nil || one != len(plan.world.Years) {
		t.Errorf("of one household %d years are shown, %v", one, err)
	}
	taken, weight, by := 0, 0.0, map[string]int{}
	if err := plan.Micro(1000).Each(func(h *MicroHousehold) error {
		if h.Year == plan.Study.Years.From {
			taken, weight = taken+1, weight+h.Weight
			by[h.Stratum]++
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if taken > 1000 || taken < 990 || math.Abs(weight/whole-float64(taken)/1000) > 0.002 {
		t.Errorf("%d households stand for %.0f, of %.0f", taken, weight, whole)
	}
	for s, x := range plan.profile.Strata {
		if want := 1000 * float64(plan.people.Households(s)) / float64(simulated); math.Abs(float64(by[x.ID])-want) > 5 {
			t.Errorf("%d of %s are taken, want %.0f", by[x.ID], x.ID, want)
		}
	}
}
