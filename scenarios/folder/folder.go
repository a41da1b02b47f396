package folder

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios/forecast"
)

// Folder is a place kept for the results of a run.
type Folder struct {
	path  string // where the results go, as the user named it
	study string // whose results they are
	force bool   // the finished run of another study may be replaced
	at    site
	lock  *lock // nil after Discard

	exchange func(a, b string) error // the system's
}

// site is where a run works: absolute paths, since "." too has a name and a parent then.
type site struct{ place, partial, aside, writing, lock string }

func siteOf(place string) site {
	parent, name := filepath.Split(place)
	hidden := func(what string) string { return filepath.Join(parent, "."+name+".doudi-"+what) }
	return site{place: place, partial: hidden("partial"), aside: hidden("old"), writing: hidden("writing"), lock: hidden("lock")}
}

// Reserve makes sure, before any computing, that the results of a study can be put at a path, and keeps others from it.
// What stands there may be an empty folder, or a finished run to which nobody has done anything: one of the same study, or
// with force of any. The error is a *document.Invalid.
func Reserve(path, study string, force bool) (*Folder, error) {
	f := &Folder{path: path, study: study, force: force, exchange: exchange}
	if err := f.reserve(); err != nil {
		f.Discard()
		return nil, document.Refusef(path, "results cannot be written here: %v", err)
	}
	return f, nil
}

func (f *Folder) reserve() error {
	place, err := filepath.Abs(f.path)
	if err != nil {
		return err
	}
	f.at = siteOf(place)
	// A place that cannot be had is refused before anything is made beside it.
	if err := f.replaceable(place); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return err
	}
	sweep(f.at)
	if f.lock, err = acquire(f.at.lock); err != nil {
		return err
	}
	if err := f.at.recover(f.lock.names()); err != nil {
		return err
	}
	if err := f.lock.begin(); err != nil {
		return err
	}
	if err := f.replaceable(place); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Mkdir(f.at.partial, 0o755)
}

// Path is where the results go.
func (f *Folder) Path() string { return f.path }

// Discard removes what was written but not saved, and lets others have the place. It does nothing the second time.
func (f *Folder) Discard() {
	if f.lock == nil {
		return
	}
	// What others have put there meanwhile stays, and so does its folder; whoever reserves the place next is told.
	_ = remove(f.at.partial, f.lock.written)
	f.lock.release()
	f.lock = nil
}

// Save writes the files of a run, each by its slashed name, with the manifest that names them, and moves them to their
// place. Whatever fails, the place holds either what it held before or the whole of the results.
func (f *Folder) Save(run *forecast.Result, files map[string]func(io.Writer) error) error {
	defer f.Discard()
	if err := f.write(run, files); err != nil {
		return message.Say("the results cannot be written to %s: %s; nothing is left there of this run", f.path, err)
	}
	old, err := f.move()
	if err != nil {
		return message.Say("the results cannot be moved to %s: %s; nothing is left there of this run", f.path, err)
	}
	f.lock.written = nil // they are at their place
	if old != "" {
		err := f.lock.begin() // what it listed until now has the names of files of the older run
		if err == nil {
			err = remove(old, nil)
		}
		if err != nil {
			return message.Say("the results stand at %s, but of the earlier ones something stays in %s: %s", f.path, old, err)
		}
	}
	if err := syncFolder(filepath.Dir(f.at.place)); err != nil {
		return message.Say("the results stand at %s, but the disk has not confirmed it: %s", f.path, err)
	}
	return nil
}

// move puts what was written at the place, and returns where that is now which stood there ("" if nothing did). It decides
// here, and not when the run began, whether that may go: a file may have been added in the meantime.
func (f *Folder) move() (old string, err error) {
	err = f.replaceable(f.at.place)
	if errors.Is(err, fs.ErrNotExist) {
		return "", os.Rename(f.at.partial, f.at.place) // which replaces nothing if something has appeared
	}
	if err != nil {
		return "", err
	}
	if f.exchange(f.at.partial, f.at.place) == nil {
		// Nobody finds the older run by its name now, so that a second look is the last word.
		if err := f.replaceable(f.at.partial); err != nil {
			if back := f.exchange(f.at.partial, f.at.place); back != nil {
				f.at.partial = "" // it is not this run's, and nothing of it is to be deleted
				return "", errors.Join(err, back)
			}
			return "", err
		}
		return f.at.partial, nil
	}
	// Where the system cannot exchange two names at once there is a moment without the older run, never one with half
	// of the newer.
	if err := os.Rename(f.at.place, f.at.aside); err != nil {
		return "", err
	}
	if err = f.replaceable(f.at.aside); err == nil {
		err = os.Rename(f.at.partial, f.at.place)
	}
	if err != nil {
		return "", errors.Join(err, os.Rename(f.at.aside, f.at.place))
	}
	return f.at.aside, nil
}

// recover removes what a dead process has left at a site: the files that it wrote, of which names are those that no
// manifest lists. An older run that was on its way out comes back if nothing took its place.
func (s site) recover(names []string) error {
	if info, err := os.Lstat(s.writing); err == nil && info.Mode().IsRegular() {
		_ = os.Remove(s.writing)
	}
	if _, err := os.Lstat(s.aside); err == nil {
		if _, err := os.Lstat(s.place); errors.Is(err, fs.ErrNotExist) {
			if err := os.Rename(s.aside, s.place); err != nil {
				return err
			}
		}
	}
	return errors.Join(remove(s.aside, nil), remove(s.partial, names))
}
