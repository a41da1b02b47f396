package document

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Bounds of one file.
const (
	MaxBytes  = 4 << 20
	MaxDepth  = 64
	MaxValues = 400_000
)

// ReadFile reads the YAML documents of a file. Its errors are *Invalid; a file that cannot be opened is one too, since
// naming it was the mistake.
func ReadFile(path string) ([]*Node, error) {
	text, err := ReadText(path)
	if err != nil {
		return nil, err
	}
	return Parse(path, text)
}

// ReadText reads a file within the bounds, with the errors of ReadFile: for a reader that also needs the bytes, to
// hash them or to hand them on.
func ReadText(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil, Refusef(path, "there is no such file")
		}
		return nil, Refusef(path, "the file cannot be opened: %v", err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return nil, Refusef(path, "the file cannot be read: %v", err)
	}
	return text, nil
}

// Parse reads the YAML documents of a text; name is what messages call it.
func Parse(name string, text []byte) ([]*Node, error) {
	if err := bounded(name, text); err != nil {
		return nil, err
	}
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	src := &source{name: name, lines: strings.Split(string(text), "\n")}
	file, err := parser.ParseBytes(text, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, malformed(src, err)
	}
	b := &builder{src: src, report: &Report{}}
	var docs []*Node
	for _, d := range file.Docs {
		if d.Body == nil {
			continue
		}
		if _, comment := d.Body.(*ast.CommentGroupNode); comment {
			continue
		}
		docs = append(docs, b.node(d.Body, 1))
	}
	if len(docs) == 0 && !b.report.Failed() {
		return nil, Refusef(name, "the file is empty")
	}
	return docs, b.report.Err()
}

// ReadOne reads a file that must hold one document.
func ReadOne(path string) (*Node, error) {
	docs, err := ReadFile(path)
	if err != nil {
		return nil, err
	}
	return One(docs)
}

// One returns the only document.
func One(docs []*Node) (*Node, error) {
	if len(docs) > 1 {
		r := &Report{}
		r.Errorf(docs[1], "a second document begins here").Because("this file is one document").
			Instead("a file of its own for the part after `---`")
		return nil, r.Err()
	}
	return docs[0], nil
}

// bounded refuses a text that could make a parser work without end, before any parser sees it.
func bounded(name string, text []byte) error {
	if len(text) > MaxBytes {
		return Refusef(name, "the file is larger than %d MiB, the most that is read", MaxBytes>>20)
	}
	if !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
		return Refusef(name, "the file is not UTF-8 text; save it as UTF-8 (not GBK)")
	}
	depth := 0
	for number, line := range bytes.Split(text, []byte("\n")) {
		indent := len(line) - len(bytes.TrimLeft(line, " "))
		dashes := 0
		for rest := line[indent:]; len(rest) > 1 && (rest[0] == '-' || rest[0] == '?') && rest[1] == ' '; rest = bytes.TrimLeft(rest[2:], " ") {
			dashes++
		}
		// Brackets inside quotes are counted too: no honest file nests sixty-four of them, quoted or not.
		for _, c := range line {
			switch c {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(depth-1, 0)
			}
			if depth > MaxDepth {
				return tooDeep(name, number+1)
			}
		}
		if indent > 8*MaxDepth || dashes > MaxDepth {
			return tooDeep(name, number+1)
		}
	}
	return nil
}

func tooDeep(name string, line int) error {
	return &Invalid{&Report{list: []*Diagnostic{{File: name, Pos: Pos{line, 1}, Width: 1,
		What: Say("values are nested more than %d deep", MaxDepth)}}}}
}

// malformed turns the parser's error into a diagnostic.
func malformed(src *source, err error) error {
	d := &Diagnostic{File: src.name, Width: 1, What: Say("this is not YAML: %s", err.Error())}
	var at yaml.Error
	if errors.As(err, &at) {
		d.What = Say("this is not YAML: %s", at.GetMessage())
		if strings.HasPrefix(at.GetMessage(), "found character '\t'") {
			d.What = Say("the line is indented with a tab")
		}
		if t := at.GetToken(); t != nil && t.Position != nil {
			d.Pos = Pos{t.Position.Line, t.Position.Column}
			d.Excerpt = (&Node{file: src}).line(d.Pos.Line)
		}
	}
	d.Fix = Say("`key: value` lines indented with spaces; a text that holds `: `, `#` or a bracket goes in quotes")
	return &Invalid{&Report{list: []*Diagnostic{d}}}
}

type builder struct {
	src    *source
	report *Report
	values int
}

func (b *builder) at(t *token.Token) Pos {
	if t == nil || t.Position == nil {
		return Pos{1, 1}
	}
	return Pos{t.Position.Line, t.Position.Column}
}

func (b *builder) node(n ast.Node, depth int) *Node {
	out := &Node{file: b.src, Pos: b.at(n.GetToken())}
	b.values++
	if depth > MaxDepth || b.values > MaxValues {
		if b.values < 2*MaxValues { // say it once
			b.values = 2 * MaxValues
			b.report.Errorf(out, "the file holds more than %d values or nests more than %d deep", MaxValues, MaxDepth)
		}
		return out
	}
	switch n := n.(type) {
	case *ast.NullNode:
	case *ast.MappingNode:
		out.Shape = Map
		b.fields(out, n.Values, depth)
		if len(out.Fields) > 0 && !n.IsFlowStyle {
			out.Pos = out.Fields[0].Key.Pos
		}
	case *ast.MappingValueNode:
		out.Shape = Map
		b.fields(out, []*ast.MappingValueNode{n}, depth)
		out.Pos = out.Fields[0].Key.Pos
	case *ast.SequenceNode:
		out.Shape = List
		for _, v := range n.Values {
			out.Items = append(out.Items, b.node(v, depth+1))
		}
	case *ast.LiteralNode:
		out.Shape, out.Style, out.Text = Scalar, Block, n.Value.Value
	case *ast.StringNode:
		out.Shape, out.Text = Scalar, n.Value
		if n.Token.Type == token.DoubleQuoteType || n.Token.Type == token.SingleQuoteType {
			out.Style = Quoted
		}
		if strings.Contains(strings.TrimSpace(n.Token.Origin), "\n") {
			out.Style = Block
		}
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		out.Shape, out.Text = Scalar, n.GetToken().Value
	case *ast.AliasNode, *ast.AnchorNode, *ast.MergeKeyNode:
		b.report.Errorf(out, "anchors (&), aliases (*) and merges (<<) are not read").
			Because("with them a few lines can stand for millions of values").Instead("the value itself, written out")
	case *ast.TagNode:
		b.report.Errorf(out, "tags (!) are not read").Instead("the value without the tag")
	default:
		b.report.Errorf(out, "this kind of YAML value is not read")
	}
	return out
}

func (b *builder) fields(out *Node, values []*ast.MappingValueNode, depth int) {
	seen := map[string]*Node{}
	for _, v := range values {
		key := b.node(v.Key, depth+1)
		if key.Shape != Scalar {
			if !b.report.Failed() {
				b.report.Errorf(key, "a key must be a word")
			}
			continue
		}
		if first, twice := seen[key.Text]; twice {
			b.report.Errorf(key, "the key `%s` is given twice", key.Text).
				Because("it stands on line %d already", first.Pos.Line).Instead("it once")
			continue
		}
		seen[key.Text] = key
		out.Fields = append(out.Fields, Field{key, b.node(v.Value, depth+1)})
	}
}
