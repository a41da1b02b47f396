//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package folder

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lockFile takes the system's lock of a file, or fails with errHeld.
func lockFile(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errHeld
	}
	return err
}

// release removes the file of a lock and lets go of it, in this order: whoever has opened the file meanwhile finds that it
// is no longer the one at its path.
func (l *lock) release() {
	_ = os.Remove(l.path)
	_ = l.file.Close()
}
