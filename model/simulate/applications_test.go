package simulate

import (
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/random"
)

// noting pays nothing and keeps what the claims say of applications, by who is meant: household and its member's age and sex
// are enough to tell those apart that differ.
type noting struct {
	payers
	claims []model.Claims
}

func (n *noting) Settle(c *model.Claims, out *model.Settled) error {
	kept := *c
	kept.Applied, kept.Patients, kept.Total = nil, slices.Clone(c.Patients), slices.Clone(c.Total)
	for _, a := range c.Applied {
		kept.Applied = append(kept.Applied, model.Application{Benefit: a.Benefit, Person: slices.Clone(a.Person), Household: slices.Clone(a.Household)})
	}
	n.claims = append(n.claims, kept)
	return n.payers.Settle(c, out)
}

// noted runs the second block of a world in which some benefits have a take-up.
func noted(t *testing.T, w *World, benefits ...string) (*Worker, []model.Claims) {
	t.Helper()
	w.Applied = benefits
	n := &noting{payers: payers{{share: 50}, {share: 80}}}
	k := w.NewWorker()
	if _, err := k.Run(Shard{Draw: &Draw{Index: 2, Settlers: []MakeSettler{func(Settler) Settler { return n }, func(Settler) Settler { return n }}}, First: 1, Count: 1, From: 1, To: 2}); err != nil {
		t.Fatal(err)
	}
	return k, n.claims
}

// Who applies for a benefit is a number of the year, the person or household and the benefit's id: worked out here step by
// step, of the last patients and households of a block. Bills are what they are without it, and what one benefit's numbers are
// hangs on no other benefit.
func TestApplicationsAreKeyed(t *testing.T) {
	w := testWorld(t, 6000)
	_, plain := noted(t, w)
	_, two := noted(t, w, "assistance", "relief")
	k, one := noted(t, w, "relief")
	for y := range one {
		if !slices.Equal(one[y].Total, plain[y].Total) || !slices.Equal(one[y].Total, two[y].Total) || !slices.Equal(one[y].Patients, plain[y].Patients) {
			t.Error("bills differ")
		}
		if len(plain[y].Applied) != 0 || len(two[y].Applied) != 2 || !slices.Equal(one[y].Applied[0].Person, two[y].Applied[1].Person) || !slices.Equal(one[y].Applied[0].Household, two[y].Applied[1].Household) {
			t.Error("another benefit changes who applies")
		}
		if slices.Equal(two[y].Applied[0].Person, two[y].Applied[1].Person) {
			t.Error("two benefits have the same numbers")
		}
	}
	last := one[1] // the worker's memory is of the last year
	year := random.Root(9).With(0).With(2).With(1).With(2018)
	v := k.people.view
	for i := range k.cases.patients {
		person := k.cases.ill[k.cases.patients[i].ill].person
		household := slices.IndexFunc(v.First, func(first int32) bool { return first > person }) - 1
		at := year.With((v.FirstID+uint64(household))*16 + uint64(v.Slot[person]))
		if want := at.With(14).With(random.Word("relief")).Uniform(); last.Applied[0].Person[k.layout.rank[i]] != want {
			t.Fatalf("person %d has %v, want %v", person, last.Applied[0].Person[k.layout.rank[i]], want)
		}
	}
	for h := range k.cases.homes {
		at := year.With((v.FirstID + uint64(k.cases.homes[h].household)) * 16)
		if want := at.With(15).With(random.Word("relief")).Uniform(); last.Applied[0].Household[h] != want {
			t.Fatalf("household %d has %v, want %v", h, last.Applied[0].Household[h], want)
		}
	}
}
