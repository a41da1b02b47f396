package dispatch

import (
	"io"
	"slices"
	"time"

	"doudi/model/measure"
	"doudi/model/simulate"
	"doudi/scenarios/forecast"
)

// Job is a plan with those of its figures that are known.
type Job struct {
	Plan    *forecast.Plan
	results *forecast.Results
	have    []bool // by simulation
	timing  forecast.Timing
}

// New is a job of which nothing is done.
func New(plan *forecast.Plan) *Job {
	j := &Job{Plan: plan, results: plan.NewResults(), have: make([]bool, plan.Study.Simulations())}
	j.timing.Scenarios, j.timing.Year = len(plan.Study.Scenarios), time.Now().Year()
	return j
}

// Header says what the job is of; named is the study as the command line named it, versions are the program's.
func (j *Job) Header(named string, versions map[string]string) Header {
	return Header{Named: named, Versions: versions, Study: j.Plan.Study.Resolved(), Inputs: j.Plan.Inputs, Columns: len(j.results.Columns())}
}

// Take copies the figures of a part that belongs to the job (Header.From). Where its figures cannot be unpacked, none of
// its simulations counts as known.
func (j *Job) Take(p *Part) error {
	if err := p.copyInto(j.results.Columns()); err != nil {
		return err
	}
	for _, s := range p.Header.Spans {
		for i := s.From; i < s.To; i++ {
			j.have[i] = true
		}
	}
	return nil
}

// Write writes the figures of some draws, all of which are known, as a part.
func (j *Job) Write(w io.Writer, h Header, draws Span) error {
	h.Spans = []Span{{draws.From * j.Plan.Study.Replicates, draws.To * j.Plan.Study.Replicates}}
	return write(w, h, j.results.Columns())
}

// All are the draws of the study.
func (j *Job) All() Span { return Span{0, j.Plan.Study.Draws} }

// Done is how many simulations of some draws are known.
func (j *Job) Done(of Span) int {
	n := 0
	for _, yes := range j.have[of.From*j.Plan.Study.Replicates : of.To*j.Plan.Study.Replicates] {
		if yes {
			n++
		}
	}
	return n
}

// tasks are those of some draws that are not wholly done.
func (j *Job) tasks(of Span) []simulate.Task {
	return slices.DeleteFunc(simulate.Tasks(of.From, of.To, j.Plan.Study.Replicates), j.done)
}

// place is the first simulation of a task; the others follow it.
func (j *Job) place(t simulate.Task) int { return t.Draw*j.Plan.Study.Replicates + t.First }

// done says whether all simulations of a task are known.
func (j *Job) done(t simulate.Task) bool {
	for i := range t.Count {
		if !j.have[j.place(t)+i] {
			return false
		}
	}
	return true
}

// put keeps the figures of a task that was done here.
func (j *Job) put(t simulate.Task, sums []*simulate.Partial) {
	j.results.Put(t, sums)
	for i := range t.Count {
		j.have[j.place(t)+i] = true
	}
	j.timing.PersonYears += int64(t.Count) * int64(j.Plan.World().Population.Persons()) * int64(len(j.Plan.World().Years))
}

// Targets are what a job that is done has of the study's targets: see forecast.Results.
func (j *Job) Targets() ([]measure.Series, []bool) {
	if slices.Contains(j.have, false) {
		panic("dispatch: the job is not done")
	}
	return j.results.Targets()
}

// Extended is a job of so many draws, more than this one has, of which those of this one are done.
func (j *Job) Extended(draws int) *Job {
	out := New(j.Plan.WithDraws(draws))
	from := j.results.Columns()
	for i, to := range out.results.Columns() {
		copy(to, from[i])
	}
	copy(out.have, j.have)
	out.timing = j.timing
	return out
}

// Figure is a figure of a job that is done: see forecast.Results.
func (j *Job) Figure(scenario, year int, key measure.Key) (measure.Series, bool) {
	if slices.Contains(j.have, false) {
		panic("dispatch: the job is not done")
	}
	return j.results.Figure(scenario, year, key)
}

// Conclude says what came of a job that is done. Its timing is of what this process did.
func (j *Job) Conclude() (*forecast.Result, error) {
	if slices.Contains(j.have, false) {
		panic("dispatch: the job is not done")
	}
	out, err := j.Plan.Conclude(j.results)
	if err == nil {
		out.Timing = j.timing
	}
	return out, err
}
