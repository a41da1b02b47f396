package read_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"doudi/model/document"
	"doudi/rules/read"
	"doudi/rules/resolve"
)

// FuzzRead gives the reader of policies anything: it answers with a policy that stands at each of its dates, or with an
// *document.Invalid, and never with a panic.
func FuzzRead(f *testing.F) {
	for _, pattern := range []string{"../../testdata/bad/policy/*.yaml", "../../testdata/bad/sample.yaml", "../../testdata/policies/*.yaml"} {
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
		docs, err := document.Parse("fuzz.yaml", text)
		if err != nil {
			return
		}
		p, report, err := read.Policy(docs[0])
		if err != nil {
			var invalid *document.Invalid
			if !errors.As(err, &invalid) || !report.Failed() {
				t.Fatalf("%v", err)
			}
			_ = err.Error()
			return
		}
		for _, month := range p.Changes() {
			if _, err := resolve.Edition(p, month, nil); err != nil {
				t.Fatalf("checked, but at %s: %v", month, err)
			}
		}
	})
}
