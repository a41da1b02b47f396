package library

import (
	"path/filepath"
	"strings"

	"doudi/model/document"
)

// Folders are those that a study may read from: its own, by every path that leads to it, and those that the user
// added. They are real paths, without links.
type Folders []string

// Allow resolves the folders of a study file and of the user.
func Allow(study string, more []string) (Folders, error) {
	var out Folders
	folder := filepath.Dir(study)
	for _, path := range append([]string{folder}, more...) {
		real, err := resolved(path)
		if err != nil {
			if path == folder {
				continue // a study that was read from no file: only what comes with the program
			}
			return nil, document.Refusef("--allow", "the folder `%s` cannot be read: %v", path, err)
		}
		out = append(out, real)
	}
	if real, err := resolved(study); err == nil {
		out = append(out, filepath.Dir(real))
	}
	return out, nil
}

// holds says whether a real path lies in one of the folders or below.
func (a Folders) holds(real string) bool {
	for _, folder := range a {
		rest, err := filepath.Rel(folder, real)
		if err == nil && rest != ".." && !strings.HasPrefix(rest, ".."+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// resolved is the absolute path without links.
func resolved(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(real)
}
