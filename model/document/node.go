package document

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Shape is what a value is made of.
type Shape uint8

// The shapes of a value.
const (
	Null Shape = iota
	Scalar
	List
	Map
)

// Style is how a scalar was written, which decides whether places inside it can be told.
type Style uint8

// The styles of a scalar.
const (
	Plain Style = iota
	Quoted
	Block // folded or literal: places inside it would lie
)

// Node is one value of a file and where it stands.
type Node struct {
	Shape  Shape
	Style  Style
	Pos    Pos
	Text   string  // of a Scalar, unquoted
	Items  []*Node // of a List
	Fields []Field // of a Map, in the order of the file
	file   *source
}

// Field is a key of a map with its value.
type Field struct {
	Key   *Node
	Value *Node
}

type source struct {
	name  string
	lines []string
}

// File returns the name of the file that the value stands in.
func (n *Node) File() string { return n.file.name }

// Get returns the value of a key of a Map, or nil.
func (n *Node) Get(key string) *Node {
	if n == nil || n.Shape != Map {
		return nil
	}
	for _, f := range n.Fields {
		if f.Key.Text == key {
			return f.Value
		}
	}
	return nil
}

// Number reads a plain scalar as a finite decimal number. Octal, hexadecimal, infinities and NaN are no numbers here.
func (n *Node) Number() (float64, bool) {
	if n.Shape != Scalar || n.Style != Plain {
		return 0, false
	}
	text := strings.ReplaceAll(n.Text, "_", "")
	for _, r := range text {
		if !strings.ContainsRune("+-.0123456789eE", r) {
			return 0, false
		}
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return 0, false
	}
	return x, true
}

// Whole reads a plain scalar as a whole number.
func (n *Node) Whole() (int, bool) {
	x, ok := n.Number()
	if !ok || x != math.Trunc(x) || math.Abs(x) > 1e15 {
		return 0, false
	}
	return int(x), true
}

// Bool reads true or false.
func (n *Node) Bool() (value, ok bool) {
	if n.Shape != Scalar || n.Style != Plain {
		return false, false
	}
	return n.Text == "true", n.Text == "true" || n.Text == "false"
}

// within is the place of a character of a scalar's text.
func (n *Node) within(offset int) Pos {
	p := n.Pos
	if n.Style == Block {
		return p
	}
	if n.Style == Quoted {
		p.Col++
		// An escaped character takes two places in the file and one in the text.
		runes := []rune(n.line(p.Line))
		for at, i := p.Col-1, 0; i < offset && at < len(runes); i, at = i+1, at+1 {
			if runes[at] == '\\' || runes[at] == '\'' && at+1 < len(runes) && runes[at+1] == '\'' {
				at++
				p.Col++
			}
		}
	}
	p.Col += offset
	return p
}

func (n *Node) width() int {
	if n.Shape == Scalar && !strings.Contains(n.Text, "\n") {
		w := utf8.RuneCountInString(n.Text)
		if n.Style == Quoted {
			w += 2
		}
		return max(w, 1)
	}
	return 1
}

func (n *Node) line(number int) string {
	if number < 1 || number > len(n.file.lines) {
		return ""
	}
	return n.file.lines[number-1]
}
