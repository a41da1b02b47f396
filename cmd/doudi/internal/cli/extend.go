package cli

import (
	"context"
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
	kept, err := dispatch.KeptOf(o.extend, m)
	if err != nil {
		return err
	}
	has := kept.Header.Study.Draws
	if n, err := strconv.Atoi(draws); err == nil && n <= has {
		return document.Refusef("--draws", "the run has %d draws already; write how many there are to be in all, a multiple of %d", has, random.Batch)
	}
	plan, err := await(ctx, func() (*forecast.Plan, error) {
		return dispatch.Reopen(m.StudyOf(o.extend), kept.Header.Study, draws, o.allow)
	})
	if err != nil {
		return err
	}
	m.Rename(o.extend, plan.Inputs)
	s.report(plan.Warnings)
	w := s.newWork(plan, kept.Header.Named)
	if from := kept.Header.From(&w.header, "draws"); len(from) > 0 {
		return document.Refusef(o.extend, "the run cannot be extended: %s; what was drawn then and now would not belong together", dispatch.Together(from))
	}
	return w.run(ctx, o, drawn, []*dispatch.Part{kept})
}
