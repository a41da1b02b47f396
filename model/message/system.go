package message

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// ofSystem says an error of the operating system as a message, so that it can be said in the reader's language; the file
// that it is about stands in the sentence around it. Other errors keep their words.
func ofSystem(err error) Message {
	var said Message
	if errors.As(err, &said) {
		return said
	}
	for _, c := range []struct {
		is    error
		means Message
	}{
		{fs.ErrPermission, Say("the system does not permit it")},
		{fs.ErrNotExist, Say("there is no such file or folder")},
		{fs.ErrExist, Say("there is a file of this name already")},
		{os.ErrDeadlineExceeded, Say("it took too long")},
		{os.ErrClosed, Say("it was closed already")},
		{syscall.ENOTDIR, Say("a part of the path is a file, not a folder")},
		{syscall.EISDIR, Say("this is a folder, not a file")},
		{syscall.ENOSPC, Say("the disk is full")},
		{syscall.EDQUOT, Say("the space that the user may fill is full")},
		{syscall.EROFS, Say("the disk can only be read")},
		{syscall.ENAMETOOLONG, Say("the name is too long")},
		{syscall.ELOOP, Say("links lead in a circle")},
		{syscall.EINVAL, Say("the system does not take this name or this action")},
		{syscall.EIO, Say("the disk failed")},
		{syscall.EPIPE, Say("the reader of the output has gone")},
		{syscall.EBUSY, Say("something else uses it")},
		{syscall.EMFILE, Say("too many files are open")},
		{syscall.ENFILE, Say("too many files are open")},
		{syscall.ENXIO, Say("there is no such device")},
		{syscall.ENOTEMPTY, Say("the folder is not empty")},
		{syscall.EXDEV, Say("the two places are on different disks")},
		{syscall.ENOMEM, Say("memory is full")},
	} {
		if errors.Is(err, c.is) {
			return c.means
		}
	}
	var number syscall.Errno
	if errors.As(err, &number) {
		return Say("the system refuses (error %d)", int(number))
	}
	return Say("%s", err.Error())
}
