package illness

import (
	"fmt"
	"math"
	"testing"

	"doudi/model"
	"doudi/model/population"
)

// Without special diseases the register's choice is plain: 0.9 of its admissions are within the county, of which 0.97 of the township and
// county ones are, so 0.9/0.97 are such, 32 of 84 of them of the township; what is left goes to city and province as 3 to 1. A share
// that cannot be had, as 0.03 of the nearest are elsewhere, sends nobody farther than the county's level.
func TestTheRegisterGoesLessFarByHand(t *testing.T) {
	for want, near := range map[float64]float64{0.9: 0.9 / 0.97, 0.5: 0.5 / 0.97, 0.98: 1, 0: 0} {
		c := rural(t)
		c.Special = nil
		ages := &population.People{}
		ages.Others[0][40], ages.Register[1][70] = 1000, 500
		r := c.Resolve(model.Values{"catalogue.places.poor_in_county": want}, 2018, steady, nil, ages)
		for i, share := range [3]float64{near * 32 / 84, near, near + (1-near)*0.75} {
			if got := float64(r.level[1][i]) * 0x1p-64; math.Abs(got-share) > 1e-5 {
				t.Errorf("%v: below %v of the register, want %v", want, got, share)
			}
			if got := float64(r.level[0][i]) * 0x1p-64; math.Abs(got-[3]float64{0.32, 0.84, 0.96}[i]) > 1e-12 {
				t.Errorf("%v: below %v of others", want, got)
			}
		}
	}
}

// With special diseases it is the share of all admissions, of which many severe ones would be at the city's hospitals: counted.
func TestTheRegistersShareWithinTheCounty(t *testing.T) {
	c := rural(t)
	for _, want := range []float64{0.9, 0.8} {
		var m mean
		blocks := []*population.Block{people(40_000, 0, 70, model.Male, 0), people(60_000, 1<<20, 40, model.Female, 0)}
		for _, b := range blocks {
			b.Register = true
		}
		both := ages(blocks...)
		for _, b := range blocks {
			for _, x := range sampled(b, c.Resolve(model.Values{"catalogue.places.poor_in_county": want}, 2018, steady, conditions, both), 5, 99) {
				if x.Kind == model.Inpatient {
					m.add(map[bool]float64{true: 1}[x.Place == model.InCounty])
				}
			}
		}
		m.is(t, fmt.Sprint("within the county, of ", want), want)
	}
}

// A catalogue that does not say so sends the register as far as others.
func TestOlderCataloguesSendTheRegisterAsFar(t *testing.T) {
	c := rural(t)
	c.PoorInCounty = model.Quantity{}
	ages := &population.People{}
	ages.Register[1][70] = 500
	r := c.Resolve(nil, 2018, steady, nil, ages)
	if r.level[0] != r.level[1] {
		t.Errorf("%v and %v", r.level[0], r.level[1])
	}
	for i := range r.special {
		if r.special[i].severe[0] != r.special[i].severe[1] {
			t.Errorf("%s: severe %v", c.Special[i].ID, r.special[i].severe)
		}
	}
}
