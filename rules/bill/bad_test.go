package bill_test

import (
	"path/filepath"
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/document/refused"
	"doudi/rules/bill"
	"doudi/rules/internal/made"
	"doudi/rules/settle"
)

func TestMistakesAreSaid(t *testing.T) {
	for _, folder := range []string{"bills", "examples"} {
		refused.Files(t, "../../testdata/bad/"+folder+"/*.yaml", 5, func(file string) (bool, error) {
			if strings.Contains(file, "policy_unknown") {
				return false, nil // its policy is looked for by the command line
			}
			root, err := document.ReadOne(file)
			if err == nil {
				err = refusal(t, folder, root)
			}
			return true, err
		})
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
