package illness_test

import (
	"testing"

	"doudi/model/document"
	"doudi/model/document/refused"
	"doudi/model/illness"
)

func TestMistakesAreSaid(t *testing.T) {
	refused.Files(t, "../../testdata/bad/catalogue/*.yaml", 5, func(file string) (bool, error) {
		root, err := document.ReadOne(file)
		if err == nil {
			_, _, err = illness.Read(root)
		}
		return true, err
	})
}
