package settle_test

import (
	"math/big"
	"slices"
	"strings"

	"doudi/model"
	"doudi/model/document"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/parser"
)

// exactPolicy is a policy as its text has it: an oracle in exact decimals that shares nothing with the reader, the resolver,
// the VM or the columns. Words stay words, numbers are fractions, sums over a period are sums over a list of bills. It takes
// the policies that pass the check.
type exactPolicy struct {
	root         *document.Node
	costs        []string
	enumerations map[string][]string
	trees        map[*document.Node]ast.Node
}

func newExact(root *document.Node) *exactPolicy {
	p := &exactPolicy{root: root, trees: map[*document.Node]ast.Node{}, costs: []string{"eligible", "excluded"}, enumerations: map[string][]string{
		"kind": model.KindNames(), "level": model.LevelNames(), "place": model.PlaceNames(), "sex": model.SexNames(),
		"category": {"extreme_poor", "orphan", "dibao", "dibao_marginal", "registered_poor", "exited_poor", "marginal", "resident"},
	}}
	if n := root.Get("costs"); n != nil {
		p.costs = wordsOf(n)
	}
	if n := root.Get("enumerations"); n != nil {
		for _, f := range n.Fields {
			p.enumerations[f.Key.Text] = wordsOf(f.Value)
		}
	}
	return p
}

// wordsOf are a list's words, one word alone, or the keys of a map.
func wordsOf(n *document.Node) (out []string) {
	if n.Shape == document.Scalar {
		return []string{n.Text}
	}
	for _, item := range n.Items {
		out = append(out, item.Text)
	}
	for _, f := range n.Fields {
		out = append(out, f.Key.Text)
	}
	return out
}

func textOf(n *document.Node, key, otherwise string) string {
	if x := n.Get(key); x != nil {
		return x.Text
	}
	return otherwise
}

// monthsOf counts the months of a date since year 0; a date inside a month is the next one's.
func monthsOf(date string) int {
	parts := strings.Split(date, "-")
	month := 12 * int(whole(parts[0]))
	if len(parts) > 1 {
		month += int(whole(parts[1])) - 1
	}
	if len(parts) > 2 && whole(parts[2]) > 1 {
		month++
	}
	return month
}

func whole(text string) int64 {
	x, ok := new(big.Int).SetString(text, 10)
	if !ok {
		panic("no whole number: " + text)
	}
	return x.Int64()
}

// inForce says whether something that is dated by `from` and `until` holds in a month.
func (p *exactPolicy) inForce(n *document.Node, month int, fromTop bool) bool {
	from, until := textOf(n, "from", ""), textOf(n, "until", "")
	if from == "" && fromTop {
		from = textOf(p.root, "from", "")
	}
	return (from == "" || monthsOf(from) <= month) && (until == "" || month < monthsOf(until))
}

// dated is the value of a parameter or set in a month: the last that has begun, unless it has ended.
func (p *exactPolicy) dated(n *document.Node, month int) *document.Node {
	entries := []*document.Node{n}
	if values := n.Get("values"); values != nil {
		entries = values.Items
	}
	var best *document.Node
	begun := -1
	for _, e := range entries {
		from := textOf(e, "from", textOf(p.root, "from", "0000"))
		if at := monthsOf(from); at <= month && at > begun {
			best, begun = e, at
		}
	}
	if best == nil || !p.inForce(best, month, true) {
		return nil
	}
	return best.Get("value")
}

// parameter is the value of a parameter in a month, short form or long.
func (p *exactPolicy) parameter(name string, month int) *document.Node {
	n := p.root.Get("parameters").Get(name)
	if n == nil || n.Get("value") == nil && n.Get("values") == nil {
		return n
	}
	return p.dated(n, month)
}

// reading is the option that is taken where the text is ambiguous, "" if there is no such reading.
func (p *exactPolicy) reading(name string) string {
	return textOf(p.root.Get("readings").Get(name), "default", "")
}

// fact is the entry of a fact: who has it, its default, and its members where it is a word.
func (p *exactPolicy) fact(name string) (n *document.Node, owner, otherwise string, members []string) {
	n = p.root.Get("facts").Get(name)
	if n == nil {
		return nil, "", "", nil
	}
	if n.Shape == document.Scalar {
		return n, "claim", n.Text, nil
	}
	typed := n.Get("type")
	switch {
	case typed != nil && typed.Shape == document.List:
		members = wordsOf(typed)
	case typed != nil:
		members = p.enumerations[typed.Text]
	}
	return n, textOf(n, "of", "claim"), textOf(n, "default", ""), members
}

// tree parses a formula once.
func (p *exactPolicy) tree(n *document.Node) ast.Node {
	if t, ok := p.trees[n]; ok {
		return t
	}
	c := conf.CreateNew()
	c.DisableIfOperator = true
	t, err := parser.ParseWithConfig(n.Text, c)
	if err != nil {
		panic(err)
	}
	p.trees[n] = t.Node
	return t.Node
}

// benefits are those in force in a month that pay at some time: claim, month_end or year_end.
func (p *exactPolicy) benefits(month int, at string) (out []*document.Node) {
	for _, b := range p.root.Get("benefits").Items {
		if p.inForce(b, month, false) && textOf(b, "enabled", "true") == "true" && textOf(b, "at", "claim") == at {
			out = append(out, b)
		}
	}
	return out
}

// covers are the costs that a benefit may pay, in the order of booking; cash pays none of them.
func (p *exactPolicy) covers(b *document.Node) (out []int, cash bool) {
	n := b.Get("covers")
	switch {
	case n == nil && len(p.costs) > 1:
		n = &document.Node{Shape: document.List}
		for _, cost := range p.costs[:len(p.costs)-1] {
			n.Items = append(n.Items, &document.Node{Shape: document.Scalar, Text: cost})
		}
	case n == nil:
		n = &document.Node{Shape: document.Scalar, Text: "total"}
	}
	if n.Text == "none" {
		return nil, true
	}
	words := wordsOf(n)
	if n.Text == "total" {
		words = p.costs
	}
	for _, w := range words {
		out = append(out, slices.Index(p.costs, w))
	}
	return out, false
}
