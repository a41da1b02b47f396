package scenarios

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"doudi/model/document"
)

// FuzzParse gives the reader of studies anything.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"studies/*.yaml", "../testdata/bad/study/*.yaml"} {
		files, _ := filepath.Glob(pattern)
		if len(files) == 0 {
			f.Fatalf("%s: no files", pattern)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		study, _, err := Parse("fuzz.yaml", text, Given{})
		var invalid *document.Invalid
		switch {
		case err != nil && !errors.As(err, &invalid):
			t.Fatal(err)
		case err == nil && (len(study.Scenarios) == 0 || study.Years.Count() < 1 || study.Draws < 1 || study.Replicates < 1):
			t.Fatalf("accepted %+v", study)
		}
	})
}
