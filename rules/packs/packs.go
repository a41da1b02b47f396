package packs

import (
	"embed"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
)

//go:embed *.yaml
var files embed.FS

func library() document.Library { return document.Library{Files: files, Folder: "rules/packs"} }

// Open returns the policy file of a pack with the name to give it in messages.
func Open(id string) (name string, text []byte, err error) {
	name, text, ok := library().Open(id)
	if !ok {
		return "", nil, message.Say("no policy pack is called `%s`; there are %s", id, strings.Join(IDs(), ", "))
	}
	return name, text, nil
}

// IDs returns the packs' ids in alphabetical order.
func IDs() []string { return library().IDs() }
