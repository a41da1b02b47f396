package document

import (
	"bytes"
	"unicode/utf8"

	"doudi/model/message"

	"github.com/goccy/go-yaml/token"
)

// Bounds of one file. The largest honest file is one of bills, ten thousand of them with a dozen keys each; these allow
// it twice over. The YAML parser takes time with the square of the keys of a map, of the documents of a file and of blank
// lines in a row, and memory with the length of the keys above a value, so that each has a bound of its own.
const (
	MaxBytes     = 4 << 20
	MaxDepth     = 64
	MaxValues    = 400_000
	MaxKeys      = 2_000 // of one map
	MaxKey       = 1_000 // bytes of one key
	MaxDocuments = 100
	MaxBlank     = 1_000 // blank lines in a row

	maxMarks   = 600_000  // characters that may part values, and parts that the scanner finds
	maxAbove   = 64 << 20 // bytes of the keys above all values together
	maxRefused = 1_000    // anchors, aliases and tags, each of which is refused, with a message, later
)

// bounded refuses a text that could make a scanner work without end, before any sees it.
func bounded(name string, text []byte) error {
	if len(text) > MaxBytes {
		return Refusef(name, "the file is larger than %d MiB, the most that is read", MaxBytes>>20)
	}
	if !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
		return Refusef(name, "the file is not UTF-8 text; save it as UTF-8 (not GBK)")
	}
	depth, marks, blank := 0, 0, 0
	var block block
	for number, line := range bytes.Split(text, []byte("\n")) {
		at := Pos{number + 1, 1}
		rest := bytes.TrimLeft(line, " ")
		indent := len(line) - len(rest)
		if blank++; len(bytes.TrimSpace(line)) > 0 {
			blank = 0
		}
		if blank > MaxBlank {
			return refuseAt(name, at, "more than %d blank lines stand in a row", MaxBlank)
		}
		if !block.line(line, indent) {
			return refuseAt(name, at, "a text after | or > that is so long cannot hold so many blank lines")
		}
		dashes := 0
		for ; len(rest) > 1 && (rest[0] == '-' || rest[0] == '?') && rest[1] == ' '; rest = bytes.TrimLeft(rest[2:], " ") {
			dashes++
		}
		// Brackets inside quotes are counted too: no honest file nests sixty-four of them, quoted or not.
		for i, c := range line {
			switch c {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(depth-1, 0)
			}
			if isMark(line, i) {
				marks++
			}
			if depth > MaxDepth {
				return tooDeep(name, at)
			}
		}
		if indent > 8*MaxDepth || dashes > MaxDepth {
			return tooDeep(name, at)
		}
		if marks > maxMarks {
			return tooMany(name, at)
		}
	}
	return nil
}

// block follows a text after | or >, of which the scanner cuts the blank lines at the end one by one, copying the whole of
// it each time.
type block struct {
	begun  bool
	indent int // of the line that | or > stands on
	size   int // bytes so far
	work   int // bytes that the scanner may copy
}

// line goes one line on; ok is false where the scanner would have too much to copy.
func (b *block) line(line []byte, indent int) (ok bool) {
	const most = 40 << 20
	blank := len(bytes.TrimSpace(line)) == 0
	if b.begun && !blank && indent <= b.indent {
		b.begun = false
	}
	if b.begun {
		b.size += len(line) + 1
		if blank {
			b.work += b.size
		}
	}
	if !b.begun && bytes.ContainsAny(line, "|>") {
		*b = block{begun: true, indent: indent, work: b.work}
		if bytes.HasPrefix(line, []byte("---")) {
			b.indent = -1
		}
	}
	return b.work <= most
}

// isMark says whether a character may part one value from another.
func isMark(line []byte, i int) bool {
	switch line[i] {
	case '[', ']', '{', '}', ',', '"', '\'', '\r':
		return true
	case '-', '?', ':':
		return i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t' || line[i+1] == '\r'
	case '&', '*', '!', '|', '>', '%', '@', '`', '#', '.':
		return i == 0 || line[i-1] == ' ' || line[i-1] == '\t'
	}
	return false
}

// level is a map or a list that the scan is inside of.
type level struct {
	column int // of its keys or dashes; 0 between brackets
	keys   int
	above  int // bytes of the key that leads to what is inside, with those above it
}

// scan holds the parts that the scanner found to the bounds, before the parser makes anything of them.
type scan struct {
	levels  []level
	above   int
	refused int
	docs    int
}

func (s *scan) bounded(name string, tokens token.Tokens) error {
	if len(tokens) > maxMarks {
		return tooMany(name, Pos{tokens[maxMarks].Position.Line, 1})
	}
	s.levels = []level{{}}
	for i, t := range tokens {
		at := Pos{t.Position.Line, t.Position.Column}
		switch t.Type {
		case token.MappingStartType, token.SequenceStartType:
			s.levels = append(s.levels, level{above: s.top().above})
		case token.MappingEndType, token.SequenceEndType:
			s.close()
		case token.SequenceEntryType:
			s.enter(t.Position.Column)
		case token.MappingKeyType:
			s.enter(t.Position.Column)
			s.top().keys++
		case token.MappingValueType:
			s.key(t, before(tokens, i))
		case token.DocumentHeaderType, token.DocumentEndType:
			s.levels = append(s.levels[:0], level{})
			s.docs++
		case token.AnchorType, token.AliasType, token.TagType, token.DirectiveType:
			s.refused++
		}
		s.above += s.top().above
		switch top := s.top(); {
		case top.keys > MaxKeys:
			return refuseAt(name, at, "a map has more than %d keys", MaxKeys)
		case len(s.levels) > 2*MaxDepth:
			return tooDeep(name, at)
		case s.docs > MaxDocuments:
			return refuseAt(name, at, "the file holds more than %d documents", MaxDocuments)
		case s.refused > maxRefused:
			return refuseAt(name, at, "the file holds more than %d anchors, aliases and tags, which are not read", maxRefused)
		case top.above > MaxDepth*MaxKey, s.above > maxAbove:
			return refuseAt(name, at, "the keys above this value are too long; a key has at most %d bytes", MaxKey)
		}
	}
	return nil
}

func before(tokens token.Tokens, i int) *token.Token {
	if i == 0 {
		return nil
	}
	return tokens[i-1]
}

func (s *scan) top() *level { return &s.levels[len(s.levels)-1] }

// close leaves the brackets that were opened last.
func (s *scan) close() {
	for len(s.levels) > 1 {
		closed := s.top().column == 0
		s.levels = s.levels[:len(s.levels)-1]
		if closed {
			return
		}
	}
}

// enter comes to a column: what stood further in is left, and what begins there is opened. Between brackets there are
// no columns.
func (s *scan) enter(column int) {
	for s.top().column > column {
		s.levels = s.levels[:len(s.levels)-1]
	}
	if top := s.top(); top.column < column && (top.column > 0 || len(s.levels) == 1) {
		s.levels = append(s.levels, level{column: column, above: top.above})
	}
}

// key counts a key, whose place is that of the word before its colon if that stands on the same line.
func (s *scan) key(colon, word *token.Token) {
	column, length := colon.Position.Column, 0
	if word != nil && word.Position.Line == colon.Position.Line && word.Position.Column < column {
		column, length = word.Position.Column, len(word.Value)
	}
	s.enter(column)
	s.top().keys++
	if above := len(s.levels); above > 1 {
		s.top().above = s.levels[above-2].above + length
	} else {
		s.top().above = length
	}
}

func refuseAt(name string, at Pos, format string, args ...any) error {
	return &Invalid{&Report{list: []*Diagnostic{{File: name, Pos: at, Width: 1, What: message.Say(format, args...)}}}}
}

func tooDeep(name string, at Pos) error {
	return refuseAt(name, at, "values are nested more than %d deep", MaxDepth)
}

func tooMany(name string, at Pos) error {
	return refuseAt(name, at, "the file holds more than %d values or nests more than %d deep", MaxValues, MaxDepth)
}
