package illness

import (
	"math"
	"testing"

	"doudi/model"
	"doudi/model/population"
)

// By hand: 0.131 admissions a head, 0.32 of them of 1,834.2 yuan, 0.52 of 6,002.2, 0.12 of 13,313.3 and 0.04 of 20,000; two years later each number
// has grown. A disease more changes nothing.
func TestInpatientCostByHand(t *testing.T) {
	c := rural(t)
	cost := 0.32*1834.2 + 0.52*6002.2 + 0.12*13313.3 + 0.04*20000
	for _, x := range []struct {
		values model.Values
		year   int
		want   float64
	}{{nil, 2018, 0.131 * cost}, {nil, 2020, 0.131 * cost * 1.03 * 1.03 * 1.045 * 1.045}, {model.Values{"catalogue.admissions.level": 1.2}, 2018, 1.2 * 0.131 * cost},
		{model.Values{"catalogue.levels.county.choice": 0.02}, 2018, 0.131 * (cost - 0.5*6002.2) / 0.5}} {
		if got := c.InpatientCost(x.values, x.year, nil); math.Abs(got-x.want) > 1e-9 {
			t.Errorf("%v, %d: %v, want %v", x.values, x.year, got, x.want)
		}
	}
	before := c.InpatientCost(nil, 2018, nil)
	c.Special = append(c.Special, Disease{ID: "new", Shape: c.Special[0].Shape, Per100000: 900, Admissions: 5, Cost: 9})
	if got := c.InpatientCost(nil, 2018, nil); got != before {
		t.Errorf("a disease more makes %v of %v", got, before)
	}
}

// A catalogue without a stated mean has that of the people at hand: a half at 0.1 and a half at 0.3, by a level of 1.1.
func TestInpatientCostOfPeople(t *testing.T) {
	c, _ := readText(t)
	ages := &population.People{}
	ages.Others[0][20], ages.Others[1][70] = 10, 10
	want := 1.1 * 0.2 * (0.3*2000 + 0.5*5000 + 0.15*12000 + 0.05*25000)
	if got := c.InpatientCost(nil, 2016, ages); math.Abs(got-want) > 1e-9 {
		t.Errorf("%v, want %v", got, want)
	}
}
