package packs

import (
	"embed"
	"path"
	"strings"

	"doudi/model/document"
)

//go:embed *.yaml
var files embed.FS

const (
	policySuffix   = ".yaml"
	examplesSuffix = ".examples.yaml"
)

// Open returns the policy file of a pack with the name to give it in messages.
func Open(id string) (name string, text []byte, err error) {
	return read(id, policySuffix)
}

// Examples returns the worked examples beside a pack.
func Examples(id string) (name string, text []byte, err error) {
	return read(id, examplesSuffix)
}

func read(id, suffix string) (string, []byte, error) {
	name := id + suffix
	if !strings.Contains(id, ".") {
		if text, err := files.ReadFile(name); err == nil {
			return path.Join("rules/packs", name), text, nil
		}
	}
	return "", nil, document.Say("no policy pack is called `%s`; there are %s", id, strings.Join(IDs(), ", "))
}

// IDs returns the packs' ids in alphabetical order.
func IDs() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic("packs: the embedded files cannot be listed: " + err.Error())
	}
	var out []string
	for _, e := range entries {
		if id, policy := strings.CutSuffix(e.Name(), policySuffix); policy && !strings.Contains(id, ".") {
			out = append(out, id)
		}
	}
	return out
}
