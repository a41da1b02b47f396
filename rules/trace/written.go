package trace

import (
	"doudi/rules"

	"github.com/expr-lang/expr/ast"
)

// written is a resolved formula as expr's tree; parts that are shared stay so.
func written(n *rules.Resolved) ast.Node { return (&writer{map[*rules.Resolved]ast.Node{}}).part(n) }

type writer struct{ done map[*rules.Resolved]ast.Node }

func (w *writer) part(n *rules.Resolved) ast.Node {
	if known, ok := w.done[n]; ok {
		return known
	}
	out := w.make(n)
	w.done[n] = out
	return out
}

func (w *writer) make(n *rules.Resolved) ast.Node {
	switch n.Is {
	case rules.Constant:
		return &ast.FloatNode{Value: n.Number}
	case rules.Truth:
		return &ast.BoolNode{Value: n.Number != 0}
	case rules.Read:
		return &ast.IdentifierNode{Value: n.Column.String()}
	}
	var of []ast.Node
	for _, part := range n.Of {
		of = append(of, w.part(part))
	}
	switch {
	case n.Apply.Operator && len(of) == 1:
		return &ast.UnaryNode{Operator: n.Apply.Name, Node: of[0]}
	case n.Apply.Operator:
		return &ast.BinaryNode{Operator: n.Apply.Name, Left: of[0], Right: of[1]}
	case n.Apply.Table == rules.CellsTable: // of as many codes as the table has dimensions, so they come last
		of = append([]ast.Node{&ast.ConstantNode{Value: n.Table}}, of...)
	case n.Table != nil:
		of = append(of, &ast.ConstantNode{Value: n.Table})
	}
	return &ast.CallNode{Callee: &ast.IdentifierNode{Value: n.Apply.Name}, Arguments: of}
}
