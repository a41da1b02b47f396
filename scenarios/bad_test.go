package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The studies under testdata/bad whose mistake shows without opening what they name are refused with the English words of
// the .want files beside them, at the place and with the advice that stand there.
func TestMistakesAreSaid(t *testing.T) {
	files, err := filepath.Glob("../testdata/bad/study/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for _, file := range files {
		want, err := os.ReadFile(strings.TrimSuffix(file, ".yaml") + ".want")
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = Parse(filepath.ToSlash(strings.TrimPrefix(file, "../")), text, Given{})
		if err == nil {
			continue // a policy, profile or catalogue must be opened to see it
		}
		refused++
		if said := err.Error() + "\n"; !strings.HasSuffix(string(want), said) || strings.Count(string(want), ": error: ") != strings.Count(said, ": error: ") {
			t.Errorf("said\n%swant\n%s", said, want)
		}
	}
	if refused < 40 {
		t.Errorf("%d studies are refused by their own text", refused)
	}
}
