package scenarios

import (
	"os"
	"testing"

	"doudi/model/document/refused"
)

// The studies whose mistake shows without opening what they name.
func TestMistakesAreSaid(t *testing.T) {
	refused.Files(t, "../testdata/bad/study/*.yaml", 40, func(file string) (bool, error) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, _, err = Parse(file, text, Given{})
		return err != nil, err // else a policy, profile or catalogue must be opened to see it
	})
}
