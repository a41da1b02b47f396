// Package refused is the tests': it holds a reader to what it must refuse, and to the words in which it does.
package refused

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
)

// Files reads the files of a pattern under testdata/bad, each of which has one mistake, and holds the error to the English words of the
// .want file beside it, at the place and with the advice that stand there. read is not asked of a file that is for another reader; of at
// least so many it must be.
func Files(t *testing.T, pattern string, least int, read func(file string) (asked bool, err error)) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	up, _, _ := strings.Cut(pattern, "testdata")
	count := 0
	for _, file := range files {
		want, err := os.ReadFile(strings.TrimSuffix(file, ".yaml") + ".want")
		if err != nil {
			t.Fatal(err)
		}
		asked, err := read(file)
		if !asked {
			continue
		}
		count++
		if err == nil {
			t.Errorf("%s is accepted", file)
			continue
		}
		said := strings.ReplaceAll(filepath.ToSlash(err.Error()), up+"testdata", "testdata") + "\n"
		if !strings.HasSuffix(string(want), said) || strings.Count(string(want), ": error: ") != strings.Count(said, ": error: ") {
			t.Errorf("said\n%swant\n%s", said, want)
		}
	}
	if count < least {
		t.Errorf("%d files of %s are asked for, want %d", count, pattern, least)
	}
}

// Keys puts a key that nothing reads into every map of a text that is written in braces, and holds the reader to refusing it: a word that is
// misspelt would else leave its default without a word. free says of a line up to such a map that it may say more.
func Keys(t *testing.T, text string, least int, free func(line string) bool, read func(text string) error) {
	t.Helper()
	if err := read(text); err != nil {
		t.Fatal(err)
	}
	maps := 0
	for at := range text {
		begin := strings.LastIndexByte(text[:at], '\n') + 1
		if text[at] != '{' || free(text[begin:at]) {
			continue
		}
		maps++
		changed := text[:at+1] + "zzz: 1, " + text[at+1:]
		if read(changed) == nil {
			line, _, _ := strings.Cut(changed[begin:], "\n")
			t.Errorf("accepted at %d: %s", at-begin, line)
		}
	}
	if maps < least {
		t.Errorf("%d maps, want %d", maps, least)
	}
}

// Told are the errors of a document with the lines that they are about, in English and in the order of the file; nothing for no error.
func Told(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	var invalid *document.Invalid
	if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	var out []string
	for _, d := range invalid.Report.All() {
		if d.Severity == document.Error {
			out = append(out, fmt.Sprintf("%d: %s", d.Pos.Line, d.What))
		}
	}
	return strings.Join(out, "; ")
}
