package document

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Texts within the size limit that a YAML parser would take minutes or gigabytes for are refused before it sees them. The
// time is no measure of speed: without the bounds each takes many times as long.
func TestHostileTextsAreAnswered(t *testing.T) {
	var keys strings.Builder
	path := ""
	for i := range 60_000 {
		fmt.Fprintf(&keys, "k%d: 1\n", i)
		if i < 63 {
			path += strings.Repeat(" ", i) + strings.Repeat("k", 900) + ":\n"
		}
	}
	for name, c := range map[string]struct{ text, says string }{
		"keys":        {strings.Repeat("a: 1\n", 100_000), "f.yaml:2001:2: error: a map has more than 2000 keys"},
		"other keys":  {keys.String(), "a map has more than 2000 keys"},
		"flow keys":   {"a: {" + strings.Repeat("b: 1,", 100_000) + "}", "a map has more than 2000 keys"},
		"odd keys":    {strings.Repeat("? a\n: b\n", 100_000), "a map has more than 2000 keys"},
		"keys in [ ]": {"a: [\n" + strings.Repeat("b: 1\n", 100_000) + "]", "a map has more than 2000 keys"},
		"documents":   {strings.Repeat("---\na: 1\n", 100_000), "more than 100 documents"},
		"blanks":      {"a: |\n" + strings.Repeat("\n", 4_000_000), "more than 1000 blank lines"},
		"long text":   {"a: |\n  " + strings.Repeat("x", 2_000_000) + "\n" + strings.Repeat("\n", 900), "cannot hold so many blank lines"},
		"gaps":        {"a: >\n" + strings.Repeat(strings.Repeat("  x\n", 300)+strings.Repeat("\n", 900), 800), "cannot hold so many blank lines"},
		"items":       {strings.Repeat("- 1\n", 1_000_000), "more than 400000 values"},
		"commas":      {"[" + strings.Repeat(",", 4_000_000) + "]", "more than 400000 values"},
		"braces":      {strings.Repeat("{}", 2_000_000), "more than 400000 values"},
		"quotes":      {strings.Repeat(`""`, 2_000_000), "more than 400000 values"},
		"anchors":     {strings.Repeat("- &a x\n", 100_000), "more than 1000 anchors"},
		"tags":        {strings.Repeat("- !a x\n", 100_000), "more than 1000 anchors"},
		"a long key":  {strings.Repeat("x", 4_000_000) + ": 1\n", "a key has at most 1000 bytes"},
		"long keys":   {path + strings.Repeat(strings.Repeat(" ", 63)+"- 1\n", 50_000), "a key has at most 1000 bytes"},
		"closings":    {strings.Repeat("]", 400_000), "this is not YAML"},
		"pairs":       {strings.Repeat("[]", 200_000), "this is not YAML"},
		"reserved":    {strings.Repeat("@", 400_000), "this is not YAML"},
		"odd commas":  {"a: [" + strings.Repeat(",1", 200_000) + "]", "this is not YAML"},
		"two quotes":  {strings.Repeat("'a' ", 130_000), "this is not YAML"},
		"columns":     {strings.Repeat("- ", 4_000) + "a", "nested more than 64 deep"},
	} {
		t.Run(name, func(t *testing.T) {
			begun := time.Now()
			_, err := Parse("f.yaml", []byte(c.text))
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %.300v, want %q", err, c.says)
			}
			if took := time.Since(begun); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// The largest file that the readers know is one of ten thousand bills; it is far from every bound.
func TestTheLargestHonestFileIsRead(t *testing.T) {
	var flow, block strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&flow, "  - {id: c%d, person: p1, month: 3, kind: inpatient, level: county, place: in_county, disease: flu, referred: true, total: 6200.00, "+
			"eligible: 5800.00, drugs: 1200.50, note: \"说明，第 %d 张\"}\n", i, i)
		fmt.Fprintf(&block, "  - id: c%d\n    person: p1\n    month: 3\n    kind: inpatient\n    level: county\n    place: in_county\n    disease: flu\n"+
			"    referred: true\n    total: 6200.00\n    eligible: 5800.00\n    drugs: 1200.50\n    note: >-\n      说明，第 %d 张\n\n", i, i)
	}
	block.WriteString(strings.Repeat("\n", 300)) // as an editor may leave at the end
	for name, claims := range map[string]string{"flow": flow.String(), "block": block.String()} {
		docs, err := Parse("bills.yaml", []byte("year: 2018\nclaims:\n"+claims))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		items := docs[0].Get("claims").Items
		if len(items) != 10_000 || items[9_999].Get("id").Text != "c9999" || len(items[9_999].Fields) != 12 {
			t.Errorf("%s: %d bills", name, len(items))
		}
	}
}

// What has no end is refused at once, and is not opened: opening a pipe that nobody writes to waits for ever.
func TestPipesDevicesAndSocketsAreRefused(t *testing.T) {
	folder := t.TempDir()
	pipe, socket := filepath.Join(folder, "pipe.yaml"), filepath.Join(folder, "s")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Skip(err)
	}
	defer listener.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for path, says := range map[string]string{
		pipe: "a pipe, a device or a socket", socket: "a pipe, a device or a socket", "/dev/zero": "a pipe, a device or a socket",
		folder: "this is a folder", filepath.Join(folder, "none"): "there is no such file",
	} {
		done := make(chan error, 1)
		go func() {
			_, err := ReadText(path)
			done <- err
		}()
		select {
		case err := <-done:
			if err == nil || !strings.Contains(err.Error(), says) {
				t.Errorf("%s: %v", path, err)
			}
		case <-ctx.Done():
			t.Fatalf("%s is waited for", path)
		}
	}
}

// A report shows a hundred of its diagnostics, errors before warnings, and counts the rest.
func TestAHundredMessagesAndACount(t *testing.T) {
	r := &Report{}
	n := parse(t, "a: 1\n").Get("a")
	for i := range 150 {
		r.Warnf(n, "doubt %d", i)
	}
	r.Errorf(n, "the mistake")
	text := r.Shown("en")
	if strings.Count(text, "warning: ") != 99 || strings.Count(text, "error: the mistake") != 1 || !strings.HasSuffix(text, "51 more are not shown; mend these first\n") {
		t.Error(text)
	}
	few := &Report{}
	few.Errorf(n, "the mistake")
	if text := few.Shown("en"); strings.Contains(text, "more are not shown") {
		t.Error(text)
	}
}

func TestTitlesHoldWhatCanBeSeen(t *testing.T) {
	for text, says := range map[string]string{
		"兜底（2018）：方案①，“封顶”３０００元 100%": "",
		strings.Repeat("长", 200):      "",
		strings.Repeat("长", 201):      "at most 200 characters; this one has 201",
		`a\e[2Jb`:                     "f.yaml:1:10: error: a title holds the character U+001B",
		`a\nb`:                        "U+000A",
		"a\u202eb":                    "f.yaml:1:10: error: a title holds the character U+202E",
		"a\u200bb":                    "U+200B",
		"\u2066a":                     "U+2066",
		"a\u3164b":                    "U+3164",
		"a\ufe0fb":                    "U+FE0F",
		"一\u2f40持":                    "f.yaml:1:10: error: a title holds the character U+2F40",
		"\uf9d1":                      "U+F9D1",
		"\ufa0e":                      "", // a character of its own, in spite of its block
	} {
		r := &Report{}
		n := parse(t, "title: \""+text+"\"\n").Get("title")
		got := r.TitleText(n, "title")
		if says == "" {
			if r.Failed() || got != text {
				t.Errorf("%q: %q, %v", text, got, r.Err())
			}
			continue
		}
		if r.Err() == nil || !strings.Contains(r.Err().Error(), says) || got != "" {
			t.Errorf("%q: %v, want %s", text, r.Err(), says)
		}
	}
}

// Whatever a file holds, its lines are shown without what a terminal would act on.
func TestExcerptsArePlain(t *testing.T) {
	r := &Report{}
	r.Errorf(parse(t, "a: \x1b[2J\u202eb\n").Get("a"), "wrong")
	if text := r.Shown("en"); strings.ContainsAny(text, "\x1b\u202e") || !strings.Contains(text, "a: \ufffd[2J\ufffdb\n") {
		t.Errorf("%q", text)
	}
}

// Every sentence that the YAML library can say is one of those that are said in the reader's language.
func TestEverySentenceOfTheParserIsKnown(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/goccy/go-yaml").Output()
	if err != nil {
		t.Fatal(err)
	}
	sentence := regexp.MustCompile(`(?:ErrSyntax|token\.Invalid|errors\.New|validateIndent\w*)\(\s*(?:fmt\.Sprintf\(\s*)?("(?:[^"\\]|\\.)*")`)
	found := 0
	for _, part := range []string{"parser", "scanner"} {
		files, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(out)), part, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range sentence.FindAllStringSubmatch(string(text), -1) {
				said, err := strconv.Unquote(m[1])
				if err != nil {
					t.Fatal(err)
				}
				found++
				if _, known := ofParser(said); !known {
					t.Errorf("%s: %q is not known", filepath.Base(file), said)
				}
			}
		}
	}
	if found < 60 {
		t.Errorf("only %d sentences were found", found)
	}
}
