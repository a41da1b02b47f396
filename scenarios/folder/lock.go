package folder

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"doudi/model/message"
)

// lock is the file beside a place by which one run keeps others from it. The system lets go of it when the process ends,
// however it ends. Its first line names the process; the others are the names of the files that the run writes, so that
// those of a dead one can be told from what others put among them.
type lock struct {
	file    *os.File
	path    string
	text    []byte   // what was in the file when it was opened
	written []string // the files that this process has begun
}

const (
	lockHead = "doudi run, process "
	lockSize = 1 << 20 // at most, bytes
)

// errHeld is of a lock that another process has.
var errHeld = errors.New("held by another process")

// busy is the error of a place that another process has.
type busy struct{ message.Message }

// acquire takes the lock at a path. The error is *busy where another process has it.
func acquire(path string) (*lock, error) {
	// A run that ends, or one that removes what a dead one left, has it for a moment only.
	for range 20 {
		l, err := tryAcquire(path)
		if err == nil || !errors.Is(err, errHeld) {
			return l, err
		}
		time.Sleep(10 * time.Millisecond)
	}
	text, _ := os.ReadFile(path)
	head, _, _ := strings.Cut(strings.TrimPrefix(string(text), lockHead), "\n")
	return nil, &busy{message.Say("another run is writing there (process %s); wait until it is done, or name another folder", head)}
}

func tryAcquire(path string) (*lock, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644) // follows no symbolic link
	if errors.Is(err, fs.ErrExist) {
		info, err := os.Lstat(path)
		if err != nil || !info.Mode().IsRegular() || info.Size() > lockSize {
			return nil, errors.Join(err, message.Say("%s is in the way; move it away", path))
		}
		file, err = os.OpenFile(path, os.O_RDWR, 0)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, errHeld // until just now
		}
		if err != nil {
			return nil, err
		}
	} else if err != nil {
		return nil, err
	}
	l := &lock{file: file, path: path}
	if err := l.check(); err != nil {
		file.Close()
		return nil, err
	}
	return l, nil
}

// check takes the system's lock, and makes sure that the file is still the one at the path and this program's.
func (l *lock) check() error {
	if err := lockFile(l.file); err != nil {
		return err
	}
	opened, err := l.file.Stat()
	if err != nil {
		return err
	}
	if named, err := os.Lstat(l.path); err != nil || !os.SameFile(opened, named) {
		return errHeld // by a process that has removed the file since it was opened here
	}
	if l.text, err = io.ReadAll(io.LimitReader(l.file, lockSize)); err != nil {
		return err
	}
	if len(l.text) > 0 && !bytes.HasPrefix(l.text, []byte(lockHead)) {
		return message.Say("%s is in the way; move it away", l.path)
	}
	return nil
}

// names are the files that a dead process was writing.
func (l *lock) names() []string {
	var out []string
	for i, name := range strings.Split(string(l.text), "\n") {
		if i > 0 && filepath.IsLocal(filepath.FromSlash(name)) {
			out = append(out, name)
		}
	}
	return out
}

// begin makes the lock say which process has it.
func (l *lock) begin() error {
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	_, err := l.file.WriteAt(fmt.Appendf(nil, "%s%d\n", lockHead, os.Getpid()), 0)
	return err
}

// intend makes the lock say, before the first of them is written, what the process will write.
func (l *lock) intend(names []string) error {
	if _, err := l.file.Seek(0, io.SeekEnd); err != nil {
		return err
	}
	if _, err := l.file.WriteString(strings.Join(names, "\n") + "\n"); err != nil {
		return err
	}
	return l.file.Sync()
}

// sweep removes what dead processes have left beside a site: most runs go to a folder named by their hash, so that
// nobody would come by the same name again. What cannot be removed stays as it is; it is nothing to this run.
func sweep(own site) {
	parent := filepath.Dir(own.place)
	entries, err := os.ReadDir(parent)
	if err != nil {
		return
	}
	for _, e := range entries {
		name, ok := strings.CutSuffix(strings.TrimPrefix(e.Name(), "."), ".doudi-lock")
		other := siteOf(filepath.Join(parent, name))
		if !ok || name == "" || other.lock != filepath.Join(parent, e.Name()) || other == own {
			continue
		}
		l, err := tryAcquire(other.lock)
		if err != nil {
			continue
		}
		if len(l.text) == 0 { // of a process that is about to begin
			l.file.Close()
			continue
		}
		_ = other.recover(l.names())
		l.release()
	}
}
