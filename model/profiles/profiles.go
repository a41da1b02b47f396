// Package profiles holds the population profiles that come with the program, in the binary.
package profiles

import (
	"embed"
	"strings"

	"doudi/model/document"
)

//go:embed *.yaml
var files embed.FS

// Open returns a profile file by its id with the name to give it in messages.
func Open(id string) (name string, text []byte, err error) {
	if !strings.ContainsAny(id, "/.") {
		if text, err := files.ReadFile(id + ".yaml"); err == nil {
			return "model/profiles/" + id + ".yaml", text, nil
		}
	}
	return "", nil, document.Say("no population profile is called `%s`; there are %s", id, strings.Join(IDs(), ", "))
}

// IDs returns the ids of the profiles in alphabetical order.
func IDs() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic("profiles: the embedded files cannot be listed: " + err.Error())
	}
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	return out
}
