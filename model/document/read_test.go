package document

import (
	"strings"
	"testing"
)

func parse(t *testing.T, text string) *Node {
	t.Helper()
	docs, err := Parse("f.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return docs[0]
}

func TestPlaces(t *testing.T) {
	n := parse(t, "名称: 甲\nlist: [a, {b: 1}]\nmap:\n  k: \"x + \\\"y\\\"\"\n  l: |\n    text\n")
	for _, c := range []struct {
		node      *Node
		line, col int
		text      string
	}{
		{n.Get("名称"), 1, 5, "甲"},
		{n.Get("list").Items[0], 2, 8, "a"},
		{n.Get("list").Items[1].Get("b"), 2, 15, "1"},
		{n.Get("map").Get("k"), 4, 6, `x + "y"`},
		{n.Get("map").Get("l"), 5, 6, "text\n"},
	} {
		if c.node.Pos != (Pos{c.line, c.col}) || c.node.Text != c.text {
			t.Errorf("%q stands at %v, want %d:%d %q", c.node.Text, c.node.Pos, c.line, c.col, c.text)
		}
	}
	// x + "y": the y is the sixth character of the text and stands at column 6+1+5+1 for the escaped quote.
	if p := n.Get("map").Get("k").within(5); p != (Pos{4, 13}) {
		t.Errorf("inside quotes: %v", p)
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct{ text, says string }{
		"alias":     {"a: &x [1]\nb: *x\n", "anchors (&)"},
		"twice":     {"a: 1\na: 2\n", "f.yaml:2:1: error: the key `a` is given twice"},
		"deep":      {strings.Repeat("[", 4096), "nested more than 64 deep"},
		"dashes":    {strings.Repeat("- ", 4096) + "a", "nested more than 64 deep"},
		"empty":     {"# nothing\n", "the file is empty"},
		"malformed": {"a: [1\nb: 2\n", "this is not YAML"},
		"not text":  {"a: \xff\xfe", "not UTF-8"},
		"tag":       {"a: !!int 3\n", "tags (!)"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse("f.yaml", []byte(c.text))
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("got %v, want %q", err, c.says)
			}
		})
	}
}

func TestUnknownKeySuggestsTheNearest(t *testing.T) {
	r := &Report{}
	f := r.Fields(parse(t, "ceilling: 3\n"), "a benefit")
	f.Optional("ceiling")
	f.Done()
	want := "f.yaml:1:1: error: the key `ceilling` is not known here\n    ceilling: 3\n    ^^^^^^^^\n    write: `ceiling`\n"
	if got := r.All()[0].Text("en"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a: 1", "- [x, {y: 2}]", "a: |\n  b\n", "? x\n: y", "a: \"\\u4e2d\"", "---\na: 1\n---\nb: 2"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 1<<12 {
			return
		}
		docs, err := Parse("f.yaml", text)
		if err == nil && len(docs) == 0 {
			t.Fatal("neither a document nor an error")
		}
	})
}
