package interventions

import (
	"strings"
	"testing"

	"doudi/model/document"
)

// A key that nothing reads is refused in whichever map of an intervention it stands, or a word that is misspelt would leave its default
// without a word. Only what tells people of a source may say more.
func TestUnknownKeysAreRefusedEverywhere(t *testing.T) {
	text := tiny
	read := func(text string) error {
		docs, err := document.Parse("x.yaml", []byte(text))
		if err == nil {
			_, _, err = Read(docs[0])
		}
		return err
	}
	if err := read(text); err != nil {
		t.Fatal(err)
	}
	maps := 0
	for at := range text {
		if text[at] != '{' {
			continue
		}
		begin := strings.LastIndexByte(text[:at], '\n') + 1
		if line := text[begin:at]; strings.HasPrefix(line, "sources:") {
			continue
		}
		maps++
		changed := text[:at+1] + "zzz: 1, " + text[at+1:]
		if err := read(changed); err == nil {
			t.Errorf("accepted: %s", changed[begin:begin+strings.IndexByte(changed[begin:], '\n')])
		}
	}
	if maps < 10 {
		t.Errorf("%d maps", maps)
	}
}
