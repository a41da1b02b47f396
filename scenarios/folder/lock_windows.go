package folder

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockFile takes the system's lock of a file, or fails with errHeld. It locks one byte far behind the text, since others
// cannot read what is locked.
func lockFile(f *os.File) error {
	far := &windows.Overlapped{OffsetHigh: 1 << 30}
	err := windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, far)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return errHeld
	}
	return err
}

// release lets go of a lock and removes its file, in this order: an open file cannot be removed here, and one that another
// has opened meanwhile stays for that one.
func (l *lock) release() {
	_ = l.file.Close()
	_ = os.Remove(l.path)
}
