package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"doudi/model/document"
	"doudi/model/random"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

// extendRun adds draws to a finished run: what comes of it is what a run of so many draws leaves.
func extendRun(ctx context.Context, s *settings, given scenarios.Given, o *runOptions) error {
	for _, name := range []string{"seed", "replicates", "people", "quick", "part"} {
		if _, ok := given.Flags[name]; ok {
			return document.Refusef("--"+name, "`--%s` does not go with `--extend`, which goes on with the settings of the run", name)
		}
	}
	draws, ok := given.Flags["draws"]
	if !ok {
		return document.Refusef("--extend", "say with `--draws` how many draws there are to be in all")
	}
	drawn, err := o.figures.drawn(s.lang)
	if err != nil {
		return err
	}
	if o.extend == "" { // a variable that was never set
		return document.Refusef("--extend", "this is not the folder of a finished run")
	}
	m, err := folder.Read(o.extend)
	if err != nil {
		return err
	}
	if n := m.Study.Draws; n < random.Batch {
		return document.Refusef(o.extend, "the run has %d draws, and fewer than %d are one sample that cannot be added to; run the study anew with more", n, random.Batch)
	}
	kept, err := keptOf(o.extend, m)
	if err != nil {
		return err
	}
	has := kept.Header.Study.Draws
	if n, err := strconv.Atoi(draws); err == nil && n <= has {
		return document.Refusef("--draws", "the run has %d draws already; write how many there are to be in all, a multiple of %d", has, random.Batch)
	}
	plan, err := await(ctx, func() (*forecast.Plan, error) { return reopen(kept.Header.Named, kept.Header.Study, draws, o.allow) })
	if err != nil {
		return err
	}
	s.report(plan.Warnings)
	w := s.newWork(plan, kept.Header.Named)
	if from := kept.Header.From(&w.header, "draws"); len(from) > 0 {
		return document.Refusef(o.extend, "the run cannot be extended: %s; what was drawn then and now would not belong together", dispatch.Together(from))
	}
	return w.run(ctx, o, drawn, []*dispatch.Part{kept})
}

// keptOf opens the figures by simulation of a finished run.
func keptOf(run string, m *folder.Manifest) (*dispatch.Part, error) {
	study := m.Study
	if !m.Lists(dispatch.KeptName) {
		return nil, document.Refusef(run, "the run has no figures by simulation (%s), as those of earlier versions; run the study anew", dispatch.KeptName)
	}
	path := filepath.Join(run, dispatch.KeptName)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, document.Refusef(path, "the file has been deleted, and without the figures by simulation the run can neither be extended nor its page made again; run the study anew")
	}
	kept, err := dispatch.Open(path)
	if err != nil {
		return nil, err
	}
	// The manifest's hash tells the file from another run's, which would be taken for this one.
	same, err := m.Unchanged(run, dispatch.KeptName)
	if err != nil {
		return nil, document.Refusef(path, "the file cannot be read: %v", err)
	}
	if h := kept.Header; !same || h.Study.Draws != study.Draws || len(h.Spans) != 1 || h.Spans[0] != (dispatch.Span{From: 0, To: study.Draws * study.Replicates}) {
		return nil, document.Refusef(path, "this is not the file that the run wrote")
	}
	return kept, nil
}

// reopen opens the study of a run by the name and with the settings that it had, but for the draws.
func reopen(named string, study scenarios.Resolved, draws string, allow []string) (*forecast.Plan, error) {
	given := scenarios.Given{Quick: study.Quick, Flags: map[string]string{
		"draws": draws, "replicates": strconv.Itoa(study.Replicates), "seed": strconv.FormatUint(study.Seed, 10),
	}}
	if study.People > 0 {
		given.Flags["people"] = strconv.Itoa(study.People)
	}
	return openStudy(named, given, allow)
}
