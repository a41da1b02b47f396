// Package catalogues holds the disease catalogues that come with the program, in the binary.
package catalogues

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed *.yaml
var files embed.FS

// Open returns a catalogue file by its id with the name to give it in messages.
func Open(id string) (name string, text []byte, err error) {
	if !strings.ContainsAny(id, "/.") {
		if text, err := files.ReadFile(id + ".yaml"); err == nil {
			return "model/catalogues/" + id + ".yaml", text, nil
		}
	}
	return "", nil, fmt.Errorf("no disease catalogue is called %q", id)
}
