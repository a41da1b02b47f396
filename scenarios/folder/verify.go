package folder

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// Finding is what is wrong with one file of a run.
type Finding struct {
	Name string // slashed, from the folder
	What message.Message
	Gone bool // the file is not there
}

// Changed lists what has been done to the folder of a run since the run wrote it: files that are gone, changed, or of
// somebody else. The manifest itself has its seal (Read).
func (m *Manifest) Changed(run string) ([]Finding, error) {
	root, err := os.OpenRoot(run)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	var out []Finding
	for _, f := range m.Files {
		same, err := unchanged(root, f.Name, f.SHA256)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			out = append(out, Finding{f.Name, message.Say("missing"), true})
		case err != nil:
			return nil, err
		case !same:
			out = append(out, Finding{Name: f.Name, What: message.Say("changed since the run wrote it")})
		}
	}
	folders := foldersOf(m.names())
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." || name == manifestName || m.Lists(name) || d.IsDir() && slices.Contains(folders, name) {
			return err
		}
		out = append(out, Finding{Name: name, What: message.Say("no run has written it")})
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b Finding) int { return strings.Compare(a.Name, b.Name) })
	return out, err
}

// Against lists what a run that was done again would write otherwise than the manifest says: files of other bytes, files
// that only one of both has, and the manifest itself where it says something else.
func (m *Manifest) Against(again *forecast.Result, files map[string]func(io.Writer) error) ([]Finding, error) {
	want := manifestOf(again)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		sum := sha256.New()
		buffered := bufio.NewWriterSize(sum, 1<<16)
		if err := errors.Join(files[name](buffered), buffered.Flush()); err != nil {
			return nil, err
		}
		want.Files = append(want.Files, File{name, hex.EncodeToString(sum.Sum(nil))})
	}
	want.Files = append(want.Files, File{Name: timingName})
	var out []Finding
	for _, f := range want.Files {
		switch sum, listed := m.sum(f.Name); {
		case !listed:
			out = append(out, Finding{Name: f.Name, What: message.Say("written when computed again, and not by the run")})
		case sum != f.SHA256:
			out = append(out, Finding{Name: f.Name, What: message.Say("of other content when computed again")})
		}
	}
	for _, f := range m.Files {
		if !want.Lists(f.Name) {
			out = append(out, Finding{Name: f.Name, What: message.Say("written by the run, and not when computed again")})
		}
	}
	// One who changes the manifest can reckon its seal anew; what it says is held against what the run says of itself.
	want.Files = m.Files
	if _, err := want.sealed(); err != nil {
		return nil, err
	}
	if want.Seal != m.Seal {
		out = append(out, Finding{Name: manifestName, What: message.Say("of other content when computed again")})
	}
	return out, nil
}

// TimingOf reads how long a run took and in which year it ran, by which its page says what is past. The error is a
// *document.Invalid.
func (m *Manifest) TimingOf(run string) (forecast.Timing, error) {
	var out forecast.Timing
	path := filepath.Join(run, timingName)
	if same, err := m.Unchanged(run, timingName); err != nil || !same {
		return out, document.Refusef(path, "the file is missing or has been changed, and without it a page cannot say what is past and what is to come")
	}
	text, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(text, &out)
	}
	if err != nil {
		return out, document.Refusef(path, "the file cannot be read: %v", err)
	}
	return out, nil
}
