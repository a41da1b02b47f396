package document

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
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
	f, err := OpenFile(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return nil, Refusef(path, "the file cannot be read: %v", err)
	}
	return text, nil
}

// OpenFile opens a file that has an end. A pipe, a device or a socket is refused before it is opened, which could wait for
// ever or do something to the device; one that takes the file's place meanwhile is opened without waiting. The error is an *Invalid.
func OpenFile(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err == nil && info.Mode().IsRegular() {
		var f *os.File
		if f, err = os.OpenFile(path, os.O_RDONLY|withoutWaiting, 0); err == nil {
			if info, err = f.Stat(); err == nil && info.Mode().IsRegular() {
				return f, nil
			}
			f.Close()
		}
	}
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, Refusef(path, "there is no such file")
	case err != nil:
		return nil, Refusef(path, "the file cannot be opened: %v", err)
	case info.IsDir():
		return nil, Refusef(path, "this is a folder, not a file")
	}
	return nil, Refusef(path, "this is a pipe, a device or a socket, not a file; save what it gives as a file")
}

// Parse reads the YAML documents of a text; name is what messages call it.
func Parse(name string, text []byte) ([]*Node, error) {
	if err := bounded(name, text); err != nil {
		return nil, err
	}
	text = bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
	src := &source{name: name, lines: strings.Split(string(text), "\n")}
	file, err := parsed(src, text)
	if err != nil {
		return nil, err
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

// maxParsing is the longest that the parser may take. The bounds hold any file that is known to be slow to far less; this
// is for those that are not known.
const maxParsing = 30 * time.Second

// parsed runs the scanner and the parser on a text within its bounds.
func parsed(src *source, text []byte) (*ast.File, error) {
	type result struct {
		file *ast.File
		err  error
	}
	done := make(chan result, 1)
	go func() {
		tokens := lexer.Tokenize(string(text))
		if invalid := tokens.InvalidToken(); invalid == nil {
			if err := (&scan{}).bounded(src.name, tokens); err != nil {
				done <- result{nil, err}
				return
			}
		}
		file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
		if err != nil {
			err = malformed(src, err)
		}
		done <- result{file, err}
	}()
	select {
	case r := <-done:
		return r.file, r.err
	case <-time.After(maxParsing):
		return nil, Refusef(src.name, "the file is not read to its end within %d seconds; it is made in a way that no honest file is", int(maxParsing.Seconds()))
	}
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
