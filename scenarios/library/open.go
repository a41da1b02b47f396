package forecast

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
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

// named opens a file by the name that a study gives: an id of the library, or a path, which counts from the study's own
// folder.
func (l library) named(name, folder string, within allowed, at *document.Node) (*opened, error) {
	file, text, err := l.read(name, folder, within, at)
	if err != nil {
		return nil, err
	}
	docs, err := document.Parse(file, text)
	if err == nil {
		var root *document.Node
		if root, err = document.One(docs); err == nil && root.Get(l.kind) != nil {
			sum := sha256.Sum256(text)
			return &opened{root, Input{Kind: l.kind, Name: file, SHA256: hex.EncodeToString(sum[:])}}, nil
		}
	}
	if err == nil {
		err = document.Refusef(file, "the file does not say what it is: its key `%s` is missing", l.kind)
	}
	if !l.is(text) {
		return nil, document.Withheld(err)
	}
	return nil, err
}

// is says whether a text that cannot be read as a whole is a file of the kind after all, whose lines may be shown: the key
// that every such file has begins a line. A study could name any file of the reader's, and nothing of that is shown.
func (l library) is(text []byte) bool {
	for line := range bytes.Lines(text) {
		if rest, ok := bytes.CutPrefix(line, []byte(l.kind)); ok && bytes.HasPrefix(bytes.TrimLeft(rest, " "), []byte(":")) {
			return true
		}
	}
	return false
}

func (l library) read(name, folder string, within allowed, at *document.Node) (file string, text []byte, err error) {
	if !strings.ContainsAny(name, `/\.`) {
		file, text, err := l.open(name)
		if err != nil {
			return "", nil, document.RefuseAt(at, "%s; a file of your own is named by its path, as in ./%s.yaml", err, name)
		}
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
func missing(name, folder string, within allowed, at *document.Node) error {
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
