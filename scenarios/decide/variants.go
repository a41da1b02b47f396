package decide

import (
	"context"

	"doudi/model/measure"
	"doudi/scenarios"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/forecast"
)

// Options say how variants are run. None of them changes a result.
type Options struct {
	Folders  []string              // from which the study may read beside its own
	Workers  int                   // 0 = one for each processor
	Progress func(done, total int) // of one run; may be nil
}

// variants are runs of a study with other scenarios.
type variants struct {
	plan    *forecast.Plan // with one scenario, as it is
	options Options
}

// newVariants opens a study with one scenario, and without what is of all of its own: accounts and published figures.
func newVariants(study *scenarios.Study, base scenarios.Scenario, o Options) (*variants, error) {
	own := *study
	own.Targets, own.Accounts, own.AccountsAt, own.Series, own.Budget = nil, nil, nil, nil, nil
	own.Scenarios = []scenarios.Scenario{base}
	plan, err := forecast.Open(&own, o.Folders...)
	return &variants{plan, o}, err
}

// run simulates scenarios, at most mostTried of them at a time beside the first, which is in every run. Each is a figure's by the place
// in the list. Runs of one study share people, illnesses and draws, so that it does not matter which scenarios run together.
func (v *variants) run(ctx context.Context, list []scenarios.Scenario, keys []measure.Key, year int) ([][]measure.Series, error) {
	out := make([][]measure.Series, len(list))
	for from := 1; from < max(len(list), 2); from += mostTried {
		part := append([]scenarios.Scenario{list[0]}, list[from:min(from+mostTried, len(list))]...)
		plan, err := v.plan.With(part)
		if err != nil {
			return nil, err
		}
		job := dispatch.New(plan)
		if err := job.Do(ctx, job.All(), dispatch.Options{Workers: v.options.Workers, Progress: v.options.Progress}); err != nil {
			return nil, err
		}
		for i := range part {
			at := from + i - 1
			if i == 0 && from == 1 {
				at = 0
			} else if i == 0 {
				continue // the first has its figures of the first run
			}
			for _, key := range keys {
				figure, ok := job.Figure(i, year, key)
				if !ok {
					panic("decide: a figure that the plan was asked for is not there") // Plan.Named found it
				}
				out[at] = append(out[at], figure)
			}
		}
	}
	return out, nil
}
