package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"doudi/model/document"
	"doudi/model/message"
)

// checked is a stream that keeps the first error of writing to it: a command may go on printing, but none succeeds whose
// output was lost. Nothing is written after the error, so that no gap stands in the output.
type checked struct {
	io.Writer
	failed error
}

func (c *checked) Write(text []byte) (int, error) {
	if c.failed != nil {
		return 0, c.failed
	}
	n, err := c.Writer.Write(text)
	c.failed = err
	return n, err
}

// writeNew writes a file that must not exist yet. If that fails, nothing is left of it.
func writeNew(path, text string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return document.Refusef(path, "the file exists already, and is left as it is")
	}
	if err != nil {
		return document.Refusef(path, "the file cannot be written: %v", err)
	}
	_, err = file.WriteString(text)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(message.Say("the file cannot be written: %v", err), os.Remove(path))
	}
	return nil
}

// overwrite writes a file, in place of one that exists. A name that cannot be written to is a wrong name; what fails after that, as
// on a full disk, is a failure of the work. A pipe is refused: opening one waits for a reader, maybe for ever.
func overwrite(path string, text []byte) error {
	if info, err := os.Stat(path); err == nil && info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket) != 0 {
		return document.Refusef(path, "this is a pipe or a socket, not a file; name a file")
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return document.Refusef(path, "the file cannot be written: %v", err)
	}
	_, err = file.Write(text)
	if err = errors.Join(err, file.Close()); err != nil {
		return message.Say("the file cannot be written: %v", err)
	}
	return nil
}
