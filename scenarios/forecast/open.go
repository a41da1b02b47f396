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
func (l library) named(name, folder string, at *document.Node) (*opened, error) {
	file, text, err := l.read(name, folder, at)
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

func (l library) read(name, folder string, at *document.Node) (file string, text []byte, err error) {
	if !strings.ContainsAny(name, `/\.`) {
		file, text, err := l.open(name)
		if err != nil {
			return "", nil, refused(at, "%s; a file of your own is named by its path, as in ./%s.yaml", err, name)
		}
		return file, text, nil
	}
	path := name
	if beside := filepath.Join(folder, name); !filepath.IsAbs(name) && exists(beside) {
		path = beside
	} else if !exists(name) {
		return "", nil, refused(at, "there is no file `%s`, neither beside the study nor where the program runs", name)
	}
	text, err = document.ReadText(path)
	return filepath.ToSlash(path), text, err
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// refused is the error of one mistake at a place of the study.
func refused(at *document.Node, format string, args ...any) error {
	var report document.Report
	report.Errorf(at, format, args...)
	return report.Err()
}
