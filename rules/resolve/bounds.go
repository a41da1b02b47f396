package resolve

import (
	"math"
	"slices"
	"strings"

	"doudi/rules"
	"doudi/rules/kernel"

	"github.com/expr-lang/expr/ast"
)

// interval is the set of values that a resolved node can take, whatever the bill.
type interval struct{ lo, hi float64 }

// bounder works out intervals, each shared part once.
type bounder struct {
	policy *rules.Policy
	memo   map[ast.Node]interval
	hold   func(n ast.Node, x interval) interval // nil, or what a node is held to
}

func newBounder(p *rules.Policy) *bounder { return &bounder{policy: p, memo: map[ast.Node]interval{}} }

var anything = interval{math.Inf(-1), math.Inf(1)}

func (b *bounder) of(n ast.Node) interval {
	if known, ok := b.memo[n]; ok {
		return known
	}
	out := b.work(n)
	if math.IsNaN(out.lo) || math.IsNaN(out.hi) {
		out = anything
	}
	if b.hold != nil {
		out = b.hold(n, out)
	}
	b.memo[n] = out
	return out
}

func (b *bounder) work(n ast.Node) interval {
	switch n := n.(type) {
	case *ast.FloatNode:
		return interval{n.Value, n.Value}
	case *ast.BoolNode:
		if n.Value {
			return interval{1, 1}
		}
		return interval{0, 0}
	case *ast.IdentifierNode:
		return b.column(n.Value)
	case *ast.UnaryNode:
		x := b.of(n.Node)
		if n.Operator == "not" {
			return interval{1 - x.hi, 1 - x.lo}
		}
		return interval{-x.hi, -x.lo}
	case *ast.BinaryNode:
		return b.binary(n.Operator, b.of(n.Left), b.of(n.Right))
	case *ast.CallNode:
		return b.call(n)
	}
	return anything
}

// column is the range of a word: amounts of a bill are never below zero, and a household has someone in it. No bound is
// taken that only a reader of bills keeps, such as how many admissions a year may hold before the file begins.
func (b *bounder) column(name string) interval {
	switch name {
	case "household.size":
		return interval{1, 100}
	case "household.income", "admission_no":
		return interval{0, math.Inf(1)}
	}
	m := b.policy.Names[name]
	switch {
	case m.Word != nil:
		return interval{m.Word.Low, m.Word.High}
	case m.Fact != nil && m.Fact.Type == rules.Bool:
		return interval{0, 1}
	case m.Fact != nil:
		return anything
	}
	if m := b.policy.Names[summedOf(name)]; m.Accumulator != nil || m.Fact != nil { // both may fall
		return anything
	}
	return interval{0, math.Inf(1)}
}

// summedOf is the word that a column sums, whatever the period, without the member that it is kept for: split of
// household.ytd.split:inpatient. Other columns come back as they are.
func summedOf(column string) string {
	rest := strings.TrimPrefix(column, "household.")
	period, word, _ := strings.Cut(rest, ".")
	if !slices.Contains(periods, period) {
		return column
	}
	word, _, _ = strings.Cut(word, ":")
	return word
}

func (b *bounder) binary(op string, x, y interval) interval {
	switch op {
	case "+":
		return interval{x.lo + y.lo, x.hi + y.hi}
	case "-":
		return interval{x.lo - y.hi, x.hi - y.lo}
	case "*":
		return hull(times(x.lo, y.lo), times(x.lo, y.hi), times(x.hi, y.lo), times(x.hi, y.hi))
	case "/":
		if y.lo <= 0 {
			return anything
		}
		return hull(x.lo/y.lo, x.lo/y.hi, x.hi/y.lo, x.hi/y.hi)
	case "and":
		return interval{min(x.lo, y.lo), min(x.hi, y.hi)}
	case "or":
		return interval{max(x.lo, y.lo), max(x.hi, y.hi)}
	}
	return compare(op, x, y)
}

// compare is 1, 0 or either.
func compare(op string, x, y interval) interval {
	always, never := false, false
	switch op {
	case "<":
		always, never = x.hi < y.lo, x.lo >= y.hi
	case "<=":
		always, never = x.hi <= y.lo, x.lo > y.hi
	case ">":
		always, never = x.lo > y.hi, x.hi <= y.lo
	case ">=":
		always, never = x.lo >= y.hi, x.hi < y.lo
	case "==", "!=":
		always = x.lo == x.hi && x == y
		never = x.hi < y.lo || y.hi < x.lo
		if op == "!=" {
			always, never = never, always
		}
	}
	switch {
	case always:
		return interval{1, 1}
	case never:
		return interval{0, 0}
	}
	return interval{0, 1}
}

// times is a product in which nothing times no limit is nothing.
func times(a, b float64) float64 {
	if a == 0 || b == 0 {
		return 0
	}
	return a * b
}

func hull(xs ...float64) interval {
	out := interval{xs[0], xs[0]}
	for _, x := range xs[1:] {
		out = interval{min(out.lo, x), max(out.hi, x)}
	}
	return out
}

func (b *bounder) call(n *ast.CallNode) interval {
	arg := func(i int) interval { return b.of(n.Arguments[i]) }
	switch n.Callee.(*ast.IdentifierNode).Value {
	case "if":
		c, x, y := arg(0), arg(1), arg(2)
		switch {
		case c.lo == 1:
			return x
		case c.hi == 0:
			return y
		}
		return interval{min(x.lo, y.lo), max(x.hi, y.hi)}
	case "min":
		x, y := arg(0), arg(1)
		return interval{min(x.lo, y.lo), min(x.hi, y.hi)}
	case "max":
		x, y := arg(0), arg(1)
		return interval{max(x.lo, y.lo), max(x.hi, y.hi)}
	case "abs":
		x := arg(0)
		if x.lo >= 0 {
			return x
		}
		return interval{max(0, -x.hi), max(-x.lo, x.hi)}
	case "clamp":
		x, lo, hi := arg(0), arg(1), arg(2)
		return interval{max(min(x.lo, hi.lo), lo.lo), max(min(x.hi, hi.hi), lo.hi)}
	case "round", "round_up", "round_down":
		x, to := arg(0), arg(1)
		if x.lo >= 0 {
			return interval{0, x.hi + to.hi}
		}
		return interval{x.lo - to.hi, x.hi + to.hi}
	case "brackets":
		rates := n.Arguments[1].(*ast.ConstantNode).Value.(kernel.Brackets)
		return b.rates(rates, arg(0).hi)
	case "band":
		return b.rates(n.Arguments[1].(*ast.ConstantNode).Value.(kernel.Brackets), 1)
	case "nth":
		return hull(n.Arguments[1].(*ast.ConstantNode).Value.(kernel.List)...)
	case "pick":
		codes := make([]interval, len(n.Arguments)-1)
		for i := range codes {
			codes[i] = arg(i + 1)
		}
		return cells(n.Arguments[0].(*ast.ConstantNode).Value.(*kernel.Table), codes)
	}
	return anything
}

// rates is the span from nothing to the highest rate on the whole amount, and below nothing if a rate is.
func (b *bounder) rates(table kernel.Brackets, amount float64) interval {
	lo, hi := 0.0, 0.0
	for _, s := range table {
		lo, hi = min(lo, s.Rate), max(hi, s.Rate)
	}
	return interval{times(lo, max(amount, 0)), times(hi, max(amount, 0))}
}

// cells is the span of the cells that codes within their intervals can choose.
func cells(t *kernel.Table, codes []interval) interval {
	out := interval{math.Inf(1), math.Inf(-1)}
	for i, x := range t.Cells {
		chosen, at := !math.IsNaN(x), i
		for d := len(t.Dims) - 1; d >= 0 && chosen; d-- {
			code := float64(at % t.Dims[d])
			chosen = codes[d].lo <= code && code <= codes[d].hi
			at /= t.Dims[d]
		}
		if chosen {
			out = interval{min(out.lo, x), max(out.hi, x)}
		}
	}
	if out.lo > out.hi { // a hole: a bill that falls in it is refused, so any value will do
		return interval{1, 1}
	}
	return out
}

// dividing reports every divisor, and every unit of rounding, that could be zero or less.
func (r *resolver) dividing() {
	b := newBounder(r.policy)
	for _, d := range r.divisions {
		if b.of(d.by).lo > 0 {
			continue
		}
		r.formula = d.formula
		r.errorf(d.at, "this may be zero or less, and something is divided by it").
			Because("a division by zero has no value, and both arms of `if` are computed").Instead("max(1, …) around it, or a product instead of the division")
	}
}
