package forecast

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"

	"doudi/model/catalogues"
	"doudi/model/document"
	"doudi/model/profiles"
	"doudi/rules/packs"
)

// opened is a file that a study names, either one that comes with the program or one of the user's.
type opened struct {
	root  *document.Node
	input Input
}

// library opens the files of one kind that come with the program.
type library struct {
	kind string
	open func(id string) (name string, text []byte, err error)
}

func policies() library    { return library{"policy", packs.Open} }
func populations() library { return library{"profile", profiles.Open} }
func illnesses() library   { return library{"catalogue", catalogues.Open} }

// named opens a file by the name that a study gives: an id of the library, or a path, which counts from the study's
// own folder and, failing that, from where the program runs.
func (l library) named(name, folder string) (*opened, error) {
	file, text, err := l.read(name, folder)
	if err != nil {
		return nil, err
	}
	docs, err := document.Parse(file, text)
	if err != nil {
		return nil, err
	}
	root, err := document.One(docs)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(text)
	return &opened{root, Input{Kind: l.kind, Name: file, SHA256: hex.EncodeToString(sum[:])}}, nil
}

func (l library) read(name, folder string) (file string, text []byte, err error) {
	if !strings.ContainsAny(name, `/\.`) {
		file, text, err := l.open(name)
		if err != nil {
			return "", nil, document.Refusef(name, "%s; a file of your own is named by its path, as in ./%s.yaml", err, name)
		}
		return file, text, nil
	}
	beside := filepath.Join(folder, name)
	if _, err := os.Stat(beside); err == nil && !filepath.IsAbs(name) {
		name = beside
	}
	text, err = document.ReadText(name)
	return filepath.ToSlash(name), text, err
}
