package kernel

import (
	"slices"
	"testing"
)

// What is made twice is one value, equal tables are one table, and a value's columns are those that it is made of.
func TestValuesAreShared(t *testing.T) {
	b := NewBuilder()
	x, y, z := b.Column(), b.Column(), b.Column()
	for name, pair := range map[string][2]Ref{
		"a sum":         {b.Make(Add, x, y), b.Make(Add, x, y)},
		"a table":       {b.Pick(&Table{[]int{2}, []float64{1, nan}}, x), b.Pick(&Table{[]int{2}, []float64{1, nan}}, x)},
		"brackets":      {b.Brackets(x, Brackets{{0, 1}, {2, 3}}), b.Brackets(x, Brackets{{0, 1}, {2, 3}})},
		"a long list":   {b.Nth(x, List{1, 2, 3, 4, 5, 6, 7, 8, 9}), b.Nth(x, List{1, 2, 3, 4, 5, 6, 7, 8, 9})},
		"fen":           {b.ToFen(x, 1, Up), b.ToFen(x, 1, Up)},
		"times one":     {x, b.Make(Mul, x, b.Const(1))},
		"one times":     {x, b.Make(Mul, b.Const(1), x)},
		"either alike":  {y, b.Make(Select, b.Make(Less, x, y), y, y)},
		"the true side": {x, b.Make(Select, b.Truth(true), x, y)},
		"the false one": {y, b.Make(Select, b.Truth(false), x, y)},
		"a constant":    {b.Const(0.75), b.Make(Mul, b.Const(0.5), b.Const(1.5))},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: two values", name)
		}
	}
	for name, pair := range map[string][2]Ref{
		"a − b and b − a":    {b.Make(Sub, x, y), b.Make(Sub, y, x)},
		"tables":             {b.Pick(&Table{[]int{2}, []float64{1, 2}}, x), b.Pick(&Table{[]int{2}, []float64{1, 3}}, x)},
		"brackets":           {b.Brackets(x, Brackets{{0, 1}}), b.Brackets(x, Brackets{{0, 2}})},
		"brackets and bands": {b.Brackets(x, Brackets{{0, 1}}), b.Band(x, Brackets{{0, 1}})},
		"ways of rounding":   {b.ToFen(x, 1, Up), b.ToFen(x, 1, Down)},
		"units":              {b.ToFen(x, 1, Up), b.ToFen(x, 100, Up)},
		"plus nothing":       {x, b.Make(Add, x, b.Const(0))}, // −0 + 0 is 0
	} {
		if pair[0] == pair[1] {
			t.Errorf("%s: one value", name)
		}
	}
	reads := b.Reads(b.Make(Select, b.Make(Less, x, b.Const(3)), b.Make(Mul, z, x), b.Const(0)))
	slices.Sort(reads)
	if !slices.Equal(reads, []int{0, 2}) {
		t.Errorf("made of columns %v, want the first and the third", reads)
	}
	for _, c := range []struct {
		ref   Ref
		want  float64
		known bool
	}{{b.Const(7), 7, true}, {b.Make(Add, b.Const(1), b.Const(2)), 3, true}, {x, 0, false}, {b.Truth(true), 0, false}, {b.Make(Less, b.Const(1), b.Const(2)), 0, false}} {
		if got, known := b.Known(c.ref); known != c.known || known && got != c.want {
			t.Errorf("known as %v, %v; want %v, %v", got, known, c.want, c.known)
		}
	}
	for ref, want := range map[Ref]bool{
		x: false, b.Const(1): false, b.Truth(false): true, b.Make(Less, x, y): true, b.Make(Not, b.Make(Equal, x, y)): true,
		b.Make(And, b.Condition(b.Column()), b.Condition(b.Column())): true, b.Make(Select, b.Condition(b.Column()), x, y): false, b.Make(Select, b.Condition(b.Column()), b.Condition(b.Column()), b.Truth(true)): true,
	} {
		if got := b.IsCondition(ref); got != want {
			t.Errorf("value %d is a condition: %v", ref, got)
		}
	}
}

// A comparison with a column of known numbers is made at once where it comes out alike for all of them.
func TestKnownWordsDecideComparisons(t *testing.T) {
	b := NewBuilder()
	kind, other := b.Column(), b.Column()
	b.Among(kind, []float64{1, 2})
	b.Among(other, nil)
	yes, no := b.Truth(true), b.Truth(false)
	for _, c := range []struct {
		made Ref
		want Ref // −1: not decided
	}{
		{b.Make(Equal, kind, b.Const(0)), no}, {b.Make(Equal, kind, b.Const(1)), -1}, {b.Make(NotEqual, kind, b.Const(0)), yes}, {b.Make(NotEqual, kind, b.Const(2)), -1},
		{b.Make(Less, kind, b.Const(3)), yes}, {b.Make(Less, kind, b.Const(2)), -1}, {b.Make(Less, kind, b.Const(1)), no}, {b.Make(LessEqual, kind, b.Const(2)), yes},
		{b.Make(LessEqual, kind, b.Const(1)), -1}, {b.Make(Less, b.Const(0), kind), yes}, {b.Make(Less, b.Const(1), kind), -1}, {b.Make(Less, b.Const(2), kind), no},
		{b.Make(LessEqual, b.Const(3), kind), no}, {b.Make(Equal, b.Const(0), kind), no}, {b.Make(Equal, other, b.Const(0)), -1}, {b.Make(Equal, kind, other), -1},
		{b.Make(Add, kind, b.Const(0)), -1},
	} {
		if v := b.values[c.made]; c.want < 0 == (v.op == opTruth) || c.want >= 0 && c.made != c.want {
			t.Errorf("%+v is decided otherwise", v)
		}
	}
}

// Finite holds up to 10^300, by hand: a column is below 10^18, a product adds the powers, a quotient 20 more, other steps 1.
func TestHowFarValuesAreFinite(t *testing.T) {
	for name, c := range map[string]struct {
		start Ref
		step  func(b *Builder, so, x Ref) Ref
		steps int // the last that is surely finite
	}{
		"products":         {0, func(b *Builder, so, x Ref) Ref { return b.Make(Mul, so, x) }, 15},                                   // 18 × 16 = 288
		"quotients":        {0, func(b *Builder, so, x Ref) Ref { return b.Make(Div, so, x) }, 7},                                    // 18 + 7 × 38 = 284
		"sums":             {0, func(b *Builder, so, x Ref) Ref { return b.Make(Add, so, x) }, 281},                                  // 18 + 281 = 299
		"roundings":        {0, func(b *Builder, so, x Ref) Ref { return b.Make(ToNearest, so, x) }, 7},                              // as quotients
		"brackets":         {0, func(b *Builder, so, x Ref) Ref { return b.Brackets(so, Brackets{{0, 1e9}}) }, 28},                   // 18 + 28 × 10 = 298
		"sums of products": {0, func(b *Builder, so, x Ref) Ref { return b.Make(Add, b.Make(Mul, so, x), x) }, 14},                   // 18 + 14 × 19 = 284
		"least":            {0, func(b *Builder, so, x Ref) Ref { return b.Make(Minimum, b.Make(Mul, so, x), x) }, 15},               // 18 × 16
		"choices":          {0, func(b *Builder, so, x Ref) Ref { return b.Make(Select, b.Make(Less, so, x), so, b.Const(0)) }, 140}, // + 2: the comparison and the choice
	} {
		b := NewBuilder()
		x := b.Column()
		so := x
		for n := 1; n <= c.steps+1; n++ {
			so = c.step(b, so, x)
			if got := b.Finite(so); got != (n <= c.steps) {
				t.Errorf("%s: after %d steps finite %v", name, n, got)
				break
			}
		}
	}
	b := NewBuilder()
	x := b.Column()
	for ref, want := range map[Ref]bool{
		b.Const(inf): false, b.Const(-inf): false, b.Const(nan): false, b.Const(1e299): true, b.Truth(true): true,
		b.Pick(&Table{[]int{1}, []float64{1}}, x): false, b.Pick(&Table{[]int{2}, []float64{1, 2}}, b.Const(1)): true,
		b.Nth(b.Make(Add, x, b.Const(nan)), List{1, 2}): false, b.Nth(x, List{1, 2, 3, 4, 5, 6, 7, 8, inf}): false, b.Nth(x, List{1, 2, 3, 4, 5, 6, 7, 8, 9}): true,
		b.Brackets(x, Brackets{{0, inf}}): false, b.Make(Minimum, x, b.Const(inf)): false,
	} {
		if got := b.Finite(ref); got != want {
			t.Errorf("%+v is finite: %v", b.values[ref], got)
		}
	}
}
