package forecast

import (
	"math"
	"os"
	"testing"

	"doudi/model/simulate"
)

// A policy that pays a share of every bill, uncertain between 0 and 1, spends that share of what is billed: in each draw
// the one of that draw's place, in two scenarios the same place of their own ranges (0 to 1 and 0 to 0.5), and 0.25 where a
// third policy is sure of it. Every bill is rounded to a fen, of some thousands of yuan.
func TestEveryDrawSettlesByItsOwnValues(t *testing.T) {
	notRaced(t)
	policy := func(share string) string {
		text, err := os.ReadFile("../../testdata/limited/policy.yaml")
		if err != nil {
			t.Fatal(err)
		}
		free := replaced(t, replaced(t, string(text), "value: 1500", "value: 0"), "value: 8000", "value: 1_000_000_000")
		return replaced(t, free, "value: 0.7}", "value: "+share+"}")
	}
	const factors = "source: {ref: test, status: unverified}, range: [0, 1]" // on the value
	catalogue, err := os.ReadFile("../../testdata/limited/catalogue.yaml")
	if err != nil {
		t.Fatal(err)
	}
	study := `study: s
policy: ./one.yaml
population: {profile: baise, people: 12000}
illness: ./catalogue.yaml
years: 2018
draws: 5
replicates: 2
scenarios:
  - id: current
  - {id: half, policy: ./half.yaml}
  - {id: fixed, policy: ./fixed.yaml}
`
	plan := planned(t, inFolder(t, "study.yaml", study, "one.yaml", policy("1, "+factors), "half.yaml", policy("0.5, "+factors),
		"fixed.yaml", policy("0.25"), "catalogue.yaml", string(catalogue)), nil)
	in, r := plan.inputs(), plan.NewResults()
	place := in.place[plan.policies[0].Quantities()[0].Path]
	if len(place) != 5 {
		t.Fatalf("the share is not drawn: %v", in.paths)
	}
	worker, draws := plan.world.NewWorker(), plan.Draws()
	for draw := range 5 {
		rules, err := draws(draw)
		if err != nil {
			t.Fatal(err)
		}
		sums, err := worker.Run(simulate.Shard{Draw: rules, First: 0, Count: 2, From: 0, To: plan.people.Blocks()})
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range sums {
			r.keep(2*draw+i, s)
		}
	}
	spent, billed := r.key(t, "fund_spending", "all", "all"), r.key(t, "total_cost", "all", "all")
	for i := range 10 {
		u := place[i/2]
		share := math.Sqrt(u) // the most likely value is the highest: the distribution function is u = x²
		for s, want := range []float64{share, share / 2, 0.25} {
			got := r.series[s][0][spent].Values[i] / r.series[s][0][billed].Values[i]
			if math.Abs(got-want) > 1e-5 {
				t.Errorf("scenario %d, simulation %d: %.6f of the bills are paid, want %.6f", s, i, got, want)
			}
		}
	}
}
