package simulate

import (
	"math"
	"slices"
	"testing"

	"doudi/model"
	"doudi/model/measure"
	"doudi/model/population"
)

// Three households off the register: a couple, a person of the first category's word and one in which nobody lives. The policy asks 400 yuan of
// everybody, of women of 30 it pays 100 and then 350, which is more than is left, and of the second category's word half. By hand the couple
// pays (400 + 0) / 2 a head, the second household 200, the empty one nothing. Where the profile says it, 250 yuan of everybody,
// of whom it subsidises 0.8 on the register.
func TestContributionByHand(t *testing.T) {
	b := &population.Block{Stratum: 1, Category: []uint8{1, 2, 1}, ExitRank: make([]float32, 3), First: []int32{0, 2, 3, 3},
		Income: make([]model.Fen, 3), Decile: make([]uint8, 3), Age: []uint8{30, 30, 50}, Sex: []model.Sex{model.Male, model.Female, model.Male}, Slot: []uint8{0, 1, 0}, Chronic: make([]uint8, 3)}
	y := population.Year{Premium: 250, Subsidised: 0.8, Elasticity: 1, MeanIncome: 1, ConsumptionAtMean: 1, Growth: []float64{1, 1}, Other: []float64{0, 0}}
	w := worldOf([]string{"registered_poor", "resident", "marginal"}, 1, []string{"exited_poor", "", ""}, nil, measure.Layout{})
	k := w.NewWorker()
	p := k.open(b, &y)
	asks, women, half := make([]model.Fen, 4*premiumRows), make([]model.Fen, 4*premiumRows), make([]model.Fen, 4*premiumRows)
	for i := range asks {
		asks[i] = 400_00
	}
	women[1*premiumRows+128+30] = 350_00
	for i := range premiumRows {
		half[2*premiumRows+i] = 200_00
	}
	first := slices.Clone(women)
	first[1*premiumRows+128+30] = 100_00
	of := func(by *Dues) (out []float64) {
		for h := range 3 {
			out = append(out, p.contribution(h, by))
		}
		return out
	}
	if got := of(&Dues{Policy: true, Asks: asks, Paid: [][]model.Fen{first, women, half}}); !slices.Equal(got, []float64{200, 200, 0}) {
		t.Errorf("by the policy %v", got)
	}
	if got := of(&Dues{Policy: true, Paid: [][]model.Fen{half}}); !slices.Equal(got, []float64{250, 50, 0}) {
		t.Errorf("the profile's contribution, the policy's benefits: %v", got)
	}
	if got := of(&Dues{}); !slices.Equal(got, []float64{250, 250, 250}) {
		t.Errorf("by the profile %v", got)
	}
	register := &population.Block{Register: true, Category: []uint8{0, 0}, ExitRank: []float32{0.9, 0.1}}
	k = standingOf(register, population.Year{Poor: 0.25, Premium: 250, Subsidised: 0.8})
	p = &k.people
	if got := []float64{p.contribution(0, &Dues{}), p.contribution(1, &Dues{})}; math.Abs(got[0]-50) > 1e-9 || got[1] != 250 { // the second has lost its benefits
		t.Errorf("on the register %v", got)
	}
	// Who pays nothing enrols, whatever the reservation; who pays just what it is does too.
	x := &coverage{highest: []float64{200, 199.99, 0}}
	p = k.open(b, &y)
	x.add(&Dues{Policy: true, Asks: asks, Paid: [][]model.Fen{first, women, half}}, p)
	if g := x.groups[0]; !slices.Equal(g.insured, []bool{true, false, true}) || g.persons[p.stand.cell[0]] != 2 || x.others() != 0 {
		t.Errorf("%+v", g)
	}
	x.add(&Dues{Policy: true, Asks: make([]model.Fen, len(asks))}, p)
	p.covered, p.group = x, 1
	if !slices.Equal(x.groups[0].insured, []bool{true, false, true}) || !slices.Equal(x.groups[1].insured, []bool{true, true, true}) || !p.insured(1) || x.others() != 1 || (*coverage)(nil).others() != 0 {
		t.Errorf("%+v", x.groups)
	}
	c := &model.Claims{Enrolled: [][]bool{make([]bool, 1)}}
	if k.layout.covered(c, p, 0, 1); !c.Enrolled[0][0] {
		t.Error("the claims do not say who is insured")
	}
}

// A scenario in a world of one of its years has that year's.
func TestScenarioOfAYear(t *testing.T) {
	s := Scenario{Enrols: []bool{true, false}, Group: []int{0, 3}, ByPolicy: []bool{false, true}}.OfYear(1)
	if s.Enrols[0] || s.Group[0] != 3 || !s.ByPolicy[0] || len(s.Enrols)+len(s.Group)+len(s.ByPolicy) != 3 {
		t.Errorf("%+v", s)
	}
	if s = (Scenario{Enrols: []bool{true}, Group: []int{0}}).OfYear(0); s.ByPolicy != nil {
		t.Errorf("%+v", s)
	}
}
