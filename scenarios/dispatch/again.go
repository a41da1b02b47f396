package dispatch

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"doudi/model/document"
	"doudi/scenarios"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
	"doudi/scenarios/library"
)

// OpenStudy reads a study and all that it names. The error is a *document.Invalid.
func OpenStudy(name string, given scenarios.Given, allow []string) (*forecast.Plan, error) {
	file, text, err := library.Studies().Text(name)
	if err != nil {
		return nil, err
	}
	study, said, err := scenarios.Parse(file, text, given)
	if err != nil {
		return nil, err
	}
	plan, err := forecast.Open(study, allow...)
	if err != nil {
		return nil, err
	}
	for _, d := range said {
		plan.Warnings.Add(d)
	}
	return plan, nil
}

// Reopen opens the study of a run by the name and with the settings that it had, but for the draws.
func Reopen(named string, study scenarios.Resolved, draws string, allow []string) (*forecast.Plan, error) {
	given := scenarios.Given{Quick: study.Quick, Flags: map[string]string{
		"draws": draws, "replicates": strconv.Itoa(study.Replicates), "seed": strconv.FormatUint(study.Seed, 10),
	}}
	if study.People > 0 {
		given.Flags["people"] = strconv.Itoa(study.People)
	}
	return OpenStudy(named, given, allow)
}

// Again opens what a finished run was made of, which must still be what it was, and so must the program, whose versions are here. The
// job has nothing done; its header names the program that made the run. The error is a *document.Invalid.
func Again(run string, m *folder.Manifest, here map[string]string, allow []string) (*Job, Header, error) {
	if m.Named == "" {
		return nil, Header{}, document.Refusef(run, "the manifest does not name a study that could be opened again, as that of a backtest or of an earlier version; run it anew")
	}
	there := Header{Versions: m.Versions, Study: m.Study, Inputs: m.Inputs}
	here = there.asHere(here)
	if from := there.VersionsFrom(here); len(from) > 0 {
		return nil, Header{}, document.Refusef(run, "the run cannot be done again here: %s; use the program that made it, or run the study anew", Together(from))
	}
	plan, err := Reopen(m.StudyOf(run), m.Study, strconv.Itoa(m.Study.Draws), allow)
	if err != nil {
		return nil, Header{}, err
	}
	m.Rename(run, plan.Inputs)
	job := New(plan)
	header := job.Header(m.Named, here)
	there.Columns = header.Columns // a manifest does not count them, and with the same study and program they are as many
	if from := there.From(&header); len(from) > 0 {
		return nil, Header{}, document.Refusef(run, "the run cannot be done again here: %s; put back what it was made of, or run the study anew", Together(from))
	}
	return job, header, nil
}

// KeptOf opens the figures by simulation of a finished run. The error is a *document.Invalid or *Damaged.
func KeptOf(run string, m *folder.Manifest) (*Part, error) {
	study := m.Study
	if !m.Lists(KeptName) {
		return nil, document.Refusef(run, "the run has no figures by simulation (%s), as those of earlier versions; run the study anew", KeptName)
	}
	path := filepath.Join(run, KeptName)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, document.Refusef(path, "the file has been deleted, and without the figures by simulation the run can neither be extended nor its page made again; run the study anew")
	}
	kept, err := Open(path)
	if err != nil {
		return nil, err
	}
	// The manifest's hash tells the file from another run's, which would be taken for this one.
	same, err := m.Unchanged(run, KeptName)
	if err != nil {
		return nil, document.Refusef(path, "the file cannot be read: %v", err)
	}
	if h := kept.Header; !same || h.Study.Draws != study.Draws || len(h.Spans) != 1 || h.Spans[0] != (Span{From: 0, To: study.Draws * study.Replicates}) {
		return nil, document.Refusef(path, "this is not the file that the run wrote")
	}
	return kept, nil
}
