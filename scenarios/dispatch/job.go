package dispatch

import (
	"slices"
	"time"

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

// Span is the draws From…To−1.
type Span struct{ From, To int }

// All are the draws of the study.
func (j *Job) All() Span { return Span{0, j.Plan.Study.Draws} }

// Done is how many simulations are known.
func (j *Job) Done() int {
	n := 0
	for _, yes := range j.have {
		if yes {
			n++
		}
	}
	return n
}

// tasks are those of some draws that are not wholly done.
func (j *Job) tasks(of Span) []simulate.Task {
	var out []simulate.Task
	for draw := of.From; draw < of.To; draw++ {
		for first := 0; first < j.Plan.Study.Replicates; first += simulate.MaxReplicates {
			t := simulate.Task{Draw: draw, First: first, Count: min(simulate.MaxReplicates, j.Plan.Study.Replicates-first)}
			if !j.done(t) {
				out = append(out, t)
			}
		}
	}
	return out
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
