package rules

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every policy under testdata/bad has one mistake, and is refused with the English words of the .want file beside it, at
// the place and with the advice that stand there.
func TestMistakesAreSaid(t *testing.T) {
	files, err := filepath.Glob("../testdata/bad/policy/*.yaml")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		want, err := os.ReadFile(strings.TrimSuffix(file, ".yaml") + ".want")
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = ReadFile(file)
		if err == nil {
			t.Errorf("%s is accepted", file)
			continue
		}
		said := strings.ReplaceAll(err.Error(), "../testdata", "testdata") + "\n"
		if !strings.HasSuffix(string(want), said) || strings.Count(string(want), ": error: ") != strings.Count(said, ": error: ") {
			t.Errorf("said\n%swant\n%s", said, want)
		}
	}
}
