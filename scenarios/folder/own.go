package folder

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// replaceable returns an error unless what stands at a place, or was moved from it, may be replaced. Where nothing stands
// that is fs.ErrNotExist.
func (f *Folder) replaceable(at string) error {
	info, err := os.Lstat(at)
	switch {
	case err != nil:
		return err
	case info.Mode()&fs.ModeSymlink != 0:
		return message.Say("a symbolic link stands there, which is neither followed nor replaced; name the folder itself")
	case !info.IsDir():
		return message.Say("it is no folder")
	}
	if entries, err := os.ReadDir(at); err != nil || len(entries) == 0 {
		return err
	}
	m, err := readManifest(at)
	if err != nil {
		return err
	}
	if err := m.holds(at); err != nil {
		return err
	}
	if m.Study.Study != f.study && !f.force {
		return message.Say("it holds a finished run of the study `%s`; name another folder, or replace it with --force", m.Study.Study)
	}
	return nil
}

// holds returns an error unless everything in a folder, all levels deep, is as the run of its manifest wrote it. Files
// that are missing do not matter: nothing is lost with them.
func (m *Manifest) holds(at string) error {
	root, err := os.OpenRoot(at)
	if err != nil {
		return err
	}
	defer root.Close()
	folders := foldersOf(m.names())
	return fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." || name == manifestName {
			return err // readManifest has looked at that file
		}
		sum, listed := m.sum(name)
		switch {
		case d.IsDir() && slices.Contains(folders, name):
			return nil
		case d.IsDir() || !listed:
			return message.Say("the folder holds %s, which no run has written; move it away, or name another folder", name)
		}
		same, err := unchanged(root, name, sum)
		if err == nil && !same {
			err = message.Say("%s has been changed since the run wrote it; move the folder away, or name another", name)
		}
		return err
	})
}

// unchanged says whether a file is a regular one and as a run wrote it: of the hash, or where that is not known as the
// program writes the time that a run took.
func unchanged(root *os.Root, name, sum string) (bool, error) {
	info, err := root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false, err
	}
	file, err := root.Open(name)
	if err != nil {
		return false, err
	}
	defer file.Close()
	if sum == "" {
		text, err := io.ReadAll(io.LimitReader(file, 1<<16))
		var timing forecast.Timing
		if err != nil || json.Unmarshal(text, &timing) != nil {
			return false, err
		}
		wrote, err := jsonText(timing)
		return bytes.Equal(wrote, text), err
	}
	hash := sha256.New()
	_, err = io.Copy(hash, file)
	return hex.EncodeToString(hash.Sum(nil)) == sum, err
}

// remove deletes what this program wrote in a folder, and then the folder. If it has a manifest, that names the files, and
// only those go that are unchanged; if not, a process died before it was finished, and what it was writing goes. The error
// says what stays.
func remove(at string, writing []string) error {
	info, err := os.Lstat(at)
	switch {
	case at == "" || errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return message.Say("%s is in the way; move it away", at)
	}
	root, err := os.OpenRoot(at)
	if err != nil {
		return err
	}
	stays, err := removeOwn(root, at, writing)
	root.Close() // some systems remove no folder that is open
	if err == nil && stays != "" {
		err = message.Say("%s holds %s, which no run has written; move it away", at, stays)
	}
	if err != nil {
		return err
	}
	return os.Remove(at)
}

// removeOwn deletes what this program wrote in a folder, and returns the first name that stays.
func removeOwn(root *os.Root, at string, writing []string) (stays string, err error) {
	m, err := readManifest(at)
	names := writing
	if err == nil {
		names = append(m.names(), manifestName) // last: as long as a file is there, its hash is
	} else {
		m = &Manifest{}
	}
	for _, name := range names {
		info, err := root.Lstat(name)
		mine := err == nil && info.Mode().IsRegular()
		if sum, listed := m.sum(name); mine && listed {
			if mine, err = unchanged(root, name, sum); err != nil {
				return "", err
			}
		}
		if mine {
			if err := root.Remove(name); err != nil {
				return "", err
			}
		}
	}
	for _, name := range foldersOf(names) {
		if info, err := root.Lstat(name); err == nil && info.IsDir() {
			_ = root.Remove(name) // unless something else is in it
		}
	}
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		if stays = name; d.IsDir() {
			return nil
		}
		return fs.SkipAll
	})
	return stays, err
}

// foldersOf lists the folders of slashed names, an inner one before an outer.
func foldersOf(names []string) []string {
	var out []string
	for _, name := range names {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if !slices.Contains(out, dir) {
				out = append(out, dir)
			}
		}
	}
	slices.SortFunc(out, func(a, b string) int { return strings.Count(b, "/") - strings.Count(a, "/") })
	return out
}
