package folder

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"doudi/model/document"
	"doudi/model/message"
)

// Place is the place of one file, kept from other processes.
type Place struct {
	at   site
	lock *lock // nil after Release
}

// Claim keeps others from the place of a file, and makes the folders above it. The error is a *document.Invalid,
// unless another process has the place: that passes, and who computes parts by the dozen is to try again.
func Claim(path string) (*Place, error) {
	f, err := claim(path)
	var held *busy
	if errors.As(err, &held) {
		return nil, message.Say("%s: %s", path, held.Message)
	}
	if err != nil {
		return nil, document.Refusef(path, "results cannot be written here: %v", err)
	}
	return f, nil
}

func claim(path string) (*Place, error) {
	place, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	f := &Place{at: siteOf(place)}
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return nil, err
	}
	if f.lock, err = acquire(f.at.lock); err != nil {
		return nil, err
	}
	if err := f.lock.begin(); err != nil {
		f.Release()
		return nil, err
	}
	return f, nil
}

// Release lets others have the place. It does nothing the second time.
func (f *Place) Release() {
	if f.lock != nil {
		f.lock.release()
		f.lock = nil
	}
}

// Save writes the file, in place of one that stands there.
func (f *Place) Save(write func(io.Writer) error) error { return WriteFile(f.at.place, write) }

// WriteFile writes a file whole or not at all: beside its place, down to the disk, and then to its place. The folder must be
// there, and no other process write the same file.
func WriteFile(path string, write func(io.Writer) error) error {
	place, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	at := siteOf(place)
	if err := writeNew(at.writing, write); err != nil {
		return message.Say("%s cannot be written: %s; nothing is left of it", path, err)
	}
	if err := os.Rename(at.writing, place); err != nil {
		return message.Say("%s cannot be written: %s; nothing is left of it", path, errors.Join(err, os.Remove(at.writing)))
	}
	return syncFolder(filepath.Dir(place))
}

// Unwritten says whether a name is that of a file which WriteFile had not finished.
func Unwritten(name string) bool {
	inner, ok := strings.CutSuffix(strings.TrimPrefix(name, "."), ".doudi-writing")
	return ok && inner != "" && siteOf(inner).writing == name
}

// writeNew writes a file down to the disk, or leaves none. What a dead process left under the name goes.
func writeNew(path string, write func(io.Writer) error) error {
	_ = os.Remove(path)
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o644) // follows no symbolic link
	if err != nil {
		return err
	}
	buffered := bufio.NewWriterSize(file, 1<<16)
	err = write(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
