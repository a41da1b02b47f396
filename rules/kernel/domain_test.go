package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Conditions on a column that holds 0…3 become one comparison, or none, where one says the same; the comparisons by hand.
func TestConditionsOnKnownWordsAreShort(t *testing.T) {
	b := NewBuilder()
	x, y, free := b.Column(), b.Column(), b.Column()
	b.Among(x, []float64{0, 1, 2, 3})
	b.Among(y, []float64{0, 1, 2, 3})
	b.Among(x, []float64{0}) // what was said first stands
	is := func(column Ref, n float64) Ref { return b.Make(Equal, column, b.Const(n)) }
	or := func(first Ref, more ...Ref) Ref {
		for _, r := range more {
			first = b.Make(Or, first, r)
		}
		return first
	}
	not := func(r Ref) Ref { return b.Make(Not, r) }
	for name, c := range map[string]struct{ made, want Ref }{
		"any":              {or(is(x, 0), is(x, 1), is(x, 2), is(x, 3)), b.Truth(true)},
		"none":             {b.Make(And, is(x, 1), is(x, 2)), b.Truth(false)},
		"not any":          {not(or(is(x, 0), b.Make(Less, b.Const(0), x))), b.Truth(false)},
		"up to 1":          {or(is(x, 1), is(x, 0)), b.Make(LessEqual, x, b.Const(1))},
		"not from 2":       {not(or(is(x, 2), is(x, 3))), b.Make(LessEqual, x, b.Const(1))},
		"from 2":           {or(is(x, 2), is(x, 3)), b.Make(LessEqual, b.Const(2), x)},
		"all but 1":        {or(is(x, 0), is(x, 2), is(x, 3)), b.Make(NotEqual, x, b.Const(1))},
		"1 alone":          {b.Make(And, b.Make(Less, x, b.Const(2)), b.Make(NotEqual, x, b.Const(0))), is(x, 1)},
		"another column":   {or(is(y, 0), is(y, 1)), b.Make(LessEqual, y, b.Const(1))},
		"one said already": {or(is(x, 2), is(x, 3)), or(is(x, 3), is(x, 2))},
	} {
		if c.made != c.want {
			t.Errorf("%s: %+v, want %+v", name, b.values[c.made], b.values[c.want])
		}
	}
	for name, c := range map[string]struct {
		made Ref
		want op
	}{
		"a gap":           {or(is(x, 0), is(x, 2)), opOr},
		"two columns":     {or(is(x, 0), is(y, 1)), opOr},
		"no known column": {or(is(free, 0), is(free, 1)), opOr},
		"one of each":     {b.Make(And, is(x, 0), is(free, 0)), opAnd},
		"no known number": {not(is(free, 0)), opNot},
		"two numbers":     {b.Make(Less, x, y), opLess},
	} {
		if got := b.values[c.made]; got.op != c.want {
			t.Errorf("%s is made otherwise: %+v", name, got)
		}
	}
}

// Whatever conditions are made of a column with a domain hold for the numbers for which they are said to.
func TestShortConditionsMeanTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 8))
	domain := []float64{3, -1, 0, 2.5, 7}
	other := []float64{4, 4, -2, 4, -2}
	for range 500 {
		b := NewBuilder()
		columns := []Ref{b.Column(), b.Column()}
		b.Among(columns[0], domain)
		b.Among(columns[1], other)
		rows := [][]float64{domain, other}
		var refs []Ref
		var want [][]bool
		for range 3 + r.IntN(20) {
			holds := make([]bool, len(domain))
			var made Ref
			switch i := len(refs); {
			case i < 2 || r.IntN(3) == 0:
				c, o, k := r.IntN(2), []Operation{Less, LessEqual, Equal, NotEqual}[r.IntN(4)], []float64{-3, -2, -1, 0, 2, 2.5, 3, 4, 7, 8}[r.IntN(10)]
				left, right := columns[c], b.Const(k)
				swapped := r.IntN(2) == 0
				if swapped {
					left, right = right, left
				}
				made = b.Make(o, left, right)
				for j, x := range rows[c] {
					y := k
					if swapped {
						x, y = y, x
					}
					holds[j] = plain(o, []float64{x, y}) != 0
				}
			case r.IntN(3) == 0:
				k := r.IntN(i)
				made = b.Make(Not, refs[k])
				for j := range holds {
					holds[j] = !want[k][j]
				}
			default:
				k, l, both := r.IntN(i), r.IntN(i), r.IntN(2) == 0
				made = b.Make(Or, refs[k], refs[l])
				if both {
					made = b.Make(And, refs[k], refs[l])
				}
				for j := range holds {
					holds[j] = both && want[k][j] && want[l][j] || !both && (want[k][j] || want[l][j])
				}
			}
			refs, want = append(refs, made), append(want, holds)
		}
		for k, ref := range refs {
			got := column(t, b, b.Make(Select, ref, b.Const(1), b.Const(0)), rows...)
			for j, x := range got {
				if (x == 1) != want[k][j] {
					t.Fatalf("condition %+v of %v, %v: %v, want %v", b.values[ref], domain[j], other[j], x, want[k][j])
				}
			}
		}
	}
}

// column is a value over rows.
func column(t *testing.T, b *Builder, r Ref, rows ...[]float64) []float64 {
	t.Helper()
	p, err := b.Compile([]Ref{r})
	if err != nil {
		t.Fatal(err)
	}
	out := [][]float64{make([]float64, len(rows[0]))}
	p.NewFrame().Run(len(rows[0]), rows, out)
	return out[0]
}

// Nothing is added, or taken away, where that leaves the bits as they are: −0 + 0 is 0.
func TestAddingNothing(t *testing.T) {
	minus := math.Copysign(0, -1)
	b := NewBuilder()
	x, any := b.Column(), b.Column()
	b.Unsigned(x)
	zero := b.Const(0)
	for name, c := range map[string]struct {
		ref  Ref
		gone bool
	}{
		"a count":                     {x, true},
		"any column":                  {any, false},
		"a sum with a count":          {b.Make(Add, any, x), true},
		"a sum":                       {b.Make(Add, any, b.Make(Neg, x)), false},
		"a count less something":      {b.Make(Sub, x, any), true},
		"something less a count":      {b.Make(Sub, any, x), false}, // −0 − 0
		"a product of counts":         {b.Make(Mul, x, b.Const(-1)), false},
		"a count by a hundred":        {b.Make(Div, x, b.Const(100)), false}, // −5e−324 / 100
		"the opposite":                {b.Make(Neg, x), false},
		"the least of counts":         {b.Make(Minimum, x, b.Const(7)), true},
		"the least":                   {b.Make(Minimum, x, any), false},
		"the most, with −0":           {b.Make(Maximum, x, b.Const(minus)), false},
		"a choice of counts":          {b.Make(Select, b.Condition(any), x, zero), true},
		"a choice":                    {b.Make(Select, b.Condition(any), x, any), false},
		"whole fen":                   {b.ToFen(any, 1, HalfUp), true},
		"whole fen, halves to even":   {b.ToFen(any, 10, HalfEven), true},
		"whole fen, down":             {b.ToFen(any, 1, Down), true},
		"whole fen, up from −0.003":   {b.ToFen(any, 1, Up), false},
		"a product before it is sums": {b.Make(Add, b.Make(Mul, x, any), b.Make(Neg, x)), false},
	} {
		if left := b.Make(Add, c.ref, zero); (left == c.ref) != c.gone {
			t.Errorf("%s + 0 is it: %v", name, left == c.ref)
		}
		if right := b.Make(Add, zero, c.ref); (right == c.ref) != c.gone {
			t.Errorf("0 + %s is it: %v", name, right == c.ref)
		}
		if b.Make(Sub, c.ref, zero) != c.ref {
			t.Errorf("%s - 0 is another value", name)
		}
		if b.Make(Sub, c.ref, b.Const(minus)) == c.ref || b.Make(Add, c.ref, b.Const(minus)) == c.ref {
			t.Errorf("%s: -0 taken or added leaves it", name) // −0 − (−0) is 0; −0 is not looked for
		}
		counts, others := []float64{0, 1, 2, -3, 0, 0, -5e-324, 7}, []float64{minus, minus, 0, -0.003, -1e-9, 0, 1, minus}
		got := column(t, b, c.ref, counts, others)
		for j, y := range got {
			if c.gone && y == 0 && math.Signbit(y) {
				t.Errorf("%s of %v, %v: -0", name, counts[j], others[j])
			}
		}
	}
}
