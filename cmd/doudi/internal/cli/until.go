package cli

import (
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"doudi/model/document"
	"doudi/model/measure"
	"doudi/model/message"
	"doudi/model/random"
	"doudi/scenarios"
	"doudi/scenarios/decide"
	"doudi/scenarios/dispatch"
	"doudi/scenarios/folder"
	"doudi/scenarios/forecast"
)

// mostUntil is how many draws are made at most where the user does not say.
const mostUntil = 2000

// untilRun adds batches of draws until the standard error of the mean of one of the baseline's figures, over all years together, is no
// more than a share of the mean, and leaves the folder that a run of so many draws leaves.
func untilRun(ctx context.Context, s *settings, args []string, given scenarios.Given, o *runOptions) error {
	for _, name := range []string{"part", "extend"} {
		if _, ok := given.Flags[name]; ok {
			return document.Refusef("--"+name, "`--%s` does not go with `--until`, which says by itself how many draws there are", name)
		}
	}
	name, share, err := readUntil(o.until)
	if err != nil {
		return err
	}
	most, err := mostDraws(given)
	if err != nil {
		return err
	}
	drawn, err := o.figures.drawn(s.lang)
	if err != nil {
		return err
	}
	given.Flags["draws"] = strconv.Itoa(random.Batch)
	plan, err := await(ctx, func() (*forecast.Plan, error) { return dispatch.OpenStudy(args[0], given, o.allow) })
	if err != nil {
		return err
	}
	s.report(plan.Warnings)
	key, err := plan.Named("--until", name, 0)
	if err != nil {
		return err
	}
	w := s.newWork(plan, args[0])
	if err := w.reservable(o); err != nil {
		return err
	}
	if err := w.until(ctx, key, name, share, most); err != nil {
		return err
	}
	return w.run(ctx, o, drawn, nil)
}

// readUntil reads MEASURE PRECISION.
func readUntil(text string) (name string, share float64, err error) {
	name, precision, two := strings.Cut(strings.TrimSpace(text), " ")
	if two {
		share, err = decide.Share("--until", precision)
	}
	if !two || err == nil && share == 0 {
		err = document.Refusef("--until", "`%s` is no figure with a precision; write 'fund_spending.medical_assistance 1%%'", text)
	}
	return name, share, err
}

// mostDraws is the most draws that are made, whole batches.
func mostDraws(given scenarios.Given) (int, error) {
	text, stated := given.Flags["draws"]
	if !stated {
		return mostUntil, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < random.Batch || n > scenarios.MaxDraws || n%random.Batch > 0 {
		return 0, document.Refusef("--draws", "with `--until`, `--draws` is the most draws: a multiple of %d up to %d", random.Batch, scenarios.MaxDraws)
	}
	return n, nil
}

// reservable says before the work whether a folder that the user names can hold the results.
func (w *work) reservable(o *runOptions) error {
	if w.s.out == "" {
		return nil
	}
	place, err := folder.Reserve(w.s.out, w.job.Plan.Study.ID, o.force)
	if err == nil {
		place.Discard()
	}
	return err
}

// until does the job's draws, and more as long as the figure is not known well enough, and says what was reached.
func (w *work) until(ctx context.Context, key measure.Key, name string, share float64, most int) error {
	for {
		shown := w.s.newProgress()
		err := w.job.Do(ctx, w.job.All(), dispatch.Options{Workers: w.s.workers, Progress: shown.report})
		shown.end()
		if err != nil {
			return err
		}
		p := precisionOf(w.job, key)
		draws := w.job.Plan.Study.Draws
		say := func(m message.Message) { fmt.Fprint(w.s.Err, m.In(w.s.lang)) }
		percent := func(x float64) string { return strconv.FormatFloat(100*x, 'g', 2, 64) + "%" }
		switch {
		case math.IsNaN(p.whole):
			say(message.Say("--until: the mean of %s is 0 or of nothing, and has no relative error; %d draws\n", name, draws))
			return nil
		case p.whole <= share:
			say(message.Say("--until: reached after %d draws: the standard error of the mean of %s is %s of it (asked: %s)\n", draws, name, percent(p.whole), percent(share)))
			return nil
		case p.sample > share:
			say(message.Say("--until: not reached: the standard error of the mean of %s is %s of it after %d draws, and %s of that is of the sample of %d people, which more draws do not take away (asked: %s); simulate more people (--people)\n",
				name, percent(p.whole), draws, percent(p.sample), w.job.Plan.World().Population.Persons(), percent(share)))
			return nil
		case draws >= most:
			say(message.Say("--until: not reached: the standard error of the mean of %s is %s of it after %d draws, the most (asked: %s); --draws says another\n", name, percent(p.whole), draws, percent(share)))
			return nil
		}
		w.job = w.job.Extended(p.next(share, draws, most))
		w.header = w.job.Header(w.header.Named, w.header.Versions)
	}
}

// precision is the standard error of a figure's mean over the mean: all of it, and what of it is of the sample of households, which is the
// same however many draws there are.
type precision struct{ whole, sample float64 }

func precisionOf(job *dispatch.Job, key measure.Key) precision {
	s, ok := job.Figure(0, 0, key)
	row := measure.Row{Measure: key.Measure, By: key.By, Unit: key.Unit}
	if ok {
		s.Summarise(&row)
	}
	if row.Mean == 0 {
		return precision{math.NaN(), math.NaN()}
	}
	means := s.DrawMeans()
	square, n := 0.0, float64(len(means))
	for _, x := range means {
		square += (x - row.Mean) * (x - row.Mean)
	}
	draws := square / (n - 1) / n
	return precision{row.MCError / math.Abs(row.Mean), math.Sqrt(max(row.MCError*row.MCError-draws, 0)) / math.Abs(row.Mean)}
}

// next is how many draws would reach a share, if the error falls with their root: whole batches, at most twice as many at a time.
func (p precision) next(share float64, draws, most int) int {
	parts := p.whole*p.whole - p.sample*p.sample
	want := float64(draws) * parts / (share*share - p.sample*p.sample)
	next := int(math.Ceil(want/random.Batch)) * random.Batch
	return min(max(next, draws+random.Batch), 2*draws, most)
}
