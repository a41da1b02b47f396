package interventions_test

import (
	"testing"

	"doudi/model/document"
	"doudi/model/document/refused"
	"doudi/model/interventions"
)

func TestMistakesAreSaid(t *testing.T) {
	refused.Files(t, "../../testdata/bad/intervention/*.yaml", 5, func(file string) (bool, error) {
		root, err := document.ReadOne(file)
		if err == nil {
			_, _, err = interventions.Read(root)
		}
		return true, err
	})
}
