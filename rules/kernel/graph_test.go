package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// plain is what each operation means, written out; conditions are 0 and 1. The kernel has each of them three times: folded,
// over columns, and on four rows at a time.
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
	columns [][]float64
	given   []float64
	refs    []Ref
	want    [][]float64
	is      []bool // a condition
}

func newGraph(r *rand.Rand, rows int) *graph {
	return &graph{Builder: NewBuilder(), r: r, rows: rows}
}

func (g *graph) add(ref Ref, want []float64, condition bool) {
	g.refs, g.want, g.is = append(g.refs, ref), append(g.want, want), append(g.is, condition)
}

func (g *graph) column(values func() float64, condition bool) {
	x := make([]float64, g.rows, g.rows+Padding)
	for i := range x {
		x[i] = values()
	}
	g.columns = append(g.columns, x)
	if condition {
		g.add(g.Condition(g.Column()), x, true)
	} else {
		g.add(g.Column(), x, false)
	}
}

func (g *graph) constant(x float64) {
	g.add(g.Const(x), slices.Repeat([]float64{x}, g.rows), false)
}

// later is a number that the frame is told.
func (g *graph) later(x float64) {
	g.given = append(g.given, x)
	g.add(g.Given(len(g.given)-1, math.Abs(x)), slices.Repeat([]float64{x}, g.rows), false)
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
	for _, fast := range []bool{false, hasVectors} {
		f := p.NewFrame(g.given...)
		f.fast = fast
		got := make([][]float64, len(refs))
		for k := range got {
			got[k] = make([]float64, g.rows)
		}
		f.Run(g.rows, g.columns, got)
		for k, i := range outputs {
			for row := range g.rows {
				if x, want := got[k][row], g.want[i][row]; !(math.Float64bits(x) == math.Float64bits(want) || math.IsNaN(x) && math.IsNaN(want)) {
					t.Fatalf("value %d, %+v, row %d of %d, four rows at a time %v: %v, want %v", i, g.values[g.refs[i]], row, g.rows, fast, x, want)
				}
			}
		}
	}
}

// Every operation, of columns, with a constant or a given number on either side and of those alone, on the numbers on which evaluators
// differ: no number, no limit, zero with a sign, halves and the hairs beside them.
func TestOperationsOneByOne(t *testing.T) {
	awkward := append(slices.Clone(odd), 2.4999995, -2.5, 0.29)
	for _, o := range every {
		count, first, others := arguments(o)
		for which := range 2 << count { // of the arguments are constants, or given
			constants, given := which>>1, which&1 == 1
			g := newGraph(rand.New(rand.NewPCG(uint64(o), uint64(which))), len(awkward)*len(awkward))
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
					case given && !math.IsNaN(k) && !math.IsInf(k, 0):
						g.later(k)
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

// Graphs that nobody wrote give what their values mean, whatever is folded, shared or written over: with all values
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
			g.later(math.Round(r.NormFloat64()*1e3) / 100)
		}
		g.constant(0)
		g.constant(1)
		g.later(0)
		g.later(1)
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

// Rows without room for whole fours behind them are run one by one, and nothing beyond them is written.
func TestRowsWithoutRoom(t *testing.T) {
	b := NewBuilder()
	p, err := b.Compile([]Ref{b.Make(Add, b.Column(), b.Const(1))})
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
