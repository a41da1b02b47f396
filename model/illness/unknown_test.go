package illness

import (
	"strings"
	"testing"

	"doudi/model/document"
	"doudi/model/document/refused"
)

// Only what tells people of a source, or cites one for a whole list, may say more.
func TestUnknownKeysAreRefusedEverywhere(t *testing.T) {
	text := tiny
	free := func(line string) bool {
		return strings.HasPrefix(line, "sources:") || strings.HasPrefix(line, "  source:") || strings.HasSuffix(line, "shapes_source: ")
	}
	refused.Keys(t, text, 10, free, func(text string) error {
		docs, err := document.Parse("x.yaml", []byte(text))
		if err == nil {
			_, _, err = Read(docs[0])
		}
		return err
	})
}
