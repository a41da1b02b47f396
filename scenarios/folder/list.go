package folder

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"time"

	"doudi/model/document"
)

// Listed is a folder of a run.
type Listed struct {
	Path     string
	Manifest *Manifest // nil where there is none to go by
	Why      error     // of that; nil where the run is not finished
	Written  time.Time // of the manifest; zero where there is none
	Missing  int       // files that the manifest lists and that are not there
}

// List looks for the folders of runs: the folder itself, or those in it. A run that is being written, or whose process died
// doing so, is listed without a manifest, by the place that it was for. Other folders are left aside. The error is a
// *document.Invalid.
func List(in string) ([]Listed, error) {
	if info, err := os.Stat(in); err == nil && !info.IsDir() {
		return nil, document.Refusef(in, "this is a file; name the folder that it is in")
	}
	entries, err := os.ReadDir(in)
	if err != nil {
		return nil, document.Refusef(in, "the folder cannot be read: %v", err)
	}
	if l, ok := look(in); ok {
		return []Listed{l}, nil
	}
	var out []Listed
	for _, e := range entries {
		path := filepath.Join(in, e.Name())
		if !e.IsDir() {
			continue
		}
		if name, ok := strings.CutSuffix(strings.TrimPrefix(e.Name(), "."), ".doudi-partial"); ok && siteOf(name).partial == e.Name() {
			out = append(out, Listed{Path: filepath.Join(in, name)})
		} else if l, ok := look(path); ok {
			out = append(out, l)
		}
	}
	return out, nil
}

// look reads a folder that has a manifest; ok is false where it has none, or that of something else.
func look(path string) (out Listed, ok bool) {
	info, err := os.Lstat(filepath.Join(path, manifestName))
	if err != nil || !info.Mode().IsRegular() {
		return out, false
	}
	out = Listed{Path: path, Written: info.ModTime()}
	m, err := readManifest(path)
	if err != nil {
		text, _ := os.ReadFile(filepath.Join(path, manifestName))
		out.Why = err
		return out, bytes.Contains(text, []byte(`"program": "`+program+`"`)) // else it is another program's
	}
	out.Manifest = m
	for _, f := range m.Files {
		if _, err := os.Lstat(filepath.Join(path, filepath.FromSlash(f.Name))); err != nil {
			out.Missing++
		}
	}
	return out, true
}
