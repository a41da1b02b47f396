package rules_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"doudi/rules"
	"doudi/rules/kernel"
)

// A formula's operators and functions are those of the numbers, on a few of each by hand.
func TestFormulasByHand(t *testing.T) {
	x, y := rules.ReadOf(rules.ClaimWord("x")), rules.ReadOf(rules.ClaimWord("y"))
	number := rules.Fixed
	call := func(name string, of ...*rules.Resolved) *rules.Resolved {
		return rules.Applied(rules.Functions[name], of...)
	}
	binary := func(sign string) *rules.Resolved { return rules.Applied(rules.Binary[sign], x, y) }
	truth := func(n *rules.Resolved) *rules.Resolved { return call("if", n, number(1), number(0)) }
	both := func(sign string) *rules.Resolved {
		return truth(rules.Applied(rules.Binary[sign], binary("<"), rules.Applied(rules.Binary["<"], x, number(3))))
	}
	bands := kernel.Brackets{{Over: 0, Rate: 0.5}, {Over: 2, Rate: 1}}
	xs, ys := []float64{2, 3, 2, 5}, []float64{3, 2, 2, -1}
	for name, c := range map[string]struct {
		formula *rules.Resolved
		want    []float64
	}{
		"x + y": {binary("+"), []float64{5, 5, 4, 4}}, "x - y": {binary("-"), []float64{-1, 1, 0, 6}}, "x * y": {binary("*"), []float64{6, 6, 4, -5}},
		"x / y": {binary("/"), []float64{2.0 / 3, 1.5, 1, -5}}, "-y": {rules.Applied(rules.Unary["-"], y), []float64{-3, -2, -2, 1}},
		"x < y": {truth(binary("<")), []float64{1, 0, 0, 0}}, "x <= y": {truth(binary("<=")), []float64{1, 0, 1, 0}}, "x > y": {truth(binary(">")), []float64{0, 1, 0, 1}},
		"x >= y": {truth(binary(">=")), []float64{0, 1, 1, 1}}, "x == y": {truth(binary("==")), []float64{0, 0, 1, 0}}, "x != y": {truth(binary("!=")), []float64{1, 1, 0, 1}},
		"not": {truth(rules.Applied(rules.Unary["not"], binary("<"))), []float64{0, 1, 1, 1}}, "true": {truth(rules.TruthOf(true)), []float64{1, 1, 1, 1}},
		"and": {both("and"), []float64{1, 0, 0, 0}}, "or": {both("or"), []float64{1, 0, 1, 0}}, // x < y: 1000, x < 3: 1010
		"a condition == another": {both("=="), []float64{1, 1, 0, 1}}, "a condition != another": {both("!="), []float64{0, 0, 1, 0}},
		"min": {call("min", x, y), []float64{2, 2, 2, -1}}, "max": {call("max", x, y), []float64{3, 3, 2, 5}}, "abs": {call("abs", y), []float64{3, 2, 2, 1}},
		"clamp": {call("clamp", x, y, number(4)), []float64{3, 3, 2, 4}}, "round": {call("round", x, number(2)), []float64{2, 4, 2, 6}},
		"round_down": {call("round_down", x, number(2)), []float64{2, 2, 2, 4}}, "round_up": {call("round_up", x, number(2)), []float64{2, 4, 2, 6}},
		"brackets": {rules.LookedUp(rules.Functions["brackets"], bands, x), []float64{1, 2, 1, 4}}, "band": {rules.LookedUp(rules.Functions["band"], bands, x), []float64{0.5, 1, 0.5, 1}},
		"nth": {rules.LookedUp(rules.Functions["nth"], kernel.List{9, 8, 7}, x), []float64{8, 7, 8, 7}}, "pick": {rules.LookedUp(rules.Pick, &kernel.Table{Dims: []int{6}, Cells: []float64{0, 10, 20, 30, 40, 50}}, x), []float64{20, 30, 20, 50}},
	} {
		b := kernel.NewBuilder()
		first, second := b.Column(), b.Column()
		ref, err := rules.Lower(b, c.formula, rules.Names{Column: func(c rules.Column) (kernel.Ref, error) {
			return map[string]kernel.Ref{"x": first, "y": second}[c.Name], nil
		}})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		p, err := b.Compile([]kernel.Ref{ref})
		if err != nil {
			t.Fatal(err)
		}
		columns := [][]float64{slices.Grow(xs, kernel.Padding), slices.Grow(ys, kernel.Padding)}
		got := make([]float64, 4)
		p.NewFrame().Run(4, columns, [][]float64{got})
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// A formula nested ten thousand deep is refused, and one that reads what is not there gives the reader's error.
func TestFormulasThatHaveNoColumn(t *testing.T) {
	deep := rules.ReadOf(rules.ClaimWord("x"))
	for range rules.MaxDepth + 1 {
		deep = rules.Applied(rules.Unary["-"], deep)
	}
	b := kernel.NewBuilder()
	if _, err := rules.Lower(b, deep, rules.Names{Column: func(rules.Column) (kernel.Ref, error) { return b.Column(), nil }}); err == nil || !strings.Contains(err.Error(), "nested more than 10000 deep") {
		t.Errorf("ten thousand deep: %v", err)
	}
	absent := errors.New("there is no such column")
	if _, err := rules.Lower(b, rules.Applied(rules.Functions["abs"], rules.ReadOf(rules.ClaimWord("y"))), rules.Names{Column: func(rules.Column) (kernel.Ref, error) { return 0, absent }}); !errors.Is(err, absent) {
		t.Errorf("a column that is not there: %v", err)
	}
}
