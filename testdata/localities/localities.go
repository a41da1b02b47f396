// Package localities holds the studies of other localities with the policies and profiles that they name, in the binary, so
// that published figures can be held against the model wherever the program runs.
package localities

import (
	"embed"
	"io/fs"
	"path"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
)

//go:embed *.yaml
var files embed.FS

// Folder is what messages call the folder of these files. No file of the reader's is meant: it begins as no path does.
const Folder = "doudi:testdata/localities"

const study = ".study"

func library() document.Library { return document.Library{Files: files, Folder: Folder} }

// Open returns a study by its id with the name to give it in messages.
func Open(id string) (name string, text []byte, err error) {
	name, text, ok := library().Open(id, study)
	if !ok {
		return "", nil, message.Say("no study of a locality is called `%s`; there are %s", id, strings.Join(IDs(), ", "))
	}
	return name, text, nil
}

// Beside returns the file that a study in Folder names by a path; ok is false where the folder is another or has none.
func Beside(folder, file string) (name string, text []byte, ok bool) {
	if folder != Folder {
		return "", nil, false
	}
	text, err := fs.ReadFile(files, path.Clean(file))
	return Folder + "/" + path.Clean(file), text, err == nil
}

// IDs returns the ids of the studies in alphabetical order.
func IDs() []string {
	names, err := fs.Glob(files, "*"+study+".yaml")
	if err != nil {
		panic("localities: the embedded files cannot be listed: " + err.Error()) // the pattern is right
	}
	var out []string
	for _, name := range names {
		id, _, _ := strings.Cut(name, ".")
		out = append(out, id)
	}
	return out
}
