package folder

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"

	"doudi/scenarios/forecast"
)

// write writes the files and then the manifest: a folder without it is no finished run. It stays within the folder, whatever
// symbolic links others have put there.
func (f *Folder) write(run *forecast.Result, files map[string]func(io.Writer) error) error {
	root, err := os.OpenRoot(f.at.partial)
	if err != nil {
		return err
	}
	defer root.Close() // before the move: some systems rename no folder that is open
	names := slices.Sorted(maps.Keys(files))
	if err := f.lock.intend(append(names, timingName, manifestName)); err != nil {
		return err
	}
	return fill(run, files, func(name string, write func(io.Writer) error) (string, error) { return f.writeFile(root, name, write) })
}

// fill writes the files of a run, how long it took, and the manifest, which names them. put writes one file and returns its hash.
func fill(run *forecast.Result, files map[string]func(io.Writer) error, put func(name string, write func(io.Writer) error) (sum string, err error)) error {
	manifest := manifestOf(run)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		sum, err := put(name, files[name])
		if err != nil {
			return err
		}
		manifest.Files = append(manifest.Files, File{name, sum})
	}
	if _, err := put(timingName, JSON(run.Timing)); err != nil {
		return err
	}
	manifest.Files = append(manifest.Files, File{Name: timingName})
	text, err := manifest.sealed()
	if err != nil {
		return err
	}
	_, err = put(manifestName, func(w io.Writer) error { _, err := w.Write(text); return err })
	return err
}

// writeFile writes a file down to the disk, so that a full one is noticed before the move, and returns its hash. A file
// that stands there already is none of this run's and is not written over.
func (f *Folder) writeFile(root *os.Root, name string, write func(io.Writer) error) (sum string, err error) {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return "", err
	}
	file, err := root.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o644)
	if err != nil {
		return "", err
	}
	f.lock.written = append(f.lock.written, name)
	defer func() {
		if closed := file.Close(); err == nil {
			err = closed
		}
	}()
	hash := sha256.New()
	buffered := bufio.NewWriterSize(io.MultiWriter(file, hash), 1<<16)
	if err := write(buffered); err != nil {
		return "", err
	}
	if err := buffered.Flush(); err != nil {
		return "", err
	}
	if err := file.Sync(); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), syncFolder(filepath.Join(f.at.partial, filepath.FromSlash(path.Dir(name))))
}

// syncFolder writes a folder's names down to the disk.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil // writes them down unasked, and refuses to be asked
	}
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}
