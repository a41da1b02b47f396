package interventions

import (
	"embed"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
)

//go:embed *.yaml
var files embed.FS

func library() document.Library {
	return document.Library{Files: files, Folder: "model/interventions"}
}

// Open returns an intervention's file by its id with the name to give it in messages.
func Open(id string) (name string, text []byte, err error) {
	name, text, ok := library().Open(id)
	if !ok {
		return "", nil, message.Say("no intervention is called `%s`; there are %s", id, strings.Join(IDs(), ", "))
	}
	return name, text, nil
}

// IDs returns the ids of the interventions in alphabetical order.
func IDs() []string { return library().IDs() }
