package bill_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
	"doudi/rules/settle"
)

// Every file of bills and of examples under testdata/bad has one mistake, and is refused with the English words of the .want
// file beside it.
func TestMistakesAreSaid(t *testing.T) {
	for _, folder := range []string{"bills", "examples"} {
		files, err := filepath.Glob("../../testdata/bad/" + folder + "/*.yaml")
		if err != nil || len(files) < 5 {
			t.Fatalf("%d files, %v", len(files), err)
		}
		for _, file := range files {
			if strings.Contains(file, "policy_unknown") {
				continue // its policy is looked for by the command line
			}
			want, err := os.ReadFile(strings.TrimSuffix(file, ".yaml") + ".want")
			if err != nil {
				t.Fatal(err)
			}
			root, err := document.ReadOne(file)
			if err == nil {
				err = refusal(t, folder, root)
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
}

// refusal reads and settles a file by the policy that it names, bills by the sample beside them.
func refusal(t *testing.T, folder string, root *document.Node) error {
	file := "../../testdata/bad/sample.yaml"
	if n := root.Get("policy"); n != nil && folder == "examples" {
		if file = filepath.Join("../../testdata/bad/examples", n.Text); !strings.HasSuffix(n.Text, ".yaml") {
			file = "../packs/" + n.Text + ".yaml"
		}
	}
	p, _, err := made.File(file)
	if err != nil {
		t.Fatal(err)
	}
	if folder == "examples" {
		_, _, err := bill.ReadExamples(root, p)
		return err
	}
	b, _, err := bill.Read(root, p)
	if err == nil {
		_, err = settle.Year(p, b)
	}
	return err
}
