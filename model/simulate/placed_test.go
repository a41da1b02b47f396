package simulate

import (
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/population"
	"doudi/model/random"
)

// twentieth pays as monthlyPayer does, a twentieth of the eligible cost among it.
type twentieth struct{ monthlyPayer }

func (twentieth) Eligible() []int { return []int{0} }

func (twentieth) Settle(c *model.Claims, out *model.Settled) error {
	if err := (monthlyPayer{}).Settle(c, out); err != nil {
		return err
	}
	out.PaidEligible = [][]model.Fen{make([]model.Fen, len(c.Total))}
	for j := range c.Total {
		out.PaidEligible[0][j] = c.Eligible[j] / 20
	}
	return nil
}

// Care by place within a category, of a year, of three months and of another stratum beside, is that of each admission, counted one
// by one with the category that the household has in the year: who left poverty without the benefits is an ordinary resident.
func TestPlacesWithinCategoriesAgainstTheBills(t *testing.T) {
	w := worldWith(t, 6000, "", urban)
	l := w.Layout
	l.Benefits, l.Own, l.Places, l.CategoryPlaces = []string{"monthly", "tenth", "yearly"}, make([]bool, 3), model.PlaceNames(), true
	w.Scenarios = []Scenario{{Benefits: []Benefit{{Column: 0, Monthly: true}, {Column: 1}, {Column: 2}}}}
	w.Parts = []Part{{1, 3, 5}}
	settler := func(Settler) Settler { return twentieth{} }
	got, err := w.NewWorker().Run(Shard{Draw: &Draw{Index: 2, Settlers: []MakeSettler{settler, settler}}, First: 0, Count: 2, From: 0, To: w.Population.Blocks()})
	if err != nil {
		t.Fatal(err)
	}
	profile := w.Population.Profile
	for at, part := range map[int]Part{1: {1, 1, 12}, 2: {1, 3, 5}} {
		tally, lost := got[1].Tallies[0][at], 0
		want := make([]int64, len(tally.CategoryPlaces))
		eachBillOf(w, 1, func(v population.View, now *population.Year, b *model.Bill) {
			if b.Kind != model.Inpatient || int(b.Month) < part.First || int(b.Month) > part.Last {
				return
			}
			h := int(b.Household)
			category := int(v.Category[h])
			if own := random.Root(3).With(1).With((v.FirstID + uint64(h)) * 16).With(34); plainStatus(profile, v, h, now) == exited && own.With(32).Uniform() >= now.Entitled {
				category = profile.Ordinary
				lost++
			}
			f := want[l.CategoryPlace(0, v.Stratum, category, int(b.Place)):]
			f[measure.LevelAdmissions]++
			f[measure.LevelTotal] += int64(b.Total)
			f[measure.LevelEligible] += int64(b.Eligible)
			if b.Claimed {
				f[measure.LevelSettledTotal] += int64(b.Total)
				f[measure.LevelSettledEligible] += int64(b.Eligible)
				f[measure.LevelPaid] += int64(b.Total / 10)
				f[measure.LevelPaidEligible] += int64(b.Eligible / 20)
			}
		})
		admissions := int64(0)
		for i := range want {
			if tally.CategoryPlaces[i] != want[i] {
				t.Fatalf("months %d to %d, field %d: %d, want %d", part.First, part.Last, i, tally.CategoryPlaces[i], want[i])
			}
			if i%l.CategoryPlace(0, 0, 0, 1) == 0 {
				admissions += want[i]
			}
		}
		if admissions < 100 || lost == 0 {
			t.Errorf("%d admissions, %d of those without benefits", admissions, lost)
		}
	}
}
