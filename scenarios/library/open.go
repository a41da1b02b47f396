package library

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"path/filepath"

	"doudi/model/document"
	"doudi/testdata/localities"
)

// Input is a file that the results of a run depend on.
type Input struct {
	Kind   string `json:"kind"` // study | policy | profile | catalogue | intervention
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// File is a file that a study names.
type File struct {
	Root  *document.Node
	Input Input
}

// Named opens a file by the name that a study gives at a place: an id, or a path, which counts from the study's own folder
// and leads into one of those that may be read.
func (k Kind) Named(name, folder string, within Folders, at *document.Node) (*File, error) {
	file, text, err := k.read(name, folder, within, at)
	if err != nil {
		return nil, err
	}
	docs, err := document.Parse(file, text)
	if err == nil {
		var root *document.Node
		if root, err = document.One(docs); err == nil && root.Get(k.key) != nil {
			sum := sha256.Sum256(text)
			return &File{root, Input{Kind: k.key, Name: file, SHA256: hex.EncodeToString(sum[:])}}, nil
		}
	}
	if err == nil {
		err = document.Refusef(file, "the file does not say what it is: its key `%s` is missing", k.key)
	}
	if !k.is(text) {
		return nil, document.Withheld(err)
	}
	return nil, err
}

// is says whether a text that cannot be read as a whole is a file of the kind after all, whose lines may be shown: the key
// that every such file has begins a line. A study could name any file of the reader's, and nothing of that is shown.
func (k Kind) is(text []byte) bool {
	for line := range bytes.Lines(text) {
		if rest, ok := bytes.CutPrefix(line, []byte(k.key)); ok && bytes.HasPrefix(bytes.TrimLeft(rest, " "), []byte(":")) {
			return true
		}
	}
	return false
}

func (k Kind) read(name, folder string, within Folders, at *document.Node) (file string, text []byte, err error) {
	if isID(name) {
		file, text, err := k.embed(name)
		if err != nil {
			return "", nil, document.RefuseAt(at, "%s; a file of your own is named by its path, as in ./%s.yaml", err, name)
		}
		return file, text, nil
	}
	if file, text, ok := localities.Beside(filepath.ToSlash(folder), name); ok {
		return file, text, nil
	}
	path := name
	if !filepath.IsAbs(name) {
		path = filepath.Join(folder, name)
	}
	real, err := resolved(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", nil, missing(name, folder, within, at)
	case err != nil:
		return "", nil, document.RefuseAt(at, "the file `%s` cannot be opened: %v", name, err)
	case !within.holds(real):
		away := filepath.Dir(path)
		if folder, err := resolved(away); err == nil && within.holds(folder) { // a link leads out
			away = filepath.Dir(real)
		}
		var report document.Report
		report.Errorf(at, "the file `%s` lies outside the study's folder", name).
			Because("a study reads files in and below its own folder, so that one from elsewhere cannot read what is not its own").
			Instead("--allow %s on the command line, or a copy beside the study", filepath.ToSlash(away))
		return "", nil, report.Err()
	}
	text, err = document.ReadText(real)
	return filepath.ToSlash(path), text, err
}

// missing says that there is no such file, and how one that stands where the program runs is named.
func missing(name, folder string, within Folders, at *document.Node) error {
	var report document.Report
	d := report.Errorf(at, "there is no file `%s`; a path counts from the study's own folder", name)
	if here, err := resolved(name); err == nil {
		if real, err := resolved(folder); err == nil {
			switch rest, err := filepath.Rel(real, here); {
			case err != nil:
			case within.holds(here):
				d.Instead("./%s", filepath.ToSlash(rest))
			default:
				d.Instead("%s, with --allow %s on the command line", filepath.ToSlash(rest), filepath.ToSlash(filepath.Dir(name)))
			}
		}
	}
	return report.Err()
}
