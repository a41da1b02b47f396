package document

import (
	"errors"
	"strings"

	"doudi/model/message"
)

// Invalid is the error of input that cannot be used: exit code 2.
type Invalid struct{ Report *Report }

func (e *Invalid) Error() string { return strings.TrimRight(e.Report.Shown(message.English), "\n") }

// Withheld takes the lines of the file out of an error's report: for a file that is not the reader's to show.
func Withheld(err error) error {
	var invalid *Invalid
	if errors.As(err, &invalid) {
		for _, d := range invalid.Report.list {
			d.Excerpt = ""
		}
	}
	return err
}

// Refusef makes an *Invalid of one sentence about a whole file or argument.
func Refusef(file, format string, args ...any) error {
	return &Invalid{&Report{list: []*Diagnostic{{File: file, What: message.Say(format, args...), Width: 1}}}}
}

// RefuseAt makes an *Invalid of one mistake at a node.
func RefuseAt(at *Node, format string, args ...any) error {
	var r Report
	r.Errorf(at, format, args...)
	return r.Err()
}

// Mistakes is the report of a reading, whether it came beside the error or in it. An error that carries none is said as a
// mistake of the file as a whole, "" being none in particular.
func Mistakes(file string, beside *Report, err error) *Report {
	var invalid *Invalid
	switch {
	case err == nil:
		return beside
	case !errors.As(err, &invalid):
		errors.As(Refusef(file, "%s", err), &invalid)
	}
	return invalid.Report
}
