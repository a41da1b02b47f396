// Package folder is the run folder, whole or not at all: files are written beside their place under a temporary name and
// moved there at the end, so that whatever stands at the place is a whole run.
//
// Nothing that this program did not write is ever deleted. A run says in its manifest which files it wrote, with their
// hashes; at the moment of the move, under a lock, the older run at the place is held against its own manifest, and
// deleted file by file afterwards, each held against its hash once more. One file or folder more, one byte changed, a
// symbolic link: the older run stays and the newer says why.
//
// Beside a place `x` stand, while a run has it, the lock `.x.doudi-lock`, which also lists what the run is writing, and the
// folder `.x.doudi-partial`. The system lets go of the lock of a process that dies; the next run beside it removes what is
// left. A single file, as a part of a run, is kept and written in the same way (file.go).
package folder
