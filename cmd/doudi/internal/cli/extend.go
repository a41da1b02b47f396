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
	kept, err := keptOf(o.extend)
	if err != nil {
		return err
	}
	has := kept.Header.Study.Draws
	if n, err := strconv.Atoi(draws); err == nil && n <= has {
		return document.Refusef("--draws", "the run has %d draws already; write how many there are to be in all, a multiple of %d", has, random.Batch)
	}
	plan, err := await(ctx, func() (*forecast.Plan, error) { return reopen(&kept.Header, draws, o.allow) })
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
func keptOf(run string) (*dispatch.Part, error) {
	if run == "" {
		return nil, document.Refusef("--extend", "this is not the folder of a finished run")
	}
	m, err := folder.Read(run)
	if err != nil {
		return nil, err
	}
	study := m.Study
	switch {
	case study.Draws < random.Batch:
		return nil, document.Refusef(run, "the run has %d draws, and fewer than %d are one sample that cannot be added to; run the study anew with more", study.Draws, random.Batch)
	case !m.Lists(dispatch.KeptName):
		return nil, document.Refusef(run, "the run has no figures by simulation (%s), as those of earlier versions; run the study anew with more draws", dispatch.KeptName)
	}
	path := filepath.Join(run, dispatch.KeptName)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, document.Refusef(path, "the file has been deleted, and draws can be added to the run no more; run the study anew with more draws")
	}
	kept, err := dispatch.Open(path)
	if err != nil {
		return nil, err
	}
	// The manifest's hash tells the file from another run's, which would be extended as if it were this one.
	same, err := m.Unchanged(run, dispatch.KeptName)
	if err != nil {
		return nil, document.Refusef(path, "the file cannot be read: %v", err)
	}
	if h := kept.Header; !same || h.Study.Draws != study.Draws || len(h.Spans) != 1 || h.Spans[0] != (dispatch.Span{From: 0, To: study.Draws * study.Replicates}) {
		return nil, document.Refusef(path, "this is not the file that the run wrote")
	}
	return kept, nil
}

// reopen opens the study of a part with the settings that it had, but for the draws.
func reopen(h *dispatch.Header, draws string, allow []string) (*forecast.Plan, error) {
	given := scenarios.Given{Quick: h.Study.Quick, Flags: map[string]string{
		"draws": draws, "replicates": strconv.Itoa(h.Study.Replicates), "seed": strconv.FormatUint(h.Study.Seed, 10),
	}}
	if h.Study.People > 0 {
		given.Flags["people"] = strconv.Itoa(h.Study.People)
	}
	return openStudy(h.Named, given, allow)
}
