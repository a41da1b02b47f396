package settle_test

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"doudi/model/document"

	"github.com/expr-lang/expr/ast"
)

// number is an exact decimal, or without a limit, above (1) or below (−1).
type number struct {
	*big.Rat
	endless int
}

// unsure is a year whose outcome hangs on the last binary digit: a half, or an edge, that a computed number all but meets.
// The oracle does not judge it.
type unsure struct{}

// refusedYear is a year that no rule settles.
type refusedYear struct{}

func rat(text string) number {
	x, ok := new(big.Rat).SetString(strings.ReplaceAll(text, "_", ""))
	if !ok {
		panic("no number: " + text)
	}
	return number{Rat: x}
}

func fen(x int64) number { return number{Rat: big.NewRat(x, 100)} }

// none is no limit.
var none = number{Rat: new(big.Rat), endless: 1}

func (x number) less(y number) bool {
	if x.endless != y.endless {
		return x.endless < y.endless
	}
	return x.endless == 0 && x.Cmp(y.Rat) < 0
}

// clear gives up where two numbers of which one is computed are equal or nearly so: binary fractions may order them otherwise.
func (x number) clear(y number, plain bool) {
	if x.endless != 0 || y.endless != 0 || plain && x.Cmp(y.Rat) == 0 {
		return
	}
	gap := new(big.Rat).Abs(new(big.Rat).Sub(x.Rat, y.Rat))
	size := new(big.Rat).Abs(x.Rat)
	if size.Cmp(big.NewRat(1, 1)) < 0 {
		size = big.NewRat(1, 1)
	}
	if gap.Cmp(size.Mul(size, big.NewRat(1, 1e11))) < 0 {
		panic(unsure{})
	}
}

// floor is the largest whole number that is not above x; it gives up within some millionths of the next, where the snap of
// the language takes x to mean that.
func floor(x *big.Rat) *big.Int {
	out := new(big.Int).Div(x.Num(), x.Denom()) // Euclidean, which is down for a denominator above zero
	rest := new(big.Rat).Sub(x, new(big.Rat).SetInt(out))
	slack := new(big.Rat).Mul(new(big.Rat).Abs(x), big.NewRat(1, 1e13))
	if least := big.NewRat(3, 1e6); slack.Cmp(least) < 0 {
		slack = least
	}
	if rest.Sign() != 0 && (rest.Cmp(slack) < 0 || new(big.Rat).Sub(big.NewRat(1, 1), rest).Cmp(slack) < 0) {
		panic(unsure{})
	}
	return out
}

// rounded is x in whole units of to, by one of the policy's modes.
func rounded(x, to *big.Rat, mode string) *big.Rat {
	q := new(big.Rat).Quo(x, to)
	half := big.NewRat(1, 2)
	var n *big.Int
	switch mode {
	case "down":
		n = floor(q)
	case "up":
		n = new(big.Int).Neg(floor(q.Neg(q)))
	case "half_up":
		n = floor(q.Add(q, half))
	default:
		n = floor(new(big.Rat).Add(q, half))
		if new(big.Rat).Sub(new(big.Rat).SetInt(n), q).Cmp(half) == 0 && n.Bit(0) == 1 { // a half, taken up to an odd number
			n.Sub(n, big.NewInt(1))
		}
	}
	return new(big.Rat).Mul(new(big.Rat).SetInt(n), to)
}

// evaluate is the value of a formula: a number, bool or string.
func (v *view) evaluate(n ast.Node) any {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return rat(strconv.Itoa(n.Value))
	case *ast.FloatNode:
		return rat(strconv.FormatFloat(n.Value, 'g', -1, 64))
	case *ast.BoolNode:
		return n.Value
	case *ast.StringNode:
		return n.Value
	case *ast.IdentifierNode:
		return v.named([]string{n.Value})
	case *ast.MemberNode:
		return v.named(v.chain(n))
	case *ast.UnaryNode:
		if n.Operator == "not" {
			return !v.holds(n.Node)
		}
		x := v.number(n.Node)
		if n.Operator == "-" {
			return number{new(big.Rat).Neg(x.Rat), -x.endless}
		}
		return x
	case *ast.BinaryNode:
		return v.binary(n)
	case *ast.CallNode:
		return v.call(n.Callee.(*ast.IdentifierNode).Value, n.Arguments)
	case *ast.BuiltinNode:
		return v.call(n.Name, n.Arguments)
	}
	panic("not part of the language")
}

func (v *view) number(n ast.Node) number { return v.evaluate(n).(number) }
func (v *view) holds(n ast.Node) bool    { return v.evaluate(n).(bool) }

// chain is a path of words, each index by what it comes to.
func (v *view) chain(n ast.Node) []string {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return []string{n.Value}
	case *ast.MemberNode:
		return append(v.chain(n.Node), v.evaluate(n.Property).(string))
	}
	panic("only names have members")
}

func (v *view) binary(n *ast.BinaryNode) any {
	switch n.Operator {
	case "and":
		return v.holds(n.Left) && v.holds(n.Right)
	case "or":
		return v.holds(n.Left) || v.holds(n.Right)
	case "in":
		word := v.evaluate(n.Left).(string)
		if list, ok := n.Right.(*ast.ArrayNode); ok {
			return slices.ContainsFunc(list.Nodes, func(x ast.Node) bool { return v.evaluate(x) == any(word) })
		}
		set := v.p.root.Get("sets").Get(n.Right.(*ast.IdentifierNode).Value)
		members := v.p.dated(set, v.calendar())
		return members != nil && slices.Contains(wordsOf(members), word)
	}
	left, right := v.evaluate(n.Left), v.evaluate(n.Right)
	x, numbers := left.(number)
	if !numbers {
		return (left == right) == (n.Operator == "==")
	}
	y := right.(number)
	switch n.Operator {
	case "+", "-", "*", "/":
		return arithmetic(n.Operator, x, y)
	}
	x.clear(y, plain(n.Left) && plain(n.Right))
	switch n.Operator {
	case "<":
		return x.less(y)
	case ">":
		return y.less(x)
	case "<=":
		return !y.less(x)
	case ">=":
		return !x.less(y)
	case "==":
		return !x.less(y) && !y.less(x)
	}
	return x.less(y) || y.less(x)
}

// plain says whether a node is a number as it was given, which every evaluator has alike.
func plain(n ast.Node) bool {
	switch n.(type) {
	case *ast.IntegerNode, *ast.FloatNode, *ast.IdentifierNode, *ast.MemberNode:
		return true
	}
	return false
}

func arithmetic(operator string, x, y number) number {
	out := number{Rat: new(big.Rat)}
	if x.endless != 0 || y.endless != 0 {
		switch operator {
		case "-":
			y.endless = -y.endless
			fallthrough
		case "+":
			out.endless = x.endless + y.endless
			if out.endless == 0 {
				panic(refusedYear{}) // no limit less no limit
			}
			out.endless = out.endless / max(out.endless, -out.endless)
		case "*":
			sign := func(z number) int {
				if z.endless != 0 {
					return z.endless
				}
				return z.Sign()
			}
			if out.endless = sign(x) * sign(y); out.endless == 0 {
				panic(refusedYear{})
			}
		case "/":
			if y.endless == 0 {
				out.endless = x.endless * y.Sign()
			} else if x.endless != 0 {
				panic(refusedYear{})
			}
		}
		return out
	}
	switch operator {
	case "+":
		out.Add(x.Rat, y.Rat)
	case "-":
		out.Sub(x.Rat, y.Rat)
	case "*":
		out.Mul(x.Rat, y.Rat)
	case "/":
		out.Quo(x.Rat, y.Rat)
	}
	return out
}

func (v *view) call(name string, args []ast.Node) any {
	least := func(x, y number) number {
		if y.less(x) {
			return y
		}
		return x
	}
	most := func(x, y number) number {
		if x.less(y) {
			return y
		}
		return x
	}
	switch name {
	case "if":
		if v.holds(args[0]) {
			return v.evaluate(args[1])
		}
		return v.evaluate(args[2])
	case "brackets":
		return v.brackets(v.number(args[0]), v.table(args[1]))
	case "band":
		return v.band(v.number(args[0]), v.table(args[1]), plain(args[0]))
	case "nth":
		return v.nth(v.table(args[0]), v.number(args[1]), plain(args[1]))
	}
	x := v.number(args[0])
	switch name {
	case "abs":
		return number{new(big.Rat).Abs(x.Rat), max(x.endless, -x.endless)}
	case "clamp":
		return most(least(x, v.number(args[2])), v.number(args[1]))
	case "min", "max":
		for _, a := range args[1:] {
			if name == "min" {
				x = least(x, v.number(a))
			} else {
				x = most(x, v.number(a))
			}
		}
		return x
	}
	if x.endless != 0 {
		return x
	}
	mode := map[string]string{"round": "half_up", "round_down": "down", "round_up": "up"}[name]
	return number{Rat: rounded(x.Rat, v.number(args[1]).Rat, mode)}
}

// table is the value that a parameter's path leads to.
func (v *view) table(n ast.Node) *document.Node {
	path := v.chain(n)
	out := v.p.parameter(path[0], v.calendar())
	for _, word := range path[1:] {
		out = out.Get(word)
	}
	if out == nil {
		panic(refusedYear{})
	}
	return out
}

// brackets adds up the slices of x, each at its rate.
func (v *view) brackets(x number, table *document.Node) number {
	sum := number{Rat: new(big.Rat)}
	for k, s := range table.Items {
		top := x
		if k+1 < len(table.Items) {
			if next := rat(textOf(table.Items[k+1], "over", "0")); next.less(x) {
				top = next
			}
		}
		if from := rat(textOf(s, "over", "0")); from.less(top) {
			sum = arithmetic("+", sum, arithmetic("*", rat(s.Get("rate").Text), arithmetic("-", top, from)))
		}
	}
	return sum
}

// band is the rate of the slice that x falls in: above its beginning, up to the next one's; nothing falls in a slice from 0.
func (v *view) band(x number, table *document.Node, plain bool) number {
	out := number{Rat: new(big.Rat)}
	for _, s := range table.Items {
		from := rat(textOf(s, "over", "0"))
		x.clear(from, plain)
		if from.less(x) || from.Sign() == 0 && x.endless == 0 && x.Sign() == 0 {
			out = rat(s.Get("rate").Text)
		}
	}
	return out
}

// nth is the n-th of a list, the last one for ever after, and the first one before it.
func (v *view) nth(list *document.Node, n number, plain bool) number {
	if list.Shape == document.Scalar {
		return amount(list)
	}
	at := len(list.Items)
	for i := len(list.Items) - 1; i >= 1; i-- {
		next := number{Rat: big.NewRat(int64(i+1), 1)}
		n.clear(next, plain)
		if n.less(next) {
			at = i
		}
	}
	return amount(list.Items[at-1])
}

// amount is a number of the policy; none is no limit.
func amount(n *document.Node) number {
	if n.Text == "none" {
		return none
	}
	return rat(n.Text)
}
