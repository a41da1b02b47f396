// Package bills holds made-up families' bills, in the binary, so that a first settlement needs no file.
package bills

import (
	"embed"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
)

//go:embed *.yaml
var files embed.FS

func library() document.Library { return document.Library{Files: files, Folder: "testdata/bills"} }

// Open returns a bills file by its id with the name to give it in messages.
func Open(id string) (name string, text []byte, err error) {
	name, text, ok := library().Open(id)
	if !ok {
		return "", nil, message.Say("no family's bills are called `%s`; there are %s", id, strings.Join(IDs(), ", "))
	}
	return name, text, nil
}

// IDs returns the ids of the bills in alphabetical order.
func IDs() []string { return library().IDs() }
