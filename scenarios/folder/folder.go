package report

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"doudi/model/document"
	"doudi/scenarios/forecast"
)

const manifestName = "manifest.json"

// Folder is a place kept for the results of a run. They are written beside it under a temporary name and moved there
// at the end, so that whatever stands at the place is a whole run.
type Folder struct {
	path    string // where the results go, as the user named it
	place   string // the same, absolute: also "." has a name and a parent then
	partial string // where they are written
}

// Reserve makes sure, before any computing, that results can be put at a path. What stands there may be replaced if it
// is an empty folder or a finished run to which nobody has added a file.
func Reserve(path string) (*Folder, error) {
	if err := replaceable(path); err != nil {
		return nil, err
	}
	place, err := filepath.Abs(path)
	if err != nil {
		return nil, document.Refusef(path, "results cannot be written here: %v", err)
	}
	parent, name := filepath.Split(place)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, document.Refusef(path, "results cannot be written here: %v", err)
	}
	partial, err := os.MkdirTemp(parent, "."+name+".partial-*")
	if err != nil {
		return nil, document.Refusef(path, "results cannot be written here: %v", err)
	}
	if err := os.Chmod(partial, 0o755); err != nil {
		os.Remove(partial)
		return nil, document.Refusef(path, "results cannot be written here: %v", err)
	}
	return &Folder{path, place, partial}, nil
}

// replaceable refuses to delete what no run has written.
func replaceable(path string) error {
	entries, err := os.ReadDir(path)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return document.Refusef(path, "results cannot be written here: %v", err)
	}
	if len(entries) == 0 {
		return nil
	}
	var old Manifest
	text, err := os.ReadFile(filepath.Join(path, manifestName))
	if err != nil || json.Unmarshal(text, &old) != nil || old.Program != program {
		return document.Refusef(path, "the folder is not empty and holds no finished run; name another, or empty it first")
	}
	known := []string{manifestName}
	for _, f := range old.Files {
		known = append(known, strings.Split(f, "/")[0])
	}
	for _, e := range entries {
		if !slices.Contains(known, e.Name()) {
			return document.Refusef(path, "the folder holds %s, which no run has written; move it away, or name another folder", e.Name())
		}
	}
	return nil
}

// Path is where the results go.
func (f *Folder) Path() string { return f.path }

// Discard removes what was written but not saved. It does nothing after Save has succeeded.
func (f *Folder) Discard() {
	if f.partial != "" {
		os.RemoveAll(f.partial)
		f.partial = ""
	}
}

// Save writes the results of a run and moves them to their place. Whatever fails, the place holds either what it held
// before or the whole of the results.
func (f *Folder) Save(run *forecast.Result) error {
	defer f.Discard()
	if err := f.write(run); err != nil {
		return document.Say("the results cannot be written to %s: %s; nothing is left there of this run", f.path, err)
	}
	if err := swap(f.partial, f.place); err != nil {
		return document.Say("the results cannot be moved to %s: %s; nothing is left there of this run", f.path, err)
	}
	// After a swap the temporary name holds what was replaced, which Discard removes.
	if err := syncFolder(filepath.Dir(f.place)); err != nil {
		return document.Say("the results stand at %s, but the disk has not confirmed it: %s", f.path, err)
	}
	return nil
}

func (f *Folder) write(run *forecast.Result) error {
	files := map[string]func(io.Writer) error{
		"summary.csv": func(w io.Writer) error {
			return writeSummary(w, run.Rows, run.Study.Baseline().ID, run.Study.Draws)
		},
		"timing.json": func(w io.Writer) error { return writeJSON(w, run.Timing) },
	}
	if err := addFigures(files, run); err != nil {
		return err
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	files[manifestName] = func(w io.Writer) error { return writeJSON(w, manifestOf(run, names)) }
	// The manifest comes last: a folder without it is no finished run.
	for _, name := range append(names, manifestName) {
		path := filepath.Join(f.partial, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := writeFile(path, files[name]); err != nil {
			return err
		}
		if err := syncFolder(filepath.Dir(path)); err != nil {
			return err
		}
	}
	return nil
}

// writeFile writes a file down to the disk, so that a full one is noticed before the move.
func writeFile(path string, write func(io.Writer) error) (err error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	defer func() {
		if closed := file.Close(); err == nil {
			err = closed
		}
	}()
	buffered := bufio.NewWriterSize(file, 1<<16)
	if err := write(buffered); err != nil {
		return err
	}
	if err := buffered.Flush(); err != nil {
		return err
	}
	return file.Sync()
}

// syncFolder writes a folder's names down to the disk.
func syncFolder(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}

// swap puts a finished folder at a place where nothing or an older run stands. The older run ends up under the
// temporary name.
func swap(partial, path string) error {
	if _, err := os.Lstat(path); os.IsNotExist(err) {
		return os.Rename(partial, path)
	}
	if exchange(partial, path) == nil {
		return nil
	}
	// Where the system cannot exchange two names at once there is a moment without the older run, never one with
	// half of the newer.
	aside := partial + ".old"
	if err := os.Rename(path, aside); err != nil {
		return err
	}
	if err := os.Rename(partial, path); err != nil {
		return errors.Join(err, os.Rename(aside, path))
	}
	return os.RemoveAll(aside)
}
