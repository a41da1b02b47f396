package backtest

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"time"

	"doudi/model/document"
	"doudi/model/message"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"
	"doudi/scenarios/library"
)

// The sample of every backtest, so that tables of two states of the model can be held against each other. A place with
// fewer people is simulated whole. Seeds are the studies' own.
const (
	People = 60_000
	Draws  = 100
)

// sample is how much is simulated.
type sample struct{ people, draws int }

// Options say which studies, and how to work. Workers and Progress change no figure.
type Options struct {
	Studies  []string // ids or paths; none = all that come with the program and have published figures
	Allow    []string // folders that studies may read from beside their own
	Workers  int      // goroutines; 0 = one for each processor
	Progress func(done, total int)
}

// Table is a backtest.
type Table struct {
	Figures     []*Figure // study by study, in the order of their targets
	Inputs      []library.Input
	Warnings    *document.Report // of the files
	PersonYears int64
	WallSeconds float64
	Year        int // in which it ran, by the calendar
}

// Run simulates the studies and scores their published figures. Its errors are *document.Invalid, or the context's where it
// ended early. What can be refused is refused before anything is simulated.
func Run(ctx context.Context, o Options) (*Table, error) { return run(ctx, o, sample{People, Draws}) }

func run(ctx context.Context, o Options, of sample) (*Table, error) {
	start := time.Now()
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	out := &Table{Warnings: &document.Report{}, Year: start.Year()}
	studies, err := out.read(o.Studies, of)
	if err != nil {
		return nil, err
	}
	plans, err := out.open(ctx, studies, o)
	if err != nil {
		return nil, err
	}
	for i, plan := range plans {
		plans[i] = nil // its people can go once it is done
		if err := out.simulate(ctx, plan, i, len(plans), o); err != nil {
			return nil, err
		}
	}
	out.WallSeconds = time.Since(start).Seconds()
	return out, nil
}

// read reads the studies. One that is named must have published figures; of all, those are taken that have.
func (t *Table) read(names []string, of sample) ([]*scenarios.Study, error) {
	all := len(names) == 0
	if all {
		names = library.Backtests().IDs()
	}
	var out []*scenarios.Study
	var problems document.Report
	for i, name := range names {
		if slices.Contains(names[:i], name) {
			continue
		}
		study, said, err := readStudy(name, of)
		if err == nil && len(study.Targets) == 0 {
			if all {
				continue
			}
			err = without(study)
		}
		if err != nil {
			problems.Join(document.Mistakes(name, nil, err))
			continue
		}
		for _, d := range said {
			t.Warnings.Add(d)
		}
		out = append(out, study)
	}
	return out, problems.Err()
}

func without(study *scenarios.Study) error {
	return document.Refusef(study.File, "the study has no published figures to hold the simulation against; write some as `targets`")
}

// readStudy reads a study for the fixed sample. Scenarios that no published figure is of are left out: they would change
// nothing of the others.
func readStudy(name string, of sample) (*scenarios.Study, []*document.Diagnostic, error) {
	file, text, err := library.Backtests().Text(name)
	if err != nil {
		return nil, nil, err
	}
	study, said, err := scenarios.Parse(file, text, scenarios.Given{Flags: map[string]string{
		"people": strconv.Itoa(of.people), "draws": strconv.Itoa(of.draws), "replicates": "1",
	}})
	if err != nil {
		return nil, nil, err
	}
	study.Population.Cut = true
	wanted := study.Scenarios[:1:1]
	for _, c := range study.Scenarios[1:] {
		if slices.ContainsFunc(study.Targets, func(t scenarios.Target) bool { return t.Scenario == c.ID }) {
			wanted = append(wanted, c)
		}
	}
	study.Scenarios = wanted
	return study, said, nil
}

// open opens the studies, several at once: to make the people of a province takes seconds.
func (t *Table) open(ctx context.Context, studies []*scenarios.Study, o Options) ([]*forecast.Plan, error) {
	plans, errs := make([]*forecast.Plan, len(studies)), make([]error, len(studies))
	room := make(chan struct{}, o.Workers)
	var wait sync.WaitGroup
	for i, study := range studies {
		wait.Go(func() {
			room <- struct{}{}
			defer func() { <-room }()
			if ctx.Err() == nil {
				plans[i], errs[i] = forecast.Open(study, o.Allow...)
			}
		})
	}
	wait.Wait()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var problems document.Report
	for i, err := range errs {
		var invalid *document.Invalid
		switch {
		case errors.As(err, &invalid):
			problems.Join(invalid.Report)
		case err != nil:
			return nil, message.Say("%s: %s", studies[i].File, err)
		default:
			t.Warnings.Join(plans[i].Warnings)
			for _, in := range plans[i].Inputs {
				if !slices.Contains(t.Inputs, in) {
					t.Inputs = append(t.Inputs, in)
				}
			}
		}
	}
	return plans, problems.Err()
}

// simulate adds the figures of one of several studies.
func (t *Table) simulate(ctx context.Context, plan *forecast.Plan, i, n int, o Options) error {
	const parts = 1000 // of a study, in what is told of the progress
	job := dispatch.New(plan)
	of := dispatch.Options{Workers: o.Workers}
	if o.Progress != nil {
		of.Progress = func(done, total int) { o.Progress(i*parts+done*parts/total, n*parts) }
	}
	if err := job.Do(ctx, job.All(), of); err != nil {
		return err
	}
	t.PersonYears += int64(plan.Study.Simulations()) * int64(plan.World().Population.Persons()) * int64(len(plan.World().Years))
	series, simulated := job.Targets()
	for at := range series {
		if !simulated[at] {
			continue
		}
		f, err := newFigure(plan, at, series[at])
		if err != nil {
			return err
		}
		t.Figures = append(t.Figures, f)
	}
	return nil
}
