package document

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"doudi/model"
)

// told are the English texts of what was reported, without excerpts.
func told(r *Report) string {
	var out []string
	for _, d := range r.All() {
		out = append(out, d.What.String())
	}
	return strings.Join(out, "; ")
}

// written is what a diagnostic tells to write instead, as it is shown.
func written(d *Diagnostic) string {
	_, text, _ := strings.Cut(d.Text("en"), "    write: ")
	return strings.TrimSuffix(text, "\n")
}

func TestNumbersAtTheirBounds(t *testing.T) {
	for _, c := range []struct {
		text   string
		number float64
		whole  int
		says   string
	}{
		{"2", 2, 2, ""}, {"8", 8, 8, ""}, {"5", 5, 5, ""}, {"1_0e-1", 2, 7, "`n` is 1; it must lie from 2 to 8; `n` must be a whole number from 2 to 8"},
		{"2.5", 2.5, 7, "`n` must be a whole number from 2 to 8"}, {"1.999", 2, 7, "`n` is 1.999; it must lie from 2 to 8; `n` must be a whole number from 2 to 8"},
		{"9", 2, 7, "`n` is 9; it must lie from 2 to 8; `n` must be a whole number from 2 to 8"}, {"0x5", 2, 7, "`n` must be a number; `n` must be a whole number from 2 to 8"},
		{`"5"`, 2, 7, "`n` must be a number; `n` must be a whole number from 2 to 8"}, {"[5]", 2, 7, "`n` must be a number; `n` must be a whole number from 2 to 8"},
	} {
		r := &Report{}
		f := r.Fields(parse(t, "n: "+c.text+"\n"), "a test")
		if x, n := f.Number("n", 2, 8, 4), f.Whole("n", 2, 8, 7); x != c.number || n != c.whole || told(r) != c.says {
			t.Errorf("%s: %v and %d, %q, want %v and %d, %q", c.text, x, n, told(r), c.number, c.whole, c.says)
		}
	}
	r := &Report{}
	if f := r.Fields(parse(t, "a: 1\n"), "a test"); f.Number("n", 2, 8, 4) != 4 || f.Whole("n", 2, 8, 7) != 7 || !f.Bool("b", true) || r.Failed() {
		t.Errorf("absent keys have their own values: %s", told(r))
	}
}

func TestWordsAndTruth(t *testing.T) {
	n := parse(t, "yes: true\nno: false\nmaybe: maybe\nquoted: \"true\"\nlist: [a]\nnothing:\nmap: {k: v}\none: a\n")
	r := &Report{}
	f := r.Fields(n, "a test")
	if !f.Bool("yes", false) || f.Bool("no", true) || r.Failed() {
		t.Error("true and false")
	}
	if !f.Bool("maybe", true) || f.Bool("quoted", false) || told(r) != "`maybe` must be true or false; `quoted` must be true or false" {
		t.Error(told(r))
	}
	r = &Report{}
	f = r.Fields(n, "a test")
	words := []string{"a", "b"}
	if f.OneOf("one", words, "b") != "a" || f.OneOf("absent", words, "b") != "b" || r.Failed() {
		t.Error("a word of a list")
	}
	if f.OneOf("maybe", words, "b") != "b" || told(r) != "`maybe` cannot be `maybe`" || written(r.All()[0]) != "one of a, b" {
		t.Error(told(r))
	}
	if l := f.List("list"); len(l) != 1 || l[0].Text != "a" {
		t.Error("a list")
	}
	if l := f.List("one"); len(l) != 1 || l[0].Text != "a" || f.List("nothing") != nil || f.List("absent") != nil {
		t.Error("one value is a list of one")
	}
	if m := f.Map("map"); len(m) != 1 || m[0].Key.Text != "k" || f.Map("nothing") != nil || f.Map("absent") != nil {
		t.Error("a map")
	}
	r = &Report{}
	f = r.Fields(n, "a test")
	f.Map("list")
	f.Text("list")
	f.Required("nothing")
	f.Required("absent")
	f.Name("map")
	if want := "the key `nothing` is missing; the key `absent` is missing; `list` must be a map of `key: value`; `list` must be one value, not a list or a map; `map` must be one value, not a list or a map"; told(r) != want {
		t.Errorf("%s, want %s", told(r), want)
	}
}

func TestQuantitiesWithTheirRanges(t *testing.T) {
	q := func(value, low, high float64, unit, source, status string) model.Quantity {
		return model.Quantity{Path: "p", Value: value, Low: low, High: high, Unit: unit, Source: source, Status: status}
	}
	for text, c := range map[string]struct {
		want model.Quantity
		says string
	}{
		"0.3":                             {q(0.3, 0.3, 0.3, "", "file", "found"), ""},
		"{value: 0.3}":                    {q(0.3, 0.3, 0.3, "", "file", "found"), ""},
		"{value: 0.3, range: [0.1, 0.9]}": {q(0.3, 0.1, 0.9, "", "file", "found"), ""},
		"{value: 0.3, range: [0.3, 0.9], unit: ratio, source: {ref: a, section: 二, status: stated}}": {q(0.3, 0.3, 0.9, "ratio", "a 二", "stated"), ""},
		"{value: 0.9, range: [0.3, 0.9], source: b}":                                                 {q(0.9, 0.3, 0.9, "", "b", ""), ""},
		"{value: 0.9, range: [0, 1]}":                                                                {q(0.9, 0, 1, "", "file", "found"), ""},
		"{value: 0.9, range: [0.9, 0.9]}":                                                            {q(0.9, 0.9, 0.9, "", "file", "found"), ""},
		"{value: 0.2, range: [0.3, 0.9]}":                                                            {q(0.2, 0.2, 0.2, "", "file", "found"), "the range of `p` does not hold its value 0.2"},
		"{value: 0.95, range: [0.3, 0.9]}":                                                           {q(0.95, 0.95, 0.95, "", "file", "found"), "the range of `p` does not hold its value 0.95"},
		"{value: 0.5, range: [0.9, 0.3]}":                                                            {q(0.5, 0.3, 0.9, "", "file", "found"), "`p range` begins above its end"},
		"{value: 0.5, range: [0.3]}":                                                                 {q(0.5, 0.5, 0.5, "", "file", "found"), "`p range` must be [low, high]; the range of `p` does not hold its value 0.5"},
		"{value: 0.5, range: [0.5, 1.1]}":                                                            {q(0.5, 0, 0.5, "", "file", "found"), "`p range` begins above its end; `p range` is 1.1; it must lie from 0 to 1"},
		"{range: [0, 1]}":                                                                            {q(0, 0, 1, "", "file", "found"), "the key `value` is missing"},
	} {
		r := &Report{}
		got := r.Quantity(parse(t, "x: "+text+"\n").Get("x"), "p", 0, 1, Source{Ref: "file", Status: "found"})
		if got != c.want || told(r) != c.says {
			t.Errorf("%s: %+v, %q, want %+v, %q", text, got, told(r), c.want, c.says)
		}
	}
}

// A number states its source, and one that the file lists.
func TestStatedNumbersNameTheirSources(t *testing.T) {
	for text, says := range map[string]string{
		"x: {value: 1, source: {ref: a, status: found}}\n": "",
		"x: {value: 1, source: {ref: b, status: found}}\n": "no source is called `b`",
		"x: 1\n":          "`x` states no source",
		"x: {value: 1}\n": "`x` states no source",
		"x: {value: 1, source: {ref: a, status: sure}}\n":              "`x` states no source; `status` cannot be `sure`",
		"x: {value: 1, source: {ref: a, status: found, chapter: 3}}\n": "the key `chapter` is not known here",
		"y: 1\n": "the key `x` is missing",
		"x: {value: 1, source: {status: found}}\n":                            "the key `ref` is missing",
		"x: {value: 1, source: {ref: a, status: derived, note: by hand}}\n":   "",
		"x: {value: 11, source: {ref: a, status: unverified, section: II}}\n": "`profile.in.x` is 11; it must lie from 0 to 10",
	} {
		r := &Cited{Report: &Report{}, Kind: "profile"}
		r.List(r.Fields(parse(t, "sources: {a: {title: A}}\n"), "a file"))
		q := r.Stated(r.Fields(parse(t, text), "a test"), "in.", "x", 0, 10)
		if got := told(r.Report); got != says {
			t.Errorf("%s: %q, want %q", text, got, says)
		}
		if strings.HasPrefix(text, "x") && q.Path != "profile.in.x" {
			t.Errorf("%s: the path is %s", text, q.Path)
		}
	}
}

// A key that no publication has is doubted at its place, with the nearest that one has; the rest of a title after a comma is told as that.
func TestKeysOfPublications(t *testing.T) {
	for entry, says := range map[string]string{
		"{title: A, publisher: B, date: 2018-05, url: c, note: d}": "",
		"A title":                 "",
		"{tilte: A}":              "the key `tilte` is not known here > `title`",
		"{title: A, section: 3}":  "the key `section` is not known here > one of date, note, publisher, title, url",
		"{title: A, second part}": "the key `second part` is not known here > the whole text in quotes, if this is the rest of one",
	} {
		r := &Cited{Report: &Report{}, Kind: "profile"}
		r.List(r.Fields(parse(t, "sources: {a: "+entry+"}\n"), "a file"))
		said := ""
		for _, d := range r.Warnings() {
			_, write, _ := strings.Cut(d.Text("en"), "write: ")
			said += d.What.String() + " > " + strings.TrimSpace(write)
			if d.Pos.Line != 1 || d.Pos.Col < len("sources: {a: {") {
				t.Errorf("%s: at %v", entry, d.Pos)
			}
		}
		if said != says || r.Err() != nil || len(r.Sources) != 1 {
			t.Errorf("%s: %q, want %q; %v, %v", entry, said, says, r.Err(), r.Sources)
		}
	}
}

func TestNearestName(t *testing.T) {
	names := []string{"deductible", "ceiling", "rate", "id"}
	for name, want := range map[string]string{
		"ceilling": "ceiling", "cieling": "ceiling", "ceil": "", "ceili": "ceiling", "rat": "rate", "raet": "rate", "ratio": "", "dedcutibel": "deductible", "if": "id", "xy": "", "": "",
	} {
		if got := Nearest(name, names); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	// A name has at most 64 characters; what is longer is none.
	for n, want := range map[int]string{64: strings.Repeat("名", 64), 65: ""} {
		if got := Nearest(strings.Repeat("名", n-1), []string{strings.Repeat("名", n)}); got != want {
			t.Errorf("of %d characters: %s", n, got)
		}
	}
	if sixty := strings.TrimSuffix(strings.Repeat("a, ", 60), ", "); Listed(strings.Split(sixty, ", ")) != sixty || Listed(strings.Split(sixty+", b", ", ")) != sixty+", …" {
		t.Error("sixty words are listed, of more the first sixty")
	}
	for pair, want := range map[[2]string]int{{"", ""}: 0, {"abc", "abc"}: 0, {"abc", ""}: 3, {"", "ab"}: 2, {"abc", "acb"}: 1, {"abcd", "badc"}: 2, {"kitten", "sitting"}: 3, {"甲乙", "乙甲"}: 1, {"ca", "abc"}: 3} {
		if got := edits([]rune(pair[0]), []rune(pair[1])); got != want {
			t.Errorf("%v: %d edits, want %d", pair, got, want)
		}
	}
}

// A line of up to 110 characters is shown whole; of a longer one the part around the caret, which stays under its character.
func TestLongLinesAreCutAroundTheCaret(t *testing.T) {
	line := strings.Repeat("a", 150)
	for _, c := range []struct {
		length, col, width, from, shown, pad, carets int
	}{{110, 100, 3, 0, 110, 99, 3}, {150, 10, 3, 0, 110, 9, 3}, {150, 40, 3, 0, 110, 39, 3}, {150, 56, 3, 0, 110, 55, 3}, {150, 57, 3, 1, 110, 55, 3}, {150, 150, 3, 40, 110, 109, 1}, {150, 0, 1, 0, 110, 0, 1}, {4, 9, 2, 0, 4, 4, 1}} {
		shown, pad, carets := window(line[:c.length], c.col, c.width)
		if len(shown) != c.shown || len(pad) != c.pad || carets != c.carets {
			t.Errorf("%+v: %d characters, %d before the caret of %d", c, len(shown), len(pad), carets)
		}
	}
	if shown, pad, carets := window("名称\t: 甲乙", 6, 2); shown != "名称 : 甲乙" || len(pad) != 7 || carets != 4 {
		t.Errorf("%q, %d before the caret of %d", shown, len(pad), carets)
	}
	// Unicode's East Asian wide and fullwidth ranges of Chinese text, at both ends, and what lies beside them.
	for _, ends := range [][2]rune{{0x1100, 0x115f}, {0x2e80, 0x303e}, {0x3041, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff}, {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x20000, 0x3fffd}} {
		if wide(ends[0]-1) || !wide(ends[0]) || !wide(ends[1]) || wide(ends[1]+1) {
			t.Errorf("%#x to %#x", ends[0], ends[1])
		}
	}
	if Cells("a甲ー!") != 6 || Cells("é") != 1 {
		t.Error("wide characters take two columns")
	}
}

func TestReportsInOrder(t *testing.T) {
	at := func(file string, line, col int) *Node { return &Node{file: &source{name: file}, Pos: Pos{line, col}} }
	r := &Report{}
	r.Warnf(at("b", 1, 1), "e")
	r.Warnf(at("a", 2, 1), "d")
	if r.Failed() || r.Err() != nil {
		t.Error("warnings are no failure")
	}
	r.Errorf(at("a", 1, 9), "c")
	r.Errorf(at("a", 1, 2), "a")
	r.Warnf(at("a", 1, 2), "b")
	if told(r) != "a; b; c; d; e" || len(r.Warnings()) != 3 || !r.Failed() || r.Err() == nil {
		t.Errorf("%s", told(r))
	}
}

func TestLibraryOfFiles(t *testing.T) {
	l := Library{fstest.MapFS{"b.yaml": {Data: []byte("B")}, "a.yaml": {Data: []byte("A")}, "a.examples.yaml": {Data: []byte("E")}}, "here"}
	if !slices.Equal(l.IDs(), []string{"a", "b"}) {
		t.Errorf("%v", l.IDs())
	}
	if name, text, ok := l.Open("a", ".examples"); name != "here/a.examples.yaml" || string(text) != "E" || !ok {
		t.Errorf("%s %s %v", name, text, ok)
	}
	for _, id := range []string{"c", "a.examples", "../a", ""} {
		if _, _, ok := l.Open(id); ok {
			t.Errorf("%q is no id", id)
		}
	}
}
