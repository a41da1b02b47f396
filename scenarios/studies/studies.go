// Package studies holds the studies that come with the program, in the binary.
package studies

import (
	"embed"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
)

//go:embed *.yaml
var files embed.FS

func library() document.Library {
	return document.Library{Files: files, Folder: "scenarios/studies"}
}

// Open returns a study file by its id with the name to give it in messages.
func Open(id string) (name string, text []byte, err error) {
	name, text, ok := library().Open(id)
	if !ok {
		return "", nil, message.Say("no study is called `%s`; there are %s", id, strings.Join(IDs(), ", "))
	}
	return name, text, nil
}

// IDs returns the ids of the studies in alphabetical order.
func IDs() []string { return library().IDs() }
