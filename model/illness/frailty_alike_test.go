package illness

import "testing"

// Factors that were worked out serve again where nothing that they hang on is another: variances, what conditions, ages and categories
// carry, and the balance of the stratum at hand. The balance of another stratum is none of them.
func TestFrailtiesServeAgainWhereNothingDiffers(t *testing.T) {
	of := func(change func(*frailty)) *frailty {
		x := &frailty{home: 1, own: 2, variance: 3, category: []float64{4, 5}, balance: []balance{{}, {}}}
		x.carried[7], x.age[40], x.balance[1][1][40] = 6, 7, 8
		change(x)
		return x
	}
	same := of(func(*frailty) {})
	for what, c := range map[string]struct {
		change func(*frailty)
		alike  bool
	}{
		"the same":           {func(*frailty) {}, true},
		"another household":  {func(x *frailty) { x.home = 9 }, false},
		"another person":     {func(x *frailty) { x.own = 9 }, false},
		"another variance":   {func(x *frailty) { x.variance = 9 }, false},
		"another condition":  {func(x *frailty) { x.carried[7] = 9 }, false},
		"another age":        {func(x *frailty) { x.age[40] = 9 }, false},
		"another category":   {func(x *frailty) { x.category[1] = 9 }, false},
		"one more category":  {func(x *frailty) { x.category = append(x.category, 1) }, false},
		"another balance":    {func(x *frailty) { x.balance[1][1][40] = 9 }, false},
		"of another stratum": {func(x *frailty) { x.balance[0][1][40] = 9 }, true},
	} {
		other := of(c.change)
		if same.alike(other, 1) != c.alike || other.alike(same, 1) != c.alike {
			t.Errorf("%s: alike %v", what, !c.alike)
		}
	}
}
