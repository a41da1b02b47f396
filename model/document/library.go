package document

import (
	"io/fs"
	"strings"
)

// Library is the YAML files of one kind that come with the program, in the binary.
type Library struct {
	Files  fs.FS
	Folder string // where they stand in the source tree, which messages name
}

const yamlSuffix = ".yaml"

// Open returns a file by its id, or the one beside it that a word names, with the name to give it in messages; ok is
// false where there is none.
func (l Library) Open(id string, beside ...string) (name string, text []byte, ok bool) {
	if strings.ContainsAny(id, "/.") {
		return "", nil, false
	}
	file := id + strings.Join(beside, "") + yamlSuffix
	text, err := fs.ReadFile(l.Files, file)
	return l.Folder + "/" + file, text, err == nil
}

// IDs returns the ids in alphabetical order, without those of files beside others (x.examples.yaml).
func (l Library) IDs() []string {
	entries, err := fs.ReadDir(l.Files, ".")
	if err != nil {
		panic("document: the embedded files cannot be listed: " + err.Error())
	}
	var out []string
	for _, e := range entries {
		if id := strings.TrimSuffix(e.Name(), yamlSuffix); !strings.Contains(id, ".") {
			out = append(out, id)
		}
	}
	return out
}
