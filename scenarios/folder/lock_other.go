//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd || windows)

package folder

import "os"

// lockFile does nothing: this system offers no lock that ends with its process, and two runs into one place are the
// user's to avoid.
func lockFile(*os.File) error { return nil }

func (l *lock) release() {
	_ = l.file.Close()
	_ = os.Remove(l.path)
}
