package dispatch

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/model/simulate"
	"doudi/scenarios/folder"
)

// Keeper writes the finished tasks of a job down, so that the same command goes on from there after the process has died:
// parts in a folder beside the results' place. A run of seconds leaves none.
type Keeper struct {
	folder string
	job    *Job
	header Header
	start  time.Time

	mu      sync.Mutex
	pending []simulate.Task // that are done and not written
	last    time.Time       // when some were written, or the job began
	names   []string        // of the files
	found   bool            // the folder was there
}

// UnfinishedSuffix follows the name of a place whose results are not finished.
const UnfinishedSuffix = ".unfinished"

// keepEvery is the time between two writings at first. Later it is a hundredth of the time that the job has taken: so
// much may be lost, and the files stay few.
const keepEvery = 3 * time.Second

// Resume takes what an earlier process has kept of the job, and keeps what is done from now on. The place of the results is
// to be this process's. The error is a *document.Invalid where what is kept is of something else.
func (j *Job) Resume(place string, h Header) (*Keeper, error) {
	k := &Keeper{folder: place + UnfinishedSuffix, job: j, header: h, start: time.Now(), last: time.Now()}
	info, err := os.Lstat(k.folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return k, nil
	case err == nil && !info.IsDir():
		return nil, document.Refusef(k.folder, "%s is in the way; move it away", k.folder)
	case err == nil:
		k.found = true
		err = k.find()
	}
	var invalid *document.Invalid
	if err != nil && !errors.As(err, &invalid) {
		err = document.Refusef(k.folder, "the folder cannot be read: %v", err)
	}
	return k, err
}

// find takes the parts of the folder. One that a falling disk has damaged is computed again.
func (k *Keeper) find() error {
	entries, err := os.ReadDir(k.folder)
	if err != nil {
		return err
	}
	var parts []*Part
	for _, e := range entries {
		if folder.Unwritten(e.Name()) {
			_ = os.Remove(filepath.Join(k.folder, e.Name()))
		}
		if strings.HasPrefix(e.Name(), ".") || !strings.HasSuffix(e.Name(), PartSuffix) {
			continue
		}
		p, err := Open(filepath.Join(k.folder, e.Name()))
		var damaged *Damaged
		if err != nil && !errors.As(err, &damaged) {
			return err
		}
		k.names = append(k.names, e.Name())
		if err != nil {
			continue
		}
		if from := p.Header.From(&k.header); len(from) > 0 {
			return k.refuse(p, from)
		}
		parts = append(parts, p)
	}
	for _, p := range parts {
		if err := k.job.Take(p); err != nil {
			return err
		}
	}
	return nil
}

// refuse says why what is kept is not gone on with.
func (k *Keeper) refuse(p *Part, from []message.Message) error {
	return document.Refusef(k.folder, "the run that was interrupted here is not this one: %s; the command and the files as they were then go on with it, "+
		"another --out leaves it, and without this folder it begins anew", Together(from))
}

// Together is several messages as one.
func Together(list []message.Message) message.Message {
	out := list[0]
	for _, m := range list[1:] {
		out = message.Say("%s; %s", out, m)
	}
	return out
}

// keep writes the tasks that are done if it is time to.
func (k *Keeper) keep(t simulate.Task) error {
	k.mu.Lock()
	k.pending = append(k.pending, t)
	now := time.Now()
	if now.Sub(k.last) < max(keepEvery, now.Sub(k.start)/100) {
		k.mu.Unlock()
		return nil
	}
	return k.writePending(now)
}

// flush writes what is left, unless the job was so short that nothing was written before.
func (k *Keeper) flush() error {
	k.mu.Lock()
	if len(k.names) == 0 || len(k.pending) == 0 {
		k.mu.Unlock()
		return nil
	}
	return k.writePending(time.Now())
}

// writePending writes a part of the tasks that are done, without the lock with which it is called: others work meanwhile.
func (k *Keeper) writePending(now time.Time) error {
	h := k.header
	for _, t := range k.pending {
		at := k.job.place(t)
		h.Spans = append(h.Spans, Span{at, at + t.Count})
	}
	name, tasks := k.unused(), k.pending
	k.names, k.pending, k.last = append(k.names, name), nil, now
	k.mu.Unlock()
	err := k.save(name, h)
	if err != nil {
		k.mu.Lock()
		k.pending = append(k.pending, tasks...) // they are not kept
		k.mu.Unlock()
	}
	return err
}

// save writes a file of the folder.
func (k *Keeper) save(name string, h Header) error {
	slices.SortFunc(h.Spans, func(a, b Span) int { return a.From - b.From })
	if err := os.MkdirAll(k.folder, 0o755); err != nil {
		return message.Say("%s cannot be written: %s; nothing is left of it", k.folder, err)
	}
	return folder.WriteFile(filepath.Join(k.folder, name), func(w io.Writer) error { return write(w, h, k.job.results.Columns()) })
}

// unused is a name that no file of the folder has.
func (k *Keeper) unused() string {
	for i := len(k.names) + 1; ; i++ {
		if name := fmt.Sprintf("%06d%s", i, PartSuffix); !slices.Contains(k.names, name) {
			return name
		}
	}
}

// Kept is the folder in which tasks are kept, and how many of the job's simulations are; empty where none are.
func (k *Keeper) Kept() (in string, simulations int) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.names) == 0 {
		return "", 0
	}
	simulations = k.job.Done(k.job.All())
	for _, t := range k.pending {
		simulations -= t.Count
	}
	if simulations <= 0 {
		return "", 0 // what was to be written could not be
	}
	return k.folder, simulations
}

// Forget deletes what was kept, once the results are at their place. What others have put into the folder stays, and the
// folder with it.
func (k *Keeper) Forget() error {
	if len(k.names) == 0 {
		if k.found {
			_ = os.Remove(k.folder) // a process died before its first file; one with anything in it stays
		}
		return nil
	}
	for _, name := range k.names {
		if err := os.Remove(filepath.Join(k.folder, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return message.Say("%s holds %s, which no run has written; move it away", k.folder, name)
		}
	}
	if err := os.Remove(k.folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return message.Say("the results are written, but %s cannot be deleted: %s", k.folder, err)
	}
	return nil
}
