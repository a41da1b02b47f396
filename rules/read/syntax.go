package read

import (
	"errors"
	"regexp"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/rules"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
)

// Bounds of one formula, checked before it reaches a parser: a million brackets would overflow the parser's stack.
const (
	MaxFormula = 4096
	MaxNesting = 64
)

// formula parses the formula of a scalar; it returns nil after reporting what is wrong.
func (p *reader) formula(n *document.Node, what string) *rules.Formula {
	if n == nil {
		return nil
	}
	if n.Shape != document.Scalar || strings.TrimSpace(n.Text) == "" {
		p.Errorf(n, "`%s` must be a formula", what).Instead("a formula in quotes, like \"0.7 * unpaid.eligible\"")
		return nil
	}
	if n.Style == document.Block {
		p.Errorf(n, "`%s` is folded over several lines", what).
			Because("places inside a folded text cannot be told, so messages about it would lie").
			Instead("the formula on one line, or parts of it under `define`")
		return nil
	}
	if !p.bounded(n, what) {
		return nil
	}
	tree, err := parser.ParseWithConfig(n.Text, grammar())
	if err != nil {
		p.unreadable(n, err)
		return nil
	}
	f := &rules.Formula{Text: n.Text, At: n, Tree: tree.Node}
	if !p.allowed(f, tree.Node) {
		return nil
	}
	return f
}

// grammar is expr's, with `if` free as the name of a function.
func grammar() *conf.Config {
	c := conf.CreateNew()
	c.DisableIfOperator = true
	return c
}

// bounded checks length, nesting and characters.
func (p *reader) bounded(n *document.Node, what string) bool {
	runes := []rune(n.Text)
	if len(runes) > MaxFormula {
		p.Errorf(n, "`%s` is a formula of %d characters; at most %d are read", what, len(runes), MaxFormula).
			Instead("parts of it under `define`")
		return false
	}
	depth, quote, signs := 0, rune(0), 0
	for i, r := range runes {
		if quote != 0 {
			if r == quote {
				quote = 0
			}
			continue
		}
		if half, full := fullWidth[r]; full {
			p.ErrorAt(n, i, 1, "`%s` is a full-width character, which formulas do not read", string(r)).Instead("`%s`", half)
			return false
		}
		switch r {
		case '"', '\'':
			quote = r
		case '(', '[', '{', '?':
			depth++
		case ')', ']', '}':
			depth--
		case '|':
			p.ErrorAt(n, i, 1, "`|` is not part of the policy language").Instead("`or`")
			return false
		case '-', '+', '!':
			signs++
		case ' ':
		default:
			signs = 0
		}
		if depth > MaxNesting || signs > MaxNesting {
			p.ErrorAt(n, i, 1, "the formula nests more than %d deep", MaxNesting).Instead("parts of it under `define`")
			return false
		}
	}
	if strings.Count(n.Text, "not ") > MaxNesting {
		p.Errorf(n, "the formula nests more than %d deep", MaxNesting).Instead("parts of it under `define`")
		return false
	}
	return true
}

// fullWidth maps the characters that a Chinese keyboard gives to those that formulas read.
var fullWidth = map[rune]string{
	'（': "(", '）': ")", '，': ",", '＋': "+", '－': "-", '—': "-", '＊': "*", '×': "*", '／': "/", '÷': "/", '＜': "<", '＞': ">",
	'＝': "==", '“': "\"", '”': "\"", '‘': "'", '’': "'", '。': ".", '．': ".", '：': ":", '；': ";", '［': "[", '］': "]", '【': "[",
	'】': "]", '％': " / 100", '≤': "<=", '≥': ">=", '≠': "!=", '！': "not",
}

// unreadable reports the parser's complaint in the words of a policy officer where the cause is plain.
func (p *reader) unreadable(n *document.Node, err error) {
	offset, said := 0, err.Error()
	var at *file.Error
	if errors.As(err, &at) {
		offset, said = at.From, at.Message
	}
	text := n.Text
	d := p.ErrorAt(n, offset, 1, "the formula cannot be read: %s", parserSays(said))
	switch {
	case strings.Contains(text, "%"):
		d.Instead("a rate as a decimal: 0.9 for 90 percent")
	case strings.Contains(text, "if ") && !strings.Contains(text, "if("):
		d.Instead("if(condition, then, otherwise)")
	case strings.Count(text, "(") != strings.Count(text, ")"):
		d.Instead("as many `)` as `(`")
	case strings.Contains(text, " = "):
		d.Instead("`==` to compare")
	}
}

// parserSays puts the complaints that policies meet most into words that can be translated.
func parserSays(text string) message.Message {
	token := regexp.MustCompile(`^unexpected token (\w+)(?:\("(.*)"\))?$`).FindStringSubmatch(text)
	switch {
	case token != nil && token[1] == "EOF":
		return message.Say("it ends too early")
	case token != nil:
		return message.Say("`%s` cannot stand here", token[2])
	}
	return message.Say("%s", text)
}

// allowed reports every node that has no columnar form or that could be misread.
func (p *reader) allowed(f *rules.Formula, n ast.Node) bool {
	bad := func(what, instead string) bool {
		at := n.Location()
		d := p.ErrorAt(f.At, at.From, at.To-at.From, "%s is not part of the policy language", message.Say(what))
		if instead != "" {
			d.Instead(instead)
		}
		return false
	}
	all := func(nodes ...ast.Node) bool {
		ok := true
		for _, c := range nodes {
			ok = p.allowed(f, c) && ok
		}
		return ok
	}
	switch n := n.(type) {
	case *ast.IdentifierNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.StringNode:
		return true
	case *ast.UnaryNode:
		if n.Operator == "!" {
			return bad("`!`", "`not`")
		}
		return all(n.Node)
	case *ast.BinaryNode:
		if n.Operator == "&&" && !strings.Contains(f.Text, "&&") {
			return bad("a chained comparison", "two comparisons: a < b and b < c")
		}
		switch {
		case n.Operator == "&&":
			return bad("`&&`", "`and`")
		case rules.Binary[n.Operator] == nil && n.Operator != "in":
			return bad("`"+n.Operator+"`", "+ - * / == != < <= > >= and or not in")
		}
		return all(n.Left, n.Right)
	case *ast.MemberNode:
		if n.Optional || n.Method {
			return bad("`?.`", "`.`")
		}
		return all(n.Node, n.Property)
	case *ast.ArrayNode:
		return all(n.Nodes...)
	case *ast.CallNode:
		if _, named := n.Callee.(*ast.IdentifierNode); !named {
			return bad("a call of something that is no function", "")
		}
		return all(n.Arguments...)
	case *ast.BuiltinNode:
		return all(n.Arguments...)
	case *ast.ConditionalNode:
		return bad("`? :`", "if(condition, then, otherwise)")
	case *ast.VariableDeclaratorNode:
		return bad("`let`", "the name under `define`")
	case *ast.PredicateNode, *ast.PointerNode:
		return bad("a closure (`{ … }` or `#`)", "an accumulator, or ytd. and mtd. words")
	case *ast.NilNode:
		return bad("`nil`", "")
	case *ast.ChainNode:
		return bad("`?.`", "`.`")
	}
	return bad("this", "")
}
