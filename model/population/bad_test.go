package population_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/population"
)

// Every profile under testdata/bad has one mistake, and is refused with the English words of the .want file beside it, at the
// place and with the advice that stand there.
func TestMistakesAreSaid(t *testing.T) {
	files, err := filepath.Glob("../../testdata/bad/profile/*.yaml")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		want, err := os.ReadFile(strings.TrimSuffix(file, ".yaml") + ".want")
		if err != nil {
			t.Fatal(err)
		}
		root, err := document.ReadOne(file)
		if err == nil {
			_, _, err = population.Read(root)
		}
		if err == nil {
			t.Errorf("%s is accepted", file)
			continue
		}
		said := strings.ReplaceAll(err.Error(), "../../testdata", "testdata") + "\n"
		if !strings.HasSuffix(string(want), said) || strings.Count(string(want), ": error: ") != strings.Count(said, ": error: ") {
			t.Errorf("said\n%swant\n%s", said, want)
		}
	}
}
