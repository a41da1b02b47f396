package population_test

import (
	"testing"

	"doudi/model/document"
	"doudi/model/document/refused"
	"doudi/model/population"
)

func TestMistakesAreSaid(t *testing.T) {
	refused.Files(t, "../../testdata/bad/profile/*.yaml", 30, func(file string) (bool, error) {
		root, err := document.ReadOne(file)
		if err == nil {
			_, _, err = population.Read(root)
		}
		return true, err
	})
}
