package illness

import (
	"testing"

	"doudi/model/population"
)

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

// Those of a view serve for it alone: other households, other people in the same memory, another year, other memory, or other numbers in
// it are another's, and so is whatever is drawn anew. Nothing is kept of a block without frailty.
func TestFrailtiesAreThoseOfOneView(t *testing.T) {
	r := &Rates{frailty: frailty{home: 1, category: []float64{1}, balance: []balance{{}}}}
	z := []float32{0.5, -0.5}
	of := func(change func(*population.View)) population.View {
		v := population.View{Block: &population.Block{FirstID: 7, FrailtyZ: z}, Year: 2018, Made: 3}
		change(&v)
		return v
	}
	base := of(func(*population.View) {})
	kept := func() *frailties {
		return &frailties{first: 7, made: 3, year: 2018, places: &z[0], place: z[0], of: r.frailty, factor: []float32{1}}
	}
	if !kept().are(base, r) {
		t.Fatal("those of the view are not kept")
	}
	for what, v := range map[string]population.View{
		"other households":    of(func(v *population.View) { v.FirstID = 8 }),
		"other people":        of(func(v *population.View) { v.Made = 4 }),
		"another year":        of(func(v *population.View) { v.Year = 2019 }),
		"other memory":        of(func(v *population.View) { v.FrailtyZ = []float32{0.5, -0.5} }),
		"nobody with frailty": of(func(v *population.View) { v.FrailtyZ = nil }),
	} {
		if kept().are(v, r) {
			t.Errorf("%s: those of another view are kept", what)
		}
	}
	z[0] = 0.25 // a worker's block is filled anew in place
	x := kept()
	x.place = 0.5
	if x.are(base, r) {
		t.Error("filled anew: those of another view are kept")
	}
	other := *r
	other.frailty.home = 2
	if kept().are(base, &other) {
		t.Error("other rates: those of others are kept")
	}
}
