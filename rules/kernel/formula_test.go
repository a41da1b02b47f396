package kernel

import (
	"slices"
	"testing"

	"github.com/expr-lang/expr/ast"
)

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
