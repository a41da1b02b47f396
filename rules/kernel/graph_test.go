package kernel

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/expr-lang/expr/ast"
)

// plain is what each operation means, written out; conditions are 0 and 1. The kernel has each of them four times: folded,
// over columns, with a constant on the right or the left, and on four rows at a time.
func plain(o Operation, x []float64) float64 {
	truth := func(yes bool) float64 {
		if yes {
			return 1
		}
		return 0
	}
	switch o {
	case Add:
		return x[0] + x[1]
	case Sub:
		return x[0] - x[1]
	case Mul:
		return x[0] * x[1]
	case Div:
		return x[0] / x[1]
	case Neg:
		return -x[0]
	case Abs:
		return math.Abs(x[0])
	case Minimum:
		if x[0] > x[1] {
			return x[1]
		}
		return x[0]
	case Maximum:
		if x[0] < x[1] {
			return x[1]
		}
		return x[0]
	case Less:
		return truth(x[0] < x[1])
	case LessEqual:
		return truth(x[0] <= x[1])
	case Equal:
		return truth(x[0] == x[1])
	case NotEqual:
		return truth(x[0] != x[1])
	case And:
		return x[0] * x[1]
	case Or:
		return max(x[0], x[1])
	case Not:
		return 1 - x[0]
	case Select:
		if x[0] != 0 {
			return x[1]
		}
		return x[2]
	case ToNearest:
		return math.Floor(x[0]/x[1]+0.5+1e-6) * x[1]
	case ToBelow:
		return math.Floor(x[0]/x[1]+1e-6) * x[1]
	case ToAbove:
		return math.Ceil(x[0]/x[1]-1e-6) * x[1]
	}
	panic("no such operation")
}

// arguments are how many an operation takes, and whether the first and the others are conditions.
func arguments(o Operation) (count int, first, others bool) {
	switch o {
	case Neg, Abs:
		return 1, false, false
	case Not:
		return 1, true, false
	case And, Or:
		return 2, true, true
	case Select:
		return 3, true, false
	}
	return 2, false, false
}

var every = []Operation{Add, Sub, Mul, Div, Neg, Abs, Minimum, Maximum, Less, LessEqual, Equal, NotEqual, And, Or, Not, Select, ToNearest, ToBelow, ToAbove}

// graph is a random graph beside what its values are on some rows.
type graph struct {
	*Builder
	r       *rand.Rand
	rows    int
	columns map[string][]float64
	refs    []Ref
	want    [][]float64
	is      []bool // a condition
}

func newGraph(r *rand.Rand, rows int) *graph {
	return &graph{Builder: NewBuilder(), r: r, rows: rows, columns: map[string][]float64{}}
}

func (g *graph) add(ref Ref, want []float64, condition bool) {
	g.refs, g.want, g.is = append(g.refs, ref), append(g.want, want), append(g.is, condition)
}

func (g *graph) column(values func() float64, condition bool) {
	name := fmt.Sprint("c", len(g.columns))
	x := make([]float64, g.rows, g.rows+Padding)
	for i := range x {
		x[i] = values()
	}
	g.columns[name] = x
	if condition {
		g.add(g.Condition(name), x, true)
	} else {
		g.add(g.Column(name), x, false)
	}
}

func (g *graph) constant(x float64) {
	g.add(g.Const(x), slices.Repeat([]float64{x}, g.rows), false)
}

// among is a value so far, a condition or not.
func (g *graph) among(condition bool) int {
	for {
		if i := g.r.IntN(len(g.refs)); g.is[i] == condition {
			return i
		}
	}
}

func (g *graph) apply(o Operation, of ...int) {
	refs, out := []Ref{}, make([]float64, g.rows)
	for _, i := range of {
		refs = append(refs, g.refs[i])
	}
	x := make([]float64, len(of))
	for row := range out {
		for k, i := range of {
			x[k] = g.want[i][row]
		}
		out[row] = plain(o, x)
	}
	g.add(g.Make(o, refs...), out, o >= Less && o <= Not)
}

// check runs the graph with and without the loops of four rows and compares some of its values, or all.
func (g *graph) check(t *testing.T, outputs []int) {
	t.Helper()
	var refs []Ref
	for _, i := range outputs {
		ref := g.refs[i]
		if g.is[i] {
			ref = g.Make(Select, ref, g.Const(1), g.Const(0))
		}
		refs = append(refs, ref)
	}
	p, err := g.Compile(refs)
	if err != nil {
		t.Fatal(err)
	}
	var columns [][]float64
	for _, name := range g.Columns() {
		columns = append(columns, g.columns[name])
	}
	for _, fast := range []bool{false, hasVectors} {
		f := p.NewFrame()
		f.fast = fast
		got := make([][]float64, len(refs))
		for k := range got {
			got[k] = make([]float64, g.rows)
		}
		f.Run(g.rows, columns, got)
		for k, i := range outputs {
			for row := range g.rows {
				if x, want := got[k][row], g.want[i][row]; !(math.Float64bits(x) == math.Float64bits(want) || math.IsNaN(x) && math.IsNaN(want)) {
					t.Fatalf("value %d, %+v, row %d of %d, four rows at a time %v: %v, want %v", i, g.values[g.refs[i]], row, g.rows, fast, x, want)
				}
			}
		}
	}
}

// Every operation, of columns, with a constant on either side and of constants alone, on the numbers on which evaluators
// differ: no number, no limit, zero with a sign, halves and the hairs beside them.
func TestOperationsOneByOne(t *testing.T) {
	awkward := append(slices.Clone(odd), 2.4999995, -2.5, 0.29)
	for _, o := range every {
		count, first, others := arguments(o)
		for constants := range 1 << count { // which of the arguments are constants
			g := newGraph(rand.New(rand.NewPCG(uint64(o), uint64(constants))), len(awkward)*len(awkward))
			for _, k := range append(slices.Clone(awkward), 3, 7, 11) {
				var of []int
				for arg := range count {
					condition := arg == 0 && first || arg > 0 && others
					row := 0
					values := func() float64 {
						row++
						if condition {
							return float64((row + arg) / (1 + arg) % 2)
						}
						return awkward[[]int{(row - 1) % len(awkward), (row - 1) / len(awkward), (row * 7) % len(awkward)}[arg]]
					}
					switch {
					case constants>>arg&1 == 0:
						g.column(values, condition)
					case condition:
						yes := math.Signbit(k) || k > 2
						g.add(g.Truth(yes), slices.Repeat([]float64{map[bool]float64{true: 1}[yes]}, g.rows), true)
					default:
						g.constant(k)
					}
					of = append(of, len(g.refs)-1)
				}
				g.apply(o, of...)
				g.check(t, []int{len(g.refs) - 1})
				if constants == 0 {
					break
				}
			}
		}
	}
}

// Graphs that nobody wrote give what their values mean, whatever is folded, fused, shared or written over: with all values
// kept, and with few, so that the buffers of the others are used again.
func TestRandomGraphs(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 150 {
		g := newGraph(r, 1+r.IntN(40))
		if r.IntN(10) == 0 {
			g.rows = Batch - 2 + r.IntN(Batch+5)
		}
		for range 3 {
			g.column(func() float64 { return odd[r.IntN(len(odd))] }, false)
			g.column(func() float64 { return math.Round(r.NormFloat64()*1e6) / 100 }, false)
			g.column(func() float64 { return float64(r.IntN(2)) }, true)
			g.constant(odd[r.IntN(len(odd))])
		}
		g.constant(0)
		g.constant(1)
		for _, yes := range []bool{true, false} {
			g.add(g.Truth(yes), slices.Repeat([]float64{map[bool]float64{true: 1}[yes]}, g.rows), true)
		}
		for range 10 + r.IntN(60) {
			o := every[r.IntN(len(every))]
			count, first, others := arguments(o)
			var of []int
			for arg := range count {
				of = append(of, g.among(arg == 0 && first || arg > 0 && others))
			}
			g.apply(o, of...)
			if r.IntN(4) == 0 { // fused: max(a − b, 0), a·b + c on either side, min(a·b, c)
				a, b, c := g.among(false), g.among(false), g.among(false)
				g.apply([]Operation{Sub, Mul, Mul, Mul}[r.IntN(4)], a, b)
				last := len(g.refs) - 1
				switch r.IntN(4) {
				case 0:
					g.constant(0)
					g.apply(Maximum, last, len(g.refs)-1)
				case 1:
					g.apply(Add, last, c)
				case 2:
					g.apply(Add, c, last)
				default:
					g.apply(Minimum, last, c)
				}
			}
		}
		all := make([]int, len(g.refs))
		for i := range all {
			all[i] = i
		}
		g.check(t, all)
		g.check(t, []int{len(all) - 1, r.IntN(len(all)), r.IntN(len(all))})
		g.check(t, []int{len(all) - 1})
	}
}

// Tables, brackets, bands, lists and fen over columns are those of one number; short lists and long, known fen and not.
func TestTablesOverColumns(t *testing.T) {
	b := NewBuilder()
	x, y := b.Column("x"), b.Column("y")
	table := &Table{Dims: []int{2, 3}, Cells: []float64{1, 2, nan, 4, 5, 6}}
	slices5 := Brackets{{10, 0.5}, {20, 0.6}, {1000, 0.7}}
	whole := Brackets{{0, 0.5}, {20, 0.6}}
	short, long := List{400, 300, 200}, List{9, 8, 7, 6, 5, 4, 3, 2, 1}
	type column struct {
		name string
		ref  Ref
		of   func(x, y float64) float64
	}
	columns := []column{
		{"pick", b.Pick(table, x, y), func(x, y float64) float64 {
			if !(x >= 0 && x < 2 && y >= 0 && y < 3) {
				return nan
			}
			return table.Cells[3*int(x)+int(y)]
		}},
		{"pick one", b.Pick(&Table{Dims: []int{3}, Cells: []float64{7, 8, 9}}, x), func(x, _ float64) float64 {
			if !(x >= 0 && x < 3) {
				return nan
			}
			return []float64{7, 8, 9}[int(x)]
		}},
		{"brackets", b.Brackets(x, slices5), func(x, _ float64) float64 { return BracketsOf(x, slices5) }},
		{"brackets from 0", b.Brackets(x, whole), func(x, _ float64) float64 { return BracketsOf(x, whole) }},
		{"band", b.Band(x, slices5), func(x, _ float64) float64 { return BandOf(x, slices5) }},
		{"band from 0", b.Band(x, whole), func(x, _ float64) float64 { return BandOf(x, whole) }},
		{"nth", b.Nth(y, short), func(_, y float64) float64 { return Nth(short, y) }},
		{"nth of a long list", b.Nth(x, long), func(x, _ float64) float64 { return Nth(long, x) }},
		{"nth of another", b.Nth(x, append(slices.Clone(long), 0)), func(x, _ float64) float64 { return Nth(append(slices.Clone(long), 0), x) }},
		{"nth of what may be no number", b.Nth(b.Make(Sub, b.Make(Mul, x, b.Const(inf)), x), short), func(x, _ float64) float64 { return Nth(short, x*inf-x) }},
		{"a known fen", b.ToFen(b.Const(0.285), 1, HalfEven), func(_, _ float64) float64 { return 28 }},
	}
	for _, unit := range []float64{1, 100} {
		for _, mode := range []Mode{HalfUp, HalfEven, Up, Down} {
			columns = append(columns, column{fmt.Sprint("fen ", unit, mode), b.ToFen(x, unit, mode), func(x, _ float64) float64 { return ToFen(x, unit, mode) }})
		}
	}
	var refs []Ref
	for _, c := range columns {
		refs = append(refs, c.ref)
	}
	p, err := b.Compile(refs)
	if err != nil {
		t.Fatal(err)
	}
	numbers := append(slices.Clone(odd), 3, 4, 8, 9, 10, 10.01, 19.99, 20, 20.01, 1000, 1000.01, -0.005, 0.005, 2.5, 3.4999995)
	var xs, ys []float64
	for i, n := range numbers {
		for k := range 4 {
			xs, ys = append(xs, n), append(ys, float64((i+k)%4-1)) // a number that is surely one
		}
	}
	for _, fast := range []bool{false, hasVectors} {
		f := p.NewFrame()
		f.fast = fast
		got := make([][]float64, len(refs))
		for i := range got {
			got[i] = make([]float64, len(xs))
		}
		f.Run(len(xs), [][]float64{slices.Grow(xs, Padding), slices.Grow(ys, Padding)}, got)
		for k, c := range columns {
			for i := range xs {
				if strings.HasPrefix(c.name, "pick") && xs[i] != math.Trunc(xs[i]) {
					continue // codes are whole
				}
				if want := c.of(xs[i], ys[i]); got[k][i] != want && !(math.IsNaN(got[k][i]) && math.IsNaN(want)) {
					t.Errorf("%s of %v, %v, four rows at a time %v: %v, want %v", c.name, xs[i], ys[i], fast, got[k][i], want)
				}
			}
		}
	}
}

// What is made twice is one value, equal tables are one table, and a value's columns are those that it is made of.
func TestValuesAreShared(t *testing.T) {
	b := NewBuilder()
	x, y, z := b.Column("x"), b.Column("y"), b.Column("z")
	for name, pair := range map[string][2]Ref{
		"a column":      {x, b.Column("x")},
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
	if !slices.Equal(reads, []string{"x", "z"}) {
		t.Errorf("made of %v, want x and z", reads)
	}
	if got := b.Columns(); !slices.Equal(got, []string{"x", "y", "z"}) {
		t.Errorf("columns %v", got)
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
		b.Make(And, b.Condition("c"), b.Condition("d")): true, b.Make(Select, b.Condition("c"), x, y): false, b.Make(Select, b.Condition("c"), b.Condition("d"), b.Truth(true)): true,
	} {
		if got := b.IsCondition(ref); got != want {
			t.Errorf("value %d is a condition: %v", ref, got)
		}
	}
}

// A comparison with a column of known numbers is made at once where it comes out alike for all of them.
func TestKnownWordsDecideComparisons(t *testing.T) {
	b := NewBuilder()
	kind, other := b.Column("kind"), b.Column("other")
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
		"products":  {0, func(b *Builder, so, x Ref) Ref { return b.Make(Mul, so, x) }, 15},                                   // 18 × 16 = 288
		"quotients": {0, func(b *Builder, so, x Ref) Ref { return b.Make(Div, so, x) }, 7},                                    // 18 + 7 × 38 = 284
		"sums":      {0, func(b *Builder, so, x Ref) Ref { return b.Make(Add, so, x) }, 281},                                  // 18 + 281 = 299
		"roundings": {0, func(b *Builder, so, x Ref) Ref { return b.Make(ToNearest, so, x) }, 7},                              // as quotients
		"brackets":  {0, func(b *Builder, so, x Ref) Ref { return b.Brackets(so, Brackets{{0, 1e9}}) }, 28},                   // 18 + 28 × 10 = 298
		"fused":     {0, func(b *Builder, so, x Ref) Ref { return b.Make(Add, b.Make(Mul, so, x), x) }, 14},                   // 18 + 14 × 19 = 284
		"least":     {0, func(b *Builder, so, x Ref) Ref { return b.Make(Minimum, b.Make(Mul, so, x), x) }, 15},               // 18 × 16
		"choices":   {0, func(b *Builder, so, x Ref) Ref { return b.Make(Select, b.Make(Less, so, x), so, b.Const(0)) }, 140}, // + 2: the comparison and the choice
	} {
		b := NewBuilder()
		x := b.Column("x")
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
	x := b.Column("x")
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

// A formula's operators and functions are those of the numbers, on a few of each by hand.
func TestFormulasByHand(t *testing.T) {
	x, y := &ast.IdentifierNode{Value: "x"}, &ast.IdentifierNode{Value: "y"}
	number := func(k float64) ast.Node { return &ast.FloatNode{Value: k} }
	call := func(name string, args ...ast.Node) ast.Node {
		return &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: args}
	}
	binary := func(o string) ast.Node { return &ast.BinaryNode{Operator: o, Left: x, Right: y} }
	truth := func(n ast.Node) ast.Node { return call("if", n, number(1), number(0)) }
	table := func(v any) ast.Node { return &ast.ConstantNode{Value: v} }
	both := func(o string) ast.Node {
		return truth(&ast.BinaryNode{Operator: o, Left: binary("<"), Right: &ast.BinaryNode{Operator: "<", Left: x, Right: number(3)}})
	}
	xs, ys := []float64{2, 3, 2, 5}, []float64{3, 2, 2, -1}
	for name, c := range map[string]struct {
		formula ast.Node
		want    []float64
	}{
		"x + y": {binary("+"), []float64{5, 5, 4, 4}}, "x - y": {binary("-"), []float64{-1, 1, 0, 6}}, "x * y": {binary("*"), []float64{6, 6, 4, -5}},
		"x / y": {binary("/"), []float64{2.0 / 3, 1.5, 1, -5}}, "-y": {&ast.UnaryNode{Operator: "-", Node: y}, []float64{-3, -2, -2, 1}},
		"x < y": {truth(binary("<")), []float64{1, 0, 0, 0}}, "x <= y": {truth(binary("<=")), []float64{1, 0, 1, 0}}, "x > y": {truth(binary(">")), []float64{0, 1, 0, 1}},
		"x >= y": {truth(binary(">=")), []float64{0, 1, 1, 1}}, "x == y": {truth(binary("==")), []float64{0, 0, 1, 0}}, "x != y": {truth(binary("!=")), []float64{1, 1, 0, 1}},
		"not": {truth(&ast.UnaryNode{Operator: "not", Node: binary("<")}), []float64{0, 1, 1, 1}}, "true": {truth(&ast.BoolNode{Value: true}), []float64{1, 1, 1, 1}},
		"and": {both("and"), []float64{1, 0, 0, 0}}, "or": {both("or"), []float64{1, 0, 1, 0}}, // x < y: 1000, x < 3: 1010
		"a condition == another": {both("=="), []float64{1, 1, 0, 1}}, "a condition != another": {both("!="), []float64{0, 0, 1, 0}},
		"min": {call("min", x, y), []float64{2, 2, 2, -1}}, "max": {call("max", x, y), []float64{3, 3, 2, 5}}, "abs": {call("abs", y), []float64{3, 2, 2, 1}},
		"clamp": {call("clamp", x, y, number(4)), []float64{3, 3, 2, 4}}, "round": {call("round", x, number(2)), []float64{2, 4, 2, 6}},
		"round_down": {call("round_down", x, number(2)), []float64{2, 2, 2, 4}}, "round_up": {call("round_up", x, number(2)), []float64{2, 4, 2, 6}},
		"brackets": {call("brackets", x, table(Brackets{{0, 0.5}, {2, 1}})), []float64{1, 2, 1, 4}}, "band": {call("band", x, table(Brackets{{0, 0.5}, {2, 1}})), []float64{0.5, 1, 0.5, 1}},
		"nth": {call("nth", x, table(List{9, 8, 7})), []float64{8, 7, 8, 7}}, "pick": {call("pick", table(&Table{[]int{6}, []float64{0, 10, 20, 30, 40, 50}}), x), []float64{20, 30, 20, 50}},
	} {
		b := NewBuilder()
		ref, err := b.Formula(c.formula, func(name string) (Ref, error) { return b.Column(name), nil })
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		p, err := b.Compile([]Ref{ref})
		if err != nil {
			t.Fatal(err)
		}
		columns := [][]float64{}
		for _, column := range b.Columns() {
			columns = append(columns, slices.Grow(map[string][]float64{"x": xs, "y": ys}[column], Padding))
		}
		got := make([]float64, 4)
		p.NewFrame().Run(4, columns, [][]float64{got})
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	for _, bad := range []ast.Node{binary("**"), call("sin", x), &ast.NilNode{}, &ast.UnaryNode{Operator: "-", Node: &ast.NilNode{}},
		&ast.BinaryNode{Operator: "+", Left: &ast.NilNode{}, Right: x}, &ast.BinaryNode{Operator: "+", Left: x, Right: &ast.NilNode{}}, call("abs", &ast.NilNode{})} {
		b := NewBuilder()
		if _, err := b.Formula(bad, func(name string) (Ref, error) { return b.Column(name), nil }); err == nil {
			t.Errorf("%T has a columnar form", bad)
		}
	}
}

// Rows without room for whole fours behind them are run one by one, and nothing beyond them is written.
func TestRowsWithoutRoom(t *testing.T) {
	b := NewBuilder()
	p, err := b.Compile([]Ref{b.Make(Add, b.Column("x"), b.Const(1))})
	if err != nil {
		t.Fatal(err)
	}
	f := p.NewFrame()
	for n := range 9 {
		for room := range 5 {
			x, out := make([]float64, n, n+room), make([]float64, n+1)
			for i := range x {
				x[i] = float64(i)
			}
			f.Run(n, [][]float64{x}, [][]float64{out})
			for i := range n {
				if out[i] != float64(i)+1 {
					t.Errorf("%d rows and room for %d: row %d is %v", n, room, i, out[i])
				}
			}
			if out[n] != 0 {
				t.Errorf("%d rows and room for %d: a row beyond is written", n, room)
			}
		}
	}
	f.slots[0] = make([]float64, 5, 7)
	if f.padded(5) || !f.padded(4) || f.padded(0) {
		t.Error("five rows with room for two more are no whole fours; four are, and none is nothing to run")
	}
}
