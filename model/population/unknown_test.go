package population

import (
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/document/refused"
)

// Only what tells people of a source may say more.
func TestUnknownKeysAreRefusedEverywhere(t *testing.T) {
	text := strings.NewReplacer(datedPairs...).Replace(strings.Replace(tiny, "income_level:", enrols+"income_level:", 1))
	free := func(line string) bool {
		return strings.HasPrefix(line, "sources:")
	}
	refused.Keys(t, text, 10, free, func(text string) error {
		docs, err := document.Parse("x.yaml", []byte(text))
		if err == nil {
			_, _, err = Read(docs[0])
		}
		return err
	})
}
